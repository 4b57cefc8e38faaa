//! Comparing records with each other.

use super::{Place, Repeated, Unique};
use std::collections::HashMap;

/// With at most so many fields every combination is compared; with more, one, two and all of them.
const ALL_COMBINATIONS: usize = 6;

/// Records that no other is like, for each combination of fields that has any.
pub(super) fn unique(fields: &[String], rows: &[Vec<String>]) -> Vec<Unique> {
    let mut found = Vec::new();
    for chosen in combinations(fields.len()) {
        let counts = counts(rows, &chosen);
        let records = counts.values().filter(|count| **count == 1).count();
        if records > 0 {
            found.push(Unique { fields: names(fields, &chosen), records });
        }
    }
    found
}

/// Records that are like others in some fields of the voter, all of which have the same ballot (the first field).
pub(super) fn certain(fields: &[String], rows: &[Vec<String>]) -> Vec<Unique> {
    let mut found = Vec::new();
    for chosen in combinations(fields.len()).into_iter().filter(|c| !c.contains(&0)) {
        let alike = counts(rows, &chosen);
        let with_ballot: Vec<usize> = std::iter::once(0).chain(chosen.iter().copied()).collect();
        let groups = counts(rows, &with_ballot);
        let certain = groups.iter().filter(|(key, count)| {
            let others = key.get(1..).unwrap_or_default();
            **count > 1 && alike.get(others) == Some(count)
        });
        let records: u32 = certain.map(|(_, count)| *count).sum();
        if records > 0 {
            found.push(Unique { fields: names(fields, &chosen), records: records as usize });
        }
    }
    found
}

/// Ids that are there more than once, the most frequent first.
pub(super) fn repeated(ids: &[String]) -> Vec<Repeated> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for id in ids.iter().filter(|id| !id.is_empty()) {
        *times.entry(id).or_default() += 1;
    }
    let repeated = times.into_iter().filter(|(_, times)| *times > 1);
    let mut list: Vec<Repeated> =
        repeated.map(|(id, times)| Repeated { id: id.chars().take(40).collect(), times }).collect();
    list.sort_by(|a, b| (b.times, &a.id).cmp(&(a.times, &b.id)));
    list
}

/// Records that are the only one of their day.
pub(super) fn alone(days: &[String]) -> Vec<Place> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for day in days {
        *times.entry(day).or_default() += 1;
    }
    let numbered = (1..).zip(days);
    let alone = numbered.filter(|(_, day)| !day.is_empty() && times.get(day.as_str()) == Some(&1));
    alone.map(|(record, _)| Place { record, field: "day".to_owned() }).collect()
}

fn counts<'a>(rows: &'a [Vec<String>], chosen: &[usize]) -> HashMap<Vec<&'a str>, u32> {
    let mut counts = HashMap::new();
    for row in rows {
        let key: Vec<&str> =
            chosen.iter().map(|at| row.get(*at).map(String::as_str).unwrap_or_default()).collect();
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn names(fields: &[String], chosen: &[usize]) -> Vec<String> {
    chosen.iter().filter_map(|at| fields.get(*at).cloned()).collect()
}

/// Combinations of places below `len`, the small ones first.
fn combinations(len: usize) -> Vec<Vec<usize>> {
    if len <= ALL_COMBINATIONS {
        let members = |mask: usize| (0..len).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>();
        let mut all: Vec<_> = (1..1_usize << len).map(members).collect();
        all.sort_by_key(Vec::len);
        return all;
    }
    let ones = (0..len).map(|at| vec![at]);
    let twos = (0..len).flat_map(|a| (a + 1..len).map(move |b| vec![a, b]));
    ones.chain(twos).chain(std::iter::once((0..len).collect())).collect()
}
