//! The pages of the vote, loaded when one of them is opened: what the first program calls.

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

fn main() {}
