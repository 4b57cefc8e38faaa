//! The start: what is asked, and the two ways on.

use super::{Desk, Step};
use crate::bridge::intl;
use crate::hall::parts::{Asked, euros, said};
use crate::hall::{Hall, h, k};
use crate::route::Page;
use crate::words::fill;
use leptos::prelude::*;
use parvis_core::participation::When;

#[component]
pub(super) fn Start(desk: Desk, asked: Asked) -> impl IntoView {
    let hall = Hall::here();
    let title = asked.title.clone();
    let (budget, count) = (asked.budget_eur, asked.projects.len());
    let closes = asked.closes.clone();
    let when = asked.when(&intl::today());
    let can_vote = asked.key.is_some() && !asked.cards.is_empty();
    view! {
        <section class="session-start">
            <p class="session-eyebrow">{move || hall.manifest.get().map(|m| m.name.clone())}</p>
            <h1 tabindex="-1">{move || said(&title)}</h1>
            <p class="session-lead">
                {move || fill(k::START_LEAD, &[("eur", &euros(budget)), ("n", &count.to_string())])}
            </p>
            <p class="quiet">{move || {
                let key = match when {
                    When::Early => k::START_EARLY,
                    When::Open => k::START_OPEN,
                    When::Late => k::START_LATE,
                };
                fill(key, &[("day", &intl::day(&closes))])
            }}</p>
            <div class="session-ways">
                <button type="button" class="way way-vote" disabled=!can_vote on:click=move |_| desk.go(Step::Vote)>
                    <strong>{h!(START_VOTE)}</strong>
                    <span>{h!(START_VOTE_TEXT)}</span>
                </button>
                <button type="button" class="way" on:click=move |_| desk.go(Step::Propose)>
                    <strong>{h!(START_PROPOSE)}</strong>
                    <span>{h!(START_PROPOSE_TEXT)}</span>
                </button>
            </div>
            {(!can_vote).then(|| view! { <p class="worse">{h!(START_NO_KEY)}</p> })}
            <ul class="promises">
                <li>{h!(START_PROMISE_SECRET)}</li>
                <li>{h!(START_PROMISE_SEALED)}</li>
                <li>{h!(START_PROMISE_OFFLINE)}</li>
            </ul>
            <footer class="session-foot">
                <button type="button" class="link" on:click=move |_| desk.go(Step::Guide)>{h!(START_GUIDE)}</button>
                <span class="quiet counter">
                    {move || fill(k::SHARED_NOT_EXPORTED, &[("n", &hall.vault.not_exported().to_string())])}
                </span>
                {move || (!desk.kiosk.get()).then(|| view! {
                    <a href=move || hall.fragment(Page::Desk)>{h!(START_DESK)}</a>
                })}
            </footer>
        </section>
    }
}
