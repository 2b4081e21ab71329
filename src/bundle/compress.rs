//! Brotli with a dictionary, and its undoing under a cap: 405 bytes can claim to be 256 MiB.

use std::io::{self, Read};

use brotli::Decompressor;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;

/// Below this the slowest setting takes a blink; above, it costs 2.4 times the time for 1.5 % of the bytes.
const SLOWEST_BELOW: usize = 30_000;
/// The window, as a power of two: a dictionary and a day's interviews lie in it together.
const WINDOW: i32 = 22;
/// A dictionary is no longer than half the window.
pub(super) const MAX_DICTIONARY: usize = 1 << 21;

/// Why bytes do not decompress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflation {
    /// Longer than the cap.
    Beyond,
    /// Not what brotli writes with this dictionary.
    Damaged,
}

/// Compresses; the reader needs the same dictionary.
pub(super) fn compress(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality: if bytes.len() < SLOWEST_BELOW { 11 } else { 10 },
        lgwin: WINDOW,
        size_hint: bytes.len(),
        mode: BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    let (mut input, mut buffer) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    brotli::BrotliCompressCustomIoCustomDict(
        &mut brotli::IoReaderWrapper(&mut &bytes[..]),
        &mut brotli::IoWriterWrapper(&mut out),
        &mut input,
        &mut buffer,
        &parameters,
        brotli::enc::StandardAlloc::default(),
        &mut |_, _, _, _| (),
        dictionary,
        io::Error::from(io::ErrorKind::UnexpectedEof),
    )
    .expect("invariant: reading and writing memory does not fail");
    out
}

/// Decompresses, stopping one byte beyond the cap whatever the bytes claim.
pub(super) fn decompress(bytes: &[u8], dictionary: &[u8], cap: u64) -> Result<Vec<u8>, Inflation> {
    let mut out = Vec::new();
    Decompressor::new_with_custom_dict(bytes, 1 << 16, dictionary.to_vec().into())
        .take(cap + 1)
        .read_to_end(&mut out)
        .map_err(|_| Inflation::Damaged)?;
    if out.len() as u64 > cap {
        return Err(Inflation::Beyond);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compressed_comes_back_with_its_dictionary_only() {
        let (text, dictionary) = (
            "la commune de Ganzourgou ".repeat(40),
            "commune Ganzourgou ".repeat(9) + "\0",
        );
        let small = compress(text.as_bytes(), dictionary.as_bytes());
        assert!(small.len() < 40, "{} bytes", small.len());
        assert_eq!(
            decompress(&small, dictionary.as_bytes(), 2000).as_deref(),
            Ok(text.as_bytes())
        );
        assert_ne!(decompress(&small, b"", 2000).as_deref(), Ok(text.as_bytes()));
    }

    #[test]
    fn a_bomb_stops_at_the_cap() {
        let bomb = compress(&vec![b'['; 8 << 20], b"");
        assert!(bomb.len() < 200, "{} bytes", bomb.len());
        assert_eq!(decompress(&bomb, b"", 1 << 20), Err(Inflation::Beyond));
    }
}
