//! The theme made ready for one commune, and its run.

use super::super::figures::{activity_input, cost, factor_input};
use super::super::ground::Ground;
use super::super::hectare::averaged;
use super::super::{Prepared, Unavailable};
use super::farming::Fixed;
use super::heating::Homes;
use super::measures::{self, MeasuresOutcome};
use super::spec::SPEC;
use super::traffic::{Kind, RoadsOutcome, Traffic};
use super::assumptions;
use crate::models::emissions::factors::{heating, road};
use crate::outcome::{Cost, Estimate, Flow, Indicator, Input, Layer, Outcome, Pattern, Series, ThemeOutcome};
use crate::scenario::Scenario;
use crate::territory::{Grid, Road, Territory};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) struct Ready {
    ground: Ground,
    homes: Homes,
    traffic: Traffic,
    fixed: Fixed,
    roads: BTreeMap<u32, Road>,
    population: f64,
    patterns: [Arc<Pattern>; 3],
    inputs: Inputs,
}

/// The lines of "Why this number?", made once.
struct Inputs {
    homes: Vec<Input>,
    road: Vec<Input>,
    total: Vec<Input>,
}

/// What each sector gives off, in the order of the chart.
struct Sectors {
    homes: Estimate,
    tertiary: Estimate,
    road: Estimate,
    farming: Estimate,
    waste: Estimate,
    industry: Estimate,
}

impl Sectors {
    fn all(&self) -> [(&'static str, Estimate); 6] {
        [
            ("homes", self.homes),
            ("tertiary", self.tertiary),
            ("road", self.road),
            ("farming", self.farming),
            ("waste", self.waste),
            ("industry", self.industry),
        ]
    }

    fn total(&self) -> Estimate {
        self.all().into_iter().map(|(_, t)| t).sum()
    }
}

impl Ready {
    pub(super) fn new(territory: &Territory) -> Result<Self, Unavailable> {
        let ground = Ground::of(territory)?;
        let homes = Homes::new(territory, &ground)?;
        let traffic = Traffic::new(territory, &ground)?;
        let patterns = [&homes.pattern, &traffic.main.pattern, &traffic.local.pattern];
        Ok(Self {
            patterns: patterns.map(|p| Arc::new(p.clone())),
            fixed: Fixed::new(territory),
            roads: territory.roads.iter().map(|r| (r.id, r.clone())).collect(),
            population: f64::from(territory.manifest.population.max(1)),
            inputs: Inputs::new(territory),
            ground,
            homes,
            traffic,
        })
    }

    fn costs(&self, scenario: &Scenario, measures: &MeasuresOutcome) -> Vec<Cost> {
        let mut amounts = self.homes.costed(&SPEC, scenario);
        let lever = |id: &str| scenario.lever(id);
        if let Some(share) = lever("emissions.trips_shifted") {
            amounts.push(("emissions.trips_shifted", share * self.population));
        }
        if let Some(share) = lever("emissions.electric_cars") {
            amounts.push(("emissions.electric_cars", (share - 0.02) * self.traffic.cars));
        }
        if lever("emissions.speed_30").is_some_and(|on| on > 0.5) {
            amounts.push(("emissions.speed_30", self.traffic.local.length_km));
        }
        let levers = amounts.into_iter().filter_map(|(id, amount)| {
            let lever = SPEC.levers.iter().find(|l| l.id == id)?;
            Some(cost(lever.id, None, &lever.cost, amount))
        });
        let placed = measures.amounts.iter().filter_map(|(number, id, amount)| {
            let kind = SPEC.measures.iter().find(|m| m.id == *id)?;
            Some(cost(kind.id, Some(*number), &kind.cost, *amount))
        });
        levers.chain(placed).collect()
    }

    /// Tonnes per hectare, over the hectare around each cell.
    fn density(&self, sectors: &Sectors, main: &RoadsOutcome, local: &RoadsOutcome) -> Layer {
        let mut grid = Grid::filled(self.ground.frame, 0.0f32);
        let hectares = self.ground.frame.cell_m2() * 1e-4;
        let mut lay = |pattern: &Pattern, tonnes: f64| {
            let per_share = (tonnes / hectares) as f32;
            for (cell, share) in &pattern.shares {
                if let Some(value) = grid.values.get_mut(*cell as usize) {
                    *value += share * per_share;
                }
            }
        };
        let [homes, mains, locals] = &self.patterns;
        lay(homes, sectors.homes.central());
        lay(mains, main.co2e_t.central());
        lay(locals, local.co2e_t.central());
        lay(&self.fixed.farmland, sectors.farming.central());
        lay(&self.fixed.people, (sectors.waste + sectors.tertiary).central());
        Layer { id: "emissions.density", grid: Arc::new(averaged(grid)) }
    }

    fn flows(
        &self,
        homes: (Estimate, Estimate),
        main: &RoadsOutcome,
        local: &RoadsOutcome,
        measures: MeasuresOutcome,
    ) -> Vec<Flow> {
        let [at_homes, on_main, on_local] = &self.patterns;
        let flow = |id, amount, pattern: &Arc<Pattern>, deltas| Flow {
            id,
            amount,
            unit: "kg/a",
            pattern: pattern.clone(),
            deltas,
        };
        vec![
            flow("nox.homes", homes.0, at_homes, measures.deltas.nox_kg),
            flow("pm25.homes", homes.1, at_homes, measures.deltas.pm25_kg),
            flow("nox.main_roads", main.nox_kg, on_main, Vec::new()),
            flow("pm25.main_roads", main.pm25_kg, on_main, Vec::new()),
            flow("nox.local_roads", local.nox_kg, on_local, Vec::new()),
            flow("pm25.local_roads", local.pm25_kg, on_local, Vec::new()),
        ]
    }
}

impl Prepared for Ready {
    fn run(&self, scenario: &Scenario, _: &Outcome) -> ThemeOutcome {
        let homes = self.homes.run(scenario);
        let local = self.traffic.run(Kind::Local, scenario);
        let main = self.traffic.run(Kind::Main, scenario);
        let measures =
            measures::run(scenario, &self.roads, &self.traffic, &self.ground, (&main, &local));
        // What leaves a quiet street for the main roads keeps its kilometres.
        let road_t = main.co2e_t - main.co2e_t * measures.main_gone + local.co2e_t
            - local.co2e_t * measures.local_gone;
        let main_with_rerouted = RoadsOutcome {
            co2e_t: main.co2e_t + local.co2e_t * measures.rerouted,
            nox_kg: main.nox_kg + local.nox_kg * measures.rerouted,
            pm25_kg: main.pm25_kg + local.pm25_kg * measures.rerouted,
        };
        let sectors = Sectors {
            homes: homes.co2e_t,
            tertiary: self.fixed.tertiary_t + measures.boilers_t,
            road: road_t,
            farming: self.fixed.farming_t,
            waste: self.fixed.waste_t,
            industry: self.fixed.industry_t,
        };
        let total = sectors.total();
        let sink = self.fixed.sink_t + measures.hedges_t;
        let figure = |id, estimate, inputs: &[Input]| Indicator { id, estimate, inputs: inputs.to_vec() };
        let named = sectors.all();
        ThemeOutcome {
            indicators: vec![
                figure("emissions.total", total, &self.inputs.total),
                figure("emissions.per_person", total / self.population, &self.inputs.total),
                figure("emissions.homes", sectors.homes, &self.inputs.homes),
                figure("emissions.road", sectors.road, &self.inputs.road),
                figure("emissions.sink", sink, &[]),
            ],
            layers: vec![self.density(&sectors, &main_with_rerouted, &local)],
            series: vec![Series {
                id: "emissions.sectors",
                labels: named.iter().map(|(name, _)| (*name).to_owned()).collect(),
                values: named.iter().map(|(_, t)| *t).collect(),
            }],
            costs: self.costs(scenario, &measures),
            flows: self.flows((homes.nox_kg, homes.pm25_kg), &main_with_rerouted, &local, measures),
        }
    }
}

impl Inputs {
    fn new(territory: &Territory) -> Self {
        let held = |ids: &[&str]| ids.iter().filter_map(|id| activity_input(territory, id)).collect::<Vec<_>>();
        let mut homes = held(&[
            "heating_mix.gas",
            "heating_mix.oil",
            "heating_mix.electric",
            "heating_mix.wood",
            "wood.old_stove_share",
            "electricity.household_kwh",
        ]);
        homes.extend(assumptions::HEAT_LOSS.iter().map(|a| a.input()));
        homes.push(assumptions::INTERMITTENCE.input());
        homes.push(factor_input(&heating::GAS[0]));
        homes.push(factor_input(&heating::OIL[0]));
        let mut road = held(&["traffic.short_trip_share"]);
        road.push(assumptions::TRAFFIC_VOLUME.input());
        road.push(assumptions::COLD_START.input());
        road.push(factor_input(&road::DIESEL_CO2));
        road.push(factor_input(&road::PETROL_CO2));
        let mut total = held(&[
            "farming.dairy_cows",
            "farming.other_cattle",
            "farming.sheep",
            "farming.cropland_ha",
            "farming.grassland_ha",
            "tertiary.kwh_m2",
            "waste.residual_kg_person",
            "industry.tco2e",
        ]);
        total.push(assumptions::TRAFFIC_VOLUME.input());
        total.push(assumptions::INTERMITTENCE.input());
        Self { homes, road, total }
    }
}
