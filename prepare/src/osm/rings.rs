//! Outlines out of ways: the ways of a multipolygon are joined end to end into rings.
//!
//! After the OSM wiki's "Relation:multipolygon": roles say `outer` or `inner`, a way without a role counts
//! as outer; a ring may consist of several ways, in any order and direction.

use geo::{Contains, LineString, MultiPolygon, Point, Polygon};
use std::collections::HashMap;

/// The rings of some ways, as lists of node ids with the first repeated at the end.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rings {
    /// Rings that close.
    pub closed: Vec<Vec<i64>>,
    /// How many chains of ways were left over because the rest of their ring is missing.
    pub open: usize,
}

/// Joins ways end to end into rings.
pub fn join(ways: &[&[i64]]) -> Rings {
    let mut rings = Rings::default();
    let mut used = vec![false; ways.len()];
    let mut ends: HashMap<i64, Vec<usize>> = HashMap::new();
    for (i, way) in ways.iter().enumerate() {
        if let ([first, ..], [.., last]) = (way, way) {
            ends.entry(*first).or_default().push(i);
            ends.entry(*last).or_default().push(i);
        }
    }
    for start in 0..ways.len() {
        if used.get(start) != Some(&false) {
            continue;
        }
        let mut chain: Vec<i64> = Vec::new();
        let mut next = Some(start);
        while let Some(i) = next {
            let Some(way) = ways.get(i) else { break };
            if let Some(flag) = used.get_mut(i) {
                *flag = true;
            }
            let skip = usize::from(!chain.is_empty());
            if chain.last().is_none_or(|end| way.first() == Some(end)) {
                chain.extend(way.iter().skip(skip));
            } else {
                chain.extend(way.iter().rev().skip(skip));
            }
            rings.closed.extend(cut_loop(&mut chain));
            next = chain.last().and_then(|end| unused(ends.get(end), &used));
        }
        rings.open += usize::from(chain.len() > 1);
    }
    rings
}

/// Cuts the loop off that the end of the chain closes, if it does; what led to it stays.
fn cut_loop(chain: &mut Vec<i64>) -> Option<Vec<i64>> {
    let (last, before) = chain.split_last()?;
    let at = before.iter().position(|n| n == last)?;
    let ring = chain.split_off(at);
    if at > 0 {
        chain.extend(ring.first());
    }
    (ring.len() >= 4).then_some(ring)
}

fn unused(candidates: Option<&Vec<usize>>, used: &[bool]) -> Option<usize> {
    candidates?.iter().copied().find(|i| used.get(*i) == Some(&false))
}

/// Puts each inner ring as a hole into the smallest outer ring that holds it; inner rings that lie in none
/// are left out.
pub fn nest(outer: Vec<LineString>, inner: Vec<LineString>) -> MultiPolygon {
    use geo::Area;
    let mut polygons: Vec<Polygon> = outer.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect();
    polygons.sort_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    let shells = polygons.clone();
    for ring in inner {
        // A ring may touch its outer ring in a corner, so most of its corners decide.
        let holder = shells.iter().position(|shell| {
            let within = ring.coords().filter(|c| shell.contains(&Point(**c))).count();
            2 * within > ring.0.len()
        });
        if let Some(polygon) = holder.and_then(|i| polygons.get_mut(i)) {
            polygon.interiors_push(ring);
        }
    }
    MultiPolygon(polygons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, Rect, coord};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, side: f64) -> LineString {
        Rect::new(coord! {x: x, y: y}, coord! {x: x + side, y: y + side}).to_polygon().exterior().clone()
    }

    #[test]
    fn three_ways_in_any_direction_make_a_ring() {
        let rings = join(&[&[1, 2, 3], &[5, 4, 3], &[5, 6, 1]]);
        assert_eq!(rings, Rings { closed: vec![vec![1, 2, 3, 4, 5, 6, 1]], open: 0 });
    }

    #[test]
    fn a_way_that_leads_to_a_ring_does_not_hide_it() {
        assert_eq!(
            join(&[&[9, 8, 1], &[1, 2, 3], &[3, 4, 1]]),
            Rings { closed: vec![vec![1, 2, 3, 4, 1]], open: 1 }
        );
    }

    #[test]
    fn what_does_not_close_is_counted() {
        assert_eq!(join(&[&[1, 2, 3], &[3, 4]]), Rings { closed: vec![], open: 1 });
        assert_eq!(join(&[&[], &[1], &[1, 1]]).closed.len(), 0);
    }

    #[test]
    fn an_island_in_a_lake_is_a_hole_in_the_smallest_outline() {
        let outline = nest(vec![square(0.0, 0.0, 10.0), square(2.0, 2.0, 6.0)], vec![square(4.0, 4.0, 2.0)]);
        assert_eq!(outline.0[0].interiors().len(), 1);
        assert_eq!(outline.0[0].unsigned_area(), 32.0);
        assert!(nest(vec![square(0.0, 0.0, 1.0)], vec![square(5.0, 5.0, 1.0)]).0[0].interiors().is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_ring_cut_anywhere_and_shuffled_is_found_again(
            n in 4..40i64, cuts in proptest::collection::btree_set(0..40usize, 1..6), flips in any::<u64>(),
        ) {
            let ring: Vec<i64> = (0..n).chain([0]).collect();
            let mut at: Vec<usize> = cuts.into_iter().filter(|c| *c < n as usize).collect();
            at.push(n as usize);
            let mut ways: Vec<Vec<i64>> = Vec::new();
            let mut from = 0;
            for to in at {
                if to > from {
                    ways.push(ring[from..=to].to_vec());
                    from = to;
                }
            }
            for (i, way) in ways.iter_mut().enumerate() {
                if flips >> i & 1 == 1 { way.reverse(); }
            }
            ways.sort_by_key(|w| w.len());
            let slices: Vec<&[i64]> = ways.iter().map(Vec::as_slice).collect();
            let rings = join(&slices);
            prop_assert_eq!(rings.open, 0);
            prop_assert_eq!(rings.closed.len(), 1);
            let mut nodes = rings.closed[0][1..].to_vec();
            nodes.sort_unstable();
            prop_assert_eq!(nodes, (0..n).collect::<Vec<_>>());
        }

        #[test]
        fn no_ways_panic(ways in proptest::collection::vec(proptest::collection::vec(0..6i64, 0..5), 0..12)) {
            let slices: Vec<&[i64]> = ways.iter().map(Vec::as_slice).collect();
            for ring in join(&slices).closed {
                prop_assert_eq!(ring.first(), ring.last());
            }
        }
    }
}
