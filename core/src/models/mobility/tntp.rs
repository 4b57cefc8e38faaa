//! The TNTP text format of networks and trips: Transportation Networks for Research Core Team,
//! github.com/bstabler/TransportationNetworks.
//!
//! Metadata in lines `<NAME> value`, comments after `~`, one link a line, trips as `destination : trips;` under
//! `Origin n`. Nodes are counted from 1 there and from 0 in [`Network`].

use super::{Link, Network};
use crate::models::ModelError;
use thiserror::Error;

/// Why a TNTP text cannot be read.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum TntpError {
    /// A line is not what it should be.
    #[error("line {line}: {why}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A line of metadata is missing.
    #[error("there is no line <{0}>")]
    Missing(&'static str),
    /// The network that was read makes no sense.
    #[error("{0}")]
    Network(#[from] ModelError),
}

const ZONES: &str = "NUMBER OF ZONES";
const NODES: &str = "NUMBER OF NODES";
const THROUGH: &str = "FIRST THRU NODE";

/// Reads a network: columns from, to, capacity, length, free-flow time, b, power; more columns are skipped.
///
/// # Errors
/// Says which line is wrong, or what of the network.
pub fn network(text: &str) -> Result<Network, TntpError> {
    let (mut nodes, mut zones, mut first_through) = (None, None, 1);
    let mut links = Vec::new();
    for (line, content) in lines(text) {
        if let Some((name, value)) = metadata(content) {
            match name {
                NODES => nodes = Some(count(line, value)?),
                ZONES => zones = Some(count(line, value)?),
                THROUGH => first_through = count(line, value)?,
                _ => {}
            }
            continue;
        }
        links.push(link(line, content)?);
        if links.len() > Network::MOST_LINKS {
            return Err(TntpError::Line { line, why: "there are more links than a network may have" });
        }
    }
    let nodes = nodes.ok_or(TntpError::Missing(NODES))?;
    let zones = zones.ok_or(TntpError::Missing(ZONES))?;
    Ok(Network::new(nodes, zones, first_through.saturating_sub(1), &links)?)
}

/// Reads trips into a matrix of zones by zones in rows of origins.
///
/// # Errors
/// Says which line is wrong.
pub fn trips(text: &str) -> Result<Vec<f64>, TntpError> {
    let mut zones = None;
    let mut matrix = Vec::new();
    let mut origin = None;
    for (line, content) in lines(text) {
        let bad = |why| TntpError::Line { line, why };
        if let Some((name, value)) = metadata(content) {
            if name == ZONES {
                let n = count(line, value)?;
                if n == 0 || n > Network::MOST_ZONES || zones.is_some() {
                    return Err(bad(
                        "the number of zones is 0, given twice, or more than a network may have",
                    ));
                }
                zones = Some(n);
                matrix = vec![0.0; n * n];
            }
            continue;
        }
        let n = zones.ok_or(TntpError::Missing(ZONES))?;
        let zone = |text: &str| {
            let zone = text.trim().parse::<usize>().map_err(|_| bad("a zone is not a whole number"))?;
            if (1..=n).contains(&zone) { Ok(zone - 1) } else { Err(bad("a zone is not one of the zones")) }
        };
        if let Some(rest) = content.strip_prefix("Origin") {
            origin = Some(zone(rest)?);
            continue;
        }
        let row = origin.ok_or(bad("trips stand before the first Origin"))?;
        for entry in content.split(';').map(str::trim).filter(|e| !e.is_empty()) {
            let (to, value) = entry.split_once(':').ok_or(bad("an entry is not `destination : trips;`"))?;
            let value: f64 = value.trim().parse().map_err(|_| bad("trips are not a number"))?;
            if let Some(cell) = matrix.get_mut(row * n + zone(to)?) {
                *cell += value;
            }
        }
    }
    zones.ok_or(TntpError::Missing(ZONES))?;
    Ok(matrix)
}

/// Lines with something in them, counted from 1, without comments.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.split('~').next().unwrap_or_default().trim()))
        .filter(|(_, line)| !line.is_empty())
}

fn metadata(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix('<')?.split_once('>')?;
    Some((name.trim(), value.trim()))
}

fn count(line: usize, value: &str) -> Result<usize, TntpError> {
    value.parse().map_err(|_| TntpError::Line { line, why: "a count is not a whole number" })
}

fn link(line: usize, content: &str) -> Result<Link, TntpError> {
    let bad = |why| TntpError::Line { line, why };
    let mut fields = content.split([' ', '\t', ';']).filter(|f| !f.is_empty());
    let mut number = || {
        let field = fields.next().ok_or(bad("a link has fewer than seven columns"))?;
        field.parse::<f64>().map_err(|_| bad("a column of a link is not a number"))
    };
    let node = |value: f64| {
        let whole = value.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&value);
        if whole { Ok(value as u32 - 1) } else { Err(bad("a node is not a whole number of 1 or more")) }
    };
    let (from, to) = (node(number()?)?, node(number()?)?);
    let (capacity, _length, free_flow_time, b, power) =
        (number()?, number()?, number()?, number()?, number()?);
    Ok(Link { from, to, capacity, free_flow_time, b, power })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NET: &str = "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<END OF METADATA>\n\
                       ~ from to capacity length time b power ;\n\t1\t3\t10\t1\t2\t0.15\t4\t0\t0\t1\t;\n3 2 10 1 2 0.15 4;";

    #[test]
    fn reads_a_network_and_its_trips() {
        let net = network(NET).unwrap();
        assert_eq!((net.nodes(), net.zones(), net.links()), (3, 2, 2));
        assert!(!net.lets_through(1) && net.lets_through(2));
        let text =
            "<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin \t1\n 1 : 0.5;  2 : 7.0; \nOrigin 2\n 1 :  3;";
        assert_eq!(trips(text).unwrap(), [0.5, 7.0, 3.0, 0.0]);
    }

    #[test]
    fn says_which_line_is_wrong() {
        let line = |text: &str| match network(text) {
            Err(TntpError::Line { line, .. }) => line,
            other => panic!("{other:?}"),
        };
        assert_eq!(line(&NET.replace("\t1\t3\t10", "\t1\t3\tmany")), 6);
        assert_eq!(line(&NET.replace("3 2 10 1 2 0.15 4;", "3 2 10;")), 7);
        assert_eq!(line(&NET.replace("3 2 10", "3 0.5 10")), 7);
        assert_eq!(network("1 2 3 4 5 6 7;"), Err(TntpError::Missing(NODES)));
        assert!(trips("<NUMBER OF ZONES> 99999999999\n").is_err());
        assert!(trips("<NUMBER OF ZONES> 2\nOrigin 3\n").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Whatever the text, there is an answer or an error.
        #[test]
        fn any_text_is_survived(text in "(<NUMBER OF (ZONES|NODES)> [0-9]{1,3}\n|Origin [0-9]{1,2}\n|[0-9:;~. \t\n<>-]{0,30}\n|\\PC{0,20}\n){0,12}") {
            let _ = (network(&text), trips(&text));
        }

        /// What is written is read.
        #[test]
        fn trips_come_back(values in prop::collection::vec(0.0..1e6f64, 9)) {
            let mut text = String::from("<NUMBER OF ZONES> 3\n");
            for (origin, row) in values.chunks(3).enumerate() {
                text += &format!("Origin {}\n", origin + 1);
                for (to, value) in row.iter().enumerate() {
                    text += &format!("{} : {value};", to + 1);
                }
                text += "\n";
            }
            prop_assert_eq!(trips(&text).unwrap(), values);
        }
    }
}
