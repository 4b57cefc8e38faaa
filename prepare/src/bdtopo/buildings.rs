//! `BATIMENT`: use, storeys, height, dwellings (from the tax files), year.

use super::dbf::Row;
use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Structure, Survey};
use parvis_core::territory::BuildingUse;

pub(super) fn read(files: &Files, place: &Place, survey: &mut Survey) -> Result<(), PrepareError> {
    let Some(layer) = Layer::around(files, "BATIMENT", place)? else { return Ok(()) };
    if !layer.has_table() {
        survey
            .remarks
            .push("BATIMENT has no table: every attribute of the buildings is derived or assumed".into());
    }
    let mut planned = 0;
    for (outline, row) in layer.polygons() {
        if row.text(&["ETAT"]) == Some("En projet") {
            planned += 1;
            continue;
        }
        let dwellings = row.number(&["NB_LOGTS"]).filter(|n| (0.0..=5000.0).contains(n)).map(|n| n as u16);
        survey.knows_dwellings |= dwellings.is_some();
        survey.buildings.push(Structure {
            outline: outline.clone(),
            usage: usage(row, dwellings),
            storeys: row.number(&["NB_ETAGES"]).filter(|n| (1.0..=100.0).contains(n)).map(|n| n as u8),
            height_m: row.number(&["HAUTEUR"]).filter(|h| (0.5..=400.0).contains(h)),
            dwellings,
            built: row.year(&["DATE_APP"]),
            light: row.is_yes(&["LEGER"]),
        });
    }
    if planned > 0 {
        survey.remarks.push(format!("{planned} planned buildings were left out"));
    }
    Ok(())
}

/// `USAGE1`, then what the tax files count, then `NATURE`; `Indifférencié` says nothing.
fn usage(row: Row<'_>, dwellings: Option<u16>) -> Option<BuildingUse> {
    match row.text(&["USAGE1"]).unwrap_or_default() {
        "Résidentiel" => return Some(BuildingUse::Residential),
        "Annexe" => return Some(BuildingUse::Annex),
        "Commercial et services" => return Some(BuildingUse::Commercial),
        "Industriel" => return Some(BuildingUse::Industrial),
        "Agricole" => return Some(BuildingUse::Agricultural),
        "Sportif" | "Religieux" => return Some(BuildingUse::Public),
        _ => {}
    }
    if dwellings.is_some_and(|n| n > 0) {
        return Some(BuildingUse::Residential);
    }
    Some(match row.text(&["NATURE"]).unwrap_or_default() {
        "Serre" | "Silo" => BuildingUse::Agricultural,
        "Chapelle" | "Eglise" | "Monument" | "Tribune" => BuildingUse::Public,
        "Château"
        | "Tour, donjon"
        | "Fort, blockhaus, casemate"
        | "Moulin à vent"
        | "Arc de triomphe"
        | "Arène ou théâtre antique" => BuildingUse::Other,
        _ => return None,
    })
}
