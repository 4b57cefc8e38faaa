//! The voter's card: ten words, typed or read by a scanner that types.

use super::Desk;
use crate::hall::parts::Asked;
use crate::hall::{Hall, h, k};
use crate::words::{fill, t};
use leptos::prelude::*;
use parvis_sealing::{Card, CardError, demo};

/// A card, compared by what is published of it.
#[derive(Debug, Clone)]
pub(super) struct Held(pub(super) Card);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.0.public() == other.0.public()
    }
}

/// What was typed so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum State {
    Empty,
    /// Not all words yet.
    Short(usize),
    Wrong(CardError),
    /// A card, but none of those that were handed out.
    Unknown,
    Ready(Box<Held>),
}

/// Reads the words of a card.
pub(super) fn read(words: &str, asked: &Asked) -> State {
    if words.trim().is_empty() {
        return State::Empty;
    }
    match Card::parse(words) {
        Ok(card) if asked.knows_card(&card.public()) => State::Ready(Box::new(Held(card))),
        Ok(_) => State::Unknown,
        Err(CardError::Count(n)) if n < parvis_sealing::CARD_BYTES + 1 => State::Short(n),
        Err(why) => State::Wrong(why),
    }
}

#[component]
pub(super) fn CardForm(desk: Desk, state: Memo<State>) -> impl IntoView {
    let hall = Hall::here();
    let invented = move || hall.manifest.with(|m| m.as_ref().is_some_and(|m| m.invented));
    let lend = move |_| {
        let number = crate::bridge::storage::random::<1>().map_or(0, |[b]| b % demo::CARDS);
        desk.card.set(demo::card(number).words().join(" "));
    };
    view! {
        <div class="card card-form form">
            <h2>{h!(CARD_TITLE)}</h2>
            <label for="card-words">{h!(CARD_WORDS)}</label>
            <textarea
                id="card-words" rows="2" autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-describedby="card-state"
                prop:value=move || desk.card.get()
                on:input=move |e| desk.card.set(event_target_value(&e))
            ></textarea>
            <p id="card-state" role="status" class:worse=move || is_wrong(&state.get()) class:better=move || matches!(state.get(), State::Ready(_))>
                {move || state_words(&state.get())}
            </p>
            {move || invented().then(|| view! {
                <p><button type="button" class="link" on:click=lend>{h!(CARD_LEND)}</button></p>
            })}
            <label for="card-before">{h!(CARD_BEFORE)}</label>
            <select id="card-before" on:change=move |e| desk.before.set(event_target_value(&e).parse().unwrap_or(0))>
                {[k::CARD_NEVER, k::CARD_ONCE, k::CARD_TWICE, k::CARD_THRICE].into_iter().enumerate().map(|(n, key)| view! {
                    <option value=n.to_string() selected=move || desk.before.get() == n as u32>{move || t(key)}</option>
                }).collect_view()}
            </select>
            <p class="quiet">{h!(CARD_LAST_COUNTS)}</p>
        </div>
    }
}

fn is_wrong(state: &State) -> bool {
    matches!(state, State::Wrong(_) | State::Unknown)
}

fn state_words(state: &State) -> String {
    match state {
        State::Empty => t(k::CARD_HELP).to_owned(),
        State::Short(n) => fill(k::CARD_SHORT, &[("n", &n.to_string())]),
        State::Wrong(CardError::Word(word)) => fill(k::CARD_BAD_WORD, &[("word", word)]),
        State::Wrong(CardError::Count(n)) => fill(k::CARD_LONG, &[("n", &n.to_string())]),
        State::Wrong(CardError::Check) => t(k::CARD_BAD_CHECK).to_owned(),
        State::Unknown => t(k::CARD_UNKNOWN).to_owned(),
        State::Ready(_) => t(k::CARD_READY).to_owned(),
    }
}
