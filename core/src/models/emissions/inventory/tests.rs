use super::*;
use crate::models::emissions::factors;
use proptest::prelude::*;

fn factor(substance: Substance, value: f64) -> Factor<'static> {
    Factor::new("f", substance, (value, value * 0.5, value * 2.0), "kg", 2020, "test")
}

#[test]
fn warming_potentials_are_those_of_ar6() {
    let table = [
        (Substance::Co2, 1.0),
        (Substance::Ch4Fossil, 29.8),
        (Substance::Ch4Biogenic, 27.0),
        (Substance::N2o, 273.0),
    ];
    for (substance, gwp) in table {
        let one_tonne = factor(substance, 1000.0);
        let line = Line { sector: Sector::Waste, scope: Scope::One, activity: 1.0, factor: &one_tonne };
        assert_eq!(inventory(&[line]).unwrap().total_t, gwp);
    }
}

#[test]
fn a_herd_of_a_hundred_dairy_cows_in_western_europe() {
    // IPCC 2019, Volume 4, Table 10.11: 126 kg CH4 a head; 100 head: 12.6 t CH4, 340.2 t CO2e.
    let line = Line {
        sector: Sector::Agriculture,
        scope: Scope::One,
        activity: 100.0,
        factor: &factors::agriculture::DAIRY_ENTERIC_CH4,
    };
    assert!((inventory(&[line]).unwrap().total_t - 340.2).abs() < 1e-9);
}

#[test]
fn removals_and_burnt_biomass_stay_out_of_the_total() {
    let (sink, wood) = (
        Factor::new("s", Substance::Co2, (-1800.0, -4000.0, -500.0), "kg/ha", 2020, "test"),
        factor(Substance::Co2Biogenic, 400.0),
    );
    let lines = [
        Line { sector: Sector::LandUse, scope: Scope::One, activity: 10.0, factor: &sink },
        Line { sector: Sector::Residential, scope: Scope::One, activity: 5.0, factor: &wood },
    ];
    let sum = inventory(&lines).unwrap();
    assert_eq!((sum.total_t, sum.sector(Sector::LandUse), sum.biogenic_co2_t), (0.0, -18.0, 2.0));
}

#[test]
fn hostile_numbers_are_named() {
    let good = factor(Substance::Co2, 1.0);
    let bad = Factor { low: 3.0, ..good };
    for (activity, factor) in [(f64::NAN, &good), (-1.0, &good), (f64::INFINITY, &good), (1.0, &bad)] {
        let line = Line { sector: Sector::Road, scope: Scope::One, activity, factor };
        assert!(matches!(inventory(&[line]), Err(ModelError::Invalid { .. })));
    }
    let huge = factor(Substance::N2o, 1e300);
    let line = Line { sector: Sector::Road, scope: Scope::One, activity: 1e300, factor: &huge };
    assert!(inventory(&[line]).is_err());
    assert_eq!(inventory(&[]).unwrap(), Inventory::default());
}

fn lines_of(entries: &[(usize, usize, f64, usize)]) -> Vec<Line<'static>> {
    let all: Vec<_> = factors::all().collect();
    entries
        .iter()
        .map(|&(sector, scope, activity, factor)| Line {
            sector: Sector::ALL[sector],
            scope: Scope::ALL[scope],
            activity,
            factor: all[factor % all.len()],
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sectors_scopes_and_lines_add_up_to_the_same_total(
        entries in prop::collection::vec((0..9usize, 0..3usize, 0.0..1e6f64, 0..1000usize), 0..40)
    ) {
        let lines = lines_of(&entries);
        let sum = inventory(&lines).unwrap();
        let by_line: f64 = lines.iter().filter(|l| l.sector != Sector::LandUse).map(Line::co2e_t).sum();
        let scale = 1e-9 * (1.0 + lines.iter().map(|l| l.co2e_t().abs()).sum::<f64>());
        prop_assert!((sum.sector_t[..8].iter().sum::<f64>() - sum.total_t).abs() <= scale);
        prop_assert!((sum.scope_t.iter().sum::<f64>() - sum.total_t).abs() <= scale);
        prop_assert!((by_line - sum.total_t).abs() <= scale);
        prop_assert!(sum.low_t <= sum.total_t + scale && sum.total_t <= sum.high_t + scale);
    }

    #[test]
    fn twice_the_activity_is_twice_the_emission(
        entries in prop::collection::vec((0..9usize, 0..3usize, 0.0..1e6f64, 0..1000usize), 1..20)
    ) {
        let once = inventory(&lines_of(&entries)).unwrap();
        let doubled: Vec<_> = entries.iter().map(|&(s, c, a, f)| (s, c, 2.0 * a, f)).collect();
        let twice = inventory(&lines_of(&doubled)).unwrap();
        prop_assert!((twice.total_t - 2.0 * once.total_t).abs() <= 1e-9 * (1.0 + once.high_t.abs()));
    }
}
