//! Habitat quality of a village.

use super::{Aim, Case, Run, rough};
use parvis_core::models::nature::Landscape;
use parvis_core::models::nature::habitat_quality::{Decay, Habitat, HabitatQuality, Threat};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "habitat_quality",
    beside: "habitat_quality",
    what: "habitat quality, 360 x 360 cells, three threats",
    files: &[],
    peer: "the same formula in numpy and scipy",
    agrees_to: Some(1e-9),
    aim: Aim::TimesPeer(1.0),
    prepare,
};

const SIDE: usize = 360;

fn prepare(_: &[&str]) -> Result<Run, Box<dyn Error>> {
    let class: Vec<u8> = rough(SIDE * SIDE, 7919, 8).map(|c| c as u8).collect();
    let present: [Vec<bool>; 3] =
        [4001, 5003, 6007].map(|factor| rough(SIDE * SIDE, factor, 1000).map(|n| n == 0).collect());
    let sensitivity = [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0];
    let suitability = [0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0];
    let mut maps = HabitatQuality::default();
    Ok(Box::new(move || {
        let land = Landscape { columns: SIDE, cell_m: 10.0, class: &class };
        let habitat =
            Habitat { suitability: &suitability, access: None, half_saturation: 0.5, exponent: 2.5 };
        let threats = [0, 1, 2].map(|at| Threat {
            present: present.get(at).map_or(&[], Vec::as_slice),
            weight: 1.0 + at as f64,
            max_distance_m: 500.0,
            decay: Decay::Exponential,
            sensitivity: &sensitivity,
        });
        match maps.run(land, habitat, &threats) {
            Ok(()) => maps.quality.iter().sum(),
            Err(_) => f64::NAN,
        }
    }))
}
