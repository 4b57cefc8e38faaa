//! The count: hidden until the vote is over, exact, every step in words; it runs beside the page and can be stopped.

use super::room::{Counted, Effects, Room};
use crate::bridge::counter::Counter;
use crate::bridge::intl;
use crate::hall::counting::{self, Ask, Tell};
use crate::hall::parts::{Asked, BudgetBar, said};
use crate::hall::{effects, h, k, steps, twin};
use crate::words::{Key, fill, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::{BallotError, Consultation, When, WhyNot};
use std::collections::BTreeMap;

#[component]
pub(super) fn Count(room: Room, asked: Asked) -> impl IntoView {
    let over = RwSignal::new(asked.when(&intl::today()) == When::Late);
    let failed = RwSignal::new(None::<String>);
    let closes = asked.closes.clone();
    let early = asked.when(&intl::today()) != When::Late;
    let ask = asked.clone();
    let go = move |_| start(&ask, room, failed);
    let busy = Memo::new(move |_| room.counting.with(Option::is_some));
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
        {move || busy.get().then(|| view! { <Running room/> })}
        {move || failed.get().map(|why| view! { <p class="worse" role="alert">{t(k::COUNT_FAILED)}" "{why}</p> })}
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

/// Counts what is in the inbox, in a thread of its own; the page hears how far it is.
fn start(asked: &Asked, room: Room, failed: RwSignal<Option<String>>) {
    let ballots = room.inbox.with_untracked(|inbox| inbox.ballots.iter().cloned().collect());
    let ask = Ask { asked: Consultation::clone(asked), ballots };
    let text = serde_json::to_string(&ask).unwrap_or_default();
    room.changed();
    failed.set(None);
    room.counting.set(Some(Tell::Checked { done: 0, total: ask.ballots.len() }));
    let fail = move |why: String| {
        room.stop_counting();
        failed.set(Some(why));
    };
    let hear = move |line: String| match serde_json::from_str(&line) {
        // A message that was on its way when the count was stopped.
        _ if room.counting.with_untracked(Option::is_none) => (),
        Ok(Tell::Done { signed, outcome }) => {
            room.stop_counting();
            let sorted = counting::sorted(&ask, &signed);
            run_effects(&ask.asked, room, &outcome.winners);
            room.counted.set(Some(Counted::of(&ask.asked, sorted, outcome)));
        }
        Ok(Tell::Failed(why)) => fail(why),
        Ok(told) => room.counting.set(Some(told)),
        Err(why) => fail(why.to_string()),
    };
    // The thread of an earlier count ends in a moment, and must not take this one with it.
    spawn_local(async move {
        match Counter::start(&text, hear, fail) {
            Ok(counter) => room.counter.set_value(Some(counter)),
            Err(why) => fail(format!("{why:?}")),
        }
    });
}

/// How far the count is, and the way to end it. The button stays the same one, so that it keeps the focus.
#[component]
fn Running(room: Room) -> impl IntoView {
    let far = move || room.counting.get().map(|told| how_far(&told)).unwrap_or_default();
    view! {
        <div class="counting">
            <p>{move || far().0}</p>
            <progress max="1" value=move || far().1.to_string() aria-label=h!(COUNT_RUNNING)></progress>
            <button type="button" class="button button-quiet" on:click=move |_| room.stop_counting()>{h!(COUNT_STOP)}</button>
        </div>
    }
}

/// In words, and as a share of the whole: of the signatures, then of the budget.
fn how_far(told: &Tell) -> (String, f64) {
    let n = |count: f64| intl::number(count, 0);
    match told {
        Tell::Raised { times, spent } => {
            (fill(k::COUNT_RAISING, &[("n", &n(f64::from(*times)))]), spent.min(1.0))
        }
        Tell::Checked { done, total } => {
            let words = fill(k::COUNT_CHECKING, &[("n", &n(*done as f64)), ("total", &n(*total as f64))]);
            (words, *done as f64 / (*total).max(1) as f64)
        }
        Tell::Done { .. } | Tell::Failed(_) => (String::new(), 1.0),
    }
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
    let ballots = fill(
        k::COUNT_BALLOTS,
        &[("n", &n(counted.election.ballots.len())), ("blank", &n(counted.totals.blank))],
    );
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
