//! InVEST's own regression test: 100 x 100 cells of 1 m, two threats, two landscapes.

use super::invest_figure;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::nature::Landscape;
use parvis_core::models::nature::habitat_quality::{Decay, Habitat, HabitatQuality, Threat, rarity};

const MODEL: &str = "habitat-quality";
const SOURCE: &str = "natcap/invest, tests/test_habitat_quality.py";
const SIDE: usize = 100;

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let (current, future) = (maps(3, 2)?, maps(6, 3)?);
    let mut rows = Vec::new();
    for (label, map, what) in [
        ("deg_c", &current.degradation, "degradation, current landscape"),
        ("deg_f", &future.degradation, "degradation, future landscape"),
        ("quality_c", &current.quality, "quality, current landscape"),
        ("quality_f", &future.quality, "quality, future landscape"),
    ] {
        let sum = map.iter().sum();
        let case = format!("sum of {what}");
        rows.push(Row::new(
            MODEL,
            case,
            invest_figure(reference, label)?,
            sum,
            Bound::Absolute(1e-3),
            SOURCE,
        ));
    }
    let (now, past) = (classes(2), vec![1; SIDE * SIDE]);
    let land = |class| Landscape { columns: SIDE, cell_m: 1.0, class };
    let by_class = rarity(land(&now), land(&past), 4)?;
    let sum = now.iter().filter_map(|c| by_class.get(usize::from(*c))).sum();
    let expected = invest_figure(reference, "rarity sums")?;
    rows.push(Row::new(MODEL, "sum of rarity", expected, sum, Bound::Absolute(1e-3), SOURCE));
    Ok(rows)
}

/// The northern half is class 1, the southern half another.
fn classes(south: u8) -> Vec<u8> {
    (0..SIDE * SIDE).map(|i| if i < SIDE * SIDE / 2 { 1 } else { south }).collect()
}

fn maps(width: usize, south: u8) -> Result<HabitatQuality, ReferenceError> {
    let class = classes(south);
    let strip = |from: usize| -> Vec<bool> {
        let inside = |i: usize| (20..80).contains(&(i / SIDE)) && (from..from + width).contains(&(i % SIDE));
        (0..SIDE * SIDE).map(inside).collect()
    };
    let access: Vec<f64> = (0..SIDE * SIDE).map(|i| if i < SIDE * SIDE / 2 { 0.2 } else { 1.0 }).collect();
    let (first, second) = (strip(5), strip(10));
    let threat = |present, weight, max_distance_m, decay, sensitivity| Threat {
        present,
        weight,
        max_distance_m,
        decay,
        sensitivity,
    };
    let threats = [
        threat(&first[..], 0.7, 40.0, Decay::Linear, &[0.0, 1.0, 0.5, 0.3][..]),
        threat(&second[..], 1.0, 70.0, Decay::Exponential, &[0.0, 1.0, 1.0, 1.0][..]),
    ];
    let habitat = Habitat {
        suitability: &[0.0, 1.0, 0.5, 0.0],
        access: Some(&access),
        half_saturation: 0.5,
        exponent: 2.5,
    };
    let mut maps = HabitatQuality::default();
    maps.run(Landscape { columns: SIDE, cell_m: 1.0, class: &class }, habitat, &threats)?;
    Ok(maps)
}
