//! What was proposed in each part of the commune: how much, and in the town hall's words what.

use crate::bridge::intl;
use crate::hall::k;
use crate::hall::parts::said;
use crate::words::{fill, t};
use leptos::prelude::*;
use parvis_core::participation::Consultation;
use parvis_core::participation::results::Area;

/// The parts in the order of the file; nothing where no idea was handed in.
pub(super) fn list(areas: &[Area], asked: Option<&Consultation>) -> Option<impl IntoView + use<>> {
    if areas.is_empty() {
        return None;
    }
    let rows: Vec<_> = areas.iter().map(|area| (name(area, asked), area.clone())).collect();
    Some(view! {
        <h2>{t(k::RESULTS_AREAS)}</h2>
        <ul class="areas">
            {rows.into_iter().map(|(name, area)| {
                let households = intl::number(f64::from(area.households), 0);
                view! {
                    <li>
                        <p class="area-count">
                            <strong>{intl::number(f64::from(area.proposals), 0)}</strong>
                            " "{t(if area.proposals == 1 { k::RESULTS_IDEA } else { k::RESULTS_IDEAS })}
                        </p>
                        <div class="area-words">
                            <h3>{name}</h3>
                            <p class="quiet">{fill(k::RESULTS_HOUSEHOLDS, &[("n", &households)])}</p>
                            {(!area.summary.is_empty()).then(|| view! { <p class="own-words">{area.summary}</p> })}
                        </div>
                    </li>
                }
            }).collect_view()}
        </ul>
    })
}

/// The name in the reader's language, where the consultation knows the part; else as it was published.
fn name(area: &Area, asked: Option<&Consultation>) -> String {
    match &area.id {
        None => t(k::AREA_WHOLE).to_owned(),
        Some(id) => {
            asked.and_then(|a| a.area(id)).map_or_else(|| area.name.clone(), |known| said(&known.name))
        }
    }
}
