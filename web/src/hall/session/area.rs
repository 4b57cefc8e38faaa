//! What an idea is about: the whole commune, or one of the parts that the consultation names. Nothing finer: the record
//! holds the public point of the part.

use super::Desk;
use crate::hall::parts::{Asked, said};
use crate::hall::{h, k};
use crate::words::{fill, t};
use leptos::prelude::*;
use parvis_core::participation::{Snap, SnapKind};

/// The question, where the consultation names parts.
#[component]
pub(super) fn Choice(desk: Desk, asked: Asked) -> impl IntoView {
    (!asked.areas.is_empty()).then(|| {
        view! {
            <label for="idea-area">{h!(IDEA_AREA)}</label>
            <select id="idea-area" aria-describedby="idea-area-help" on:change=move |e| desk.area.set(event_target_value(&e))>
                <option value="" selected=move || desk.area.with(String::is_empty)>{h!(AREA_WHOLE)}</option>
                {asked.areas.iter().cloned().map(|area| {
                    let id = area.id.clone();
                    view! {
                        <option value=area.id selected=move || desk.area.with(|chosen| *chosen == id)>
                            {move || said(&area.name)}
                        </option>
                    }
                }).collect_view()}
            </select>
            <p id="idea-area-help" class="quiet">{h!(IDEA_AREA_HELP)}</p>
        }
    })
}

/// The place that the record will hold; none where it is the whole commune.
pub(super) fn place(desk: Desk, asked: &Asked) -> Option<Snap> {
    let area = asked.area(&desk.area.get_untracked())?;
    Some(Snap { point: area.at, kind: SnapKind::Place(said(&area.name)) })
}

/// The same in words.
pub(super) fn shown(desk: Desk, asked: &Asked) -> Option<impl IntoView + use<>> {
    if asked.areas.is_empty() {
        return None;
    }
    let area = asked.area(&desk.area.get_untracked()).cloned();
    let name = move || area.as_ref().map_or_else(|| t(k::AREA_WHOLE).to_owned(), |area| said(&area.name));
    Some(view! { <p class="quiet">{move || fill(k::IDEA_ABOUT, &[("area", &name())])}</p> })
}
