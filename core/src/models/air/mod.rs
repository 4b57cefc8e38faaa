//! Air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

mod dispersion;
mod plume;
mod plume_rise;
mod stability;
mod wind_profile;

pub use dispersion::{Terrain, sigma_y_m, sigma_z_m};
pub use plume::{Plume, PlumeInput, Receptor, vertical_profile_per_m};
pub use plume_rise::{Ambient, Rise, Stack, plume_rise, usual_gradient_k_m};
pub use stability::{StabilityClass, golder, solar_radiation, turner};
pub use wind_profile::{exponent as wind_exponent, wind_at_m_s};
