//! Cards for the hat: drawn here, printed, cut; their public keys go into the consultation.

use crate::bridge::{files, page, storage};
use crate::hall::qr::Code;
use crate::hall::{h, k};
use crate::words::fill;
use leptos::prelude::*;
use parvis_sealing::{CARD_BYTES, Card};

/// Most cards on one sheet of work: more are drawn in several goes.
const MOST: usize = 500;

#[component]
pub(super) fn Cards() -> impl IntoView {
    let count = RwSignal::new(40_usize);
    let made = RwSignal::new_local(Vec::<Card>::new());
    let make = move |_| {
        let draw = || storage::random::<CARD_BYTES>().map(Card::new);
        made.set((0..count.get_untracked().min(MOST)).filter_map(|_| draw()).collect());
    };
    let save = move |_| {
        let mut keys = made.with_untracked(|cards| cards.iter().map(Card::public).collect::<Vec<_>>());
        keys.sort();
        let text = serde_json::to_string_pretty(&keys).unwrap_or_default();
        let _ = files::hand_out("parvis-cards-public.json", "application/json", &text);
    };
    view! {
        <p>{h!(CARDS_TEXT)}</p>
        <p class="row">
            <label for="cards-count">{h!(CARDS_COUNT)}</label>
            <input
                id="cards-count" type="number" min="1" max=MOST class="count-field" prop:value=move || count.get()
                on:input=move |e| count.set(event_target_value(&e).parse().unwrap_or(1))
            />
            <button type="button" class="button button-quiet" on:click=make>{h!(CARDS_MAKE)}</button>
        </p>
        {move || (!made.with(Vec::is_empty)).then(|| view! {
            <p class="row">
                <button type="button" class="button" on:click=|_| page::print()>{h!(CARDS_PRINT)}</button>
                <button type="button" class="button button-quiet" on:click=save>{h!(CARDS_SAVE)}</button>
            </p>
            <p class="quiet">{h!(CARDS_HAT)}</p>
            <ul class="cards-sheet paper">
                {made.get().iter().map(|card| {
                    let words = card.words();
                    let (first, second) = words.split_at(words.len() / 2);
                    view! {
                        <li class="voter-card">
                            <Code text=words.join(" ") label=k::CARDS_CODE/>
                            <p><strong>{h!(CARDS_ONE)}</strong><br/>{first.join(" ")}<br/>{second.join(" ")}</p>
                        </li>
                    }
                }).collect_view()}
            </ul>
        })}
        <p class="quiet">{move || fill(k::CARDS_MOST, &[("n", &MOST.to_string())])}</p>
    }
}
