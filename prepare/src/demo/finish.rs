//! Says of everything that it is invented, and gives each dwelling its heating.

use super::YEAR;
use super::figures::SOURCE;
use crate::pack::PackDraft;
use parvis_core::models::numerics::Random;
use parvis_core::territory::{Basis, BuildingUse, Heating, Period};

/// Heating by construction period: how often gas, oil, electric, heat pump and wood.
fn mix(period: Period) -> [f64; 5] {
    match period {
        Period::Before1949 => [0.12, 0.30, 0.17, 0.07, 0.34],
        Period::From1949 => [0.18, 0.36, 0.16, 0.08, 0.22],
        Period::From1975 => [0.10, 0.18, 0.42, 0.10, 0.20],
        Period::From1990 => [0.14, 0.14, 0.40, 0.12, 0.20],
        Period::From2001 => [0.12, 0.06, 0.26, 0.34, 0.22],
        Period::After2012 | Period::Unknown => [0.04, 0.0, 0.08, 0.68, 0.20],
    }
}

/// Marks every layer and attribute as assumed.
pub(super) fn finish(seed: u64, draft: &mut PackDraft) {
    let mut random = Random::named(seed, "heating");
    let assumed = Basis::Assumed;
    let t = &mut draft.territory;
    for building in &mut t.buildings {
        if building.heating.0 != Heating::None {
            building.heating.0 = heating(&mut random, building.usage.0, building.period.0);
        }
        building.usage.1 = assumed;
        building.storeys.1 = assumed;
        building.floor_area_m2.1 = assumed;
        building.dwellings.1 = assumed;
        building.period.1 = assumed;
        building.heating.1 = assumed;
    }
    for road in &mut t.roads {
        road.class.1 = assumed;
        road.speed_kmh.1 = assumed;
        road.vehicles_day.1 = assumed;
        road.heavy_share.1 = assumed;
    }
    for activity in t.activities.0.values_mut() {
        activity.basis = assumed;
        activity.year = YEAR;
        activity.source = SOURCE.to_owned();
    }
    t.manifest.invented = true;
    t.manifest.population_basis = assumed;
    for source in draft.sources.values_mut() {
        source.licence = "CC0-1.0".to_owned();
        source.attribution = format!("Parvis, {SOURCE}");
        source.year = YEAR;
        source.basis = assumed;
        source.note = "Invented by `parvis prepare demo`: no such place exists.".to_owned();
    }
}

fn heating(random: &mut Random, usage: BuildingUse, period: Period) -> Heating {
    if usage == BuildingUse::Public && random.unit() < 0.4 {
        return Heating::Oil;
    }
    let kinds = [Heating::Gas, Heating::Oil, Heating::Electric, Heating::HeatPump, Heating::Wood];
    let mut u = random.unit();
    for (kind, share) in kinds.into_iter().zip(mix(period)) {
        u -= share;
        if u < 0.0 {
            return kind;
        }
    }
    Heating::Electric
}
