//! Local loops: which supplier of a secondary resource serves whom at the least cost (the transport problem).
//!
//! - Hitchcock, F. L. (1941). The distribution of a product from several sources to numerous localities. *J. Math.
//!   Phys.* 20, 224-230: the linear programme.
//! - Ahuja, R. K., Magnanti, T. L. and Orlin, J. B. (1993). *Network Flows*, section 9.7: successive shortest paths
//!   with node potentials, here on a dense table.
//!
//! Minimise sum c_ij x_ij with sum_j x_ij <= supply_i, sum_i x_ij = demand_j, x >= 0. The potentials are the dual
//! solution, so every answer carries the proof that it is the best one: [`Transport::gap`]. Costs are per tonne:
//! lorries that run half empty, contracts and quality are not in it.

use super::super::{ModelError, check};
use serde::Serialize;

/// The most suppliers, and the most consumers.
pub const MAX_SIDE: usize = 2_000;

/// Amounts below this share of the whole demand are rounding.
const DUST: f64 = 1e-13;

/// The plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Transport {
    /// What each supplier sends to each consumer, row by row \[t\].
    pub flow_t: Vec<f64>,
    /// What each consumer buys elsewhere \[t\]; zero unless a price for that was given.
    pub bought_t: Vec<f64>,
    /// Cost of all \[unit of the costs x t\].
    pub cost: f64,
    /// What a tonne more would save, supplier by supplier; 0 where some is left over.
    pub supplier_worth: Vec<f64>,
    /// What a tonne more would cost, consumer by consumer.
    pub consumer_price: Vec<f64>,
    /// Cost less that of the dual solution, over the cost: no plan is cheaper by more than this.
    pub gap: f64,
}

/// The cheapest plan. `cost` has a row per supplier and a column per consumer; infinity: no way between the two.
/// With `elsewhere`, a price per tonne, a consumer may buy beside the suppliers.
///
/// # Errors
/// Names `supply_t`, `demand_t` (finite, 0 or more; 1 to 2000 each), `cost` (not NaN, not minus infinity; a value for each
/// pair), `elsewhere` (finite); there is no plan that meets every demand.
pub fn transport(
    supply_t: &[f64],
    demand_t: &[f64],
    cost: &[f64],
    elsewhere: Option<f64>,
) -> Result<Transport, ModelError> {
    check::size("supply_t", supply_t.len(), MAX_SIDE)?;
    check::size("demand_t", demand_t.len(), MAX_SIDE)?;
    check::all_non_negative("supply_t", supply_t)?;
    check::all_non_negative("demand_t", demand_t)?;
    check::same_len("cost", cost.len(), supply_t.len() * demand_t.len())?;
    if let Some(&value) = cost.iter().find(|c| c.is_nan() || **c == f64::NEG_INFINITY) {
        return Err(ModelError::Invalid { field: "cost", value, must: "a number or infinity" });
    }
    let wanted = check::finite("demand_t", demand_t.iter().sum())?;
    check::finite("supply_t", supply_t.iter().sum())?;

    let mut supply = supply_t.to_vec();
    let mut table = cost.to_vec();
    if let Some(price) = elsewhere {
        supply.push(wanted);
        table.resize(table.len() + demand_t.len(), check::finite("elsewhere", price)?);
    }
    let mut search = Search::new(&supply, demand_t, &table);
    search.run(wanted * DUST)?;
    Ok(search.plan(supply_t.len(), supply_t, demand_t))
}

/// Flows, potentials and the buffers of the search for paths. Suppliers come first, then consumers.
struct Search<'a> {
    consumers: usize,
    cost: &'a [f64],
    flow: Vec<f64>,
    left: Vec<f64>,
    open: Vec<f64>,
    potential: Vec<f64>,
    distance: Vec<f64>,
    before: Vec<usize>,
    settled: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(supply: &[f64], demand: &[f64], cost: &'a [f64]) -> Self {
        let nodes = supply.len() + demand.len();
        // A consumer's cheapest offer as its potential leaves no reduced cost below zero.
        let mut potential = vec![0.0; supply.len()];
        let column = |j: usize| cost.iter().skip(j).step_by(demand.len());
        potential.extend((0..demand.len()).map(|j| column(j).copied().fold(f64::INFINITY, f64::min)));
        potential.iter_mut().filter(|p| p.is_infinite()).for_each(|p| *p = 0.0);
        Self {
            consumers: demand.len(),
            cost,
            flow: vec![0.0; cost.len()],
            left: supply.to_vec(),
            open: demand.to_vec(),
            potential,
            distance: vec![0.0; nodes],
            before: vec![usize::MAX; nodes],
            settled: vec![false; nodes],
        }
    }

    /// Sends along one cheapest path after another until no more than `dust` is wanted by anyone.
    fn run(&mut self, dust: f64) -> Result<(), ModelError> {
        let nodes = self.distance.len();
        let most = 100 * nodes * nodes.max(10);
        for _ in 0..most {
            if !self.open.iter().any(|amount| *amount > dust) {
                return Ok(());
            }
            let Some(consumer) = self.cheapest_path(dust) else {
                return Err(ModelError::NoSolution { why: "no plan meets every demand" });
            };
            self.send(consumer);
        }
        let reached = self.open.iter().sum();
        Err(ModelError::NoConvergence { what: "transport", reached, iterations: most })
    }

    /// Dijkstra from every supplier with something left to the nearest consumer who still wants some.
    fn cheapest_path(&mut self, dust: f64) -> Option<usize> {
        let suppliers = self.left.len();
        self.settled.fill(false);
        self.before.fill(usize::MAX);
        for (node, distance) in self.distance.iter_mut().enumerate() {
            let starts = self.left.get(node).is_some_and(|left| *left > 0.0);
            *distance = if starts { 0.0 } else { f64::INFINITY };
        }
        let target = loop {
            let node = self.nearest()?;
            let so_far = self.distance[node];
            self.settled[node] = true;
            if let Some(consumer) = node.checked_sub(suppliers) {
                if self.open[consumer] > dust {
                    break node;
                }
                self.take_back(node, consumer, so_far);
            } else {
                self.offer(node, so_far);
            }
        };
        let limit = self.distance[target];
        self.potential.iter_mut().zip(&self.distance).for_each(|(p, d)| *p += d.min(limit));
        Some(target - suppliers)
    }

    /// The node that is nearest of those not settled, if any can be reached.
    fn nearest(&self) -> Option<usize> {
        let (mut node, mut nearest) = (None, f64::INFINITY);
        for (i, (distance, settled)) in self.distance.iter().zip(&self.settled).enumerate() {
            if *distance < nearest && !settled {
                (node, nearest) = (Some(i), *distance);
            }
        }
        node
    }

    /// From a supplier to every consumer.
    fn offer(&mut self, supplier: usize, so_far: f64) {
        let (suppliers, consumers) = (self.left.len(), self.consumers);
        let costs = &self.cost[supplier * consumers..(supplier + 1) * consumers];
        let base = so_far + self.potential[supplier];
        let ends = self.distance[suppliers..].iter_mut().zip(&mut self.before[suppliers..]);
        for ((cost, potential), (distance, before)) in
            costs.iter().zip(&self.potential[suppliers..]).zip(ends)
        {
            // A reduced cost below zero is rounding.
            let through = (base + cost - potential).max(so_far);
            if through < *distance {
                *distance = through;
                *before = supplier;
            }
        }
    }

    /// From a consumer back to every supplier that already serves him.
    fn take_back(&mut self, node: usize, consumer: usize, so_far: f64) {
        let base = so_far + self.potential[node];
        let column = self.flow.iter().zip(self.cost).skip(consumer).step_by(self.consumers);
        for (supplier, (flow, cost)) in column.enumerate() {
            if *flow > 0.0 {
                let through = (base - cost - self.potential[supplier]).max(so_far);
                if through < self.distance[supplier] {
                    self.distance[supplier] = through;
                    self.before[supplier] = node;
                }
            }
        }
    }

    /// Sends what the path to a consumer bears.
    fn send(&mut self, consumer: usize) {
        let (suppliers, consumers) = (self.left.len(), self.consumers);
        let cell = |supplier: usize, node: usize| supplier * consumers + node - suppliers;
        let mut amount = self.open[consumer];
        let mut node = suppliers + consumer;
        while self.before[node] != usize::MAX {
            let from = self.before[node];
            if from >= suppliers {
                amount = amount.min(self.flow[cell(node, from)]);
            }
            node = from;
        }
        amount = amount.min(self.left[node]);
        self.left[node] -= amount;
        self.open[consumer] -= amount;
        node = suppliers + consumer;
        while self.before[node] != usize::MAX {
            let from = self.before[node];
            if from < suppliers {
                self.flow[cell(from, node)] += amount;
            } else {
                self.flow[cell(node, from)] -= amount;
            }
            node = from;
        }
    }

    fn plan(mut self, suppliers: usize, supply_t: &[f64], demand_t: &[f64]) -> Transport {
        let paid = |(flow, cost): (&f64, &f64)| if *flow > 0.0 { flow * cost } else { 0.0 };
        let cost: f64 = self.flow.iter().zip(self.cost).map(paid).sum();
        let consumer_price = self.potential.split_off(self.left.len());
        let dual: f64 = consumer_price.iter().zip(demand_t).map(|(p, d)| p * d).sum::<f64>()
            - self.potential.iter().zip(supply_t).map(|(p, s)| p * s).sum::<f64>();
        let bought_t = self.flow.split_off(suppliers * self.consumers);
        self.potential.truncate(suppliers);
        Transport {
            flow_t: self.flow,
            bought_t: if bought_t.is_empty() { vec![0.0; self.consumers] } else { bought_t },
            cost,
            supplier_worth: self.potential,
            consumer_price,
            gap: (cost - dual).abs() / cost.abs().max(1.0),
        }
    }
}

#[cfg(test)]
mod tests;
