//! A link in a document leads to a file of the project, and to a heading that is there.

use super::{Finding, Source};
use crate::paths;
use std::path::{Component, Path, PathBuf};

/// Finds links that lead nowhere.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.path.ends_with(".md")) {
        for (number, link) in links(&source.text) {
            if !leads(source, link, sources) {
                findings.push(Finding::at(source, number, format!("`{link}` leads nowhere")));
            }
        }
    }
    findings
}

/// The targets of `[text](target)` inside the project, with their lines.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (number, line) in text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        let targets =
            line.match_indices("](").filter_map(|(at, mark)| line[at + mark.len()..].split(')').next());
        let own = targets.filter(|link| !link.contains("://") && !link.starts_with("mailto:"));
        found.extend(own.filter(|_| !fenced).map(|link| (number, link)));
    }
    found
}

fn leads(source: &Source, link: &str, sources: &[Source]) -> bool {
    let (file, heading) = link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
    let path = if file.is_empty() { source.path.clone() } else { beside(&source.path, file) };
    let Some(heading) = heading else { return paths::at(&path).exists() };
    let document = sources.iter().find(|source| source.path == path);
    document
        .is_some_and(|document| document.text.lines().any(|line| anchor(line).as_deref() == Some(heading)))
}

/// `file` as seen from the document `from`, written from the project's folder.
fn beside(from: &str, file: &str) -> String {
    let mut path = PathBuf::new();
    for part in Path::new(from).parent().unwrap_or(Path::new("")).join(file).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(part) => path.push(part),
            _ => {}
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

/// The anchor that a heading gets where the documents are read.
fn anchor(line: &str) -> Option<String> {
    let heading = line.trim_start_matches('#');
    let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
    (heading.len() < line.len())
        .then(|| heading.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn a_link_to_nothing_is_found() {
        let text = "[a](../Cargo.toml) [b](missing.md) [c](https://example.org/x)\n```\n[d](missing.md)\n```";
        let findings = check(&[source("docs/A.md", text)]);
        assert_eq!(
            findings,
            [Finding { place: "docs/A.md:1".into(), what: "`missing.md` leads nowhere".into() }]
        );
    }

    #[test]
    fn a_heading_is_found_by_its_anchor() {
        let documents =
            [source("docs/A.md", "[b](B.md#two-words)\n[c](#nowhere)"), source("docs/B.md", "## Two words!")];
        assert_eq!(check(&documents)[0].place, "docs/A.md:2");
    }
}
