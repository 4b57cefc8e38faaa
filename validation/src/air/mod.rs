//! Cases about air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
