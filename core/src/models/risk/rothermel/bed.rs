//! The fuel bed: the equations of Rothermel 1972 that know no wind, in the order of the paper.

use super::fuel::Particle;
use super::{FuelModel, FuelMoisture};

/// Heat of combustion, Btu/lb, total and effective mineral content, particle density, lb/ft3: the same for all 13.
const HEAT_BTU_LB: f64 = 8000.0;
const MINERALS: f64 = 0.0555;
const SILICA_FREE_MINERALS: f64 = 0.010;
const DENSITY_LB_FT3: f64 = 32.0;

/// What follows from fuel and moisture alone.
pub(super) struct Bed {
    /// Mean surface over volume, 1/ft.
    pub(super) surface_per_ft: f64,
    /// Share of the bed that is wood.
    pub(super) packing: f64,
    /// Packing over that at which it burns best.
    pub(super) relative_packing: f64,
    /// Btu/ft2/min.
    pub(super) reaction_intensity: f64,
    pub(super) still_air_spread_ft_min: f64,
}

impl Bed {
    pub(super) fn new(fuel: &FuelModel, moisture: &FuelMoisture) -> Self {
        let dead = Group::new(&fuel.dead, &moisture.dead);
        let live = Group::new(&[fuel.live], &[moisture.live]);
        let area = dead.area + live.area;
        let [dead_share, live_share] = [dead.area / area, live.area / area];
        let s = dead_share * dead.surface_per_ft + live_share * live.surface_per_ft;
        let load = dead.load + live.load;
        let packing = load / (fuel.depth_ft * DENSITY_LB_FT3);
        let relative_packing = packing / (3.348 * s.powf(-0.8189));
        let top = s.powf(1.5) / (495.0 + 0.0594 * s.powf(1.5));
        let a = 133.0 * s.powf(-0.7913);
        let velocity = top * relative_packing.powf(a) * (a * (1.0 - relative_packing)).exp();
        let minerals = (0.174 * SILICA_FREE_MINERALS.powf(-0.19)).min(1.0);
        let live_extinction = live_extinction(fuel, moisture);
        let burns = dead.net_load * damping(dead.moisture / fuel.extinction)
            + live.net_load * damping(live.moisture / live_extinction);
        let reaction_intensity = velocity * HEAT_BTU_LB * minerals * burns;
        let ahead = ((0.792 + 0.681 * s.sqrt()) * (packing + 0.1)).exp() / (192.0 + 0.2595 * s);
        let sink = load / fuel.depth_ft * (dead_share * dead.ignition + live_share * live.ignition);
        let still_air_spread_ft_min = reaction_intensity * ahead / sink;
        Self { surface_per_ft: s, packing, relative_packing, reaction_intensity, still_air_spread_ft_min }
    }

    /// The two coefficients of the wind factor: factor = c U^b.
    fn wind_law(&self) -> (f64, f64) {
        let s = self.surface_per_ft;
        let c = 7.47 * (-0.133 * s.powf(0.55)).exp();
        let e = 0.715 * (-3.59e-4 * s).exp();
        (c * self.relative_packing.powf(-e), 0.02526 * s.powf(0.54))
    }

    pub(super) fn wind_factor(&self, wind_ft_min: f64) -> f64 {
        let (c, b) = self.wind_law();
        c * wind_ft_min.powf(b)
    }

    /// The wind that alone would push as much.
    pub(super) fn wind_of(&self, factor: f64) -> f64 {
        let (c, b) = self.wind_law();
        (factor / c).powf(1.0 / b)
    }
}

/// Dead or living fuel, weighted by surface.
struct Group {
    area: f64,
    load: f64,
    surface_per_ft: f64,
    net_load: f64,
    moisture: f64,
    /// Heat to ignite it, of the share that must ignite, Btu/lb.
    ignition: f64,
}

impl Group {
    fn new(particles: &[Particle], moisture: &[f64]) -> Self {
        let area_of = |p: &Particle| p.surface_per_ft * p.load_lb_ft2 / DENSITY_LB_FT3;
        let area: f64 = particles.iter().map(area_of).sum();
        let mut group =
            Self { area, load: 0.0, surface_per_ft: 0.0, net_load: 0.0, moisture: 0.0, ignition: 0.0 };
        for (p, m) in particles.iter().zip(moisture) {
            let share = if area > 0.0 { area_of(p) / area } else { 0.0 };
            // The load counts by the surface of all particles of the same size class (Albini 1976).
            let alike = particles.iter().filter(|other| size_class(other) == size_class(p));
            let class_share = if area > 0.0 { alike.map(area_of).sum::<f64>() / area } else { 0.0 };
            group.load += p.load_lb_ft2;
            group.surface_per_ft += share * p.surface_per_ft;
            group.net_load += class_share * p.load_lb_ft2 * (1.0 - MINERALS);
            group.moisture += share * m;
            group.ignition += share * (-138.0 / p.surface_per_ft).exp() * (250.0 + 1116.0 * m);
        }
        group
    }
}

fn size_class(particle: &Particle) -> usize {
    [1200.0, 192.0, 96.0, 48.0, 16.0].iter().filter(|edge| particle.surface_per_ft < **edge).count()
}

/// How much moisture damps the reaction, 1 (dry) to 0; `share` is moisture over that of extinction.
fn damping(share: f64) -> f64 {
    // Rejects NaN as well (0 / 0 where there is no living fuel).
    if share < 1.0 { 1.0 - share * (2.59 - share * (5.11 - share * 3.52)) } else { 0.0 }
}

/// Moisture of extinction of living fuel (Fosberg and Schroeder 1971; Albini 1976).
fn live_extinction(fuel: &FuelModel, moisture: &FuelMoisture) -> f64 {
    let fine = |p: &Particle| p.load_lb_ft2 * (-138.0 / p.surface_per_ft).exp();
    let dead: f64 = fuel.dead.iter().map(fine).sum();
    let live = fuel.live.load_lb_ft2 * (-500.0 / fuel.live.surface_per_ft).exp();
    if live <= 0.0 {
        return fuel.extinction;
    }
    let wet: f64 = fuel.dead.iter().zip(&moisture.dead).map(|(p, m)| fine(p) * m).sum();
    let dead_moisture = wet / dead;
    (2.9 * dead / live * (1.0 - dead_moisture / fuel.extinction) - 0.226).max(fuel.extinction)
}
