//! Before the vote is kept: what is marked, and the card that signs it.

use super::vote::total_words;
use super::{Desk, Step, card, send};
use crate::hall::parts::{Asked, cost_words, said};
use crate::hall::vault::VaultError;
use crate::hall::{Hall, h};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::{BallotKind, Choice, Record};

#[component]
pub(super) fn Check(desk: Desk, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let failed = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let known = asked.clone();
    let card = Memo::new(move |_| desk.card.with(|words| card::read(words, &known)));
    let total = asked.clone();
    let chosen = {
        let asked = asked.clone();
        move || {
            let chosen = |m: &std::collections::BTreeMap<String, u32>| {
                let list = asked.projects.iter().filter_map(|p| Some((p.clone(), *m.get(&p.id)?)));
                list.collect::<Vec<_>>()
            };
            desk.marks.with(chosen)
        }
    };
    let points = matches!(asked.ballot, BallotKind::Cumulative { .. });
    let store = move |_| {
        let card::State::Ready(card) = card.get_untracked() else { return };
        let asked = asked.clone();
        busy.set(true);
        spawn_local(async move {
            let choice = Choice::of(&asked.ballot, desk.marks.get_untracked());
            let ballot = card.0.sign(&asked.id, desk.before.get_untracked() + 1, choice);
            send::keep(hall, desk, Record::Ballot(ballot), &asked, failed).await;
            busy.set(false);
        });
    };
    view! {
        <section class="sheet session-sheet">
            <h1 tabindex="-1">{h!(CHECK_TITLE)}</h1>
            {move || {
                let chosen = chosen();
                if chosen.is_empty() {
                    return view! { <p class="empty">{h!(CHECK_BLANK)}</p> }.into_any();
                }
                view! {
                    <ul class="check-list">
                        {chosen.into_iter().map(|(project, n)| view! {
                            <li>
                                <strong>{said(&project.name)}</strong>
                                {points.then(|| view! { <span class="check-points">{n}" pt"</span> })}
                                <span class="money">{cost_words(&project)}</span>
                            </li>
                        }).collect_view()}
                    </ul>
                }.into_any()
            }}
            <p>{move || total_words(&total, desk)}</p>
            <card::CardForm desk state=card/>
            {move || failed.get().map(|why| view! { <p class="worse" role="alert">{send::words(&why)}</p> })}
            <p class="row">
                <button type="button" class="button button-quiet" on:click=move |_| desk.go(Step::Vote)>{h!(CHECK_BACK)}</button>
                <button
                    type="button" class="button button-large"
                    disabled=move || busy.get() || !matches!(card.get(), card::State::Ready(_))
                    on:click=store
                >
                    {h!(CHECK_VOTE)}
                </button>
            </p>
        </section>
    }
}
