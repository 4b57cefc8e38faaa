//! Keeping the site and the open commune on this device, so that they work with the network cut (`boot.js`).

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = parvis, js_name = keep)]
    fn keep_on_device(slug: &str, announce: &JsValue) -> js_sys::Promise;
    /// Shows the version that waits.
    #[wasm_bindgen(js_namespace = parvis)]
    pub(crate) fn renew();
}

/// Keeps the site and this commune, and calls `announce` whenever a newer version waits, for as long as the page
/// lives; answers whether all of it is kept.
pub(crate) async fn keep(slug: &str, announce: impl Fn() + 'static) -> bool {
    let announce = Closure::<dyn Fn()>::new(announce).into_js_value();
    JsFuture::from(keep_on_device(slug, &announce)).await.is_ok_and(|kept| kept.is_truthy())
}

/// Whether the device has a network.
pub(crate) fn online() -> bool {
    web_sys::window().is_none_or(|w| w.navigator().on_line())
}

/// Calls `then` whenever the network comes or goes, for as long as the page lives.
pub(crate) fn on_network(then: impl Fn(bool) + Copy + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "online", move |_| then(true)).forget();
        EventListener::new(&window, "offline", move |_| then(false)).forget();
    }
}
