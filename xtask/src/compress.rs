//! Files as they travel: compressed as well as it goes, as careful hosts do it beforehand.

use anyhow::{Context as _, Result};
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// As brotli.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
        .context("compressing with brotli")?;
    Ok(packed)
}

/// As gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("compressing with gzip")?;
    encoder.finish().context("compressing with gzip")
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip};

    #[test]
    fn what_repeats_itself_gets_small() {
        let bytes = b"a case is one matter from one requester; ".repeat(100);
        assert!(brotli(&bytes).unwrap().len() < 100);
        assert!(gzip(&bytes).unwrap().len() < 150);
    }
}
