//! What the hourly method needs to know of a building: ISO 13790:2008, section 12.

/// How heavy a building is: table 12 of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mass {
    /// 80 kJ/K per m2 of floor.
    VeryLight,
    /// 110 kJ/K per m2: timber.
    Light,
    /// 165 kJ/K per m2: hollow brick.
    Medium,
    /// 260 kJ/K per m2: concrete, stone with plaster.
    Heavy,
    /// 370 kJ/K per m2: bare stone, concrete throughout.
    VeryHeavy,
}

/// What the method needs to know of a building.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Building {
    /// Heated floor area, m2, above 0.
    pub floor_area_m2: f64,
    /// Transmission through walls, roof and floor, thermal bridges included, W/K.
    pub opaque_w_k: f64,
    /// Transmission through windows and doors, W/K.
    pub windows_w_k: f64,
    /// Ventilation and leaks, W/K: 0.34 x m3/h, less what is recovered.
    pub ventilation_w_k: f64,
    /// Heat capacity, J/K, above 0.
    pub capacity_j_k: f64,
    /// Area through which it exchanges heat, m2, above 0 and at most 4.5 x floor area.
    pub mass_area_m2: f64,
}

impl Building {
    /// A building by its class of mass.
    pub fn new(
        floor_area_m2: f64,
        opaque_w_k: f64,
        windows_w_k: f64,
        ventilation_w_k: f64,
        mass: Mass,
    ) -> Self {
        let (capacity_kj_k_m2, area) = match mass {
            Mass::VeryLight => (80.0, 2.5),
            Mass::Light => (110.0, 2.5),
            Mass::Medium => (165.0, 2.5),
            Mass::Heavy => (260.0, 3.0),
            Mass::VeryHeavy => (370.0, 3.5),
        };
        Self {
            floor_area_m2,
            opaque_w_k,
            windows_w_k,
            ventilation_w_k,
            capacity_j_k: 1e3 * capacity_kj_k_m2 * floor_area_m2,
            mass_area_m2: area * floor_area_m2,
        }
    }
}
