//! The count: hidden until the vote is over, exact, every step in words.

use super::room::{Counted, Effects, Room};
use crate::bridge::intl;
use crate::hall::parts::{Asked, BudgetBar, said};
use crate::hall::{effects, h, k, steps, twin};
use crate::words::{Key, fill, t};
use leptos::prelude::*;
use parvis_core::participation::tally::{Amount, Candidate, Election, tally};
use parvis_core::participation::{self, BallotError, Consultation, When, WhyNot};
use parvis_sealing::is_signed;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

#[component]
pub(super) fn Count(room: Room, asked: Asked) -> impl IntoView {
    let over = RwSignal::new(asked.when(&intl::today()) == When::Late);
    let failed = RwSignal::new(None::<String>);
    let closes = asked.closes.clone();
    let early = asked.when(&intl::today()) != When::Late;
    let ask = asked.clone();
    let go = move |_| match count(&ask, room) {
        Ok(counted) => {
            failed.set(None);
            run_effects(&ask, room, &counted.outcome.winners);
            room.counted.set(Some(counted));
        }
        Err(why) => failed.set(Some(why)),
    };
    let none = move || room.inbox.with(|inbox| inbox.ballots.is_empty());
    let asked = StoredValue::new(asked);
    view! {
        {early.then(|| view! {
            <p>{move || fill(k::COUNT_HIDDEN, &[("day", &intl::day(&closes))])}</p>
            <label class="tick">
                <input type="checkbox" prop:checked=move || over.get() on:change=move |e| over.set(event_target_checked(&e))/>
                <span>{h!(COUNT_OVER)}</span>
            </label>
        })}
        <p><button type="button" class="button" disabled=move || !over.get() || none() on:click=go>{h!(COUNT_GO)}</button></p>
        {move || none().then(|| view! { <p class="quiet">{t(k::COUNT_NONE)}</p> })}
        {move || failed.get().map(|why| view! { <p class="worse" role="alert">{why}</p> })}
        {move || room.counted.with(|c| c.as_ref().map(|counted| shown(counted, &asked.get_value())))}
        {move || match room.effects.get() {
            Effects::None => ().into_any(),
            Effects::Running => view! { <p role="status"><progress></progress>" "{t(k::EFFECTS_RUNNING)}</p> }.into_any(),
            Effects::Nothing => view! { <p class="quiet">{t(k::EFFECTS_NOTHING)}</p> }.into_any(),
            Effects::Failed(why) => view! { <p class="worse" role="alert">{t(k::EFFECTS_FAILED)}" "{why}</p> }.into_any(),
            Effects::Here(figures) => {
                let seen = figures.into_iter().filter_map(|f| {
                    let spec = effects::indicator(&f.id)?;
                    effects::shows(spec, &f.change).then_some((spec, Some(f.scenario.value), f.change))
                });
                view! { <h3>{t(k::EFFECTS_TITLE)}</h3>{effects::list(seen.collect())} }.into_any()
            }
        }}
    }
}

/// Counts what is in the inbox.
fn count(asked: &Consultation, room: Room) -> Result<Counted, String> {
    let ballots = room.inbox.with_untracked(|inbox| inbox.ballots.iter().cloned().collect::<Vec<_>>());
    let sorted = participation::count(asked, ballots, is_signed);
    let place: BTreeMap<&str, u32> =
        asked.projects.iter().zip(0..).map(|(p, at)| (p.id.as_str(), at)).collect();
    let marks = |ballot: &participation::Ballot| {
        let points = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        ballot.choice.marks().filter_map(|(id, n)| Some((*place.get(id)?, points(n)))).collect()
    };
    let election = Election {
        budget: Amount::units(asked.budget_eur),
        projects: asked
            .projects
            .iter()
            .map(|p| Candidate { id: p.id.clone(), cost: Amount::units(p.cost_eur) })
            .collect(),
        ballots: sorted.counted.iter().map(marks).collect(),
    };
    let outcome = tally(&election, asked.rule, &mut |_| ControlFlow::Continue(()));
    let totals = sorted.totals(asked);
    Ok(Counted {
        outcome: outcome.map_err(|e| e.to_string())?,
        election,
        totals,
        set_aside: sorted.set_aside,
        ballots: sorted.counted,
    })
}

fn run_effects(asked: &Consultation, room: Room, winners: &[String]) {
    let scenario = twin::together(asked, winners);
    if scenario.is_baseline() {
        room.effects.set(Effects::Nothing);
        return;
    }
    room.effects.set(Effects::Running);
    twin::run(&asked.pack, scenario, move |answer| {
        room.effects.set(answer.map_or_else(Effects::Failed, Effects::Here));
    });
}

fn shown(counted: &Counted, asked: &Consultation) -> impl IntoView + use<> {
    let outcome = &counted.outcome;
    let n = |count: usize| intl::number(count as f64, 0);
    let ballots =
        fill(k::COUNT_BALLOTS, &[("n", &n(counted.totals.ballots)), ("blank", &n(counted.totals.blank))]);
    let spent = (outcome.cost.to_f64()).round() as u64;
    let winners: Vec<_> = outcome.winners.iter().filter_map(|id| asked.project(id).cloned()).collect();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for (_, why) in &counted.set_aside {
        *reasons.entry(t(why_words(why)).to_owned()).or_default() += 1;
    }
    view! {
        <div class="counted" role="status">
            <p>{ballots}</p>
            {(!reasons.is_empty()).then(|| view! {
                <details>
                    <summary>{fill(k::COUNT_SET_ASIDE, &[("n", &n(counted.set_aside.len()))])}</summary>
                    <ul class="bullets">
                        {reasons.into_iter().map(|(why, count)| view! { <li>{why}": "{count}</li> }).collect_view()}
                    </ul>
                </details>
            })}
            <h3>{t(k::COUNT_WINNERS)}</h3>
            <ol class="winners">
                {winners.into_iter().map(|p| view! {
                    <li><strong>{said(&p.name)}</strong>" "<span class="money">{intl::euros(p.cost_eur as f64)}</span></li>
                }).collect_view()}
            </ol>
            <BudgetBar spent=Signal::stored(spent) budget=asked.budget_eur/>
            <h3>{t(k::COUNT_HOW)}</h3>
            <p class="quiet">{steps::rule_words(outcome.rule)}" "{t(k::RULE_TIES)}</p>
            {steps::list(&outcome.steps, Some(asked))}
        </div>
    }
}

fn why_words(why: &WhyNot) -> Key {
    match why {
        WhyNot::Repeated => k::WHY_REPEATED,
        WhyNot::Replaced => k::WHY_REPLACED,
        WhyNot::Contradicted => k::WHY_CONTRADICTED,
        WhyNot::Invalid(BallotError::UnknownCard) => k::WHY_CARD,
        WhyNot::Invalid(BallotError::Forged) => k::WHY_FORGED,
        WhyNot::Invalid(BallotError::OtherConsultation(_)) => k::WHY_OTHER,
        WhyNot::Invalid(_) => k::WHY_INVALID,
    }
}
