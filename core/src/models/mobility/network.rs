//! A road network for assignment: nodes, the first of which are zones, and directed links in CSR form.

use super::bpr::Bpr;
use crate::models::{ModelError, check};

/// A directed link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The node where it begins, counted from 0.
    pub from: u32,
    /// The node where it ends, counted from 0.
    pub to: u32,
    /// Capacity in vehicles per unit of time, above 0; the same unit of time as the demand.
    pub capacity: f64,
    /// Travel time on the empty link, 0 or more, in any unit of time.
    pub free_flow_time: f64,
    /// b of the BPR function, 0 or more.
    pub b: f64,
    /// p of the BPR function, 0 or from 1 to 20.
    pub power: f64,
}

/// A checked network. Links are sorted by their first node, so that the links out of a node lie side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    zones: usize,
    first_through: usize,
    /// Where the links out of each node begin; one more than there are nodes.
    first_out: Vec<u32>,
    pub(super) tail: Vec<u32>,
    pub(super) head: Vec<u32>,
    pub(super) cost: Vec<Bpr>,
    /// Where each link stood in the caller's list.
    pub(super) given: Vec<u32>,
}

impl Network {
    /// Most nodes of a network.
    pub const MOST_NODES: usize = 4_000_000;
    /// Most links of a network.
    pub const MOST_LINKS: usize = 16_000_000;
    /// Most zones of a network: the demand is a full matrix.
    pub const MOST_ZONES: usize = 4_000;

    /// Checks and sorts a network of `nodes` nodes, of which the first `zones` have demand. Traffic does not
    /// pass through the nodes before `first_through` (0: every node lets it pass).
    ///
    /// # Errors
    /// Names the count or the field of a link that is out of range.
    pub fn new(nodes: usize, zones: usize, first_through: usize, links: &[Link]) -> Result<Self, ModelError> {
        check::size("nodes", nodes, Self::MOST_NODES)?;
        check::size("zones", zones, Self::MOST_ZONES.min(nodes))?;
        check::size("links", links.len(), Self::MOST_LINKS)?;
        let mut first_out = vec![0u32; nodes + 1];
        for link in links {
            for (field, node) in [("links.from", link.from), ("links.to", link.to)] {
                check::accept(field, f64::from(node), (node as usize) < nodes, "below the number of nodes")?;
            }
            check::accept(
                "links.capacity",
                link.capacity,
                link.capacity.is_finite() && link.capacity >= 1e-9,
                "finite and above 1e-9",
            )?;
            let bounded = |x: f64| (0.0..=1e12).contains(&x);
            check::accept(
                "links.free_flow_time",
                link.free_flow_time,
                bounded(link.free_flow_time),
                "from 0 to 1e12",
            )?;
            check::accept("links.b", link.b, bounded(link.b), "from 0 to 1e12")?;
            let power_ok = link.power == 0.0 || (1.0..=20.0).contains(&link.power);
            check::accept("links.power", link.power, power_ok, "0 or from 1 to 20")?;
            if let Some(count) = first_out.get_mut(link.from as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first_out {
            sum += *count;
            *count = sum;
        }
        let mut given: Vec<u32> = (0..links.len() as u32).collect();
        given.sort_by_key(|&i| links.get(i as usize).map(|l| l.from));
        let sorted = || given.iter().filter_map(|&i| links.get(i as usize));
        Ok(Self {
            zones,
            first_through,
            tail: sorted().map(|l| l.from).collect(),
            head: sorted().map(|l| l.to).collect(),
            cost: sorted().map(|l| Bpr::new(l.free_flow_time, l.b, l.capacity, l.power)).collect(),
            first_out,
            given,
        })
    }

    /// How many nodes it has.
    pub fn nodes(&self) -> usize {
        self.first_out.len() - 1
    }

    /// How many zones it has.
    pub fn zones(&self) -> usize {
        self.zones
    }

    /// How many links it has.
    pub fn links(&self) -> usize {
        self.head.len()
    }

    /// Whether traffic may pass through the node.
    #[inline]
    pub(super) fn lets_through(&self, node: usize) -> bool {
        node >= self.first_through
    }

    /// The links out of a node.
    #[inline]
    pub(super) fn out(&self, node: usize) -> std::ops::Range<usize> {
        match self.first_out.get(node..node + 2) {
            Some(&[first, end]) => first as usize..end as usize,
            _ => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINK: Link = Link { from: 0, to: 1, capacity: 1.0, free_flow_time: 1.0, b: 0.15, power: 4.0 };

    #[test]
    fn hostile_networks_are_named() {
        let go = |nodes, zones, link| Network::new(nodes, zones, 0, &[link]).unwrap_err();
        assert!(matches!(go(0, 1, LINK), ModelError::Empty { field: "nodes" }));
        assert!(matches!(go(usize::MAX, 1, LINK), ModelError::TooLarge { field: "nodes", .. }));
        assert!(matches!(go(2, 3, LINK), ModelError::TooLarge { field: "zones", .. }));
        assert!(matches!(go(2, 1, Link { to: 2, ..LINK }), ModelError::Invalid { field: "links.to", .. }));
        for bad in [f64::NAN, f64::INFINITY, -1.0, f64::MAX] {
            if bad != f64::MAX {
                assert!(matches!(
                    go(2, 1, Link { capacity: bad, ..LINK }),
                    ModelError::Invalid { field: "links.capacity", .. }
                ));
            }
            for link in
                [Link { free_flow_time: bad, ..LINK }, Link { b: bad, ..LINK }, Link { power: bad, ..LINK }]
            {
                assert!(matches!(go(2, 1, link), ModelError::Invalid { .. }));
            }
        }
        assert!(matches!(Network::new(2, 1, 0, &[]), Err(ModelError::Empty { field: "links" })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Sorting loses no link and keeps each with its node.
        #[test]
        fn every_link_leaves_its_node(ends in prop::collection::vec((0..20u32, 0..20u32), 1..100)) {
            let links: Vec<_> = ends.iter().map(|&(from, to)| Link { from, to, ..LINK }).collect();
            let network = Network::new(20, 1, 0, &links).unwrap();
            let mut seen = 0;
            for node in 0..20 {
                for i in network.out(node) {
                    let link = links[network.given[i] as usize];
                    prop_assert_eq!((link.from as usize, link.to), (node, network.head[i]));
                    seen += 1;
                }
            }
            prop_assert_eq!(seen, links.len());
        }
    }
}
