//! Nobody is there any more: the tablet of an evening goes back to the start and forgets what was marked. Whoever is
//! still there sees how long is left, and one touch is enough to stay.

use super::{Desk, Step};
use crate::hall::{h, k};
use crate::ui::modal;
use crate::words::fill;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use leptos::prelude::*;

/// How long nothing may happen before the warning, and how long that stays \[s\].
const QUIET_S: u32 = 60;
const WARNING_S: u32 = 20;

#[component]
pub(super) fn Idle(desk: Desk) -> impl IntoView {
    let quiet = RwSignal::new(0);
    let watched = move || {
        desk.kiosk.get_untracked()
            && !matches!(desk.step.get_untracked(), Step::Start | Step::Guide | Step::Paper | Step::Kept(_))
    };
    let tick = Interval::new(1000, move || {
        if !watched() {
            quiet.set(0);
        } else if quiet.get_untracked() + 1 >= QUIET_S + WARNING_S {
            quiet.set(0);
            desk.again();
        } else {
            quiet.update(|s| *s += 1);
        }
    });
    let touch = |name: &'static str| {
        let window = web_sys::window()?;
        let options = EventListenerOptions::run_in_capture_phase();
        Some(EventListener::new_with_options(&window, name, options, move |_| {
            if quiet.get_untracked() > 0 {
                quiet.set(0);
            }
        }))
    };
    let alive =
        StoredValue::new_local(Some((tick, ["pointerdown", "keydown", "wheel", "touchmove"].map(touch))));
    on_cleanup(move || alive.update_value(|alive| _ = alive.take()));
    let node = modal(Memo::new(move |_| quiet.get() >= QUIET_S));
    let text = move || {
        let left = (QUIET_S + WARNING_S).saturating_sub(quiet.get());
        fill(k::IDLE_TEXT, &[("s", &left.to_string())])
    };
    view! {
        <dialog
            node_ref=node class="idle" role="alertdialog" aria-labelledby="idle-title" aria-describedby="idle-text"
            on:close=move |_| quiet.set(0)
        >
            <h2 id="idle-title">{h!(IDLE_TITLE)}</h2>
            <p id="idle-text">{text}</p>
            <button type="button" class="button button-large" on:click=move |_| quiet.set(0)>{h!(IDLE_STAY)}</button>
        </dialog>
    }
}
