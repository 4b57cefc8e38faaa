//! The page itself: its address, its title, its language.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The fragment of the address, with `#`.
pub(crate) fn fragment() -> String {
    web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// Leads to another fragment; the way back leads here.
pub(crate) fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only for addresses that cannot be parsed, which a fragment of ours is not.
        let _ = window.location().set_hash(fragment);
    }
}

/// Writes another fragment into the address without a step in the history.
pub(crate) fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|w| w.history().ok());
    if let Some(history) = history {
        // A browser refuses when it is asked too often; the next change writes the address again.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Calls `then` whenever the fragment changes, for as long as the page lives.
pub(crate) fn on_fragment(then: impl Fn(String) + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", move |_| then(fragment())).forget();
    }
}

/// Address of the folder that the page was served from, with a slash at its end.
pub(crate) fn base() -> String {
    document().and_then(|d| d.base_uri().ok().flatten()).map_or_else(String::new, |uri| {
        let plain = uri.split(['#', '?']).next().unwrap_or_default();
        plain.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
    })
}

/// The whole address with this fragment, as a link to hand on.
pub(crate) fn link(fragment: &str) -> String {
    format!("{}{fragment}", base())
}

/// Says in which language the page is written, and what it is called.
pub(crate) fn describe(language: &str, title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", language);
        }
    }
}

/// Whether the `details` element that an event is about is open now.
pub(crate) fn is_open(toggle: &web_sys::Event) -> bool {
    let element = toggle.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}

/// Sets or removes an attribute of the root element: text size, contrast.
pub(crate) fn mark_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Puts a text on the clipboard; answers whether the browser allowed it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Loads the page anew.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Shows the top of the page, and moves the keyboard to its heading, as after opening a page.
pub(crate) fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
        gloo_timers::callback::Timeout::new(0, || focus_first("#main h1")).forget();
    }
}

fn focus_first(selector: &str) {
    use wasm_bindgen::JsCast;
    let element = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens the browser's dialog for printing.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Moves the keyboard to the element with this id.
pub(crate) fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window().and_then(|w| w.document())
}
