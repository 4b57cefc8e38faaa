//! Figures in words.

use crate::bridge::intl;
use crate::words::{Key, fill, k, named, t};
use parvis_core::outcome::Quantity;
use parvis_core::territory::Basis;
use parvis_core::themes::{Direction, IndicatorSpec};

/// The words of a unit.
pub(crate) fn unit(notation: &str) -> String {
    named(&format!("unit.{notation}"))
}

/// A value in its unit; shares are shown in per cent.
pub(crate) fn amount(value: f64, notation: &str, decimals: u8) -> String {
    match notation {
        "share" => intl::percent(value),
        "EUR" => intl::euros(value),
        _ => format!("{}\u{a0}{}", intl::number(value, decimals), unit(notation)),
    }
}

/// "likely 110 to 175".
pub(crate) fn range_words(low: f64, high: f64, decimals: u8) -> String {
    fill(k::FIGURE_LIKELY, &[("low", &intl::number(low, decimals)), ("high", &intl::number(high, decimals))])
}

/// How a figure changes: an arrow, how much in words, and whether that is for the better.
pub(crate) struct ChangeWords {
    pub(crate) arrow: &'static str,
    pub(crate) text: String,
    pub(crate) range: String,
    /// `better`, `worse` or `same`: the class of the line, and a word for those who see no colour.
    pub(crate) verdict: &'static str,
    pub(crate) verdict_word: &'static str,
}

/// Puts a change into words.
pub(crate) fn change_words(spec: &IndicatorSpec, change: &Quantity) -> ChangeWords {
    let smallest = 0.5 * 10f64.powi(-i32::from(spec.decimals));
    if change.value.abs() < smallest {
        return ChangeWords {
            arrow: "=",
            text: t(k::FIGURE_SAME).to_owned(),
            range: String::new(),
            verdict: "same",
            verdict_word: "",
        };
    }
    let down = change.value < 0.0;
    let direction = if down { "less" } else { "more" };
    let size = change.value.abs();
    // People and days are counted with their own words: "148 fewer people".
    let own = Key::find(&format!("change.{direction}.{}", spec.unit));
    let text = match own {
        Some(key) => fill(key, &[("n", &intl::number(size, spec.decimals))]),
        None => {
            let key = if down { k::CHANGE_LESS_ANY } else { k::CHANGE_MORE_ANY };
            fill(key, &[("n", &amount(size, spec.unit, spec.decimals))])
        }
    };
    let (low, high) = if down { (-change.high, -change.low) } else { (change.low, change.high) };
    let better = match spec.direction {
        Direction::Down => Some(down),
        Direction::Up => Some(!down),
        Direction::Neutral => None,
    };
    let (verdict, verdict_word) = match better {
        Some(true) => ("better", t(k::FIGURE_BETTER)),
        Some(false) => ("worse", t(k::FIGURE_WORSE)),
        None => ("same", ""),
    };
    let range = range_words(low, high, spec.decimals);
    ChangeWords { arrow: if down { "▼" } else { "▲" }, text, range, verdict, verdict_word }
}

/// Whether something was measured, derived or assumed.
pub(crate) fn basis_words(basis: Basis) -> &'static str {
    t(match basis {
        Basis::Measured => k::BASIS_MEASURED,
        Basis::Derived => k::BASIS_DERIVED,
        Basis::Assumed => k::BASIS_ASSUMED,
    })
}
