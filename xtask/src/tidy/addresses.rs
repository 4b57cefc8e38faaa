//! What holds on one machine alone: its folders, and the registry that it happens to use.

use super::{Finding, Source};

/// The beginnings of folders that belong to somebody.
const FOLDERS: &[&str] = &["/home/", "/root/", "/Users/", "/work/", "C:\\Users\\"];

/// What ties a lock or settings file to one registry.
const REGISTRIES: &[(&str, &str)] = &[
    ("package-lock.json", "\"resolved\""),
    (".npmrc", "registry="),
    (".cargo/config.toml", "[source"),
    (".cargo/config.toml", "[registries"),
];

/// Finds both.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.path != "xtask/src/tidy/addresses.rs") {
        for (number, line) in source.text.lines().enumerate() {
            let folder = FOLDERS.iter().find(|folder| begins(line, folder));
            findings.extend(
                folder.map(|folder| Finding::at(source, number, format!("a folder below `{folder}`"))),
            );
            let tied =
                |(path, text): &&(&str, &str)| source.path == *path && line.trim_start().starts_with(text);
            let tie = REGISTRIES.iter().find(tied);
            findings.extend(
                tie.map(|(_, text)| Finding::at(source, number, format!("`{text}` names a registry"))),
            );
        }
    }
    findings
}

/// True when `folder` begins a path in the line; inside a longer path or a web address it does not.
fn begins(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:[<".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn a_folder_of_somebody_is_found_and_a_web_address_is_not() {
        assert_eq!(check(&[source("a.rs", "read(\"/home/ada/data\")")]).len(), 1);
        assert!(check(&[source("a.rs", "// https://example.org/home/page")]).is_empty());
    }

    #[test]
    fn a_lock_file_names_no_registry() {
        let line = "      \"resolved\": \"https://registry.example.org/a.tgz\",";
        assert_eq!(check(&[source("package-lock.json", line)]).len(), 1);
        assert!(check(&[source("other.json", line)]).is_empty());
    }
}
