//! Risk: fire weather, fire spread, flood damage, cascades.

mod cascade;
mod depth_damage;
mod fire;
mod fwi;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("fwi", "Fire danger of each day from its noon weather (Canadian FWI)", fwi::run),
        entry!(
            "rothermel",
            "Spread, flame length and intensity of a surface fire in one of 13 fuels",
            fire::rothermel,
        ),
        entry!("fire-spread", "When a fire reaches each cell of a terrain", fire::spread),
        entry!("depth-damage", "What a flood costs, by its depth (JRC, Europe)", depth_damage::run),
        entry!("cascade", "What fails, and when, once power, water or a road has failed", cascade::run),
    ]
}
