//! Air pollutants of heating \[g per GJ NCV of final energy\]: EMEP/EEA air pollutant emission inventory
//! guidebook 2019 (tables unchanged in 2023), chapter 1.A.4 Small combustion, Tier 2.
//!
//! Particles include what condenses as the smoke cools.

const BOILERS: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-16, residential boilers below 50 kW, gas";
const OIL_BOILERS: &str =
    "EMEP/EEA guidebook, 1.A.4, Table 3-18, residential boilers below 50 kW, liquid fuels";
const FIREPLACES: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-39, open fireplaces burning wood";
const OLD: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-40, conventional stoves burning wood";
const EFFICIENT: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-41, energy efficient stoves burning wood";
const LABELLED: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-42, advanced and ecolabelled stoves burning wood";
const PELLET: &str = "EMEP/EEA guidebook, 1.A.4, Table 3-44, pellet stoves and boilers";

super::table! {
    /// Gas boiler.
    GAS_NOX: "heating.gas.nox", Nox, (42.0, 25.0, 59.0), "g/GJ", 2019, BOILERS;
    /// Gas boiler.
    GAS_PM10: "heating.gas.pm10", Pm10, (0.2, 0.12, 0.28), "g/GJ", 2019, BOILERS;
    /// Gas boiler.
    GAS_PM25: "heating.gas.pm25", Pm25, (0.2, 0.12, 0.28), "g/GJ", 2019, BOILERS;
    /// Oil boiler.
    OIL_NOX: "heating.oil.nox", Nox, (69.0, 41.0, 97.0), "g/GJ", 2019, OIL_BOILERS;
    /// Oil boiler.
    OIL_PM10: "heating.oil.pm10", Pm10, (1.5, 0.9, 2.1), "g/GJ", 2019, OIL_BOILERS;
    /// Oil boiler.
    OIL_PM25: "heating.oil.pm25", Pm25, (1.5, 0.9, 2.1), "g/GJ", 2019, OIL_BOILERS;
    /// Open fireplace.
    FIREPLACE_NOX: "heating.fireplace.nox", Nox, (50.0, 30.0, 150.0), "g/GJ", 2019, FIREPLACES;
    /// Open fireplace.
    FIREPLACE_PM10: "heating.fireplace.pm10", Pm10, (840.0, 420.0, 1680.0), "g/GJ", 2019, FIREPLACES;
    /// Open fireplace.
    FIREPLACE_PM25: "heating.fireplace.pm25", Pm25, (820.0, 410.0, 1640.0), "g/GJ", 2019, FIREPLACES;
    /// Wood stove of before about 2000.
    OLD_STOVE_NOX: "heating.old_stove.nox", Nox, (50.0, 30.0, 150.0), "g/GJ", 2019, OLD;
    /// Wood stove of before about 2000.
    OLD_STOVE_PM10: "heating.old_stove.pm10", Pm10, (760.0, 380.0, 1520.0), "g/GJ", 2019, OLD;
    /// Wood stove of before about 2000.
    OLD_STOVE_PM25: "heating.old_stove.pm25", Pm25, (740.0, 370.0, 1480.0), "g/GJ", 2019, OLD;
    /// Closed stove of the 2000s and 2010s.
    EFFICIENT_STOVE_NOX: "heating.efficient_stove.nox", Nox, (80.0, 30.0, 150.0), "g/GJ", 2019, EFFICIENT;
    /// Closed stove of the 2000s and 2010s.
    EFFICIENT_STOVE_PM10: "heating.efficient_stove.pm10", Pm10, (380.0, 290.0, 760.0), "g/GJ", 2019, EFFICIENT;
    /// Closed stove of the 2000s and 2010s.
    EFFICIENT_STOVE_PM25: "heating.efficient_stove.pm25", Pm25, (370.0, 285.0, 740.0), "g/GJ", 2019, EFFICIENT;
    /// New labelled stove (Flamme Verte 7 stars, Ecodesign).
    NEW_STOVE_NOX: "heating.new_stove.nox", Nox, (95.0, 50.0, 150.0), "g/GJ", 2019, LABELLED;
    /// New labelled stove (Flamme Verte 7 stars, Ecodesign).
    NEW_STOVE_PM10: "heating.new_stove.pm10", Pm10, (95.0, 19.0, 238.0), "g/GJ", 2019, LABELLED;
    /// New labelled stove (Flamme Verte 7 stars, Ecodesign).
    NEW_STOVE_PM25: "heating.new_stove.pm25", Pm25, (93.0, 19.0, 233.0), "g/GJ", 2019, LABELLED;
    /// Pellet stove or boiler.
    PELLETS_NOX: "heating.pellets.nox", Nox, (80.0, 50.0, 200.0), "g/GJ", 2019, PELLET;
    /// Pellet stove or boiler.
    PELLETS_PM10: "heating.pellets.pm10", Pm10, (60.0, 30.0, 120.0), "g/GJ", 2019, PELLET;
    /// Pellet stove or boiler.
    PELLETS_PM25: "heating.pellets.pm25", Pm25, (60.0, 30.0, 120.0), "g/GJ", 2019, PELLET;
}
