//! A line over months or years: today thin, the scenario thick.

use super::label_words;
use crate::bridge::intl;
use leptos::prelude::*;
use parvis_core::report::SeriesPair;
use parvis_core::themes::Chart;
use std::fmt::Write;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 120.0;
/// Room for the figures on the left and the labels below.
const LEFT: f64 = 40.0;
const BELOW: f64 = 18.0;

pub(super) fn line(chart: &Chart, series: &SeriesPair) -> impl IntoView + use<> {
    let top = series.baseline.iter().chain(&series.scenario).copied().fold(0.0, f64::max).max(1e-12) * 1.05;
    let n = series.labels.len().max(2);
    let x = |i: usize| LEFT + (WIDTH - LEFT - 6.0) * i as f64 / (n - 1) as f64;
    let y = |v: f64| HEIGHT - BELOW - (HEIGHT - BELOW - 8.0) * (v / top).clamp(0.0, 1.0);
    let path = |values: &[f64]| {
        values.iter().enumerate().fold(String::new(), |mut path, (i, v)| {
            // Writing into a String does not fail.
            let _ = write!(path, "{}{:.1} {:.1}", if i == 0 { "M" } else { "L" }, x(i), y(*v));
            path
        })
    };
    // As many labels as fit beside each other.
    let every = series.labels.len().div_ceil(6).max(1);
    let labels = series.labels.iter().enumerate().step_by(every).map(|(i, label)| {
        view! { <text x=x(i) y=HEIGHT - 4.0 class="label" text-anchor="middle">{label_words(chart, label)}</text> }
    });
    view! {
        <svg class="lines" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            <line x1=LEFT x2=WIDTH y1=y(0.0) y2=y(0.0) class="axis"/>
            <line x1=LEFT x2=WIDTH y1=y(top / 1.05) y2=y(top / 1.05) class="grid"/>
            <text x=LEFT - 4.0 y=y(top / 1.05) + 4.0 class="label" text-anchor="end">
                {intl::number(top / 1.05, chart.decimals)}
            </text>
            <text x=LEFT - 4.0 y=y(0.0) + 4.0 class="label" text-anchor="end">"0"</text>
            <path d=path(&series.baseline) class="today"/>
            <path d=path(&series.scenario) class="now"/>
            {labels.collect_view()}
        </svg>
    }
}
