//! Animals, soils and farm machines: IPCC 2006 and its 2019 refinement, Tier 1, Western Europe, cool climate.

const ENTERIC: &str = "IPCC 2019, Vol. 4, Table 10.11, Western Europe; +-30 % as in section 10.3.4";
const ENTERIC_2006: &str = "IPCC 2006, Vol. 4, Table 10.10, developed countries; +-30 % to 50 %";
const MANURE: &str = "IPCC 2006, Vol. 4, Tables 10.14 and 10.15, Western Europe, 12 C mean; +-30 %";
const MANURE_N2O: &str = "derived: nitrogen excreted (IPCC 2006, Table 10.19) on pasture and in storage x EF3 (IPCC 2019, \
     Tables 10.21 and 11.1) x 44/28";
const SOIL: &str =
    "IPCC 2019, Vol. 4, Tables 11.1 and 11.3: EF1 0.010, EF4 0.010 x 0.11, EF5 0.011 x 0.24, x 44/28";
const SOIL_HA: &str = "derived: soil N2O per kg of nitrogen x about 110 kg N/ha on crops, 40 on meadows (Eurostat, \
     fertiliser use in France, 2.1 Mt N a year, and manure; the split is assumed)";
const MACHINES: &str = "derived: about 100 l of diesel a hectare of crops, 40 of meadow (ADEME, energy in farming, 2019) \
     x IPCC 2006, Vol. 2, Table 3.3.1, 35.9 MJ/l";

super::table! {
    /// Digestion of a dairy cow.
    DAIRY_ENTERIC_CH4: "farm.dairy.enteric_ch4", Ch4Biogenic, (126.0, 88.0, 164.0), "kg/head", 2019, ENTERIC;
    /// Digestion of any other head of cattle.
    CATTLE_ENTERIC_CH4: "farm.cattle.enteric_ch4", Ch4Biogenic, (52.0, 36.0, 68.0), "kg/head", 2019, ENTERIC;
    /// Digestion of a sheep.
    SHEEP_ENTERIC_CH4: "farm.sheep.enteric_ch4", Ch4Biogenic, (8.0, 5.0, 11.0), "kg/head", 2006, ENTERIC_2006;
    /// Digestion of a goat.
    GOAT_ENTERIC_CH4: "farm.goat.enteric_ch4", Ch4Biogenic, (5.0, 3.0, 9.0), "kg/head", 2006, ENTERIC_2006;
    /// Digestion of a horse.
    HORSE_ENTERIC_CH4: "farm.horse.enteric_ch4", Ch4Biogenic, (18.0, 12.0, 24.0), "kg/head", 2006, ENTERIC_2006;
    /// Digestion of a pig.
    PIG_ENTERIC_CH4: "farm.pig.enteric_ch4", Ch4Biogenic, (1.5, 1.0, 2.0), "kg/head", 2006, ENTERIC_2006;
    /// Manure of a dairy cow.
    DAIRY_MANURE_CH4: "farm.dairy.manure_ch4", Ch4Biogenic, (25.0, 17.5, 32.5), "kg/head", 2006, MANURE;
    /// Manure of any other head of cattle.
    CATTLE_MANURE_CH4: "farm.cattle.manure_ch4", Ch4Biogenic, (7.0, 4.9, 9.1), "kg/head", 2006, MANURE;
    /// Manure of a sheep.
    SHEEP_MANURE_CH4: "farm.sheep.manure_ch4", Ch4Biogenic, (0.19, 0.13, 0.25), "kg/head", 2006, MANURE;
    /// Manure of a goat.
    GOAT_MANURE_CH4: "farm.goat.manure_ch4", Ch4Biogenic, (0.13, 0.09, 0.17), "kg/head", 2006, MANURE;
    /// Manure of a horse.
    HORSE_MANURE_CH4: "farm.horse.manure_ch4", Ch4Biogenic, (1.56, 1.09, 2.03), "kg/head", 2006, MANURE;
    /// Manure of a pig.
    PIG_MANURE_CH4: "farm.pig.manure_ch4", Ch4Biogenic, (7.0, 4.9, 9.1), "kg/head", 2006, MANURE;
    /// Dung, urine and manure of a dairy cow (105 kg N, half on pasture).
    DAIRY_MANURE_N2O: "farm.dairy.manure_n2o", N2o, (0.74, 0.20, 2.0), "kg/head", 2019, MANURE_N2O;
    /// Dung, urine and manure of any other head of cattle (51 kg N, 60 % on pasture).
    CATTLE_MANURE_N2O: "farm.cattle.manure_n2o", N2o, (0.35, 0.10, 1.0), "kg/head", 2019, MANURE_N2O;
    /// Dung and urine of a sheep (15 kg N, on pasture).
    SHEEP_MANURE_N2O: "farm.sheep.manure_n2o", N2o, (0.07, 0.0, 0.24), "kg/head", 2019, MANURE_N2O;
    /// Manure of a pig (10 kg N).
    PIG_MANURE_N2O: "farm.pig.manure_n2o", N2o, (0.06, 0.02, 0.15), "kg/head", 2019, MANURE_N2O;
    /// Soils, direct and indirect, per kilogram of nitrogen spread.
    SOIL_N2O_PER_N: "farm.soil_nitrogen.n2o", N2o, (0.0216, 0.003, 0.045), "kg/kg N", 2019, SOIL;
    /// Cropland soils.
    CROPLAND_N2O: "farm.cropland.n2o", N2o, (2.4, 0.6, 5.0), "kg/ha", 2019, SOIL_HA;
    /// Meadow soils.
    GRASSLAND_N2O: "farm.grassland.n2o", N2o, (0.86, 0.1, 2.0), "kg/ha", 2019, SOIL_HA;
    /// Machines on cropland.
    CROPLAND_MACHINES_CO2: "farm.cropland_machines.co2", Co2, (266.0, 180.0, 350.0), "kg/ha", 2019, MACHINES;
    /// Machines on cropland.
    CROPLAND_MACHINES_N2O: "farm.cropland_machines.n2o", N2o, (0.103, 0.05, 0.31), "kg/ha", 2019, MACHINES;
    /// Machines on meadows.
    GRASSLAND_MACHINES_CO2: "farm.grassland_machines.co2", Co2, (106.0, 53.0, 160.0), "kg/ha", 2019, MACHINES;
    /// Machines on meadows.
    GRASSLAND_MACHINES_N2O: "farm.grassland_machines.n2o", N2o, (0.041, 0.02, 0.12), "kg/ha", 2019, MACHINES;
}
