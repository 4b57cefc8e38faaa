//! Named places: each once, and a label for the village.

use super::buildings::House;
use crate::survey::Spot;
use geo::Coord;
use parvis_core::territory::SiteKind;

/// A place drawn both as a point and as an outline lies this near to itself \[m\].
const SAME_M: f64 = 250.0;

/// Drops places that are there twice, and adds a label with the commune's name where no village has one: at
/// the town hall, else amid the dwellings.
pub fn sites(mut spots: Vec<Spot>, commune: &str, houses: &[House]) -> Vec<Spot> {
    // Named ones first, so that of two the one with a name stays.
    spots.sort_by_key(|s| s.name.is_none());
    let mut kept: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        let same = |other: &Spot| {
            other.kind == spot.kind
                && (other.name == spot.name || spot.name.is_none())
                && (other.point.x - spot.point.x).hypot(other.point.y - spot.point.y) < SAME_M
        };
        if !kept.iter().any(same) {
            kept.push(spot);
        }
    }
    if !kept.iter().any(|s| s.kind == SiteKind::Village) {
        let hall = kept.iter().find(|s| s.kind == SiteKind::TownHall).map(|s| s.point);
        if let Some(point) = hall.or_else(|| amid(houses)) {
            kept.insert(0, Spot { point, kind: SiteKind::Village, name: Some(commune.to_owned()) });
        }
    }
    kept
}

/// The median of the dwellings, east and north: it lies in the village and not between two hamlets.
fn amid(houses: &[House]) -> Option<Coord> {
    let mut x: Vec<f64> = Vec::new();
    let mut y: Vec<f64> = Vec::new();
    for house in houses {
        for _ in 0..house.dwellings.0.min(50) {
            x.push(house.centre.x);
            y.push(house.centre.y);
        }
    }
    x.sort_unstable_by(f64::total_cmp);
    y.sort_unstable_by(f64::total_cmp);
    Some(Coord { x: *x.get(x.len() / 2)?, y: *y.get(y.len() / 2)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64, kind: SiteKind, name: Option<&str>) -> Spot {
        Spot { point: Coord { x, y: 0.0 }, kind, name: name.map(str::to_owned) }
    }

    #[test]
    fn a_school_drawn_twice_is_one_and_the_village_gets_its_name() {
        let spots = vec![
            spot(0.0, SiteKind::School, None),
            spot(50.0, SiteKind::School, Some("Jules")),
            spot(60.0, SiteKind::School, Some("Louise")),
            spot(900.0, SiteKind::School, None),
            spot(10.0, SiteKind::TownHall, None),
        ];
        let got = sites(spots, "Lieu", &[]);
        assert_eq!(got.iter().filter(|s| s.kind == SiteKind::School).count(), 3);
        assert_eq!(got[0], spot(10.0, SiteKind::Village, Some("Lieu")));
        assert!(sites(vec![], "Lieu", &[]).is_empty());
    }
}
