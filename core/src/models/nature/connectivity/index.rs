//! The index and its parts.

use super::super::super::numerics::exp::exp_all;
use super::super::super::{ModelError, check};
use super::network::{Dispersal, Link, MAX_PATCHES, Network};
use super::tree::Tree;
use serde::Serialize;

/// Connectivity of a set of patches.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Connectivity {
    /// Equivalent connectivity \[unit of the areas\]: one single patch of this size would be worth as much.
    pub equivalent_area: f64,
    /// What each patch contributes, in the order given.
    pub patches: Vec<Contribution>,
}

impl Connectivity {
    /// Probability of connectivity PC within a landscape of `landscape_area`.
    ///
    /// # Errors
    /// `landscape_area` is not finite or not above 0.
    pub fn probability(&self, landscape_area: f64) -> Result<f64, ModelError> {
        Ok((self.equivalent_area / check::positive("landscape_area", landscape_area)?).powi(2))
    }
}

/// What is lost without a patch, in per cent of PC.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Contribution {
    /// All of it.
    pub dpc: f64,
    /// The habitat within the patch.
    pub intra: f64,
    /// What can be reached from it, and it from there.
    pub flux: f64,
    /// What it does as a stepping stone between others.
    pub connector: f64,
}

/// Connectivity by straight-line distances between points, all pairs.
///
/// `area` in any unit, `x_m` and `y_m` the patches' centres.
///
/// # Errors
/// Names `area` (above 0 in sum, each 0 or more), `x_m`, `y_m` (finite), or the dispersal's fields.
pub fn straight(
    area: &[f64],
    x_m: &[f64],
    y_m: &[f64],
    dispersal: Dispersal,
) -> Result<Connectivity, ModelError> {
    check_areas(area)?;
    check::same_len("x_m", x_m.len(), area.len())?;
    check::same_len("y_m", y_m.len(), area.len())?;
    check::all_finite("x_m", x_m)?;
    check::all_finite("y_m", y_m)?;
    let rate = dispersal.rate()?;
    // The habitat reached from each patch, its own included.
    let mut reached = area.to_vec();
    let mut p = vec![0.0; area.len()];
    for i in 0..area.len() {
        let (x, y) = (x_m[i], y_m[i]);
        // The patches behind it; those before it have counted the pair.
        let others = i + 1..area.len();
        let p = &mut p[others.clone()];
        for ((p, x_j), y_j) in p.iter_mut().zip(&x_m[others.clone()]).zip(&y_m[others.clone()]) {
            *p = -rate * ((x_j - x) * (x_j - x) + (y_j - y) * (y_j - y)).sqrt();
        }
        exp_all(p);
        let (area_j, reached_j) = (&area[others.clone()], &mut reached[others]);
        reached_j.iter_mut().zip(&*p).for_each(|(reached, p)| *reached += area[i] * p);
        reached[i] += product(area_j, p);
    }
    assemble(area, &reached, &vec![0.0; area.len()])
}

/// Connectivity by links of given length, over the best paths.
///
/// # Errors
/// Names `area` (above 0 in sum, each 0 or more), `link` (an index beyond the patches), `link_distance_m`
/// (finite, 0 or more), or the dispersal's fields.
pub fn along_links(area: &[f64], links: &[Link], dispersal: Dispersal) -> Result<Connectivity, ModelError> {
    check_areas(area)?;
    let network = Network::new(area.len(), links, dispersal)?;
    let mut tree = Tree::new(network.patches());
    let mut reached = vec![0.0; area.len()];
    // What the pairs of others lose without a patch.
    let mut lost = vec![0.0; area.len()];
    for source in 0..area.len() {
        tree.grow(&network, source);
        let sum: f64 = tree.length.iter().zip(area).map(|(length, a)| a * (-length).exp()).sum();
        reached[source] = sum;
        for (gone, lost) in lost.iter_mut().enumerate() {
            if gone == source || !tree.passes(gone) {
                continue;
            }
            let mut loss = 0.0;
            tree.without(&network, gone, |patch, before, after| {
                loss += area[patch] * ((-before).exp() - (-after).exp());
            });
            *lost += area[source] * loss;
        }
    }
    assemble(area, &reached, &lost)
}

/// The scalar product, in four sums that do not wait for each other.
fn product(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (a, b) in a.iter().zip(b) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

fn check_areas(area: &[f64]) -> Result<(), ModelError> {
    check::size("area", area.len(), MAX_PATCHES)?;
    check::all_non_negative("area", area)?;
    check::positive("area", area.iter().sum()).map(|_| ())
}

/// PC and its parts from what each patch reaches and what the others lose without it.
fn assemble(area: &[f64], reached: &[f64], lost: &[f64]) -> Result<Connectivity, ModelError> {
    let pc: f64 = check::positive("area", area.iter().zip(reached).map(|(a, r)| a * r).sum())?;
    let patches = area
        .iter()
        .zip(reached)
        .zip(lost)
        .map(|((a, r), l)| {
            let percent = |x: f64| 100.0 * x / pc;
            let (intra, flux, connector) = (percent(a * a), percent(2.0 * a * (r - a)), percent(*l));
            Contribution { dpc: intra + flux + connector, intra, flux, connector }
        })
        .collect();
    Ok(Connectivity { equivalent_area: pc.sqrt(), patches })
}
