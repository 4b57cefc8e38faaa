//! The 13 fuel models for fire behaviour.
//!
//! Albini 1976 (USDA Forest Service General Technical Report INT-30) and Anderson 1982 (INT-122), table 1:
//! loads in tons per acre, depth in feet, surface-to-volume ratios in 1/ft, moisture of extinction in %.

/// One size class of the fuel bed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Particle {
    /// Oven-dry load, lb/ft2.
    pub(super) load_lb_ft2: f64,
    /// Surface over volume, 1/ft.
    pub(super) surface_per_ft: f64,
}

/// A fuel bed as the fire sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FuelModel {
    /// Number, 1 to 13.
    pub number: u8,
    /// Dead fuel: thinner than 6 mm, 6 to 25 mm, 25 to 76 mm (which dry in 1, 10 and 100 hours).
    pub(super) dead: [Particle; 3],
    /// Living fuel.
    pub(super) live: Particle,
    pub(super) depth_ft: f64,
    /// Moisture at which dead fuel no longer carries a fire, share of dry mass.
    pub(super) extinction: f64,
}

/// Number, loads (1 h, 10 h, 100 h, live), surface over volume (1 h, live), depth, moisture of extinction.
type Line = (u8, [f64; 4], [f64; 2], f64, f64);

#[rustfmt::skip]
const TABLE: [Line; 13] = [
    (1,  [0.74, 0.00, 0.00, 0.00], [3500.0, 1500.0], 1.0, 12.0),
    (2,  [2.00, 1.00, 0.50, 0.50], [3000.0, 1500.0], 1.0, 15.0),
    (3,  [3.01, 0.00, 0.00, 0.00], [1500.0, 1500.0], 2.5, 25.0),
    (4,  [5.01, 4.01, 2.00, 5.01], [2000.0, 1500.0], 6.0, 20.0),
    (5,  [1.00, 0.50, 0.00, 2.00], [2000.0, 1500.0], 2.0, 20.0),
    (6,  [1.50, 2.50, 2.00, 0.00], [1750.0, 1500.0], 2.5, 25.0),
    (7,  [1.13, 1.87, 1.50, 0.37], [1750.0, 1550.0], 2.5, 40.0),
    (8,  [1.50, 1.00, 2.50, 0.00], [2000.0, 1500.0], 0.2, 30.0),
    (9,  [2.92, 0.41, 0.15, 0.00], [2500.0, 1500.0], 0.2, 25.0),
    (10, [3.01, 2.00, 5.01, 2.00], [2000.0, 1500.0], 1.0, 25.0),
    (11, [1.50, 4.51, 5.51, 0.00], [1500.0, 1500.0], 1.0, 15.0),
    (12, [4.01, 14.03, 16.53, 0.00], [1500.0, 1500.0], 2.3, 20.0),
    (13, [7.01, 23.04, 28.05, 0.00], [1500.0, 1500.0], 3.0, 25.0),
];

/// Surface over volume of 10-hour and 100-hour fuel, 1/ft.
const THICK_PER_FT: [f64; 2] = [109.0, 30.0];
/// Pounds per square foot in a ton per acre.
const TON_PER_ACRE: f64 = 2000.0 / 43_560.0;

impl FuelModel {
    /// The model of this number, 1 to 13: 1 short grass, 2 grass under timber, 3 tall grass, 4 chaparral, 5 brush,
    /// 6 dormant brush, 7 southern rough, 8 closed timber litter, 9 hardwood litter, 10 timber with litter and
    /// understorey, 11 to 13 light, medium and heavy slash.
    pub fn anderson(number: u8) -> Option<Self> {
        let (number, load, [fine, live], depth_ft, extinction_pct) =
            *TABLE.get(usize::from(number).checked_sub(1)?)?;
        let particle =
            |tons: f64, surface_per_ft| Particle { load_lb_ft2: tons * TON_PER_ACRE, surface_per_ft };
        let [ten, hundred] = THICK_PER_FT;
        Some(Self {
            number,
            dead: [particle(load[0], fine), particle(load[1], ten), particle(load[2], hundred)],
            live: particle(load[3], live),
            depth_ft,
            extinction: 0.01 * extinction_pct,
        })
    }
}
