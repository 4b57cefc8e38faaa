//! Reading QR codes by the camera, where the browser can.

use wasm_bindgen::prelude::*;
use web_sys::HtmlVideoElement;

#[wasm_bindgen(module = "/src/bridge/camera/camera.js")]
extern "C" {
    /// Whether the browser can.
    pub(crate) fn available() -> bool;
    #[wasm_bindgen(catch, js_name = film)]
    async fn film_codes(video: &HtmlVideoElement, found: &JsValue) -> Result<JsValue, JsValue>;
}

/// A camera that is on; it goes off when this is dropped.
pub(crate) struct Filming(js_sys::Function);

/// Shows the camera in `video` and calls `found` with the text of each code.
pub(crate) async fn film(
    video: &HtmlVideoElement,
    found: impl Fn(String) + 'static,
) -> Result<Filming, JsValue> {
    let found = Closure::<dyn Fn(String)>::new(found).into_js_value();
    Ok(Filming(film_codes(video, &found).await?.unchecked_into()))
}

impl Drop for Filming {
    fn drop(&mut self) {
        // A camera that was unplugged meanwhile is off.
        let _ = self.0.call0(&JsValue::NULL);
    }
}
