//! `ZONE_DE_VEGETATION`, `SURFACE_HYDROGRAPHIQUE`, `TERRAIN_DE_SPORT`, `CIMETIERE`,
//! `EQUIPEMENT_DE_TRANSPORT` and the grounds of `ZONE_D_ACTIVITE_OU_D_INTERET`.

use super::dbf::Row;
use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Cover, Rank, Survey, Zone};
use parvis_core::territory::{BuildingUse, LandCover};

/// Reads what covers the ground from one row; `None` where the row does not tell.
type Rule = fn(Row<'_>) -> Option<(LandCover, Rank)>;

const ZONES: &str = "ZONE_D_ACTIVITE_OU_D_INTERET";

const RULES: [(&str, Rule); 6] = [
    ("ZONE_DE_VEGETATION", vegetation),
    ("SURFACE_HYDROGRAPHIQUE", water),
    ("TERRAIN_DE_SPORT", |_| Some((LandCover::Green, Rank::Ground))),
    ("CIMETIERE", |_| Some((LandCover::Green, Rank::Ground))),
    ("EQUIPEMENT_DE_TRANSPORT", transport),
    (ZONES, activity),
];

pub(super) fn read(files: &Files, place: &Place, survey: &mut Survey) -> Result<(), PrepareError> {
    for (name, rule) in RULES {
        let Some(layer) = Layer::around(files, name, place)? else { continue };
        for (outline, row) in layer.polygons() {
            if name == ZONES
                && let Some(usage) = usage(row)
            {
                survey.zones.push(Zone { outline: outline.clone(), usage });
            }
            let Some((class, rank)) = rule(row) else { continue };
            let farmed = class == LandCover::Orchard;
            survey.covers.push(Cover { outline: outline.clone(), class, rank, unknown_leaf: false, farmed });
        }
    }
    Ok(())
}

fn vegetation(row: Row<'_>) -> Option<(LandCover, Rank)> {
    Some(match row.text(&["NATURE"])? {
        "Haie" => (LandCover::Shrub, Rank::Hedge),
        "Forêt fermée de conifères" => (LandCover::Conifer, Rank::Ground),
        "Lande ligneuse" | "Lande herbacée" => (LandCover::Shrub, Rank::Ground),
        "Verger" | "Vigne" | "Bananeraie" | "Canne à sucre" | "Houblonnière" => {
            (LandCover::Orchard, Rank::Ground)
        }
        "Bois"
        | "Forêt fermée de feuillus"
        | "Forêt fermée mixte"
        | "Forêt ouverte"
        | "Peupleraie"
        | "Mangrove"
        | "Zone arborée" => (LandCover::Broadleaf, Rank::Ground),
        _ => return None,
    })
}

fn water(row: Row<'_>) -> Option<(LandCover, Rank)> {
    let nature = row.text(&["NATURE"]).unwrap_or_default();
    Some(match nature {
        "Marais" | "Tourbière" => (LandCover::Wetland, Rank::Ground),
        "Glacier, névé" => (LandCover::Bare, Rank::Ground),
        _ => (LandCover::Water, Rank::Water),
    })
}

fn transport(row: Row<'_>) -> Option<(LandCover, Rank)> {
    let paved = ["Parking", "Aire de repos ou de service", "Gare routière", "Gare voyageurs et fret"];
    paved.contains(&row.text(&["NATURE"])?).then_some((LandCover::Sealed, Rank::Ground))
}

fn activity(row: Row<'_>) -> Option<(LandCover, Rank)> {
    Some(match (row.text(&["CATEGORIE"])?, row.text(&["NATURE"]).unwrap_or_default()) {
        (_, "Carrière") => (LandCover::Bare, Rank::Ground),
        ("Industriel et commercial", _) => (LandCover::Sealed, Rank::Zone),
        ("Sport" | "Santé" | "Science et enseignement" | "Culture et loisirs", _) => {
            (LandCover::Green, Rank::Zone)
        }
        _ => return None,
    })
}

/// The use of what stands on a ground. Zones of works hold shops as well, and most often those.
fn usage(row: Row<'_>) -> Option<BuildingUse> {
    Some(match (row.text(&["CATEGORIE"])?, row.text(&["NATURE"]).unwrap_or_default()) {
        ("Industriel et commercial", "Usine" | "Carrière" | "Mine") | ("Gestion des eaux", _) => {
            BuildingUse::Industrial
        }
        ("Industriel et commercial", "Exploitation agricole" | "Elevage" | "Haras") => {
            BuildingUse::Agricultural
        }
        ("Industriel et commercial", _) => BuildingUse::Commercial,
        (
            "Sport"
            | "Santé"
            | "Science et enseignement"
            | "Culture et loisirs"
            | "Religieux"
            | "Administratif ou militaire",
            _,
        ) => BuildingUse::Public,
        _ => return None,
    })
}
