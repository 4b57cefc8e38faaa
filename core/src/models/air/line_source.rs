//! A road: a line of point sources, in a steady wind.
//!
//! - Venkatram, A. and Horst, T. W. (2006). Approximating dispersion from a finite line source. *Atmos. Environ.*
//!   40, 2401-2408: the closed form for winds that are not along the road.
//! - Lyness, J. N. (1969). Notes on the adaptive Simpson quadrature routine. *J. ACM* 16, 483-495: the line as a
//!   sum of points, for any wind.
//!
//! For open roads without barriers; traffic's own turbulence is the initial spread of the plume. Street canyons are
//! not open roads.

use super::{Plume, PlumeInput, Receptor, vertical_profile_per_m};
use crate::models::{ModelError, check};
use std::f64::consts::SQRT_2;

/// The integral stops refining where two halvings of a piece running change it by less than this share of the sum so
/// far. One is not enough: where a plume is about as wide as a piece, the sums over two and over four parts may agree by
/// chance and both be off by 2e-3.
const TOLERANCE: f64 = 1e-4;
/// Nearer to the receptor than this \[m\] the spread is that of the traffic, and the plume changes no more with the
/// distance.
const NEAR_M: f64 = 1.0;
/// Halvings of a piece of road at most; 2^-24 of a kilometre is a tenth of a millimetre.
const DEEPEST: u32 = 24;
/// Halvings at most of all pieces of a road together: a road takes some hundred, and no input shall take forever.
const MOST: u32 = 100_000;

/// A place on the map: metres east and north of any common origin.
pub type EastNorth = [f64; 2];

/// A straight piece of road that emits evenly, in a given wind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineSource {
    ends: [EastNorth; 2],
    wind_from_deg: f64,
    input: PlumeInput,
    plume: Plume,
}

impl LineSource {
    /// A road between two places (of different position). `plume` describes every metre of it: its `emission_g_s`
    /// is that of one metre (g/s/m), its initial spreads are those of the traffic, 0.1 m or more (about half
    /// the road's width across, 1.5 m upwards).
    pub fn new(ends: [EastNorth; 2], wind_from_deg: f64, plume: PlumeInput) -> Result<Self, ModelError> {
        check::all_finite("ends", ends.as_flattened())?;
        let [[e1, n1], [e2, n2]] = ends;
        check::positive("length_m", (e2 - e1).hypot(n2 - n1))?;
        check::finite("wind_from_deg", wind_from_deg)?;
        for (field, spread) in
            [("initial_sigma_y_m", plume.initial_sigma_y_m), ("initial_sigma_z_m", plume.initial_sigma_z_m)]
        {
            check::accept(field, spread, spread >= 0.1 && spread.is_finite(), "finite and 0.1 or more")?;
        }
        Ok(Self { ends, wind_from_deg, input: plume, plume: Plume::new(plume)? })
    }

    /// Length of the road, m.
    pub fn length_m(&self) -> f64 {
        let [[e1, n1], [e2, n2]] = self.ends;
        (e2 - e1).hypot(n2 - n1)
    }

    /// Concentration (µg/m3) at a place `height_m` above ground: every point of the road summed up, to about 1e-4.
    pub fn concentration_ug_m3(&self, at: EastNorth, height_m: f64) -> f64 {
        let [from, to] = self.in_the_wind(at, height_m);
        let point = |t: f64| {
            let place = Receptor {
                x_m: from.x_m + t * (to.x_m - from.x_m),
                y_m: from.y_m + t * (to.y_m - from.y_m),
                z_m: height_m,
            };
            self.plume.concentration_ug_m3(place)
        };
        // From the point whose plume aims at the receptor outwards, so that the sum is large before the tails come:
        // what they add is then known to be too little to refine. Beyond the point where the road passes the
        // receptor nothing reaches it.
        let aiming = crossing(from.y_m, to.y_m).clamp(0.0, 1.0);
        let passing = crossing(from.x_m, to.x_m).clamp(0.0, 1.0);
        let upwind_m = |t: f64| from.x_m + t * (to.x_m - from.x_m);
        let (mut sum, mut most) = (0.0, MOST);
        for end in [0.0, 1.0] {
            let turn = if (passing - aiming) * (end - aiming) > 0.0 { passing } else { aiming };
            for [start, stop] in [[aiming, turn], [turn, end]] {
                let mut here = start;
                for next in doublings(start, stop, upwind_m(start), upwind_m(stop)) {
                    sum += adaptive(&point, here, next, sum, &mut most);
                    here = next;
                }
            }
        }
        sum * self.length_m()
    }

    /// The same by the closed form: within about 5 % for winds up to 60° from straight across the road,
    /// increasingly wrong towards winds along it; `None` where the wind is within 5° of the road's direction.
    pub fn horst_venkatram_ug_m3(&self, at: EastNorth, height_m: f64) -> Option<f64> {
        let [from, to] = self.in_the_wind(at, height_m);
        let across = (to.y_m - from.y_m).abs() / self.length_m();
        if across < 5f64.to_radians().sin() {
            return None;
        }
        // The point of the road, or of its extension, from which the wind blows straight to the receptor.
        let upwind_m = from.x_m + crossing(from.y_m, to.y_m) * (to.x_m - from.x_m);
        if upwind_m <= 0.0 || height_m < 0.0 {
            return Some(0.0);
        }
        // An end that lies downwind of the receptor is moved to where the road passes it.
        let passing = crossing(from.x_m, to.x_m);
        let side = |end: Receptor| {
            let y_m = if end.x_m < 0.0 { from.y_m + passing * (to.y_m - from.y_m) } else { end.y_m };
            libm::erf(y_m / (SQRT_2 * self.plume.sigma_y_m(end.x_m)))
        };
        let share = 0.5 * (side(from) - side(to)).abs();
        let depth_m = self.plume.sigma_z_m(upwind_m);
        let PlumeInput { release_height_m, mixing_height_m, .. } = self.input;
        let profile = vertical_profile_per_m(height_m, release_height_m, depth_m, mixing_height_m);
        Some(1e6 * self.input.emission_g_s / (self.input.wind_speed_m_s * across) * profile * share)
    }

    /// The receptor as each end of the road sees it.
    fn in_the_wind(&self, [east, north]: EastNorth, height_m: f64) -> [Receptor; 2] {
        self.ends.map(|[e, n]| Receptor::from_map(east - e, north - n, height_m, self.wind_from_deg))
    }
}

/// Where, from 0 to 1, a quantity that goes evenly from `a` to `b` is 0; may lie outside. Outside too where it
/// does not change.
fn crossing(a: f64, b: f64) -> f64 {
    if a == b { -1.0 } else { a / (a - b) }
}

/// Where to stop on the way from `start` to `stop`, along which the upwind distance goes evenly from `x_start_m` to
/// `x_stop_m`, so that it at most doubles or halves between two stops. A plume changes with the logarithm of the
/// distance: in a wind nearly along the road all that a receptor gets may come from a few metres of a piece of a
/// kilometre, between points that give nothing, and a rule that looks at five of them would settle on that.
fn doublings(start: f64, stop: f64, x_start_m: f64, x_stop_m: f64) -> impl Iterator<Item = f64> {
    let nearest = |x_m: f64| x_m.max(NEAR_M);
    let octaves = (nearest(x_stop_m) / nearest(x_start_m)).log2();
    // None for numbers that are not finite, which nothing can settle.
    let stops = if octaves.is_finite() { octaves.abs().ceil() } else { 0.0 };
    let place = move |stop_no: u32| {
        let x_m = nearest(x_start_m) * (octaves.signum() * f64::from(stop_no)).exp2();
        start + (stop - start) * (x_m - x_start_m) / (x_stop_m - x_start_m)
    };
    (1..stops as u32).map(place).chain([stop])
}

/// Simpson's rule from `start` to `end`, in either direction, halved until it settles.
fn adaptive(f: &impl Fn(f64) -> f64, start: f64, end: f64, so_far: f64, most: &mut u32) -> f64 {
    if start == end {
        return 0.0;
    }
    let middle = 0.5 * (start + end);
    let (a, m, b) = (f(start), f(middle), f(end));
    let whole = (end - start).abs() / 6.0 * (a + 4.0 * m + b);
    halve(f, Piece { start, end, a, m, b, whole, calm: false }, so_far, DEEPEST, most)
}

/// A piece of road with the function at its ends and middle, and Simpson's sum over it.
struct Piece {
    start: f64,
    end: f64,
    a: f64,
    m: f64,
    b: f64,
    whole: f64,
    /// Whether the halving that made this piece changed little.
    calm: bool,
}

fn halve(f: &impl Fn(f64) -> f64, piece: Piece, so_far: f64, depth: u32, most: &mut u32) -> f64 {
    let Piece { start, end, a, m, b, whole, calm } = piece;
    let middle = 0.5 * (start + end);
    let (l, r) = (f(0.5 * (start + middle)), f(0.5 * (middle + end)));
    let sixth = (middle - start).abs() / 6.0;
    let (left, right) = (sixth * (a + 4.0 * l + m), sixth * (m + 4.0 * r + b));
    let change = left + right - whole;
    let settled = change.abs() <= TOLERANCE * (so_far + left + right);
    if depth == 0 || (settled && calm) || change.is_nan() || *most == 0 {
        return left + right + change / 15.0;
    }
    *most -= 1;
    let near = Piece { start, end: middle, a, m: l, b: m, whole: left, calm: settled };
    let far = Piece { start: middle, end, a: m, m: r, b, whole: right, calm: settled };
    let first = halve(f, near, so_far, depth - 1, most);
    first + halve(f, far, so_far + first, depth - 1, most)
}

#[cfg(test)]
mod tests {
    use super::super::{StabilityClass, Terrain};
    use super::*;
    use proptest::prelude::*;
    use std::f64::consts::PI;

    const TRAFFIC: PlumeInput = PlumeInput {
        emission_g_s: 1e-3,
        release_height_m: 0.5,
        wind_speed_m_s: 3.0,
        class: StabilityClass::D,
        terrain: Terrain::Rural,
        mixing_height_m: f64::INFINITY,
        initial_sigma_y_m: 3.0,
        initial_sigma_z_m: 1.5,
    };

    /// 2 km of road from south to north.
    fn road(wind_from_deg: f64, plume: PlumeInput) -> LineSource {
        LineSource::new([[0.0, -1000.0], [0.0, 1000.0]], wind_from_deg, plume).unwrap()
    }

    #[test]
    fn an_endless_road_in_a_cross_wind_is_known_in_closed_form() {
        // C = 2 q / (sqrt(2 pi) sz u) at the ground from a source at the ground.
        let ground = PlumeInput { release_height_m: 0.0, ..TRAFFIC };
        let depth = Plume::new(ground).unwrap().sigma_z_m(100.0);
        let want = 1e6 * 2.0 * 1e-3 / ((2.0 * PI).sqrt() * depth * 3.0);
        let road = road(270.0, ground);
        let summed = road.concentration_ug_m3([100.0, 0.0], 0.0);
        let closed = road.horst_venkatram_ug_m3([100.0, 0.0], 0.0).unwrap();
        assert!((summed / want - 1.0).abs() < 1e-4, "{summed} {want}");
        assert!((closed / want - 1.0).abs() < 1e-9, "{closed} {want}");
    }

    #[test]
    fn the_sum_settles_on_a_fine_sum_of_points() {
        for (wind, at) in
            [(270.0, [50.0, 0.0]), (200.0, [30.0, 400.0]), (180.0, [5.0, 900.0]), (181.0, [20.0, 1200.0])]
        {
            let road = road(wind, TRAFFIC);
            let plume = Plume::new(TRAFFIC).unwrap();
            let steps = 200_000;
            let points = (0..steps).map(|i| -1000.0 + (f64::from(i) + 0.5) * 2000.0 / f64::from(steps));
            let fine = points.map(|n| Receptor::from_map(at[0], at[1] - n, 1.5, wind));
            let want: f64 =
                fine.map(|r| plume.concentration_ug_m3(r)).sum::<f64>() * 2000.0 / f64::from(steps);
            let got = road.concentration_ug_m3(at, 1.5);
            assert!((got / want - 1.0).abs() < 1e-3, "wind {wind}: {got} {want}");
        }
    }

    #[test]
    fn nonsense_is_named_and_defined() {
        let ends = [[0.0, 0.0], [0.0, 100.0]];
        assert!(LineSource::new([[1.0, 1.0]; 2], 0.0, TRAFFIC).is_err());
        assert!(LineSource::new([[f64::NAN, 0.0], [0.0, 1.0]], 0.0, TRAFFIC).is_err());
        assert!(LineSource::new(ends, f64::INFINITY, TRAFFIC).is_err());
        assert!(LineSource::new(ends, 0.0, PlumeInput { initial_sigma_y_m: 0.0, ..TRAFFIC }).is_err());
        let line = LineSource::new(ends, 0.0, TRAFFIC).unwrap();
        assert!(line.concentration_ug_m3([f64::NAN, 0.0], 1.5).is_nan());
        assert_eq!(line.horst_venkatram_ug_m3([50.0, 50.0], 1.5), None); // the wind blows along the road
        assert_eq!(line.concentration_ug_m3([1e300, -1e300], 1.5), 0.0);
    }

    #[test]
    fn a_plume_as_wide_as_a_piece_of_road_is_not_missed() {
        // Sums over two and four parts of a piece agreed here to 1e-5, and both were 1.6e-3 low.
        let at = [263.098_888_339_324_33, 0.0];
        let of = |from, to| {
            let road = LineSource::new([[0.0, from], [0.0, to]], 341.360_853_639_109_56, TRAFFIC).unwrap();
            road.concentration_ug_m3(at, 1.5)
        };
        let cut = 378.337_754_262_242_2;
        let (whole, parts) = (of(-1000.0, 1000.0), of(-1000.0, cut) + of(cut, 1000.0));
        assert!((whole / parts - 1.0).abs() < 1e-4, "{whole} {parts}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_closed_form_holds_where_it_says(wind in 215.0..325.0f64, east in 10.0..300.0f64, north in -400.0..400.0f64, class in 2..6usize) {
            let road = road(wind, PlumeInput { class: StabilityClass::ALL[class], ..TRAFFIC });
            let summed = road.concentration_ug_m3([east, north], 1.5);
            let closed = road.horst_venkatram_ug_m3([east, north], 1.5).unwrap();
            prop_assert!((closed / summed - 1.0).abs() < 0.05, "{closed} {summed}");
        }

        #[test]
        fn two_halves_make_the_road(wind in 0.0..360.0f64, east in 5.0..300.0f64, north in -400.0..400.0f64, cut in -900.0..900.0f64) {
            let of = |from, to| LineSource::new([[0.0, from], [0.0, to]], wind, TRAFFIC).unwrap().concentration_ug_m3([east, north], 1.5);
            let (whole, parts) = (of(-1000.0, 1000.0), of(-1000.0, cut) + of(cut, 1000.0));
            prop_assert!((whole - parts).abs() <= 2e-4 * whole.max(1e-6), "{whole} {parts}");
        }

        #[test]
        fn nothing_upwind(wind in 250.0..290.0f64, east in 400.0..600.0f64) {
            prop_assert_eq!(road(wind, TRAFFIC).concentration_ug_m3([-east, 0.0], 1.5), 0.0);
        }
    }
}
