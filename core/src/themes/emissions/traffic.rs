//! Traffic on the commune's roads: kilometres by speed, fuel and wear per kilometre, and what is given off.

use super::super::Unavailable;
use super::super::figures::{factor, if_held};
use super::super::ground::{Ground, Weights, length_m};
use super::assumptions::{COLD_START, OWN_SHARE, TRAFFIC_VOLUME};
use super::heating::grid;
use crate::models::emissions::factors::road;
use crate::models::emissions::road::{Fleet, PerKm, Vehicle, per_km};
use crate::outcome::{Estimate, Pattern};
use crate::scenario::Scenario;
use crate::territory::{Road, RoadClass, Territory};
use std::collections::BTreeMap;

/// The two kinds of roads that the theme tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Through roads.
    Main,
    /// Streets with houses, lanes.
    Local,
}

/// Kilometres at one speed \[vehicle km/a\].
#[derive(Debug, Clone, Copy, Default)]
struct Driven {
    cars_km: f64,
    lorries_km: f64,
}

/// The roads of one kind.
pub(super) struct Roads {
    by_speed: BTreeMap<u32, Driven>,
    /// Length of the roads \[km\].
    pub(super) length_km: f64,
    pub(super) pattern: Pattern,
}

/// Height at which traffic is mixed by its own wake \[m\].
const WAKE_M: f64 = 1.0;
/// Speeds are grouped in steps of this \[km/h\].
const SPEED_STEP: f64 = 10.0;
/// Speed of a street after the lever \[km/h\].
const CALM_KMH: u32 = 30;
/// Streets are driven at up to this speed \[km/h\] before the lever changes them.
const STREET_KMH: u32 = 50;

/// All traffic of the commune.
pub(super) struct Traffic {
    pub(super) main: Roads,
    pub(super) local: Roads,
    short_trip_share: Estimate,
    country: String,
    pub(super) cars: f64,
}

/// What traffic gives off in a year.
#[derive(Clone, Copy)]
pub(super) struct RoadsOutcome {
    pub(super) co2e_t: Estimate,
    pub(super) nox_kg: Estimate,
    pub(super) pm25_kg: Estimate,
}

/// Cars of a household: SDES 2023, 1.25 cars a household.
const CARS_PER_HOUSEHOLD: f64 = 1.25;

impl Traffic {
    pub(super) fn new(territory: &Territory, ground: &Ground) -> Result<Self, Unavailable> {
        Ok(Self {
            main: Roads::new(territory, ground, Kind::Main),
            local: Roads::new(territory, ground, Kind::Local),
            short_trip_share: if_held(territory, "traffic.short_trip_share"),
            country: territory.manifest.country.clone(),
            cars: f64::from(territory.manifest.households) * CARS_PER_HOUSEHOLD,
        })
    }

    /// What the roads of one kind give off in a scenario.
    pub(super) fn run(&self, kind: Kind, scenario: &Scenario) -> RoadsOutcome {
        let lever = |id: &str, start: f64| scenario.lever(id).unwrap_or(start);
        let calm = lever("emissions.speed_30", 0.0) > 0.5 && kind == Kind::Local;
        let own = if kind == Kind::Local { Estimate::exact(1.0) } else { OWN_SHARE.estimate() };
        let shifted = self.short_trip_share * own * lever("emissions.trips_shifted", 0.0);
        let cars_left = -shifted + Estimate::exact(1.0);
        let cars = fleet(Vehicle::Car, scenario.lever("emissions.electric_cars"));
        let lorries = fleet(Vehicle::Lorry, None);
        let roads = match kind {
            Kind::Main => &self.main,
            Kind::Local => &self.local,
        };
        let mut sum = RoadsOutcome::none();
        for (speed, driven) in &roads.by_speed {
            let speed = if calm && *speed <= STREET_KMH { CALM_KMH.min(*speed) } else { *speed };
            let at = f64::from(speed.max(10));
            let volume = TRAFFIC_VOLUME.estimate();
            sum.add(&self.drive(&cars, at, cars_left * volume * driven.cars_km, &CAR_WEAR));
            sum.add(&self.drive(&lorries, at, volume * driven.lorries_km, &LORRY_WEAR));
        }
        sum
    }

    /// What `km` kilometres of a fleet give off at a speed.
    fn drive(&self, fleet: &Fleet, speed_kmh: f64, km: Estimate, wear: &Wear) -> RoadsOutcome {
        // Refused only for speeds and shares that are not positive, which these are.
        let per = per_km(fleet, speed_kmh).unwrap_or_default();
        let fuel_kg = |g: f64| km * COLD_START.estimate() * (g * 1e-3);
        let (petrol, diesel) = (fuel_kg(per.petrol_g), fuel_kg(per.diesel_g));
        let warm = |factors: [&'static crate::models::emissions::Factor<'static>; 4]| -> Estimate {
            factors.into_iter().map(|f| factor(f) * f.substance.gwp100()).sum()
        };
        let co2e_kg = petrol
            * warm([&road::PETROL_CO2, &road::PETROL_CH4, &road::PETROL_N2O, &road::PETROL_SUPPLY])
            + diesel * warm([&road::DIESEL_CO2, &road::DIESEL_CH4, &road::DIESEL_N2O, &road::DIESEL_SUPPLY])
            + km * factor(grid(&self.country, false)) * per.electricity_kwh;
        RoadsOutcome {
            co2e_t: co2e_kg * 1e-3,
            nox_kg: km * nox_g_km(&per) * 1e-3,
            pm25_kg: km * (wear.exhaust(fleet) + wear.worn()),
        }
    }
}

impl RoadsOutcome {
    fn none() -> Self {
        let zero = Estimate::exact(0.0);
        Self { co2e_t: zero, nox_kg: zero, pm25_kg: zero }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.co2e_t += other.co2e_t;
        self.nox_kg += other.nox_kg;
        self.pm25_kg += other.pm25_kg;
    }
}

impl Roads {
    fn new(territory: &Territory, ground: &Ground, kind: Kind) -> Self {
        let mut roads = Self {
            by_speed: BTreeMap::new(),
            length_km: 0.0,
            pattern: Pattern { release_height_m: WAKE_M, shares: Vec::new() },
        };
        let mut weights = Weights::default();
        for road in territory.roads.iter().filter(|r| kind_of(r) == Some(kind)) {
            let along = ground.along(&road.line);
            // What lies beyond the grid is another commune's.
            let km = along.iter().map(|(_, m)| m * 1e-3).sum::<f64>();
            let driven_km = km * road.vehicles_day.0 * 365.0;
            let heavy = road.heavy_share.0.clamp(0.0, 1.0);
            let speed = (road.speed_kmh.0 / SPEED_STEP).round() * SPEED_STEP;
            let slot = roads.by_speed.entry(speed.clamp(10.0, 130.0) as u32).or_default();
            slot.cars_km += driven_km * (1.0 - heavy);
            slot.lorries_km += driven_km * heavy;
            roads.length_km += km;
            for (cell, m) in along {
                weights.add(cell, m * road.vehicles_day.0);
            }
        }
        roads.pattern = weights.pattern(WAKE_M);
        roads
    }

    /// Share of this kind's traffic that a road carries.
    pub(super) fn share_of(&self, road: &Road, ground: &Ground) -> f64 {
        let all: f64 = self.by_speed.values().map(|d| d.cars_km + d.lorries_km).sum();
        let own = length_m(ground, &road.line) * 1e-3 * road.vehicles_day.0 * 365.0;
        if all > 0.0 { (own / all).min(1.0) } else { 0.0 }
    }
}

/// The kind of a road; tracks and paths carry no traffic.
pub(super) fn kind_of(road: &Road) -> Option<Kind> {
    match road.class.0 {
        class if !class.carries_traffic() => None,
        RoadClass::Local => Some(Kind::Local),
        _ => Some(Kind::Main),
    }
}

/// The French fleet, with another share of electric vehicles if a lever says so.
fn fleet(vehicle: Vehicle, electric: Option<f64>) -> Fleet {
    let usual = Fleet::france(vehicle);
    match electric {
        Some(share) => usual.clone().with_electric_share(vehicle, share).unwrap_or(usual),
        None => usual,
    }
}

/// Nitrogen oxides of a mean vehicle with their range \[g/km\].
fn nox_g_km(per: &PerKm) -> Estimate {
    Estimate::factor("emissions.road_nox", per.nox_g, per.nox_low_g, per.nox_high_g)
}

/// Factors for particles of one class of vehicles \[kg/km\].
struct Wear {
    vehicle: Vehicle,
    parts: [&'static crate::models::emissions::Factor<'static>; 3],
}

static CAR_WEAR: Wear = Wear {
    vehicle: Vehicle::Car,
    parts: [&road::CAR_TYRES_PM25, &road::CAR_BRAKES_PM25, &road::CAR_SURFACE_PM25],
};
static LORRY_WEAR: Wear = Wear {
    vehicle: Vehicle::Lorry,
    parts: [&road::LORRY_TYRES_PM25, &road::LORRY_BRAKES_PM25, &road::LORRY_SURFACE_PM25],
};

impl Wear {
    fn worn(&self) -> Estimate {
        self.parts.into_iter().map(factor).sum()
    }

    /// Exhaust particles of the mean vehicle.
    fn exhaust(&self, fleet: &Fleet) -> Estimate {
        use crate::models::emissions::road::Powertrain::{Electric, Engine};
        let share = |starts: &str| -> f64 {
            let of = |(p, s): &(_, f64)| match p {
                Engine(id) if str::starts_with(id, starts) => *s,
                Engine(_) | Electric(_) => 0.0,
            };
            fleet.0.iter().map(of).sum()
        };
        match self.vehicle {
            Vehicle::Car => {
                factor(&road::PETROL_CAR_PM25) * share("petrol") + factor(&road::DIESEL_CAR_PM25) * share("diesel")
            }
            Vehicle::Van => factor(&road::VAN_PM25) * share("diesel"),
            Vehicle::Lorry => factor(&road::LORRY_PM25) * share("lorry"),
        }
    }
}
