//! A file that does one job is short.

use super::{Finding, Source};

const LONGEST: usize = 400;

/// Files that may be longer. Empty, and meant to stay so.
const LONGER: &[&str] = &[];

/// Finds the files that are too long.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let code = |path: &str| [".rs", ".js", ".mjs", ".ts", ".css"].iter().any(|ending| path.ends_with(ending));
    let checked =
        sources.iter().filter(|source| code(&source.path) && !LONGER.contains(&source.path.as_str()));
    checked
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > LONGEST).then(|| Finding {
                place: source.path.clone(),
                what: format!("{lines} lines, and {LONGEST} are the most: it does more than one job"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn the_line_after_the_last_allowed_one_is_found() {
        let lines = |count: usize| source("core/src/a.rs", &"//\n".repeat(count));
        assert!(check(&[lines(LONGEST)]).is_empty());
        assert_eq!(check(&[lines(LONGEST + 1)]).len(), 1);
    }
}
