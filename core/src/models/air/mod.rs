//! Air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

mod annual_kernel;
mod convolve;
mod dispersion;
mod joint_frequency;
pub mod limits;
mod line_source;
mod plume;
mod plume_rise;
mod romberg;
mod stability;
mod wind_profile;

pub use annual_kernel::{Kernel, KernelInput, MAX_RADIUS_CELLS, NEAR_CELLS, annual_kernel};
pub use convolve::{Convolver, add_source};
pub use dispersion::{Terrain, sigma_y_m, sigma_z_m};
pub use joint_frequency::{CALM_M_S, JointFrequency, WindHour};
pub use line_source::{EastNorth, LineSource};
pub use plume::{Plume, PlumeInput, Receptor, vertical_profile_per_m};
pub use plume_rise::{Ambient, Rise, Stack, plume_rise, usual_gradient_k_m};
pub use romberg::{BAECHLIN_2008, Conversion, ROMBERG_1996};
pub use stability::{StabilityClass, golder, solar_radiation, turner};
pub use wind_profile::{exponent as wind_exponent, wind_at_m_s};
