//! The worker in which the twin lives, as the page sees it.

use gloo_events::EventListener;
use js_sys::{Array, Float32Array};
use parvis_web::protocol::{Ask, Tell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// Two grids of one layer: today and the scenario.
#[derive(Debug, Clone)]
pub(crate) struct Grids {
    pub(crate) baseline: Float32Array,
    pub(crate) scenario: Float32Array,
}

/// A running worker; it ends when this is dropped.
pub(crate) struct Engine {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Engine {
    /// Starts the worker. `hear` is called with all that it tells, `broken` when it cannot be started.
    pub(crate) fn start(
        hear: impl Fn(Tell, Option<Grids>) + 'static,
        broken: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let worker = Worker::new("./parvis-worker_loader.js")?;
        let messages = EventListener::new(&worker, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let parts: Array = event.data().unchecked_into();
            if let Ok(tell) = serde_wasm_bindgen::from_value(parts.get(0)) {
                let grid = |at| parts.get(at).dyn_into::<Float32Array>().ok();
                let grids = grid(1).zip(grid(2)).map(|(baseline, scenario)| Grids { baseline, scenario });
                hear(tell, grids);
            }
        });
        let errors = EventListener::new(&worker, "error", move |event| {
            let why = event.dyn_ref::<web_sys::ErrorEvent>().map(web_sys::ErrorEvent::message);
            broken(why.unwrap_or_default());
        });
        Ok(Self { worker, _listeners: [messages, errors] })
    }

    /// Asks something of the worker.
    pub(crate) fn ask(&self, ask: &Ask) {
        if let Ok(value) = serde_wasm_bindgen::to_value(ask) {
            // Only values that cannot be cloned are refused, and these are plain.
            let _ = self.worker.post_message(&Array::of1(&value));
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
