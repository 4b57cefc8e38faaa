//! A typical year of weather: EPW in, hourly series and wind rose out.

mod epw;
mod rose;
pub(crate) mod sun;

pub use epw::{Epw, Hour, Station};
pub use rose::wind_rose;
