//! What is held to be too much: limit and guideline values for outdoor air.
//!
//! - WHO (2021). *WHO global air quality guidelines: particulate matter, ozone, nitrogen dioxide, sulfur dioxide
//!   and carbon monoxide*, table 0.1.
//! - Directive 2008/50/EC, annexes XI and XIV: limit values in force until the end of 2029.
//! - Directive (EU) 2024/2881, annex I, section 1, table 1: limit values to be met from 1 January 2030.
//!
//! All in µg/m3. A mean below a limit is lawful, not harmless: no threshold below which these are safe is known.

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pollutant {
    /// Nitrogen dioxide.
    No2,
    /// Particles smaller than 2.5 µm.
    Pm25,
    /// Particles smaller than 10 µm.
    Pm10,
}

/// Over which time the mean is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Averaging {
    /// A calendar year.
    Year,
    /// A day; the limit may be exceeded on so many days of the year.
    Day {
        /// Days of the year on which it may be exceeded.
        exceedances: u16,
    },
    /// An hour; the limit may be exceeded in so many hours of the year.
    Hour {
        /// Hours of the year in which it may be exceeded.
        exceedances: u16,
    },
}

/// Who sets the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Authority {
    /// World Health Organization, guideline level, 2021.
    Who2021,
    /// Directive 2008/50/EC.
    Eu2008,
    /// Directive (EU) 2024/2881, from 2030.
    Eu2030,
}

/// A limit or guideline value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// What is measured.
    pub pollutant: Pollutant,
    /// Who sets the value.
    pub authority: Authority,
    /// Over which time.
    pub averaging: Averaging,
    /// The value, µg/m3.
    pub value_ug_m3: f64,
}

use Authority::{Eu2008, Eu2030, Who2021};
use Averaging::{Day, Hour, Year};
use Pollutant::{No2, Pm10, Pm25};

/// Every limit. WHO's daily values are 99th percentiles, that is, 3 days of the year. Its value for an hour of
/// NO2 dates from 2005 and still stands.
pub const LIMITS: [Limit; 19] = [
    annual(No2, Who2021),
    annual(Pm25, Who2021),
    annual(Pm10, Who2021),
    annual(No2, Eu2008),
    annual(Pm25, Eu2008),
    annual(Pm10, Eu2008),
    annual(No2, Eu2030),
    annual(Pm25, Eu2030),
    annual(Pm10, Eu2030),
    limit(No2, Who2021, Day { exceedances: 3 }, 25.0),
    limit(No2, Who2021, Hour { exceedances: 0 }, 200.0),
    limit(Pm25, Who2021, Day { exceedances: 3 }, 15.0),
    limit(Pm10, Who2021, Day { exceedances: 3 }, 45.0),
    limit(No2, Eu2008, Hour { exceedances: 18 }, 200.0),
    limit(Pm10, Eu2008, Day { exceedances: 35 }, 50.0),
    limit(No2, Eu2030, Day { exceedances: 18 }, 50.0),
    limit(No2, Eu2030, Hour { exceedances: 3 }, 200.0),
    limit(Pm25, Eu2030, Day { exceedances: 18 }, 25.0),
    limit(Pm10, Eu2030, Day { exceedances: 18 }, 45.0),
];

const fn limit(pollutant: Pollutant, authority: Authority, averaging: Averaging, value_ug_m3: f64) -> Limit {
    Limit { pollutant, authority, averaging, value_ug_m3 }
}

const fn annual(pollutant: Pollutant, authority: Authority) -> Limit {
    limit(pollutant, authority, Year, annual_limit_ug_m3(pollutant, authority))
}

/// The value (µg/m3) that an annual mean is held against.
pub const fn annual_limit_ug_m3(pollutant: Pollutant, authority: Authority) -> f64 {
    match (pollutant, authority) {
        (No2, Who2021) => 10.0,
        (No2, Eu2008) => 40.0,
        (No2, Eu2030) => 20.0,
        (Pm25, Who2021) => 5.0,
        (Pm25, Eu2008) => 25.0,
        (Pm25, Eu2030) => 10.0,
        (Pm10, Who2021) => 15.0,
        (Pm10, Eu2008) => 40.0,
        (Pm10, Eu2030) => 20.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guidelines_are_stricter_than_the_law_and_the_law_grows_stricter() {
        for pollutant in [No2, Pm25, Pm10] {
            let value = |authority| annual_limit_ug_m3(pollutant, authority);
            assert!(value(Who2021) < value(Eu2030) && value(Eu2030) < value(Eu2008));
        }
    }

    #[test]
    fn shorter_means_may_be_higher() {
        for one in LIMITS.iter().filter(|l| l.averaging == Year) {
            let alike = |l: &&Limit| (l.pollutant, l.authority) == (one.pollutant, one.authority);
            let short = LIMITS.iter().filter(alike).filter(|l| l.averaging != Year);
            assert!(short.map(|l| l.value_ug_m3).all(|v| v > one.value_ug_m3), "{one:?}");
        }
    }
}
