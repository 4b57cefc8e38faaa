//! Cases about air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

mod annual_kernel;
mod plume_rise;
mod prairie_grass;
mod romberg;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "plume", run: prairie_grass::run },
    Case { model: "plume-rise", run: plume_rise::run },
    Case { model: "annual-kernel", run: annual_kernel::run },
    Case { model: "romberg", run: romberg::run },
];
