//! What each group of sources adds to the air: a field for each way in which emissions are spread.

use super::super::Unavailable;
use super::climate;
use crate::models::air::{Convolver, JointFrequency, Kernel, add_source};
use crate::outcome::{CellDelta, Flow, Pattern};
use crate::territory::Frame;

/// Grams a second in a kilogram a year.
pub(super) const G_S_PER_KG_A: f64 = 1e3 / (365.25 * 86_400.0);

/// Fields of one kilogram a year, in the order of their patterns, and the kernels that made them.
pub(super) struct Fields {
    frame: Frame,
    /// ug/m3 per kg/a.
    pub(super) unit: Vec<Vec<f32>>,
    kernels: Vec<(f64, Kernel)>,
    climate: JointFrequency,
}

impl Fields {
    /// Lays the kernel of each pattern's height over it.
    pub(super) fn new(frame: Frame, climate: JointFrequency, patterns: &[&Pattern]) -> Result<Self, Unavailable> {
        let mut fields = Self { frame, unit: Vec::with_capacity(patterns.len()), kernels: Vec::new(), climate };
        let mut convolver: Option<(f64, Convolver)> = None;
        for pattern in patterns {
            let height = pattern.release_height_m;
            let at = fields.kernel_at(height)?;
            let kernel = &fields.kernels[at].1;
            let mut lay = match convolver.take() {
                Some((known, lay)) if known == height => lay,
                _ => Convolver::new(kernel, frame.rows as usize, frame.cols as usize)?,
            };
            let mut emission = vec![0.0; frame.len()];
            for (cell, share) in &pattern.shares {
                if let Some(value) = emission.get_mut(*cell as usize) {
                    *value += f64::from(*share) * G_S_PER_KG_A;
                }
            }
            let mut field = vec![0.0; frame.len()];
            lay.convolve(&emission, &mut field)?;
            fields.unit.push(field.into_iter().map(|v| v as f32).collect());
            convolver = Some((height, lay));
        }
        Ok(fields)
    }

    /// Place of the kernel of a release height, which is made if there is none yet.
    fn kernel_at(&mut self, height_m: f64) -> Result<usize, Unavailable> {
        if let Some(at) = self.kernels.iter().position(|(h, _)| *h == height_m) {
            return Ok(at);
        }
        self.kernels.push((height_m, climate::kernel(&self.climate, self.frame.cell_m, height_m)?));
        Ok(self.kernels.len() - 1)
    }

    /// What a flow's deltas add, for those kernels that are at hand; `None` where there are no deltas.
    pub(super) fn deltas(&self, flows: &[&Flow]) -> Option<Vec<f64>> {
        let deltas: Vec<&CellDelta> = flows.iter().flat_map(|f| &f.deltas).collect();
        if deltas.is_empty() {
            return None;
        }
        let mut field = vec![0.0; self.frame.len()];
        for delta in deltas {
            let (col, row) = self.frame.col_row(delta.cell as usize);
            let nearest = |a: &&(f64, Kernel), b: &&(f64, Kernel)| {
                (a.0 - delta.release_height_m).abs().total_cmp(&(b.0 - delta.release_height_m).abs())
            };
            if let Some((_, kernel)) = self.kernels.iter().min_by(nearest) {
                // Refused only for cells that are not on the grid; such a source adds nothing to it.
                let _ = add_source(
                    kernel,
                    &mut field,
                    self.frame.cols as usize,
                    (col as usize, row as usize),
                    delta.amount * G_S_PER_KG_A,
                );
            }
        }
        Some(field)
    }

    /// Makes the kernel of a height that only measures have.
    pub(super) fn ready_for(&mut self, height_m: f64) -> Result<(), Unavailable> {
        self.kernel_at(height_m).map(drop)
    }
}
