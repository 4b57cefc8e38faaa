//! Who draws water, day by day.

use super::super::figures::{Assumption, if_held, needed};
use super::super::Unavailable;
use crate::models::water::balance::USES;
use crate::outcome::{DRAWS, Estimate};
use crate::scenario::Scenario;
use crate::territory::Territory;

/// Share of the year's irrigation in each month: southern France, maize and meadows.
const IRRIGATION_MONTHS: [f64; 12] = [0.0, 0.0, 0.0, 0.02, 0.08, 0.22, 0.34, 0.26, 0.08, 0.0, 0.0, 0.0];
/// Days of each month.
const DAYS: [f64; 12] = [31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];

/// Share of a household's water that rain can stand in for: toilets, washing, garden.
pub(super) static RAIN_SHARE: Assumption = Assumption {
    id: "water.rain_share",
    range: (0.32, 0.2, 0.45),
    unit: "share",
    year: 2020,
    source: "Centre d'information sur l'eau: toilets 20 %, garden and cleaning 12 %",
};

/// What animals drink \[m3/d per head of cattle\].
static CATTLE: Assumption = Assumption {
    id: "water.cattle",
    range: (0.05, 0.03, 0.08),
    unit: "m3/d",
    year: 2018,
    source: "IDELE 2018, watering of cattle at grass: 30 to 80 l/d",
};

/// What the commune draws.
pub(super) struct Demand {
    drinking_m3_d: Estimate,
    leak_share: f64,
    industry_m3_d: Estimate,
    animals_m3_d: Estimate,
    irrigation_m3_a: Estimate,
    pub(super) households: f64,
}

/// What each use wants: the same every day but for irrigation, which follows the months.
pub(super) struct Wanted {
    pub(super) drinking_m3_d: Estimate,
    pub(super) lost_m3_d: Estimate,
    pub(super) industry_m3_d: Estimate,
    animals_m3_d: Estimate,
    irrigation_m3_a: Estimate,
}

impl Demand {
    pub(super) fn new(territory: &Territory) -> Result<Self, Unavailable> {
        let people = f64::from(territory.manifest.population);
        let cattle = if_held(territory, "farming.dairy_cows") + if_held(territory, "farming.other_cattle");
        // A millimetre on a hectare is ten cubic metres.
        let irrigation =
            if_held(territory, "farming.irrigated_ha") * if_held(territory, "water.irrigation_mm") * 10.0;
        Ok(Self {
            drinking_m3_d: needed(territory, "water.drinking_l_person_day")? * people * 1e-3,
            leak_share: territory.activities.value("water.leak_share").unwrap_or(0.2),
            industry_m3_d: if_held(territory, "water.industry_m3_day"),
            animals_m3_d: cattle * CATTLE.estimate(),
            irrigation_m3_a: irrigation,
            households: f64::from(territory.manifest.households),
        })
    }

    /// What a scenario wants.
    pub(super) fn wanted(&self, scenario: &Scenario) -> Wanted {
        let lever = |id: &str, today: f64| scenario.lever(id).unwrap_or(today);
        let leaks = lever("water.leaks", self.leak_share).clamp(0.0, 0.9);
        let saved = 1.0 - lever("water.saving", 0.0);
        let rain = -(RAIN_SHARE.estimate() * lever("water.rain_reuse", 0.0)) + Estimate::exact(1.0);
        let used = self.drinking_m3_d * rain * saved;
        let entering = used / (1.0 - leaks);
        Wanted {
            drinking_m3_d: entering,
            lost_m3_d: entering * leaks,
            industry_m3_d: self.industry_m3_d,
            animals_m3_d: self.animals_m3_d,
            irrigation_m3_a: self.irrigation_m3_a * lever("water.irrigated", 1.0),
        }
    }

    /// Share of the commune's leaks today.
    pub(super) fn leak_share(&self) -> f64 {
        self.leak_share
    }
}

impl Wanted {
    /// What each use wants in each month \[m3/d\], in one member of the ensemble.
    pub(super) fn by_month(&self, member: usize) -> [[f64; USES]; 12] {
        let of = |e: &Estimate| e.members()[member.min(DRAWS)];
        std::array::from_fn(|m| {
            let irrigation = of(&self.irrigation_m3_a) * IRRIGATION_MONTHS[m] / DAYS[m];
            [of(&self.drinking_m3_d), of(&self.industry_m3_d), of(&self.animals_m3_d) + irrigation]
        })
    }

    /// All that is wanted from fields and stables in a mean day \[m3/d\].
    pub(super) fn farming_m3_d(&self) -> Estimate {
        self.animals_m3_d + self.irrigation_m3_a / 365.25
    }
}
