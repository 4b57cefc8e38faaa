//! From what Trunk leaves to the site as it is served: no inline script, everything relative, and
//! with what comes from npm and from public/.

use crate::{
    fingerprint, offline, paths,
    trouble::{At, Result, Trouble},
    vendor,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Finishes the site in `staged` and puts it in the place of dist/.
pub(crate) fn finish(staged: &Path) -> Result {
    boot_script(staged)?;
    preloads(staged)?;
    styles(staged)?;
    imported_modules(staged)?;
    let counter = paths::at("web/count.js");
    copy(&counter, &staged.join("parvis-hall-count.js"))?;
    for (from, to) in vendor::FILES {
        copy(&paths::at("node_modules").join(from), &staged.join(to))?;
    }
    let public = paths::at("public");
    for file in paths::files_below(&public) {
        let below = file.strip_prefix(&public).unwrap_or(&file);
        copy(&file, &staged.join(below))?;
    }
    offline::finish(staged)?;
    let dist = paths::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).at(&dist)?;
    }
    fs::rename(staged, &dist).at(&dist)
}

/// The style sheets in the order in which they build upon each other, behind the map's; together they are one request.
const STYLES: [&str; 10] =
    ["tokens", "base", "ui", "shell", "explore", "map", "charts", "proposals", "sources", "print"];

/// The style sheets of the pages of the vote, which come with their program.
const STYLES_LATER: [&str; 4] = ["hall", "session", "desk", "results"];

/// Joins the style sheets to one, named after its content so that a browser never keeps an old one.
fn styles(staged: &Path) -> Result {
    let map = paths::at("node_modules").join(vendor::STYLE);
    let all = format!("{}\n{}", fs::read_to_string(&map).at(&map)?, joined(&STYLES)?);
    fs::write(staged.join("parvis-hall.css"), joined(&STYLES_LATER)?).at(staged)?;
    let name = format!("style-{}.css", fingerprint::of_bytes(all.as_bytes()));
    fs::write(staged.join(&name), all).at(staged)?;
    let page = staged.join("index.html");
    let html = fs::read_to_string(&page).at(&page)?;
    fs::write(&page, html.replace("./style.css", &format!("./{name}"))).at(&page)
}

fn joined(names: &[&str]) -> Result<String> {
    names.iter().try_fold(String::new(), |all, name| {
        let file = paths::at("styles").join(format!("{name}.css"));
        Ok(all + &fs::read_to_string(&file).at(&file)?)
    })
}

fn copy(from: &Path, to: &Path) -> Result {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).at(folder)?;
    fs::copy(from, to).map(drop).at(from)
}

/// Puts beside each module that Rust names the others of its folder: it imports them, and wasm-bindgen
/// takes no notice of that.
fn imported_modules(staged: &Path) -> Result {
    let snippets = staged.join("snippets");
    for named in paths::files_below(&snippets) {
        // snippets/parvis-web-0123456789abcdef/src/bridge/map/map.js
        let Ok(below) = named.strip_prefix(&snippets) else { continue };
        let mut parts = below.components();
        let own =
            parts.next().is_some_and(|first| first.as_os_str().to_string_lossy().starts_with("parvis-web-"));
        let (Some(from), Some(to)) = (parts.as_path().parent(), named.parent()) else { continue };
        let source = paths::at("web").join(from);
        for file in paths::files_below(&source) {
            if own && file.extension().is_some_and(|ending| ending == "js") {
                copy(&file, &to.join(file.strip_prefix(&source).unwrap_or(&file)))?;
            }
        }
    }
    Ok(())
}

/// Takes out the preloads of modules that other programs than the app import: Trunk asks for all of them at once.
fn preloads(staged: &Path) -> Result {
    let page = staged.join("index.html");
    let html = fs::read_to_string(&page).at(&page)?;
    let app = paths::files_below(staged).into_iter().find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("parvis-app") && name.ends_with(".js")
    });
    let app = app.ok_or_else(|| Trouble::new("Trunk left no program of the app"))?;
    let imports = fs::read_to_string(&app).at(&app)?;
    fs::write(&page, without_stray_preloads(&html, &imports)).at(&page)
}

/// The page without the links to snippets that `imports` does not name.
fn without_stray_preloads(html: &str, imports: &str) -> String {
    const OPEN: &str = "<link rel=\"modulepreload\" href=\"./snippets/";
    let mut parts = html.split(OPEN);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let path = part.split('"').next().unwrap_or_default();
        if imports.contains(&format!("./snippets/{path}")) {
            kept.push_str(OPEN);
            kept.push_str(part);
        } else {
            kept.push_str(part.split_once('>').map_or("", |(_, after)| after));
        }
    }
    kept
}

/// Moves Trunk's inline script to a file of its own, because the page's policy runs none, behind what has to be
/// JavaScript before the app starts.
fn boot_script(staged: &Path) -> Result {
    let page: PathBuf = staged.join("index.html");
    let html = fs::read_to_string(&page).at(&page)?;
    let own = paths::at("web/src/bridge/boot.js");
    let own = fs::read_to_string(&own).at(&own)?;
    let (html, script) =
        split_script(&html, &own).ok_or_else(|| Trouble::new("Trunk left no script to start the app"))?;
    fs::write(staged.join(boot_name(&script)), &script).at(staged)?;
    fs::write(&page, html).at(&page)
}

fn boot_name(script: &str) -> String {
    format!("boot-{}.js", fingerprint::of_bytes(script.as_bytes()))
}

/// The page with its inline module replaced by a link to it, and that module behind our `own` script.
fn split_script(html: &str, own: &str) -> Option<(String, String)> {
    const OPEN: &str = "<script type=\"module\">";
    const CLOSE: &str = "</script>";
    let (before, rest) = html.split_once(OPEN)?;
    let (script, after) = rest.split_once(CLOSE)?;
    let script = format!("{own}{}\n", script.trim());
    let link = format!("<script type=\"module\" src=\"./{}\"></script>", boot_name(&script));
    Some((format!("{before}{link}{after}"), script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_app_imports_is_preloaded() {
        let link =
            |name: &str| format!("<link rel=\"modulepreload\" href=\"./snippets/a/{name}.js\" crossorigin>");
        let page = format!("<head>{}{}<title></title></head>", link("door"), link("map"));
        let kept = without_stray_preloads(&page, "import { open } from './snippets/a/door.js';");
        assert_eq!(kept, format!("<head>{}<title></title></head>", link("door")));
    }

    #[test]
    fn the_page_keeps_no_inline_script() {
        let html = "<head><script type=\"module\">\nimport init from './app.js';\n</script></head>";
        let (page, script) = split_script(html, "first();\n").unwrap();
        assert_eq!(script, "first();\nimport init from './app.js';\n");
        assert_eq!(
            page,
            format!("<head><script type=\"module\" src=\"./{}\"></script></head>", boot_name(&script))
        );
        assert!(split_script(&page, "").is_none());
    }
}
