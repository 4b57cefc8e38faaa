//! Makes one checked table of all words: those of the app (`web/words/`) and those of each theme
//! (`core/src/themes/*/words.toml`); and constants alone for the pages that are loaded later (`web/words/hall/`), so
//! that the first view does not carry their texts. A key without one of the languages, or with other placeholders in one
//! language than in the other, stops the build.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The languages, in the order of the table's columns.
const LANGUAGES: [&str; 2] = ["fr", "en"];

type Words = BTreeMap<String, [String; LANGUAGES.len()]>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let (own, themes) = (root.join("words"), root.join("../core/src/themes"));
    println!("cargo::rerun-if-changed={}", own.display());
    println!("cargo::rerun-if-changed={}", themes.display());
    let mut first = list(&own)?;
    first.extend(list(&themes)?.into_iter().map(|theme| theme.join("words.toml")));
    fs::write(out.join("words.rs"), source(&read(first)?)?)?;
    fs::write(out.join("hall_words.rs"), constants(&read(list(&own.join("hall"))?)?)?)?;
    Ok(())
}

/// The words of some files.
fn read(files: Vec<PathBuf>) -> Result<Words, Box<dyn std::error::Error>> {
    let mut words = Words::new();
    for file in in_order(files) {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file)?;
        let table = text.parse::<toml::Table>().map_err(|e| format!("{}: {e}", file.display()))?;
        collect("", &table, &mut words).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(words)
}

/// What a folder holds.
fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The word files among them, in a fixed order.
fn in_order(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.retain(|file| file.extension().is_some_and(|e| e == "toml") && file.exists());
    files.sort();
    files
}

/// Takes every table that holds languages for a key, and every other one for a part of a key.
fn collect(prefix: &str, table: &toml::Table, words: &mut Words) -> Result<(), String> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        let inner = value.as_table().ok_or_else(|| format!("{key} is not a table of languages"))?;
        if !inner.values().any(toml::Value::is_str) {
            collect(&key, inner, words)?;
            continue;
        }
        if let Some(stranger) = inner.keys().find(|k| !LANGUAGES.contains(&k.as_str())) {
            return Err(format!("{key}: {stranger} is not a language of the table"));
        }
        let mut texts: [String; LANGUAGES.len()] = Default::default();
        for (language, text) in LANGUAGES.iter().zip(&mut texts) {
            let given = inner.get(*language).and_then(toml::Value::as_str).filter(|t| !t.trim().is_empty());
            *text = given.ok_or_else(|| format!("{key} has no {language}"))?.to_owned();
        }
        texts[0] = french_spaces(&texts[0]);
        if placeholders(&texts[0]) != placeholders(&texts[1]) {
            return Err(format!("{key}: the languages have different placeholders"));
        }
        if words.insert(key.clone(), texts).is_some() {
            return Err(format!("{key} stands twice"));
        }
    }
    Ok(())
}

/// French sets a space that does not break before `; : ! ? %` and inside guillemets.
fn french_spaces(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in [";", "!", "?"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"));
    }
    for mark in [":", "%", "»", "€"] {
        text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    text.replace("« ", "«\u{a0}")
}

/// The names between braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<_> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    names.sort_unstable();
    names
}

/// The table, sorted by key, and a constant for each key.
fn source(words: &Words) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(out, "pub(crate) static TABLE: [(&str, [&str; {}]); {}] = [", LANGUAGES.len(), words.len())?;
    for (key, texts) in words {
        writeln!(out, "    ({key:?}, {texts:?}),")?;
    }
    writeln!(
        out,
        "];\n\n/// A constant for each text.\n#[allow(dead_code, missing_docs)]\npub(crate) mod k {{\n    use super::Key;"
    )?;
    for (index, key) in words.keys().enumerate() {
        // Units and months are only ever looked up by their id.
        if let Some(name) = constant(key) {
            writeln!(out, "    pub(crate) const {name}: Key = Key(&super::TABLE[{index}].1);")?;
        }
    }
    writeln!(out, "}}")?;
    Ok(out)
}

/// A constant for each text, and no table: what a program does not name, it does not hold.
fn constants(words: &Words) -> Result<String, std::fmt::Error> {
    words.iter().try_fold(String::new(), |mut out, (key, texts)| {
        if let Some(name) = constant(key) {
            writeln!(out, "pub(crate) const {name}: Key = Key::of(&{texts:?});")?;
        }
        Ok(out)
    })
}

/// The name of a text's constant.
fn constant(key: &str) -> Option<String> {
    let name = key.replace(['.', '-'], "_").to_uppercase();
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then_some(name)
}
