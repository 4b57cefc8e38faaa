//! The ids of `docs/PACK.md`.

/// The unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
}

/// The period mix, in the order of the periods.
pub(super) const PERIODS: [&str; 6] = [
    "period_mix.before_1949",
    "period_mix.1949_1974",
    "period_mix.1975_1989",
    "period_mix.1990_2000",
    "period_mix.2001_2012",
    "period_mix.after_2012",
];

const UNITS: [(&str, &[&str]); 17] = [
    (
        "share",
        &[
            "heating_mix.gas",
            "heating_mix.oil",
            "heating_mix.electric",
            "heating_mix.heat_pump",
            "heating_mix.wood",
            "heating_mix.district",
            PERIODS[0],
            PERIODS[1],
            PERIODS[2],
            PERIODS[3],
            PERIODS[4],
            PERIODS[5],
            "wood.old_stove_share",
            "traffic.short_trip_share",
            "water.leak_share",
            "water.environment_share",
        ],
    ),
    ("kWh/a", &["electricity.household_kwh"]),
    ("kWh/m2/a", &["tertiary.kwh_m2"]),
    ("t CO2e/a", &["industry.tco2e"]),
    ("1/d", &["traffic.car_trips_person_day"]),
    ("km", &["traffic.trip_km"]),
    (
        "head",
        &[
            "farming.dairy_cows",
            "farming.other_cattle",
            "farming.sheep",
            "farming.goats",
            "farming.pigs",
            "farming.poultry",
        ],
    ),
    ("ha", &["farming.cropland_ha", "farming.grassland_ha", "farming.irrigated_ha"]),
    ("kg/a", &["waste.residual_kg_person", "waste.organic_kg_person"]),
    ("l/d", &["water.drinking_l_person_day"]),
    ("mm/a", &["water.irrigation_mm"]),
    ("mm", &["water.gr4j_x1_mm", "water.gr4j_x3_mm"]),
    ("mm/d", &["water.gr4j_x2_mm_d"]),
    ("d", &["water.gr4j_x4_d"]),
    ("m3/d", &["water.industry_m3_day"]),
    ("km2", &["water.catchment_km2"]),
    ("ug/m3", &["air.background_no2_ug_m3", "air.background_pm25_ug_m3"]),
];

/// The figure with this id, if there is one.
pub fn known(id: &str) -> Option<Known> {
    let found = UNITS.iter().find_map(|(unit, ids)| Some((*unit, *ids.iter().find(|known| **known == id)?)));
    found.map(|(unit, id)| Known { id, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of ids in the handbook: `group.{a,b}`, and several ids with a comma between two.
    fn in_the_handbook() -> Vec<(String, String)> {
        let text = include_str!("../../../../docs/PACK.md");
        let table = text.split_once("## Activities").unwrap().1;
        let mut found = Vec::new();
        for row in table.lines().filter(|l| l.starts_with("| `")) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            for name in cells[1].split('`').filter(|n| n.contains('.')) {
                match name.split_once('{') {
                    None => found.push((name.to_owned(), cells[2].to_owned())),
                    Some((group, rest)) => {
                        for last in rest.trim_end_matches('}').split(',') {
                            found.push((format!("{group}{last}"), cells[2].to_owned()));
                        }
                    }
                }
            }
        }
        found
    }

    #[test]
    fn ids_and_units_are_those_of_the_handbook() {
        let handbook = in_the_handbook();
        for (id, unit) in &handbook {
            assert_eq!(known(id).map(|k| k.unit), Some(unit.as_str()), "{id}");
        }
        assert_eq!(UNITS.iter().map(|(_, ids)| ids.len()).sum::<usize>(), handbook.len());
    }
}
