//! Proposals: read by the part of the commune that they are about, answered, accepted or set aside with a reason.
//! Their texts are never changed.

use super::piles::{self, Pile};
use super::room::Room;
use super::similar;
use super::summary::Summary;
use crate::bridge::intl;
use crate::hall::parts::Asked;
use crate::hall::{Hall, h, k};
use crate::words::{fill, named, t};
use leptos::prelude::*;
use parvis_core::participation::Proposal;

#[component]
pub(super) fn Proposals(room: Room, asked: Asked) -> impl IntoView {
    let kept = asked.clone();
    let piles = Memo::new(move |_| room.inbox.with(|inbox| piles::sort(&kept, &inbox.proposals)));
    view! {
        {move || {
            let piles = piles.get();
            if piles.is_empty() {
                return view! { <p class="empty">{h!(READ_NONE)}</p> }.into_any();
            }
            let shown = |pile| view! { <OnePile room asked=asked.clone() pile/> };
            piles.into_iter().map(shown).collect_view().into_any()
        }}
    }
}

/// What is about one part of the commune, alike beside alike, and what the town hall says of it all.
#[component]
fn OnePile(room: Room, asked: Asked, pile: Pile) -> impl IntoView {
    let hall = Hall::here();
    let texts: Vec<String> =
        pile.ideas.iter().map(|(_, p)| format!("{} {}", p.properties.title, p.properties.text)).collect();
    let group = |places: Vec<usize>| places.iter().filter_map(|at| pile.ideas.get(*at).cloned()).collect();
    let groups: Vec<Vec<_>> = similar::groups(&texts).into_iter().map(group).collect();
    let about = pile.clone();
    let name = move || match &about.area {
        Some(_) => hall.manifest.get().map(|commune| about.name(&commune)).unwrap_or_default(),
        None => t(k::AREA_WHOLE).to_owned(),
    };
    let counted = pile.clone();
    let lead = move || {
        let n = |count: f64| intl::number(count, 0);
        let households = hall.manifest.get().map_or(0, |commune| counted.households(&commune));
        let values = [("n", n(counted.ideas.len() as f64)), ("households", n(f64::from(households)))];
        fill(k::AREA_LEAD, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    view! {
        <section class="read-pile">
            <header><h3>{name}</h3><p class="quiet">{lead}</p></header>
            {groups.into_iter().map(|group: Vec<(String, Proposal)>| {
                let many = group.len() > 1;
                let count = group.len().to_string();
                view! {
                    <div class="read-group" class:read-alike=many>
                        {many.then(|| view! { <p class="quiet">{move || fill(k::READ_ALIKE, &[("n", &count)])}</p> })}
                        {group.into_iter().map(|(id, proposal)| view! { <One room id proposal/> }).collect_view()}
                    </div>
                }
            }).collect_view()}
            <div class="form"><Summary room asked pile/></div>
        </section>
    }
}

#[component]
fn One(room: Room, id: String, proposal: Proposal) -> impl IntoView {
    let hall = Hall::here();
    let p = proposal.properties;
    let key = StoredValue::new(id.clone());
    let fate = Memo::new(move |_| room.fate(&key.get_value()));
    let decide = move |accepted: bool| {
        room.decide(&key.get_value(), |f| {
            f.accepted = if f.accepted == Some(accepted) { None } else { Some(accepted) }
        });
    };
    let (reply_id, reason_id) = (format!("reply-{id}"), format!("reason-{id}"));
    let (reply_for, reason_for) = (reply_id.clone(), reason_id.clone());
    let scenario = (!p.scenario.is_empty()).then(|| p.scenario.clone());
    let theme = p.theme.clone();
    view! {
        <article class="card read form">
            <h4 lang=p.language.clone()>{p.title}</h4>
            <p class="own-words" lang=p.language>{p.text}</p>
            <p class="quiet">{move || named(&format!("{theme}.name"))}" · "{p.day}
                {scenario.map(|code| view! { " · "<a href=hall.scenario(&code)>{h!(VOTE_EFFECT)}</a> })}
            </p>
            <div class="segmented" role="group" aria-label=h!(READ_DECISION)>
                <button type="button" aria-pressed=move || (fate.get().accepted == Some(true)).to_string() on:click=move |_| decide(true)>
                    {h!(READ_ACCEPT)}
                </button>
                <button type="button" aria-pressed=move || (fate.get().accepted == Some(false)).to_string() on:click=move |_| decide(false)>
                    {h!(READ_SET_ASIDE)}
                </button>
            </div>
            {move || (fate.get().accepted == Some(false)).then(|| view! {
                <label for=reason_for.clone()>{h!(READ_REASON)}</label>
                <input
                    id=reason_id.clone() type="text" prop:value=move || fate.get().reason
                    on:change=move |e| room.decide(&key.get_value(), |f| f.reason = event_target_value(&e))
                />
                {move || fate.get().reason.trim().is_empty().then(|| view! { <p class="worse">{t(k::READ_REASON_MISSING)}</p> })}
            })}
            <label for=reply_for>{h!(READ_REPLY)}</label>
            <textarea
                id=reply_id rows="2" prop:value=move || fate.get().reply
                on:change=move |e| room.decide(&key.get_value(), |f| f.reply = event_target_value(&e))
            ></textarea>
        </article>
    }
}
