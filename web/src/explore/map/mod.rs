//! Where: the map, what it shows, and its legend.

mod legend;
mod measures;
mod modes;
mod ramp;
mod stage;

pub(super) use measures::Measures;
pub(crate) use measures::measure_name;
pub(crate) use stage::open_options;

use crate::state::{Engine, Mode, Session};
use crate::words::{k, named, t};
use leptos::prelude::*;

/// The map with its legend, the choice of layer, and the choice between today and scenario.
#[component]
pub(super) fn MapPane() -> impl IntoView {
    let session = Session::here();
    let split = RwSignal::new(0.5);
    view! {
        <stage::Stage split/>
        <div class="map-top">
            <modes::Modes/>
        </div>
        {move || (session.view.mode.get() == Mode::Both && session.engine.get() == Engine::Ready).then(|| view! {
            <div class="split" style:--at=move || format!("{}%", 100.0 * split.get())>
                <span class="split-name split-left" aria-hidden="true">{t(k::MODE_BASELINE)}</span>
                <span class="split-name split-right" aria-hidden="true">{t(k::MODE_SCENARIO)}</span>
                <input
                    type="range" min="0" max="100" step="1" aria-label=t(k::MODE_SPLIT)
                    prop:value=move || (100.0 * split.get()).round().to_string()
                    on:input=move |event| {
                        if let Ok(percent) = event_target_value(&event).parse::<f64>() {
                            split.set(percent / 100.0);
                        }
                    }
                />
            </div>
        })}
        <div class="map-bottom">
            <LayerChoice/>
            <legend::Legend/>
        </div>
    }
}

/// Which layer of the theme is on the map.
#[component]
fn LayerChoice() -> impl IntoView {
    let session = Session::here();
    move || {
        let layers = session.theme().map(|s| s.layers).unwrap_or_default();
        (layers.len() > 1).then(|| {
            view! {
                <div class="segmented layer-choice" role="group" aria-label=t(k::MAP_LAYERS)>
                    {layers.iter().map(|layer| view! {
                        <button
                            type="button"
                            aria-pressed=move || (session.view.layer.get() == Some(layer.id)).to_string()
                            on:click=move |_| { session.view.layer.set(Some(layer.id)); session.schedule(); }
                        >
                            {named(&format!("{}.short", layer.id))}
                        </button>
                    }).collect_view()}
                </div>
            }
        })
    }
}
