//! Work that is left for later belongs into an issue, not into the source.

use super::{Finding, Source};

/// Written in halves, so that this file does not object to itself.
const FORBIDDEN: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// Finds the forbidden words, as whole words in capitals.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| !source.path.ends_with("-lock.json")) {
        for (number, line) in source.text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            let word = words.find(|word| FORBIDDEN.contains(word));
            findings.extend(word.map(|word| Finding::at(source, number, format!("`{word}`"))));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn whole_words_are_found_and_parts_are_not() {
        let word = FORBIDDEN[0];
        assert_eq!(check(&[source("a.md", &format!("fine\n// {word}: later"))])[0].place, "a.md:2");
        assert!(check(&[source("a.md", &format!("{word}S and todo"))]).is_empty());
    }
}
