//! What the reader's device prefers.

use gloo_events::EventListener;
use web_sys::MediaQueryList;

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
