//! What land takes up or gives off \[kg CO2 per hectare and year; taken up is negative\].

const FOREST_SOURCE: &str = "derived: Citepa, Secten 2023, French forest about -30 Mt CO2 a year (2019 to 2021) on 17 Mha; \
     low: about 2005 to 2010, before droughts and bark beetles";
const SOILS: &str = "INRAE 2019, 4 per 1000 study: yearly change of soil carbon, meadows +50 kg C/ha, arable land -170 kg C/ha";

super::table! {
    /// Forest, wood and soil.
    FOREST: "land.forest.co2", Co2, (-1800.0, -4000.0, -500.0), "kg/ha", 2023, FOREST_SOURCE;
    /// Permanent meadow, soil.
    GRASSLAND: "land.grassland.co2", Co2, (-183.0, -900.0, 300.0), "kg/ha", 2019, SOILS;
    /// Arable land, soil.
    CROPLAND: "land.cropland.co2", Co2, (623.0, 0.0, 1200.0), "kg/ha", 2019, SOILS;
}
