//! Calibration of GR4J: against its authors' own, and on years that the calibration has not seen.

use super::daily::Daily;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::numerics::calibrate::Search;
use parvis_core::models::numerics::skill::{Hydrological, hydrological};
use parvis_core::models::water::cemaneige::{CemaNeige, Pack};
use parvis_core::models::water::gr4j::Gr4j;
use parvis_core::models::water::gr4j_fit::{Fit, Objective, Record, fit, fit_with_snow};
use parvis_core::models::water::precipitation_bands::{Bands, Gradients, band_elevations_m};
use serde::Deserialize;
use std::ops::Range;

const MODEL: &str = "gr4j";

/// The authors' example, fitted here.
pub(super) fn example(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let daily = Daily::read(reference, "hydrology/L0123001.csv")?;
    let span = daily.days("1989-01-01", "1999-12-31")?;
    let record = Record {
        p_mm: &daily.p_mm[span.clone()],
        pet_mm: &daily.pet_mm[span.clone()],
        q_mm: &daily.q_mm[span],
        warm_up_days: 365,
    };
    let found = fit(record, Objective::Nse, Search::default())?;
    let case = "L0123001 1990-1999, NSE of our own calibration";
    let source = "airGR 1.7.9, catchment L0123001 (Coron et al. 2017)";
    Ok(vec![Row::new(MODEL, case, 0.7988, found.skill.nse, Bound::AtLeast, source)])
}

/// Klemeš 1986: fitted to one half of the years, judged on the other, both ways, with and without snow.
pub(super) fn split_sample(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    for (code, name) in [("V123521001", "Ire at Doussard"), ("A273011002", "Bruche at Russ")] {
        let basin = Basin::read(reference, code)?;
        for (years, unseen) in [(EARLY, LATE), (LATE, EARLY)] {
            for snow in [false, true] {
                let found = basin.fit(years, snow)?;
                let judged = basin.judge(&found, unseen)?;
                let model = if snow { "CemaNeige and GR4J" } else { "GR4J alone" };
                for (score, seen, unseen_score) in [
                    ("KGE", found.skill.kge, judged.kge),
                    ("NSE", found.skill.nse, judged.nse),
                    ("volume over the gauged", found.skill.beta, judged.beta),
                ] {
                    let case = format!(
                        "{name}, {model}, {score} of {unseen} fitted to {years}",
                        unseen = unseen.name,
                        years = years.name
                    );
                    let source = "CAMELS-FR (Delaigue et al. 2024)";
                    let row = Row::new(MODEL, case, seen, unseen_score, Bound::Reported, source);
                    rows.push(row.note("expected is the score of the years fitted"));
                }
            }
        }
    }
    Ok(rows)
}

/// Years to compare, after two years that fill the stores.
#[derive(Clone, Copy)]
struct Years {
    name: &'static str,
    warm_up: &'static str,
    first: &'static str,
    last: &'static str,
}

const EARLY: Years =
    Years { name: "2001-2009", warm_up: "1999-01-01", first: "2001-01-01", last: "2009-12-31" };
const LATE: Years =
    Years { name: "2010-2018", warm_up: "2008-01-01", first: "2010-01-01", last: "2018-12-31" };

/// What the list of basins says of one.
#[derive(Deserialize)]
struct Meta {
    code: String,
    hypso: Vec<f64>,
}

struct Basin {
    daily: Daily,
    hypsometry_m: Vec<f64>,
}

impl Basin {
    fn read(reference: &dyn Reference, code: &str) -> Result<Self, ReferenceError> {
        let path = "hydrology/basins_meta.json";
        let unreadable = |why: &dyn std::fmt::Display| ReferenceError::unreadable(path, why);
        let metas: Vec<Meta> = serde_json::from_str(&reference.text(path)?).map_err(|e| unreadable(&e))?;
        let meta =
            metas.into_iter().find(|meta| meta.code == code).ok_or_else(|| unreadable(&"no such basin"))?;
        let daily = Daily::read(reference, &format!("hydrology/{code}.csv"))?;
        Ok(Self { daily, hypsometry_m: meta.hypso })
    }

    /// The rows of the years with their warm-up, and how many of them warm up.
    fn span(&self, years: Years) -> Result<(Range<usize>, usize), ReferenceError> {
        let span = self.daily.days(years.warm_up, years.last)?;
        let compared = self.daily.days(years.first, years.last)?;
        Ok((span.clone(), compared.start - span.start))
    }

    /// Rain and temperature are means over the basin, so they hold at its middle elevation.
    fn bands(&self, span: Range<usize>) -> Result<Bands, ReferenceError> {
        let (p_mm, t_c) = (&self.daily.p_mm[span.clone()], &self.daily.t_c[span]);
        let [middle, elevations] = [1, 5].map(|count| band_elevations_m(&self.hypsometry_m, count));
        Ok(Bands::new(p_mm, t_c, middle?[0], &elevations?, Gradients::default())?)
    }

    fn fit(&self, years: Years, snow: bool) -> Result<Fit, ReferenceError> {
        let (span, warm_up_days) = self.span(years)?;
        let record = Record {
            p_mm: &self.daily.p_mm[span.clone()],
            pet_mm: &self.daily.pet_mm[span.clone()],
            q_mm: &self.daily.q_mm[span.clone()],
            warm_up_days,
        };
        Ok(match snow {
            true => fit_with_snow(record, &self.bands(span)?, Objective::Kge, Search::default())?,
            false => fit(record, Objective::Kge, Search::default())?,
        })
    }

    fn judge(&self, fit: &Fit, years: Years) -> Result<Hydrological, ReferenceError> {
        let (span, warm_up_days) = self.span(years)?;
        let mut water_mm = self.daily.p_mm[span.clone()].to_vec();
        if let Some(snow) = fit.snow {
            let bands = self.bands(span.clone())?;
            CemaNeige::new(snow)?.run(&bands, &mut vec![Pack::default(); bands.count()], &mut water_mm)?;
        }
        let model = Gr4j::new(fit.runoff)?;
        let mut q_mm = vec![0.0; span.len()];
        model.run(&mut model.initial(), &water_mm, &self.daily.pet_mm[span.clone()], &mut q_mm)?;
        Ok(hydrological(&self.daily.q_mm[span][warm_up_days..], &q_mm[warm_up_days..])?)
    }
}
