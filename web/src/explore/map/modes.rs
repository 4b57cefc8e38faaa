//! Today, scenario, both, difference.

use crate::state::{Mode, Session};
use crate::words::{Key, k, t};
use leptos::prelude::*;

const MODES: [(Mode, Key); 4] = [
    (Mode::Baseline, k::MODE_BASELINE),
    (Mode::Scenario, k::MODE_SCENARIO),
    (Mode::Both, k::MODE_BOTH),
    (Mode::Difference, k::MODE_DIFFERENCE),
];

/// The choice of what the map shows.
#[component]
pub(super) fn Modes() -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="segmented" role="group" aria-label=t!(MODE_LABEL)>
            {MODES.map(|(mode, key)| view! {
                <button
                    type="button"
                    aria-pressed=move || (session.view.mode.get() == mode).to_string()
                    on:click=move |_| session.view.mode.set(mode)
                >
                    {move || t(key)}
                </button>
            }).collect_view()}
        </div>
    }
}
