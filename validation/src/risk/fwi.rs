//! The 48 days of Van Wagner and Pickett 1985, as the `cffdrs` package computes them.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::risk::fwi::{FireCodes, FireDanger, FireWeather, fwi_series};

const MODEL: &str = "fwi";
const SOURCE: &str = "test_fwi of the R package cffdrs; Van Wagner 1987";
const PATH: &str = "fire/test_fwi_out.csv";

type Figure = (&'static str, fn(&FireDanger) -> f64);

const FIGURES: [Figure; 7] = [
    ("FFMC", |d| d.codes.ffmc),
    ("DMC", |d| d.codes.dmc),
    ("DC", |d| d.codes.dc),
    ("ISI", |d| d.isi),
    ("BUI", |d| d.bui),
    ("FWI", |d| d.fwi),
    ("DSR", |d| d.dsr),
];

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(PATH, &reference.text(PATH)?)?;
    let month = table.numbers("MON")?;
    let (temperature, humidity) = (table.numbers("TEMP")?, table.numbers("RH")?);
    let (wind, rain) = (table.numbers("WS")?, table.numbers("PREC")?);
    let weather: Vec<FireWeather> = (month.iter().zip(&temperature).zip(&humidity).zip(&wind).zip(&rain))
        .map(|((((month, t), h), w), r)| FireWeather {
            month: *month as u8,
            temperature_c: *t,
            humidity_pct: *h,
            wind_km_h: *w,
            rain_mm: *r,
        })
        .collect();
    let days = fwi_series(&weather, FireCodes::SPRING)?;
    let mut rows = Vec::new();
    for (column, figure) in FIGURES {
        let expected = table.numbers(column)?;
        let off = days.iter().zip(&expected).map(|(day, known)| (figure(day) - known).abs());
        // NaN, if any, must not be lost in the maximum.
        let worst = off.fold(0.0_f64, |worst, off| if off > worst || off.is_nan() { off } else { worst });
        let case = format!("{column}, largest difference over {} days", days.len());
        rows.push(Row::new(MODEL, case, 0.0, worst, Bound::Absolute(1e-3), SOURCE));
        if let (Some(day), Some(known)) = (days.last(), expected.last()) {
            let case = format!("{column}, last day");
            rows.push(Row::new(MODEL, case, *known, figure(day), Bound::Absolute(1e-3), SOURCE));
        }
    }
    Ok(rows)
}
