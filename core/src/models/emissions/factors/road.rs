//! Road fuels, electric driving, wear of tyres, brakes and road.
//!
//! How much fuel a kilometre takes, and its nitrogen oxides, are in [`super::super::road`].

const IPCC: &str = "IPCC 2006, Vol. 2, Tables 1.2, 3.2.1 and 3.2.2: per TJ, times the net calorific value";
const TYRES: &str =
    "EMEP/EEA guidebook 2019, 1.A.3.b.vi, Tier 2: tyre wear x share of the particle size, at 80 km/h";
const BRAKES: &str =
    "EMEP/EEA guidebook 2019, 1.A.3.b.vi, Tier 2: brake wear x share of the particle size, at 65 km/h";
const SURFACE: &str =
    "EMEP/EEA guidebook 2019, 1.A.3.b.vi, Tier 2: road surface wear x share of the particle size";
const EXHAUST: &str =
    "EMEP/EEA guidebook 2019, 1.A.3.b.i-iv, Tier 2 exhaust particles, mean of the Euro classes in use";

super::table! {
    /// Petrol, burnt.
    PETROL_CO2: "road.petrol.co2", Co2, (3.070, 2.990, 3.234), "kg/kg", 2006, IPCC;
    /// Petrol, burnt in cars with a three-way catalyst.
    PETROL_N2O: "road.petrol.n2o", N2o, (0.354e-3, 0.115e-3, 1.063e-3), "kg/kg", 2006, IPCC;
    /// Petrol, burnt in cars with a three-way catalyst.
    PETROL_CH4: "road.petrol.ch4", Ch4Fossil, (1.11e-3, 0.35e-3, 3.3e-3), "kg/kg", 2006, IPCC;
    /// Petrol, its supply.
    PETROL_SUPPLY: "road.petrol.supply", Co2e, (0.42, 0.30, 0.65), "kg/kg", 2025,
        "Base Empreinte, petrol E5/E10, 2.7 kg CO2e/l at 0.745 kg/l (nosgestesclimat 4.10.2), less combustion";
    /// Diesel, burnt.
    DIESEL_CO2: "road.diesel.co2", Co2, (3.186, 3.122, 3.216), "kg/kg", 2006, IPCC;
    /// Diesel, burnt.
    DIESEL_N2O: "road.diesel.n2o", N2o, (0.168e-3, 0.056e-3, 0.516e-3), "kg/kg", 2006, IPCC;
    /// Diesel, burnt.
    DIESEL_CH4: "road.diesel.ch4", Ch4Fossil, (0.168e-3, 0.069e-3, 0.409e-3), "kg/kg", 2006, IPCC;
    /// Diesel, its supply.
    DIESEL_SUPPLY: "road.diesel.supply", Co2e, (0.42, 0.30, 0.65), "kg/kg", 2025,
        "Base Empreinte, diesel B7/B10, 3.07 kg CO2e/l at 0.84 kg/l (nosgestesclimat 4.10.2), less combustion";
    /// Exhaust particles (all below 2.5 um) of a petrol car.
    PETROL_CAR_PM25: "road.petrol_car.pm25", Pm25, (0.0014e-3, 0.0008e-3, 0.003e-3), "kg/km", 2019, EXHAUST;
    /// Exhaust particles of a diesel car: with filter since Euro 5, without it before.
    DIESEL_CAR_PM25: "road.diesel_car.pm25", Pm25, (0.010e-3, 0.0015e-3, 0.031e-3), "kg/km", 2019, EXHAUST;
    /// Exhaust particles of a diesel van.
    VAN_PM25: "road.van.pm25", Pm25, (0.012e-3, 0.001e-3, 0.041e-3), "kg/km", 2019, EXHAUST;
    /// Exhaust particles of a lorry or bus.
    LORRY_PM25: "road.lorry.pm25", Pm25, (0.020e-3, 0.0013e-3, 0.060e-3), "kg/km", 2019, EXHAUST;
    /// Tyre wear of a car.
    CAR_TYRES_PM10: "road.car_tyres.pm10", Pm10, (6.4e-6, 4.0e-6, 9.7e-6), "kg/km", 2019, TYRES;
    /// Tyre wear of a car.
    CAR_TYRES_PM25: "road.car_tyres.pm25", Pm25, (4.5e-6, 2.8e-6, 6.8e-6), "kg/km", 2019, TYRES;
    /// Tyre wear of a van.
    VAN_TYRES_PM10: "road.van_tyres.pm10", Pm10, (10.1e-6, 5.3e-6, 13.0e-6), "kg/km", 2019, TYRES;
    /// Tyre wear of a van.
    VAN_TYRES_PM25: "road.van_tyres.pm25", Pm25, (7.1e-6, 3.7e-6, 9.1e-6), "kg/km", 2019, TYRES;
    /// Tyre wear of a lorry or bus.
    LORRY_TYRES_PM10: "road.lorry_tyres.pm10", Pm10, (27.0e-6, 14.0e-6, 54.0e-6), "kg/km", 2019, TYRES;
    /// Tyre wear of a lorry or bus.
    LORRY_TYRES_PM25: "road.lorry_tyres.pm25", Pm25, (18.9e-6, 9.8e-6, 37.8e-6), "kg/km", 2019, TYRES;
    /// Brake wear of a car.
    CAR_BRAKES_PM10: "road.car_brakes.pm10", Pm10, (7.35e-6, 4.3e-6, 9.8e-6), "kg/km", 2019, BRAKES;
    /// Brake wear of a car.
    CAR_BRAKES_PM25: "road.car_brakes.pm25", Pm25, (2.93e-6, 1.7e-6, 3.9e-6), "kg/km", 2019, BRAKES;
    /// Brake wear of a van.
    VAN_BRAKES_PM10: "road.van_brakes.pm10", Pm10, (11.47e-6, 8.6e-6, 14.2e-6), "kg/km", 2019, BRAKES;
    /// Brake wear of a van.
    VAN_BRAKES_PM25: "road.van_brakes.pm25", Pm25, (4.56e-6, 3.4e-6, 5.7e-6), "kg/km", 2019, BRAKES;
    /// Brake wear of a lorry or bus.
    LORRY_BRAKES_PM10: "road.lorry_brakes.pm10", Pm10, (32.0e-6, 23.0e-6, 41.0e-6), "kg/km", 2019, BRAKES;
    /// Brake wear of a lorry or bus.
    LORRY_BRAKES_PM25: "road.lorry_brakes.pm25", Pm25, (12.8e-6, 9.2e-6, 16.4e-6), "kg/km", 2019, BRAKES;
    /// Road surface worn by a car.
    CAR_SURFACE_PM10: "road.car_surface.pm10", Pm10, (7.5e-6, 3.8e-6, 15.0e-6), "kg/km", 2019, SURFACE;
    /// Road surface worn by a car.
    CAR_SURFACE_PM25: "road.car_surface.pm25", Pm25, (4.1e-6, 2.0e-6, 8.1e-6), "kg/km", 2019, SURFACE;
    /// Road surface worn by a van.
    VAN_SURFACE_PM10: "road.van_surface.pm10", Pm10, (7.5e-6, 3.8e-6, 15.0e-6), "kg/km", 2019, SURFACE;
    /// Road surface worn by a van.
    VAN_SURFACE_PM25: "road.van_surface.pm25", Pm25, (4.1e-6, 2.0e-6, 8.1e-6), "kg/km", 2019, SURFACE;
    /// Road surface worn by a lorry or bus.
    LORRY_SURFACE_PM10: "road.lorry_surface.pm10", Pm10, (38.0e-6, 19.0e-6, 76.0e-6), "kg/km", 2019, SURFACE;
    /// Road surface worn by a lorry or bus.
    LORRY_SURFACE_PM25: "road.lorry_surface.pm25", Pm25, (20.5e-6, 10.3e-6, 41.0e-6), "kg/km", 2019, SURFACE;
}
