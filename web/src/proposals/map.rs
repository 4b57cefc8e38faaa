//! The proposals on the map: a numbered point each.

use crate::bridge::map::Map;
use crate::explore::open_options;
use crate::state::Session;
use crate::words::{k, t};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::territory::Manifest;
use std::sync::Arc;

#[component]
pub(super) fn ProposalMap(manifest: Arc<Manifest>) -> impl IntoView {
    let session = Session::here();
    let node = NodeRef::<html::Div>::new();
    let map = RwSignal::new_local(None::<Map>);
    let failed = RwSignal::new(false);
    let slug = manifest.slug.clone();
    Effect::new(move |_| {
        let Some(container) = node.get() else { return };
        let options = untrack(|| open_options(&manifest));
        spawn_local(async move {
            match Map::open(&container, &options, |_| ()).await {
                Ok(opened) => map.set(opened),
                Err(_) => failed.set(true),
            }
        });
    });
    Effect::new(move |_| {
        let list = session.proposals.of_pack(&slug);
        let points =
            list.iter().enumerate().filter_map(|(i, (p, _))| Some((i + 1, p.geometry.as_ref()?.coordinates)));
        let points: Vec<_> = points.collect();
        map.with(|m| m.iter().for_each(|m| m.set_proposals(&points)));
    });
    view! {
        <div class="map" node_ref=node></div>
        {move || map.with(Option::is_none).then(|| view! {
            <p class="map-note">{t(if failed.get() { k::MAP_FAILED } else { k::MAP_LOADING })}</p>
        })}
    }
}
