//! Scenarios to start with.

use crate::state::Session;
use crate::words::named;
use leptos::prelude::*;
use parvis_core::scenario::{Command, Scenario};
use parvis_core::themes::{PRESETS, Preset};

/// A button for each preset; it replaces the levers and can be undone.
#[component]
pub(super) fn Presets() -> impl IntoView {
    let session = Session::here();
    let apply = move |preset: &'static Preset| {
        let now = session.history.with_untracked(|h| h.scenario().clone());
        let levers = preset.levers.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
        session.apply(Command::Replace(Scenario { levers, ..now }), false);
    };
    view! {
        <h3>{t!(EXPLORE_PRESETS)}</h3>
        <div class="themes">
            {PRESETS.iter().map(|preset| view! {
                <button type="button" class="pill" on:click=move |_| apply(preset)>
                    {move || named(&format!("{}.name", preset.id))}
                </button>
            }).collect_view()}
        </div>
    }
}
