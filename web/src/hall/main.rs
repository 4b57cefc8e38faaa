//! The pages of the vote, loaded when one of them is opened: what the first program calls, and what the worker calls
//! that counts.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Shows the page that the address names in `host`.
#[wasm_bindgen]
pub fn show(host: HtmlElement, language: &str) {
    parvis_web::hall::show(host, language);
}

/// Goes on in another language.
#[wasm_bindgen]
pub fn speak(language: &str) {
    parvis_web::hall::speak(language);
}

/// Takes the page away.
#[wasm_bindgen]
pub fn leave() {
    parvis_web::hall::leave();
}

/// Counts ballots, in a worker (`web/count.js`).
#[wasm_bindgen]
pub fn count(ask: &str, tell: &js_sys::Function) {
    parvis_web::hall::count(ask, |line| {
        // Told to a page that has gone, it is told to nobody.
        let _ = tell.call1(&JsValue::NULL, &line.into());
    });
}

fn main() {}
