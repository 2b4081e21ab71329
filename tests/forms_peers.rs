//! The shipped forms open unchanged in pyxform, and pass ODK Validate where Java is there.
//!
//! `REPERE_PYTHON` names a Python that has pyxform; without, `python3` is tried, and the test skips itself loudly.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Gives every row the columns of its sheet, as a workbook would, and hands the sheets to pyxform.
const CONVERT: &str = r#"
import json, shutil, sys
from pyxform.xls2xform import convert
src = json.load(open(sys.argv[1], encoding="utf8"))
for sheet in list(src):
    columns = list(dict.fromkeys(c for row in src[sheet] for c in row))
    src[sheet + "_header"] = [{c: None for c in columns}]
made = convert(xlsform=src, validate=shutil.which("java") is not None, pretty_print=False, form_name="data")
print("\n".join(made.warnings))
"#;

fn forms() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let entries = std::fs::read_dir(folder).expect("the folder of forms");
    let mut found: Vec<PathBuf> = entries
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .filter(|p| std::fs::read_to_string(p).is_ok_and(|text| text.contains("\"survey\"")))
        .collect();
    found.sort();
    found
}

#[test]
fn every_form_opens_in_pyxform_without_a_complaint() {
    let python = std::env::var("REPERE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let there = Command::new(&python).args(["-c", "import pyxform"]).output();
    if !there.is_ok_and(|o| o.status.success()) {
        eprintln!("SKIPPED: no pyxform in {python} (REPERE_PYTHON names another)");
        return;
    }
    for form in forms() {
        let run = Command::new(&python)
            .args(["-c", CONVERT])
            .arg(&form)
            .output()
            .expect("python runs");
        let said = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
        assert!(
            run.status.success() && said.trim().is_empty(),
            "{}: {said}",
            form.display()
        );
    }
}
