//! Files of the person's own: a long answer in their editor, and what a path that is typed leads to.
//!
//! The file given to an editor can be read by its owner only, and is gone when the editor ends.

use crate::locale::Messages;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::Command;

/// Gives a text to `$VISUAL` or `$EDITOR` (else `vi`, `notepad` on Windows) and takes it back.
pub fn edit(text: &str) -> io::Result<String> {
    let file = Scratch::new(text)?;
    let editor = std::env::var("VISUAL")
        .or_else(|_| std::env::var("EDITOR"))
        .ok()
        .filter(|editor| !editor.trim().is_empty())
        .unwrap_or_else(|| {
            if cfg!(windows) {
                "notepad".to_owned()
            } else {
                "vi".to_owned()
            }
        });
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(&file.0).status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{program}: {status}")));
    }
    let edited = std::fs::read_to_string(&file.0)?;
    // Editors end a file with a line break that nobody typed.
    Ok(edited
        .strip_suffix('\n')
        .map_or(edited.as_str(), |text| text.trim_end_matches('\r'))
        .to_owned())
}

/// The name and size of the file at a path, or that there is none; nothing while nothing is typed.
pub fn file(path: &str, messages: &Messages) -> Option<String> {
    if path.trim().is_empty() {
        return None;
    }
    let path = crate::session::path_typed(path);
    let found = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file);
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    Some(match found {
        Some(found) => file_seen(&name, found.len(), messages),
        None => messages.text("file-absent"),
    })
}

/// The words for a file of this name and so many bytes.
pub fn file_seen(name: &str, bytes: u64, messages: &Messages) -> String {
    let name = crate::text::clean::name(name).into_owned();
    let kilobytes = bytes.div_ceil(1024).into();
    messages.with("file-seen", &[("name", name.into()), ("kilobytes", kilobytes)])
}

/// A file of our own, overwritten and removed when done. An editor can only be given text in clear: where the machine has a
/// place in memory, it lies there, so that neither a kill nor a cut of the power leaves it on a disk.
struct Scratch(PathBuf);

/// The user's place in memory, or everybody's, or the folder for temporary files.
fn scratch_folder() -> PathBuf {
    let own = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let in_memory = own.into_iter().chain([PathBuf::from("/dev/shm")]);
    in_memory
        .into_iter()
        .find(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

impl Scratch {
    fn new(text: &str) -> io::Result<Self> {
        let path = scratch_folder().join(format!("repere-{}.txt", std::process::id()));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        let scratch = Self(path);
        file.write_all(text.as_bytes())?;
        Ok(scratch)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Ok(length) = std::fs::metadata(&self.0).map(|found| found.len()) {
            let _ = std::fs::write(&self.0, vec![b' '; length as usize]);
        }
        let _ = std::fs::remove_file(&self.0);
    }
}
