//! What a part of the house may not know.

use super::{Finding, Source};

/// Where a boundary holds, what may not be named there, and why.
struct Boundary {
    below: &'static [&'static str],
    except: &'static [&'static str],
    unknown: &'static [&'static str],
    why: &'static str,
}

/// What lies outside a crate that computes: page, clock, files, network, processes.
const OUTSIDE: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "leptos",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "std::thread",
    "web_time",
];

const BOUNDARIES: &[Boundary] = &[
    Boundary {
        below: &["core/src/models/"],
        except: &[],
        unknown: &[
            "crate::themes",
            "crate::twin",
            "crate::territory",
            "crate::scenario",
            "crate::outcome",
            "crate::report",
            "crate::participation",
            "crate::exchange",
        ],
        why: "models take plain numbers and give plain numbers",
    },
    Boundary {
        below: &["core/src/territory", "core/src/scenario", "core/src/outcome", "core/src/participation"],
        except: &[],
        unknown: &["crate::themes", "crate::twin"],
        why: "territory, scenario, outcome and participation know no theme",
    },
    Boundary {
        below: &["core/src/themes/"],
        except: &[],
        unknown: &["crate::twin", "crate::report", "crate::participation", "crate::exchange"],
        why: "the twin runs the themes, and they do not know it",
    },
    Boundary {
        below: &["core/src/"],
        except: &[],
        unknown: OUTSIDE,
        why: "the core reads no clock, file, network or page",
    },
    Boundary {
        below: &["prepare/src/"],
        except: &[],
        unknown: &["std::fs", "std::net", "std::env", "std::process"],
        why: "preparing turns bytes into bytes",
    },
    Boundary {
        below: &["core/src/participation", "core/src/exchange"],
        except: &[],
        unknown: &["rand", "getrandom", "age::x25519", "age::Encryptor", "ed25519_dalek", "parvis_sealing"],
        why: "forms and rules draw no randomness: sealing and signing stand in a crate of their own",
    },
    Boundary {
        below: &["sealing/src/"],
        except: &["sealing/src/seal/vectors.rs"],
        unknown: OUTSIDE,
        why: "sealing turns records into lines and back; the caller reads and writes them",
    },
    Boundary {
        below: &["validation/src/"],
        except: &[],
        unknown: &["std::fs", "std::net"],
        why: "the caller brings the data",
    },
];

/// Finds names that cross a boundary.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.path.ends_with(".rs")) {
        let lies = |parts: &[&str]| parts.iter().any(|part| source.path.starts_with(part));
        for boundary in BOUNDARIES.iter().filter(|boundary| lies(boundary.below) && !lies(boundary.except)) {
            for (line, path) in paths_in(&source.text) {
                let crossed = boundary.unknown.iter().find(|unknown| names(&path, unknown));
                findings.extend(crossed.map(|name| {
                    Finding::at(source, line, format!("`{name}` is not known here: {}", boundary.why))
                }));
            }
        }
    }
    findings
}

/// True when a path of Rust has just reached `unknown`.
fn names(path: &str, unknown: &str) -> bool {
    path.strip_suffix(unknown).is_some_and(|before| before.is_empty() || before.ends_with("::"))
}

/// Every path of the code (`a::b::c`) with its line, comments left out and `use` groups written out.
fn paths_in(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // The path so far, and those before each open brace of a group.
    let (mut path, mut groups) = (String::new(), Vec::<String>::new());
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let mut rest = code;
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            if word > 0 {
                if !path.is_empty() && !path.ends_with("::") {
                    path.clone_from(groups.last().unwrap_or(&String::new()));
                }
                path.push_str(&rest[..word]);
                found.push((number, path.clone()));
                rest = &rest[word..];
            } else if let Some(after) = rest.strip_prefix("::") {
                path.push_str("::");
                rest = after;
            } else {
                match first {
                    '{' => groups.push(if path.ends_with("::") { path.clone() } else { String::new() }),
                    '}' => drop(groups.pop()),
                    _ => {}
                }
                if !first.is_whitespace() {
                    path.clone_from(groups.last().unwrap_or(&String::new()));
                }
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    fn places(path: &str, text: &str) -> Vec<String> {
        check(&[source(path, text)]).into_iter().map(|finding| finding.place).collect()
    }

    #[test]
    fn a_model_that_knows_the_territory_is_found_however_it_is_written() {
        let path = "core/src/models/air/plume.rs";
        assert_eq!(places(path, "use crate::territory::Grid;"), [format!("{path}:1")]);
        let group = "use crate::{\n    models::check,\n    territory::{Cell, Grid},\n};";
        assert_eq!(places(path, group), [format!("{path}:3")]);
        assert_eq!(places(path, "fn f(grid: &crate::territory::Grid) {}"), [format!("{path}:1")]);
        assert!(
            places(path, "use crate::models::{check, territory_like};\n// not crate::territory").is_empty()
        );
    }

    #[test]
    fn the_core_has_no_clock() {
        assert_eq!(places("core/src/twin.rs", "use std::{collections::BTreeMap, time::Instant};").len(), 1);
        assert!(places("cli/src/main.rs", "use std::time::Instant;").is_empty());
        assert!(places("core/src/twin.rs", "use crate::themes::Theme; struct Instantaneous;").is_empty());
    }

    #[test]
    fn the_core_seals_nothing_and_sealing_reads_no_file() {
        assert_eq!(places("core/src/participation/card.rs", "use ed25519_dalek::SigningKey;").len(), 1);
        assert_eq!(places("sealing/src/inbox.rs", "let text = std::fs::read(path);").len(), 1);
        assert!(places("sealing/src/seal.rs", "use age::x25519;").is_empty());
    }

    #[test]
    fn a_block_ends_its_group() {
        let text = "use crate::{models::a};\nfn f() { if x { territory::b() } }";
        assert!(places("core/src/models/a.rs", text).is_empty());
    }
}
