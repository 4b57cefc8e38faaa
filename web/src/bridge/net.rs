//! Fetching the site's own files.

use serde::de::DeserializeOwned;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why a file could not be had.
#[derive(Debug, Clone, PartialEq, Error)]
pub(crate) enum FetchError {
    /// There is no network, or no server answers.
    #[error("offline")]
    Offline,
    /// The server answers with this status.
    #[error("{0}")]
    Status(u16),
    /// The file is not what it should be.
    #[error("{0}")]
    Content(String),
}

/// The text of a file, addressed from the folder of the page.
pub(crate) async fn text(path: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Offline)?;
    let answer = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| FetchError::Offline)?;
    let answer: web_sys::Response = answer.dyn_into().map_err(|_| FetchError::Offline)?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    let text = async { JsFuture::from(answer.text()?).await };
    let text: Result<JsValue, JsValue> = text.await;
    text.ok().and_then(|t| t.as_string()).ok_or(FetchError::Offline)
}

/// A JSON file, addressed from the folder of the page.
pub(crate) async fn json<T: DeserializeOwned>(path: &str) -> Result<T, FetchError> {
    serde_json::from_str(&text(path).await?).map_err(|e| FetchError::Content(e.to_string()))
}
