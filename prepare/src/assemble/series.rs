//! Weather, wind and the river.

use crate::facts::Facts;
use crate::pack::{LayerSource, PackDraft};
use crate::place::Place;
use crate::remark::Remark;
use crate::weather::{Epw, wind_rose};
use geo::{Centroid, Distance, Haversine, Point};
use parvis_core::territory::{Basis, Hydrology, LayerKind};

/// A station farther away than this stands in for a nearer one \[km\].
const NEAR_KM: f64 = 30.0;

pub(super) fn weather(
    place: &Place,
    epw: Option<&Epw>,
    facts: &Facts,
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) {
    let Some(epw) = epw else {
        remarks.push(Remark::LeftOut("weather and wind: no --weather file was given".into()));
        return;
    };
    let station = &epw.station;
    let centre = place.outline.centroid().and_then(|c| place.to_degrees(c.0)).unwrap_or_default();
    let km = Haversine.distance(Point::from(station.position), Point::from(centre)) / 1000.0;
    let far = km > NEAR_KM;
    let mut note = format!(
        "Typical year of {} ({}), {km:.0} km away at {:.0} m{}.",
        station.name,
        station.source,
        station.elevation_m,
        if far { "; it stands in for a nearer station" } else { "" }
    );
    if let Some(mean) = mean_height(draft) {
        note += &format!(" The commune lies at {mean:.0} m on average; nothing was corrected for height.");
    }
    if epw.bridged > 0 {
        note += &format!(" {} missing readings were bridged.", epw.bridged);
    }
    remarks.push(if far {
        Remark::Assumed(format!("weather: {note}"))
    } else {
        Remark::Note(format!("weather: {note}"))
    });
    let credit = facts.credit.get("weather");
    let source = LayerSource {
        licence: credit.map_or_else(|| "free (climate.onebuilding.org)".into(), |c| c.licence.clone()),
        attribution: credit
            .map_or_else(|| format!("{} {}", station.source, station.name), |c| c.attribution.clone()),
        year: credit.and_then(|c| c.year).unwrap_or(station.year),
        basis: if far { Basis::Assumed } else { Basis::Measured },
        note: note.clone(),
    };
    match wind_rose(epw) {
        Ok(rose) => {
            draft.territory.wind = Some(rose);
            let note = format!(
                "{note} 16 sectors, 5 ranges of speed, Turner's (1964) stability from wind, sun and cloud; calms are shared out evenly."
            );
            let basis = if far { Basis::Assumed } else { Basis::Derived };
            draft.sources.insert(LayerKind::Wind, LayerSource { basis, note, ..source.clone() });
        }
        Err(e) => remarks.push(Remark::LeftOut(format!("wind: {e}"))),
    }
    draft.territory.weather = Some(epw.weather());
    draft.sources.insert(LayerKind::Weather, source);
}

fn mean_height(draft: &PackDraft) -> Option<f64> {
    let grid = draft.territory.elevation_m.as_ref()?;
    let known: Vec<f64> = grid.values.iter().filter(|h| h.is_finite()).map(|h| f64::from(*h)).collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

pub(super) fn hydrology(
    series: Option<Hydrology>,
    facts: &Facts,
    year: i32,
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) {
    let Some(series) = series else {
        remarks.push(Remark::LeftOut("rain and river: no --hydrology file was given".into()));
        return;
    };
    let days = series.date.len();
    let span = match series.date.as_slice() {
        [first, .., last] => format!("{days} days from {first} to {last}"),
        _ => "one day".to_owned(),
    };
    let gauged = series.q_mm.as_ref().map_or(0, |q| q.iter().filter(|v| v.is_finite()).count());
    let note = format!("{span}; flow gauged on {gauged} of them.");
    let last_year = series.date.last().and_then(|d| d.get(..4)?.parse().ok()).unwrap_or(year);
    let credit = facts.credit.get("hydrology");
    if credit.is_none() {
        remarks.push(Remark::Note(
            "rain and river: the facts file names no [credit.hydrology], so the pack says \"not stated\""
                .into(),
        ));
    }
    let source = LayerSource {
        licence: credit.map_or_else(|| "not stated".into(), |c| c.licence.clone()),
        attribution: credit.map_or_else(|| "not stated".into(), |c| c.attribution.clone()),
        year: credit.and_then(|c| c.year).unwrap_or(last_year),
        basis: credit.and_then(|c| c.basis).unwrap_or(Basis::Measured),
        note: credit.and_then(|c| c.note.as_ref()).map_or(note.clone(), |own| format!("{own} {note}")),
    };
    draft.territory.hydrology = Some(series);
    draft.sources.insert(LayerKind::Hydrology, source);
}
