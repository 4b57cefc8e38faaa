//! The worker that counts, as the page sees it: the very program of the page, which is handed over compiled, in a
//! thread of its own (`web/count.js`).

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A running count; it ends when this is dropped.
pub(crate) struct Counter {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Counter {
    /// Starts the count of what `ask` says. `hear` is given each line that it tells, `broken` why it cannot be started.
    pub(crate) fn start(
        ask: &str,
        hear: impl Fn(String) + 'static,
        broken: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options("./parvis-hall-count.js", &options)?;
        let messages = EventListener::new(&worker, "message", move |event| {
            let line = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            line.into_iter().for_each(&hear);
        });
        let errors = EventListener::new(&worker, "error", move |event| {
            broken(event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default());
        });
        // Waits in the worker's queue until its script has run.
        worker.post_message(&Array::of2(&wasm_bindgen::module(), &ask.into()))?;
        Ok(Self { worker, _listeners: [messages, errors] })
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
