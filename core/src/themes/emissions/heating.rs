//! Heat of dwellings: from floor area, construction period and degree days to useful heat, from useful heat to
//! fuel, and from fuel to greenhouse gases and air pollutants.

use super::super::figures::{factor, if_held, needed};
use super::super::ground::{Ground, Weights};
use super::super::{Spec, Unavailable};
use super::assumptions::{DEGREE_DAYS, EFFICIENCIES, HEAT_LOSS, INTERMITTENCE, RETROFIT_SAVING};
use crate::models::emissions::factors::{heating, heating_air, power};
use crate::models::emissions::{Factor, Substance};
use crate::outcome::{Estimate, Pattern};
use crate::scenario::Scenario;
use crate::territory::{Building, BuildingUse, Heating, Period, Territory};

/// What heats, old and new wood stoves apart.
pub(super) const FUELS: [Fuel; 7] =
    [Fuel::Gas, Fuel::Oil, Fuel::Electric, Fuel::HeatPump, Fuel::OldWood, Fuel::NewWood, Fuel::District];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fuel {
    Gas,
    Oil,
    Electric,
    HeatPump,
    OldWood,
    NewWood,
    District,
}

const PERIODS: [Period; 6] = [
    Period::Before1949,
    Period::From1949,
    Period::From1975,
    Period::From1990,
    Period::From2001,
    Period::After2012,
];

/// The periods whose dwellings a retrofit is for: those of before 1990.
const OLD_PERIODS: usize = 3;

/// A table over fuels.
type ByFuel<T> = [T; FUELS.len()];

/// The dwellings of a commune.
pub(super) struct Homes {
    /// Useful heat by fuel \[kWh/a\]: of dwellings of before 1990, and of all others.
    old_heat_kwh: ByFuel<Estimate>,
    new_heat_kwh: ByFuel<Estimate>,
    /// Dwellings of before 1990; dwellings with a boiler for gas or oil; with an old stove.
    pub(super) old_dwellings: f64,
    pub(super) boilers: f64,
    pub(super) old_stoves: f64,
    /// Electricity for all but heat \[kWh/a\].
    specific_kwh: Estimate,
    country: String,
    /// Where the heat is used; chimneys of houses.
    pub(super) pattern: Pattern,
}

/// Height of the plume of a house's chimney \[m\].
const CHIMNEY_M: f64 = 8.0;

/// Litres of oil and gas are counted in kWh, the guidebook's pollutants in GJ.
const GJ_PER_KWH: f64 = 3.6e-3;

impl Homes {
    pub(super) fn new(territory: &Territory, ground: &Ground) -> Result<Self, Unavailable> {
        let mix = fuel_mix(territory)?;
        let periods = period_mix(territory);
        let hours_k = degree_hours(territory);
        let mut weights = Weights::default();
        let mut areas = [[0.0; FUELS.len()]; PERIODS.len()];
        let mut dwellings = [[0.0; FUELS.len()]; PERIODS.len()];
        for building in territory.buildings.iter().filter(|b| b.usage.0 == BuildingUse::Residential) {
            let shares = by_fuel(building, &mix);
            for (p, weight) in by_period(building, &periods).into_iter().enumerate() {
                for (f, share) in shares.iter().enumerate() {
                    areas[p][f] += building.floor_area_m2.0 * weight * share;
                    dwellings[p][f] += f64::from(building.dwellings.0) * weight * share;
                }
            }
            if let Some(cell) = building.centre().and_then(|c| ground.cell(c)) {
                weights.add(cell, building.floor_area_m2.0);
            }
        }
        let need = |p: usize| HEAT_LOSS[p].estimate() * INTERMITTENCE.estimate() * hours_k * 1e-3;
        let heat = |from: usize, to: usize| -> ByFuel<Estimate> {
            std::array::from_fn(|f| (from..to).map(|p| need(p) * areas[p][f]).sum())
        };
        let count = |keep: &dyn Fn(usize, Fuel) -> bool| -> f64 {
            let rows = dwellings.iter().enumerate();
            rows.flat_map(|(p, row)| row.iter().zip(FUELS).map(move |(n, f)| (p, f, *n)))
                .filter(|(p, f, _)| keep(*p, *f))
                .map(|(_, _, n)| n)
                .sum()
        };
        Ok(Self {
            old_heat_kwh: heat(0, OLD_PERIODS),
            new_heat_kwh: heat(OLD_PERIODS, PERIODS.len()),
            old_dwellings: count(&|p, _| p < OLD_PERIODS),
            boilers: count(&|_, f| matches!(f, Fuel::Gas | Fuel::Oil)),
            old_stoves: count(&|_, f| f == Fuel::OldWood),
            specific_kwh: if_held(territory, "electricity.household_kwh")
                * f64::from(territory.manifest.households),
            country: territory.manifest.country.clone(),
            pattern: weights.pattern(CHIMNEY_M),
        })
    }

    /// Useful heat by fuel in a scenario \[kWh/a\].
    fn heat_kwh(&self, scenario: &Scenario) -> ByFuel<Estimate> {
        let lever = |id: &str| scenario.lever(id).unwrap_or(0.0);
        let kept = -(RETROFIT_SAVING.estimate() * lever("emissions.retrofit")) + Estimate::exact(1.0);
        let mut heat: ByFuel<Estimate> =
            std::array::from_fn(|f| self.old_heat_kwh[f] * kept + self.new_heat_kwh[f]);
        let mut shift = |from: Fuel, to: Fuel, share: f64| {
            let moved = heat[from as usize] * share;
            heat[from as usize] = heat[from as usize] - moved;
            heat[to as usize] += moved;
        };
        shift(Fuel::Gas, Fuel::HeatPump, lever("emissions.heat_pumps"));
        shift(Fuel::Oil, Fuel::HeatPump, lever("emissions.heat_pumps"));
        shift(Fuel::OldWood, Fuel::NewWood, lever("emissions.wood_stoves"));
        heat
    }

    /// What the dwellings give off in a scenario.
    pub(super) fn run(&self, scenario: &Scenario) -> HomesOutcome {
        let heat = self.heat_kwh(scenario);
        let mut out = HomesOutcome {
            co2e_t: self.specific_kwh * factor(grid(&self.country, false)) * 1e-3,
            nox_kg: Estimate::exact(0.0),
            pm25_kg: Estimate::exact(0.0),
        };
        for (fuel, heat) in FUELS.into_iter().zip(heat) {
            let kwh = heat / EFFICIENCIES[fuel as usize].estimate();
            out.co2e_t += kwh * co2e_kg_kwh(fuel, &self.country) * 1e-3;
            if let Some((nox, pm25)) = pollutants(fuel) {
                let gj = kwh * GJ_PER_KWH;
                out.nox_kg += gj * factor(nox) * 1e-3;
                out.pm25_kg += gj * factor(pm25) * 1e-3;
            }
        }
        out
    }

    /// Amounts that the levers of `spec` are counted in, by lever id.
    pub(super) fn costed(&self, spec: &Spec, scenario: &Scenario) -> Vec<(&'static str, f64)> {
        let per = |id: &str| match id {
            "emissions.retrofit" => Some(self.old_dwellings),
            "emissions.heat_pumps" => Some(self.boilers),
            "emissions.wood_stoves" => Some(self.old_stoves),
            _ => None,
        };
        spec.levers.iter().filter_map(|l| Some((l.id, per(l.id)? * scenario.lever(l.id)?))).collect()
    }
}

/// What dwellings give off in a year.
pub(super) struct HomesOutcome {
    pub(super) co2e_t: Estimate,
    pub(super) nox_kg: Estimate,
    pub(super) pm25_kg: Estimate,
}

/// Warming per kWh of final energy \[kg CO2e\].
pub(super) fn co2e_kg_kwh(fuel: Fuel, country: &str) -> Estimate {
    let sum = |factors: &[Factor]| -> Estimate {
        let fossil = |f: &&Factor| f.substance != Substance::Co2Biogenic;
        factors.iter().filter(fossil).map(|f| factor(f) * f.substance.gwp100()).sum()
    };
    match fuel {
        Fuel::Gas => sum(&heating::GAS),
        Fuel::Oil => sum(&heating::OIL),
        Fuel::Electric | Fuel::HeatPump => factor(grid(country, true)),
        Fuel::OldWood | Fuel::NewWood => sum(&heating::LOGS),
        Fuel::District => sum(&heating::DISTRICT),
    }
}

/// The electricity of a country; France tells heating from the rest.
pub(super) fn grid(country: &str, heats: bool) -> &'static Factor<'static> {
    match (country, heats) {
        ("AD", _) => &power::ANDORRA,
        ("ES", _) => &power::SPAIN,
        (_, true) => &power::FRANCE_HEATING,
        (_, false) => &power::FRANCE,
    }
}

/// Nitrogen oxides and fine particles of a fuel that burns in the house.
pub(super) fn pollutants(fuel: Fuel) -> Option<(&'static Factor<'static>, &'static Factor<'static>)> {
    Some(match fuel {
        Fuel::Gas => (&heating_air::GAS_NOX, &heating_air::GAS_PM25),
        Fuel::Oil => (&heating_air::OIL_NOX, &heating_air::OIL_PM25),
        Fuel::OldWood => (&heating_air::OLD_STOVE_NOX, &heating_air::OLD_STOVE_PM25),
        Fuel::NewWood => (&heating_air::EFFICIENT_STOVE_NOX, &heating_air::EFFICIENT_STOVE_PM25),
        Fuel::Electric | Fuel::HeatPump | Fuel::District => return None,
    })
}

/// The commune's mix of fuels: shares of dwellings.
fn fuel_mix(territory: &Territory) -> Result<ByFuel<f64>, Unavailable> {
    let old = needed(territory, "wood.old_stove_share")?.central();
    let mut mix = [0.0; FUELS.len()];
    for (name, a) in territory.activities.group("heating_mix") {
        match name {
            "gas" => mix[Fuel::Gas as usize] = a.value,
            "oil" => mix[Fuel::Oil as usize] = a.value,
            "electric" => mix[Fuel::Electric as usize] = a.value,
            "heat_pump" => mix[Fuel::HeatPump as usize] = a.value,
            "district" => mix[Fuel::District as usize] = a.value,
            "wood" => {
                mix[Fuel::OldWood as usize] = a.value * old;
                mix[Fuel::NewWood as usize] = a.value * (1.0 - old);
            }
            _ => (),
        }
    }
    if mix.iter().sum::<f64>() > 0.0 { Ok(mix) } else { Err(Unavailable::Activity("heating_mix")) }
}

/// Shares of dwellings by period; all in the middle one where the pack does not say.
fn period_mix(territory: &Territory) -> [f64; 6] {
    const NAMES: [&str; 6] = ["before_1949", "1949_1974", "1975_1989", "1990_2000", "2001_2012", "after_2012"];
    let mut mix = [0.0; 6];
    for (name, a) in territory.activities.group("period_mix") {
        if let Some(at) = NAMES.iter().position(|n| *n == name) {
            mix[at] = a.value;
        }
    }
    let sum: f64 = mix.iter().sum();
    if sum > 0.0 { mix.map(|m| m / sum) } else { [0.0, 0.0, 1.0, 0.0, 0.0, 0.0] }
}

fn by_period(building: &Building, mix: &[f64; 6]) -> [f64; 6] {
    match PERIODS.iter().position(|p| *p == building.period.0) {
        Some(at) => std::array::from_fn(|i| f64::from(u8::from(i == at))),
        None => *mix,
    }
}

fn by_fuel(building: &Building, mix: &ByFuel<f64>) -> ByFuel<f64> {
    let wood = mix[Fuel::OldWood as usize] + mix[Fuel::NewWood as usize];
    let old = if wood > 0.0 { mix[Fuel::OldWood as usize] / wood } else { 0.5 };
    let one = |fuel: Fuel| std::array::from_fn(|i| f64::from(u8::from(i == fuel as usize)));
    match building.heating.0 {
        Heating::Gas => one(Fuel::Gas),
        Heating::Oil => one(Fuel::Oil),
        Heating::Electric => one(Fuel::Electric),
        Heating::HeatPump => one(Fuel::HeatPump),
        Heating::District => one(Fuel::District),
        Heating::Wood => {
            let mut shares = [0.0; FUELS.len()];
            shares[Fuel::OldWood as usize] = old;
            shares[Fuel::NewWood as usize] = 1.0 - old;
            shares
        }
        Heating::None => [0.0; FUELS.len()],
        Heating::Mix => *mix,
    }
}

/// Degree hours above 18 C outdoors \[K h/a\], from the pack's weather.
fn degree_hours(territory: &Territory) -> Estimate {
    match &territory.weather {
        Some(weather) => Estimate::exact(weather.temperature_c.iter().map(|t| (18.0 - t).max(0.0)).sum()),
        None => DEGREE_DAYS.estimate() * 24.0,
    }
}
