//! Charts as SVG: today beside the scenario, each with a sentence and a table.

mod bars;
mod line;

use crate::bridge::{intl, page};
use crate::state::Session;
use crate::ui::{amount, unit};
use crate::words::{Key, fill, k, named, t};
use leptos::prelude::*;
use parvis_core::report::SeriesPair;
use parvis_core::themes::{Chart, ChartKind, Spec};

/// The charts of a theme.
#[component]
pub(crate) fn Charts(spec: &'static Spec) -> impl IntoView {
    spec.charts.iter().map(|chart| view! { <ChartCard chart/> }).collect_view()
}

#[component]
fn ChartCard(chart: &'static Chart) -> impl IntoView {
    let session = Session::here();
    let series = Memo::new(move |_| {
        session.report.with(|r| r.as_ref()?.series.iter().find(|s| s.id == chart.id).cloned())
    });
    // A table is made when it is opened: few read it, and a lever would make it anew each time.
    let open = RwSignal::new(false);
    view! {
        {move || series.get().map(|series| view! {
            <figure class="card chart">
                <figcaption>
                    <h3>{named(&format!("{}.name", chart.id))}", "<span class="quiet">{unit(chart.unit)}</span></h3>
                    <p class="quiet">{sentence(chart, &series)}</p>
                </figcaption>
                {match chart.kind {
                    ChartKind::Bars => bars::bars(chart, &series).into_any(),
                    ChartKind::Line => line::line(chart, &series).into_any(),
                }}
                <p class="chart-key" aria-hidden="true">
                    <span class="key-today"></span>{t(k::MODE_BASELINE)}<span class="key-now"></span>{t(k::MODE_SCENARIO)}
                </p>
                <details open=open.get_untracked() on:toggle=move |event| open.set(page::is_open(&event))>
                    <summary>{t(k::MAP_TABLE)}</summary>
                    {move || open.get().then(|| table(chart, &series))}
                </details>
            </figure>
        })}
    }
}

/// The word for a label of an axis: a sector, a month, or the label itself.
pub(super) fn label_words(chart: &Chart, label: &str) -> String {
    [format!("{}.{label}", chart.id), format!("label.{label}")]
        .iter()
        .find_map(|id| Key::find(id))
        .map_or_else(|| label.to_owned(), |key| t(key).to_owned())
}

/// "Most: road traffic, 16 254 t. In all 26 000, in the scenario 24 100."
fn sentence(chart: &Chart, series: &SeriesPair) -> String {
    let most = series.scenario.iter().zip(&series.labels).max_by(|a, b| a.0.total_cmp(b.0));
    let Some((value, label)) = most else { return String::new() };
    fill(
        k::CHART_SENTENCE,
        &[("label", &label_words(chart, label)), ("value", &amount(*value, chart.unit, chart.decimals))],
    )
}

fn table(chart: &Chart, series: &SeriesPair) -> impl IntoView + use<> {
    let rows = series.labels.iter().zip(series.baseline.iter().zip(&series.scenario));
    view! {
        <div class="table" tabindex="0" role="region" aria-label=named(&format!("{}.name", chart.id))>
            <table>
                <thead><tr>
                    <th scope="col"></th>
                    <th scope="col" class="number">{t(k::MODE_BASELINE)}</th>
                    <th scope="col" class="number">{t(k::MODE_SCENARIO)}</th>
                </tr></thead>
                <tbody>
                    {rows.map(|(label, (a, b))| view! {
                        <tr>
                            <th scope="row">{label_words(chart, label)}</th>
                            <td class="number">{intl::number(*a, chart.decimals)}</td>
                            <td class="number">{intl::number(*b, chart.decimals)}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}
