//! Results: what was decided, how, what it changes, and what became of each proposal.

mod areas;

use super::parts::{BudgetBar, Loading, Nothing, Trouble, cost_words, said};
use super::{Hall, effects, k, steps};
use crate::bridge::{intl, net};
use crate::route::Page;
use crate::state::{Load, Problem, catalogue};
use crate::words::{fill, t};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::outcome::Quantity;
use parvis_core::participation::Consultation;
use parvis_core::participation::results::{Decision, Fate, Results as Published};
use parvis_core::participation::tally::Amount;
use parvis_core::territory::Manifest;

/// The page.
#[component]
pub(super) fn Results() -> impl IntoView {
    let hall = Hall::here();
    let results = RwSignal::new(Load::<Option<Published>>::Pending);
    Effect::new(move |_| {
        let slug = hall.slug.get();
        if slug.is_empty() {
            return;
        }
        spawn_local(async move {
            let file = format!("{}results/results.json", catalogue::folder(&slug));
            results.set(match net::text(&file).await {
                Ok(text) => match Published::parse(&text) {
                    Ok(published) => Load::Here(Some(published)),
                    Err(why) => Load::Failed(Problem::Broken(format!("results.json: {why}"))),
                },
                Err(net::FetchError::Status(404)) => Load::Here(None),
                Err(why) => Load::Failed(Problem::Fetch { file, why: why.to_string() }),
            });
        });
    });
    view! {
        {move || match (hall.asked.get(), results.get()) {
            (Load::Failed(problem), _) | (_, Load::Failed(problem)) => view! { <Trouble problem/> }.into_any(),
            (Load::Pending, _) | (_, Load::Pending) => view! { <Loading/> }.into_any(),
            (_, Load::Here(None)) => view! {
                <Nothing
                    hall title=k::RESULTS_NONE text=k::RESULTS_NONE_TEXT
                    ways=[(Page::Session, k::RESULTS_TO_VOTE), (Page::Desk, k::START_DESK)]
                />
            }.into_any(),
            (Load::Here(asked), Load::Here(Some(results))) => {
                // Results of another vote are shown without its projects' names.
                let asked = asked.filter(|a| a.id == results.consultation);
                let today = hall.manifest.get();
                shown(results, asked.as_deref(), today.as_deref()).into_any()
            }
        }}
    }
}

fn shown(
    results: Published,
    asked: Option<&Consultation>,
    today: Option<&Manifest>,
) -> impl IntoView + use<> {
    let title = asked.map(|a| said(&a.title)).unwrap_or_else(|| results.consultation.clone());
    let winners: Vec<_> = results
        .winners
        .iter()
        .map(|w| {
            let project = asked.and_then(|a| a.project(&w.id)).cloned();
            (steps::project_name(asked, &w.id), project)
        })
        .collect();
    let eur = |amount: Amount| amount.to_f64().round() as u64;
    let spent = eur(Amount::sum(results.winners.iter().map(|w| w.cost)));
    let lead = fill(k::RESULTS_LEAD, &[("n", &winners.len().to_string()), ("day", &intl::day(&results.day))]);
    let effects = results.effects.iter().filter_map(|e| {
        let spec = effects::indicator(&e.indicator)?;
        let now = today.and_then(|m| m.baseline.get(&e.indicator)).map(|today| today.value + e.value);
        let change = Quantity {
            value: e.value,
            low: e.low,
            high: e.high,
            unit: e.unit.clone(),
            source: String::new(),
        };
        effects::shows(spec, &change).then_some((spec, now, change))
    });
    let effects: Vec<_> = effects.collect();
    view! {
        <section class="sheet results">
            <p class="session-eyebrow">{title}</p>
            <h1>{t(k::RESULTS_TITLE)}</h1>
            <p class="session-lead">{lead}</p>
            <ol class="winner-cards">
                {winners.into_iter().map(|(name, project)| view! {
                    <li class="card winner">
                        <h2>{name}</h2>
                        {project.map(|p| view! {
                            <p>{said(&p.text)}</p>
                            <p class="money">{cost_words(&p)}</p>
                        })}
                    </li>
                }).collect_view()}
            </ol>
            <BudgetBar spent=Signal::stored(spent) budget=eur(results.budget)/>
            <h2>{t(k::EFFECTS_TITLE)}</h2>
            <p class="quiet">{t(k::RESULTS_EFFECTS)}</p>
            {effects::list(effects)}
            <h2>{t(k::RESULTS_VOTES)}</h2>
            {votes(&results, asked)}
            <h2>{t(k::COUNT_HOW)}</h2>
            <p>{steps::rule_words(results.rule)}" "{t(k::RULE_TIES)}</p>
            {if results.steps.is_empty() {
                view! { <p class="quiet">{t(k::RESULTS_FEW)}</p> }.into_any()
            } else {
                view! {
                    <details><summary>{t(k::RESULTS_STEPS)}</summary>{steps::list(&results.steps, asked)}</details>
                }.into_any()
            }}
            {areas::list(&results.areas, asked)}
            <h2>{t(k::RESULTS_FATES)}</h2>
            {fates(&results.proposals)}
        </section>
    }
}

/// Votes of each project as bars, most first, in a table.
fn votes(results: &Published, asked: Option<&Consultation>) -> AnyView {
    let Some(ballots) = results.ballots else {
        return view! { <p class="quiet">{t(k::RESULTS_FEW)}</p> }.into_any();
    };
    let mut rows: Vec<_> = results.totals.iter().map(|p| (p.score.unwrap_or(0), p.id.clone())).collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let most = rows.first().map_or(1, |(n, _)| *n).max(1);
    let winners: Vec<_> = results.winners.iter().map(|w| w.id.clone()).collect();
    let line = fill(k::RESULTS_BALLOTS, &[("n", &intl::number(f64::from(ballots), 0))]);
    let blank = results
        .blank
        .filter(|n| *n > 0)
        .map(|n| format!(" {}", fill(k::RESULTS_BLANK, &[("n", &intl::number(f64::from(n), 0))])));
    view! {
        <p>{line}{blank}</p>
        <table class="votes">
            <thead class="hidden"><tr>
                <th scope="col">{t(k::RESULTS_PROJECT)}</th><th scope="col">{t(k::RESULTS_VOTES)}</th>
            </tr></thead>
            <tbody>
                {rows.into_iter().map(|(n, id)| {
                    let won = winners.contains(&id);
                    let width = 100.0 * n as f64 / most as f64;
                    view! {
                        <tr class:won=won>
                            <th scope="row">
                                {steps::project_name(asked, &id)}
                                {won.then(|| view! { <span class="won-mark">" ✓ "{t(k::RESULTS_CHOSEN)}</span> })}
                            </th>
                            <td>
                                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                                    <rect width=width height="6" rx="1" class="vote-bar"/>
                                </svg>
                                <span class="number">{intl::number(n as f64, 0)}</span>
                            </td>
                        </tr>
                    }
                }).collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}

fn fates(decisions: &[Decision]) -> AnyView {
    if decisions.is_empty() {
        return view! { <p class="quiet">{t(k::RESULTS_NO_FATES)}</p> }.into_any();
    }
    view! {
        <ul class="fates">
            {decisions.iter().cloned().map(|told| {
                let accepted = told.fate == Fate::Accepted;
                view! {
                    <li class="card">
                        <h3>{told.title}</h3>
                        <p>
                            <strong class=if accepted { "better" } else { "quiet" }>
                                {t(if accepted { k::FATE_ACCEPTED } else { k::FATE_SET_ASIDE })}
                            </strong>
                            {(!told.reason.is_empty()).then(|| format!(" {}", told.reason))}
                        </p>
                        {(!told.reply.is_empty()).then(|| view! { <p class="reply">{told.reply}</p> })}
                    </li>
                }
            }).collect_view()}
        </ul>
    }
    .into_any()
}
