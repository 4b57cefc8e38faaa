//! The worker that checks the models: it holds each against published figures, on files that the reader chose.
//!
//! Apart from the twin's worker, so that nobody loads it who does not ask for it.

mod chosen;

use chosen::Chosen;
use js_sys::Array;
use parvis_validation::{ReferenceError, Row, cases, figure};
use parvis_web::protocol::checks::{Checked, Line, Outcome};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let to = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        check(&Chosen::new(&event.data().unchecked_into::<Array>()), |checked| {
            if let Ok(value) = serde_wasm_bindgen::to_value(&checked) {
                // Refused only for values that cannot be cloned, and these are plain.
                let _ = to.post_message(&value);
            }
        });
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    hear.forget();
    // Says that the worker listens: what was sent before would be lost.
    let _ = scope.post_message(&JsValue::NULL);
}

/// Checks one model after the other, and tells of each.
fn check(chosen: &Chosen, tell: impl Fn(Checked)) {
    let cases = cases();
    let total = cases.len() as u32;
    for (done, case) in cases.into_iter().enumerate() {
        let outcome = match (case.run)(chosen) {
            Ok(rows) => Outcome::Lines(rows.into_iter().map(line).collect()),
            Err(ReferenceError::Missing { path }) => Outcome::Missing(path),
            Err(why) => Outcome::Failed(why.to_string()),
        };
        tell(Checked { done: done as u32 + 1, total, model: case.model.to_owned(), outcome });
    }
}

fn line(row: Row) -> Line {
    Line {
        case: row.case,
        expected: figure(row.expected),
        shown: figure(row.got),
        got: row.got,
        bound: row.tolerance.sign(),
        within: row.within,
        source: row.source.to_owned(),
        note: row.note,
    }
}
