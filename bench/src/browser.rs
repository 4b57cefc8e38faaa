//! What the page of `../browser/` calls, in a worker.

use crate::cases::CASES;
use crate::measure::measure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub(crate) fn now_ms() -> f64;
}

/// Measures a case on the texts of its files; answers with the line that the native program prints.
#[wasm_bindgen]
pub fn run(name: &str, files: Vec<String>) -> Result<String, String> {
    let case = CASES.iter().find(|case| case.name == name).ok_or("there is no such case")?;
    let texts: Vec<&str> = files.iter().map(String::as_str).collect();
    let run = (case.prepare)(&texts).map_err(|e| e.to_string())?;
    serde_json::to_string(&measure(name, "browser", run)).map_err(|e| e.to_string())
}
