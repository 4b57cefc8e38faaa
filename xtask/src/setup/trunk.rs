//! Trunk bundles the site. It runs with `--offline`: nothing is fetched behind anyone's back.

use super::crates;
use crate::{process, trouble::Result};

/// The version the project is built with.
const VERSION: &str = "0.21.14";

/// Installs Trunk unless this version, or a later one of the same series, is there.
pub(crate) fn install() -> Result<String> {
    let found = process::output(&mut process::words("trunk --version")).unwrap_or_default();
    if serves(found.trim_start_matches("trunk ")) {
        return Ok(format!("{found} is there"));
    }
    crates::install(&format!("--locked trunk --version {VERSION}"))?;
    Ok(format!("trunk {VERSION} installed"))
}

/// True for 0.21.14, what follows it in 0.21, and 0.22.
fn serves(version: &str) -> bool {
    let mut numbers = version.split(['.', '-']).map_while(|part| part.parse::<u32>().ok());
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(0), Some(21), Some(patch)) => patch >= 14,
        (Some(0), Some(minor), _) => minor == 22,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::serves;

    #[test]
    fn only_tried_series_are_taken() {
        assert!(serves("0.21.14") && serves("0.21.20") && serves("0.22.0-beta.1"));
        assert!(!serves("0.21.9") && !serves("0.20.3") && !serves("1.0.0") && !serves(""));
    }
}
