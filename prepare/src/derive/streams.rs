//! Streams where the source has none, from the shape of the ground.
//!
//! Pits are filled so that all water leaves (priority flood: Barnes, Lehman and Mulla 2014, *Comput. Geosci.*
//! 62); each cell drains to the lowest of its eight neighbours as the flood came (D8: O'Callaghan and Mark
//! 1984, *Comput. Vis. Graph. Image Process.* 28); where the ground above a cell is larger than
//! [`HEAD_KM2`], a stream runs. It is not drawn across pits that had to be filled by more than [`PIT_M`],
//! where nobody can tell its course. Ground beyond the elevation grid is not seen, so streams that come from
//! outside are missed until they have gathered enough within.

use crate::survey::Watercourse;
use geo::{Coord, LineString, Simplify};
use parvis_core::territory::{Grid, StreamClass};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Ground that feeds the head of a stream \[km2\].
const HEAD_KM2: f64 = 0.4;
/// Ground that feeds a stream which flows all year \[km2\].
const ALL_YEAR_KM2: f64 = 2.0;
/// Where the flood stood deeper than this, the course is not drawn \[m\].
const PIT_M: f64 = 0.3;
/// A course is evened out by less than this share of a cell, times the cell.
const EVEN_CELLS: f64 = 0.8;

/// Traces streams on an elevation grid.
pub fn trace(elevation_m: &Grid<f32>) -> Vec<Watercourse> {
    let frame = elevation_m.frame;
    let Drainage { down, order, depth_m } = drain(elevation_m);
    let mut km2 = vec![0.0; frame.len()];
    for &i in order.iter().rev() {
        let here = km2.get(i).copied().unwrap_or(0.0) + frame.cell_m2() / 1e6;
        if let Some(slot) = km2.get_mut(i) {
            *slot = here;
        }
        if let Some(Some(next)) = down.get(i)
            && let Some(slot) = km2.get_mut(*next)
        {
            *slot += here;
        }
    }
    let wet = |i: usize| km2.get(i).is_some_and(|a| *a >= HEAD_KM2);
    let mut feeders = vec![0u8; frame.len()];
    for i in (0..frame.len()).filter(|i| wet(*i)) {
        if let Some(Some(next)) = down.get(i)
            && let Some(n) = feeders.get_mut(*next)
        {
            *n += 1;
        }
    }
    let point = |i: usize| {
        let (col, row) = frame.col_row(i);
        let [x, y] = frame.centre_m(col, row);
        Coord { x, y }
    };
    let mut streams = Vec::new();
    // A reach begins at a head or at a confluence, and ends at the next confluence or at the edge.
    for start in (0..frame.len()).filter(|i| wet(*i) && feeders.get(*i) != Some(&1)) {
        let large = km2.get(start).is_some_and(|a| *a >= ALL_YEAR_KM2);
        let class = if large { StreamClass::Stream } else { StreamClass::Minor };
        let mut course = Vec::new();
        let mut at = start;
        loop {
            if depth_m.get(at).is_some_and(|d| *d > PIT_M) {
                streams.extend(watercourse(std::mem::take(&mut course), class, frame.cell_m));
            } else {
                course.push(point(at));
            }
            let Some(Some(next)) = down.get(at) else { break };
            at = *next;
            if feeders.get(at).is_none_or(|n| *n > 1) {
                course.push(point(at));
                break;
            }
        }
        streams.extend(watercourse(course, class, frame.cell_m));
    }
    streams
}

/// A course of two points or more, evened out.
fn watercourse(course: Vec<Coord>, class: StreamClass, cell_m: f64) -> Option<Watercourse> {
    let line = (course.len() > 1).then(|| LineString::new(course).simplify(EVEN_CELLS * cell_m))?;
    Some(Watercourse { line, name: None, class })
}

/// How water leaves the ground.
struct Drainage {
    /// Where each cell drains to.
    down: Vec<Option<usize>>,
    /// The cells in the order in which the flood reached them from the edges.
    order: Vec<usize>,
    /// How deep each cell lay under the flood \[m\].
    depth_m: Vec<f64>,
}

fn drain(elevation_m: &Grid<f32>) -> Drainage {
    let frame = elevation_m.frame;
    let (cols, rows) = (i64::from(frame.cols), i64::from(frame.rows));
    let neighbours = |i: usize| {
        let (col, row) = frame.col_row(i);
        const AROUND: [(i64, i64); 8] =
            [(0, -1), (1, 0), (0, 1), (-1, 0), (1, -1), (1, 1), (-1, 1), (-1, -1)];
        AROUND.iter().map(move |(dx, dy)| {
            let (c, r) = (i64::from(col) + dx, i64::from(row) + dy);
            let on_grid = (0..cols).contains(&c) && (0..rows).contains(&r);
            on_grid.then(|| frame.index(c as u32, r as u32))
        })
    };
    let height = |i: usize| elevation_m.values.get(i).copied().filter(|h| h.is_finite());
    let mut down = vec![None; frame.len()];
    let mut order = Vec::with_capacity(frame.len());
    let mut seen = vec![false; frame.len()];
    let mut depth_m = vec![0.0; frame.len()];
    // Heights in steps of a millimetre, so that they can be ordered; the count keeps first come first.
    let mut heap: BinaryHeap<Reverse<(i64, u64, usize)>> = BinaryHeap::new();
    let level = |h: f32| (f64::from(h) * 1000.0).round() as i64;
    let mut count = 0u64;
    let at_edge = |i: &usize| neighbours(*i).any(|n| n.is_none_or(|n| height(n).is_none()));
    for i in (0..frame.len()).filter(at_edge) {
        let Some(h) = height(i) else { continue };
        heap.push(Reverse((level(h), count, i)));
        seen[i] = true;
        count += 1;
    }
    while let Some(Reverse((flooded, _, i))) = heap.pop() {
        order.push(i);
        for n in neighbours(i).flatten() {
            if let (Some(h), Some(false)) = (height(n), seen.get(n)) {
                seen[n] = true;
                down[n] = Some(i);
                depth_m[n] = (flooded - level(h)).max(0) as f64 / 1000.0;
                heap.push(Reverse((level(h).max(flooded), count, n)));
                count += 1;
            }
        }
    }
    Drainage { down, order, depth_m }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_core::territory::Frame;
    use proptest::prelude::*;

    fn valley(pit: f32) -> Grid<f32> {
        let frame = Frame { west_m: 0.0, north_m: 1000.0, cell_m: 10.0, cols: 101, rows: 100 };
        let mut grid = Grid::filled(frame, 0.0f32);
        for (i, h) in grid.values.iter_mut().enumerate() {
            let (col, row) = frame.col_row(i);
            // A trough along column 50 that falls to the south, between two slopes.
            *h = 500.0 - row as f32 + (col as f32 - 50.0).abs() * 3.0;
        }
        let pit_cell = frame.index(50, 85);
        grid.values[pit_cell] -= pit;
        grid
    }

    #[test]
    fn a_valley_has_one_stream_that_runs_down_its_middle() {
        for pit in [0.0, 30.0] {
            let streams = trace(&valley(pit));
            assert_eq!(streams.len(), if pit > 0.0 { 2 } else { 1 }, "{streams:?}");
            let Some(stream) = streams.first() else { panic!() };
            assert!(stream.line.0.iter().all(|c| (c.x - 505.0).abs() < 11.0));
            assert!(stream.line.0[0].y > stream.line.0[1].y, "{stream:?}");
            assert_eq!(stream.class, StreamClass::Minor);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_cell_drains_to_the_edge_and_water_is_not_lost(heights in proptest::collection::vec(0.0f32..50.0, 100), holes in proptest::collection::vec(0..100usize, 0..10)) {
            let frame = Frame { west_m: 0.0, north_m: 100.0, cell_m: 10.0, cols: 10, rows: 10 };
            let mut grid = Grid { frame, values: heights };
            for h in holes { grid.values[h] = f32::NAN; }
            let known = grid.values.iter().filter(|h| !h.is_nan()).count();
            let Drainage { down, order, .. } = drain(&grid);
            prop_assert_eq!(order.len(), known);
            let mut place = vec![usize::MAX; 100];
            for (k, i) in order.iter().enumerate() { place[*i] = k; }
            for i in order {
                if let Some(next) = down[i] { prop_assert!(place[next] < place[i]); }
            }
        }
    }
}
