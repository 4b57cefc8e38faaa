//! From the lines of one run to the table of `docs/BENCHMARKS.md`.

use crate::cases::{Aim, CASES, Case};
use crate::measure::Measured;
use std::error::Error;

/// The browser may take so much longer.
const BROWSER_AIM: f64 = 1.5;

/// The table. A line that is not JSON is an error; a case without a peer's line gets a dash.
pub(crate) fn of(lines: &str) -> Result<String, Box<dyn Error>> {
    let measured = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Measured>, _>>()?;
    let mut text = String::from(
        "| work | peer | native | browser | peer's time | native, times the peer | browser, times the peer | browser against native | aim | reached |\n\
         |---|---|---|---|---|---|---|---|---|---|",
    );
    for case in CASES {
        let by = |who: &str| measured.iter().find(|m| m.case == case.name && m.by == who);
        if let (Some(native), Some(browser)) = (by("native"), by("browser")) {
            let peer =
                measured.iter().find(|m| m.case == case.beside && !["native", "browser"].contains(&&*m.by));
            text.push_str(&row(case, native, browser, peer));
        }
    }
    Ok(text)
}

fn row(case: &Case, native: &Measured, browser: &Measured, peer: Option<&Measured>) -> String {
    let [times_native, times_browser] = [native, browser].map(|own| peer.map(|p| p.least_ms / own.least_ms));
    let slower = browser.least_ms / native.least_ms;
    let (aim, reached) = match case.aim {
        Aim::TimesPeer(by) => (format!("{by} x peer"), times_native.map(|t| t >= by)),
        Aim::TimesPeerInBrowser(by) => {
            (format!("{by} x peer in the browser"), times_browser.map(|t| t >= by))
        }
        Aim::AtMostMs(ms) => (format!("{ms} ms natively"), Some(native.least_ms <= ms)),
    };
    let both = reached.map(|reached| match (reached, slower <= BROWSER_AIM) {
        (true, true) => "yes",
        (true, false) => "**not in the browser**",
        _ => "**no**",
    });
    let who = peer.map_or_else(|| case.peer.to_owned(), |p| format!("{} {}", case.peer, p.by));
    let far = |p: &Measured| ((p.figure - native.figure) / native.figure).abs();
    let differs = peer.zip(case.agrees_to).is_some_and(|(p, to)| far(p) > to || !far(p).is_finite());
    let agrees = if differs { " (**other result**)" } else { "" };
    format!(
        "\n| {} | {who}{agrees} | {} | {} | {} | {} | {} | {slower:.2} | {aim}, browser within {BROWSER_AIM} x | {} |",
        case.what,
        time(native.least_ms),
        time(browser.least_ms),
        peer.map_or_else(dash, |p| time(p.least_ms)),
        times_native.map_or_else(dash, times),
        times_browser.map_or_else(dash, times),
        both.unwrap_or("-"),
    )
}

fn dash() -> String {
    "-".to_owned()
}

/// Three digits are more than two runs agree to.
fn times(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

fn time(ms: f64) -> String {
    match ms {
        0.0..0.1 => format!("{:.1} µs", ms * 1e3),
        0.1..10.0 => format!("{ms:.2} ms"),
        _ => format!("{ms:.0} ms"),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    const LINES: &str = r#"{"case":"gr4j","by":"native","least_ms":1.0,"median_ms":1.1,"figure":5.0}
{"case":"gr4j","by":"browser","least_ms":2.0,"median_ms":2.1,"figure":5.0}
{"case":"gr4j","by":"1.2.2","least_ms":4.0,"median_ms":4.1,"figure":6.0}"#;

    #[test]
    fn ratios_are_of_the_least_times_and_a_peer_that_computes_something_else_is_named() {
        let table = of(LINES).unwrap();
        let row = table.lines().nth(2).unwrap();
        for part in ["1.2.2 (**other result**)", "| 4.00 |", "| 2.00 | 2.00 |", "**not in the browser**"] {
            assert!(row.contains(part), "{part} in {row}");
        }
        assert!(of("landlab\n").is_err());
    }
}
