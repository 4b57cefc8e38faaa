//! `wind.csv`, `weather.csv` and `activity.csv`

use super::check;
use super::error::{Fault, Faults, Found};
use super::table::{rows, sum_is_one};
use crate::territory::{Activities, Activity, Weather, WindBin, WindRose};
use std::collections::BTreeMap;

const WIND: [&str; 4] = ["from_deg", "speed_ms", "stability", "frequency"];
const WEATHER: [&str; 6] = ["temperature_c", "wind_ms", "wind_from_deg", "ghi_w_m2", "dni_w_m2", "dhi_w_m2"];
const ACTIVITY: [&str; 8] = ["id", "value", "low", "high", "unit", "year", "basis", "source"];

/// Pasquill's classes by their letters, in order.
const STABILITIES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Hours of a year.
const HOURS: usize = 8760;

/// Groups of activities that share out one whole.
const SHARED_OUT: [&str; 2] = ["heating_mix", "period_mix"];

pub(super) fn wind(bytes: &[u8], faults: &mut Faults) -> Option<WindRose> {
    let mut bins = Vec::new();
    rows(bytes, &WIND, faults, |row| {
        let letter = row.text("stability");
        let stability = STABILITIES.iter().position(|known| *known == letter);
        let unknown =
            || Fault::Word { got: letter.chars().take(60).collect(), known: STABILITIES.join(", ") };
        bins.push(WindBin {
            from_deg: row.number("from_deg", 0.0, 360.0, "from 0 to 360")?,
            speed_ms: row.number("speed_ms", 0.0, 100.0, "from 0 to 100")?,
            stability: stability.ok_or_else(|| Found::field("stability", unknown()))? as u8,
            frequency: row.number("frequency", 0.0, 1.0, "from 0 to 1")?,
        });
        Ok(())
    });
    sum_is_one(bins.iter().map(|bin| bin.frequency).sum(), 1e-6, "frequency", faults);
    Some(WindRose { bins })
}

pub(super) fn weather(bytes: &[u8], faults: &mut Faults) -> Option<Weather> {
    let mut weather = Weather::default();
    rows(bytes, &WEATHER, faults, |row| {
        weather.temperature_c.push(row.number("temperature_c", -80.0, 60.0, "from -80 to 60")?);
        weather.wind_ms.push(row.number("wind_ms", 0.0, 100.0, "from 0 to 100")?);
        weather.wind_from_deg.push(row.number("wind_from_deg", 0.0, 360.0, "from 0 to 360")?);
        weather.ghi_w_m2.push(row.number("ghi_w_m2", 0.0, 1500.0, "from 0 to 1500")?);
        weather.dni_w_m2.push(row.number("dni_w_m2", 0.0, 1500.0, "from 0 to 1500")?);
        weather.dhi_w_m2.push(row.number("dhi_w_m2", 0.0, 1500.0, "from 0 to 1500")?);
        Ok(())
    });
    let got = weather.dhi_w_m2.len();
    if got != HOURS {
        let with = format!("a year of the format has {HOURS}");
        faults.push(Fault::Disagrees { got: format!("{got} sound hours long"), with });
    }
    Some(weather)
}

pub(super) fn activity(bytes: &[u8], faults: &mut Faults) -> Activities {
    let mut list = BTreeMap::new();
    rows(bytes, &ACTIVITY, faults, |row| {
        let id = row.text("id");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
        let ok = !id.is_empty() && id.len() <= 80 && id.chars().all(plain);
        check::accept("id", id, ok, "1 to 80 small letters, digits, dots and underscores")?;
        let unit = check::text("unit", row.text("unit"))?;
        let range = Activity::range(unit);
        let must = "finite and 0 or more; a share at most 1, an exchange (mm/d) of either sign";
        let figure = |column| row.number(column, *range.start(), *range.end(), must);
        let (value, low, high) = (figure("value")?, figure("low")?, figure("high")?);
        if !(low <= value && value <= high) {
            return Err(Found::field("value", Fault::Number { got: value, must: "from low to high" }));
        }
        let year = row.text("year");
        let year = year
            .parse()
            .ok()
            .ok_or_else(|| Fault::Text { got: year.chars().take(60).collect(), must: "a year" });
        let activity = Activity {
            value,
            low,
            high,
            unit: unit.to_owned(),
            year: check::year("year", year.map_err(|fault| Found::field("year", fault))?)?,
            basis: check::word("basis", row.text("basis"))?,
            source: check::text("source", row.text("source"))?.to_owned(),
        };
        match list.insert(id.to_owned(), activity) {
            Some(_) => Err(Found::field("id", Fault::Twice { what: id.to_owned() })),
            None => Ok(()),
        }
    });
    let activities = Activities(list);
    for group in SHARED_OUT {
        if activities.group(group).next().is_some() {
            let sum = activities.group(group).map(|(_, activity)| activity.value).sum();
            sum_is_one(sum, 1e-3, group, faults);
        }
    }
    activities
}
