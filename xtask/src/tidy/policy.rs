//! The policy of the page is the last wall against a hostile pack or link.

use super::{Finding, Source};

/// Finds what would open it, in index.html.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let page = sources.iter().find(|source| source.path == "index.html");
    page.map(holes).unwrap_or_default()
}

fn holes(page: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !page.text.contains("default-src 'none'") {
        findings.push(Finding::at(page, 0, "the policy does not begin with `default-src 'none'`"));
    }
    for (number, line) in page.text.lines().enumerate() {
        for hole in
            ["'unsafe-inline'", "'unsafe-eval'", " style=\"", "<style", " onclick=", "http:", "https:"]
        {
            if line.contains(hole) {
                findings.push(Finding::at(page, number, format!("`{}`", hole.trim())));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn an_open_policy_is_found() {
        let open = "<meta content=\"default-src 'none'; script-src 'self' 'unsafe-inline'\">";
        assert_eq!(check(&[source("index.html", open)]).len(), 1);
        assert_eq!(check(&[source("index.html", "<p>no policy at all</p>")]).len(), 1);
        assert!(
            check(&[source("index.html", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")])
                .is_empty()
        );
    }
}
