//! The layer on the map as a table: for those who see no map, and for those who want the figure.

use crate::bridge::intl;
use crate::state::Session;
use crate::ui::unit;
use crate::words::{Key, k, t};
use leptos::prelude::*;

/// The layer's values at the commune's named places.
#[component]
pub(super) fn LayerTable() -> impl IntoView {
    let session = Session::here();
    let sentence = move || session.layer().and_then(|l| Key::find(&format!("{}.sentence", l.id))).map(t);
    view! {
        <p>{sentence}</p>
        {move || {
            let places = session.places.get();
            if places.is_empty() {
                return view! { <p class="empty">{t(k::TABLE_EMPTY)}</p> }.into_any();
            }
            let name = session.layer().map(|l| unit(l.unit)).unwrap_or_default();
            view! {
                <div class="table" tabindex="0" role="region" aria-label=t(k::MAP_TABLE)>
                    <table>
                        <caption>{t(k::TABLE_CAPTION)}" ("{name}")"</caption>
                        <thead><tr>
                            <th scope="col">{t(k::TABLE_PLACE)}</th>
                            <th scope="col" class="number">{t(k::MODE_BASELINE)}</th>
                            <th scope="col" class="number">{t(k::MODE_SCENARIO)}</th>
                            <th scope="col" class="number">{t(k::MODE_DIFFERENCE)}</th>
                        </tr></thead>
                        <tbody>
                            {places.into_iter().map(|p| view! {
                                <tr>
                                    <th scope="row">{p.name}</th>
                                    <td class="number">{intl::figure(f64::from(p.baseline))}</td>
                                    <td class="number">{intl::figure(f64::from(p.scenario))}</td>
                                    <td class="number">{intl::figure(f64::from(p.scenario - p.baseline))}</td>
                                </tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                </div>
            }.into_any()
        }}
    }
}
