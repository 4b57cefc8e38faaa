//! How much heating and cooling a building asks for, hour by hour.
//!
//! - ISO 13790:2008, *Energy performance of buildings - Calculation of energy use for space heating and cooling*,
//!   section 12.2 and annex C: the simple hourly method, five resistances and one capacity (5R1C).
//!
//! The building is one room in which the air, the surfaces and the mass of walls and floors exchange heat. For hourly
//! demand of ordinary buildings over weeks and years; ISO 52016-1 has replaced it with a model of every wall, for
//! which a village has no data. It knows no neighbours, no shutters and no opened windows unless the inputs do.

mod building;

use crate::models::{ModelError, check};
pub use building::{Building, Mass};

/// Exchange between mass and surfaces, W/(m2 K).
const MASS_TO_SURFACE_W_M2_K: f64 = 9.1;
/// Exchange between surfaces and air, W/(m2 K).
const SURFACE_TO_AIR_W_M2_K: f64 = 3.45;
/// Surfaces of a room per floor area.
const SURFACES_PER_FLOOR: f64 = 4.5;
/// Seconds in the step.
const STEP_S: f64 = 3600.0;

/// What acts on the building for an hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hour {
    /// Outdoor temperature, °C.
    pub outdoor_c: f64,
    /// Heat of people, lights and appliances, W.
    pub internal_w: f64,
    /// Heat of the sun through windows, W.
    pub solar_w: f64,
}

/// What the room is kept at, and with what power.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Control {
    /// Heated up to this, °C; minus infinity for no heating.
    pub heat_to_c: f64,
    /// Cooled down to this, °C; infinity for no cooling.
    pub cool_to_c: f64,
    /// Largest power of heating, W; may be infinite.
    pub heating_limit_w: f64,
    /// Largest power of cooling, W; may be infinite.
    pub cooling_limit_w: f64,
}

/// What comes of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outcome {
    /// Heat put in, W.
    pub heating_w: f64,
    /// Heat taken out, W.
    pub cooling_w: f64,
    /// Temperature of the air at the end of the hour, °C.
    pub air_c: f64,
    /// What people feel, the mean of air and surfaces weighted 0.3 to 0.7, °C.
    pub operative_c: f64,
    /// Temperature of the mass at the end of the hour, °C: the state that the next hour starts from.
    pub mass_c: f64,
    /// Heat lost to the outside, W.
    pub loss_w: f64,
    /// Heat that went into the mass, W.
    pub stored_w: f64,
}

/// Sums over a series of hours.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Demand {
    /// Heat put in, kWh.
    pub heating_kwh: f64,
    /// Heat taken out, kWh.
    pub cooling_kwh: f64,
    /// Largest power of heating, kW.
    pub peak_heating_kw: f64,
    /// Largest power of cooling, kW.
    pub peak_cooling_kw: f64,
}

/// The building as a network of resistances; checked, so that stepping it cannot fail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Network {
    ventilation: f64,
    surface_to_air: f64,
    windows: f64,
    mass_to_surface: f64,
    mass_to_outside: f64,
    /// Air and surfaces to the outside (the standard's H_tr,1 to H_tr,3).
    series: [f64; 3],
    capacity_per_step: f64,
    /// Shares of half the internal and all of the solar heat that go to the mass and to the surfaces.
    to_mass: f64,
    to_surface: f64,
}

/// The temperatures at the end of an hour, and means that the flows follow from.
struct Response {
    mass_c: f64,
    mean_mass_c: f64,
    surface_c: f64,
    air_c: f64,
}

impl Network {
    /// Checks the building and prepares it.
    pub fn new(building: &Building) -> Result<Self, ModelError> {
        let floor = check::positive("floor_area_m2", building.floor_area_m2)?;
        let surfaces = SURFACES_PER_FLOOR * floor;
        let area = check::positive("mass_area_m2", building.mass_area_m2)?;
        check::accept("mass_area_m2", area, area <= surfaces, "at most 4.5 times the floor area")?;
        let windows = check::non_negative("windows_w_k", building.windows_w_k)?;
        let to_mass = area / surfaces;
        let to_surface = 1.0 - to_mass - windows / (MASS_TO_SURFACE_W_M2_K * surfaces);
        check::accept("windows_w_k", windows, to_surface >= 0.0, "less than the surfaces can pass on")?;
        let mass_to_surface = MASS_TO_SURFACE_W_M2_K * area;
        let opaque = check::non_negative("opaque_w_k", building.opaque_w_k)?;
        check::accept("opaque_w_k", opaque, opaque < mass_to_surface, "less than 9.1 times the mass area")?;
        let ventilation = check::non_negative("ventilation_w_k", building.ventilation_w_k)?;
        let capacity = check::positive("capacity_j_k", building.capacity_j_k)?;

        let surface_to_air = SURFACE_TO_AIR_W_M2_K * surfaces;
        // Conductances in series, written so that 0 stays 0.
        let through = |a: f64, b: f64| if a + b > 0.0 { a * b / (a + b) } else { 0.0 };
        let first = through(ventilation, surface_to_air);
        let second = first + windows;
        Ok(Self {
            ventilation,
            surface_to_air,
            windows,
            mass_to_surface,
            mass_to_outside: opaque * mass_to_surface / (mass_to_surface - opaque),
            series: [first, second, through(second, mass_to_surface)],
            capacity_per_step: capacity / STEP_S,
            to_mass,
            to_surface,
        })
    }

    /// The power (W) that holds the air at `air_c` when it has long been `outdoor_c` outside, without gains.
    pub fn steady_heating_w(&self, air_c: f64, outdoor_c: f64) -> f64 {
        let through = |a: f64, b: f64| if a + b > 0.0 { a * b / (a + b) } else { 0.0 };
        let walls = through(self.mass_to_surface, self.mass_to_outside);
        (self.ventilation + through(self.surface_to_air, self.windows + walls)) * (air_c - outdoor_c)
    }

    /// An hour from the mass at `mass_c`: the least heating or cooling that keeps the air within `control`.
    pub fn step(&self, mass_c: f64, hour: &Hour, control: &Control) -> Outcome {
        let free = self.respond(mass_c, hour, 0.0);
        let wanted_c = free.air_c.min(control.cool_to_c).max(control.heat_to_c);
        if wanted_c == free.air_c || free.air_c.is_nan() {
            return self.outcome(mass_c, hour, 0.0, &free);
        }
        // The air answers linearly to power.
        let per_w = (self.respond(mass_c, hour, 1e3).air_c - free.air_c) / 1e3;
        let power =
            ((wanted_c - free.air_c) / per_w).clamp(-control.cooling_limit_w, control.heating_limit_w);
        self.outcome(mass_c, hour, power, &self.respond(mass_c, hour, power))
    }

    /// Annex C.3 of the standard: the end of an hour with the power `power_w` into the air.
    fn respond(&self, mass_c: f64, hour: &Hour, power_w: f64) -> Response {
        let [first, second, third] = self.series;
        let outside = hour.outdoor_c;
        let (to_air, to_surface, to_mass) = self.gains(hour);
        let to_air = to_air + power_w;
        // H_tr,1 / H_ve, finite where there is no ventilation.
        let passed_on = self.surface_to_air / (self.surface_to_air + self.ventilation);
        let from_air = passed_on * to_air + first * outside;
        let from_surface = to_surface + self.windows * outside + from_air;
        // With nothing at all between the surfaces and the outside, what reaches them goes on to the mass.
        let onward = if second > 0.0 { third / second } else { 1.0 };
        let total = to_mass + self.mass_to_outside * outside + onward * from_surface;
        let half = 0.5 * (third + self.mass_to_outside);
        let end_c = (mass_c * (self.capacity_per_step - half) + total) / (self.capacity_per_step + half);
        let mean_mass_c = 0.5 * (mass_c + end_c);
        let surface_c = (self.mass_to_surface * mean_mass_c + from_surface)
            / (self.mass_to_surface + self.windows + first);
        let air_c = (self.surface_to_air * surface_c + self.ventilation * outside + to_air)
            / (self.surface_to_air + self.ventilation);
        Response { mass_c: end_c, mean_mass_c, surface_c, air_c }
    }

    /// Heat to air, surfaces and mass.
    fn gains(&self, hour: &Hour) -> (f64, f64, f64) {
        let radiant = 0.5 * hour.internal_w + hour.solar_w;
        (0.5 * hour.internal_w, self.to_surface * radiant, self.to_mass * radiant)
    }

    fn outcome(&self, mass_c: f64, hour: &Hour, power_w: f64, end: &Response) -> Outcome {
        let outside = hour.outdoor_c;
        let (to_air, to_surface, to_mass) = self.gains(hour);
        // A part of the gains leaves through the windows before it warms anything.
        let straight_out = hour.internal_w + hour.solar_w - to_air - to_surface - to_mass;
        Outcome {
            heating_w: power_w.max(0.0),
            cooling_w: (-power_w).max(0.0),
            air_c: end.air_c,
            operative_c: 0.3 * end.air_c + 0.7 * end.surface_c,
            mass_c: end.mass_c,
            loss_w: self.ventilation * (end.air_c - outside)
                + self.windows * (end.surface_c - outside)
                + self.mass_to_outside * (end.mean_mass_c - outside)
                + straight_out,
            stored_w: self.capacity_per_step * (end.mass_c - mass_c),
        }
    }

    /// The demand over a series of hours, taken as repeating itself: it first runs through its last fortnight, so that
    /// the start does not matter. `each` is handed every hour's outcome.
    pub fn run(
        &self,
        hours: &[Hour],
        control: &Control,
        mut each: impl FnMut(usize, &Outcome),
    ) -> Result<Demand, ModelError> {
        check_control(control)?;
        for hour in hours {
            check::finite("outdoor_c", hour.outdoor_c)?;
            check::finite("internal_w", hour.internal_w)?;
            check::finite("solar_w", hour.solar_w)?;
        }
        let mut mass_c = control.heat_to_c.max(10.0).min(control.cool_to_c);
        for hour in hours.iter().skip(hours.len().saturating_sub(14 * 24)) {
            mass_c = self.step(mass_c, hour, control).mass_c;
        }
        let mut demand = Demand::default();
        for (index, hour) in hours.iter().enumerate() {
            let outcome = self.step(mass_c, hour, control);
            mass_c = outcome.mass_c;
            let (heating_kw, cooling_kw) = (1e-3 * outcome.heating_w, 1e-3 * outcome.cooling_w);
            demand.heating_kwh += heating_kw;
            demand.cooling_kwh += cooling_kw;
            demand.peak_heating_kw = demand.peak_heating_kw.max(heating_kw);
            demand.peak_cooling_kw = demand.peak_cooling_kw.max(cooling_kw);
            each(index, &outcome);
        }
        check::finite("mass_c", mass_c)?;
        Ok(demand)
    }
}

fn check_control(control: &Control) -> Result<(), ModelError> {
    let (heat, cool) = (control.heat_to_c, control.cool_to_c);
    check::accept("heat_to_c", heat, heat < 100.0, "below 100, or minus infinity")?;
    check::accept("cool_to_c", cool, cool >= heat && cool > -100.0, "no less than heat_to_c, or infinite")?;
    check::accept("heating_limit_w", control.heating_limit_w, control.heating_limit_w >= 0.0, "0 or more")?;
    check::accept("cooling_limit_w", control.cooling_limit_w, control.cooling_limit_w >= 0.0, "0 or more")?;
    Ok(())
}

#[cfg(test)]
mod tests;
