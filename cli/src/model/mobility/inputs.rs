//! Networks and matrices, as numbers or as TNTP files.

use crate::model::{EntryError, Folder};
use parvis_core::models::mobility::{Link, Network, tntp};
use schemars::JsonSchema;
use serde::Deserialize;

/// A road network: the path of a TNTP file, or the links themselves.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum NetworkInput {
    /// A TNTP network file.
    File {
        /// Its path.
        tntp: String,
    },
    /// The network itself.
    Links(Links),
}

/// A network of nodes counted from 1, of which the first are zones.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Links {
    /// How many nodes there are.
    nodes: usize,
    /// How many of them, from the first, have demand.
    zones: usize,
    /// The first node that traffic may pass through.
    #[serde(default = "one")]
    first_through_node: usize,
    /// The directed links.
    links: Vec<LinkInput>,
}

fn one() -> usize {
    1
}

/// A directed link with travel time t0 (1 + b (v/c)^p).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LinkInput {
    /// The node where it begins, 1 or more.
    from: u32,
    /// The node where it ends, 1 or more.
    to: u32,
    /// Capacity c, vehicles per unit of time, above 0.
    capacity: f64,
    /// Travel time t0 when empty, 0 or more.
    free_flow_time: f64,
    /// b, 0 or more.
    #[serde(default = "bpr_b")]
    b: f64,
    /// p, 0 or from 1 to 20.
    #[serde(default = "bpr_power")]
    power: f64,
}

fn bpr_b() -> f64 {
    0.15
}
fn bpr_power() -> f64 {
    4.0
}

impl NetworkInput {
    pub(super) fn read(self, folder: &Folder) -> Result<Network, EntryError> {
        match self {
            Self::File { tntp: path } => {
                tntp::network(&folder.text(&path)?).map_err(|e| unreadable(path, &e))
            }
            Self::Links(Links { nodes, zones, first_through_node, links }) => {
                let links: Vec<_> = links
                    .into_iter()
                    .map(|LinkInput { from, to, capacity, free_flow_time, b, power }| Link {
                        // Node 0 becomes one that no network has.
                        from: from.wrapping_sub(1),
                        to: to.wrapping_sub(1),
                        capacity,
                        free_flow_time,
                        b,
                        power,
                    })
                    .collect();
                Ok(Network::new(nodes, zones, first_through_node.saturating_sub(1), &links)?)
            }
        }
    }
}

/// A matrix of zones by zones: the path of a TNTP trips file, or rows of origins.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum MatrixInput {
    /// A TNTP trips file.
    File {
        /// Its path.
        tntp: String,
    },
    /// The matrix itself, row by row.
    Rows(Vec<Vec<f64>>),
}

impl MatrixInput {
    /// The matrix in rows, one after the other.
    pub(super) fn read(self, folder: &Folder) -> Result<Vec<f64>, EntryError> {
        match self {
            Self::File { tntp: path } => tntp::trips(&folder.text(&path)?).map_err(|e| unreadable(path, &e)),
            Self::Rows(rows) => Ok(rows.concat()),
        }
    }
}

fn unreadable(path: String, error: &tntp::TntpError) -> EntryError {
    EntryError::File { path, why: error.to_string() }
}
