//! The only way to change a scenario.

use super::{MEASURES_MAX, Measure, Place, Scenario};
use thiserror::Error;

/// A change. Applying it answers with the change that takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Moves a lever, or with `None` puts it back where the commune stands today.
    SetLever {
        /// The lever's id.
        lever: String,
        /// Its new position.
        value: Option<f64>,
    },
    /// Puts a measure on the map.
    Place(Measure),
    /// Takes a measure off the map.
    Remove(u32),
    /// Gives a measure another place and size.
    Change {
        /// The measure's number.
        id: u32,
        /// Where it goes.
        place: Place,
        /// How large it is.
        size: f64,
    },
    /// Sets everything at once: a preset, a shared link, "start again".
    Replace(Scenario),
}

/// Why a command was not carried out; the scenario is then as it was.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum CommandError {
    /// A number is not finite, a position is not on the globe, a line has too few or too many points.
    #[error("the value or place is not usable: numbers must be finite and positions on the globe")]
    Unsound,
    /// The scenario is full.
    #[error("a scenario holds at most {MEASURES_MAX} measures; remove one first")]
    Full,
    /// The number is in use.
    #[error("measure {0} is there already")]
    Taken(u32),
    /// There is no measure with this number.
    #[error("there is no measure {0}")]
    Absent(u32),
    /// The scenario is about another commune.
    #[error("the scenario is about {0}, not about this commune")]
    OtherCommune(String),
}

impl Command {
    /// Carries the change out and answers with its inverse.
    pub fn apply(self, scenario: &mut Scenario) -> Result<Self, CommandError> {
        match self {
            Self::SetLever { lever, value } => {
                if value.is_some_and(|v| !v.is_finite()) || lever.is_empty() || lever.len() > 64 {
                    return Err(CommandError::Unsound);
                }
                let before = match value {
                    Some(value) => scenario.levers.insert(lever.clone(), value),
                    None => scenario.levers.remove(&lever),
                };
                Ok(Self::SetLever { lever, value: before })
            }
            Self::Place(measure) => {
                if !measure.is_sound() {
                    return Err(CommandError::Unsound);
                }
                if scenario.measures.len() >= MEASURES_MAX {
                    return Err(CommandError::Full);
                }
                match scenario.measures.binary_search_by_key(&measure.id, |m| m.id) {
                    Ok(_) => Err(CommandError::Taken(measure.id)),
                    Err(at) => {
                        let id = measure.id;
                        scenario.measures.insert(at, measure);
                        Ok(Self::Remove(id))
                    }
                }
            }
            Self::Remove(id) => {
                let at = position(scenario, id)?;
                Ok(Self::Place(scenario.measures.remove(at)))
            }
            Self::Change { id, place, size } => {
                let at = position(scenario, id)?;
                let measure = scenario.measures.get_mut(at).ok_or(CommandError::Absent(id))?;
                let changed = Measure { id, kind: measure.kind.clone(), place, size };
                if !changed.is_sound() {
                    return Err(CommandError::Unsound);
                }
                let before = std::mem::replace(measure, changed);
                Ok(Self::Change { id, place: before.place, size: before.size })
            }
            Self::Replace(new) => {
                check(&new)?;
                if new.pack != scenario.pack {
                    return Err(CommandError::OtherCommune(new.pack));
                }
                Ok(Self::Replace(std::mem::replace(scenario, new)))
            }
        }
    }
}

/// Holds a scenario from outside against the rules that commands keep.
pub(super) fn check(scenario: &Scenario) -> Result<(), CommandError> {
    if scenario.measures.len() > MEASURES_MAX || scenario.levers.len() > MEASURES_MAX {
        return Err(CommandError::Full);
    }
    if !scenario.levers.values().all(|v| v.is_finite()) || !scenario.measures.iter().all(Measure::is_sound) {
        return Err(CommandError::Unsound);
    }
    match scenario.measures.windows(2).find(|pair| pair[0].id >= pair[1].id) {
        Some(pair) => Err(CommandError::Taken(pair[1].id)),
        None => Ok(()),
    }
}

fn position(scenario: &Scenario, id: u32) -> Result<usize, CommandError> {
    scenario.measures.binary_search_by_key(&id, |m| m.id).map_err(|_| CommandError::Absent(id))
}
