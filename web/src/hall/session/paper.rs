//! For those who would rather write: a ballot and a form for proposals, to be printed.

use super::{Desk, Step};
use crate::bridge::{intl, page};
use crate::hall::parts::{Asked, cost_words, euros, said};
use crate::hall::{h, k};
use crate::words::fill;
use leptos::prelude::*;
use parvis_core::participation::BallotKind;

#[component]
pub(super) fn Paper(desk: Desk, asked: Asked) -> impl IntoView {
    let title = asked.title.clone();
    let again = title.clone();
    let how = match asked.ballot.clone() {
        BallotKind::Approval { at_most: None } => (k::PAPER_APPROVAL, 0),
        BallotKind::Approval { at_most: Some(n) } => (k::PAPER_APPROVAL_MOST, n),
        BallotKind::Cumulative { points } => (k::PAPER_CUMULATIVE, points),
        BallotKind::Knapsack {} => (k::PAPER_KNAPSACK, 0),
    };
    let budget = asked.budget_eur;
    let closes = asked.closes.clone();
    view! {
        <section class="sheet paper-tools">
            <p><button type="button" class="link" on:click=move |_| desk.go(Step::Guide)>{h!(PAPER_BACK)}</button></p>
            <h1 tabindex="-1">{h!(PAPER_TITLE)}</h1>
            <p>{h!(PAPER_TEXT)}</p>
            <button type="button" class="button" on:click=|_| page::print()>{h!(PAPER_PRINT)}</button>
        </section>
        <article class="paper">
            <h2>{h!(PAPER_BALLOT)}": "{move || said(&title)}</h2>
            <p>{move || fill(how.0, &[("n", &how.1.to_string()), ("eur", &euros(budget))])}</p>
            <ul class="paper-projects">
                {asked.projects.iter().map(|project| {
                    let (name, cost) = (project.name.clone(), project.clone());
                    view! {
                        <li>
                            <span class="paper-box" aria-hidden="true"></span>
                            <span><strong>{move || said(&name)}</strong><br/><small>{move || cost_words(&cost)}</small></span>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <p>{h!(PAPER_CARD)}</p>
            <p class="paper-line"></p>
            <p class="quiet">{move || fill(k::PAPER_UNTIL, &[("day", &intl::day(&closes))])}</p>
        </article>
        <article class="paper">
            <h2>{h!(PAPER_IDEA)}": "{move || said(&again)}</h2>
            <p>{h!(PAPER_IDEA_TEXT)}</p>
            <p>{h!(IDEA_NAME)}</p>
            <p class="paper-line"></p>
            <p>{h!(IDEA_TEXT)}</p>
            {(0..10).map(|_| view! { <p class="paper-line"></p> }).collect_view()}
        </article>
    }
}
