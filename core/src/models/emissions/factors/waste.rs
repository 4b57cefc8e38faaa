//! Household waste and wastewater.

const RESIDUAL: &str = "ADEME Base Empreinte, residual household waste: landfill 0.412, incineration 0.374 (nosgestesclimat \
     4.10.2); mean: 32 % landfill, 68 % incineration";
const COMPOST: &str = "IPCC 2006, Vol. 5, Table 4.1, composting, wet weight; N2O: 2019 refinement";
const BOD: &str =
    "IPCC 2019, Vol. 5, ch. 6: 60 g BOD a day and inhabitant x 0.6 kg CH4/kg BOD x methane correction factor";
const EFFLUENT: &str =
    "IPCC 2006, Vol. 5, ch. 6: 40 kg protein x 0.16 x 1.1 x 1.25 x EF 0.005 (2019: 0.0005 to 0.075) x 44/28";

super::table! {
    /// Residual waste, collection left out.
    RESIDUAL_CO2E: "waste.residual.co2e", Co2e, (0.386, 0.30, 0.60), "kg/kg", 2025, RESIDUAL;
    /// Residual waste of an inhabitant (254 kg a year, MODECOM 2017).
    RESIDUAL_PER_INHABITANT: "waste.residual_inhabitant.co2e", Co2e, (98.0, 60.0, 150.0), "kg/inhabitant", 2025, RESIDUAL;
    /// Compost.
    COMPOST_CH4: "waste.compost.ch4", Ch4Biogenic, (4.0e-3, 0.03e-3, 8.0e-3), "kg/kg", 2006, COMPOST;
    /// Compost.
    COMPOST_N2O: "waste.compost.n2o", N2o, (0.24e-3, 0.06e-3, 0.6e-3), "kg/kg", 2019, COMPOST;
    /// Wastewater of an inhabitant, treated in a well-run plant.
    SEWAGE_CH4: "waste.sewage.ch4", Ch4Biogenic, (0.394, 0.0, 1.18), "kg/inhabitant", 2019, BOD;
    /// Wastewater of an inhabitant, septic tank.
    SEPTIC_CH4: "waste.septic.ch4", Ch4Biogenic, (6.57, 5.3, 9.5), "kg/inhabitant", 2019, BOD;
    /// Nitrogen in the wastewater of an inhabitant.
    SEWAGE_N2O: "waste.sewage.n2o", N2o, (0.069, 0.0069, 1.04), "kg/inhabitant", 2019, EFFLUENT;
}
