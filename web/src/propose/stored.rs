//! The proposal is on the disk.

use super::{Desk, Step};
use crate::route::Page;
use crate::state::Session;
use crate::words::{k, t};
use leptos::prelude::*;
use parvis_core::participation::Draft;

#[component]
pub(super) fn Stored(desk: Desk) -> impl IntoView {
    let session = Session::here();
    let again = move |_| {
        desk.draft.set(Draft::default());
        desk.step.set(Step::Write);
    };
    view! {
        <div role="status"><h1>{t!(STORED_TITLE)}</h1></div>
        <p>{t!(STORED_TEXT)}</p>
        <p class="quiet">{move || t(match session.proposals.persisted.get() {
            Some(true) => k::STORED_KEPT,
            Some(false) => k::STORED_NOT_PROMISED,
            None => k::STORED_UNKNOWN,
        })}</p>
        <p class="row">
            <a class="button" href=move || session.fragment(Page::Proposals)>{t!(STORED_SEE)}</a>
            <button type="button" class="button button-quiet" on:click=again>{t!(STORED_AGAIN)}</button>
        </p>
    }
}
