//! The second program, as the pages see it (`boot.js`).

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = parvis)]
    fn program(name: &str) -> js_sys::Promise;

    /// The program, loaded and started.
    #[derive(Debug, Clone)]
    pub(crate) type Hall;
    /// Shows the page that the address names in `host`, in this language.
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Hall, host: &HtmlElement, language: &str);
    /// Goes on in another language.
    #[wasm_bindgen(method)]
    pub(crate) fn speak(this: &Hall, language: &str);
    /// Takes the page away.
    #[wasm_bindgen(method)]
    pub(crate) fn leave(this: &Hall);
}

/// Loads the program; a second time it is there already.
pub(crate) async fn load() -> Result<Hall, JsValue> {
    JsFuture::from(program("parvis-hall")).await.map(JsCast::unchecked_into)
}
