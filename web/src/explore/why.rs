//! "Why this number?": the formula in words, the inputs with their ranges, the sources with their years.

use crate::bridge::intl;
use crate::state::Session;
use crate::ui::{Dialog, amount, range_words, unit};
use crate::words::{Key, k, named, t};
use leptos::prelude::*;
use parvis_core::outcome::Input;
use parvis_core::themes::IndicatorSpec;

/// The explanation of one figure.
#[component]
pub(super) fn Why(spec: &'static IndicatorSpec, open: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let title = Signal::derive(move || named(&format!("{}.name", spec.id)));
    view! { <Dialog open title>{move || explanation(session, spec)}</Dialog> }
}

/// Called within a reactive closure, so that it follows language and scenario.
fn explanation(session: Session, spec: &'static IndicatorSpec) -> impl IntoView + use<> {
    let figure = session.figure(spec.id);
    let codes = spec.codes.join(" · ");
    let term = Key::find(&format!("{}.term", spec.id));
    view! {
        {figure.clone().map(|f| view! {
            <p class="why-figures">
                {t(k::WHY_TODAY)}" "<strong>{amount(f.baseline.value, spec.unit, spec.decimals)}</strong>
                " ("{range_words(f.baseline.low, f.baseline.high, spec.decimals)}")"<br/>
                {t(k::WHY_SCENARIO)}" "<strong>{amount(f.scenario.value, spec.unit, spec.decimals)}</strong>
                " ("{range_words(f.scenario.low, f.scenario.high, spec.decimals)}")"
            </p>
        })}
        {term.map(|key| view! { <p class="quiet">{t(k::WHY_TERM)}" "{t(key)}</p> })}
        <h3>{t(k::WHY_HOW)}</h3>
        <p>{named(&format!("{}.formula", spec.id))}</p>
        <p class="quiet">{t(k::WHY_MODEL)}" "{spec.source}</p>
        {figure.filter(|f| !f.inputs.is_empty()).map(|f| view! {
            <h3>{t(k::WHY_INPUTS)}</h3>
            <div class="table" tabindex="0" role="region" aria-label=t(k::WHY_INPUTS)>
                <table>
                    <thead><tr>
                        <th scope="col">{t(k::WHY_INPUT)}</th>
                        <th scope="col" class="number">{t(k::WHY_VALUE)}</th>
                        <th scope="col">{t(k::WHY_RANGE)}</th>
                        <th scope="col">{t(k::WHY_SOURCE)}</th>
                    </tr></thead>
                    <tbody>{f.inputs.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        })}
        <p class="quiet">{t(k::WHY_RANGES)}</p>
        {(!codes.is_empty()).then(|| view! { <p class="quiet">{t(k::WHY_CODES)}" "{codes}</p> })}
    }
}

fn row(input: Input) -> impl IntoView {
    let source = match input.year {
        0 => input.source,
        year => format!("{}, {year}", input.source),
    };
    view! {
        <tr>
            <th scope="row">{named(&format!("{}.name", input.id))}</th>
            <td class="number">{intl::figure(input.value)}" "{unit(&input.unit)}</td>
            <td>{intl::figure(input.low)}" – "{intl::figure(input.high)}</td>
            <td>{source}</td>
        </tr>
    }
}
