//! Files that go out to the reader and come in from them.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands a text to the reader as a file.
pub(crate) fn hand_out(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// The text of the file that was chosen in an `<input type="file">`; `None` where none was.
pub(crate) async fn chosen(input: &web_sys::HtmlInputElement) -> Option<String> {
    let file = input.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string();
    // Empty again, so that choosing the same file once more counts as a change.
    input.set_value("");
    text
}

/// Names and texts of all files that were chosen.
pub(crate) async fn all_chosen(input: &web_sys::HtmlInputElement) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let Some(files) = input.files() else { return texts };
    for at in 0..files.length() {
        let Some(file) = files.get(at) else { continue };
        if let Some(text) = JsFuture::from(file.text()).await.ok().and_then(|t| t.as_string()) {
            texts.push((file.name(), text));
        }
    }
    input.set_value("");
    texts
}
