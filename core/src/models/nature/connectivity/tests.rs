use super::*;
use proptest::prelude::*;

const DISPERSAL: Dispersal = Dispersal { probability: 0.05, distance_m: 10_000.0 };

fn link(from: u32, to: u32, distance_m: f64) -> Link {
    Link { from, to, distance_m }
}

/// PC x A^2 by the definition: largest products over all paths (Floyd 1962), with the patches in `out` removed.
fn by_definition(area: &[f64], links: &[Link], out: &[usize]) -> f64 {
    let n = area.len();
    let mut p = vec![vec![0.0f64; n]; n];
    p.iter_mut().enumerate().for_each(|(i, row)| row[i] = 1.0);
    let rate = -DISPERSAL.probability.ln() / DISPERSAL.distance_m;
    let gone = |i: u32| out.contains(&(i as usize));
    for l in links.iter().filter(|l| !gone(l.from) && !gone(l.to)) {
        let (i, j, step) = (l.from as usize, l.to as usize, (-rate * l.distance_m).exp());
        p[i][j] = p[i][j].max(step);
        p[j][i] = p[i][j];
    }
    for k in 0..n {
        for i in 0..n {
            for j in 0..n {
                p[i][j] = p[i][j].max(p[i][k] * p[k][j]);
            }
        }
    }
    let here = |i: usize| if out.contains(&i) { 0.0 } else { area[i] };
    (0..n).map(|i| (0..n).map(|j| here(i) * here(j) * p[i][j]).sum::<f64>()).sum()
}

#[test]
fn a_stepping_stone_between_two_patches() {
    // Two patches 20 km apart with a small one half way: p* = 0.05^2 through it, and nothing without it.
    let links = [link(0, 1, 10_000.0), link(1, 2, 10_000.0)];
    let result = along_links(&[100.0, 1.0, 100.0], &links, DISPERSAL).unwrap();
    let pc = 100.0f64.powi(2) * 2.0 + 1.0 + 4.0 * 100.0 * 0.05 + 2.0 * 100.0f64.powi(2) * 0.05 * 0.05;
    assert!((result.equivalent_area - pc.sqrt()).abs() < 1e-9);
    assert!((result.patches[1].connector - 100.0 * 2.0 * 1e4 * 0.0025 / pc).abs() < 1e-9);
    assert_eq!(result.patches[0].connector, 0.0);
}

#[test]
fn hostile_inputs_are_named() {
    let ok = [1.0, 2.0];
    assert!(straight(&[], &[], &[], DISPERSAL).is_err());
    assert!(straight(&[0.0, 0.0], &ok, &ok, DISPERSAL).is_err());
    assert!(straight(&[1.0, f64::NAN], &ok, &ok, DISPERSAL).is_err());
    assert!(straight(&ok, &[0.0, f64::INFINITY], &ok, DISPERSAL).is_err());
    assert!(straight(&ok, &ok, &[1.0], DISPERSAL).is_err());
    assert!(straight(&[1e200, 1e200], &ok, &ok, DISPERSAL).is_err());
    for probability in [0.0, 1.0, f64::NAN] {
        assert!(straight(&ok, &ok, &ok, Dispersal { probability, ..DISPERSAL }).is_err());
    }
    assert!(along_links(&ok, &[link(0, 2, 1.0)], DISPERSAL).is_err());
    assert!(along_links(&ok, &[link(0, 1, -1.0)], DISPERSAL).is_err());
    assert!(along_links(&ok, &[link(0, 0, 0.0)], DISPERSAL).is_ok());
}

fn network() -> impl Strategy<Value = (Vec<f64>, Vec<Link>)> {
    (2..9usize).prop_flat_map(|n| {
        let links = prop::collection::vec((0..n as u32, 0..n as u32, 0.0..20_000.0f64), 0..25)
            .prop_map(|l| l.into_iter().map(|(from, to, d)| link(from, to, d)).collect());
        (prop::collection::vec(0.1..100.0f64, n), links)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn it_is_what_removal_of_each_patch_in_turn_gives((area, links) in network()) {
        let result = along_links(&area, &links, DISPERSAL).unwrap();
        let pc = by_definition(&area, &links, &[]);
        prop_assert!((result.equivalent_area - pc.sqrt()).abs() < 1e-9 * pc.sqrt());
        for (patch, part) in result.patches.iter().enumerate() {
            let dpc = 100.0 * (pc - by_definition(&area, &links, &[patch])) / pc;
            prop_assert!((part.dpc - dpc).abs() < 1e-9, "{patch}: {} {dpc}", part.dpc);
            prop_assert!(part.intra >= 0.0 && part.flux >= -1e-9 && part.connector >= -1e-9);
        }
    }

    #[test]
    fn straight_lines_need_no_detour(
        points in prop::collection::vec((0.1..50.0f64, 0.0..3e4f64, 0.0..3e4f64), 1..10)
    ) {
        let area: Vec<f64> = points.iter().map(|p| p.0).collect();
        let x: Vec<f64> = points.iter().map(|p| p.1).collect();
        let y: Vec<f64> = points.iter().map(|p| p.2).collect();
        let mut links = Vec::new();
        for i in 0..points.len() {
            for j in i + 1..points.len() {
                links.push(link(i as u32, j as u32, (x[i] - x[j]).hypot(y[i] - y[j])));
            }
        }
        let (a, b) = (straight(&area, &x, &y, DISPERSAL).unwrap(), along_links(&area, &links, DISPERSAL).unwrap());
        prop_assert!((a.equivalent_area - b.equivalent_area).abs() < 1e-9 * a.equivalent_area);
        for (p, q) in a.patches.iter().zip(&b.patches) {
            prop_assert!((p.dpc - q.dpc).abs() < 1e-7);
        }
    }

    #[test]
    fn a_new_link_never_parts_anything((area, links) in network(), d in 0.0..1e4f64) {
        let mut more = links.clone();
        more.push(link(0, 1, d));
        let before = along_links(&area, &links, DISPERSAL).unwrap();
        let after = along_links(&area, &more, DISPERSAL).unwrap();
        prop_assert!(after.equivalent_area >= before.equivalent_area * (1.0 - 1e-12));
    }
}
