//! Reads a Pabulib file, every field held against its rule.

use super::error::{PabulibError, Problem, Section, cut};
use super::{Pabulib, Project, Vote, VoteKind};
use crate::participation::tally::{Amount, BALLOTS_MAX, POINTS_MAX, PROJECT_ID_MAX, PROJECTS_MAX};
use std::collections::{HashMap, HashSet};

/// Longest file \[bytes\].
const FILE_MAX: usize = 256 << 20;
/// Longest line \[bytes\].
const LINE_MAX: usize = 1 << 20;
/// Longest field \[bytes\]; what Python's reader of such files takes.
const FIELD_MAX: usize = 131_072;
/// Most keys of META, most columns of a section.
const COLUMNS_MAX: usize = 256;

/// Reads an election.
///
/// # Errors
/// The first thing that breaks the format, with section, line and field: sections missing or in another order;
/// no budget, no kind of vote; costs that are no amounts; ids that are empty or there twice; votes for projects
/// that do not exist; another number of projects or votes than META says (a file that was cut); too much of anything.
pub fn read(text: &str) -> Result<Pabulib, PabulibError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = Lines::new(text)?;
    lines.marker(Section::Meta)?;
    let meta = Meta::read(&mut lines)?;
    let (project_columns, projects) = read_projects(&mut lines)?;
    lines.count(Section::Projects, "num_projects", &meta.num_projects, projects.len())?;
    let (vote_columns, votes) = read_votes(&mut lines, meta.kind, &projects)?;
    lines.count(Section::Votes, "num_votes", &meta.num_votes, votes.len())?;
    let Meta { budget, kind, rest, .. } = meta;
    Ok(Pabulib { budget, kind, meta: rest, project_columns, projects, vote_columns, votes })
}

/// The lines of the file, split into fields.
struct Lines<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    record: csv::StringRecord,
    /// Bytes and line feeds before the record, counted as far as it was needed.
    section: Section,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Result<Self, PabulibError> {
        let reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let lines = Self { text, reader, record: csv::StringRecord::new(), section: Section::Meta };
        if text.len() > FILE_MAX {
            return Err(lines.error("file", Problem::TooLong(FILE_MAX)));
        }
        Ok(lines)
    }

    /// The next line that is not empty; `None` at the end or where the next section begins.
    fn next(&mut self) -> Result<bool, PabulibError> {
        let begin = self.reader.position().byte();
        // The text is UTF-8 and lines may have any number of fields, so that nothing else can fail.
        let more = self.reader.read_record(&mut self.record).unwrap_or(false);
        if self.reader.position().byte() - begin > LINE_MAX as u64 {
            return Err(self.error("line", Problem::TooLong(LINE_MAX)));
        }
        if let Some(at) = self.record.iter().position(|field| field.len() > FIELD_MAX) {
            return Err(self.error(&format!("field {}", at + 1), Problem::TooLong(FIELD_MAX)));
        }
        if self.record.len() > COLUMNS_MAX {
            return Err(self.error("line", Problem::TooMany(COLUMNS_MAX)));
        }
        Ok(more)
    }

    fn field(&self, at: usize) -> &str {
        self.record.get(at).unwrap_or_default()
    }

    /// Whether the line is the name of a section.
    fn is_marker(&self) -> Option<Section> {
        let first = self.field(0);
        let sections = [Section::Meta, Section::Projects, Section::Votes];
        let rest_is_empty = self.record.iter().skip(1).all(str::is_empty);
        sections.into_iter().find(|s| rest_is_empty && first.eq_ignore_ascii_case(&s.to_string()))
    }

    /// Goes past the first line of the file.
    fn marker(&mut self, section: Section) -> Result<(), PabulibError> {
        match self.next()?.then(|| self.is_marker()).flatten() {
            Some(found) if found == section => Ok(()),
            _ => Err(self.error("section", Problem::Missing)),
        }
    }

    /// The names of the columns; the first must be `first`.
    fn header(&mut self, section: Section, first: &str) -> Result<Vec<String>, PabulibError> {
        self.section = section;
        if !self.next()? || self.is_marker().is_some() {
            return Err(self.error("header", Problem::Missing));
        }
        if self.field(0) != first {
            return Err(self.error("header", Problem::Unexpected(cut(self.field(0)))));
        }
        let columns: Vec<String> = self.record.iter().map(str::to_owned).collect();
        let mut seen = HashSet::new();
        match columns.iter().find(|name| !seen.insert(*name)) {
            Some(name) => Err(self.error("header", Problem::Twice(cut(name)))),
            None => Ok(columns),
        }
    }

    /// The next line of the section; `None` where the section `after` begins, or at the end if there is none.
    fn line(&mut self, after: Option<Section>) -> Result<Option<()>, PabulibError> {
        if !self.next()? {
            return match after {
                None => Ok(None),
                Some(section) => Err(PabulibError { section, ..self.error("section", Problem::Missing) }),
            };
        }
        match self.is_marker() {
            None => Ok(Some(())),
            Some(section) if Some(section) == after => Ok(None),
            Some(section) => Err(self.error("section", Problem::Unexpected(section.to_string()))),
        }
    }

    fn error(&self, field: &str, problem: Problem) -> PabulibError {
        PabulibError { line: self.number(), section: self.section, field: field.to_owned(), problem }
    }

    /// The number of the line that was read last. It is counted here, where it is needed, because the reader
    /// leaves out empty lines.
    fn number(&self) -> u64 {
        let start = self.record.position().map_or(0, |p| p.byte() as usize);
        let rest = self.text.get(start..).unwrap_or_default();
        let empty = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        let before = self.text.get(..start + empty).unwrap_or(self.text);
        before.bytes().filter(|b| *b == b'\n').count() as u64 + 1
    }

    /// Holds what META says about a number of lines against the lines.
    fn count(&self, section: Section, field: &str, said: &str, got: usize) -> Result<(), PabulibError> {
        if said.is_empty() || said.parse() == Ok(got) {
            return Ok(());
        }
        let problem = Problem::Count { said: cut(said), got };
        Err(PabulibError { section, ..self.error(field, problem) })
    }
}

struct Meta {
    budget: Amount,
    kind: VoteKind,
    num_projects: String,
    num_votes: String,
    rest: Vec<(String, String)>,
}

impl Meta {
    fn read(lines: &mut Lines) -> Result<Self, PabulibError> {
        lines.header(Section::Meta, "key")?;
        let (mut budget, mut kind) = (None, None);
        let (mut num_projects, mut num_votes, mut rest) = (String::new(), String::new(), Vec::new());
        let mut keys = HashSet::new();
        while lines.line(Some(Section::Projects))?.is_some() {
            let (key, value) = (lines.field(0).to_owned(), lines.field(1).to_owned());
            if key.is_empty() {
                return Err(lines.error("key", Problem::Missing));
            }
            if !keys.insert(key.clone()) {
                return Err(lines.error("key", Problem::Twice(cut(&key))));
            }
            if keys.len() > COLUMNS_MAX {
                return Err(lines.error("key", Problem::TooMany(COLUMNS_MAX)));
            }
            match key.as_str() {
                "budget" => budget = Some(amount(lines, "budget", &value)?),
                "vote_type" => {
                    let named = VoteKind::named(&value);
                    let unknown = || lines.error("vote_type", Problem::Unexpected(cut(&value)));
                    kind = Some(named.ok_or_else(unknown)?);
                }
                "num_projects" => num_projects = value,
                "num_votes" => num_votes = value,
                _ => rest.push((key, value)),
            }
        }
        let missing = |field| lines.error(field, Problem::Missing);
        let budget = budget.ok_or_else(|| missing("budget"))?;
        let kind = kind.ok_or_else(|| missing("vote_type"))?;
        Ok(Self { budget, kind, num_projects, num_votes, rest })
    }
}

fn amount(lines: &Lines, field: &str, text: &str) -> Result<Amount, PabulibError> {
    text.parse().map_err(|why| lines.error(field, Problem::Amount { text: cut(text), why }))
}

/// A column's place, and the places and names of those that are not `known`.
fn columns(header: Vec<String>, known: &[&str]) -> (Vec<Option<usize>>, Vec<(usize, String)>) {
    let places = known.iter().map(|name| header.iter().position(|h| h == name)).collect();
    let others = header.into_iter().enumerate().filter(|(_, h)| !known.contains(&h.as_str())).collect();
    (places, others)
}

/// The id of the line: there, within bounds, not there before.
fn id(lines: &Lines, field: &str, seen: &mut HashSet<String>) -> Result<String, PabulibError> {
    let id = lines.field(0);
    let problem = if id.is_empty() {
        Problem::Missing
    } else if id.len() > PROJECT_ID_MAX {
        Problem::TooLong(PROJECT_ID_MAX)
    } else if !seen.insert(id.to_owned()) {
        Problem::Twice(cut(id))
    } else {
        return Ok(id.to_owned());
    };
    Err(lines.error(field, problem))
}

fn fields(lines: &Lines, others: &[(usize, String)]) -> Vec<String> {
    others.iter().map(|(place, _)| lines.field(*place).to_owned()).collect()
}

fn read_projects(lines: &mut Lines) -> Result<(Vec<String>, Vec<Project>), PabulibError> {
    let header = lines.header(Section::Projects, "project_id")?;
    let (places, others) = columns(header, &["project_id", "cost"]);
    let Some(cost_at) = places.get(1).copied().flatten() else {
        return Err(lines.error("cost", Problem::Missing));
    };
    let mut seen = HashSet::new();
    let mut projects = Vec::new();
    while lines.line(Some(Section::Votes))?.is_some() {
        if projects.len() == PROJECTS_MAX {
            return Err(lines.error("project_id", Problem::TooMany(PROJECTS_MAX)));
        }
        let id = id(lines, "project_id", &mut seen)?;
        if id.contains(',') {
            return Err(lines.error("project_id", Problem::Character(cut(&id))));
        }
        let cost = amount(lines, "cost", lines.field(cost_at))?;
        projects.push(Project { id, cost, fields: fields(lines, &others) });
    }
    Ok((others.into_iter().map(|(_, name)| name).collect(), projects))
}

fn read_votes(
    lines: &mut Lines,
    kind: VoteKind,
    projects: &[Project],
) -> Result<(Vec<String>, Vec<Vote>), PabulibError> {
    let header = lines.header(Section::Votes, "voter_id")?;
    let (places, others) = columns(header, &["voter_id", "vote", "points"]);
    let (vote_at, points_at) = (places.get(1).copied().flatten(), places.get(2).copied().flatten());
    let Some(vote_at) = vote_at else { return Err(lines.error("vote", Problem::Missing)) };
    if kind.has_points() && points_at.is_none() {
        return Err(lines.error("points", Problem::Missing));
    }
    let place_of: HashMap<&str, u32> = (0..).zip(projects).map(|(at, p)| (p.id.as_str(), at)).collect();
    let mut seen = HashSet::new();
    let mut votes = Vec::new();
    // For each project the last vote that named it, from 1.
    let mut named_by = vec![0; projects.len()];
    while lines.line(None)?.is_some() {
        if votes.len() == BALLOTS_MAX {
            return Err(lines.error("voter_id", Problem::TooMany(BALLOTS_MAX)));
        }
        let id = id(lines, "voter_id", &mut seen)?;
        let mut vote = Vote { id, fields: fields(lines, &others), ..Vote::default() };
        for name in list(lines.field(vote_at)) {
            let unknown = || lines.error("vote", Problem::UnknownProject(cut(name)));
            let at = *place_of.get(name).ok_or_else(unknown)?;
            match named_by.get_mut(at as usize) {
                Some(last) if *last <= votes.len() => *last = votes.len() + 1,
                _ => return Err(lines.error("vote", Problem::Twice(cut(name)))),
            }
            vote.projects.push(at);
        }
        if kind == VoteKind::ChooseOne && vote.projects.len() > 1 {
            return Err(lines.error("vote", Problem::TooMany(1)));
        }
        if let Some(points_at) = points_at.filter(|_| kind.has_points()) {
            for text in list(lines.field(points_at)) {
                let lowest = if kind == VoteKind::Scoring { -POINTS_MAX } else { 0 };
                let number = text.parse().ok().filter(|points| (lowest..=POINTS_MAX).contains(points));
                vote.points.push(number.ok_or_else(|| lines.error("points", Problem::Number(cut(text))))?);
            }
            if vote.points.len() != vote.projects.len() {
                let said = vote.points.len().to_string();
                return Err(lines.error("points", Problem::Count { said, got: vote.projects.len() }));
            }
        }
        votes.push(vote);
    }
    Ok((others.into_iter().map(|(_, name)| name).collect(), votes))
}

/// The items of a list with commas.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}
