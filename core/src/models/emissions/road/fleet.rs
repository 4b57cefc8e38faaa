//! What a mean vehicle of a fleet takes and gives off per kilometre.
//!
//! The mean over Euro classes of the functions in [`TECHNOLOGIES`](super::TECHNOLOGIES), a share of it
//! electric. Shares of the French fleet on 1 January 2023: SDES, vehicle fleet by Crit'Air class (rounded;
//! diesel cars before Euro 4 counted with Euro 4, petrol likewise).

use super::super::super::{ModelError, check};
use super::{Fuel, Technology, technology};
use serde::{Deserialize, Serialize};

/// Classes of vehicles that a count tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vehicle {
    /// Passenger cars.
    Car,
    /// Vans below 3.5 t.
    Van,
    /// Lorries and buses.
    Lorry,
}

/// One kind of engine in a fleet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Powertrain {
    /// A combustion engine, by the id of its class in [`TECHNOLOGIES`](super::TECHNOLOGIES).
    Engine(&'static str),
    /// A battery, and what a kilometre takes from the socket \[kWh\].
    Electric(f64),
}

/// The kinds of engines of a class of vehicles, with their shares of the kilometres driven.
#[derive(Debug, Clone, PartialEq)]
pub struct Fleet(pub Vec<(Powertrain, f64)>);

/// What a mean vehicle takes and gives off per kilometre.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct PerKm {
    /// Petrol \[g/km\].
    pub petrol_g: f64,
    /// Diesel \[g/km\].
    pub diesel_g: f64,
    /// Electricity \[kWh/km\].
    pub electricity_kwh: f64,
    /// Nitrogen oxides from the exhaust, as NO2 \[g/km\].
    pub nox_g: f64,
    /// Their low \[g/km\].
    pub nox_low_g: f64,
    /// Their high \[g/km\].
    pub nox_high_g: f64,
}

/// Electricity per kilometre of a mid-sized car (17.1 kWh/100 km by type approval, plus 20 % on the road;
/// ADEME Car Labelling as used in nosgestesclimat 4.10.2).
const ELECTRIC_CAR_KWH_KM: f64 = 0.205;
/// Electricity per kilometre of a van (20.6 kWh/100 km, plus 20 %; same source).
const ELECTRIC_VAN_KWH_KM: f64 = 0.247;
/// Electricity per kilometre of a lorry of 16 to 19 t (order of magnitude: ADEME 2022, electric lorries).
const ELECTRIC_LORRY_KWH_KM: f64 = 1.1;

impl Fleet {
    /// The French fleet of a class on 1 January 2023.
    pub fn france(vehicle: Vehicle) -> Self {
        use Powertrain::{Electric, Engine};
        Self(match vehicle {
            Vehicle::Car => vec![
                (Engine("petrol_car_euro_4"), 0.12),
                (Engine("petrol_car_euro_5"), 0.10),
                (Engine("petrol_car_euro_6"), 0.20),
                (Engine("diesel_car_euro_4"), 0.18),
                (Engine("diesel_car_euro_5"), 0.18),
                (Engine("diesel_car_euro_6"), 0.20),
                (Electric(ELECTRIC_CAR_KWH_KM), 0.02),
            ],
            Vehicle::Van => vec![
                (Engine("diesel_van_euro_5"), 0.55),
                (Engine("diesel_van_euro_6"), 0.435),
                (Electric(ELECTRIC_VAN_KWH_KM), 0.015),
            ],
            Vehicle::Lorry => vec![
                (Engine("lorry_euro_3"), 0.12),
                (Engine("lorry_euro_5"), 0.23),
                (Engine("lorry_euro_6"), 0.65),
            ],
        })
    }

    /// The same fleet with `share` of the kilometres electric; the engines keep their proportions. A fleet
    /// without an electric vehicle, or with nothing else, stays as it is.
    ///
    /// # Errors
    /// `share` is not from 0 to 1.
    pub fn with_electric_share(mut self, vehicle: Vehicle, share: f64) -> Result<Self, ModelError> {
        check::share("share", share)?;
        let is_electric = |p: &Powertrain| matches!(p, Powertrain::Electric(_));
        if !self.0.iter().any(|(p, _)| is_electric(p)) {
            let kwh_km = match vehicle {
                Vehicle::Car => ELECTRIC_CAR_KWH_KM,
                Vehicle::Van => ELECTRIC_VAN_KWH_KM,
                Vehicle::Lorry => ELECTRIC_LORRY_KWH_KM,
            };
            self.0.push((Powertrain::Electric(kwh_km), 0.0));
        }
        let electric: f64 = self.0.iter().filter(|(p, _)| is_electric(p)).map(|(_, s)| s).sum();
        let engines: f64 = self.0.iter().filter(|(p, _)| !is_electric(p)).map(|(_, s)| s).sum();
        let count = self.0.iter().filter(|(p, _)| is_electric(p)).count() as f64;
        for (powertrain, part) in &mut self.0 {
            *part = match (is_electric(powertrain), engines > 0.0, electric > 0.0) {
                (_, false, _) => *part,
                (true, true, true) => *part / electric * share,
                (true, true, false) => share / count,
                (false, true, _) => *part / engines * (1.0 - share),
            };
        }
        Ok(self)
    }
}

/// What a mean vehicle of `fleet` takes and gives off per kilometre at a speed, engine warm.
///
/// # Errors
/// `speed_kmh` is not finite or not above 0; a share is negative, or all shares are 0; an engine has no such
/// class.
pub fn per_km(fleet: &Fleet, speed_kmh: f64) -> Result<PerKm, ModelError> {
    let shares: f64 = fleet.0.iter().map(|(_, share)| share).sum();
    check::positive("fleet_shares", shares)?;
    let mut mean = PerKm::default();
    for &(powertrain, share) in &fleet.0 {
        let share = check::non_negative("fleet_share", share)? / shares;
        match powertrain {
            Powertrain::Electric(kwh_km) => {
                mean.electricity_kwh += share * check::non_negative("electric_kwh_km", kwh_km)?;
            }
            Powertrain::Engine(id) => {
                let class: &Technology =
                    technology(id).ok_or(ModelError::NoSolution { why: "there is no such vehicle class" })?;
                let (fuel, nox) = class.at(speed_kmh)?;
                match class.fuel {
                    Fuel::Petrol => mean.petrol_g += share * fuel,
                    Fuel::Diesel => mean.diesel_g += share * fuel,
                }
                mean.nox_g += share * nox;
                mean.nox_low_g += share * nox * class.nox_range.0;
                mean.nox_high_g += share * nox * class.nox_range.1;
            }
        }
    }
    Ok(mean)
}

#[cfg(test)]
mod tests;
