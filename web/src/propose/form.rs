//! What the resident writes.

use super::wording::{Subject, Wording};
use super::{Desk, Step};
use crate::bridge::{intl, storage};
use crate::explore::{lever_words, measure_name};
use crate::route::Page;
use crate::state::Session;
use crate::words::{fill, k, language, named, t};
use leptos::prelude::*;
use parvis_core::participation::MeasureLine;
use parvis_core::scenario::Place;
use parvis_core::themes::SPECS;

#[component]
pub(super) fn Form(desk: Desk) -> impl IntoView {
    let session = Session::here();
    let places = Memo::new(move |_| choices(session));
    let place =
        RwSignal::new(usize::from(!session.history.with_untracked(|h| h.scenario().measures.is_empty())));
    // The worker is asked as soon as a place is chosen, so that the answer is there for the check.
    Effect::new(move |_| {
        let chosen = places.with(|p| p.get(place.get()).and_then(|c| c.1.clone()));
        match chosen {
            Some(place) => session.scheduler.with_value(|s| s.snap(&place)),
            None => session.snapped.set(None),
        }
    });
    let ready = move || !desk.draft.with(|d| d.title.trim().is_empty());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        complete(session, desk);
        if let (true, Some(random)) = (ready(), storage::random()) {
            desk.step.set(Step::Check(random));
        }
    };
    view! {
        <h1>{t!(PROPOSE_TITLE)}</h1>
        <p>{t!(PROPOSE_INTRO)}</p>
        <Scenario/>
        <form class="form" on:submit=submit>
            <Wording draft=desk.draft title=k::PROPOSE_NAME text=k::PROPOSE_TEXT/>
            <Subject draft=desk.draft label=k::PROPOSE_THEME first=session.view.theme/>
            <label for="place">{t!(PROPOSE_PLACE)}</label>
            <select id="place" on:change=move |e| place.set(event_target_value(&e).parse().unwrap_or(0))>
                {move || places.get().into_iter().enumerate().map(|(i, (name, _))| view! {
                    <option value=i.to_string() selected=i == place.get_untracked()>{name}</option>
                }).collect_view()}
            </select>
            <p class="quiet">{t!(PROPOSE_PLACE_HELP)}</p>
            <button type="submit" class="button" disabled=move || !ready()>{t!(PROPOSE_CHECK)}</button>
        </form>
    }
}

/// Fills in what the scenario and the page know.
fn complete(session: Session, desk: Desk) {
    let (costs, in_all) = session.report.with_untracked(|r| {
        let costs = r.as_ref().map(|r| r.costs.clone()).unwrap_or_default();
        (
            costs.iter().map(|c| c.commune.value).sum::<f64>(),
            costs.iter().map(|c| c.investment.value).sum::<f64>(),
        )
    });
    let (pack, measures, code) = session.history.with_untracked(|h| {
        let scenario = h.scenario();
        let levers = scenario.levers.iter().map(|(id, value)| MeasureLine { id: id.clone(), value: *value });
        let placed = scenario.measures.iter().map(|m| MeasureLine { id: m.kind.clone(), value: m.size });
        (scenario.pack.clone(), levers.chain(placed).collect::<Vec<_>>(), session.code())
    });
    let theme = SPECS.get(session.view.theme.get_untracked()).map_or("", |s| s.id);
    desk.draft.update(|d| {
        d.pack = pack;
        d.measures = measures;
        d.scenario = code.unwrap_or_default();
        d.day = intl::today();
        d.language = untrack(language).tag().to_owned();
        d.cost_eur = in_all;
        d.commune_eur = costs;
        if d.theme.is_empty() {
            d.theme = theme.to_owned();
        }
    });
}

/// The whole commune, the scenario's measures, and every named place.
fn choices(session: Session) -> Vec<(String, Option<Place>)> {
    let mut list = vec![(t(k::PROPOSE_WHOLE).to_owned(), None)];
    session.history.with(|h| {
        for measure in &h.scenario().measures {
            list.push((measure_name(session, measure), Some(measure.place.clone())));
        }
    });
    list.extend(session.spots.get().into_iter().map(|s| (s.name, Some(Place::Point(s.point)))));
    list
}

/// The scenario that goes with the proposal.
#[component]
fn Scenario() -> impl IntoView {
    let session = Session::here();
    let lines = move || {
        session.history.with(|h| {
            let levers = SPECS.iter().flat_map(|s| s.levers).filter_map(|lever| {
                let value = h.scenario().lever(lever.id)?;
                Some(format!("{} : {}", named(&format!("{}.name", lever.id)), lever_words(lever, value)))
            });
            let placed = h.scenario().measures.iter().map(|m| measure_name(session, m));
            levers.chain(placed).collect::<Vec<_>>()
        })
    };
    let cost = move || {
        session
            .report
            .with(|r| r.as_ref().map_or(0.0, |r| r.costs.iter().map(|c| c.commune.value).sum::<f64>()))
    };
    view! {
        {move || {
            let lines = lines();
            if lines.is_empty() {
                view! {
                    <p class="empty">
                        {t(k::PROPOSE_NO_SCENARIO)}" "
                        <a href=session.fragment(Page::Explore)>{t(k::PROPOSE_MAKE_ONE)}</a>
                    </p>
                }.into_any()
            } else {
                view! {
                    <div class="card">
                        <h2>{t(k::PROPOSE_SCENARIO)}</h2>
                        <ul class="bullets">{lines.into_iter().map(|l| view! { <li>{l}</li> }).collect_view()}</ul>
                        <p class="money">{fill(k::COST_ONCE, &[("eur", &intl::euros(cost()))])}</p>
                    </div>
                }.into_any()
            }
        }}
    }
}
