//! The CSV layers.

use parvis_core::territory::{Activities, Basis, Hydrology, Weather, WindRose};

/// Rows of CSV under a header; numbers in the shortest form that reads back as the same number.
struct Table(Vec<Vec<String>>);

impl Table {
    fn new(header: &[&str]) -> Self {
        Self(vec![header.iter().map(|name| (*name).to_owned()).collect()])
    }

    fn into_bytes(self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        self.0.iter().try_for_each(|row| writer.write_record(row))?;
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }
}

pub(super) fn wind(rose: &WindRose) -> Result<Vec<u8>, csv::Error> {
    let mut table = Table::new(&["from_deg", "speed_ms", "stability", "frequency"]);
    for bin in &rose.bins {
        let stability = char::from(b'A'.saturating_add(bin.stability));
        let numbers = [bin.from_deg, bin.speed_ms, bin.frequency].map(|v| v.to_string());
        let [from, speed, frequency] = numbers;
        table.0.push(vec![from, speed, stability.to_string(), frequency]);
    }
    table.into_bytes()
}

pub(super) fn weather(weather: &Weather) -> Result<Vec<u8>, csv::Error> {
    let columns = [
        ("temperature_c", &weather.temperature_c),
        ("wind_ms", &weather.wind_ms),
        ("wind_from_deg", &weather.wind_from_deg),
        ("ghi_w_m2", &weather.ghi_w_m2),
        ("dni_w_m2", &weather.dni_w_m2),
        ("dhi_w_m2", &weather.dhi_w_m2),
    ];
    let mut table = Table::new(&columns.map(|(name, _)| name));
    for hour in 0..weather.temperature_c.len() {
        table.0.push(columns.iter().map(|(_, values)| cell(values, hour)).collect());
    }
    table.into_bytes()
}

pub(super) fn hydrology(hydrology: &Hydrology) -> Result<Vec<u8>, csv::Error> {
    let mut table = Table::new(&["date", "p_mm", "pet_mm", "t_c", "q_mm"]);
    let maybe = |values: &Option<Vec<f64>>, day| values.as_ref().map(|v| cell(v, day)).unwrap_or_default();
    for (day, date) in hydrology.date.iter().enumerate() {
        table.0.push(vec![
            date.clone(),
            cell(&hydrology.p_mm, day),
            cell(&hydrology.pet_mm, day),
            maybe(&hydrology.t_c, day),
            maybe(&hydrology.q_mm, day),
        ]);
    }
    table.into_bytes()
}

pub(super) fn activity(activities: &Activities) -> Result<Vec<u8>, csv::Error> {
    let mut table = Table::new(&["id", "value", "low", "high", "unit", "year", "basis", "source"]);
    for (id, a) in &activities.0 {
        let basis = match a.basis {
            Basis::Measured => "measured",
            Basis::Derived => "derived",
            Basis::Assumed => "assumed",
        };
        table.0.push(vec![
            id.clone(),
            a.value.to_string(),
            a.low.to_string(),
            a.high.to_string(),
            a.unit.clone(),
            a.year.to_string(),
            basis.to_owned(),
            a.source.clone(),
        ]);
    }
    table.into_bytes()
}

/// A value, empty where there is none or it is not a number.
fn cell(values: &[f64], at: usize) -> String {
    values.get(at).filter(|v| !v.is_nan()).map(f64::to_string).unwrap_or_default()
}
