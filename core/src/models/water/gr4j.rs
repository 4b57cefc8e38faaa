//! Rain to river, by the day: GR4J (Perrin, Michel and Andréassian 2003, "Improvement of a parsimonious model
//! for streamflow simulation", J. Hydrol. 279, 275-289).
//!
//! Two stores and two unit hydrographs turn the rain and the potential evapotranspiration of a catchment into
//! the flow at its outlet, all in mm over the catchment. What the paper leaves open follows the authors' own
//! practice: the argument of tanh is held to 13, the exchange is computed from the routing store before the
//! day's inflow, and neither it nor the direct branch can be drawn below empty.

use super::unit_hydrograph::{UH1_LEN, UH2_LEN, UnitHydrograph};
use crate::models::{ModelError, check};

/// The largest time base of the unit hydrograph, days.
pub const MAX_X4_D: f64 = 20.0;
/// The share of the water that takes the routing store.
const ROUTED: f64 = 0.9;
/// (9/4)^4, the divisor in the percolation.
const PERCOLATION: f64 = 25.628_906_25;

/// The four parameters of a catchment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Capacity of the production store, mm; 0.01 or more (80 % of catchments: 100 to 1200).
    pub x1_mm: f64,
    /// Exchange with the ground or the neighbours, mm/d; above 0 the catchment gains (80 %: -5 to 3).
    pub x2_mm_d: f64,
    /// Capacity of the routing store a day ahead, mm; 0.01 or more (80 %: 20 to 300).
    pub x3_mm: f64,
    /// Time base of the first unit hydrograph, days; from 0.5 to [`MAX_X4_D`] (80 %: 1.1 to 2.9).
    pub x4_d: f64,
}

/// What a catchment holds at the end of a day, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// Water in the production store.
    pub production_mm: f64,
    /// Water in the routing store.
    pub routing_mm: f64,
    uh1_mm: [f64; UH1_LEN],
    uh2_mm: [f64; UH2_LEN],
}

/// Where the water of one day went, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// Rain left after evaporation.
    pub net_rain_mm: f64,
    /// Net rain taken up by the production store.
    pub uptake_mm: f64,
    /// Evaporation that took place, interception included.
    pub evaporation_mm: f64,
    /// Water leaving the production store downwards.
    pub percolation_mm: f64,
    /// Water entering the unit hydrographs.
    pub effective_rain_mm: f64,
    /// Output of the first unit hydrograph, into the routing store.
    pub q9_mm: f64,
    /// Output of the second unit hydrograph, straight to the river.
    pub q1_mm: f64,
    /// Exchange that would take place were there water enough.
    pub potential_exchange_mm: f64,
    /// Exchange of the routing store that took place.
    pub routing_exchange_mm: f64,
    /// Exchange of the direct branch that took place.
    pub direct_exchange_mm: f64,
    /// Flow from the routing store.
    pub routed_mm: f64,
    /// Flow from the direct branch.
    pub direct_mm: f64,
    /// Flow at the outlet.
    pub q_mm: f64,
}

/// A catchment ready to run: its parameters and its unit hydrographs.
#[derive(Debug, Clone, PartialEq)]
pub struct Gr4j {
    parameters: Parameters,
    uh1: UnitHydrograph<UH1_LEN>,
    uh2: UnitHydrograph<UH2_LEN>,
}

impl Gr4j {
    /// Prepares a catchment. Errors: a parameter not finite or out of its range.
    pub fn new(parameters: Parameters) -> Result<Self, ModelError> {
        let Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } = parameters;
        check::accept("x1_mm", x1_mm, x1_mm.is_finite() && x1_mm >= 0.01, "finite and 0.01 or more")?;
        check::finite("x2_mm_d", x2_mm_d)?;
        check::accept("x3_mm", x3_mm, x3_mm.is_finite() && x3_mm >= 0.01, "finite and 0.01 or more")?;
        check::accept("x4_d", x4_d, (0.5..=MAX_X4_D).contains(&x4_d), "from 0.5 to 20")?;
        Ok(Self { parameters, uh1: UnitHydrograph::rising(x4_d), uh2: UnitHydrograph::symmetric(x4_d) })
    }

    /// The customary start: production store at 30 %, routing store at 50 %, nothing under way. A year of
    /// warm-up makes the choice forgotten.
    pub fn initial(&self) -> State {
        State {
            production_mm: 0.3 * self.parameters.x1_mm,
            routing_mm: 0.5 * self.parameters.x3_mm,
            uh1_mm: [0.0; UH1_LEN],
            uh2_mm: [0.0; UH2_LEN],
        }
    }

    /// Moves the catchment on by one day with `p_mm` of rain and `pet_mm` of potential evapotranspiration,
    /// both finite and 0 or more.
    #[inline]
    pub fn step(&self, state: &mut State, p_mm: f64, pet_mm: f64) -> Day {
        let Parameters { x1_mm: x1, x2_mm_d: x2, x3_mm: x3, .. } = self.parameters;

        // Production store: rain and evaporation cancel first, the store meets what is left.
        let filling = state.production_mm / x1;
        let net = p_mm - pet_mm;
        let (net_rain_mm, uptake_mm, evaporation_mm);
        if net >= 0.0 {
            let t = bounded_tanh(net / x1);
            net_rain_mm = net;
            uptake_mm = x1 * (1.0 - filling * filling) * t / (1.0 + filling * t);
            evaporation_mm = pet_mm;
            state.production_mm += uptake_mm;
        } else {
            let t = bounded_tanh(-net / x1);
            let drawn = state.production_mm * (2.0 - filling) * t / (1.0 + (1.0 - filling) * t);
            (net_rain_mm, uptake_mm) = (0.0, 0.0);
            evaporation_mm = drawn + p_mm;
            state.production_mm = (state.production_mm - drawn).max(0.0);
        }
        let percolation_mm = release(state.production_mm, x1, PERCOLATION);
        state.production_mm -= percolation_mm;
        let effective_rain_mm = percolation_mm + (net_rain_mm - uptake_mm);

        // Unit hydrographs.
        let routed_rain = ROUTED * effective_rain_mm;
        let q9_mm = self.uh1.pass(&mut state.uh1_mm, routed_rain);
        let direct_rain = effective_rain_mm - routed_rain;
        let q1_mm = self.uh2.pass(&mut state.uh2_mm, direct_rain);

        // Routing store and direct branch, both with the exchange.
        let level = state.routing_mm / x3;
        let potential_exchange_mm = x2 * level * level * level * level.sqrt();
        let routing_exchange_mm = potential_exchange_mm.max(-(state.routing_mm + q9_mm));
        state.routing_mm = (state.routing_mm + q9_mm + routing_exchange_mm).max(0.0);
        let routed_mm = release(state.routing_mm, x3, 1.0);
        state.routing_mm -= routed_mm;
        let direct_exchange_mm = potential_exchange_mm.max(-q1_mm);
        let direct_mm = (q1_mm + direct_exchange_mm).max(0.0);

        Day {
            net_rain_mm,
            uptake_mm,
            evaporation_mm,
            percolation_mm,
            effective_rain_mm,
            q9_mm,
            q1_mm,
            potential_exchange_mm,
            routing_exchange_mm,
            direct_exchange_mm,
            routed_mm,
            direct_mm,
            q_mm: routed_mm + direct_mm,
        }
    }

    /// Moves the catchment through all days of `p_mm` and `pet_mm` and hands each day's number, fluxes and
    /// closing state to `each`.
    ///
    /// Errors: series of different lengths, or values that are not finite and 0 or more (the model has no
    /// sense of a gap); the state is then untouched.
    pub fn run_with(
        &self,
        state: &mut State,
        p_mm: &[f64],
        pet_mm: &[f64],
        mut each: impl FnMut(usize, &Day, &State),
    ) -> Result<(), ModelError> {
        check::same_len("pet_mm", pet_mm.len(), p_mm.len())?;
        check::all_non_negative("p_mm", p_mm)?;
        check::all_non_negative("pet_mm", pet_mm)?;
        self.check_state(state)?;
        for (day, (p, e)) in p_mm.iter().zip(pet_mm).enumerate() {
            let fluxes = self.step(state, *p, *e);
            each(day, &fluxes, state);
        }
        Ok(())
    }

    /// As [`Self::run_with`], keeping the flow alone: fills `q_mm`, of the same length.
    pub fn run(
        &self,
        state: &mut State,
        p_mm: &[f64],
        pet_mm: &[f64],
        q_mm: &mut [f64],
    ) -> Result<(), ModelError> {
        check::same_len("q_mm", q_mm.len(), p_mm.len())?;
        self.run_with(state, p_mm, pet_mm, |day, fluxes, _| {
            if let Some(q) = q_mm.get_mut(day) {
                *q = fluxes.q_mm;
            }
        })
    }

    /// A state may come from another parameter set, with larger stores or longer hydrographs.
    fn check_state(&self, state: &State) -> Result<(), ModelError> {
        let Parameters { x1_mm, x3_mm, .. } = self.parameters;
        let full = |field, held: f64, capacity: f64| {
            check::accept(field, held, (0.0..=capacity).contains(&held), "from 0 to the store's capacity")
        };
        full("production_mm", state.production_mm, x1_mm)?;
        full("routing_mm", state.routing_mm, x3_mm)?;
        let late = self.uh1.beyond(&state.uh1_mm) + self.uh2.beyond(&state.uh2_mm);
        check::accept("under_way_mm", late, late == 0.0, "0 beyond the time base x4_d")?;
        Ok(())
    }
}

impl State {
    /// All water held, on its way in the unit hydrographs too, mm.
    pub fn total_mm(&self) -> f64 {
        let under_way: f64 = self.uh1_mm.iter().chain(&self.uh2_mm).sum();
        self.production_mm + self.routing_mm + under_way
    }

    /// Water under way in the first and in the second unit hydrograph, by the day on which it comes out, mm.
    pub fn under_way_mm(&self) -> (&[f64], &[f64]) {
        (&self.uh1_mm, &self.uh2_mm)
    }
}

/// tanh of 0 or more, its argument held to 13: from there on it is 1 to eleven digits. By way of one
/// exponential, which is faster than the library's tanh and exact enough: what digits a small argument loses
/// lie far below a drop of rain.
#[inline]
fn bounded_tanh(x: f64) -> f64 {
    let e = (2.0 * x.min(13.0)).exp();
    (e - 1.0) / (e + 1.0)
}

/// What a store of this capacity lets out: s (1 - (1 + (s/capacity)^4 / divisor)^(-1/4)).
#[inline]
fn release(held_mm: f64, capacity_mm: f64, divisor: f64) -> f64 {
    let square = (held_mm / capacity_mm).powi(2);
    held_mm * (1.0 - 1.0 / (1.0 + square * square / divisor).sqrt().sqrt())
}

#[cfg(test)]
mod tests;
