//! What the chosen projects change together, in words.

use super::h;
use crate::bridge::intl;
use crate::ui::{amount, change_words, unit};
use crate::words::named;
use leptos::prelude::*;
use parvis_core::outcome::Quantity;
use parvis_core::themes::{IndicatorSpec, SPECS};

/// The indicator of this id.
pub(super) fn indicator(id: &str) -> Option<&'static IndicatorSpec> {
    SPECS.iter().flat_map(|s| s.indicators).find(|i| i.id == id)
}

/// Whether a change can be seen at all in the decimals of its figure.
pub(super) fn shows(spec: &IndicatorSpec, change: &Quantity) -> bool {
    change.value.abs() >= 0.5 * 10f64.powi(-i32::from(spec.decimals))
}

/// The figures that change: what they come to where that is known, and the change in words.
pub(super) fn list(effects: Vec<(&'static IndicatorSpec, Option<f64>, Quantity)>) -> impl IntoView {
    if effects.is_empty() {
        return view! { <p class="quiet">{h!(EFFECTS_SMALL)}</p> }.into_any();
    }
    view! {
        <ul class="effects">
            {effects.into_iter().map(|(spec, now, change)| {
                let words = change_words(spec, &change);
                view! {
                    <li class="card effect">
                        <h3>{named(&format!("{}.name", spec.id))}</h3>
                        {now.map(|now| plain(now, spec)).map(|(figure, unit)| view! {
                            <p class="effect-value"><strong>{figure}</strong>" "{unit}</p>
                        })}
                        <p class=words.verdict>
                            <strong>{words.arrow}" "{words.text}</strong>", "{words.range}
                            {(!words.verdict_word.is_empty()).then(|| format!(" ({})", words.verdict_word))}
                        </p>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
    .into_any()
}

/// A figure, and its unit where that does not stand in it.
fn plain(value: f64, spec: &IndicatorSpec) -> (String, String) {
    match spec.unit {
        "share" | "EUR" => (amount(value, spec.unit, spec.decimals), String::new()),
        notation => (intl::number(value, spec.decimals), unit(notation)),
    }
}
