//! A file written whole or not at all, and read back: a stick that lies is noticed here and not in the capital.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Why a file does not count as written.
#[derive(Debug)]
pub enum Unwritten {
    /// The system said no.
    System(io::Error),
    /// It was written, and reads otherwise: the medium is broken, or pretends to be larger than it is.
    Differs,
}

/// Writes a file under another name, syncs it, renames it, and reads it back from the medium.
///
/// What stood under the name before stays until the new one is whole.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    let mut beside = path.file_name().unwrap_or_default().to_owned();
    beside.push(".part");
    let part = path.with_file_name(beside);
    let written = write(&part, bytes).and_then(|()| {
        if read_back(&part).map_err(Unwritten::System)? == bytes {
            fs::rename(&part, path).map_err(Unwritten::System)
        } else {
            Err(Unwritten::Differs)
        }
    });
    if written.is_err() {
        let _ = fs::remove_file(&part);
        return written;
    }
    sync_folder(path).map_err(Unwritten::System)
}

fn write(part: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    let mut file = File::create(part).map_err(Unwritten::System)?;
    file.write_all(bytes).map_err(Unwritten::System)?;
    file.sync_all().map_err(Unwritten::System)
}

/// Reads from the medium and not from the memory that remembers what was written to it, where the system knows how.
fn read_back(path: &Path) -> io::Result<Vec<u8>> {
    #[cfg(target_os = "linux")]
    {
        let file = File::open(path)?;
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
    }
    fs::read(path)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // A file system that cannot sync a folder (some sticks, some shares) has kept the file all the same.
        let _ = File::open(folder)?.sync_all();
    }
    let _ = path;
    Ok(())
}
