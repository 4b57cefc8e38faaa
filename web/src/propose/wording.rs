//! What a proposal says: its title and its text.

use crate::words::{Key, named, t};
use leptos::prelude::*;
use parvis_core::participation::{Draft, TEXT_MAX, TITLE_MAX};
use parvis_core::themes::SPECS;

/// The two fields, each under its label.
#[component]
pub(crate) fn Wording(draft: RwSignal<Draft>, title: Key, text: Key) -> impl IntoView {
    view! {
        <label for="title">{move || t(title)}</label>
        <input
            id="title" type="text" required maxlength=TITLE_MAX autocomplete="off"
            prop:value=move || draft.with(|d| d.title.clone())
            on:input=move |e| draft.update(|d| d.title = event_target_value(&e))
        />
        <label for="text">{move || t(text)}</label>
        <textarea
            id="text" rows="6" maxlength=TEXT_MAX autocomplete="off"
            prop:value=move || draft.with(|d| d.text.clone())
            on:input=move |e| draft.update(|d| d.text = event_target_value(&e))
        ></textarea>
    }
}

/// The theme that a proposal is about: the one of the draft, else `first`, a place in the list of themes.
#[component]
pub(crate) fn Subject(
    draft: RwSignal<Draft>,
    label: Key,
    #[prop(into)] first: Signal<usize>,
) -> impl IntoView {
    let chosen = move |i: usize, id: &str| {
        draft.with(|d| if d.theme.is_empty() { i == first.get() } else { d.theme == id })
    };
    view! {
        <label for="theme">{move || t(label)}</label>
        <select id="theme" on:change=move |e| draft.update(|d| d.theme = event_target_value(&e))>
            {SPECS.iter().enumerate().map(|(i, spec)| view! {
                <option value=spec.id selected=move || chosen(i, spec.id)>
                    {move || named(&format!("{}.name", spec.id))}
                </option>
            }).collect_view()}
        </select>
    }
}
