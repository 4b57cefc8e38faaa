//! Messages to the page.

use js_sys::{Array, Float32Array, Uint8Array};
use parvis_web::protocol::{self, Tell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Tells the page something; the grids' buffers are handed over, not copied.
pub(crate) fn tell(tell: &Tell, grids: &[&[f32]]) {
    let (Some(scope), Some(bytes)) = (scope(), protocol::to_bytes(tell)) else { return };
    let bytes = Uint8Array::new_from_slice(&bytes);
    let message = Array::of1(&bytes);
    let buffers = Array::of1(&bytes.buffer());
    for grid in grids {
        let copy = Float32Array::new_from_slice(grid);
        buffers.push(&copy.buffer());
        message.push(&copy);
    }
    // Refused only for values that cannot be cloned, and these are plain.
    let _ = scope.post_message_with_transfer(&message, &buffers);
}

/// Says that the worker listens: what was sent before would be lost.
pub(crate) fn awake() {
    if let Some(scope) = scope() {
        let _ = scope.post_message(&Array::of1(&JsValue::NULL));
    }
}
