//! Paper ballots: typed by one person, typed again by another, counted only where both agree.

use super::choose::Choices;
use super::room::Room;
use crate::hall::parts::Asked;
use crate::hall::{h, k};
use crate::words::t;
use leptos::prelude::*;
use parvis_core::participation::Choice;
use parvis_sealing::Card;
use std::collections::BTreeMap;

/// What one person has typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct Sheet {
    card: String,
    marks: BTreeMap<String, u32>,
}

/// How the last ballot went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum News {
    Second,
    Differs,
    Added,
    NoCard,
}

#[component]
pub(super) fn Typed(room: Room, asked: Asked) -> impl IntoView {
    let first = RwSignal::new(None::<Sheet>);
    let card = RwSignal::new(String::new());
    let marks = RwSignal::new(BTreeMap::<String, u32>::new());
    let news = RwSignal::new(None::<News>);
    let added = RwSignal::new(0_u32);
    let clear = move || {
        card.set(String::new());
        marks.set(BTreeMap::new());
    };
    let ask = asked.clone();
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = card.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let sheet = Sheet { card: words, marks: marks.get_untracked() };
        let Ok(voter) = Card::parse(&sheet.card) else {
            news.set(Some(News::NoCard));
            return;
        };
        match first.get_untracked() {
            None => {
                first.set(Some(sheet));
                news.set(Some(News::Second));
                clear();
            }
            Some(before) if before == sheet => {
                // A paper ballot is a card's last word: whoever hands one in has not voted on a tablet since.
                let public = voter.public();
                let last = room.inbox.with_untracked(|inbox| {
                    inbox.ballots.iter().filter(|b| b.card == public).map(|b| b.sequence).max().unwrap_or(0)
                });
                let choice = Choice::of(&ask.ballot, sheet.marks);
                let ballot = voter.sign(&ask.id, last.saturating_add(1), choice);
                room.inbox.update(|inbox| _ = inbox.ballots.insert(ballot));
                room.changed();
                added.update(|n| *n += 1);
                first.set(None);
                news.set(Some(News::Added));
                clear();
            }
            Some(_) => {
                first.set(None);
                news.set(Some(News::Differs));
                clear();
            }
        }
    };
    view! {
        <details class="desk-fold">
            <summary>{h!(TYPED_OPEN)}</summary>
            <form class="form" on:submit=done>
                <p><strong>{move || t(if first.with(Option::is_some) { k::TYPED_SECOND } else { k::TYPED_FIRST })}</strong></p>
                <label for="typed-card">{h!(CARD_WORDS)}</label>
                <input
                    id="typed-card" type="text" autocomplete="off" spellcheck="false" required
                    prop:value=move || card.get() on:input=move |e| card.set(event_target_value(&e))
                />
                <Choices asked=asked marks/>
                <p class="row">
                    <button type="submit" class="button">{move || t(if first.with(Option::is_some) { k::TYPED_CONFIRM } else { k::TYPED_NEXT })}</button>
                    <span role="status">{move || news.get().map(|news| t(match news {
                        News::Second => k::TYPED_NEWS_SECOND,
                        News::Differs => k::TYPED_NEWS_DIFFERS,
                        News::Added => k::TYPED_NEWS_ADDED,
                        News::NoCard => k::TYPED_NEWS_NO_CARD,
                    }))}</span>
                </p>
            </form>
        </details>
        <p class="quiet">{move || crate::words::fill(k::TYPED_COUNT, &[("n", &added.get().to_string())])}</p>
    }
}
