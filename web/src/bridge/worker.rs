//! The worker in which the twin lives, as the page sees it.

use crate::protocol::{self, Ask, Tell};
use gloo_events::EventListener;
use js_sys::{Array, Float32Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
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
    /// Whether the worker listens, and what waits until it does.
    desk: Rc<RefCell<Desk>>,
    _listeners: [EventListener; 2],
}

impl Engine {
    /// Starts the worker. `hear` is called with all that it tells, `broken` when it cannot be started.
    pub(crate) fn start(
        hear: impl Fn(Tell, Option<Grids>) + 'static,
        broken: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let worker = Worker::new("./parvis-worker_loader.js")?;
        let desk = Rc::new(RefCell::new(Desk { listens: false, waiting: Vec::new() }));
        let (door, to) = (desk.clone(), worker.clone());
        let today = RefCell::new(None);
        let messages = EventListener::new(&worker, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let parts: Array = event.data().unchecked_into();
            // The first message is empty: the worker has started and listens from now on.
            if parts.get(0).is_null() {
                let waiting = std::mem::take(&mut door.borrow_mut().waiting);
                door.borrow_mut().listens = true;
                waiting.iter().for_each(|ask| post(&to, ask));
                return;
            }
            let bytes = Uint8Array::new(&parts.get(0)).to_vec();
            if let Some(tell) = protocol::from_bytes(&bytes) {
                let grid = |at| parts.get(at).dyn_into::<Float32Array>().ok();
                if let Some(baseline) = grid(2) {
                    today.replace(Some(baseline));
                }
                let grids = grid(1).zip(today.borrow().clone());
                let grids = grids.map(|(scenario, baseline)| Grids { baseline, scenario });
                hear(tell, grids);
            }
        });
        let errors = EventListener::new(&worker, "error", move |event| {
            let why = event.dyn_ref::<web_sys::ErrorEvent>().map(web_sys::ErrorEvent::message);
            broken(why.unwrap_or_default());
        });
        Ok(Self { worker, desk, _listeners: [messages, errors] })
    }

    /// Asks something of the worker, as soon as it listens.
    pub(crate) fn ask(&self, ask: &Ask) {
        let Some(bytes) = protocol::to_bytes(ask) else { return };
        let value = Uint8Array::new_from_slice(&bytes).into();
        let mut desk = self.desk.borrow_mut();
        if desk.listens {
            post(&self.worker, &value);
        } else {
            desk.waiting.push(value);
        }
    }
}

struct Desk {
    listens: bool,
    waiting: Vec<JsValue>,
}

fn post(worker: &Worker, value: &JsValue) {
    // Only values that cannot be cloned are refused, and these are plain.
    let _ = worker.post_message(&Array::of1(value));
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
