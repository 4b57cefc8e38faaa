//! What the reader's device prefers.

use gloo_events::EventListener;
use leptos::prelude::{ArcRwSignal, Get, Set};
use web_sys::MediaQueryList;

thread_local! {
    static DARK: ArcRwSignal<bool> = {
        let signal = ArcRwSignal::new(dark());
        let changed = signal.clone();
        on_dark(move |dark| changed.set(dark));
        signal
    };
}

/// Whether the device asks for dark colours; what reads it is redrawn when that changes.
pub(crate) fn in_the_dark() -> bool {
    DARK.with(|dark| dark.get())
}

fn dark_query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

/// Whether the device asks for dark colours.
pub(crate) fn dark() -> bool {
    dark_query().is_some_and(|q| q.matches())
}

/// Calls `then` whenever the device changes between light and dark, for as long as the page lives.
pub(crate) fn on_dark(then: impl Fn(bool) + 'static) {
    if let Some(query) = dark_query() {
        EventListener::new(&query.clone(), "change", move |_| then(query.matches())).forget();
    }
}
