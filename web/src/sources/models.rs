//! The figures that the app shows: model, data, reference codes.

use crate::words::{Key, k, named, t};
use leptos::prelude::*;
use parvis_core::themes::{SPECS, Spec};

#[component]
pub(super) fn Models() -> impl IntoView {
    view! {
        <h2>{t!(SOURCES_FIGURES)}</h2>
        <p class="quiet">{t!(SOURCES_FIGURES_TEXT)}</p>
        {SPECS.iter().map(|spec| theme(spec)).collect_view()}
        <h2>{t!(SOURCES_LIMITS)}</h2>
        <ul class="bullets">
            {[k::SOURCES_LIMIT_1, k::SOURCES_LIMIT_2, k::SOURCES_LIMIT_3, k::SOURCES_LIMIT_4]
                .map(|key| view! { <li>{move || t(key)}</li> })
                .collect_view()}
        </ul>
    }
}

fn theme(spec: &'static Spec) -> impl IntoView {
    view! {
        <h3>{move || named(&format!("{}.name", spec.id))}</h3>
        <dl>
            {spec.indicators.iter().map(|i| view! {
                <dt>{move || named(&format!("{}.name", i.id))}</dt>
                <dd>
                    {move || named(&format!("{}.formula", i.id))}
                    {move || Key::find(&format!("{}.term", i.id)).map(|key| view! { <br/><span class="quiet">{t(key)}</span> })}
                    <br/><span class="quiet">{i.source}{if i.codes.is_empty() { String::new() } else { format!(" · {}", i.codes.join(" · ")) }}</span>
                </dd>
            }).collect_view()}
        </dl>
    }
}
