//! Scenarios to start with: a few levers each, over several themes.

/// A scenario to start with.
#[derive(Debug)]
pub struct Preset {
    /// Its id; its words stand in the app's table.
    pub id: &'static str,
    /// Levers and where they are put.
    pub levers: &'static [(&'static str, f64)],
}

/// The presets, in the order in which they are offered.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "preset.warm_homes",
        levers: &[("emissions.retrofit", 0.4), ("emissions.heat_pumps", 0.5), ("emissions.wood_stoves", 0.8)],
    },
    Preset {
        id: "preset.calm_streets",
        levers: &[
            ("emissions.trips_shifted", 0.3),
            ("emissions.electric_cars", 0.3),
            ("emissions.speed_30", 1.0),
        ],
    },
    Preset {
        id: "preset.dry_summers",
        levers: &[("water.leaks", 0.1), ("water.saving", 0.2), ("water.rain_reuse", 0.3)],
    },
];
