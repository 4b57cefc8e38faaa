//! The 5R1C network: its energy closes, and it settles on its resistances.
//!
//! ASHRAE 140 case 600 (heating 3.75 to 4.98 MWh, cooling 5.00 to 6.83 MWh) needs the weather of Denver (DRYCOLD),
//! which is not among the reference data; in its place the energy of every hour must close.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::energy::iso13790::{Building, Control, Hour, Mass, Network};
use std::f64::consts::TAU;

const MODEL: &str = "heat-demand";
const LAW: &str = "conservation of energy; the weather of ASHRAE 140 case 600 is not at hand";
const CIRCUIT: &str = "ISO 13790:2008 annex C, the resistances in series and parallel by hand";

/// The box of case 600: 48 m2, 12 m2 of double glazing, light.
fn box_600() -> Building {
    // Walls 63.6 m2 at 0.514, roof 48 at 0.318, floor 48 at 0.039; glass at 3.0; half an air change of 129.6 m3.
    Building::new(48.0, 63.6 * 0.514 + 48.0 * 0.357, 12.0 * 3.0, 0.34 * 0.5 * 129.6, Mass::VeryLight)
}

const CONTROL: Control = Control {
    heat_to_c: 20.0,
    cool_to_c: 27.0,
    heating_limit_w: f64::INFINITY,
    cooling_limit_w: f64::INFINITY,
};

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let network = Network::new(&box_600())?;
    let hours: Vec<_> = (0..8760u16).map(plain_weather).collect();
    let (mut worst, mut gains, mut lost, mut stored) = (0.0f64, 0.0, 0.0, 0.0);
    let demand = network.run(&hours, &CONTROL, |index, outcome| {
        let hour = hours.get(index).copied().unwrap_or_else(|| plain_weather(0));
        let put_in = hour.internal_w + hour.solar_w;
        let gap = put_in + outcome.heating_w - outcome.cooling_w - outcome.loss_w - outcome.stored_w;
        worst = worst.max(gap.abs());
        gains += 1e-3 * put_in;
        lost += 1e-3 * outcome.loss_w;
        stored += 1e-3 * outcome.stored_w;
    })?;
    let put_in = gains + demand.heating_kwh;
    let taken = lost + stored + demand.cooling_kwh;

    let constant = vec![Hour { outdoor_c: -5.0, internal_w: 0.0, solar_w: 0.0 }; 2000];
    let steady = 1e3 * network.run(&constant, &CONTROL, |_, _| {})?.peak_heating_kw;
    Ok(vec![
        Row::new(
            MODEL,
            "box of case 600, a year of plain weather, in against out, kWh",
            put_in,
            taken,
            Bound::Relative(1e-6),
            LAW,
        ),
        Row::new(MODEL, "the hour that closes worst, W", 0.0, worst, Bound::Absolute(1e-6), LAW),
        Row::new(
            MODEL,
            "power at -5 °C that lasts, W",
            by_hand(&box_600(), 25.0),
            steady,
            Bound::Relative(1e-6),
            CIRCUIT,
        ),
    ])
}

/// A cosine over the year and one over the day, sun by day.
fn plain_weather(hour: u16) -> Hour {
    let yearly = (TAU * f64::from(hour) / 8760.0).cos();
    let daily = (TAU * (f64::from(hour % 24) / 24.0 - 0.125)).cos();
    Hour {
        outdoor_c: 10.0 - 11.0 * yearly - 6.0 * daily,
        internal_w: 200.0,
        solar_w: 5000.0 * (-daily).max(0.0) * (1.0 - 0.3 * yearly),
    }
}

/// The steady loss (W) through `difference_k`, from the conductances themselves.
fn by_hand(building: &Building, difference_k: f64) -> f64 {
    let surfaces = 4.5 * building.floor_area_m2;
    // H_tr,em is made such that with H_tr,ms in series it is the opaque transmission again.
    let inside = 1.0 / (1.0 / (3.45 * surfaces) + 1.0 / (building.windows_w_k + building.opaque_w_k));
    (building.ventilation_w_k + inside) * difference_k
}
