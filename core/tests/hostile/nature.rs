//! Nature: connectivity of patches, straight and along links.

use super::{answers, list, numbers};
use parvis_core::models::nature::connectivity::{Connectivity, Dispersal, Link, along_links, straight};
use proptest::prelude::*;

fn figures(c: &Connectivity) -> Vec<f64> {
    let of_patches = c.patches.iter().flat_map(|p| [p.dpc, p.intra]);
    of_patches.chain([c.equivalent_area]).collect()
}

proptest! {
    #[test]
    fn connectivity(area in list(), x_m in list(), y_m in list(), [probability, distance_m] in numbers(), links in prop::collection::vec((0..6u32, 0..6u32, super::number()), 0..8)) {
        let dispersal = Dispersal { probability, distance_m };
        let links: Vec<Link> = links.into_iter().map(|(from, to, distance_m)| Link { from, to, distance_m }).collect();
        for dispersal in [dispersal, Dispersal { probability: 0.05, distance_m: 10.0 }] {
            let places = vec![0.0; area.len()];
            answers(straight(&area, &x_m, &y_m, dispersal), figures);
            answers(straight(&area, &places, &places, dispersal), figures);
            answers(along_links(&area, &links, dispersal), figures);
        }
    }
}
