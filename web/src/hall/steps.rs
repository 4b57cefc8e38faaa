//! How a count went, in words: "School shade is paid by 212 people, €14.30 each".

use super::k;
use super::parts::said;
use crate::bridge::intl;
use crate::words::{fill, t};
use leptos::prelude::*;
use parvis_core::participation::Consultation;
use parvis_core::participation::tally::{Amount, Payment, Rule, Step};

/// A project's name, or its id where the consultation lacks it.
pub(super) fn project_name(asked: Option<&Consultation>, id: &str) -> String {
    asked.and_then(|a| a.project(id)).map_or_else(|| id.to_owned(), |project| said(&project.name))
}

/// The rule in one sentence.
pub(super) fn rule_words(rule: Rule) -> &'static str {
    t(match rule {
        Rule::Greedy => k::RULE_GREEDY,
        Rule::Mes => k::RULE_MES,
        Rule::MesAdd1 => k::RULE_MES_ADD1,
        Rule::MesAdd1u => k::RULE_MES_ADD1U,
        Rule::Phragmen => k::RULE_PHRAGMEN,
    })
}

/// The steps as a list.
pub(super) fn list(steps: &[Step], asked: Option<&Consultation>) -> impl IntoView + use<> {
    let lines: Vec<_> = steps.iter().map(|step| (kind(step), words(step, asked))).collect();
    view! {
        <ol class="tally-steps">
            {lines.into_iter().map(|(class, line)| view! { <li class=class>{line}</li> }).collect_view()}
        </ol>
    }
}

fn kind(step: &Step) -> &'static str {
    match step {
        Step::Funded { .. } => "step-funded",
        Step::TooExpensive { .. } => "step-skipped",
        Step::Share { .. } | Step::Completion { .. } => "step-note",
    }
}

/// A sum; cents where there are any.
pub(super) fn money(amount: Amount) -> String {
    sum(amount.to_f64())
}

fn sum(eur: f64) -> String {
    if eur.fract().abs() < 5e-7 { intl::euros(eur) } else { format!("{}\u{a0}€", intl::number(eur, 2)) }
}

fn words(step: &Step, asked: Option<&Consultation>) -> String {
    let n = |count: f64| intl::number(count, 0);
    match step {
        Step::Share { each, voters, raised } => {
            let key = if *raised == 0 { k::STEP_SHARE } else { k::STEP_SHARE_RAISED };
            let (voters, raised) = (n(f64::from(*voters)), sum(f64::from(*raised)));
            let values = [("voters", voters.as_str()), ("each", &sum(each.rounded)), ("raised", &raised)];
            // The plain sentence names no raise.
            if key == k::STEP_SHARE { fill(key, &values[..2]) } else { fill(key, &values) }
        }
        Step::Funded { project, cost, supporters, score, paid, budget_left, tied } => {
            let name = project_name(asked, project);
            let (cost, left) = (money(*cost), money(*budget_left));
            let first = match paid {
                Some(Payment::Shares { each, in_full, the_rest }) => {
                    let key = if *the_rest == 0 { k::STEP_PAID } else { k::STEP_PAID_REST };
                    fill(
                        key,
                        &[
                            ("name", &name),
                            ("cost", &cost),
                            ("n", &n(f64::from(*in_full))),
                            ("each", &sum(each.rounded)),
                            ("rest", &n(f64::from(*the_rest))),
                        ],
                    )
                }
                Some(Payment::Earned { each }) => fill(
                    k::STEP_EARNED,
                    &[
                        ("name", &name),
                        ("cost", &cost),
                        ("n", &n(f64::from(*supporters))),
                        ("each", &sum(each.rounded)),
                    ],
                ),
                None => fill(
                    k::STEP_GREEDY,
                    &[("name", &name), ("cost", &cost), ("score", &n(*score as f64)), ("left", &left)],
                ),
            };
            if tied.is_empty() {
                return first;
            }
            let names: Vec<_> = tied.iter().map(|id| project_name(asked, id)).collect();
            format!("{first} {}", fill(k::STEP_TIED, &[("names", &names.join(", "))]))
        }
        Step::TooExpensive { project, cost, budget_left, .. } => fill(
            k::STEP_SKIPPED,
            &[
                ("name", &project_name(asked, project)),
                ("cost", &money(*cost)),
                ("left", &money(*budget_left)),
            ],
        ),
        Step::Completion { budget_left } => fill(k::STEP_COMPLETION, &[("left", &money(*budget_left))]),
    }
}
