//! Compressed files, inflated up to a limit so that a small file cannot fill the memory.

use crate::PrepareError;
use std::io::Read;

/// The most that a compressed file may inflate to \[bytes\].
pub(crate) const LIMIT: u64 = 2 << 30;

/// Inflates a gzip file.
pub(crate) fn gunzip(file: &str, bytes: &[u8], limit: u64) -> Result<Vec<u8>, PrepareError> {
    read_all(file, flate2::read::MultiGzDecoder::new(bytes), limit)
}

/// The name and the content of the first file in a zip archive whose name ends with `extension` (lower
/// case, with its dot).
pub(crate) fn unzip(
    file: &str,
    bytes: &[u8],
    extension: &str,
    limit: u64,
) -> Result<(String, Vec<u8>), PrepareError> {
    let broken = |e: zip::result::ZipError| {
        PrepareError::new(file, format!("is not a whole zip archive ({e})"), "download it again")
    };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(broken)?;
    let mut names = archive.file_names().filter_map(Result::ok);
    let wanted = names.find(|n| n.to_lowercase().ends_with(extension)).map(|n| n.into_owned());
    drop(names);
    let Some(name) = wanted else {
        return Err(PrepareError::new(
            file,
            format!("the archive holds no {extension} file"),
            "give the archive as it was downloaded, or the file itself",
        ));
    };
    let entry = archive.by_name(&name).map_err(broken)?;
    let content = read_all(file, entry, limit)?;
    Ok((name, content))
}

fn read_all(file: &str, reader: impl Read, limit: u64) -> Result<Vec<u8>, PrepareError> {
    let mut content = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut content).map_err(|e| {
        PrepareError::new(file, format!("the compressed data is damaged ({e})"), "download it again")
    })?;
    if content.len() as u64 > limit {
        return Err(PrepareError::new(
            file,
            format!("inflates to more than {} MB", limit >> 20),
            "cut a smaller extract around the commune",
        ));
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(content).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = gzip(&vec![0; 1 << 20]);
        assert!(bomb.len() < 10_000);
        assert!(gunzip("a.gz", &bomb, 1 << 20).is_ok());
        let error = gunzip("a.gz", &bomb, (1 << 20) - 1).unwrap_err();
        assert!(error.what.contains("more than"), "{error}");
    }

    #[test]
    fn a_cut_file_is_an_error() {
        let whole = gzip(b"some text");
        assert!(gunzip("a.gz", &whole[..whole.len() - 3], LIMIT).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_went_in_comes_out(content in proptest::collection::vec(any::<u8>(), 0..2000)) {
            prop_assert_eq!(gunzip("a.gz", &gzip(&content), LIMIT).unwrap(), content);
        }

        #[test]
        fn no_bytes_panic(content in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = gunzip("a.gz", &content, 1000);
            let _ = unzip("a.zip", &content, ".hgt", 1000);
        }
    }
}
