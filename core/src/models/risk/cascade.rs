//! How the failure of one thing brings down what depends on it: power, water, roads, telephones, pumps.
//!
//! Dependencies after Rinaldi, Peerenboom and Kelly 2001 (IEEE Control Systems 21, 11-25). A node works while each
//! of its needs is met by at least one supplier, and for as long again as its reserve lasts (battery, tank,
//! diesel). The failure times are the least that satisfy
//!
//! ```text
//! fails(n) = min( attacked(n), min over needs of ( max over suppliers fails(s) + reserve ) )
//! ```
//!
//! found in the order of time, as by Dijkstra (Knuth 1977, Inf. Process. Lett. 6, 1-5), so that nodes that depend
//! on each other in a circle stand until something from outside fails. What it cannot show: repair, overload
//! (a supplier feeds any number), partial service; reserves are taken as full.

use crate::models::{ModelError, check};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that a node cannot work without.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Any one of these nodes is enough.
    pub any_of: Vec<usize>,
    /// How long the node works without it, h; 0 or more, infinite where it does.
    pub reserve_h: f64,
}

/// A piece of infrastructure or a place that is served by some.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it needs, all of it.
    pub needs: Vec<Need>,
    /// How many people it serves.
    pub people: f64,
}

/// When and why a node fails.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Failure {
    /// Hours after the first event.
    pub time_h: f64,
    /// The need that was no longer met; `None` for what was hit itself.
    pub need: Option<usize>,
}

/// When each node fails, after some are hit at given times (node, h); `None` for what goes on working.
///
/// # Errors
/// A node that does not exist, times or reserves that are not 0 or more, a need that nothing can meet.
pub fn cascade(nodes: &[Node], hit: &[(usize, f64)]) -> Result<Vec<Option<Failure>>, ModelError> {
    let exists =
        |field, node: usize| check::accept(field, node as f64, node < nodes.len(), "a node of the list");
    // Who needs a node, and how many suppliers each need has left.
    let mut users: Vec<Vec<(usize, usize)>> = vec![Vec::new(); nodes.len()];
    let mut left: Vec<Vec<usize>> = Vec::with_capacity(nodes.len());
    for (node, things) in nodes.iter().enumerate() {
        for (need, thing) in things.needs.iter().enumerate() {
            check::accept("reserve_h", thing.reserve_h, thing.reserve_h >= 0.0, "0 or more")?;
            check::size("any_of", thing.any_of.len(), nodes.len())?;
            for &supplier in &thing.any_of {
                exists("any_of", supplier)?;
                users[supplier].push((node, need));
            }
        }
        left.push(things.needs.iter().map(|need| need.any_of.len()).collect());
    }
    // Times are 0 or more, so that their bits order as they do. Of two failures at once, the lower node first.
    let mut coming = BinaryHeap::new();
    for &(node, time_h) in hit {
        exists("hit", node)?;
        check::non_negative("hit.time_h", time_h)?;
        coming.push(Reverse((time_h.abs().to_bits(), node, None)));
    }
    let mut failures: Vec<Option<Failure>> = vec![None; nodes.len()];
    while let Some(Reverse((bits, node, need))) = coming.pop() {
        if failures[node].is_some() {
            continue;
        }
        let time_h = f64::from_bits(bits);
        failures[node] = Some(Failure { time_h, need });
        for &(user, need) in &users[node] {
            let suppliers = &mut left[user][need];
            *suppliers -= 1;
            let then = time_h + nodes[user].needs[need].reserve_h;
            if *suppliers == 0 && then.is_finite() {
                coming.push(Reverse((then.to_bits(), user, Some(need))));
            }
        }
    }
    Ok(failures)
}

/// People whose service has failed by a time (h), counting each node's own.
pub fn people_without(nodes: &[Node], failures: &[Option<Failure>], by_h: f64) -> f64 {
    let failed = |failure: &Option<Failure>| failure.is_some_and(|f| f.time_h <= by_h);
    nodes.iter().zip(failures).filter(|(_, f)| failed(f)).map(|(node, _)| node.people).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn node(needs: &[(&[usize], f64)]) -> Node {
        let need =
            |(any_of, reserve_h): &(&[usize], f64)| Need { any_of: any_of.to_vec(), reserve_h: *reserve_h };
        Node { needs: needs.iter().map(need).collect(), people: 100.0 }
    }

    #[test]
    fn a_village_without_its_line() {
        // 0 line, 1 transformer, 2 water works (tank 12 h), 3 telephone mast (battery 4 h), 4 town hall.
        let village = [
            node(&[]),
            node(&[(&[0], 0.0)]),
            node(&[(&[1], 12.0)]),
            node(&[(&[1], 4.0)]),
            node(&[(&[2], 0.0), (&[3], 0.0)]),
        ];
        let failures = cascade(&village, &[(0, 1.0)]).unwrap();
        let times: Vec<f64> = failures.iter().map(|f| f.unwrap().time_h).collect();
        assert_eq!(times, [1.0, 1.0, 13.0, 5.0, 5.0]);
        assert_eq!(failures[4].unwrap().need, Some(1));
        assert_eq!(people_without(&village, &failures, 5.0), 400.0);
    }

    #[test]
    fn a_second_supplier_holds_and_a_circle_stands_by_itself() {
        let ring = [node(&[(&[1, 2], 0.0)]), node(&[(&[0], 0.0)]), node(&[])];
        assert!(cascade(&ring, &[(2, 0.0)]).unwrap()[..2].iter().all(Option::is_none));
        let power_and_pump = [node(&[(&[1], 3.0)]), node(&[(&[0], 2.0)])];
        assert_eq!(cascade(&power_and_pump, &[]).unwrap(), [None, None]);
    }

    #[test]
    fn hostile_lists_are_refused_by_name() {
        let says = |n: &[Node], h: &[(usize, f64)]| cascade(n, h).unwrap_err().to_string();
        assert!(says(&[node(&[(&[7], 0.0)])], &[]).contains("any_of"));
        assert!(says(&[node(&[(&[], 0.0)])], &[]).contains("any_of"));
        assert!(says(&[node(&[(&[0], f64::NAN)])], &[]).contains("reserve_h"));
        assert!(says(&[node(&[])], &[(1, 0.0)]).contains("hit"));
        assert!(says(&[node(&[])], &[(0, -1.0)]).contains("hit.time_h"));
    }

    fn any_village() -> impl Strategy<Value = Vec<Node>> {
        let need = (prop::collection::vec(0..8usize, 1..3), 0.0..10.0_f64)
            .prop_map(|(any_of, reserve_h)| Need { any_of, reserve_h });
        let node = prop::collection::vec(need, 0..3).prop_map(|needs| Node { needs, people: 1.0 });
        prop::collection::vec(node, 8)
    }

    fn times(village: &[Node], hit: &[(usize, f64)]) -> Vec<f64> {
        cascade(village, hit).unwrap().iter().map(|f| f.map_or(f64::INFINITY, |f| f.time_h)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_times_satisfy_their_equation(village in any_village(), first in 0..8usize, second in 0..8usize) {
            let fails = times(&village, &[(first, 0.0), (second, 1.5)]);
            for (i, node) in village.iter().enumerate() {
                let attacked = [(first, 0.0), (second, 1.5)].iter().filter(|h| h.0 == i).map(|h| h.1).fold(f64::INFINITY, f64::min);
                let starved = node.needs.iter().map(|need| need.any_of.iter().map(|s| fails[*s]).fold(0.0, f64::max) + need.reserve_h);
                prop_assert_eq!(fails[i], starved.fold(attacked, f64::min));
            }
        }

        #[test]
        fn a_larger_event_spares_nothing(village in any_village(), first in 0..8usize, second in 0..8usize) {
            let (one, two) = (times(&village, &[(first, 0.0)]), times(&village, &[(first, 0.0), (second, 0.0)]));
            prop_assert!(one.iter().zip(&two).all(|(one, two)| two <= one));
        }

        #[test]
        fn larger_reserves_hold_out_longer(village in any_village(), first in 0..8usize) {
            let mut stocked = village.clone();
            stocked.iter_mut().flat_map(|n| &mut n.needs).for_each(|need| need.reserve_h += 1.0);
            prop_assert!(times(&village, &[(first, 0.0)]).iter().zip(&times(&stocked, &[(first, 0.0)])).all(|(a, b)| a <= b));
        }
    }
}
