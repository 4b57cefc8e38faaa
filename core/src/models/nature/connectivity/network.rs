//! Patches and the links between them.

use super::super::super::{ModelError, check};
use serde::{Deserialize, Serialize};

/// The most patches a network may have.
pub const MAX_PATCHES: usize = 20_000;

/// The most links a network may have.
pub const MAX_LINKS: usize = 20_000_000;

/// How the probability of dispersal falls with distance: exp(-k d), with p given at one distance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Dispersal {
    /// Probability of dispersal over `distance_m`; above 0, below 1.
    pub probability: f64,
    /// The distance at which it holds \[m\], or \[cost x m\] on a resistance map.
    pub distance_m: f64,
}

impl Dispersal {
    /// -ln p per metre.
    pub(super) fn rate(&self) -> Result<f64, ModelError> {
        let p = self.probability;
        check::accept("probability", p, 0.0 < p && p < 1.0, "above 0 and below 1")?;
        check::finite("distance_m", -p.ln() / check::positive("distance_m", self.distance_m)?)
    }
}

/// A way between two patches, the same in both directions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Index of one patch.
    pub from: u32,
    /// Index of the other.
    pub to: u32,
    /// How long or costly it is \[m, or cost x m\].
    pub distance_m: f64,
}

/// Neighbours of each patch with -ln p, in one array.
pub(super) struct Network {
    first: Vec<usize>,
    neighbours: Vec<(u32, f64)>,
}

impl Network {
    pub(super) fn new(patches: usize, links: &[Link], dispersal: Dispersal) -> Result<Self, ModelError> {
        if links.len() > MAX_LINKS {
            return Err(ModelError::TooLarge { field: "links", limit: MAX_LINKS, got: links.len() });
        }
        let rate = dispersal.rate()?;
        let mut first = vec![0usize; patches + 1];
        for link in links {
            check::non_negative("link_distance_m", link.distance_m)?;
            for end in [link.from, link.to] {
                let known = (end as usize) < patches;
                check::accept("link", f64::from(end), known, "the index of a patch")?;
                first[end as usize + 1] += 1;
            }
        }
        for patch in 0..patches {
            first[patch + 1] += first[patch];
        }
        let mut next = first.clone();
        let mut neighbours = vec![(0, 0.0); 2 * links.len()];
        for link in links {
            for (from, to) in [(link.from, link.to), (link.to, link.from)] {
                neighbours[next[from as usize]] = (to, link.distance_m * rate);
                next[from as usize] += 1;
            }
        }
        Ok(Self { first, neighbours })
    }

    pub(super) fn patches(&self) -> usize {
        self.first.len() - 1
    }

    pub(super) fn neighbours(&self, patch: usize) -> &[(u32, f64)] {
        &self.neighbours[self.first[patch]..self.first[patch + 1]]
    }
}
