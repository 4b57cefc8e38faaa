//! Levers: a slider, a field with the same value, where the commune stands today, and the cost.

use super::map::Measures;
use crate::bridge::{intl, page};
use crate::state::Session;
use crate::ui::unit;
use crate::words::{Key, fill, k, named, t};
use leptos::prelude::*;
use parvis_core::themes::{Lever, LeverKind, levers_of, measures_of};

/// The levers of the theme that is open, and what can be placed on the map.
#[component]
pub(super) fn Levers() -> impl IntoView {
    let session = Session::here();
    let levers = Memo::new(move |_| session.view.theme.get());
    view! {
        {move || {
            levers.track();
            let Some(spec) = session.theme() else { return ().into_any() };
            let levers: Vec<_> = levers_of(spec).collect();
            view! {
                {(!levers.is_empty()).then(|| view! { <h3>{t!(EXPLORE_LEVERS)}</h3> })}
                <ul class="levers">
                    {levers.into_iter().map(|lever| view! { <LeverCard lever/> }).collect_view()}
                </ul>
                {measures_of(spec).next().map(|_| view! { <Measures spec/> })}
            }.into_any()
        }}
    }
}

/// One lever of the list.
#[component]
fn LeverCard(lever: &'static Lever) -> impl IntoView {
    let session = Session::here();
    let value = move || session.lever_value(lever);
    let name = move || named(&format!("{}.name", lever.id));
    let scale = if lever.kind == LeverKind::Share { 100.0 } else { 1.0 };
    let decimals = if scale * lever.step < 1.0 { 1 } else { 0 };
    let shown = move |v: f64| format!("{:.decimals$}", v * scale, decimals = decimals);
    let dragging = StoredValue::new(false);
    let more = RwSignal::new(false);
    let set = move |text: String, drag: bool| {
        // A field that is half typed ("-", "") is not a value yet.
        if let Ok(number) = text.replace(',', ".").parse::<f64>() {
            let joins = drag && dragging.get_value();
            dragging.set_value(drag);
            session.move_lever(lever, number / scale, joins);
        }
    };
    let id = lever.id.replace('.', "-");
    let help = Key::find(&format!("{}.help", lever.id));
    let control = if lever.kind == LeverKind::Switch {
        view! {
            <div class="lever-head">
                <label for=id.clone()>{name}</label>
                <button
                    type="button" role="switch" class="switch" id=id.clone()
                    aria-checked=move || (value() > 0.5).to_string()
                    on:click=move |_| session.move_lever(lever, if value() > 0.5 { 0.0 } else { 1.0 }, false)
                >
                    {move || t(if value() > 0.5 { k::UI_YES } else { k::UI_NO })}
                </button>
            </div>
        }
        .into_any()
    } else {
        let mark = move || position(lever, session.lever_start(lever));
        let fill = move || position(lever, value());
        view! {
            <div class="lever-head">
                <label for=id.clone()>{name}</label>
                <span class="field">
                    <input
                        type="text" inputmode="decimal" autocomplete="off" id=format!("{id}-field")
                        aria-label=move || crate::words::fill(k::LEVER_FIELD, &[("name", &name())])
                        prop:value=move || shown(value())
                        on:change=move |event| set(event_target_value(&event), false)
                    />
                    <span class="field-unit">{move || lever_unit(lever)}</span>
                </span>
            </div>
            <div class="slider" style:--mark-part=move || format!("{}", mark() / 100.0) style:--fill=move || format!("{}%", fill())>
                <input
                    type="range" id=id.clone()
                    min=lever.min * scale max=lever.max * scale step=lever.step * scale
                    prop:value=move || shown(value())
                    aria-valuetext=move || lever_words(lever, value())
                    on:input=move |event| set(event_target_value(&event), true)
                    on:change=move |_| dragging.set_value(false)
                />
            </div>
        }.into_any()
    };
    view! {
        <li class="card lever" class:moved=move || session.history.with(|h| h.scenario().lever(lever.id).is_some())>
            {control}
            <p class="lever-foot">
                <span class="quiet">
                    {move || fill(k::LEVER_TODAY, &[("value", &lever_words(lever, session.lever_start(lever)))])}
                </span>
                {move || cost(session, lever.id)}
            </p>
            {help.map(|key| view! {
                <details on:toggle=move |event| more.set(page::is_open(&event))>
                    <summary>{t!(LEVER_MORE)}</summary>
                    {move || more.get().then(|| view! { <p>{t(key)}</p> })}
                </details>
            })}
        </li>
    }
}

/// Where a value stands on the slider, in per cent of its length.
fn position(lever: &Lever, value: f64) -> f64 {
    100.0 * ((value - lever.min) / (lever.max - lever.min)).clamp(0.0, 1.0)
}

/// The unit in the field.
fn lever_unit(lever: &Lever) -> String {
    match lever.kind {
        LeverKind::Share => "%".to_owned(),
        LeverKind::Switch => String::new(),
        LeverKind::Amount(notation) => unit(notation),
    }
}

/// A lever's position in words.
pub(crate) fn lever_words(lever: &Lever, value: f64) -> String {
    match lever.kind {
        LeverKind::Share => intl::percent(value),
        LeverKind::Switch => t(if value > 0.5 { k::UI_YES } else { k::UI_NO }).to_owned(),
        LeverKind::Amount(notation) => {
            format!("{}\u{a0}{}", intl::number(value, u8::from(lever.step < 1.0)), unit(notation))
        }
    }
}

/// What a lever costs the commune, and what it costs in all.
fn cost(session: Session, id: &'static str) -> Option<impl IntoView> {
    session.report.with(|report| {
        let line = report.as_ref()?.costs.iter().find(|c| c.id == id && c.measure.is_none())?.clone();
        if line.investment.value < 0.5 {
            return None;
        }
        let all = intl::euros(line.investment.value);
        Some(view! {
            <span class="money" title=fill(k::COST_IN_ALL, &[("eur", &all)])>
                {fill(k::COST_ONCE, &[("eur", &intl::euros(line.commune.value))])}
            </span>
        })
    })
}
