//! What was proposed in a part of the commune, summed up by the town hall for everybody to read.

use super::piles::Pile;
use super::room::Room;
use crate::hall::parts::Asked;
use crate::hall::{h, k};
use crate::words::fill;
use leptos::prelude::*;
use parvis_core::participation::scan::{Kind, scan};

#[component]
pub(super) fn Summary(room: Room, asked: Asked, pile: Pile) -> impl IntoView {
    let field = format!("summary-{}", pile.id());
    let area = StoredValue::new(pile.id().to_owned());
    let asked = StoredValue::new(asked.id.clone());
    let text = Memo::new(move |_| room.summary(&asked.get_value(), &area.get_value()));
    view! {
        <label for=field.clone()>{h!(SUMMARY_FIELD)}</label>
        <textarea
            id=field rows="3" maxlength=LONGEST prop:value=move || text.get()
            on:change=move |e| room.sum_up(&asked.get_value(), &area.get_value(), event_target_value(&e))
        ></textarea>
        {move || {
            let found = text.with(|text| revealing(text));
            (!found.is_empty()).then(|| view! {
                <p class="worse" role="alert">{fill(k::SUMMARY_FOUND, &[("words", &found.join(", "))])}</p>
            })
        }}
    }
}

/// Longest summary \[characters\].
const LONGEST: usize = 2000;

/// What in a text could point to somebody: an address, a number, an account. Names are left to who writes.
pub(super) fn revealing(text: &str) -> Vec<String> {
    scan(text).into_iter().filter(|finding| finding.kind != Kind::Name).map(|finding| finding.text).collect()
}
