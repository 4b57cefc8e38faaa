//! Daily rain, evapotranspiration and river flow, from a CSV file with the columns `date`, `p_mm`, `pet_mm`
//! and, where known, `t_c` and `q_mm`, in any order.

use crate::PrepareError;
use parvis_core::territory::Hydrology;

/// Values that a day can have.
const COLUMNS: [(&str, std::ops::RangeInclusive<f64>); 4] =
    [("p_mm", 0.0..=2000.0), ("pet_mm", 0.0..=50.0), ("t_c", -80.0..=60.0), ("q_mm", 0.0..=2000.0)];
const T_C: usize = 2;
const Q_MM: usize = 3;
const LONGEST: usize = 100_000;

/// Reads the series and checks that its days follow each other without a gap.
///
/// Rain and evapotranspiration must be there every day; a day without flow (empty, `NA` or below 0) is NaN.
/// Temperature is kept only where every day has it.
pub fn read(file: &str, bytes: &[u8]) -> Result<Hydrology, PrepareError> {
    let wrong = |line: usize, what: String| {
        PrepareError::new(
            file,
            format!("line {line}: {what}"),
            "a row a day is needed, with the columns date (2007-03-01), p_mm, pet_mm and, where known, t_c, q_mm",
        )
    };
    let text = std::str::from_utf8(bytes).map_err(|_| wrong(1, "is not text in UTF-8".into()))?;
    let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l)).filter(|(_, l)| !l.trim().is_empty());
    let (_, head) = lines.next().ok_or_else(|| wrong(1, "the file is empty".into()))?;
    let names: Vec<&str> =
        head.trim_start_matches('\u{feff}').split(',').map(|f| f.trim().trim_matches('"')).collect();
    let place = |name: &str| names.iter().position(|n| *n == name);
    let need = |name: &str| place(name).ok_or_else(|| wrong(1, format!("the column {name} is missing")));
    let places = [Some(need("p_mm")?), Some(need("pet_mm")?), place("t_c"), place("q_mm")];
    let date_place = need("date")?;

    let mut date: Vec<String> = Vec::new();
    let mut last = None;
    let mut series: [Vec<f64>; 4] = Default::default();
    for (n, row) in lines {
        let fields: Vec<&str> = row.split(',').map(|f| f.trim().trim_matches('"')).collect();
        let day_text = fields.get(date_place).copied().unwrap_or("");
        let day = day_number(day_text)
            .ok_or_else(|| wrong(n, format!("date: {day_text:?} is not a day as in 2007-03-01")))?;
        if last.is_some_and(|l: i64| day != l + 1) {
            let previous = date.last().map_or("", String::as_str);
            return Err(wrong(
                n,
                format!(
                    "date: {day_text} does not follow {previous}: a day is missing, doubled or out of order"
                ),
            ));
        }
        if date.len() == LONGEST {
            return Err(wrong(n, format!("there are more than {LONGEST} days")));
        }
        last = Some(day);
        date.push(day_text.to_owned());
        for (i, (((name, range), place), values)) in COLUMNS.iter().zip(places).zip(&mut series).enumerate() {
            let Some(place) = place else { continue };
            let field = fields.get(place).copied().unwrap_or("");
            let value = if field.is_empty()
                || field.eq_ignore_ascii_case("na")
                || field.eq_ignore_ascii_case("nan")
            {
                f64::NAN
            } else {
                field.parse().map_err(|_| wrong(n, format!("{name}: {field:?} is not a number")))?
            };
            let known = range.contains(&value);
            // Gauging files write a missing flow as -99 or -999.
            let missing = match i {
                Q_MM => value.is_nan() || value < 0.0,
                T_C => value.is_nan(),
                _ => false,
            };
            if !known && !missing {
                return Err(wrong(
                    n,
                    format!("{name}: {field:?} is not from {} to {}", range.start(), range.end()),
                ));
            }
            values.push(if known { value } else { f64::NAN });
        }
    }
    if date.is_empty() {
        return Err(wrong(2, "no day follows the head".into()));
    }
    let [p_mm, pet_mm, t_c, q_mm] = series;
    let whole = !t_c.is_empty() && t_c.iter().all(|t| t.is_finite());
    let gauged = q_mm.iter().any(|q| q.is_finite());
    Ok(Hydrology { date, p_mm, pet_mm, t_c: whole.then_some(t_c), q_mm: gauged.then_some(q_mm) })
}

/// Days since 1 March of the year 0 (Gregorian calendar), if the text is a day.
fn day_number(text: &str) -> Option<i64> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days).contains(&day) {
        return None;
    }
    // Counting from March puts the leap day at the end of the year.
    let shifted = (i64::from(month) + 9) % 12;
    let y = i64::from(year) - i64::from(shifted >= 10);
    Some(
        365 * y + y.div_euclid(4) - y.div_euclid(100)
            + y.div_euclid(400)
            + (306 * shifted + 5) / 10
            + i64::from(day),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAYS: &str = "date,p_mm,t_c,pet_mm,q_mm\n2008-02-28,4.1,0.5,0.2,0.6\n2008-02-29,15.9,0.2,0.2,\n2008-03-01,0.8,0.9,0.3,-99\n";

    #[test]
    fn columns_are_told_by_their_names() {
        let series = read("q.csv", DAYS.as_bytes()).unwrap();
        assert_eq!(series.pet_mm, [0.2, 0.2, 0.3]);
        assert_eq!(series.t_c.unwrap(), [0.5, 0.2, 0.9]);
        let q = series.q_mm.unwrap();
        assert!(q[0] == 0.6 && q[1].is_nan() && q[2].is_nan());
        let bare = read("q.csv", b"pet_mm,date,p_mm\n1,2001-01-01,2\n").unwrap();
        assert_eq!((bare.p_mm, bare.t_c, bare.q_mm), (vec![2.0], None, None));
    }

    #[test]
    fn errors_name_line_and_column() {
        for (from, to, says) in [
            ("2008-02-29", "2008-02-30", "line 3: date"),
            ("2008-02-29", "2008-03-02", "line 3: date: 2008-03-02 does not follow 2008-02-28"),
            ("15.9", "", "line 3: p_mm"),
            ("15.9", "-1", "line 3: p_mm"),
            ("15.9", "inf", "line 3: p_mm"),
            ("0.9", "warm", "line 4: t_c"),
            ("pet_mm", "etp", "line 1: the column pet_mm"),
        ] {
            let error = read("q.csv", DAYS.replace(from, to).as_bytes()).unwrap_err();
            assert!(error.what.contains(says), "{error}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_day_follows_the_day_before(year in 1801..2200i32) {
            let mut days = Vec::new();
            for month in 1..=12 {
                for day in 1..=31 {
                    days.extend(day_number(&format!("{year:04}-{month:02}-{day:02}")));
                }
            }
            let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            prop_assert_eq!(days.len(), if leap { 366 } else { 365 });
            prop_assert!(days.windows(2).all(|d| d[1] == d[0] + 1));
            prop_assert_eq!(day_number(&format!("{year:04}-01-01")), day_number(&format!("{:04}-12-31", year - 1)).map(|d| d + 1));
        }

        #[test]
        fn no_text_panics(text in "(date|p_mm|pet_mm|,|\n|[0-9-]{0,10}|é){0,40}") {
            let _ = read("q.csv", text.as_bytes());
        }
    }
}
