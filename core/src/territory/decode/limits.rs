//! The most that a pack may hold (`docs/PACK.md`, Limits): checked before anything is allocated, so that a
//! hostile pack is refused instead of filling the memory of a tab.

/// Bytes of one file.
pub const FILE_BYTES: u64 = 64 << 20;

/// Bytes of all files together.
pub const PACK_BYTES: u64 = 256 << 20;

/// Bytes of the manifest.
pub const MANIFEST_BYTES: u64 = 1 << 20;

/// Cells of the grid.
pub const CELLS: u64 = 16_000_000;

/// Positions of all features of a layer.
pub const VERTICES: usize = 2_000_000;

/// Features of a layer.
pub const FEATURES: usize = 500_000;

/// Bytes of a GeoTIFF once inflated.
pub const INFLATED_BYTES: usize = 128 << 20;

/// Characters of a text.
pub const TEXT_CHARS: usize = 200;

/// Characters of a layer's note.
pub const NOTE_CHARS: usize = 1_000;

/// Rows of a table.
pub const ROWS: usize = 100_000;

/// How far a feature may reach beyond the commune's bounding box \[deg\].
pub const REACH_DEG: f64 = 0.1;

/// Comparisons of edges while rings of a layer are searched for crossings. An honest layer of the largest
/// size needs a tenth of it.
pub(super) const COMPARISONS: u64 = 400_000_000;
