//! Fire weather: the Canadian Forest Fire Weather Index system.
//!
//! Van Wagner 1987, Development and structure of the Canadian Forest Fire Weather Index System, Forestry
//! Technical Report 35, Canadian Forestry Service; the moisture that belongs to a fine fuel code after Wang,
//! Anderson and Suddaby 2015, Information Report NOR-X-424 (147.27723, so that code 0 is 250 %, where the
//! report prints 147.2).
//!
//! Three moisture codes carry the weather of days, weeks and months; from them and the wind follow how fast a
//! fire would spread (ISI), how much would burn (BUI) and how intense it would be (FWI). Day lengths are those
//! of 46° N, as the report gives them; use it between 30° N and 60° N. What it cannot show: the fuel that is
//! really there (it knows a pine stand alone), slope, ignitions.

use crate::models::{ModelError, check};

/// The noon weather of a day, local standard time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FireWeather {
    /// Month, 1 to 12.
    pub month: u8,
    /// Air temperature, degC.
    pub temperature_c: f64,
    /// Relative humidity, %, 0 to 100.
    pub humidity_pct: f64,
    /// Wind speed at 10 m, km/h.
    pub wind_km_h: f64,
    /// Rain of the 24 hours before noon, mm.
    pub rain_mm: f64,
}

/// The three codes that carry over from day to day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FireCodes {
    /// Fine Fuel Moisture Code, 0 to 101: litter, dries within hours.
    pub ffmc: f64,
    /// Duff Moisture Code, 0 or more: the loose layer below, dries within a fortnight.
    pub dmc: f64,
    /// Drought Code, 0 or more: deep organic soil, dries within two months.
    pub dc: f64,
}

impl FireCodes {
    /// The usual start in spring, three days after the snow has gone.
    pub const SPRING: Self = Self { ffmc: 85.0, dmc: 6.0, dc: 15.0 };
}

/// Codes and indices of one day, all without unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FireDanger {
    /// The codes at the end of the day.
    pub codes: FireCodes,
    /// Initial Spread Index.
    pub isi: f64,
    /// Build-Up Index.
    pub bui: f64,
    /// Fire Weather Index.
    pub fwi: f64,
    /// Daily Severity Rating: grows with the work of putting a fire out, so that it may be averaged.
    pub dsr: f64,
}

/// Effective day length for the duff, h, January to December.
const DAY_LENGTH_H: [f64; 12] = [6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0];
/// Seasonal term of the drought code, January to December.
const DROUGHT_SEASON: [f64; 12] = [-1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6];
/// Scale from the fine fuel code to its moisture, %.
const CODE_TO_MOISTURE: f64 = 147.27723;
/// Scale from the moisture of fine fuel to its code, as the report prints it.
const MOISTURE_TO_CODE: f64 = 147.2;

/// The danger of each day in turn.
///
/// # Errors
/// Names what is out of range or not finite.
pub fn fwi_series(weather: &[FireWeather], start: FireCodes) -> Result<Vec<FireDanger>, ModelError> {
    let mut codes = start;
    let next = |day: &FireWeather| {
        let danger = fwi_day(day, codes)?;
        codes = danger.codes;
        Ok(danger)
    };
    weather.iter().map(next).collect()
}

/// The danger of one day, from its weather and the codes of the day before.
///
/// # Errors
/// Names what is out of range or not finite.
pub fn fwi_day(weather: &FireWeather, yesterday: FireCodes) -> Result<FireDanger, ModelError> {
    let FireWeather { month, temperature_c, humidity_pct, wind_km_h, rain_mm } = *weather;
    let season = usize::from(month).wrapping_sub(1);
    let (Some(&day_length), Some(&drought)) = (DAY_LENGTH_H.get(season), DROUGHT_SEASON.get(season)) else {
        return Err(ModelError::Invalid { field: "month", value: f64::from(month), must: "from 1 to 12" });
    };
    let within = |field, value, low: f64, high: f64, must| {
        check::accept(field, value, (low..=high).contains(&value), must).map(|_| ())
    };
    within("temperature_c", temperature_c, -60.0, 60.0, "from -60 to 60")?;
    within("humidity_pct", humidity_pct, 0.0, 100.0, "from 0 to 100")?;
    within("wind_km_h", wind_km_h, 0.0, 400.0, "from 0 to 400")?;
    within("rain_mm", rain_mm, 0.0, 2000.0, "from 0 to 2000")?;
    within("ffmc", yesterday.ffmc, 0.0, 101.0, "from 0 to 101")?;
    within("dmc", yesterday.dmc, 0.0, 1e4, "from 0 to 10000")?;
    within("dc", yesterday.dc, 0.0, 1e4, "from 0 to 10000")?;

    let ffmc = fine_fuel_moisture_code(weather, yesterday.ffmc);
    let dmc = duff_moisture_code(weather, day_length, yesterday.dmc);
    let dc = drought_code(weather, drought, yesterday.dc);
    let isi = initial_spread_index(fine_fuel_moisture_pct(ffmc), wind_km_h);
    let bui = build_up_index(dmc, dc);
    let fwi = fire_weather_index(isi, bui);
    let codes = FireCodes { ffmc, dmc, dc };
    Ok(FireDanger { codes, isi, bui, fwi, dsr: 0.0272 * fwi.powf(1.77) })
}

/// Equation 1.
fn fine_fuel_moisture_pct(ffmc: f64) -> f64 {
    CODE_TO_MOISTURE * (101.0 - ffmc) / (59.5 + ffmc)
}

/// Equations 1 to 10.
fn fine_fuel_moisture_code(weather: &FireWeather, yesterday: f64) -> f64 {
    let FireWeather { temperature_c: t, humidity_pct: h, wind_km_h, rain_mm, .. } = *weather;
    let mut m = fine_fuel_moisture_pct(yesterday);
    if rain_mm > 0.5 {
        let rain = rain_mm - 0.5;
        let soaked = if m > 150.0 { 0.0015 * (m - 150.0).powi(2) * rain.sqrt() } else { 0.0 };
        m += 42.5 * rain * (-100.0 / (251.0 - m)).exp() * (1.0 - (-6.93 / rain).exp()) + soaked;
        m = m.min(250.0);
    }
    let common = 0.18 * (21.1 - t) * (1.0 - (-0.115 * h).exp());
    let damp = ((h - 100.0) / 10.0).exp();
    let drying_to = 0.942 * h.powf(0.679) + 11.0 * damp + common;
    let wetting_to = 0.618 * h.powf(0.753) + 10.0 * damp + common;
    // Rate per day of the approach to equilibrium, base 10; `air` is how far the air is from where it stops.
    let rate = |air: f64| {
        let still = 0.424 * (1.0 - air.powf(1.7)) + 0.0694 * wind_km_h.sqrt() * (1.0 - air.powi(8));
        still * 0.581 * (0.0365 * t).exp()
    };
    let moisture = if m > drying_to {
        drying_to + (m - drying_to) * 10.0_f64.powf(-rate(h / 100.0))
    } else if m < wetting_to {
        wetting_to - (wetting_to - m) * 10.0_f64.powf(-rate((100.0 - h) / 100.0))
    } else {
        m
    };
    (59.5 * (250.0 - moisture) / (MOISTURE_TO_CODE + moisture)).clamp(0.0, 101.0)
}

/// Equations 11 to 17.
fn duff_moisture_code(weather: &FireWeather, day_length_h: f64, yesterday: f64) -> f64 {
    let wetted = if weather.rain_mm > 1.5 {
        let rain = 0.92 * weather.rain_mm - 1.27;
        let moisture = 20.0 + 280.0 / (0.023 * yesterday).exp();
        let slope = if yesterday <= 33.0 {
            100.0 / (0.5 + 0.3 * yesterday)
        } else if yesterday <= 65.0 {
            14.0 - 1.3 * yesterday.ln()
        } else {
            6.2 * yesterday.ln() - 17.2
        };
        let wet = moisture + 1000.0 * rain / (48.77 + slope * rain);
        (43.43 * (5.6348 - (wet - 20.0).ln())).max(0.0)
    } else {
        yesterday
    };
    let warmth = (weather.temperature_c + 1.1).max(0.0);
    wetted + 1.894e-4 * warmth * (100.0 - weather.humidity_pct) * day_length_h
}

/// Equations 18 to 23.
fn drought_code(weather: &FireWeather, season: f64, yesterday: f64) -> f64 {
    let wetted = if weather.rain_mm > 2.8 {
        let rain = 0.83 * weather.rain_mm - 1.27;
        let equivalent = 800.0 * (-yesterday / 400.0).exp();
        (yesterday - 400.0 * (1.0 + 3.937 * rain / equivalent).ln()).max(0.0)
    } else {
        yesterday
    };
    let evaporation = (0.36 * (weather.temperature_c.max(-2.8) + 2.8) + season).max(0.0);
    wetted + 0.5 * evaporation
}

/// Equations 24 to 26.
fn initial_spread_index(moisture_pct: f64, wind_km_h: f64) -> f64 {
    let fuel = 91.9 * (-0.1386 * moisture_pct).exp() * (1.0 + moisture_pct.powf(5.31) / 4.93e7);
    0.208 * (0.05039 * wind_km_h).exp() * fuel
}

/// Equation 27; 0 where both codes are.
fn build_up_index(dmc: f64, dc: f64) -> f64 {
    if dmc <= 0.0 {
        return 0.0;
    }
    let share = 0.8 * dc / (dmc + 0.4 * dc);
    let index =
        if dmc <= 0.4 * dc { share * dmc } else { dmc - (1.0 - share) * (0.92 + (0.0114 * dmc).powf(1.7)) };
    index.max(0.0)
}

/// Equations 28 to 30.
fn fire_weather_index(isi: f64, bui: f64) -> f64 {
    let heat = if bui <= 80.0 {
        0.626 * bui.powf(0.809) + 2.0
    } else {
        1000.0 / (25.0 + 108.64 * (-0.023 * bui).exp())
    };
    let product = 0.1 * isi * heat;
    if product > 1.0 { (2.72 * (0.434 * product.ln()).powf(0.647)).exp() } else { product }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = FireWeather> {
        (1..=12u8, -20.0..45.0_f64, 0.0..=100.0_f64, 0.0..120.0_f64, 0.0..80.0_f64).prop_map(
            |(month, temperature_c, humidity_pct, wind_km_h, rain_mm)| FireWeather {
                month,
                temperature_c,
                humidity_pct,
                wind_km_h,
                rain_mm,
            },
        )
    }

    fn any_codes() -> impl Strategy<Value = FireCodes> {
        (0.0..=101.0_f64, 0.0..300.0_f64, 0.0..900.0_f64).prop_map(|(ffmc, dmc, dc)| FireCodes {
            ffmc,
            dmc,
            dc,
        })
    }

    #[test]
    fn the_first_day_of_the_report() {
        // Van Wagner 1987 and Van Wagner and Pickett 1985: 13 April, 17 degC, 42 %, 25 km/h, no rain.
        let day =
            FireWeather { month: 4, temperature_c: 17.0, humidity_pct: 42.0, wind_km_h: 25.0, rain_mm: 0.0 };
        let danger = fwi_day(&day, FireCodes::SPRING).unwrap();
        let figures =
            [danger.codes.ffmc, danger.codes.dmc, danger.codes.dc, danger.isi, danger.bui, danger.fwi];
        for (got, printed) in figures.into_iter().zip([87.7, 8.5, 19.0, 10.9, 8.5, 10.1]) {
            assert!((got - printed).abs() < 0.06, "{got} {printed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn codes_and_indices_stay_in_their_ranges(day in any_day(), codes in any_codes()) {
            let d = fwi_day(&day, codes).unwrap();
            prop_assert!((0.0..=101.0).contains(&d.codes.ffmc));
            prop_assert!([d.codes.dmc, d.codes.dc, d.isi, d.bui, d.fwi, d.dsr].iter().all(|x| x.is_finite() && *x >= 0.0));
        }

        #[test]
        fn rain_never_raises_the_danger(day in any_day(), codes in any_codes()) {
            let wet = fwi_day(&day, codes).unwrap();
            let dry = fwi_day(&FireWeather { rain_mm: 0.0, ..day }, codes).unwrap();
            prop_assert!(wet.codes.dmc <= dry.codes.dmc + 1e-3 && wet.codes.dc <= dry.codes.dc + 1e-9);
            prop_assert!(wet.codes.ffmc <= dry.codes.ffmc + 1e-9);
        }

        #[test]
        fn wind_drives_the_spread(day in any_day(), codes in any_codes()) {
            let calm = fwi_day(&FireWeather { wind_km_h: 0.0, ..day }, codes).unwrap();
            let windy = fwi_day(&FireWeather { wind_km_h: 200.0, ..day }, codes).unwrap();
            prop_assert!(calm.codes.dmc == windy.codes.dmc && calm.codes.dc == windy.codes.dc);
            prop_assert!(windy.isi >= calm.isi);
        }

        #[test]
        fn any_numbers_get_an_answer(t in any::<f64>(), h in any::<f64>(), w in any::<f64>(), r in any::<f64>(), month in any::<u8>()) {
            let day = FireWeather { month, temperature_c: t, humidity_pct: h, wind_km_h: w, rain_mm: r };
            if let Ok(d) = fwi_day(&day, FireCodes::SPRING) {
                prop_assert!(d.fwi.is_finite());
            }
        }
    }
}
