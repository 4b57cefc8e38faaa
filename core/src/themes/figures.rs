//! From factors and activities to estimates, and to the lines of "Why this number?".

use super::{Unavailable, UnitCost};
use crate::models::emissions::Factor;
use crate::outcome::{Cost, Estimate, Input};
use crate::territory::{Activity, Territory};

/// A factor that no table of the model library holds: an assumption of a theme, with its range and source.
#[derive(Debug)]
pub(super) struct Assumption {
    pub(super) id: &'static str,
    /// Value, likely low, likely high.
    pub(super) range: (f64, f64, f64),
    pub(super) unit: &'static str,
    pub(super) year: i32,
    pub(super) source: &'static str,
}

impl Assumption {
    pub(super) fn estimate(&self) -> Estimate {
        let (value, low, high) = self.range;
        Estimate::factor(self.id, value, low, high)
    }

    pub(super) fn input(&self) -> Input {
        let (value, low, high) = self.range;
        input(self.id, (value, low, high), self.unit, self.year, self.source)
    }
}

/// The draws of a published factor.
pub(super) fn factor(factor: &Factor) -> Estimate {
    Estimate::factor(factor.id, factor.value, factor.low, factor.high)
}

/// A published factor as a line of "Why this number?".
pub(super) fn factor_input(f: &Factor) -> Input {
    input(f.id, (f.value, f.low, f.high), f.unit, f.year, f.source)
}

/// The draws of a figure of the pack.
pub(super) fn activity(id: &str, a: &Activity) -> Estimate {
    Estimate::factor(id, a.value, a.low, a.high)
}

/// The draws of the figure with this id, which the theme cannot do without.
pub(super) fn needed(territory: &Territory, id: &'static str) -> Result<Estimate, Unavailable> {
    territory.activities.get(id).map(|a| activity(id, a)).ok_or(Unavailable::Activity(id))
}

/// The draws of the figure with this id; zero where the pack does not hold it.
pub(super) fn if_held(territory: &Territory, id: &str) -> Estimate {
    territory.activities.get(id).map_or(Estimate::exact(0.0), |a| activity(id, a))
}

/// A figure of the pack as a line of "Why this number?", if the pack holds it.
pub(super) fn activity_input(territory: &Territory, id: &str) -> Option<Input> {
    territory.activities.get(id).map(|a| input(id, (a.value, a.low, a.high), &a.unit, a.year, &a.source))
}

fn input(id: &str, (value, low, high): (f64, f64, f64), unit: &str, year: i32, source: &str) -> Input {
    Input { id: id.to_owned(), value, low, high, unit: unit.to_owned(), year, source: source.to_owned() }
}

/// What `amount` units of a lever or measure cost.
pub(super) fn cost(id: &'static str, measure: Option<u32>, unit: &UnitCost, amount: f64) -> Cost {
    let investment_eur = Estimate::factor(unit.source, unit.eur, unit.low, unit.high) * amount.max(0.0);
    Cost { id, measure, investment_eur, commune_eur: investment_eur * unit.commune_share }
}
