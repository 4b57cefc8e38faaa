//! The theme made ready for one commune, and its run.

use super::super::figures::{activity_input, cost};
use super::super::ground::Weights;
use super::super::hectare::averaged;
use super::super::{Prepared, Unavailable};
use super::demand::{Demand, RAIN_SHARE, Wanted};
use super::river::River;
use super::spec::SPEC;
use crate::models::water::balance::{Balance, Rules, STAGES, balance};
use crate::outcome::{Cost, DRAWS, Estimate, Indicator, Input, Layer, Outcome, Pattern, Series, ThemeOutcome};
use crate::scenario::Scenario;
use crate::territory::{Frame, Grid, LandCover, Territory};
use std::sync::Arc;

/// Share of the drawn water that comes back by the treatment plant.
const RETURNED_SHARE: f64 = 0.6;
const STAGE_NAMES: [&str; STAGES] = ["vigilance", "alert", "reinforced", "crisis"];
const USE_NAMES: [&str; 4] = ["homes", "leaks", "industry", "farming"];
/// The stage from which restrictions bind everybody.
const ALERT: usize = 1;

pub(super) struct Ready {
    river: River,
    demand: Demand,
    reserved_m3_d: f64,
    frame: Frame,
    people: Pattern,
    fields: Pattern,
    inputs: Vec<Input>,
}

impl Ready {
    pub(super) fn new(territory: &Territory) -> Result<Self, Unavailable> {
        let river = River::new(territory)?;
        let reserved = territory.activities.value("water.environment_share").unwrap_or(0.1);
        let inputs = [
            "water.drinking_l_person_day",
            "water.leak_share",
            "farming.irrigated_ha",
            "water.irrigation_mm",
            "water.industry_m3_day",
            "water.catchment_km2",
            "water.environment_share",
        ];
        let inputs = inputs.iter().filter_map(|id| activity_input(territory, id));
        Ok(Self {
            reserved_m3_d: reserved.clamp(0.0, 1.0) * river.mean_m3_d,
            demand: Demand::new(territory)?,
            frame: territory.manifest.grid,
            people: people(territory),
            fields: fields(territory),
            inputs: inputs.chain(river.inputs.iter().cloned()).chain([RAIN_SHARE.input()]).collect(),
            river,
        })
    }

    fn rules(&self, store_m3: f64) -> Rules {
        Rules {
            reserved_m3_d: self.reserved_m3_d,
            stage_below_m3_d: self.river.stage_below_m3_d,
            store_m3,
            returned_share: RETURNED_SHARE,
        }
    }

    /// The balance of one member of the ensemble; what is left in the river goes to `left`.
    fn member(&self, member: usize, wanted: &Wanted, store_m3: f64, left: Option<&mut [f64]>) -> Balance {
        let months = wanted.by_month(member);
        let month = |day: usize| self.river.month.get(day).map_or(0, |m| usize::from(*m)).min(11);
        let scale = self.river.error.members()[member];
        let flow: Vec<f64> = self.river.flow_m3_d.iter().map(|q| q * scale).collect();
        let rules = self.rules(store_m3);
        // Flows and demands are finite and not negative by construction; a fault leaves no days at all.
        balance(&flow, |day| months[month(day)], &rules, left).unwrap_or_default()
    }

    /// Mean of what is left in the river in each month \[m3/d\].
    fn monthly(&self, left: &[f64]) -> [f64; 12] {
        let mut sums = [(0.0, 0.0); 12];
        for (day, left) in left.iter().enumerate() {
            let slot = &mut sums[self.river.month.get(day).map_or(0, |m| usize::from(*m)).min(11)];
            *slot = (slot.0 + left, slot.1 + 1.0);
        }
        sums.map(|(sum, n)| if n > 0.0 { sum / n } else { 0.0 })
    }

    /// Cubic metres a year and hectare, over the hectare around each cell: what a house uses would else be hidden below it.
    fn layer(&self, wanted: &Wanted) -> Layer {
        let mut grid = Grid::filled(self.frame, 0.0f32);
        let per_hectare = 365.25 / (self.frame.cell_m2() * 1e-4);
        let homes = (wanted.drinking_m3_d + wanted.industry_m3_d).central();
        for (pattern, m3_d) in [(&self.people, homes), (&self.fields, wanted.farming_m3_d().central())] {
            for (cell, share) in &pattern.shares {
                if let Some(value) = grid.values.get_mut(*cell as usize) {
                    *value += (f64::from(*share) * m3_d * per_hectare) as f32;
                }
            }
        }
        Layer { id: "water.demand", grid: Arc::new(averaged(grid)) }
    }

    fn costs(&self, scenario: &Scenario, today: &Wanted) -> Vec<Cost> {
        let amount = |id: &str, at: f64| match id {
            "water.leaks" => {
                let less = (self.demand.leak_share() - at).max(0.0);
                Some(today.drinking_m3_d.central() * less)
            }
            "water.saving" => Some(self.demand.households * at / 0.2),
            "water.rain_reuse" => Some(self.demand.households * at),
            _ => None,
        };
        let levers = SPEC.levers.iter().filter_map(|lever| {
            let amount = amount(lever.id, scenario.lever(lever.id)?)?;
            Some(cost(lever.id, None, &lever.cost, amount))
        });
        let stores = SPEC.measures.iter().flat_map(|kind| {
            scenario.measures_of(kind.id).map(move |m| cost(kind.id, Some(m.id), &kind.cost, m.size))
        });
        levers.chain(stores).collect()
    }
}

impl Prepared for Ready {
    fn run(&self, scenario: &Scenario, _: &Outcome) -> ThemeOutcome {
        let wanted = self.demand.wanted(scenario);
        let store_m3: f64 = scenario.measures_of("water.reservoir").map(|m| m.size.clamp(0.0, 1e7)).sum();
        let mut left = vec![0.0; self.river.flow_m3_d.len()];
        let mut balances = vec![self.member(0, &wanted, store_m3, Some(&mut left))];
        balances.extend((1..=DRAWS).map(|m| self.member(m, &wanted, store_m3, None)));
        let years = balances[0].days.max(1) as f64 / 365.25;
        let per_year = |f: &dyn Fn(&Balance) -> usize| Estimate::from_members(|i| f(&balances[i]) as f64 / years);
        let drawn = Estimate::from_members(|i| {
            balances[i].drawn_m3.iter().sum::<f64>() / balances[i].days.max(1) as f64
        });
        let figure = |id, estimate| Indicator { id, estimate, inputs: self.inputs.clone() };
        let uses = [
            wanted.drinking_m3_d - wanted.lost_m3_d,
            wanted.lost_m3_d,
            wanted.industry_m3_d,
            wanted.farming_m3_d(),
        ];
        let labels = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        ThemeOutcome {
            indicators: vec![
                figure("water.alert_days", per_year(&|b| b.days_from(ALERT))),
                figure("water.drawn", drawn),
                figure("water.short_days", per_year(&|b| b.short_days)),
                figure("water.lost", wanted.lost_m3_d),
                figure(
                    "water.exploitation",
                    Estimate::from_members(|i| balances[i].exploitation(RETURNED_SHARE)),
                ),
            ],
            layers: vec![self.layer(&wanted)],
            series: vec![
                Series {
                    id: "water.flow",
                    labels: (1..=12).map(|m| m.to_string()).collect(),
                    values: self.monthly(&left).map(Estimate::exact).to_vec(),
                },
                Series {
                    id: "water.stages",
                    labels: labels(&STAGE_NAMES),
                    values: (0..STAGES).map(|s| per_year(&|b| b.stage_days[s])).collect(),
                },
                Series { id: "water.uses", labels: labels(&USE_NAMES), values: uses.to_vec() },
            ],
            flows: Vec::new(),
            costs: self.costs(scenario, &self.demand.wanted(&Scenario::default())),
        }
    }
}

/// Where people live.
fn people(territory: &Territory) -> Pattern {
    let mut weights = Weights::default();
    for (cell, residents) in territory.population.iter().flat_map(|g| g.values.iter().enumerate()) {
        if *residents > 0.0 {
            weights.add(cell as u32, f64::from(*residents));
        }
    }
    weights.pattern(0.0)
}

/// Where crops may be watered.
fn fields(territory: &Territory) -> Pattern {
    let mut weights = Weights::default();
    for (cell, cover) in territory.land_cover.iter().flat_map(|g| g.values.iter().enumerate()) {
        if *cover == LandCover::Cropland {
            weights.add(cell as u32, 1.0);
        }
    }
    weights.pattern(0.0)
}
