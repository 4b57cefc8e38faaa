//! The element in which the map lives, and the wires from the store to it.

use super::{measures, ramp};
use crate::bridge::map::{Map, Options, Picked, Shown, Words};
use crate::bridge::{media, page};
use crate::state::{Load, Mode, Session};
use crate::words::{k, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::territory::{LayerKind, Manifest};

/// The layers that the map draws from the pack.
const VECTORS: [LayerKind; 6] = [
    LayerKind::Areas,
    LayerKind::Streams,
    LayerKind::Roads,
    LayerKind::Buildings,
    LayerKind::Boundary,
    LayerKind::Sites,
];

/// What the map needs to know of a commune.
pub(crate) fn open_options(manifest: &Manifest) -> Options {
    let held = |kind: &LayerKind| manifest.layers.iter().any(|l| l.kind == *kind);
    Options {
        folder: format!("{}territories/{}/", page::base(), manifest.slug),
        bbox: manifest.bbox,
        layers: VECTORS.into_iter().filter(held).map(LayerKind::name).collect(),
        dark: media::in_the_dark(),
        words: Words {
            title: t(k::MAP_TITLE),
            zoom_in: t(k::MAP_ZOOM_IN),
            zoom_out: t(k::MAP_ZOOM_OUT),
            home: t(k::MAP_HOME),
        },
    }
}

/// The map of the commune that is open.
#[component]
pub(crate) fn Stage(split: RwSignal<f64>) -> impl IntoView {
    let session = Session::here();
    let node = NodeRef::<html::Div>::new();
    let map = RwSignal::new_local(None::<Map>);
    let failed = RwSignal::new(None::<String>);

    Effect::new(move |_| {
        let (Some(container), Load::Here(manifest)) = (node.get(), session.pack.get()) else { return };
        map.set(None);
        let options = untrack(|| open_options(&manifest));
        let pick = move |picked: Picked| measures::picked(session, picked);
        spawn_local(async move {
            match Map::open(&container, &options, pick).await {
                Ok(opened) => map.set(opened),
                Err(why) => failed.set(Some(why)),
            }
        });
    });
    let with_map = move |then: &dyn Fn(&Map)| map.with(|m| m.iter().for_each(then));
    Effect::new(move |before: Option<bool>| {
        let dark = media::in_the_dark();
        // A map is opened in the colours of the moment.
        if before.is_some_and(|before| before != dark) {
            map.with_untracked(|m| m.iter().for_each(|m| m.set_dark(dark)));
        }
        dark
    });
    Effect::new(move |_| {
        if let Some(mesh) = session.mesh.get() {
            with_map(&|m| m.set_mesh(&mesh));
        }
    });
    // The ramp comes before the grids: values are never drawn in another layer's colours.
    Effect::new(move |_| {
        let Some(layer) = session.layer() else { return };
        let largest = 0.25 * (layer.range.1 - layer.range.0);
        let dark = media::in_the_dark();
        with_map(&|m| {
            m.set_ramp(
                &ramp::texture(layer.ramp, dark),
                layer.range,
                &ramp::difference_texture(dark),
                largest,
            )
        });
    });
    Effect::new(move |_| {
        let wanted = session.view.layer.get();
        session.mesh.track();
        session.grids.with(|grids| {
            if let Some((id, grids)) = grids.as_ref().filter(|(id, _)| Some(id.as_str()) == wanted) {
                let _ = id;
                with_map(&|m| m.set_grids(&grids.baseline, &grids.scenario));
            }
        });
    });
    Effect::new(move |_| {
        let shown = session.grids.with(|g| g.as_ref().map(|(id, _)| id.clone()));
        let there = shown.as_deref() == session.view.layer.get();
        let mode = match session.view.mode.get() {
            _ if !there => Shown::Nothing,
            Mode::Baseline => Shown::Baseline,
            Mode::Scenario => Shown::Scenario,
            Mode::Both => Shown::Both,
            Mode::Difference => Shown::Difference,
        };
        with_map(&|m| m.set_mode(mode, split.get()));
    });
    // A lever leaves the measures as they are, and the map need not draw them anew.
    let measures = Memo::new(move |_| session.history.with(|h| h.scenario().measures.clone()));
    Effect::new(move |_| measures.with(|list| with_map(&|m| m.set_measures(list))));
    Effect::new(move |_| {
        let kind = session.placing.get().map(measures::picking);
        with_map(&|m| m.set_picking(kind));
    });

    view! {
        <div class="map" node_ref=node></div>
        {move || map.with(Option::is_none).then(|| match failed.get() {
            Some(why) => view! { <p class="map-note" role="alert">{t(k::MAP_FAILED)}" "<span class="quiet">{why}</span></p> }.into_any(),
            None => view! { <p class="map-note">{t(k::MAP_LOADING)}</p> }.into_any(),
        })}
    }
}
