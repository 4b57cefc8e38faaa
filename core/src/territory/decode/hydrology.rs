//! `hydrology.csv`

use super::check;
use super::error::{Fault, Faults, Found};
use super::table::rows;
use crate::territory::Hydrology;

const COLUMNS: [&str; 5] = ["date", "p_mm", "pet_mm", "t_c", "q_mm"];

pub(super) fn decode(bytes: &[u8], faults: &mut Faults) -> Option<Hydrology> {
    let mut hydrology = Hydrology::default();
    let (mut temperature_c, mut flow_mm) = (Vec::new(), Vec::new());
    let mut before: Option<i64> = None;
    rows(bytes, &COLUMNS, faults, |row| {
        let date = row.text("date");
        let day = day_number(date);
        check::accept("date", date, day.is_some(), "a day as in 2007-03-01")?;
        if let Some(day) = day
            && let Some(before) = before.replace(day)
            && day != before + 1
        {
            let with = "the format has every day once, in order".to_owned();
            return Err(Found::field(
                "date",
                Fault::Disagrees { got: format!("{} days after the row above", day - before), with },
            ));
        }
        let p_mm = row.number("p_mm", 0.0, 2000.0, "from 0 to 2000")?;
        let pet_mm = row.number("pet_mm", 0.0, 50.0, "from 0 to 50")?;
        let t_c = row.maybe("t_c", -80.0, 60.0, "from -80 to 60")?;
        let q_mm = row.maybe("q_mm", 0.0, 2000.0, "from 0 to 2000")?;
        hydrology.date.push(date.to_owned());
        hydrology.p_mm.push(p_mm);
        hydrology.pet_mm.push(pet_mm);
        temperature_c.extend(t_c);
        flow_mm.push(q_mm.unwrap_or(f64::NAN));
        Ok(())
    });
    if hydrology.date.is_empty() {
        faults.push(Found::field("date", Fault::Missing));
    }
    if temperature_c.len() == hydrology.date.len() {
        hydrology.t_c = Some(temperature_c);
    } else if !temperature_c.is_empty() {
        let got = format!("given on {} days of {}", temperature_c.len(), hydrology.date.len());
        let with = "it stands on all days or on none".to_owned();
        faults.push(Found::field("t_c", Fault::Disagrees { got, with }));
    }
    if flow_mm.iter().any(|q| !q.is_nan()) {
        hydrology.q_mm = Some(flow_mm);
    }
    Some(hydrology)
}

/// Days since 1 March of the year 0 of a day as in `2007-03-01` (proleptic Gregorian), if there is such a day.
fn day_number(date: &str) -> Option<i64> {
    let plain = date.len() == 10 && date.is_ascii();
    let part = |from, to| {
        let text = date.get(from..to).filter(|t| t.bytes().all(|b| b.is_ascii_digit()))?;
        text.parse::<i64>().ok()
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let dashes = date.get(4..5)? == "-" && date.get(7..8)? == "-";
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(plain && dashes && (1..=days).contains(&day)) {
        return None;
    }
    // Years that start in March end with the leap day.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * month + 2) / 5
            + day,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_each_other_over_months_years_and_centuries() {
        for (day, next) in [
            ("2023-02-28", "2023-03-01"),
            ("2024-02-28", "2024-02-29"),
            ("2000-02-29", "2000-03-01"),
            ("1999-12-31", "2000-01-01"),
            ("1900-02-28", "1900-03-01"),
        ] {
            assert_eq!(day_number(day).unwrap() + 1, day_number(next).unwrap(), "{day}");
        }
        assert_eq!(day_number("2024-01-01").unwrap() - day_number("1970-01-01").unwrap(), 19_723);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-1-1",
            "2023/01/01",
            "20é3-01-1",
        ] {
            assert_eq!(day_number(text), None, "{text}");
        }
    }
}
