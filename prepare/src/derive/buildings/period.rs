//! Construction periods: by the year where it is known, else unknown; and the commune's mix of periods.

use super::House;
use parvis_core::territory::{Basis, Period};

/// A mix of periods is told from the buildings where at least this many dwellings have a year.
const LEAST_DWELLINGS: u32 = 30;
/// And where at least this share of the dwellings has one.
const LEAST_SHARE: f64 = 0.2;

/// The period of a year; unknown without one, and then the commune's mix stands in.
pub(super) fn period(built: Option<i32>) -> (Period, Basis) {
    let Some(year) = built else { return (Period::Unknown, Basis::Assumed) };
    let period = match year {
        ..1949 => Period::Before1949,
        1949..1975 => Period::From1949,
        1975..1990 => Period::From1975,
        1990..2001 => Period::From1990,
        2001..2013 => Period::From2001,
        _ => Period::After2012,
    };
    (period, Basis::Measured)
}

/// Shares of the dwellings by period, in the order of the periods; `None` where too few have a year.
pub fn shares(houses: &[House]) -> Option<[f64; 6]> {
    let mut known = [0u32; 6];
    let mut all = 0;
    for house in houses {
        let n = u32::from(house.dwellings.0);
        all += n;
        let slot = match house.period.0 {
            Period::Before1949 => 0,
            Period::From1949 => 1,
            Period::From1975 => 2,
            Period::From1990 => 3,
            Period::From2001 => 4,
            Period::After2012 => 5,
            Period::Unknown => continue,
        };
        known[slot] += n;
    }
    let total: u32 = known.iter().sum();
    let enough = total >= LEAST_DWELLINGS && f64::from(total) >= LEAST_SHARE * f64::from(all);
    enough.then(|| known.map(|n| f64::from(n) / f64::from(total)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_where_the_rules_changed() {
        for (year, expected) in [
            (1900, Period::Before1949),
            (1948, Period::Before1949),
            (1949, Period::From1949),
            (1974, Period::From1949),
            (1989, Period::From1975),
            (2000, Period::From1990),
            (2012, Period::From2001),
            (2013, Period::After2012),
        ] {
            assert_eq!(period(Some(year)).0, expected, "{year}");
        }
        assert_eq!(period(None), (Period::Unknown, Basis::Assumed));
    }
}
