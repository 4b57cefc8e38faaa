//! The layers of the pack: licence, year, and whether they were measured.

use crate::ui::basis_words;
use crate::words::{k, named, t};
use leptos::prelude::*;
use parvis_core::territory::{LayerEntry, Manifest};
use std::sync::Arc;

#[component]
pub(super) fn Layers(manifest: Arc<Manifest>) -> impl IntoView {
    let layers = manifest.layers.clone();
    view! {
        <h2>{t!(SOURCES_LAYERS)}</h2>
        <p class="quiet">{t!(SOURCES_BASIS)}</p>
        {move || view! {
            <div class="table" tabindex="0" role="region" aria-label=t(k::SOURCES_LAYERS)>
                <table>
                    <thead><tr>
                        <th scope="col">{t(k::SOURCES_LAYER)}</th>
                        <th scope="col">{t(k::SOURCES_FROM)}</th>
                        <th scope="col">{t(k::SOURCES_YEAR)}</th>
                        <th scope="col">{t(k::SOURCES_KNOWN)}</th>
                    </tr></thead>
                    <tbody>{layers.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }}
    }
}

fn row(layer: &LayerEntry) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{named(&format!("layer.{}", layer.kind.name()))}</th>
            <td>
                {layer.attribution.clone()}", "{layer.licence.clone()}
                {(!layer.note.is_empty()).then(|| view! { <p class="quiet note">{layer.note.clone()}</p> })}
            </td>
            <td>{layer.year}</td>
            <td><span class=format!("basis basis-{:?}", layer.basis).to_lowercase()>{basis_words(layer.basis)}</span></td>
        </tr>
    }
}
