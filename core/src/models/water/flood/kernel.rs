//! The inner loops of the flood model, on rows of cells and faces, a block of them at a time. No branch, no
//! allocation; what remains of a row beyond its last whole block is computed as a block, too.

use super::lanes::{BLOCK, Lanes};
use super::real::Real;
use super::{GRAVITY, Numerics};
use std::array::from_fn;
use std::hint::black_box;

/// What is the same for all faces during one step, in every lane of a vector.
#[derive(Clone, Copy)]
pub(super) struct Step<T: Real> {
    /// Length of the step, s.
    dt_s: T::Lanes,
    /// dt / dx, s/m.
    dt_dx: T::Lanes,
    /// g dt / dx, 1/s times m: what a metre of surface difference adds to a unit discharge per metre of depth.
    g_dt_dx: T::Lanes,
    /// Weight of a face's own discharge (theta of de Almeida et al. 2012).
    own: T::Lanes,
    /// Weight of each of the two neighbours along the flow, (1 - theta) / 2.
    neighbour: T::Lanes,
    /// Fastest velocity that a face may have, m/s: the Courant number times dx / dt.
    fastest_m_s: T::Lanes,
    zero: T::Lanes,
    tiny: T::Lanes,
    powers: <T::Lanes as Lanes<T>>::Powers,
}

impl<T: Real> Step<T> {
    /// A step of `dt_s`, s, on cells of `cell_m`, m.
    pub(super) fn new(dt_s: f64, cell_m: f64, numerics: &Numerics) -> Self {
        let all = |value: f64| T::Lanes::splat(T::from_f64(value));
        // Hidden from the compiler, which would write constants into the loops: browsers build each anew in every
        // turn, which takes longer than to load it.
        black_box(Self {
            dt_s: all(dt_s),
            dt_dx: all(dt_s / cell_m),
            g_dt_dx: all(GRAVITY * dt_s / cell_m),
            own: all(numerics.theta),
            neighbour: all(0.5 * (1.0 - numerics.theta)),
            fastest_m_s: all(numerics.courant * cell_m / dt_s),
            zero: all(0.0),
            tiny: T::Lanes::splat(T::TINY),
            powers: T::Lanes::powers(),
        })
    }
}

/// The two cells on either side of a row of faces: west and east, or north and south.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a, T> {
    /// Water depths, m.
    pub(super) depth: [&'a [T]; 2],
    /// Bed elevations, m.
    pub(super) bed: [&'a [T]; 2],
    /// Half of g n^2 of the cells, so that the sum over the two is the mean at the face.
    pub(super) friction: [&'a [T]; 2],
}

/// Faces: the new unit discharges, m2/s, from the old ones (`before`, `here`, `after` along the flow).
///
/// de Almeida et al. 2012, eq. 17, with both terms of the quotient multiplied by h^(7/3), so that a dry face
/// has no discharge and needs no branch. `rise` is that of the bed across the face; depths are taken above the
/// higher bed, so that no elevation enters, and single precision does not suffer from altitude.
#[inline(always)]
fn faces<T: Real>(
    k: &Step<T>,
    [before, here, after]: [T::Lanes; 3],
    depth: [T::Lanes; 2],
    rise: T::Lanes,
    friction: T::Lanes,
) -> T::Lanes {
    let left = depth[0] - rise.larger(k.zero);
    let right = depth[1] + rise.smaller(k.zero);
    let h = left.larger(right).larger(k.zero);
    let momentum = k.own * here + k.neighbour * (before + after) - k.g_dt_dx * h * (right - left);
    let seven_thirds = h.seven_thirds(&k.powers);
    let drag = k.dt_s * friction * here.abs();
    let q = momentum * seven_thirds / (seven_thirds + (drag + k.tiny));
    // No water crosses more than a Courant number's share of a cell in one step.
    let most = h * k.fastest_m_s;
    q.smaller(most).larger(-most)
}

/// A single face; see [`faces`].
pub(super) fn face<T: Real>(k: &Step<T>, q: [T; 3], depth: [T; 2], friction: T) -> T {
    let all = T::Lanes::splat;
    first(faces(k, q.map(all), depth.map(all), k.zero, all(friction)))
}

/// A row of faces: `q` = the old discharges before, at and after each face, along the flow.
#[inline(never)]
pub(super) fn momentum<T: Real>(k: &Step<T>, out: &mut [T], q: [&[T]; 3], sides: Sides<'_, T>) {
    let ([before, here, after], [depth_l, depth_r]) = (q, sides.depth);
    let ([bed_l, bed_r], [friction_l, friction_r]) = (sides.bed, sides.friction);
    let rows = [before, here, after, depth_l, depth_r, bed_l, bed_r, friction_l, friction_r];
    write(out, rows, |_, [before, here, after, depth_l, depth_r, bed_l, bed_r, friction_l, friction_r]| {
        faces(k, [before, here, after], [depth_l, depth_r], bed_r - bed_l, friction_l + friction_r)
    });
}

/// The discharges over the four faces of a row of cells.
pub(super) struct Faces<'a, T> {
    pub(super) west: &'a [T],
    pub(super) east: &'a [T],
    pub(super) north: &'a [T],
    pub(super) south: &'a [T],
}

/// By how much a cell of the row would lose more than it has, at most, m; 0 where none does.
#[inline(never)]
pub(super) fn most_lacking<T: Real>(k: &Step<T>, depth: &[T], q: &Faces<'_, T>) -> T {
    let mut most_lacking = k.zero;
    read(depth.len(), [depth, q.west, q.east, q.north, q.south], |[depth, west, east, north, south]| {
        most_lacking = most_lacking.larger(outflows(k, west, east, north, south) - depth);
    });
    largest(most_lacking)
}

/// What leaves cells over their faces in the step, m.
#[inline(always)]
fn outflows<T: Real>(
    k: &Step<T>,
    west: T::Lanes,
    east: T::Lanes,
    north: T::Lanes,
    south: T::Lanes,
) -> T::Lanes {
    let along_x = east.larger(k.zero) - west.smaller(k.zero);
    let along_y = south.larger(k.zero) - north.smaller(k.zero);
    k.dt_dx * (along_x + along_y)
}

/// What leaves one cell; see [`outflows`].
pub(super) fn outflow<T: Real>(k: &Step<T>, west: T, east: T, north: T, south: T) -> T {
    let all = T::Lanes::splat;
    first(outflows(k, all(west), all(east), all(north), all(south)))
}

/// Conservation of mass over a row of cells, with rain (`rain` metres times the row of shares); answers with
/// the deepest water of the row.
#[inline(never)]
pub(super) fn continuity<T: Real>(
    k: &Step<T>,
    depth: &mut [T],
    q: &Faces<'_, T>,
    rain_m: T,
    share: &[T],
) -> T {
    let rain_m = T::Lanes::splat(rain_m);
    let mut deepest = k.zero;
    write(depth, [q.west, q.east, q.north, q.south, share], |depth, [west, east, north, south, share]| {
        let gain = k.dt_dx * ((west - east) + (north - south)) + rain_m * share;
        // Only the last digit can fall below 0: the outflows were limited to what is there.
        let depth = (depth + gain).larger(k.zero);
        deepest = deepest.larger(depth);
        depth
    });
    largest(deepest)
}

/// Vectors in a block.
const fn parts<T: Real>() -> usize {
    BLOCK / <T::Lanes as Lanes<T>>::WIDTH
}

/// Puts in place of each vector of `out` what `f` makes of it and of those beside it in `rows`.
#[inline(always)]
fn write<T: Real, const N: usize>(
    out: &mut [T],
    rows: [&[T]; N],
    mut f: impl FnMut(T::Lanes, [T::Lanes; N]) -> T::Lanes,
) {
    let (whole, rest) = in_blocks(out.len(), rows);
    let (blocks, tail) = out.as_chunks_mut::<BLOCK>();
    let whole = whole.map(|row| &row[..blocks.len()]);
    for i in 0..blocks.len() {
        write_block(&mut blocks[i], whole.map(|row| &row[i]), &mut f);
    }
    if !tail.is_empty() {
        let mut block = padded(tail);
        write_block(&mut block, rest.each_ref(), &mut f);
        tail.copy_from_slice(&block[..tail.len()]);
    }
}

#[inline(always)]
fn write_block<T: Real, const N: usize>(
    out: &mut [T; BLOCK],
    rows: [&[T; BLOCK]; N],
    f: &mut impl FnMut(T::Lanes, [T::Lanes; N]) -> T::Lanes,
) {
    for part in 0..parts::<T>() {
        f(T::Lanes::load(out, part), rows.map(|row| T::Lanes::load(row, part))).store(out, part);
    }
}

/// Hands each vector of the first `n` numbers of `rows` to `f`, with zeros beyond the end.
#[inline(always)]
fn read<T: Real, const N: usize>(n: usize, rows: [&[T]; N], mut f: impl FnMut([T::Lanes; N])) {
    let (whole, rest) = in_blocks(n, rows);
    for i in 0..n / BLOCK {
        read_block(whole.map(|row| &row[i]), &mut f);
    }
    read_block(rest.each_ref(), &mut f);
}

#[inline(always)]
fn read_block<T: Real, const N: usize>(rows: [&[T; BLOCK]; N], f: &mut impl FnMut([T::Lanes; N])) {
    for part in 0..parts::<T>() {
        f(rows.map(|row| T::Lanes::load(row, part)));
    }
}

/// The first `n` numbers of each row: its whole blocks, and what remains with zeros behind it.
#[inline(always)]
fn in_blocks<T: Real, const N: usize>(n: usize, rows: [&[T]; N]) -> ([&[[T; BLOCK]]; N], [[T; BLOCK]; N]) {
    let split = rows.map(|row| row[..n].as_chunks::<BLOCK>());
    (split.map(|(whole, _)| whole), split.map(|(_, rest)| padded(rest)))
}

#[inline(always)]
fn padded<T: Real>(rest: &[T]) -> [T; BLOCK] {
    from_fn(|i| rest.get(i).copied().unwrap_or(T::ZERO))
}

/// The number in the first lane.
fn first<T: Real>(lanes: T::Lanes) -> T {
    let mut block = [T::ZERO; BLOCK];
    lanes.store(&mut block, 0);
    block[0]
}

/// The largest number of a vector, or 0.
fn largest<T: Real>(lanes: T::Lanes) -> T {
    let mut block = [T::ZERO; BLOCK];
    lanes.store(&mut block, 0);
    block.into_iter().fold(T::ZERO, T::larger)
}
