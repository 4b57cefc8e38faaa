//! The ballot: projects in an order of one's own, what they cost, and what is left.

use super::{Desk, Step};
use crate::hall::parts::{Asked, BudgetBar, cost_words, euros, said};
use crate::hall::{Hall, h, k};
use crate::words::fill;
use leptos::prelude::*;
use parvis_core::participation::{BallotKind, Project};

#[component]
pub(super) fn Vote(desk: Desk, asked: Asked) -> impl IntoView {
    let kind = asked.ballot.clone();
    let help = kind.clone();
    let ask = asked.clone();
    let spent = Signal::derive({
        let asked = asked.clone();
        move || spent_eur(&asked, desk)
    });
    let projects = shuffled(&asked.projects, desk.order.get_untracked());
    view! {
        <section class="ballot">
            <h1 tabindex="-1">{h!(VOTE_TITLE)}</h1>
            <p class="session-lead">{move || kind_words(&help)}</p>
            <ul class="ballot-projects">
                {projects.into_iter().map(|project| {
                    let asked = ask.clone();
                    view! { <li><Card desk asked project/></li> }
                }).collect_view()}
            </ul>
            <div class="ballot-foot">
                <div class="ballot-sum">
                    <p role="status">{move || sum_words(&kind, desk)}</p>
                    <BudgetBar spent budget=asked.budget_eur/>
                </div>
                <div class="row">
                    <button type="button" class="button button-quiet" on:click=move |_| desk.again()>{h!(SHARED_STOP)}</button>
                    <button type="button" class="button" on:click=move |_| desk.go(Step::Check)>{h!(VOTE_NEXT)}</button>
                </div>
            </div>
        </section>
    }
}

/// A project and the control to mark it.
#[component]
fn Card(desk: Desk, asked: Asked, project: Project) -> impl IntoView {
    let hall = Hall::here();
    let id = StoredValue::new(project.id.clone());
    let points = move || desk.marks.with(|m| m.get(&id.get_value()).copied().unwrap_or(0));
    let chosen = move || points() > 0;
    let (name, text) = (project.name.clone(), project.text.clone());
    let label = name.clone();
    let cost = project.clone();
    let scenario = project.scenario.clone();
    let control = match asked.ballot.clone() {
        BallotKind::Cumulative { points: all } => view! { <Points desk id label all/> }.into_any(),
        kind => {
            let asked = asked.clone();
            let price = project.cost_eur;
            // What does not fit any more can be read, but not marked.
            let fits = move || {
                chosen()
                    || match &kind {
                        BallotKind::Knapsack {} => spent_eur(&asked, desk) + price <= asked.budget_eur,
                        BallotKind::Approval { at_most: Some(most) } => {
                            (desk.marks.with(|m| m.len()) as u32) < *most
                        }
                        _ => true,
                    }
            };
            let fits = Memo::new(move |_| fits());
            view! {
                <label class="tick" class:tick-off=move || !fits.get()>
                    <input
                        type="checkbox" prop:checked=chosen disabled=move || !fits.get()
                        on:change=move |e| set(desk, &id.get_value(), u32::from(event_target_checked(&e)))
                    />
                    <span>{move || t_choice(chosen(), fits.get())}</span>
                    <span class="hidden">{move || format!(": {}", said(&label))}</span>
                </label>
            }
            .into_any()
        }
    };
    view! {
        <article class="card ballot-card" class:chosen=chosen>
            <div class="ballot-words">
                <h2>{move || said(&name)}</h2>
                <p>{move || said(&text)}</p>
                <p class="money">{move || cost_words(&cost)}</p>
                {scenario.map(|code| view! {
                    {move || (!desk.kiosk.get()).then(|| view! {
                        <a href=hall.scenario(&code) target="_blank" rel="noopener">{h!(VOTE_EFFECT)}</a>
                    })}
                })}
            </div>
            {control}
        </article>
    }
}

/// Points for a project, by two large buttons.
#[component]
fn Points(
    desk: Desk,
    id: StoredValue<String>,
    label: parvis_core::participation::Words,
    all: u32,
) -> impl IntoView {
    let points = move || desk.marks.with(|m| m.get(&id.get_value()).copied().unwrap_or(0));
    let left = move || all.saturating_sub(desk.marks.with(|m| m.values().sum()));
    let label = StoredValue::new(label);
    let named = move |key| fill(key, &[("name", &said(&label.get_value()))]);
    view! {
        <div class="points" role="group" aria-label=move || said(&label.get_value())>
            <button
                type="button" aria-label=move || named(k::VOTE_LESS) disabled=move || points() == 0
                on:click=move |_| set(desk, &id.get_value(), points().saturating_sub(1))
            >"−"</button>
            <output>{points}</output>
            <button
                type="button" aria-label=move || named(k::VOTE_MORE) disabled=move || left() == 0
                on:click=move |_| set(desk, &id.get_value(), points() + 1)
            >"+"</button>
        </div>
    }
}

fn set(desk: Desk, id: &str, points: u32) {
    desk.marks.update(|m| {
        if points == 0 {
            m.remove(id);
        } else {
            m.insert(id.to_owned(), points);
        }
    });
}

fn t_choice(chosen: bool, fits: bool) -> &'static str {
    crate::words::t(match (chosen, fits) {
        (true, _) => k::VOTE_CHOSEN,
        (false, true) => k::VOTE_CHOOSE,
        (false, false) => k::VOTE_NO_ROOM,
    })
}

/// What the marked projects cost together \[EUR\].
pub(super) fn spent_eur(asked: &Asked, desk: Desk) -> u64 {
    desk.marks.with(|m| asked.projects.iter().filter(|p| m.contains_key(&p.id)).map(|p| p.cost_eur).sum())
}

fn kind_words(kind: &BallotKind) -> String {
    match kind {
        BallotKind::Approval { at_most: None } => crate::words::t(k::VOTE_APPROVAL).to_owned(),
        BallotKind::Approval { at_most: Some(most) } => {
            fill(k::VOTE_APPROVAL_MOST, &[("n", &most.to_string())])
        }
        BallotKind::Cumulative { points } => fill(k::VOTE_CUMULATIVE, &[("n", &points.to_string())]),
        BallotKind::Knapsack {} => crate::words::t(k::VOTE_KNAPSACK).to_owned(),
    }
}

fn sum_words(kind: &BallotKind, desk: Desk) -> String {
    let (count, points) = desk.marks.with(|m| (m.len(), m.values().sum::<u32>()));
    match kind {
        BallotKind::Cumulative { points: all } => {
            fill(k::VOTE_SUM_POINTS, &[("n", &all.saturating_sub(points).to_string())])
        }
        _ => fill(k::VOTE_SUM, &[("n", &count.to_string())]),
    }
}

/// The projects in an order that a seed draws: each place is as likely for each of them.
fn shuffled(projects: &[Project], seed: u64) -> Vec<Project> {
    let mut list = projects.to_vec();
    let mut state = seed;
    // SplitMix64 (Steele, Lea, Flood 2014), Fisher and Yates (1938).
    for last in (1..list.len()).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        list.swap(last, ((word ^ (word >> 31)) % (last as u64 + 1)) as usize);
    }
    list
}

/// What a voter reads of a sum.
pub(super) fn total_words(asked: &Asked, desk: Desk) -> String {
    fill(k::CHECK_TOTAL, &[("eur", &euros(spent_eur(asked, desk))), ("budget", &euros(asked.budget_eur))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_project_comes_first_about_as_often() {
        let projects: Vec<_> = (0..8).map(|i| Project { id: i.to_string(), ..Project::default() }).collect();
        let mut first = [0; 8];
        for seed in 0..8000 {
            let list = shuffled(&projects, seed);
            assert_eq!(list.len(), 8);
            first[list[0].id.parse::<usize>().unwrap()] += 1;
        }
        // 1000 each; four standard deviations are 118.
        assert!(first.iter().all(|n: &i32| (882..=1118).contains(n)), "{first:?}");
    }
}
