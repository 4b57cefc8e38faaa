//! Several elevation files on one grid.

use super::{Reference, Tile};
use parvis_core::territory::{Frame, Grid};

/// The ground as the files know it, before holes are filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// Height at the middle of each cell \[m\], NaN where no file knows it.
    pub grid: Grid<f32>,
    /// The files that gave at least one cell its height.
    pub used: Vec<String>,
}

/// Reads the height at the middle of each cell, linear between the points of a tile; where tiles overlap,
/// the one named first is asked first.
///
/// `locate` turns a position in the pack's system into a tile's coordinates.
pub fn mosaic(
    frame: Frame,
    tiles: &[Tile],
    locate: impl Fn(Reference, [f64; 2]) -> Option<[f64; 2]>,
) -> Surface {
    let mut grid = Grid::filled(frame, f32::NAN);
    let mut used = vec![false; tiles.len()];
    for (index, value) in grid.values.iter_mut().enumerate() {
        let (col, row) = frame.col_row(index);
        let centre = frame.centre_m(col, row);
        let found = tiles.iter().zip(&mut used).find_map(|(tile, used)| {
            let height = tile.height_at(locate(tile.reference, centre)?)?;
            *used = true;
            Some(height)
        });
        *value = found.unwrap_or(f32::NAN);
    }
    let used = tiles.iter().zip(used).filter(|(_, used)| *used).map(|(t, _)| t.file.clone()).collect();
    Surface { grid, used }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(file: &str, west: f64, height: f32) -> Tile {
        Tile {
            file: file.to_owned(),
            reference: Reference::Pack,
            first: [west, 15.0],
            step: [10.0; 2],
            cols: 2,
            rows: 2,
            heights_m: vec![height; 4],
        }
    }

    #[test]
    fn the_file_named_first_wins_and_the_next_fills_up() {
        let frame = Frame { west_m: 0.0, north_m: 20.0, cell_m: 10.0, cols: 4, rows: 2 };
        let tiles = [tile("a", 5.0, 1.0), tile("b", 15.0, 2.0), tile("far", 500.0, 3.0)];
        let surface = mosaic(frame, &tiles, |_, p| Some(p));
        assert_eq!(surface.grid.values[..3], [1.0, 1.0, 2.0]);
        assert!(surface.grid.values[3].is_nan());
        assert_eq!(surface.used, ["a", "b"]);
    }
}
