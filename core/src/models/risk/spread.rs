//! When a fire reaches each cell of a terrain.
//!
//! Finney 2002, Fire growth using minimum travel time methods (Can. J. For. Res. 32, 1420-1424): each cell has an
//! ellipse of spread rates (here from Rothermel 1972), and the fire arrives by the quickest of all paths. Paths go
//! to 16 neighbours (the eight around and the eight knight's moves), which keeps a round fire round to 3 %.
//!
//! Valid for surface fire in constant weather, from its start on. What it cannot show: sparks over a road, crown
//! fire, fire fighting, the growth of a young fire, wind that turns: run it anew for each hour.

use super::rothermel::{FireConditions, FuelModel, SurfaceFire, surface_fire};
use crate::models::{ModelError, check};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where the fire may run: square cells, row-major from the north-west.
#[derive(Debug, Clone, Copy)]
pub struct FireGround<'a> {
    /// Number of columns.
    pub columns: usize,
    /// Side of a cell, m.
    pub cell_m: f64,
    /// The fire in each cell; [`SurfaceFire::NONE`] where nothing burns.
    pub fire: &'a [SurfaceFire],
    /// Elevation, m, so that distances are those on the slope; on level ground where `None`.
    pub elevation_m: Option<&'a [f64]>,
}

/// Half of the sixteen moves: steps to the south and east; the others are their opposites.
const MOVES: [(isize, isize); 8] = [(0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (2, -1), (1, -2)];

/// The fire that each cell carries: fuel by number (0 or unknown for none), slope and aspect of the ground
/// (m/m, degrees to which it falls), the weather of `at` (whose own slope and aspect are not used).
///
/// # Errors
/// Lists of unequal length, and what [`surface_fire`] refuses. A cell whose slope is NaN carries no fire.
pub fn fires(
    fuel: &[u8],
    slope: &[f64],
    aspect_deg: &[f64],
    at: &FireConditions,
) -> Result<Vec<SurfaceFire>, ModelError> {
    check::same_len("slope", slope.len(), fuel.len())?;
    check::same_len("aspect_deg", aspect_deg.len(), fuel.len())?;
    let cells = fuel.iter().zip(slope).zip(aspect_deg);
    cells
        .map(|((number, slope), aspect_deg)| match FuelModel::anderson(*number) {
            Some(fuel) if !slope.is_nan() => {
                surface_fire(&fuel, &FireConditions { slope: *slope, aspect_deg: *aspect_deg, ..*at })
            }
            _ => Ok(SurfaceFire::NONE),
        })
        .collect()
}

/// Minutes until the fire reaches each cell, from where it starts at once; infinite where it never does.
///
/// # Errors
/// A grid that is empty or not of that many columns, a cell size that is not above 0, a start that is not on the
/// grid, spread rates that are not finite.
pub fn arrival_min(ground: &FireGround<'_>, starts: &[usize]) -> Result<Vec<f64>, ModelError> {
    let FireGround { columns, cell_m, fire, elevation_m } = *ground;
    check::size("fire", fire.len(), (u32::MAX / 2) as usize)?;
    let whole = columns > 0 && fire.len().is_multiple_of(columns);
    check::accept("columns", columns as f64, whole, "a divisor of the number of cells")?;
    check::positive("cell_m", cell_m)?;
    for f in fire {
        check::non_negative("fire.spread_m_min", f.spread_m_min)?;
        check::finite("fire.heading_deg", f.heading_deg)?;
        let e = f.eccentricity;
        check::accept("fire.eccentricity", e, (0.0..1.0).contains(&e), "from 0 to below 1")?;
    }
    if let Some(elevation_m) = elevation_m {
        check::same_len("elevation_m", elevation_m.len(), fire.len())?;
    }
    let moves: Vec<Move> =
        MOVES.iter().flat_map(|m| [*m, (-m.0, -m.1)]).map(|m| Move::new(m, cell_m)).collect();
    let rows = fire.len() / columns;
    let mut arrival = vec![f64::INFINITY; fire.len()];
    // Times are 0 or more, so that their bits order as they do.
    let mut front = BinaryHeap::new();
    for &start in starts {
        check::accept("starts", start as f64, start < fire.len(), "a cell of the grid")?;
        if fire[start].spread_m_min > 0.0 {
            arrival[start] = 0.0;
            front.push(Reverse((0u64, start as u32)));
        }
    }
    while let Some(Reverse((bits, cell))) = front.pop() {
        let cell = cell as usize;
        let now = f64::from_bits(bits);
        if now > arrival[cell] {
            continue;
        }
        let (row, column) = (cell / columns, cell % columns);
        for step in &moves {
            let on_grid = |(down, right): (isize, isize)| {
                let row = row.checked_add_signed(down).filter(|r| *r < rows)?;
                let column = column.checked_add_signed(right).filter(|c| *c < columns)?;
                Some(row * columns + column)
            };
            let Some(next) = on_grid(step.to) else { continue };
            // The cells beside the straight line, which lie on the grid if its two ends do.
            let [Some(left), Some(right)] = step.between.map(on_grid) else { continue };
            let slowness = |cell: usize| 1.0 / fire[cell].spread_towards_m_min(step.direction_deg);
            let mean = if step.knight {
                0.25 * (slowness(cell) + slowness(left) + slowness(right) + slowness(next))
            } else if step.between[0] != step.to
                && fire[left].spread_m_min.max(fire[right].spread_m_min) == 0.0
            {
                // Between two corners of bare ground there is no way through.
                f64::INFINITY
            } else {
                0.5 * (slowness(cell) + slowness(next))
            };
            let rise = elevation_m.map_or(0.0, |z| z[next] - z[cell]);
            let then = now + step.length_m.hypot(rise) * mean;
            if then < arrival[next] {
                arrival[next] = then;
                front.push(Reverse((then.to_bits(), next as u32)));
            }
        }
    }
    Ok(arrival)
}

/// One of the sixteen moves.
struct Move {
    to: (isize, isize),
    /// The two other cells that the straight line touches; the end itself for a straight move.
    between: [(isize, isize); 2],
    knight: bool,
    length_m: f64,
    direction_deg: f64,
}

impl Move {
    fn new((down, right): (isize, isize), cell_m: f64) -> Self {
        let [d, r] = [down.signum(), right.signum()];
        let between = match (down.abs(), right.abs()) {
            (1, 1) => [(d, 0), (0, r)],
            (2, 1) => [(d, 0), (d, r)],
            (1, 2) => [(0, r), (d, r)],
            _ => [(down, right); 2],
        };
        let [south, east] = [down as f64, right as f64];
        Self {
            to: (down, right),
            between,
            knight: down.abs() + right.abs() == 3,
            length_m: cell_m * south.hypot(east),
            direction_deg: east.atan2(-south).to_degrees(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIDE: usize = 61;
    const MIDDLE: usize = SIDE * (SIDE / 2) + SIDE / 2;

    fn even(spread_m_min: f64, heading_deg: f64, eccentricity: f64) -> Vec<SurfaceFire> {
        vec![SurfaceFire { spread_m_min, heading_deg, eccentricity, ..SurfaceFire::NONE }; SIDE * SIDE]
    }

    fn burn(fire: &[SurfaceFire], starts: &[usize]) -> Vec<f64> {
        let ground = FireGround { columns: SIDE, cell_m: 10.0, fire, elevation_m: None };
        arrival_min(&ground, starts).unwrap()
    }

    #[test]
    fn in_still_air_the_fire_is_round_to_three_per_cent() {
        for (cell, t) in burn(&even(2.0, 0.0, 0.0), &[MIDDLE]).into_iter().enumerate() {
            let off = |i: usize, m: usize| i as f64 - m as f64;
            let distance = 10.0 * off(cell / SIDE, MIDDLE / SIDE).hypot(off(cell % SIDE, MIDDLE % SIDE));
            assert!(
                t >= distance / 2.0 - 1e-9 && t <= 1.03 * distance / 2.0 + 1e-9,
                "{cell}: {t} {distance}"
            );
        }
    }

    #[test]
    fn in_wind_it_is_an_ellipse_with_the_start_in_a_focus() {
        let arrival = burn(&even(10.0, 90.0, 0.8), &[MIDDLE]);
        let (head, back, flank) = (arrival[MIDDLE + 20], arrival[MIDDLE - 20], arrival[MIDDLE - 20 * SIDE]);
        assert!((head - 20.0).abs() < 1e-9);
        // (1 + e) / (1 - e), and 1 / (1 - e) straight across from the focus.
        assert!((back / head - 9.0).abs() < 1e-9);
        assert!(flank / head <= 5.0 + 1e-9 && flank / head > 2.9);
    }

    #[test]
    fn bare_ground_stops_it_even_across_corners() {
        let mut fire = even(2.0, 0.0, 0.0);
        // A staircase of bare cells from one side to the other.
        for i in 0..SIDE {
            fire[i * SIDE + i] = SurfaceFire::NONE;
        }
        let arrival = burn(&fire, &[SIDE - 1]);
        assert!(arrival[1].is_finite() && arrival[SIDE * (SIDE - 1)].is_infinite());
    }

    #[test]
    fn hostile_ground_is_refused_by_name() {
        let fire = even(2.0, 0.0, 0.0);
        let good = FireGround { columns: SIDE, cell_m: 10.0, fire: &fire, elevation_m: None };
        let says = |g: FireGround<'_>, s: &[usize]| arrival_min(&g, s).unwrap_err().to_string();
        assert!(says(FireGround { columns: 7, ..good }, &[]).contains("columns"));
        assert!(says(FireGround { cell_m: f64::NAN, ..good }, &[]).contains("cell_m"));
        assert!(says(good, &[usize::MAX]).contains("starts"));
        assert!(says(FireGround { elevation_m: Some(&[1.0]), ..good }, &[]).contains("elevation_m"));
        assert!(says(FireGround { fire: &even(f64::NAN, 0.0, 0.0), ..good }, &[]).contains("spread_m_min"));
        assert!(says(FireGround { fire: &even(1.0, 0.0, 1.0), ..good }, &[]).contains("eccentricity"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_second_start_never_delays_the_fire(other in 0..SIDE * SIDE, heading in 0.0..360.0_f64) {
            let fire = even(5.0, heading, 0.6);
            let (one, two) = (burn(&fire, &[MIDDLE]), burn(&fire, &[MIDDLE, other]));
            prop_assert!(one.iter().zip(&two).all(|(one, two)| two <= one));
        }

        #[test]
        fn twice_the_speed_is_half_the_time(heading in 0.0..360.0_f64, e in 0.0..0.9_f64) {
            let (slow, fast) = (burn(&even(2.0, heading, e), &[MIDDLE]), burn(&even(4.0, heading, e), &[MIDDLE]));
            prop_assert!(slow.iter().zip(&fast).all(|(slow, fast)| (slow - 2.0 * fast).abs() <= 1e-9 * slow));
        }
    }
}
