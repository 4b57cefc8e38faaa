//! How long crops, storms, shortages and the quality of rivers take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::water::balance::{Rules, balance};
use parvis_core::models::water::crop::{self, Field, Soil};
use parvis_core::models::water::crop_season::{Depletion, Season};
use parvis_core::models::water::fao56::{Site, Weather, reference_mm_d};
use parvis_core::models::water::green_ampt::{self, infiltrated_mm};
use parvis_core::models::water::low_flow::stage_flows;
use parvis_core::models::water::nutrient_loads::{NutrientSource, nutrient_loads};
use parvis_core::models::water::rain_storage::{self, Storage};
use parvis_core::models::water::scs_cn::{Cover, INITIAL_ABSTRACTION, composite_runoff_mm};
use parvis_core::models::water::spill::Spill;
use parvis_core::models::water::streeter_phelps::OxygenSag;

fn main() {
    divan::main();
}

const YEARS: usize = 12;
const DAYS: usize = 365 * YEARS;

/// Something for each day, from 0 to 1 and back through each year.
fn season() -> Vec<f64> {
    (0..DAYS).map(|day| 0.5 - 0.5 * (day as f64 * std::f64::consts::TAU / 365.0).cos()).collect()
}

#[divan::bench]
fn reference_evapotranspiration(bencher: Bencher) {
    let site = Site { latitude_deg: 50.8, elevation_m: 100.0 };
    let day = Weather {
        day_of_year: 187.0,
        t_max_c: 21.5,
        t_min_c: 12.3,
        vapour_kpa: 1.409,
        wind_2m_m_s: 2.078,
        solar_mj_m2: 22.07,
        soil_heat_mj_m2: 0.0,
    };
    bencher.bench_local(|| reference_mm_d(site, black_box(day)));
}

#[divan::bench]
fn a_season_of_maize(bencher: Bencher) {
    let season = Season {
        stages_d: [20, 35, 40, 30],
        k: [0.3, 1.2, 0.6],
        root_m: [0.2, 1.2],
        depletion: Depletion::AtFiveMm(0.55),
    };
    let field = Field {
        season: &season,
        soil: Soil { field_capacity: 0.32, wilting_point: 0.12 },
        topsoil: None,
        irrigation: None,
        depletion_mm: 0.0,
    };
    let (rain, eto) = ([2.0; 125], [5.0; 125]);
    bencher.bench_local(|| crop::run(black_box(&field), &rain, &eto, |_, _| ()));
}

#[divan::bench]
fn storm_on_a_hundred_covers(bencher: Bencher) {
    let covers = [Cover { area_m2: 1_000.0, cn: 74.0 }; 100];
    bencher.bench_local(|| composite_runoff_mm(black_box(60.0), &covers, INITIAL_ABSTRACTION));
}

#[divan::bench]
fn an_hour_of_ponding(bencher: Bencher) {
    let soil = green_ampt::Soil { conductivity_mm_h: 6.5, suction_mm: 166.8, moisture_deficit: 0.34 };
    bencher.bench_local(|| infiltrated_mm(black_box(soil), 1.0));
}

#[divan::bench]
fn a_rain_tank_through_the_years(bencher: Bencher) {
    let (inflow, demand) = (season(), vec![0.4; DAYS]);
    let store = Storage { capacity_m3: 5.0, loss_m3: 0.0 };
    let counter = ItemsCount::new(DAYS);
    bencher
        .counter(counter)
        .bench_local(|| rain_storage::run(store, 0.0, black_box(&inflow), &demand, |_, _| ()));
}

#[divan::bench]
fn who_is_served_through_the_years(bencher: Bencher) {
    let flow: Vec<f64> = season().iter().map(|share| 1e4 * (1.0 - share) + 500.0).collect();
    let rules = Rules {
        reserved_m3_d: 800.0,
        stage_below_m3_d: [4e3, 3e3, 2e3, 1e3],
        store_m3: 1e4,
        returned_share: 0.6,
    };
    let counter = ItemsCount::new(DAYS);
    bencher.counter(counter).bench_local(|| balance(black_box(&flow), |_| Default::default(), &rules, None));
}

#[divan::bench]
fn stages_of_low_flow(bencher: Bencher) {
    let flow: Vec<f64> = season().iter().enumerate().map(|(day, share)| share + (day % 11) as f64).collect();
    bencher.bench_local(|| stage_flows(black_box(&flow).chunks(365)));
}

#[divan::bench]
fn oxygen_along_a_river(bencher: Bencher) {
    let sag = OxygenSag {
        bod_mg_l: 10.94,
        deficit_mg_l: 1.5,
        decay_per_d: 0.2,
        reaeration_per_d: 0.37,
        saturation_mg_l: 9.1,
        velocity_m_s: 0.3,
    };
    let Ok(sag) = OxygenSag::new(sag) else { return };
    bencher
        .counter(ItemsCount::new(1_000_usize))
        .bench_local(|| (0..1_000).map(|at| black_box(&sag).oxygen_mg_l(0.01 * f64::from(at))).sum::<f64>());
}

#[divan::bench]
fn a_spill_passes(bencher: Bencher) {
    let spill = Spill {
        mass_kg: 20.0,
        cross_section_m2: 3.6,
        velocity_m_s: 0.4,
        dispersion_m2_s: 8.0,
        decay_per_s: 1e-6,
    };
    let Ok(spill) = Spill::new(spill) else { return };
    bencher.bench_local(|| spill.passage(black_box(3_000.0), 0.5));
}

#[divan::bench]
fn loads_of_a_hundred_sources(bencher: Bencher) {
    let source = NutrientSource { area_ha: 9.0, export_kg_ha_a: 25.0, point_kg_a: 0.0, travel_d: 0.5 };
    bencher.bench_local(|| nutrient_loads(black_box(&[source; 100]), 0.1, 0.8));
}
