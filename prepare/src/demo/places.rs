//! Where people settled: the village by the river, hamlets on gentle ground, farms between them.

use super::ground::Ground;
use super::lattice::P;
use super::lines::{Path, at, away, distance, holds, length, nearest};
use super::names;
use super::rivers::River;
use parvis_core::models::numerics::Random;

/// Area of land to which one village belongs \[km2\].
const VILLAGE_KM2: f64 = 13.0;

/// Shares of all dwellings: in villages, in hamlets; the rest stand on farms.
const SHARES: [f64; 2] = [0.66, 0.24];

/// Draws for each place before the best of them is taken.
const DRAWS: usize = 160;

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A village with church, school and town hall.
    Village,
    /// A hamlet.
    Hamlet,
    /// A farm that stands alone.
    Farm,
}

/// A settlement.
#[derive(Debug, Clone)]
pub(super) struct Settlement {
    /// What it is.
    pub(super) rank: Rank,
    /// Its middle.
    pub(super) middle: P,
    /// Its name.
    pub(super) name: Option<String>,
    /// Dwellings in it.
    pub(super) dwellings: usize,
}

impl Settlement {
    /// How far from its middle its houses stand, as a rule \[m\].
    pub(super) fn radius_m(&self) -> f64 {
        18.5 * (self.dwellings as f64).sqrt() + 25.0
    }
}

/// Villages, hamlets and farms of a commune with so many dwellings, in this order; the first is the main
/// village.
pub(super) fn settle(
    seed: u64,
    km2: f64,
    dwellings: usize,
    outline: &Path,
    ground: &Ground,
    rivers: &[River],
) -> Vec<Settlement> {
    let mut random = Random::named(seed, "settlements");
    let villages = (km2 / VILLAGE_KM2).round().max(1.0) as usize;
    let hamlets = (km2 / VILLAGE_KM2 * 6.0).round() as usize;
    let farms = (km2 / VILLAGE_KM2 * 15.0).round().max(1.0) as usize;
    let [in_villages, in_hamlets] = SHARES.map(|share| share * dwellings as f64);
    let mut list: Vec<Settlement> = Vec::new();
    let mut place = |rank: Rank, count: usize, names: &[&str], total: f64| {
        for number in 0..count {
            let of = &mut random;
            let mean = total / count.max(1) as f64;
            let size = match rank {
                Rank::Village => mean,
                Rank::Hamlet => mean * (0.45 + 1.1 * of.unit()),
                Rank::Farm => 1.0 + f64::from(u8::from(of.unit() < 0.45)),
            };
            let spot = match (rank, list.is_empty()) {
                (Rank::Village, true) => by_the_river(of, outline, ground, rivers),
                _ => best(of, rank, outline, ground, &list),
            };
            let Some(middle) = spot else { continue };
            let name = names::pick(names, number);
            list.push(Settlement { rank, middle, name, dwellings: size.round().max(1.0) as usize });
        }
    };
    place(Rank::Village, villages, &names::VILLAGES, in_villages);
    place(Rank::Hamlet, hamlets, &names::HAMLETS, in_hamlets);
    place(Rank::Farm, farms, &names::FARMS, 0.0);
    rename(&mut list, ground);
    list
}

/// Gives the names that speak of the ground to the hamlets that they fit: the mill to the one nearest to a
/// river, the fine view to the highest.
fn rename(list: &mut [Settlement], ground: &Ground) {
    for (name, worth) in [
        ("Le Moulin", &(|p: P| -ground.plain_at(p)) as &dyn Fn(P) -> f64),
        ("Bellevue", &|p: P| ground.height(p)),
    ] {
        let hamlets = || (0..list.len()).filter(|i| list[*i].rank == Rank::Hamlet);
        let fitting = hamlets().max_by(|a, b| worth(list[*a].middle).total_cmp(&worth(list[*b].middle)));
        let bearer = hamlets().find(|i| list[*i].name.as_deref() == Some(name));
        if let (Some(a), Some(b)) = (fitting, bearer)
            && (name == "Le Moulin" || list[a].name.as_deref() != Some("Le Moulin"))
        {
            let names = [list[b].name.clone(), list[a].name.clone()];
            [list[a].name, list[b].name] = names;
        }
    }
}

/// Dry and even ground beside the main river, near the middle of the commune.
fn by_the_river(random: &mut Random, outline: &Path, ground: &Ground, rivers: &[River]) -> Option<P> {
    let river = rivers.first()?;
    let (edge, foot, _) = nearest(&river.line, [0.0, 0.0])?;
    let start = length(river.line.get(..=edge)?) + distance(*river.line.get(edge)?, foot);
    let mut draw = |_| {
        let (p, direction) = at(&river.line, start + 1500.0 * (random.unit() - 0.5))?;
        let side = if random.unit() < 0.5 { 1.0 } else { -1.0 };
        let spot = away(p, [-side * direction[1], side * direction[0]], 210.0 + 190.0 * random.unit());
        if !holds(outline, spot) || nearest(outline, spot)?.2 < 240.0 {
            return None;
        }
        let level = river.level_at(spot)?;
        let rise = ground.height(spot) - level;
        let dry = if rise < 4.0 { 4.0 - rise } else { (rise - 16.0).max(0.0) };
        Some((
            steepness(ground, spot, 230.0) + 0.02 * dry + if ground.plain_at(spot) < 0.9 { 1.0 } else { 0.0 },
            spot,
        ))
    };
    (0..DRAWS).filter_map(&mut draw).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, spot)| spot)
}

/// The best of some random spots: inside the outline, away from other places, even, dry and in the sun.
fn best(random: &mut Random, rank: Rank, outline: &Path, ground: &Ground, list: &[Settlement]) -> Option<P> {
    let (apart, edge, reach): (f64, f64, f64) = match rank {
        Rank::Village => (2600.0, 450.0, 160.0),
        Rank::Hamlet => (430.0, 190.0, 80.0),
        Rank::Farm => (300.0, 110.0, 45.0),
    };
    let frame = ground.frame;
    let (width, height) = (f64::from(frame.cols) * frame.cell_m, f64::from(frame.rows) * frame.cell_m);
    let mut found: Option<(f64, P)> = None;
    let mut tries = 0;
    for _ in 0..DRAWS * 20 {
        let spot = [frame.west_m + width * random.unit(), frame.north_m - height * random.unit()];
        let free = |s: &Settlement| distance(s.middle, spot) > apart.max(s.radius_m() + reach + 110.0);
        if !holds(outline, spot) || nearest(outline, spot)?.2 < edge || !list.iter().all(free) {
            continue;
        }
        tries += 1;
        let [_, north] = ground.rise(spot);
        let wet = (1.2 - ground.plain_at(spot)).max(0.0);
        let worth = steepness(ground, spot, reach) + 0.25 * wet + 0.15 * north + 0.1 * random.unit();
        if found.is_none_or(|(least, _)| worth < least) {
            found = Some((worth, spot));
        }
        if tries >= DRAWS / 4 {
            break;
        }
    }
    found.map(|(_, spot)| spot)
}

/// Mean steepness at a spot and around it.
fn steepness(ground: &Ground, [x, y]: P, reach: f64) -> f64 {
    let around = [[0.0, 0.0], [reach, 0.0], [-reach, 0.0], [0.0, reach], [0.0, -reach]];
    around.iter().map(|[dx, dy]| ground.slope([x + dx, y + dy])).sum::<f64>() / 5.0
}
