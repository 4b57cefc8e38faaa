use super::*;
use proptest::prelude::*;

/// An invented year: 10 degC, west wind of 3 m/s, and what `change` makes of row `i`.
fn year(change: impl Fn(usize, &mut Vec<String>)) -> String {
    let mut text = String::from("LOCATION,Fictive,AR,FRA,Made-up,000000,45.5,4.5,1.0,198.0\n");
    text.push_str(&"HEADER\n".repeat(7));
    for i in 0..HOURS {
        let (month, day, hour) = due(i).unwrap();
        let mut row: Vec<String> = vec!["0".into(); 35];
        for (place, value) in
            [(0, 2010), (1, month), (2, day), (3, hour), (6, 10), (20, 270), (21, 3), (22, 5), (25, 77777)]
        {
            row[place] = value.to_string();
        }
        change(i, &mut row);
        text.push_str(&row.join(","));
        text.push('\n');
    }
    text
}

fn read(text: &str) -> Result<Epw, PrepareError> {
    Epw::read("a.epw", text.as_bytes())
}

#[test]
fn a_whole_year_is_read() {
    let epw = read(&year(|_, _| {})).unwrap();
    assert_eq!((epw.hours.len(), epw.bridged, epw.station.year), (HOURS, 0, 2010));
    assert_eq!(epw.station.position, [4.5, 45.5]);
    assert_eq!(
        (epw.hours[0].wind_from_deg, epw.hours[0].cloud_share, epw.hours[0].ceiling_m),
        (270.0, 0.5, f64::INFINITY)
    );
    assert_eq!(due(HOURS - 1), Some((12, 31, 24)));
    assert_eq!(epw.weather().temperature_c.len(), HOURS);
}

#[test]
fn a_missing_reading_is_bridged_and_counted() {
    let epw = read(&year(|i, row| match i {
        99 => row[6] = "20".into(),
        100 => row[6] = "99.9".into(),
        _ => {}
    }))
    .unwrap();
    assert_eq!((epw.bridged, epw.hours[100].temperature_c), (1, 15.0));
    let error = read(&year(|_, row| row[21] = "999".into())).unwrap_err();
    assert!(error.what.contains("8760 of 8760 readings of wind speed"), "{error}");
}

#[test]
fn errors_name_the_line() {
    let swapped = year(|i, row| {
        if i == 5 {
            row[3] = "7".into()
        }
    });
    assert!(
        read(&swapped)
            .unwrap_err()
            .what
            .contains("line 14: month, day, hour are (1, 1, 7) where (1, 1, 6) is due")
    );
    let letters = year(|i, row| {
        if i == 5 {
            row[6] = "warm".into()
        }
    });
    assert!(read(&letters).unwrap_err().what.contains("line 14: column 7"));
    let whole = year(|_, _| {});
    assert!(read(&whole[..whole.len() / 2]).is_err());
    assert!(read("").unwrap_err().what.contains("LOCATION"));
}

#[test]
fn the_leap_day_is_left_out() {
    let whole = year(|_, _| {});
    let mut lines: Vec<&str> = whole.lines().collect();
    let leap: Vec<String> = (1..=24).map(|h| format!("2012,2,29,{h},60")).collect();
    lines.splice(8 + 59 * 24..8 + 59 * 24, leap.iter().map(String::as_str));
    assert_eq!(read(&lines.join("\n")).unwrap().hours.len(), HOURS);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn bridged_readings_lie_between_known_ones(values in proptest::collection::vec(proptest::option::of(-30.0..40.0f64), 1..60), keep in any::<bool>()) {
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let mut series: Vec<f64> = values.iter().map(|v| v.unwrap_or(f64::NAN)).collect();
        prop_assert_eq!(bridge(&mut series, keep), values.len() - known.len());
        if let (Some(low), Some(high)) = (known.iter().copied().reduce(f64::min), known.iter().copied().reduce(f64::max)) {
            prop_assert!(series.iter().all(|v| *v >= low - 1e-9 && *v <= high + 1e-9));
        }
    }

    #[test]
    fn no_text_panics(text in "(LOCATION,|[0-9.,]{0,9}|\n|[a-zé,]){0,60}") {
        prop_assert!(read(&text).is_err());
    }
}
