//! The annual kernel against the same year computed wind by wind, and the two ways of laying it over emissions
//! against each other.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::ModelError;
use parvis_core::models::air::{
    Convolver, JointFrequency, Kernel, KernelInput, Plume, PlumeInput, Receptor, StabilityClass, Terrain,
    add_source, annual_kernel, wind_at_m_s,
};

const MODEL: &str = "annual-kernel";
const PLUMES: &str = "the plume of model `plume`, turned through 3 600 directions";
const DIRECT: &str = "direct superposition of every source";

/// A road in neutral air at 4 m/s from every direction alike.
const INPUT: KernelInput = KernelInput {
    cell_m: 20.0,
    radius_cells: 60,
    release_height_m: 0.5,
    receptor_height_m: 1.5,
    initial_sigma_z_m: 1.5,
    terrain: Terrain::Rural,
    mixing_height_m: [1000.0; 6],
    wind_height_m: 10.0,
};

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut shares = [0.0; 16 * 6];
    shares.iter_mut().skip(StabilityClass::D.index()).step_by(6).for_each(|share| *share = 1.0);
    let climate = JointFrequency::new(16, vec![4.0], shares.to_vec())?;
    let kernel = annual_kernel(&INPUT, &climate)?;

    let mut rows = Vec::new();
    for cells in [10i16, 25, 50] {
        let distance_m = f64::from(cells) * INPUT.cell_m;
        let case = format!("mean over all directions at {distance_m} m, µg/m3 per g/s");
        let got = kernel.at(isize::from(cells), 0);
        rows.push(Row::new(MODEL, case, turned_plumes(distance_m)?, got, Bound::Relative(0.03), PLUMES));
    }
    rows.push(superposition(&kernel)?);
    Ok(rows)
}

fn turned_plumes(distance_m: f64) -> Result<f64, ModelError> {
    let plume = Plume::new(PlumeInput {
        emission_g_s: 1.0,
        release_height_m: INPUT.release_height_m,
        wind_speed_m_s: wind_at_m_s(4.0, 10.0, 2.0, StabilityClass::D, INPUT.terrain)?,
        class: StabilityClass::D,
        terrain: INPUT.terrain,
        mixing_height_m: 1000.0,
        initial_sigma_y_m: 0.0,
        initial_sigma_z_m: INPUT.initial_sigma_z_m,
    })?;
    let directions = (0..3600).map(|tenth| f64::from(tenth) / 10.0);
    let places =
        directions.map(|from_deg| Receptor::from_map(distance_m, 0.0, INPUT.receptor_height_m, from_deg));
    Ok(places.map(|at| plume.concentration_ug_m3(at)).sum::<f64>() / 3600.0)
}

/// A grid of scattered sources by transform and one by one: the largest difference.
fn superposition(kernel: &Kernel) -> Result<Row, ModelError> {
    const ROWS: usize = 90;
    const COLUMNS: usize = 70;
    let emission: Vec<f64> = (0..ROWS * COLUMNS).map(|cell| ((cell * 7919) % 13) as f64 / 13.0).collect();
    let (mut at_once, mut one_by_one) = (vec![0.0; ROWS * COLUMNS], vec![0.0; ROWS * COLUMNS]);
    Convolver::new(kernel, ROWS, COLUMNS)?.convolve(&emission, &mut at_once)?;
    for (cell, q) in emission.iter().enumerate() {
        add_source(kernel, &mut one_by_one, COLUMNS, (cell % COLUMNS, cell / COLUMNS), *q)?;
    }
    let relative = at_once.iter().zip(&one_by_one).map(|(a, b)| (a - b).abs() / b.abs());
    let case = "transform against direct sum on 90 x 70 cells, largest relative difference";
    Ok(Row::new(MODEL, case, 0.0, relative.fold(0.0, worse), Bound::Absolute(1e-6), DIRECT))
}

/// The larger of two differences; not a number is the largest of all.
fn worse(one: f64, other: f64) -> f64 {
    if other > one || other.is_nan() { other } else { one }
}
