//! What is to be said of the place where a data folder lies, before anyone trusts it with a morning's work.
//!
//! A database needs a disk that keeps its word: bundles may lie on a stick or in a synchronised folder, the database not.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Below this no new folder is made and no interview begun.
const FULL: u64 = 16 * 1024 * 1024;
/// Below this the user is told.
const NEARLY_FULL: u64 = 256 * 1024 * 1024;

/// Something about a place that a user must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// It can only be read.
    ReadOnly,
    /// There is no room left for work.
    Full {
        /// Bytes free.
        free: u64,
    },
    /// There is little room left.
    NearlyFull {
        /// Bytes free.
        free: u64,
    },
    /// A file system without a journal or locks (FAT, exFAT).
    Fat,
    /// A file system on another machine.
    Network {
        /// Its kind.
        kind: &'static str,
    },
    /// In memory: gone when the machine stops.
    Memory,
    /// A medium that can be pulled out.
    Removable,
    /// A folder that a program copies to elsewhere while it changes.
    Synchronised {
        /// The program.
        by: &'static str,
        /// The folder that it watches.
        root: PathBuf,
    },
    /// Others on this machine can look into it.
    OpenToOthers,
}

impl Warning {
    /// Whether no data folder may be made there.
    pub fn refuses(&self) -> bool {
        matches!(
            self,
            Self::ReadOnly | Self::Full { .. } | Self::Fat | Self::Network { .. }
        )
    }
}

/// What a machine says of the medium below a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Medium {
    /// Nothing can be written.
    pub read_only: bool,
    /// Bytes free to this user, where the machine says.
    pub free: Option<u64>,
    /// The kind of file system, by its number in `statfs(2)`.
    pub kind: Option<u32>,
    /// The disk says that it can be pulled out.
    pub removable: bool,
}

impl Medium {
    /// What there is to say of such a medium, the worst first.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut found = Vec::new();
        if self.read_only {
            found.push(Warning::ReadOnly);
        }
        match self.free {
            Some(free) if free < FULL => found.push(Warning::Full { free }),
            Some(free) if free < NEARLY_FULL => found.push(Warning::NearlyFull { free }),
            _ => {}
        }
        found.extend(self.kind.and_then(of_kind));
        if self.removable {
            found.push(Warning::Removable);
        }
        found
    }
}

/// Kinds of file system by their numbers (`statfs(2)`, `linux/magic.h`, and each file system's own source).
fn of_kind(kind: u32) -> Option<Warning> {
    Some(match kind {
        0x4d44 | 0x2011_bab0 => Warning::Fat,
        0x6969 => Warning::Network { kind: "NFS" },
        0x517b | 0xfe53_4d42 | 0xff53_4d42 => Warning::Network { kind: "SMB" },
        0x00c3_6400 => Warning::Network { kind: "Ceph" },
        0x5346_414f | 0x6b41_4653 => Warning::Network { kind: "AFS" },
        0x0102_1997 => Warning::Network { kind: "9P" },
        0x0102_1994 | 0x8584_58f6 => Warning::Memory,
        _ => return None,
    })
}

/// What there is to say of `folder`, which may not exist yet.
pub fn warnings(folder: &Path) -> Vec<Warning> {
    let existing = folder
        .ancestors()
        .find(|path| path.is_dir())
        .unwrap_or(Path::new("."));
    let mut found = machine::medium(existing).warnings();
    found.extend(synchronised(folder));
    if existing == folder && machine::open_to_others(folder) {
        found.push(Warning::OpenToOthers);
    }
    found
}

/// How many bytes are free at `folder`, where the machine says.
pub fn free(folder: &Path) -> Option<u64> {
    machine::free(folder)
}

/// Names and marks by which folders of synchronising programs are known.
const MARKS: [(&str, &str); 12] = [
    (".stfolder", "Syncthing"),
    (".stversions", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync.ffs_db", "FreeFileSync"),
    (".seafile-data", "Seafile"),
    (".megaignore", "MEGA"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
];
const NAMES: [(&str, &str); 8] = [
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("iCloudDrive", "iCloud"),
    ("Mobile Documents", "iCloud"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
];

fn synchronised(folder: &Path) -> Option<Warning> {
    for root in folder.ancestors() {
        let marked = MARKS.iter().find(|(mark, _)| root.join(mark).exists());
        let named = root.file_name().and_then(OsStr::to_str).and_then(|name| {
            // "OneDrive - Université", "Dropbox (équipe)": the program's name comes first.
            NAMES.iter().find(|(known, _)| {
                name.strip_prefix(known)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '_']))
            })
        });
        if let Some((_, by)) = marked.or(named) {
            return Some(Warning::Synchronised {
                by,
                root: root.to_owned(),
            });
        }
    }
    None
}

#[cfg(unix)]
mod machine {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::path::Path;

    use super::Medium;

    pub(super) fn medium(folder: &Path) -> Medium {
        Medium {
            read_only: rustix::fs::statvfs(folder)
                .is_ok_and(|at| at.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY))
                || rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err(),
            free: free(folder),
            kind: kind(folder),
            removable: is_removable(folder),
        }
    }

    pub(super) fn free(folder: &Path) -> Option<u64> {
        let at = rustix::fs::statvfs(folder).ok()?;
        Some(at.f_bavail.saturating_mul(at.f_frsize))
    }

    pub(super) fn open_to_others(folder: &Path) -> bool {
        std::fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
    }

    #[cfg(target_os = "linux")]
    fn kind(folder: &Path) -> Option<u32> {
        Some(rustix::fs::statfs(folder).ok()?.f_type as u32)
    }

    #[cfg(not(target_os = "linux"))]
    fn kind(_folder: &Path) -> Option<u32> {
        None
    }

    /// A disk says so itself; a partition asks the disk above it.
    #[cfg(target_os = "linux")]
    fn is_removable(folder: &Path) -> bool {
        let Ok(metadata) = std::fs::metadata(folder) else {
            return false;
        };
        let (major, minor) = (
            rustix::fs::major(metadata.dev()),
            rustix::fs::minor(metadata.dev()),
        );
        ["removable", "../removable"].iter().any(|name| {
            let says = std::fs::read_to_string(format!("/sys/dev/block/{major}:{minor}/{name}"));
            says.is_ok_and(|text| text.trim() == "1")
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn is_removable(_folder: &Path) -> bool {
        false
    }
}

#[cfg(not(unix))]
mod machine {
    use std::path::Path;

    use super::Medium;

    pub(super) fn medium(folder: &Path) -> Medium {
        Medium {
            read_only: std::fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().readonly()),
            ..Medium::default()
        }
    }

    pub(super) fn free(_folder: &Path) -> Option<u64> {
        None
    }

    pub(super) fn open_to_others(_folder: &Path) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_below_a_mark_or_a_name_is_synchronised() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(".stfolder")).unwrap();
        let found = synchronised(&root.path().join("study/data"));
        assert_eq!(
            found,
            Some(Warning::Synchronised {
                by: "Syncthing",
                root: root.path().to_owned()
            })
        );

        for (path, by) in [
            ("/x/OneDrive - Univ/d", Some("OneDrive")),
            ("/x/Dropbox/d", Some("Dropbox")),
            ("/x/d", None),
        ] {
            let found = synchronised(Path::new(path));
            assert_eq!(
                found.map(|w| matches!(w, Warning::Synchronised { by: b, .. } if Some(b) == by)),
                by.map(|_| true)
            );
        }
    }

    #[test]
    fn every_mark_and_every_name_is_known() {
        for (mark, by) in MARKS {
            let root = tempfile::tempdir().unwrap();
            std::fs::write(root.path().join(mark), "").unwrap();
            let found = synchronised(&root.path().join("data"));
            let root = root.path().to_owned();
            assert_eq!(found, Some(Warning::Synchronised { by, root }), "{mark}");
        }
        for (name, by) in NAMES {
            let root = PathBuf::from("/x").join(name);
            let found = synchronised(&root.join("study/data"));
            assert_eq!(found, Some(Warning::Synchronised { by, root }), "{name}");
        }
    }

    /// No machine of the tests has these media: what such a machine says is given.
    #[test]
    fn a_medium_that_does_not_keep_its_word_is_told_and_some_are_refused() {
        let disk = Medium {
            free: Some(NEARLY_FULL),
            kind: Some(0xef53),
            ..Medium::default()
        };
        assert_eq!(disk.warnings(), []);
        let stick = Medium {
            kind: Some(0x4d44),
            removable: true,
            ..disk.clone()
        };
        assert_eq!(stick.warnings(), [Warning::Fat, Warning::Removable]);
        let of = |kind| {
            Medium {
                kind: Some(kind),
                ..disk.clone()
            }
            .warnings()
        };
        for (kind, name) in [
            (0x6969, "NFS"),
            (0xff53_4d42, "SMB"),
            (0xfe53_4d42, "SMB"),
            (0x517b, "SMB"),
            (0x0102_1997, "9P"),
            (0x5346_414f, "AFS"),
        ] {
            assert_eq!(of(kind), [Warning::Network { kind: name }]);
            assert!(of(kind)[0].refuses());
        }
        assert_eq!(of(0x2011_bab0), [Warning::Fat]);
        assert_eq!(of(0x0102_1994), [Warning::Memory]);
        let left = |free| {
            Medium {
                free: Some(free),
                ..disk.clone()
            }
            .warnings()
        };
        assert_eq!(left(FULL - 1), [Warning::Full { free: FULL - 1 }]);
        assert_eq!(left(FULL), [Warning::NearlyFull { free: FULL }]);
        assert!(!left(FULL)[0].refuses() && !Warning::Removable.refuses() && Warning::Fat.refuses());
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_that_others_can_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        std::fs::set_permissions(root.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        assert!(warnings(root.path()).contains(&Warning::OpenToOthers));
        std::fs::set_permissions(root.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        assert!(!warnings(root.path()).contains(&Warning::OpenToOthers));
    }
}
