//! `cargo xtask budget`: what the site costs, against what it may cost.
//!
//! Sizes are read from dist/. Requests, DOM nodes, memory and the time from lever to map are measured
//! in the browser, by the tests that are marked `@budget`. To raise a budget takes a written reason in
//! docs/decisions/.

use crate::{
    args::Args,
    browser, paths, say,
    trouble::{At, Result, Trouble},
};
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Bytes after gzip.
// Raised from 250 kB and 800 kB for the reasons in docs/decisions/0006-sizes.md.
const FIRST_VIEW: u64 = 480_000;
const FIRST_VIEW_FILES: u64 = 10;
const ALL_BUT_PACKS: u64 = 1_450_000;
const PACK: u64 = 2_000_000;
/// What a page loads that few open: the vote, the check of the models.
// Raised from 700 kB: docs/decisions/0006-sizes.md.
const LATER: u64 = 810_000;
/// The programs that are loaded with such a page, by how their files begin.
const LATER_PROGRAMS: [&str; 2] = ["parvis-hall", "parvis-validate"];

/// `cargo xtask budget`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let sizes = sizes();
    if browser::has_tests() {
        browser::playwright("--grep @budget")?;
    }
    sizes.map(drop)
}

/// Prints the sizes of dist/ beside their budgets; an error if one is above.
pub(crate) fn sizes() -> Result<String> {
    let dist = paths::dist();
    let first_view = first_view(&dist)?;
    let (packs, site): (Vec<_>, Vec<_>) =
        paths::files_below(&dist).into_iter().partition(|file| file.starts_with(dist.join("territories")));
    let begins =
        |file: &Path, name: &str| file.file_name().is_some_and(|own| own.to_string_lossy().starts_with(name));
    let (later, site): (Vec<_>, Vec<_>) =
        site.into_iter().partition(|file| LATER_PROGRAMS.iter().any(|name| begins(file, name)));
    let mut table = Table::default();
    table.row("first view, before the map", gzipped(&first_view)?, FIRST_VIEW, say::kilobytes);
    table.row("its files", first_view.len() as u64, FIRST_VIEW_FILES, |number| number.to_string());
    table.row("map open, all but the packs", gzipped(&site)?, ALL_BUT_PACKS, say::kilobytes);
    for name in LATER_PROGRAMS {
        let own = later.iter().filter(|file| begins(file, name));
        table.row(&format!("{name}, when it is opened"), gzipped(own)?, LATER, say::kilobytes);
    }
    for folder in
        packs.iter().filter(|file| file.ends_with("territory.json")).filter_map(|file| file.parent())
    {
        let pack = packs.iter().filter(|file| file.starts_with(folder));
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        table.row(&format!("pack {name}"), gzipped(pack)?, PACK, say::kilobytes);
    }
    match table.above.as_slice() {
        [] => Ok("within the budgets".into()),
        above => Err(Trouble::new(format!("above the budget: {}", above.join(", ")))),
    }
}

/// What is measured, with a note of what is above its budget.
#[derive(Default)]
struct Table {
    above: Vec<String>,
}

impl Table {
    fn row(&mut self, what: &str, measured: u64, at_most: u64, shown: fn(u64) -> String) {
        let verdict = if measured <= at_most { "ok" } else { "ABOVE" };
        say::line(&format!("{what:<32}{:>12} of {:>12}  {verdict}", shown(measured), shown(at_most)));
        if measured > at_most {
            self.above.push(what.into());
        }
    }
}

/// The files that the page names, and the modules that those import: what a browser loads on its own.
fn first_view(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut open = vec![dist.join("index.html")];
    while let Some(file) = open.pop() {
        if !file.is_file() || !files.insert(file.clone()) {
            continue;
        }
        let marks: &[&str] = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") => &["href=\"", "src=\""],
            Some("js") => &["from '", "from \"", "import '", "import \"", "module_or_path: '"],
            _ => continue,
        };
        let text = fs::read_to_string(&file).at(&file)?;
        let folder = file.parent().unwrap_or(dist);
        open.extend(named(&text, marks).map(|name| folder.join(name.trim_start_matches("./"))));
    }
    Ok(files)
}

/// What stands after one of the marks, up to the closing quote.
fn named<'a>(text: &'a str, marks: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let after =
        marks.iter().flat_map(move |mark| text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]));
    after.filter_map(|rest| rest.split(['"', '\'']).next())
}

/// The size of the files, each compressed as a host would.
fn gzipped<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<u64> {
    files.into_iter().try_fold(0, |sum, file| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        let packed = encoder.write_all(&fs::read(file).at(file)?).and_then(|()| encoder.finish()).at(file)?;
        Ok(sum + packed.len() as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_follows_the_page_and_its_modules() {
        let dist = std::env::temp_dir().join(format!("xtask-budget-{}", std::process::id()));
        fs::create_dir_all(dist.join("map")).unwrap();
        for (name, text) in [
            ("index.html", "<script src=\"./boot.js\"></script><link href=\"./a.css\">"),
            ("boot.js", "import init from './app.js'; init({ module_or_path: './app.wasm' })"),
            ("app.js", "import { open } from './map/map.js'; import('./vendor.js')"),
            ("map/map.js", "import './style.js'"),
            ("map/style.js", ""),
            ("a.css", ""),
            ("app.wasm", ""),
            ("vendor.js", ""),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let found = first_view(&dist).unwrap();
        assert_eq!(found.len(), 7, "{found:?}");
        assert!(!found.contains(&dist.join("vendor.js")));
        fs::remove_dir_all(dist).unwrap();
    }
}
