//! Energy: heat demand, sun, photovoltaics, the balance of the commune.

mod balance;
pub mod degree_days;
pub mod heat_pump;
pub mod iso13790;
pub mod pv;
mod solar_position;

pub use balance::{Balance, Battery, balance};
pub use solar_position::{Instant, Site, SunPosition, hourly_sun, julian_day};
