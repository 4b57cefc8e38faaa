//! `connectivity`: patches, and the ways between them.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::connectivity::{Contribution, Dispersal, Link, along_links, straight};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Patches of habitat with either their centres or the links between them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Area, or another worth, of each patch; 0 or more.
    area: Series,
    /// Easting of each centre, m; with `y_m`, straight lines join all pairs.
    x_m: Option<Series>,
    /// Northing of each centre, m.
    y_m: Option<Series>,
    /// Links, where there are no centres.
    #[serde(default)]
    links: Vec<LinkInput>,
    /// Probability of dispersal over `distance_m`; above 0, below 1.
    probability: f64,
    /// The distance at which it holds, m (or cost x m); above 0.
    distance_m: f64,
    /// Area of the whole landscape in the unit of `area`; with it, the index itself is given.
    landscape_area: Option<f64>,
}

/// A way between two patches, the same in both directions.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LinkInput {
    /// One patch, counted from 0.
    from: u32,
    /// The other.
    to: u32,
    /// How long or costly it is, m (or cost x m); 0 or more.
    distance_m: f64,
}

/// The index, and what each patch contributes.
#[derive(Serialize)]
pub(super) struct Output {
    probability_of_connectivity: Option<f64>,
    equivalent_area: f64,
    patches: Vec<Contribution>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let area = input.area.read(folder)?;
    let dispersal = Dispersal { probability: input.probability, distance_m: input.distance_m };
    let result = match (input.x_m, input.y_m) {
        (Some(x_m), Some(y_m)) => straight(&area, &x_m.read(folder)?, &y_m.read(folder)?, dispersal)?,
        _ => {
            let link = |l: &LinkInput| Link { from: l.from, to: l.to, distance_m: l.distance_m };
            let links: Vec<Link> = input.links.iter().map(link).collect();
            along_links(&area, &links, dispersal)?
        }
    };
    let probability_of_connectivity = input.landscape_area.map(|a| result.probability(a)).transpose()?;
    Ok(Output {
        probability_of_connectivity,
        equivalent_area: result.equivalent_area,
        patches: result.patches,
    })
}
