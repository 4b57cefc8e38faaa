//! User equilibrium: each trip takes a path that is shortest once all trips are on the road (Wardrop 1952), found
//! as the minimum of Beckmann's objective (Beckmann, McGuire and Winsten 1956) by the bi-conjugate Frank-Wolfe
//! method (Mitradjieva and Lindberg 2013).
//!
//! Valid for one class of vehicles in a steady hour; links do not interact and queues do not spill back.

use super::Network;
use super::frank_wolfe::{Directions, line_search};
use super::shortest_path::Tree;
use crate::models::{ModelError, check};

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The relative gap to reach: 1 - (time on shortest paths) / (time on the chosen ones), 0 to 1.
    pub gap: f64,
    /// Iterations at most, 1 to 1 000 000.
    pub iterations: usize,
}

impl Default for Stop {
    /// A gap of 1e-4, at which link volumes of a plan are stable.
    fn default() -> Self {
        Self { gap: 1e-4, iterations: 1000 }
    }
}

/// Traffic in equilibrium, link by link in the order in which the links were given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Equilibrium {
    /// Vehicles per unit of time.
    pub volumes: Vec<f64>,
    /// Travel times.
    pub times: Vec<f64>,
    /// Beckmann's objective: the sum over links of the integral of time over volume.
    pub beckmann: f64,
    /// Time spent by all vehicles together.
    pub total_time: f64,
    /// The relative gap that was reached.
    pub relative_gap: f64,
    /// Iterations made.
    pub iterations: usize,
    /// Whether the gap asked for was reached.
    pub converged: bool,
}

/// Assigns trips to a network; keeps its memory from one run to the next.
#[derive(Debug, Clone)]
pub struct Assignment {
    network: Network,
    tree: Tree,
    directions: Directions,
    /// Volume, time, slope and shortest-path volume per link, in the network's order.
    volumes: Vec<f64>,
    times: Vec<f64>,
    slopes: Vec<f64>,
    shortest: Vec<f64>,
}

impl Assignment {
    /// Makes room for a network.
    pub fn new(network: Network) -> Self {
        let zeros = || vec![0.0; network.links()];
        Self {
            tree: Tree::new(&network),
            directions: Directions::new(network.links()),
            volumes: zeros(),
            times: zeros(),
            slopes: zeros(),
            shortest: zeros(),
            network,
        }
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Finds the equilibrium of `trips`, a matrix of zones by zones in rows of origins, 0 or more each. Trips
    /// within a zone stay off the roads.
    ///
    /// # Errors
    /// Names the matrix where it does not fit the network or holds a bad number; says so where a zone with
    /// trips cannot be reached.
    pub fn run(&mut self, trips: &[f64], stop: &Stop) -> Result<Equilibrium, ModelError> {
        self.check(trips, stop)?;
        self.volumes.fill(0.0);
        self.time_links();
        self.load_shortest(trips)?;
        self.volumes.copy_from_slice(&self.shortest);
        self.search(trips, stop)
    }

    /// The same from volumes that carry the same trips, for instance those of the equilibrium before a speed
    /// limit or a capacity changed: a fraction of the iterations.
    ///
    /// # Errors
    /// As [`Self::run`]; names `start` where it does not carry the trips from and to each node.
    pub fn run_from(&mut self, trips: &[f64], start: &[f64], stop: &Stop) -> Result<Equilibrium, ModelError> {
        self.check(trips, stop)?;
        check::same_len("start", start.len(), self.network.links())?;
        check::all_non_negative("start", start)?;
        for (volume, &at) in self.volumes.iter_mut().zip(&self.network.given) {
            *volume = start.get(at as usize).copied().unwrap_or_default();
        }
        let total: f64 = trips.iter().sum();
        let lost = self.imbalance(trips);
        check::accept(
            "start",
            lost,
            lost <= 1e-6 * total,
            "volumes that carry the trips; this is what is lost",
        )?;
        self.search(trips, stop)
    }

    fn check(&self, trips: &[f64], stop: &Stop) -> Result<(), ModelError> {
        let zones = self.network.zones();
        check::same_len("trips", trips.len(), zones * zones)?;
        check::all_non_negative("trips", trips)?;
        let total: f64 = trips.iter().sum();
        check::accept("trips", total, total <= 1e12, "at most 1e12 together")?;
        check::share("gap", stop.gap)?;
        check::size("iterations", stop.iterations, 1_000_000)
    }

    /// The largest difference at a node between what leaves less what arrives and what is made there.
    fn imbalance(&self, trips: &[f64]) -> f64 {
        let zones = self.network.zones();
        let mut balance = vec![0.0; self.network.nodes()];
        let mut add = |node: usize, by: f64| {
            if let Some(sum) = balance.get_mut(node) {
                *sum += by;
            }
        };
        for (i, n) in trips.iter().enumerate() {
            add(i / zones, -n);
            add(i % zones, *n);
        }
        for ((v, &from), &to) in self.volumes.iter().zip(&self.network.tail).zip(&self.network.head) {
            add(from as usize, *v);
            add(to as usize, -v);
        }
        balance.iter().fold(0.0, |most, lost| most.max(lost.abs()))
    }

    /// Improves the volumes until the gap is small enough.
    fn search(&mut self, trips: &[f64], stop: &Stop) -> Result<Equilibrium, ModelError> {
        self.directions.reset();
        let (mut gap, mut iterations) = (f64::INFINITY, 0);
        while iterations < stop.iterations {
            iterations += 1;
            self.time_links();
            let shortest_time = self.load_shortest(trips)?;
            let time: f64 = self.volumes.iter().zip(&self.times).map(|(v, t)| v * t).sum();
            gap = if time > 0.0 { (1.0 - shortest_time / time).max(0.0) } else { 0.0 };
            if !time.is_finite() {
                return Err(ModelError::NoConvergence { what: "assignment", reached: time, iterations });
            }
            if gap <= stop.gap || iterations == stop.iterations {
                break;
            }
            let links = self.network.cost.iter().zip(&self.volumes);
            self.slopes.iter_mut().zip(links).for_each(|(slope, (link, v))| *slope = link.slope(*v));
            self.directions.aim(&self.volumes, &self.shortest, &self.slopes, &self.times);
            let step = line_search(&self.network.cost, &self.volumes, &self.directions.target);
            self.directions.go(&mut self.volumes, step);
        }
        Ok(self.equilibrium(gap, iterations, gap <= stop.gap))
    }

    fn time_links(&mut self) {
        let links = self.network.cost.iter().zip(&self.volumes);
        self.times.iter_mut().zip(links).for_each(|(time, (link, v))| *time = link.time(*v));
    }

    /// All trips on the shortest paths of the times now; the time they take together.
    fn load_shortest(&mut self, trips: &[f64]) -> Result<f64, ModelError> {
        self.shortest.fill(0.0);
        let mut total = 0.0;
        for (origin, row) in trips.chunks_exact(self.network.zones()).enumerate() {
            let travels = row.iter().enumerate().any(|(zone, n)| zone != origin && *n > 0.0);
            if !travels {
                continue;
            }
            self.tree.grow(&self.network, origin, &self.times);
            total += self.tree.load(&self.network, origin, row, &mut self.shortest).ok_or(
                ModelError::NoSolution { why: "a zone with trips cannot be reached from their origin" },
            )?;
        }
        Ok(total)
    }

    fn equilibrium(&self, relative_gap: f64, iterations: usize, converged: bool) -> Equilibrium {
        let as_given = |values: &[f64]| {
            let mut given = vec![0.0; values.len()];
            for (value, &at) in values.iter().zip(&self.network.given) {
                if let Some(slot) = given.get_mut(at as usize) {
                    *slot = *value;
                }
            }
            given
        };
        let links = || self.network.cost.iter().zip(&self.volumes);
        Equilibrium {
            volumes: as_given(&self.volumes),
            times: as_given(&self.times),
            beckmann: links().map(|(link, v)| link.integral(*v)).sum(),
            total_time: links().map(|(link, v)| v * link.time(*v)).sum(),
            relative_gap,
            iterations,
            converged,
        }
    }
}

#[cfg(test)]
mod tests;
