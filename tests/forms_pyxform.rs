//! The shipped forms in the reference converter: pyxform reads them as they are.

use std::process::{Command, Stdio};

use crate::support::Laptop;

/// Reads a workbook as JSON from standard input and converts it; warnings go to standard output.
const CONVERT: &str = "
import json, sys
from pyxform.xls2xform import convert
sheets = json.load(sys.stdin)
for name, rows in list(sheets.items()):
    sheets[name + '_header'] = [{key: None for row in rows for key in row}]
warnings = []
convert(sheets, warnings=warnings, form_name='data', validate=False)
print('\\n'.join(warnings))
";

fn pyxform() -> bool {
    let there = Command::new("python3")
        .args(["-c", "import pyxform"])
        .stderr(Stdio::null())
        .status();
    let there = there.is_ok_and(|status| status.success());
    if !there {
        eprintln!("SKIPPED: python3 has no pyxform here");
    }
    there
}

#[test]
fn core_has_no_problem_and_opens_in_pyxform() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/forms/core.json");
    let found = Laptop::new().run(&["form", "check", file]);
    assert_eq!((found.status, found.err.as_str()), (Some(0), ""), "{}", found.out);
    if !pyxform() {
        return;
    }
    let output = Command::new("python3")
        .args(["-c", CONVERT])
        .stdin(std::fs::File::open(file).expect("the form ships"))
        .output()
        .expect("python starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
