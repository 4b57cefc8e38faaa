//! The desk of the town hall: from sealed envelopes to a published decision, in six steps on one page.
//!
//! The private key and what was opened with it stay in memory: closing the page forgets them.

mod cards;
mod choose;
mod count;
mod export;
mod film;
mod import;
mod key;
mod paper;
mod piles;
mod proposals;
mod publish;
mod room;
mod similar;
mod summary;

use super::parts::{Asked, Loading, Trouble, said};
use super::{Hall, h, k};
use crate::state::Load;
use crate::words::{Key, t};
use leptos::prelude::*;
use room::Room;

/// The page.
#[component]
pub(super) fn Desk() -> impl IntoView {
    let hall = Hall::here();
    let room = Room::new();
    view! {
        <div class="desk">
            <header class="desk-head">
                <h1 tabindex="-1">{h!(DESK_TITLE)}</h1>
                <p class="session-lead">{h!(DESK_LEAD)}</p>
            </header>
            {move || match hall.asked.get() {
                Load::Pending => view! { <Loading/> }.into_any(),
                Load::Failed(problem) => view! { <Trouble problem/> }.into_any(),
                Load::Here(None) => view! { <Prepare/> }.into_any(),
                Load::Here(Some(asked)) => view! { <Counting room asked/> }.into_any(),
            }}
        </div>
    }
}

/// Before there is anything to count: a key and cards.
#[component]
fn Prepare() -> impl IntoView {
    view! {
        <p class="empty">{h!(DESK_NOTHING)}</p>
        <Part number=1 title=k::DESK_KEY_NEW><key::NewKey/></Part>
        <Part number=2 title=k::DESK_CARDS><cards::Cards/></Part>
    }
}

#[component]
fn Counting(room: Room, asked: Asked) -> impl IntoView {
    let title = asked.title.clone();
    let open = Memo::new(move |_| room.is_open());
    let asked = StoredValue::new(asked);
    view! {
        <p class="desk-asked"><strong>{move || said(&title)}</strong></p>
        <Part number=1 title=k::DESK_OPEN><key::OpenKey room asked=asked.get_value()/></Part>
        {move || open.get().then(|| {
            view! {
                <Part number=2 title=k::DESK_IMPORT><import::Import room asked=asked.get_value()/></Part>
                <Part number=3 title=k::DESK_PAPER><paper::Typed room asked=asked.get_value()/></Part>
                <Part number=4 title=k::DESK_PROPOSALS><proposals::Proposals room asked=asked.get_value()/></Part>
                <Part number=5 title=k::DESK_COUNT><count::Count room asked=asked.get_value()/></Part>
                <Part number=6 title=k::DESK_PUBLISH><publish::Publish room asked=asked.get_value()/></Part>
            }
        })}
        <details class="desk-more">
            <summary>{h!(DESK_PREPARE)}</summary>
            <h3>{h!(DESK_KEY_NEW)}</h3>
            <key::NewKey/>
            <h3>{h!(DESK_CARDS)}</h3>
            <cards::Cards/>
        </details>
    }
}

/// A step of the work, numbered.
#[component]
fn Part(number: u8, title: Key, children: Children) -> impl IntoView {
    view! {
        <section class="desk-part" aria-label=move || t(title)>
            <h2><span class="number-disc" aria-hidden="true">{number}</span>{move || t(title)}</h2>
            {children()}
        </section>
    }
}
