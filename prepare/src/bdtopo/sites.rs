//! `ZONE_D_ACTIVITE_OU_D_INTERET`, `ZONE_D_HABITATION`, `CIMETIERE` and `DETAIL_OROGRAPHIQUE`.

use super::dbf::Row;
use super::layer::{Files, Layer};
use crate::PrepareError;
use crate::place::Place;
use crate::survey::{Spot, Survey};
use parvis_core::territory::SiteKind;

/// The kind of place that a row describes; `None` where residents would not look for it.
type Rule = fn(Row<'_>) -> Option<SiteKind>;

const RULES: [(&str, Rule); 4] = [
    ("ZONE_D_ACTIVITE_OU_D_INTERET", activity),
    ("ZONE_D_HABITATION", housing),
    ("CIMETIERE", |_| Some(SiteKind::Worship)),
    ("DETAIL_OROGRAPHIQUE", |row| named(row).then_some(SiteKind::Natural)),
];

const NAME: [&str; 2] = ["TOPONYME", "NOM"];

pub(super) fn read(files: &Files, place: &Place, survey: &mut Survey) -> Result<(), PrepareError> {
    for (layer_name, rule) in RULES {
        let Some(layer) = Layer::around(files, layer_name, place)? else { continue };
        for (shape, row) in layer.features() {
            if let (Some(kind), Some(point)) = (rule(row), shape.middle()) {
                let name = row.text(&NAME).filter(|n| !n.is_empty()).map(str::to_owned);
                survey.sites.push(Spot { point, kind, name });
            }
        }
    }
    Ok(())
}

fn named(row: Row<'_>) -> bool {
    row.text(&NAME).is_some_and(|n| !n.is_empty())
}

fn activity(row: Row<'_>) -> Option<SiteKind> {
    let nature = row.text(&["NATURE"]).unwrap_or_default();
    let kind = match nature {
        "Mairie" => SiteKind::TownHall,
        "Exploitation agricole" | "Elevage" => SiteKind::Farm,
        _ => match row.text(&["CATEGORIE"])? {
            "Science et enseignement" => SiteKind::School,
            "Santé" => SiteKind::Care,
            "Sport" => SiteKind::Sport,
            "Religieux" => SiteKind::Worship,
            "Industriel et commercial" | "Gestion des eaux" => SiteKind::Works,
            _ if named(row) => SiteKind::Other,
            _ => return None,
        },
    };
    Some(kind)
}

fn housing(row: Row<'_>) -> Option<SiteKind> {
    let kind = match row.text(&["NATURE"]).unwrap_or_default() {
        "Bourg" | "Ville" | "Village" => SiteKind::Village,
        "Lieu-dit habité" | "Quartier" | "Hameau" => SiteKind::Hamlet,
        _ => return None,
    };
    named(row).then_some(kind)
}
