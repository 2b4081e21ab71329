//! The doors through which a form comes in, over the kept corpus and what becomes of it: nothing panics, nothing hangs.
//!
//! The same entry points as the fuzz targets. `REPERE_FUZZ` says how many variants of each file are tried (100 by
//! default); what a fuzzer found goes into `fuzz/corpus` and is tried here ever after.

use std::path::PathBuf;
use std::time::{Duration, Instant};

#[path = "../fuzz/fuzz_targets/entry.rs"]
pub(crate) mod entry;

/// What no input may take, even unoptimised on a busy machine: a bound, not a measure.
const LONG: Duration = Duration::from_secs(20);

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 24] = [
    "(",
    ")",
    "[",
    "]",
    "'",
    "\"",
    "${",
    "}",
    "/",
    "..",
    " div ",
    "-",
    ",",
    ";",
    "\n",
    "{",
    ":",
    "|",
    "\0",
    "é",
    "9999999999",
    "\"survey\"",
    "begin repeat",
    "${a}",
];

/// Numbers that look random and are the same in every run (xorshift64).
struct Numbers(u64);

impl Numbers {
    /// Numbers of their own for each variant of each file (FNV over the name, then SplitMix64's finisher: neighbouring
    /// seeds would give nearly the same changes).
    fn of(file: &str, variant: u64) -> Self {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325 ^ variant, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        let mixed = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((mixed ^ mixed >> 31) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high bits: the low ones follow each other.
        ((self.0 >> 32) % limit.max(1) as u64) as usize
    }
}

/// One to four changes: a bit, a stretch gone, a stretch twice, a piece put in.
fn changed(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(4) {
        let (from, length) = (numbers.below(bytes.len()), 1 + numbers.below(12));
        let to = (from + length).min(bytes.len());
        match numbers.below(4) {
            0 if !bytes.is_empty() => bytes[from] ^= 1 << numbers.below(8),
            1 => drop(bytes.drain(from..to)),
            2 => {
                let again = bytes[from..to].to_vec();
                bytes.splice(from..from, again);
            }
            _ => {
                let piece = PIECES[numbers.below(PIECES.len())].bytes();
                bytes.splice(from..from, piece);
            }
        }
    }
    bytes
}

fn corpus(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let named = |path: PathBuf| (path.display().to_string(), std::fs::read(path).unwrap());
    files.into_iter().map(named).collect()
}

pub(crate) fn try_all(name: &str, entry: fn(&[u8])) {
    let variants = std::env::var("REPERE_FUZZ")
        .ok()
        .and_then(|count| count.parse().ok());
    let variants: u64 = variants.unwrap_or(100);
    let mut tried = 0;
    for (file, bytes) in corpus(name) {
        entry(&bytes);
        for number in 0..variants {
            let mut numbers = Numbers::of(&file, number);
            let variant = changed(&bytes, &mut numbers);
            let started = Instant::now();
            let outcome = std::panic::catch_unwind(|| entry(&variant));
            assert!(
                started.elapsed() < LONG,
                "{file}, variant {number} hangs: {:?}",
                started.elapsed()
            );
            assert!(
                outcome.is_ok(),
                "{file}, variant {number}: {:?}",
                String::from_utf8_lossy(&variant)
            );
            tried += 1;
        }
    }
    println!("{name}: {tried} variants of {} files", corpus(name).len());
}

#[test]
fn no_expression_panics() {
    try_all("expression", entry::expression);
}

#[test]
fn no_file_panics() {
    try_all("sheet", entry::sheet);
}

#[test]
fn no_json_panics() {
    try_all("json", entry::json);
}
