//! Electricity as it is used \[kg CO2e per kWh, supply of the power plants included\].

super::table! {
    /// France, the mean of all uses.
    FRANCE: "power.fr.co2e", Co2e, (0.0519, 0.035, 0.070), "kg/kWh", 2024,
        "ADEME Base Empreinte, electricity, consumption mix 2024 (mean of 2021 to 2024), as in nosgestesclimat 4.10.2";
    /// France, electricity that heats: drawn in winter, when gas plants run.
    FRANCE_HEATING: "power.fr_heating.co2e", Co2e, (0.079, 0.050, 0.147), "kg/kWh", 2021,
        "RE2020 (order of 4 August 2021), electricity for heating 0.079; high: Base Carbone heating, 2018";
    /// Spain, mainland generation.
    SPAIN: "power.es.co2e", Co2e, (0.120, 0.100, 0.170), "kg/kWh", 2023,
        "Red Electrica, report on the electricity system 2023 (generation, 0.120); range: 2022 to 2024";
    /// Andorra: own hydropower and waste, the rest from Spain and France.
    ANDORRA: "power.ad.co2e", Co2e, (0.080, 0.045, 0.140), "kg/kWh", 2023,
        "derived: one fifth own hydropower and waste, four fifths bought, half in Spain, half in France";
    /// Photovoltaic panels on roofs, their making included.
    SOLAR: "power.solar.co2e", Co2e, (0.0291, 0.0252, 0.0439), "kg/kWh", 2025,
        "ADEME Base Empreinte, photovoltaic, zone H1c, as in nosgestesclimat 4.10.2; low: Mediterranean coast";
}
