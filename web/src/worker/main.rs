//! The worker in which the twin lives: it fetches a pack, prepares the twin, and runs what the page asks.
//!
//! One message is answered at a time, in order; the page keeps at most one question under way.

mod desk;
mod fetch;
mod mesh;
mod post;

use desk::Desk;
use js_sys::{Array, Uint8Array};
use parvis_web::protocol::{self, Ask};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let desk = Rc::new(RefCell::new(None::<Desk>));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let bytes = Uint8Array::new(&parts.get(0)).to_vec();
        let Some(ask) = protocol::from_bytes::<Ask>(&bytes) else { return };
        match ask {
            Ask::Open { folder } => {
                let desk = desk.clone();
                spawn_local(async move {
                    match Desk::open(&folder).await {
                        Ok(opened) => {
                            post::tell(&protocol::Tell::Ready(opened.ready()), &[]);
                            desk.replace(Some(opened));
                        }
                        Err(failure) => post::tell(&protocol::Tell::Failed(failure), &[]),
                    }
                });
            }
            Ask::Snap { place } => {
                if let Some(desk) = desk.borrow().as_ref() {
                    desk.snap(&place);
                }
            }
            Ask::Run { serial, scenario, layer } => {
                if let Some(desk) = desk.borrow_mut().as_mut() {
                    desk.run(serial, &scenario, layer.as_deref());
                }
            }
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    hear.forget();
    post::awake();
}
