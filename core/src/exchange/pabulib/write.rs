//! Writes a Pabulib file that `pabulib-checker` 1.0.8 takes without an error.
//!
//! What a file may say about voters (age, sex, neighbourhood) and the names of those who proposed are not written:
//! nobody needs them to count the votes again.

use super::error::{PabulibError, Problem, Section, cut};
use super::{Pabulib, VoteKind};
use crate::participation::tally::{Amount, Outcome, Rule, Step};

/// Keys of META in the order of the format, with those that must be there.
const META: [(&str, bool); 32] = [
    ("description", true),
    ("country", true),
    ("unit", true),
    ("district", false),
    ("subunit", false),
    ("instance", true),
    ("num_projects", false),
    ("num_votes", false),
    ("budget", false),
    ("vote_type", false),
    ("rule", true),
    ("date_begin", true),
    ("date_end", true),
    ("min_length", false),
    ("max_length", false),
    ("min_sum_cost", false),
    ("max_sum_cost", false),
    ("min_points", false),
    ("max_points", false),
    ("min_sum_points", false),
    ("max_sum_points", false),
    ("default_score", false),
    ("min_project_cost", false),
    ("max_project_cost", false),
    ("neighborhoods", false),
    ("subdistricts", false),
    ("categories", false),
    ("edition", false),
    ("language", false),
    ("currency", false),
    ("fully_funded", false),
    ("comment", false),
];

/// Columns of PROJECTS after id and cost: the name here, an older name, whether a field may be empty.
const PROJECTS: [(&str, &str, bool); 12] = [
    ("votes", "votes", true),
    ("score", "score", true),
    ("name", "name", false),
    ("category", "category", true),
    ("beneficiaries", "target", true),
    ("selected", "selected", false),
    ("neighborhood", "neighborhood", false),
    ("subunit", "subunit", false),
    ("district", "district", false),
    ("description", "description", false),
    ("latitude", "latitude", true),
    ("longitude", "longitude", true),
];

/// Writes an election.
///
/// # Errors
/// What the format has no room for, with section and field: a key that must be there and is not, an unknown key or
/// column, an empty ballot, a project that costs less than a unit or more than the budget, a character that breaks the line.
pub fn write(file: &Pabulib) -> Result<String, PabulibError> {
    let writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    let mut out = Lines(writer);
    write_meta(file, &mut out)?;
    write_projects(file, &mut out)?;
    write_votes(file, &mut out)?;
    let bytes = out.0.into_inner().unwrap_or_default();
    String::from_utf8(bytes).map_err(|_| error(Section::Meta, "file", Problem::Missing))
}

struct Lines(csv::Writer<Vec<u8>>);

impl Lines {
    /// Writes a line; to memory, which cannot fail.
    fn line<T: AsRef<[u8]>>(&mut self, fields: impl IntoIterator<Item = T>) {
        let _ = self.0.write_record(fields);
    }
}

fn error(section: Section, field: &str, problem: Problem) -> PabulibError {
    PabulibError { line: 0, section, field: field.to_owned(), problem }
}

/// The text, trimmed, if it can stand in a line.
fn text<'a>(section: Section, field: &str, text: &'a str) -> Result<&'a str, PabulibError> {
    if text.contains(|c: char| c.is_control()) {
        return Err(error(section, field, Problem::Character(cut(text))));
    }
    Ok(text.trim())
}

/// The id, if it can stand in a list and is not the name of a section.
fn id<'a>(section: Section, field: &str, id: &'a str) -> Result<&'a str, PabulibError> {
    let id = text(section, field, id)?;
    let marker = ["meta", "projects", "votes"].iter().any(|name| id.eq_ignore_ascii_case(name));
    match id {
        "" => Err(error(section, field, Problem::Missing)),
        _ if marker || id.contains([',', ';', '"']) => {
            Err(error(section, field, Problem::Character(cut(id))))
        }
        _ => Ok(id),
    }
}

fn write_meta(file: &Pabulib, out: &mut Lines) -> Result<(), PabulibError> {
    const SECTION: Section = Section::Meta;
    let known = |key: &str| META.iter().any(|(name, _)| *name == key);
    if let Some((key, _)) = file.meta.iter().find(|(key, _)| !known(key)) {
        return Err(error(SECTION, "key", Problem::Unexpected(cut(key))));
    }
    out.line(["META"]);
    out.line(["key", "value"]);
    // The checker reads whole units: a file is fully funded where the whole units of all costs fit.
    let whole = |amount: Amount| amount.to_f64().floor();
    let fully_funded = file.projects.iter().map(|p| whole(p.cost)).sum::<f64>() <= whole(file.budget);
    for (key, needed) in META {
        let own = match key {
            "num_projects" => Some(file.projects.len().to_string()),
            "num_votes" => Some(file.votes.len().to_string()),
            "budget" => Some(file.budget.to_string()),
            "vote_type" => Some(file.kind.name().to_owned()),
            "fully_funded" => fully_funded.then(|| "1".to_owned()),
            // Older files have one comment without its number.
            "comment" => file.meta(key).map(|text| match text.starts_with("#1: ") {
                true => text.to_owned(),
                false => format!("#1: {text}"),
            }),
            "language" => file.meta(key).map(|name| code_of(name).to_owned()),
            _ => file.meta(key).map(str::to_owned),
        };
        let needed = needed || (key == "max_sum_points" && file.kind == VoteKind::Cumulative);
        let value = text(SECTION, key, own.as_deref().unwrap_or_default())?;
        if value.is_empty() {
            if needed {
                return Err(error(SECTION, key, Problem::Missing));
            }
            continue;
        }
        if !is_sound(key, value) {
            return Err(error(SECTION, key, Problem::Unexpected(cut(value))));
        }
        out.line([key, value]);
    }
    Ok(())
}

/// The code of a language that older files name.
fn code_of(language: &str) -> &str {
    const NAMES: [(&str, &str); 5] =
        [("polish", "pl"), ("french", "fr"), ("dutch", "nl"), ("german", "de"), ("english", "en")];
    NAMES.iter().find(|(name, _)| *name == language).map_or(language, |(_, code)| code)
}

/// Whether a value has the form that the format gives it.
fn is_sound(key: &str, value: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    match key {
        "date_begin" | "date_end" => {
            let parts: Vec<&str> = value.split('.').collect();
            match parts.as_slice() {
                [year] => digits(year, 4),
                [day, month, year] => digits(day, 2) && digits(month, 2) && digits(year, 4),
                _ => false,
            }
        }
        "language" => value.len() == 2 && value.bytes().all(|b| b.is_ascii_lowercase()),
        "currency" => value.len() == 3 && value.bytes().all(|b| b.is_ascii_uppercase()),
        "rule" => RULES.contains(&value),
        _ => true,
    }
}

/// Names of rules that the format knows.
const RULES: [&str; 10] = [
    "greedy",
    "greedy-no-skip",
    "greedy-threshold",
    "greedy-exclusive",
    "greedy-custom",
    "equalshares",
    "equalshares-comparison",
    "equalshares/add1",
    "equalshares/add1-comparison",
    "unknown",
];

fn write_projects(file: &Pabulib, out: &mut Lines) -> Result<(), PabulibError> {
    const SECTION: Section = Section::Projects;
    let known = |name: &str| PROJECTS.iter().any(|(new, old, _)| *new == name || *old == name);
    if let Some(name) =
        file.project_columns.iter().find(|name| !known(name) && !UNWRITTEN.contains(&name.as_str()))
    {
        return Err(error(SECTION, "header", Problem::Unexpected(cut(name))));
    }
    let has_score = file.kind.has_points();
    let place =
        |new: &str, old: &str| file.project_columns.iter().position(|name| name == new || name == old);
    let filled =
        |at: usize| file.projects.iter().any(|p| p.fields.get(at).is_some_and(|f| !f.trim().is_empty()));
    // Columns to write, with the place of the field; those that are counted here have none.
    let columns: Vec<(&str, bool, Option<usize>)> = PROJECTS
        .iter()
        .filter_map(|(new, old, may_be_empty)| match *new {
            "votes" => Some((*new, true, None)),
            "score" => has_score.then_some((*new, true, None)),
            // A winner must have a name; where it has none, the id stands for it.
            "name" => Some((*new, false, place(new, old))),
            _ => place(new, old).filter(|at| filled(*at)).map(|at| (*new, *may_be_empty, Some(at))),
        })
        .collect();

    let election = file.election();
    // The format counts every project that a vote names, whatever points it gets.
    let mut named = vec![0_u32; file.projects.len()];
    for at in file.votes.iter().flat_map(|vote| &vote.projects) {
        if let Some(count) = named.get_mut(*at as usize) {
            *count += 1;
        }
    }
    out.line(["PROJECTS"]);
    out.line(["project_id", "cost"].into_iter().chain(columns.iter().map(|(name, ..)| *name)));
    let counted = named.iter().zip(election.scores());
    for (project, (named, score)) in file.projects.iter().zip(counted) {
        if project.cost < Amount::units(1) {
            return Err(error(SECTION, "cost", Problem::Missing));
        }
        if project.cost > file.budget {
            return Err(error(SECTION, "cost", Problem::OverBudget(cut(&project.id))));
        }
        let mut line = vec![id(SECTION, "project_id", &project.id)?.to_owned(), project.cost.to_string()];
        for (name, may_be_empty, at) in &columns {
            let field = match (*name, at) {
                ("name", None) => project.id.trim().to_owned(),
                ("votes", _) => named.to_string(),
                ("score", _) => score.to_string(),
                (_, at) => {
                    let field = at.and_then(|at| project.fields.get(at)).map_or("", String::as_str);
                    text(SECTION, name, field)?.to_owned()
                }
            };
            if field.is_empty() && !may_be_empty {
                return Err(error(SECTION, name, Problem::Missing));
            }
            line.push(match *name {
                "category" | "beneficiaries" => field.split(',').map(str::trim).collect::<Vec<_>>().join(","),
                _ => field,
            });
        }
        out.line(line);
    }
    Ok(())
}

/// Columns that are read and left out.
const UNWRITTEN: [&str; 2] = ["proposer", "public_id"];

fn write_votes(file: &Pabulib, out: &mut Lines) -> Result<(), PabulibError> {
    const SECTION: Section = Section::Votes;
    let has_points = file.kind.has_points();
    let columns = ["voter_id", "vote", "points"];
    out.line(["VOTES"]);
    out.line(columns.iter().take(if has_points { 3 } else { 2 }));
    for vote in &file.votes {
        let ids = vote.projects.iter().filter_map(|at| Some(file.projects.get(*at as usize)?.id.trim()));
        let list = ids.collect::<Vec<_>>().join(",");
        if list.is_empty() {
            return Err(error(SECTION, "vote", Problem::Missing));
        }
        let points = vote.points.iter().map(i32::to_string).collect::<Vec<_>>().join(",");
        let voter = id(SECTION, "voter_id", &vote.id)?;
        if has_points {
            out.line([voter, &list, &points]);
        } else {
            out.line([voter, &list]);
        }
    }
    Ok(())
}

impl Pabulib {
    /// Marks the winners and says by which rule they won.
    ///
    /// Pabulib's names of rules come with its own tie breaking and rounding of shares, which its checker holds the
    /// winners against. So a rule is named only where that cannot matter; else it is `unknown` and a comment says it.
    pub fn set_outcome(&mut self, outcome: &Outcome) {
        let tied = |step: &Step| matches!(step, Step::Funded { tied, .. } if !tied.is_empty());
        let certain = outcome.rule == Rule::Greedy && !outcome.steps.iter().any(tied);
        self.meta.retain(|(key, _)| key != "rule" && (certain || key != "comment"));
        self.meta.push(("rule".to_owned(), if certain { "greedy" } else { "unknown" }.to_owned()));
        if !certain {
            let comment = format!("#1: rule {}, ties {}", outcome.rule.name(), outcome.tie_rule);
            self.meta.push(("comment".to_owned(), comment));
        }
        if let Some(at) = self.project_columns.iter().position(|name| name == "selected") {
            self.project_columns.remove(at);
            self.projects.iter_mut().filter(|p| at < p.fields.len()).for_each(|p| {
                p.fields.remove(at);
            });
        }
        let columns = self.project_columns.len();
        self.project_columns.push("selected".to_owned());
        for project in &mut self.projects {
            project.fields.resize(columns, String::new());
            let won = outcome.winners.contains(&project.id);
            project.fields.push(if won { "1" } else { "0" }.to_owned());
        }
    }

    /// Puts the votes in an order that says nothing of who voted when, and numbers them.
    pub fn shuffle(&mut self) {
        self.votes.sort_by(|a, b| (&a.projects, &a.points).cmp(&(&b.projects, &b.points)));
        for (number, vote) in (1..).zip(&mut self.votes) {
            vote.id = u32::to_string(&number);
        }
    }
}
