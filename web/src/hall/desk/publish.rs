//! What the commune puts on its host: the results, and the files for those who want to check or go on with them.

use super::export::Exports;
use super::piles;
use super::room::{Effects, Room};
use super::summary::revealing;
use crate::bridge::{files, intl};
use crate::hall::parts::Asked;
use crate::hall::{Hall, h, k};
use crate::words::{fill, t};
use leptos::prelude::*;
use parvis_core::participation::results::{Area, BALLOTS_SHOWN_MIN, Decision, Effect, Fate, Results};
use parvis_core::report::Figure;

#[component]
pub(super) fn Publish(room: Room, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let kept = StoredValue::new(asked.clone());
    let wrong = RwSignal::new(None::<String>);
    let results = move || results(hall, room, &kept.get_value());
    // Accepted or set aside with a reason, every one of them: nobody is left without an answer.
    let undecided = move || {
        let ids = room.inbox.with(|inbox| inbox.proposals.keys().cloned().collect::<Vec<_>>());
        let open = |id: &String| {
            let fate = room.fate(id);
            fate.accepted.is_none() || (fate.accepted == Some(false) && fate.reason.trim().is_empty())
        };
        ids.iter().filter(|id| open(id)).count()
    };
    let summaries = Memo::new(move |_| {
        let asked = kept.get_value();
        let piles = room.inbox.with(|inbox| piles::sort(&asked, &inbox.proposals));
        piles.iter().map(|pile| room.summary(&asked.id, pile.id())).collect::<Vec<_>>()
    });
    let unsaid = move || summaries.with(|texts| texts.iter().filter(|text| text.trim().is_empty()).count());
    let reveals =
        Memo::new(move |_| summaries.with(|texts| texts.iter().any(|text| !revealing(text).is_empty())));
    let blocked = move || undecided() > 0 || reveals.get() || room.effects.get() == Effects::Running;
    let computing = move || room.effects.get() == Effects::Running;
    let save = move |_: web_sys::MouseEvent| {
        let Some(results) = untrack(results) else { return };
        // What the page would refuse to read is not handed out.
        match results.check().map(|()| serde_json::to_string_pretty(&results).unwrap_or_default()) {
            Ok(text) => {
                wrong.set(None);
                let _ = files::hand_out("results.json", "application/json", &(text + "\n"));
            }
            Err(why) => wrong.set(Some(why.to_string())),
        }
    };
    view! {
        {move || {
            if room.counted.with(Option::is_none) {
                return view! { <p class="empty">{h!(PUBLISH_COUNT_FIRST)}</p> }.into_any();
            }
            let few = room.counted.with(|c| c.as_ref().is_some_and(|c| c.election.ballots.len() < BALLOTS_SHOWN_MIN));
            view! {
                {(undecided() > 0).then(|| view! {
                    <p class="worse">{fill(k::PUBLISH_UNDECIDED, &[("n", &undecided().to_string())])}</p>
                })}
                {reveals.get().then(|| view! { <p class="worse">{t(k::PUBLISH_REVEALS)}</p> })}
                {(unsaid() > 0).then(|| view! {
                    <p class="quiet">{fill(k::PUBLISH_UNSAID, &[("n", &unsaid().to_string())])}</p>
                })}
                {few.then(|| view! {
                    <p class="notice notice-warning">{fill(k::PUBLISH_FEW, &[("n", &intl::number(BALLOTS_SHOWN_MIN as f64, 0))])}</p>
                })}
                <p>{fill(k::PUBLISH_WHERE, &[("folder", &format!("territories/{}/results/", hall.slug.get()))])}</p>
                <p>
                    <button type="button" class="button" disabled=blocked on:click=save>{h!(PUBLISH_SAVE)}</button>
                </p>
                {move || wrong.get().map(|why| view! { <p class="worse" role="alert">"results.json: "{why}</p> })}
                {computing().then(|| view! { <p class="quiet">{t(k::PUBLISH_WAIT)}</p> })}
            }.into_any()
        }}
        <Exports room asked/>
    }
}

/// The results as they will be published; none before the count.
fn results(hall: Hall, room: Room, asked: &Asked) -> Option<Results> {
    let counted = room.counted.get()?;
    let mut results =
        Results::of(&asked.id, &intl::today(), &counted.election, counted.totals.blank, &counted.outcome);
    if let Effects::Here(figures) = room.effects.get() {
        results.effects = figures
            .into_iter()
            .map(|Figure { id, change, .. }| Effect {
                indicator: id,
                value: change.value,
                low: change.low.min(change.value),
                high: change.high.max(change.value),
                unit: change.unit,
            })
            .collect();
    }
    let proposals = room.inbox.with(|inbox| inbox.proposals.clone());
    let commune = hall.manifest.get().unwrap_or_default();
    for pile in piles::sort(asked, &proposals) {
        // A part where too few live is left out, its ideas are not: each has its answer below.
        results.add_area(Area {
            id: pile.area.as_ref().map(|area| area.id.clone()),
            name: pile.name(&commune),
            households: pile.households(&commune),
            proposals: pile.ideas.len() as u32,
            summary: room.summary(&asked.id, pile.id()).trim().to_owned(),
        });
    }
    let decided = proposals.into_iter().filter_map(|(id, proposal)| {
        let fate = room.fate(&id);
        let accepted = fate.accepted?;
        Some(Decision {
            title: proposal.properties.title,
            fate: if accepted { Fate::Accepted } else { Fate::SetAside },
            reason: if accepted { String::new() } else { fate.reason },
            reply: fate.reply,
        })
    });
    results.proposals = decided.collect();
    Some(results)
}
