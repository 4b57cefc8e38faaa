//! The worker that checks the models, as the page sees it.

use crate::protocol::checks::Checked;
use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, MessageEvent, Worker};

/// A running worker; it ends when this is dropped.
pub(crate) struct Checker {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Checker {
    /// Starts the worker on the files that stand in `input`. `hear` is called after each model, `broken` when
    /// it cannot be started.
    pub(crate) fn start(
        input: Option<&HtmlInputElement>,
        hear: impl Fn(Checked) + 'static,
        broken: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let worker = Worker::new("./parvis-validate_loader.js")?;
        let (files, to) = (input.map_or_else(Array::new, chosen), worker.clone());
        let messages = EventListener::new(&worker, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            if event.data().is_null() {
                // It listens from now on.
                let _ = to.post_message(&files);
            } else if let Ok(checked) = serde_wasm_bindgen::from_value(event.data()) {
                hear(checked);
            }
        });
        let errors = EventListener::new(&worker, "error", move |_| broken());
        Ok(Self { worker, _listeners: [messages, errors] })
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The chosen files as `[path, File]`; where a folder was chosen the path begins with its name.
fn chosen(input: &HtmlInputElement) -> Array {
    let files = input.files();
    let count = files.as_ref().map_or(0, web_sys::FileList::length);
    let pair = |file: web_sys::File| {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|p| p.as_string());
        let path = path.filter(|p| !p.is_empty()).unwrap_or_else(|| file.name());
        Array::of2(&path.into(), &file)
    };
    (0..count).filter_map(|at| files.as_ref()?.get(at)).map(pair).collect()
}
