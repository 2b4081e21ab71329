//! Packs the shipped questionnaires: as text they are 1.7 MB of the binary, packed a tenth of it.
//!
//! Nothing else happens here: the forms themselves are assembled by `repere form build` and held up to date by a test.

use std::io::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

/// Brotli's quality and window: what packs a form in moments even without optimisation.
const QUALITY: u32 = 9;
const WINDOW: u32 = 22;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=forms");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("invariant: cargo names the folder")).join("forms");
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir("forms")? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let mut packed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
            packed.write_all(&fs::read(&path)?)?;
            let name = path
                .file_stem()
                .expect("invariant: a file that ends in .json has a stem");
            fs::write(out.join(name).with_extension("br"), packed.into_inner())?;
        }
    }
    Ok(())
}
