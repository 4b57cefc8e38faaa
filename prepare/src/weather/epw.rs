//! EnergyPlus weather files (`.epw`): eight lines of header, then a row for each hour of a typical year.
//!
//! Format: US Department of Energy, *EnergyPlus Auxiliary Programs*, "EnergyPlus Weather File Data
//! Dictionary". Hours are numbered 1 to 24 in local standard time; a row describes the hour that ends then.

use crate::PrepareError;
use parvis_core::territory::Weather;

/// Hours in a year without 29 February.
const HOURS: usize = 8760;

/// The share of missing readings in a column that interpolation may bridge.
const MOST_MISSING: f64 = 0.05;

/// Where the weather was observed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Station {
    /// The station's name.
    pub name: String,
    /// Where its data is from (`ISD-TMYx`).
    pub source: String,
    /// Longitude and latitude \[deg\].
    pub position: [f64; 2],
    /// Hours that local standard time is ahead of universal time.
    pub ahead_h: f64,
    /// Height above the sea \[m\].
    pub elevation_m: f64,
    /// Newest year that rows were taken from.
    pub year: i32,
}

/// One hour.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Hour {
    /// Air temperature at 2 m \[degC\].
    pub temperature_c: f64,
    /// Wind speed at 10 m \[m/s\].
    pub wind_ms: f64,
    /// Direction that the wind comes from \[deg from north, clockwise\].
    pub wind_from_deg: f64,
    /// Global horizontal irradiance \[W/m2\].
    pub ghi_w_m2: f64,
    /// Direct normal irradiance \[W/m2\].
    pub dni_w_m2: f64,
    /// Diffuse horizontal irradiance \[W/m2\].
    pub dhi_w_m2: f64,
    /// Share of the sky under cloud.
    pub cloud_share: f64,
    /// Height of the lowest cloud layer that covers more than half the sky \[m\], infinite where there is none.
    pub ceiling_m: f64,
}

/// A typical year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Epw {
    /// The station.
    pub station: Station,
    /// [`HOURS`] hours from 1 January.
    pub hours: Vec<Hour>,
    /// How many readings were missing and taken from the hours around.
    pub bridged: usize,
}

/// A column: its name, place in the row, code for "missing", and the values that can be.
struct Column {
    name: &'static str,
    place: usize,
    missing: f64,
    range: std::ops::RangeInclusive<f64>,
    set: fn(&mut Hour, f64),
}

const COLUMNS: [Column; 8] = [
    Column {
        name: "dry bulb temperature",
        place: 6,
        missing: 99.9,
        range: -90.0..=60.0,
        set: |h, v| h.temperature_c = v,
    },
    Column {
        name: "global horizontal radiation",
        place: 13,
        missing: 9999.0,
        range: 0.0..=1500.0,
        set: |h, v| h.ghi_w_m2 = v,
    },
    Column {
        name: "direct normal radiation",
        place: 14,
        missing: 9999.0,
        range: 0.0..=1500.0,
        set: |h, v| h.dni_w_m2 = v,
    },
    Column {
        name: "diffuse horizontal radiation",
        place: 15,
        missing: 9999.0,
        range: 0.0..=1500.0,
        set: |h, v| h.dhi_w_m2 = v,
    },
    Column {
        name: "wind direction",
        place: 20,
        missing: 999.0,
        range: 0.0..=360.0,
        set: |h, v| h.wind_from_deg = v % 360.0,
    },
    Column { name: "wind speed", place: 21, missing: 999.0, range: 0.0..=100.0, set: |h, v| h.wind_ms = v },
    Column {
        name: "total sky cover",
        place: 22,
        missing: 99.0,
        range: 0.0..=10.0,
        set: |h, v| h.cloud_share = v / 10.0,
    },
    Column {
        name: "ceiling height",
        place: 25,
        missing: 99_999.0,
        range: 0.0..=30_000.0,
        set: |h, v| h.ceiling_m = v,
    },
];

/// Codes of the ceiling column for "no ceiling" (77777) and "cirrus at unknown height" (88888).
const NO_CEILING: [f64; 2] = [77_777.0, 88_888.0];
const CEILING: usize = 7;

impl Epw {
    /// Reads an EPW file and checks that it holds every hour of a year in order; 29 February is left out.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, PrepareError> {
        let wrong = |line: usize, what: String| {
            PrepareError::new(
                file,
                format!("line {line}: {what}"),
                "use a typical year as climate.onebuilding.org offers it (.epw)",
            )
        };
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l));
        let station = match lines.next() {
            Some((_, first)) if first.trim_start_matches('\u{feff}').starts_with("LOCATION,") => {
                station(first)
                    .ok_or_else(|| wrong(1, "LOCATION has no latitude, longitude and time zone".into()))?
            }
            _ => return Err(wrong(1, "the file does not begin with LOCATION".into())),
        };
        let mut epw = Self { station, hours: Vec::with_capacity(HOURS), bridged: 0 };
        let mut columns: [Vec<f64>; 8] = Default::default();
        let rows = lines.filter(|(n, row)| *n > 8 && !row.trim().is_empty());
        for (n, row) in rows {
            let fields: Vec<&str> = row.split(',').map(str::trim).collect();
            let whole = |place: usize, name: &str| {
                let field = fields.get(place).and_then(|f| f.parse::<i32>().ok());
                field.ok_or_else(|| wrong(n, format!("column {} ({name}) is not a whole number", place + 1)))
            };
            let date = (whole(1, "month")?, whole(2, "day")?, whole(3, "hour")?);
            if (date.0, date.1) == (2, 29) {
                continue;
            }
            let due = due(columns[0].len());
            if due != Some(date) {
                return Err(wrong(
                    n,
                    match due {
                        Some(d) => format!(
                            "month, day, hour are {date:?} where {d:?} is due: an hour is missing or out of order"
                        ),
                        None => format!("there are more than {HOURS} hours"),
                    },
                ));
            }
            epw.station.year = epw.station.year.max(whole(0, "year")?);
            for (i, (column, values)) in COLUMNS.iter().zip(&mut columns).enumerate() {
                let field = fields.get(column.place).unwrap_or(&"");
                let value: f64 = field.parse().map_err(|_| {
                    wrong(
                        n,
                        format!("column {} ({}): {field:?} is not a number", column.place + 1, column.name),
                    )
                })?;
                values.push(if i == CEILING && NO_CEILING.contains(&value) {
                    f64::INFINITY
                } else if value == column.missing || !column.range.contains(&value) {
                    f64::NAN
                } else {
                    value
                });
            }
        }
        if columns[0].len() != HOURS {
            return Err(wrong(
                9,
                format!("{} hours follow the header, a year has {HOURS}", columns[0].len()),
            ));
        }
        epw.hours = vec![Hour::default(); HOURS];
        for (i, (column, values)) in COLUMNS.iter().zip(&mut columns).enumerate() {
            if i == CEILING {
                // Without a reading there is no ceiling that could be relied on.
                values.iter_mut().filter(|v| v.is_nan()).for_each(|v| *v = f64::INFINITY);
            }
            let missing = bridge(values, column.name == "wind direction");
            if missing as f64 > MOST_MISSING * HOURS as f64 {
                let what = format!("{missing} of {HOURS} readings of {} are missing", column.name);
                return Err(PrepareError::new(file, what, "use a station with a whole record"));
            }
            epw.bridged += missing;
            for (hour, value) in epw.hours.iter_mut().zip(values) {
                (column.set)(hour, *value);
            }
        }
        Ok(epw)
    }

    /// The series that the pack holds.
    pub fn weather(&self) -> Weather {
        let column = |get: fn(&Hour) -> f64| self.hours.iter().map(get).collect();
        Weather {
            temperature_c: column(|h| h.temperature_c),
            wind_ms: column(|h| h.wind_ms),
            wind_from_deg: column(|h| h.wind_from_deg),
            ghi_w_m2: column(|h| h.ghi_w_m2),
            dni_w_m2: column(|h| h.dni_w_m2),
            dhi_w_m2: column(|h| h.dhi_w_m2),
        }
    }
}

/// `LOCATION,city,region,country,source,station,latitude,longitude,time zone,elevation`.
fn station(line: &str) -> Option<Station> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let number = |place: usize, range: std::ops::RangeInclusive<f64>| {
        fields.get(place)?.parse::<f64>().ok().filter(|v| range.contains(v))
    };
    Some(Station {
        name: fields.get(1)?.chars().take(80).collect(),
        source: fields.get(4)?.chars().take(80).collect(),
        position: [number(7, -180.0..=180.0)?, number(6, -90.0..=90.0)?],
        ahead_h: number(8, -12.0..=14.0)?,
        elevation_m: number(9, -500.0..=9000.0).unwrap_or(0.0),
        year: i32::MIN,
    })
}

/// Month, day and hour (1 to 24) of the hour with this index, if the year still has it.
fn due(index: usize) -> Option<(i32, i32, i32)> {
    let (month, day) = month_day(index / 24)?;
    Some((month, day, (index % 24) as i32 + 1))
}

/// Month and day of the month (from 1) of a day of the year (from 0), in a year of 365 days.
fn month_day(mut day: usize) -> Option<(i32, i32)> {
    for (month, days) in (1..).zip([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        if day < days {
            return Some((month, day as i32 + 1));
        }
        day -= days;
    }
    None
}

/// Replaces missing readings (NaN) by the straight line between the readings around, or by the last reading
/// where a line makes no sense (`keep`); returns how many there were.
fn bridge(values: &mut [f64], keep: bool) -> usize {
    let known: Vec<(usize, f64)> = values.iter().copied().enumerate().filter(|(_, v)| !v.is_nan()).collect();
    let missing = values.len() - known.len();
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        values.fill(0.0);
        return missing;
    };
    let mut pairs = known.windows(2).peekable();
    for (i, value) in values.iter_mut().enumerate().filter(|(_, v)| v.is_nan()) {
        while pairs.next_if(|pair| pair.last().is_some_and(|after| after.0 < i)).is_some() {}
        *value = match pairs.peek() {
            _ if i < first.0 => first.1,
            Some([before, after]) if !keep => {
                before.1 + (after.1 - before.1) * (i - before.0) as f64 / (after.0 - before.0) as f64
            }
            Some([before, _]) => before.1,
            _ => last.1,
        };
    }
    missing
}

#[cfg(test)]
mod tests;
