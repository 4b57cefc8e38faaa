//! The map: the boundary to MapLibre GL JS, kept small enough to be changed (`docs/decisions/`).

use crate::protocol::Mesh;
use js_sys::{Float32Array, Float64Array, Uint8Array, Uint32Array};
use parvis_core::scenario::{Measure, Place};
use serde::Serialize;
use serde_json::json;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/bridge/map/door.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = open)]
    async fn open_map(
        container: &HtmlElement,
        options: &JsValue,
        pick: &Closure<dyn FnMut(f64, f64, f64)>,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = Handle)]
    type Handle;
    #[wasm_bindgen(method, js_name = setPicking)]
    fn set_picking(this: &Handle, kind: Option<&str>);
    #[wasm_bindgen(method, js_name = setMesh)]
    fn set_mesh(this: &Handle, points: &Float64Array, side: u32, cols: u32, rows: u32);
    #[wasm_bindgen(method, js_name = setGrids)]
    fn set_grids(this: &Handle, baseline: &Float32Array, scenario: &Float32Array);
    #[wasm_bindgen(method, js_name = setRamp)]
    fn set_ramp(
        this: &Handle,
        colours: &Uint8Array,
        low: f64,
        high: f64,
        differences: &Uint8Array,
        largest: f64,
    );
    #[wasm_bindgen(method, js_name = setMode)]
    fn set_mode(this: &Handle, mode: u8, split: f64);
    #[wasm_bindgen(method, js_name = setMeasures)]
    fn set_measures(this: &Handle, geojson: &str, roads: &Uint32Array);
    #[wasm_bindgen(method, js_name = setProposals)]
    fn set_proposals(this: &Handle, geojson: &str);
    #[wasm_bindgen(method, js_name = setDark)]
    fn set_dark(this: &Handle, dark: bool);
    #[wasm_bindgen(method)]
    fn remove(this: &Handle);
}

/// What the map needs to know when it is opened.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Options {
    /// Address of the pack's folder.
    pub(crate) folder: String,
    /// West, south, east, north.
    pub(crate) bbox: [f64; 4],
    /// Vector layers that the pack holds.
    pub(crate) layers: Vec<&'static str>,
    pub(crate) dark: bool,
    pub(crate) words: Words,
}

/// The words on the map's own buttons.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) zoom_in: &'static str,
    pub(crate) zoom_out: &'static str,
    pub(crate) home: &'static str,
}

/// What is drawn over the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Baseline,
    Scenario,
    Both,
    Difference,
    Nothing,
}

/// Where the reader clicked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Picked {
    pub(crate) point: [f64; 2],
    pub(crate) road: Option<u32>,
}

/// An open map; it is taken down when this is dropped.
pub(crate) struct Map {
    handle: Handle,
    _pick: Closure<dyn FnMut(f64, f64, f64)>,
}

impl Map {
    /// Loads the map's code and opens a map in `container`. `None` where the container has gone meanwhile.
    pub(crate) async fn open(
        container: &HtmlElement,
        options: &Options,
        mut pick: impl FnMut(Picked) + 'static,
    ) -> Result<Option<Self>, String> {
        let pick: Closure<dyn FnMut(f64, f64, f64)> = Closure::new(move |lng, lat, road: f64| {
            pick(Picked { point: [lng, lat], road: (road >= 0.0).then_some(road as u32) });
        });
        let options = options.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
        let options = options.map_err(|e| e.to_string())?;
        let handle = open_map(container, &options, &pick).await.map_err(|e| words_of(&e))?;
        Ok((!handle.is_null()).then(|| Self { handle: handle.unchecked_into(), _pick: pick }))
    }

    /// What a click chooses: `point`, `road`, or nothing.
    pub(crate) fn set_picking(&self, kind: Option<&str>) {
        self.handle.set_picking(kind);
    }

    /// Says where the grid lies.
    pub(crate) fn set_mesh(&self, mesh: &Mesh) {
        let points: Vec<f64> = mesh.points.iter().flatten().copied().collect();
        self.handle.set_mesh(&Float64Array::from(points.as_slice()), mesh.side, mesh.cols, mesh.rows);
    }

    /// Draws other values.
    pub(crate) fn set_grids(&self, baseline: &Float32Array, scenario: &Float32Array) {
        self.handle.set_grids(baseline, scenario);
    }

    /// Draws in other colours: 256 RGBA values for `low` to `high`, and 256 for `-largest` to `largest`.
    pub(crate) fn set_ramp(&self, colours: &[u8], (low, high): (f64, f64), differences: &[u8], largest: f64) {
        self.handle.set_ramp(&Uint8Array::from(colours), low, high, &Uint8Array::from(differences), largest);
    }

    /// Draws today, the scenario, both beside a line, or the difference.
    pub(crate) fn set_mode(&self, shown: Shown, split: f64) {
        self.handle.set_mode(shown as u8, split);
    }

    /// Draws the measures of a scenario.
    pub(crate) fn set_measures(&self, measures: &[Measure]) {
        let feature = |geometry| json!({"type": "Feature", "properties": {}, "geometry": geometry});
        let mut roads = Vec::new();
        let mut features = Vec::new();
        for measure in measures {
            match &measure.place {
                Place::Road(road) => roads.push(*road),
                Place::Point(p) => features.push(feature(json!({"type": "Point", "coordinates": p}))),
                Place::Line(l) => features.push(feature(json!({"type": "LineString", "coordinates": l}))),
            }
        }
        let collection = json!({"type": "FeatureCollection", "features": features});
        self.handle.set_measures(&collection.to_string(), &Uint32Array::from(roads.as_slice()));
    }

    /// Draws proposals: a numbered point each.
    pub(crate) fn set_proposals(&self, proposals: &[(usize, [f64; 2])]) {
        let features: Vec<_> = proposals
            .iter()
            .map(|(number, point)| {
                json!({"type": "Feature", "properties": {"number": number.to_string()},
                    "geometry": {"type": "Point", "coordinates": point}})
            })
            .collect();
        self.handle.set_proposals(&json!({"type": "FeatureCollection", "features": features}).to_string());
    }

    /// Changes to the dark palette or back.
    pub(crate) fn set_dark(&self, dark: bool) {
        self.handle.set_dark(dark);
    }
}

impl Drop for Map {
    fn drop(&mut self) {
        self.handle.remove();
    }
}

/// What a thrown value says.
fn words_of(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |e| String::from(e.message()))
}
