//! What changes: a card for each figure of the theme, and the way on to a proposal.

use super::why::Why;
use crate::bridge::{files, intl};
use crate::charts::Charts;
use crate::route::Page;
use crate::state::{Load, Session};
use crate::ui::{change_words, unit};
use crate::words::{fill, k, named, t};
use leptos::prelude::*;
use parvis_core::exchange::figures::to_csv;
use parvis_core::report::Figure;
use parvis_core::themes::IndicatorSpec;

/// The figures of the theme that is open.
#[component]
pub(super) fn Figures() -> impl IntoView {
    let session = Session::here();
    let theme = Memo::new(move |_| session.view.theme.get());
    view! {
        {move || {
            theme.track();
            let Some(spec) = session.theme() else { return ().into_any() };
            view! {
                <ul class="figures">
                    {spec.indicators.iter().map(|spec| view! { <li><FigureCard spec/></li> }).collect_view()}
                </ul>
                <Charts spec/>
            }.into_any()
        }}
        <p><button type="button" class="link" on:click=move |_| hand_out(session)>{t!(FIGURE_CSV)}</button></p>
        <a class="button button-wide" href=move || session.fragment(Page::Propose)>{t!(EXPLORE_TO_PROPOSAL)}</a>
    }
}

/// Hands the figures of all themes to the reader as a table for a spreadsheet.
fn hand_out(session: Session) {
    let pack = session.history.with_untracked(|h| h.scenario().pack.clone());
    let text = session.report.with_untracked(|r| r.as_ref().and_then(|r| to_csv(r).ok()));
    if let Some(text) = text {
        // A browser that forbids downloads says so itself.
        let _ = files::hand_out(&format!("parvis-{pack}.csv"), "text/csv", &text);
    }
}

/// The theme's first two figures in short, under the map of a phone.
#[component]
pub(super) fn Headline() -> impl IntoView {
    let session = Session::here();
    let card = move |spec: &'static IndicatorSpec| {
        let figure = session.figure(spec.id)?;
        let moved = !session.history.with(|h| h.scenario().is_baseline());
        let change = moved.then(|| change_words(spec, &figure.change));
        Some(view! {
            <div class="card">
                <p class="quiet">{named(&format!("{}.short", spec.id))}</p>
                <p class="figure-value">
                    <strong>{intl::number(figure.scenario.value, spec.decimals)}</strong>
                    <span class="quiet">{unit(spec.unit)}</span>
                </p>
                {change.map(|c| view! { <p class=c.verdict><span aria-hidden="true">{c.arrow}" "</span>{c.text}</p> })}
            </div>
        })
    };
    view! {
        <div class="headline">
            {move || session.theme().map(|s| s.indicators.iter().take(2).map(card).collect_view())}
        </div>
    }
}

/// One figure: its name, its value, its change in words with the likely range, and why.
#[component]
fn FigureCard(spec: &'static IndicatorSpec) -> impl IntoView {
    let session = Session::here();
    let figure = Memo::new(move |_| session.figure(spec.id));
    let moved = Memo::new(move |_| !session.history.with(|h| h.scenario().is_baseline()));
    let why = RwSignal::new(false);
    view! {
        <article class="card figure" id=spec.id.replace('.', "-")>
            <h3 class="figure-name">{move || named(&format!("{}.name", spec.id))}</h3>
            {move || match figure.get() {
                None => view! { <p class="quiet">{t(k::FIGURE_NONE)}</p> }.into_any(),
                Some(figure) => body(session, spec, figure, moved.get()).into_any(),
            }}
            <button type="button" class="link" on:click=move |_| why.set(true)>{t!(FIGURE_WHY)}</button>
            <Why spec open=why/>
        </article>
    }
}

/// Called within a reactive closure, so that it follows language, commune and scenario.
fn body(
    session: Session,
    spec: &'static IndicatorSpec,
    figure: Figure,
    moved: bool,
) -> impl IntoView + use<> {
    let value = if spec.unit == "share" {
        intl::percent(figure.scenario.value)
    } else {
        intl::number(figure.scenario.value, spec.decimals)
    };
    let of = match (spec.of, session.pack.get()) {
        (Some("population"), Load::Here(m)) => {
            Some(fill(k::FIGURE_OF, &[("n", &intl::number(f64::from(m.population), 0))]))
        }
        _ => None,
    };
    let change = moved.then(|| change_words(spec, &figure.change));
    let still =
        (!moved).then(|| crate::ui::range_words(figure.scenario.low, figure.scenario.high, spec.decimals));
    view! {
        <p class="figure-value">
            <strong>{value}</strong>
            <span class="quiet">{of.unwrap_or_else(|| if spec.unit == "share" { String::new() } else { unit(spec.unit) })}</span>
        </p>
        {change.map(|c| view! {
            <p class=format!("figure-change {}", c.verdict)>
                <span aria-hidden="true">{c.arrow}" "</span>
                <strong>{c.text}</strong>
                {(!c.range.is_empty()).then(|| view! { <span class="range">", "{c.range}</span> })}
                {(!c.verdict_word.is_empty()).then(|| view! { <span class="verdict">{c.verdict_word}</span> })}
            </p>
        })}
        {still.map(|text| view! { <p class="figure-change quiet">{text}</p> })}
        <RangeBar figure/>
    }
}

/// The likely range as a bar, the value as a tick, and where today stands.
#[component]
fn RangeBar(figure: Figure) -> impl IntoView {
    let (a, b) = (&figure.baseline, &figure.scenario);
    let top = [a.high, b.high, a.value, b.value].into_iter().fold(0.0, f64::max);
    let bottom = [a.low, b.low, a.value, b.value].into_iter().fold(0.0, f64::min);
    let width = if top > bottom { (top - bottom) * 1.1 } else { 1.0 };
    let at = move |v: f64| 100.0 * (v - bottom) / width;
    view! {
        <div class="range-bar" aria-hidden="true">
            <span class="span" style:left=format!("{}%", at(b.low)) style:width=format!("{}%", at(b.high) - at(b.low))></span>
            <span class="tick now" style:left=format!("{}%", at(b.value))></span>
            <span class="tick today" style:left=format!("{}%", at(a.value)) title=t!(FIGURE_TODAY)></span>
        </div>
    }
}
