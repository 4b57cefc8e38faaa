//! Sectors that no lever of this theme moves: farming, shops and offices, works, waste, and what the land takes up.

use super::super::figures::{factor, if_held};
use super::super::ground::Weights;
use super::assumptions::TERTIARY_MIX;
use super::heating::{Fuel, co2e_kg_kwh, grid};
use crate::models::emissions::Factor;
use crate::models::emissions::factors::{agriculture as farm, land, waste};
use crate::outcome::{Estimate, Pattern};
use crate::territory::{BuildingUse, LandCover, Territory};

/// What the fixed sectors give off in a year \[t CO2e\], and where.
pub(super) struct Fixed {
    pub(super) farming_t: Estimate,
    pub(super) tertiary_t: Estimate,
    pub(super) industry_t: Estimate,
    pub(super) waste_t: Estimate,
    /// What forests and meadows take up, as a positive number.
    pub(super) sink_t: Estimate,
    pub(super) farmland: Pattern,
    pub(super) people: Pattern,
}

impl Fixed {
    pub(super) fn new(territory: &Territory) -> Self {
        let people = f64::from(territory.manifest.population);
        Self {
            farming_t: farming_t(territory),
            tertiary_t: tertiary_t(territory),
            industry_t: if_held(territory, "industry.tco2e"),
            waste_t: (if_held(territory, "waste.residual_kg_person") * factor(&waste::RESIDUAL_CO2E)
                + if_held(territory, "waste.organic_kg_person") * (gas(&waste::COMPOST_CH4) + gas(&waste::COMPOST_N2O))
                + gas(&waste::SEWAGE_CH4)
                + gas(&waste::SEWAGE_N2O))
                * people
                * 1e-3,
            sink_t: -land_t(territory),
            farmland: farmland(territory),
            people: people_pattern(territory),
        }
    }
}

/// A factor times its warming potential.
fn gas(f: &Factor) -> Estimate {
    factor(f) * f.substance.gwp100()
}

fn farming_t(territory: &Territory) -> Estimate {
    let amount = |id: &str| if_held(territory, &format!("farming.{id}"));
    let of = |id: &str, factors: &[&Factor]| amount(id) * factors.iter().map(|f| gas(f)).sum::<Estimate>();
    let kg = of("dairy_cows", &[&farm::DAIRY_ENTERIC_CH4, &farm::DAIRY_MANURE_CH4, &farm::DAIRY_MANURE_N2O])
        + of("other_cattle", &[&farm::CATTLE_ENTERIC_CH4, &farm::CATTLE_MANURE_CH4, &farm::CATTLE_MANURE_N2O])
        + of("sheep", &[&farm::SHEEP_ENTERIC_CH4, &farm::SHEEP_MANURE_CH4, &farm::SHEEP_MANURE_N2O])
        + of("goats", &[&farm::GOAT_ENTERIC_CH4, &farm::GOAT_MANURE_CH4])
        + of("pigs", &[&farm::PIG_ENTERIC_CH4, &farm::PIG_MANURE_CH4, &farm::PIG_MANURE_N2O])
        + of("cropland_ha", &[&farm::CROPLAND_N2O, &farm::CROPLAND_MACHINES_CO2, &farm::CROPLAND_MACHINES_N2O])
        + of("grassland_ha", &[&farm::GRASSLAND_N2O, &farm::GRASSLAND_MACHINES_CO2, &farm::GRASSLAND_MACHINES_N2O]);
    kg * 1e-3
}

fn tertiary_t(territory: &Territory) -> Estimate {
    let open = |u| matches!(u, BuildingUse::Commercial | BuildingUse::Public);
    let m2: f64 = territory.buildings.iter().filter(|b| open(b.usage.0)).map(|b| b.floor_area_m2.0).sum();
    let kwh = if_held(territory, "tertiary.kwh_m2") * m2;
    let country = &territory.manifest.country;
    let [gas, oil, electric] = &TERTIARY_MIX;
    kwh * (gas.estimate() * co2e_kg_kwh(Fuel::Gas, country)
        + oil.estimate() * co2e_kg_kwh(Fuel::Oil, country)
        + electric.estimate() * factor(grid(country, false)))
        * 1e-3
}

/// What land gives off, forests and meadows taking up \[t CO2\].
fn land_t(territory: &Territory) -> Estimate {
    let Some(cover) = &territory.land_cover else { return Estimate::exact(0.0) };
    let ha = |wanted: &[LandCover]| {
        cover.values.iter().filter(|c| wanted.contains(c)).count() as f64 * cover.frame.cell_m2() * 1e-4
    };
    (factor(&land::FOREST) * ha(&[LandCover::Broadleaf, LandCover::Conifer])
        + factor(&land::GRASSLAND) * ha(&[LandCover::Grassland])
        + factor(&land::CROPLAND) * ha(&[LandCover::Cropland]))
        * 1e-3
}

/// Farming is spread over farmland.
fn farmland(territory: &Territory) -> Pattern {
    let mut weights = Weights::default();
    for (i, cover) in territory.land_cover.iter().flat_map(|g| g.values.iter().enumerate()) {
        if matches!(cover, LandCover::Cropland | LandCover::Grassland | LandCover::Orchard) {
            weights.add(i as u32, 1.0);
        }
    }
    weights.pattern(0.0)
}

/// What people do is spread over where they live.
fn people_pattern(territory: &Territory) -> Pattern {
    let mut weights = Weights::default();
    for (i, residents) in territory.population.iter().flat_map(|g| g.values.iter().enumerate()) {
        if *residents > 0.0 {
            weights.add(i as u32, f64::from(*residents));
        }
    }
    weights.pattern(0.0)
}
