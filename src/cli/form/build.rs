//! `repere form build`: the shipped questionnaires made again from their single sources.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{Failure, Out, Setting};
use crate::form::assemble::{Source, assemble};

/// Writes the forms that `DIR/source` and `DIR/lists` make, or says with `check` whether they stand as written.
pub fn run(dir: &Path, check: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut texts = Vec::new();
    for (folder, ending) in [("source", "txt"), ("lists", "csv")] {
        for file in files(&dir.join(folder), ending, setting)? {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            texts.push((name, setting.read(&file)?));
        }
    }
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let forms = assemble(&sources).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failure::data(lines.join("\n"))
    })?;
    let mut stale = 0;
    for form in forms {
        let file = dir.join(format!("{}.json", form.id));
        let same = fs::read(&file).is_ok_and(|bytes| bytes == form.json.as_bytes());
        let id = match (same, check) {
            (true, _) => "cli-build-same",
            (false, true) => "cli-build-stale",
            (false, false) => {
                fs::write(&file, &form.json).map_err(|e| setting.unwritable(&file, &e))?;
                "cli-build-written"
            }
        };
        stale += usize::from(!same);
        out.line(
            &setting
                .messages
                .with(id, &[("file", file.display().to_string().into())]),
        )?;
    }
    if check && stale > 0 {
        Err(Failure::told())
    } else {
        Ok(())
    }
}

fn files(folder: &Path, ending: &str, setting: &Setting) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|e| setting.unreadable(folder, &e))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    Ok(files)
}
