//! The legend: what, in which unit, over which time, from which colour to which, and the limit values.

use super::super::table::LayerTable;
use super::ramp;
use crate::bridge::{intl, media};
use crate::state::{Mode, Session};
use crate::ui::{Dialog, unit};
use crate::words::named;
use leptos::prelude::*;
use parvis_core::themes::LayerSpec;

/// The legend of the layer on the map.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let session = Session::here();
    let open = RwSignal::new(false);
    let title =
        Signal::derive(move || session.layer().map(|l| named(&format!("{}.name", l.id))).unwrap_or_default());
    view! {
        {move || session.layer().map(|layer| view! {
            <div class="legend">
                <p><strong>{named(&format!("{}.name", layer.id))}</strong>", "{unit(layer.unit)}</p>
                {if session.view.mode.get() == Mode::Difference { differences(layer).into_any() } else { values(layer).into_any() }}
                <button type="button" class="link" on:click=move |_| open.set(true)>{t!(MAP_TABLE)}</button>
            </div>
        })}
        <Dialog open title><LayerTable/></Dialog>
    }
}

/// Short numbers: no more decimals than the ramp needs.
fn short(value: f64, layer: &LayerSpec) -> String {
    intl::number(value, u8::from(layer.range.1 - layer.range.0 < 10.0 && value.fract() != 0.0))
}

fn values(layer: &'static LayerSpec) -> impl IntoView {
    let (low, high) = layer.range;
    let at = move |v: f64| format!("{}%", 100.0 * ((v - low) / (high - low)).clamp(0.0, 1.0));
    view! {
        <div class="ramp" style:background=move || ramp::gradient(layer.ramp, media::in_the_dark())>
            {layer.limits.iter().map(|l| view! { <span class="limit" style:left=at(l.value)></span> }).collect_view()}
        </div>
        <div class="ramp-marks">
            <span>{short(low, layer)}</span>
            <span>{short(high, layer)}"+"</span>
        </div>
        {(!layer.limits.is_empty()).then(|| view! {
            <div class="ramp-marks">
                {layer.limits.iter().map(|l| view! {
                    <span class="limit-name" style:left=at(l.value)>
                        {short(l.value, layer)}" "{named(&format!("{}.name", l.id))}
                    </span>
                }).collect_view()}
            </div>
        })}
    }
}

fn differences(layer: &'static LayerSpec) -> impl IntoView {
    let largest = 0.25 * (layer.range.1 - layer.range.0);
    view! {
        <div class="ramp" style:background=move || ramp::difference_gradient(media::in_the_dark())></div>
        <div class="ramp-marks">
            <span>"−"{short(largest, layer)}" "{t!(MODE_LESS)}</span>
            <span>"0"</span>
            <span>"+"{short(largest, layer)}" "{t!(MODE_MORE)}</span>
        </div>
    }
}
