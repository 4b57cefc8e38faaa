//! Check the models yourself: every model against published figures, computed here and now.

use crate::bridge::checker::Checker;
use crate::protocol::checks::{Checked, Line, Outcome};
use crate::words::{Language, fill, k, language, t};
use leptos::{html, prelude::*};

/// How far the check is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Idle,
    Running,
    Done,
    Stopped,
    Broken,
}

/// The check: its worker, how far it is, and what has come out.
#[derive(Clone, Copy)]
struct Check {
    worker: StoredValue<Option<Checker>, LocalStorage>,
    state: RwSignal<State>,
    checked: RwSignal<Vec<Checked>>,
}

impl Check {
    /// Starts again, on the files that stand in `input`.
    fn start(self, input: Option<NodeRef<html::Input>>) {
        self.checked.set(Vec::new());
        self.state.set(State::Running);
        let input = input.and_then(|node| node.get_untracked());
        let broken = move || self.end(State::Broken);
        match Checker::start(input.as_ref(), move |checked| self.hear(checked), broken) {
            Ok(worker) => self.worker.set_value(Some(worker)),
            Err(_) => self.state.set(State::Broken),
        }
        if let Some(input) = input {
            // Empty again, so that choosing the same files once more counts as a change.
            input.set_value("");
        }
    }

    fn hear(self, checked: Checked) {
        let last = checked.done == checked.total;
        self.checked.update(|all| all.push(checked));
        if last {
            self.end(State::Done);
        }
    }

    fn end(self, state: State) {
        self.worker.set_value(None);
        self.state.set(state);
    }

    /// Figures within their bounds, all figures, and models that wait for files.
    fn count(self) -> [usize; 3] {
        self.checked.with(|all| {
            let lines = || all.iter().flat_map(|c| lines(&c.outcome));
            let waiting = all.iter().filter(|c| matches!(c.outcome, Outcome::Missing(_))).count();
            [lines().filter(|line| line.within).count(), lines().count(), waiting]
        })
    }
}

fn lines(outcome: &Outcome) -> &[Line] {
    if let Outcome::Lines(lines) = outcome { lines } else { &[] }
}

/// The part of the page.
#[component]
pub(super) fn CheckModels() -> impl IntoView {
    let check = Check {
        worker: StoredValue::new_local(None),
        state: RwSignal::new(State::Idle),
        checked: RwSignal::new(Vec::new()),
    };
    let (folder, files) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    view! {
        <h2>{t!(CHECK_TITLE)}</h2>
        <p>{t!(CHECK_TEXT)}</p>
        <div class="row">
            <button type="button" class="button" on:click=move |_| check.start(None)>{t!(CHECK_START)}</button>
            <label class="button button-quiet file">
                {t!(CHECK_FOLDER)}
                <input
                    node_ref=folder type="file" prop:webkitdirectory=true multiple class="hidden" data-check="folder"
                    on:change=move |_| check.start(Some(folder))
                />
            </label>
            <label class="button button-quiet file">
                {t!(CHECK_FILES)}
                <input
                    node_ref=files type="file" multiple class="hidden" data-check="files"
                    on:change=move |_| check.start(Some(files))
                />
            </label>
        </div>
        <p class="quiet">{t!(CHECK_PRIVATE)}</p>
        <div role="status" class="check-status">{move || status(check)}</div>
        <div class="checks">
            <For each=move || check.checked.get() key=|checked| checked.done let:checked>
                <Group checked/>
            </For>
        </div>
    }
}

/// A line that says how far the check is, or what came out.
fn status(check: Check) -> AnyView {
    match check.state.get() {
        State::Idle => ().into_any(),
        State::Running => {
            let at = move || check.checked.with(|all| all.last().map_or((0, 1), |c| (c.done, c.total)));
            view! {
                <p>{t(k::CHECK_RUNNING)}</p>
                <progress max=move || at().1 value=move || at().0 aria-label=t(k::CHECK_RUNNING)></progress>
                <button type="button" class="link" on:click=move |_| check.end(State::Stopped)>{t(k::STATUS_STOP)}</button>
            }
            .into_any()
        }
        State::Stopped => view! { <p>{t(k::CHECK_STOPPED)}</p> }.into_any(),
        State::Broken => view! { <p class="worse">{t(k::CHECK_BROKEN)}</p> }.into_any(),
        State::Done => {
            let [within, all, waiting] = check.count().map(|n| n.to_string());
            view! {
                <p><strong>{fill(k::CHECK_DONE, &[("within", &within), ("all", &all)])}</strong></p>
                {(waiting != "0").then(|| view! { <p>{fill(k::CHECK_WAITING, &[("n", &waiting)])}</p> })}
            }
            .into_any()
        }
    }
}

/// One model: a line, and its table when it is opened.
#[component]
fn Group(checked: Checked) -> impl IntoView {
    // Names, cases and sources are those of the command line, which speaks English.
    let model = view! { <span lang="en">{checked.model}</span> };
    match checked.outcome {
        Outcome::Missing(file) => view! {
            <p class="quiet">"○ "{model}" · "{move || fill(k::CHECK_MISSING, &[("file", &file)])}</p>
        }
        .into_any(),
        Outcome::Failed(why) => {
            view! { <p class="worse">"✗ "{model}" · "<span lang="en">{why}</span></p> }.into_any()
        }
        Outcome::Lines(lines) => {
            let (all, within) = (lines.len(), lines.iter().filter(|line| line.within).count());
            let counts =
                move || fill(k::CHECK_WITHIN, &[("within", &within.to_string()), ("all", &all.to_string())]);
            view! {
                <details open=within < all>
                    <summary>{if within == all { "✓ " } else { "✗ " }}{model}" · "{counts}</summary>
                    <Figures lines/>
                </details>
            }
            .into_any()
        }
    }
}

#[component]
fn Figures(lines: Vec<Line>) -> impl IntoView {
    view! {
        <div class="table" tabindex="0" role="region" aria-label=t!(CHECK_TITLE)>
            <table>
                <thead><tr>
                    <th scope="col">{t!(CHECK_CASE)}</th>
                    <th scope="col" class="number">{t!(CHECK_PUBLISHED)}</th>
                    <th scope="col" class="number">{t!(CHECK_COMPUTED)}</th>
                    <th scope="col" class="number">{t!(CHECK_BOUND)}</th>
                </tr></thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: Line) -> impl IntoView {
    let numeral = |text: String| {
        move || if language() == Language::French { text.replace('.', ",") } else { text.clone() }
    };
    view! {
        <tr>
            <th scope="row" lang="en">
                {line.case}
                {(!line.note.is_empty()).then(|| view! { <p class="note">{line.note}</p> })}
                <p class="quiet note">{line.source}</p>
            </th>
            <td class="number">{numeral(line.expected)}</td>
            <td class="number" class:worse=!line.within>{numeral(line.shown)}</td>
            <td class="number">{numeral(line.bound)}</td>
        </tr>
    }
}
