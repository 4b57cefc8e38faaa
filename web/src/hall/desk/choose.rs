//! The projects as a short list, for whoever types in a paper ballot.

use crate::hall::parts::{Asked, said};
use leptos::prelude::*;
use parvis_core::participation::BallotKind;
use std::collections::BTreeMap;

#[component]
pub(super) fn Choices(asked: Asked, marks: RwSignal<BTreeMap<String, u32>>) -> impl IntoView {
    let points = matches!(asked.ballot, BallotKind::Cumulative { .. });
    let set = move |id: &str, points: u32| {
        marks.update(|m| match points {
            0 => _ = m.remove(id),
            _ => _ = m.insert(id.to_owned(), points),
        });
    };
    view! {
        <ul class="choices">
            {asked.projects.iter().map(|project| {
                let id = StoredValue::new(project.id.clone());
                let name = project.name.clone();
                let value = move || marks.with(|m| m.get(&id.get_value()).copied().unwrap_or(0));
                let marked = move || value() > 0;
                let control = if points {
                    view! {
                        <input type="number" min="0" class="count-field" prop:value=value
                            on:input=move |e| set(&id.get_value(), event_target_value(&e).parse().unwrap_or(0))/>
                    }.into_any()
                } else {
                    view! {
                        <input type="checkbox" prop:checked=marked
                            on:change=move |e| set(&id.get_value(), u32::from(event_target_checked(&e)))/>
                    }.into_any()
                };
                view! { <li><label>{control}<span>{move || said(&name)}</span></label></li> }
            }).collect_view()}
        </ul>
    }
}
