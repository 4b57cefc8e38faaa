//! Lying bars: a pair for each label, today above the scenario.

use super::label_words;
use crate::bridge::intl;
use leptos::prelude::*;
use parvis_core::report::SeriesPair;
use parvis_core::themes::Chart;

/// Height of a pair of bars with its label, in units of the drawing.
const ROW: f64 = 38.0;
const WIDTH: f64 = 320.0;
/// Room for the figure behind the longest bar.
const FIGURE: f64 = 64.0;

pub(super) fn bars(chart: &Chart, series: &SeriesPair) -> impl IntoView + use<> {
    let top = series.baseline.iter().chain(&series.scenario).copied().fold(0.0, f64::max).max(1e-12);
    let length = move |v: f64| (WIDTH - FIGURE) * (v / top).clamp(0.0, 1.0);
    let rows = series.labels.iter().zip(series.baseline.iter().zip(&series.scenario)).enumerate();
    let rows = rows.map(|(i, (label, (a, b)))| {
        let y = i as f64 * ROW;
        view! {
            <text x="0" y=y + 11.0 class="label">{label_words(chart, label)}</text>
            <rect x="0" y=y + 16.0 width=length(*a) height="6" class="today"/>
            <rect x="0" y=y + 23.0 width=length(*b) height="6" class="now"/>
            <text x=length(a.max(*b)) + 6.0 y=y + 26.0 class="value">{intl::number(*b, chart.decimals)}</text>
        }
    });
    view! {
        <svg class="bars" viewBox=format!("0 0 {WIDTH} {}", ROW * series.labels.len() as f64) aria-hidden="true">
            {rows.collect_view()}
        </svg>
    }
}
