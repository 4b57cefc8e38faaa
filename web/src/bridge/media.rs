//! What the reader's device prefers.

use gloo_events::EventListener;
use leptos::prelude::{ArcRwSignal, Get, Set};
use web_sys::MediaQueryList;

thread_local! {
    static DARK: ArcRwSignal<bool> = followed();
}

/// Whether the device asks for dark colours; what reads it is redrawn when that changes.
pub(crate) fn in_the_dark() -> bool {
    DARK.with(|dark| dark.get())
}

/// Follows the device for as long as the page lives.
fn followed() -> ArcRwSignal<bool> {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
    let signal = ArcRwSignal::new(query.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(query) = query {
        let changed = signal.clone();
        EventListener::new(&query.clone(), "change", move |_| changed.set(query.matches())).forget();
    }
    signal
}
