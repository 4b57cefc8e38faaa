//! The inner loops of the flood model, on rows of cells and faces. No branch, no call, no allocation: each
//! loop becomes SIMD instructions, natively and in WebAssembly (SIMD128). The loops are not inlined, because
//! only as arguments of a function are the slices known not to overlap.

use super::real::Real;

/// What is the same for all faces during one step.
#[derive(Clone, Copy)]
pub(super) struct Step<T> {
    /// Length of the step, s.
    pub(super) dt_s: T,
    /// dt / dx, s/m.
    pub(super) dt_dx: T,
    /// g dt / dx, 1/s times m: what a metre of surface difference adds to a unit discharge per metre of depth.
    pub(super) g_dt_dx: T,
    /// Weight of a face's own discharge (theta of de Almeida et al. 2012).
    pub(super) own: T,
    /// Weight of each of the two neighbours along the flow, (1 - theta) / 2.
    pub(super) neighbour: T,
    /// Fastest velocity that a face may have, m/s: the Courant number times dx / dt.
    pub(super) fastest_m_s: T,
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

/// One face: the new unit discharge, m2/s, from the old ones (`before`, `here`, `after` along the flow).
///
/// de Almeida et al. 2012, eq. 17, with both terms of the quotient multiplied by h^(7/3), so that a dry face
/// has no discharge and needs no branch. `step` is the bed's rise across the face; depths are taken above the
/// higher bed, so that no elevation enters, and single precision does not suffer from altitude.
#[inline(always)]
pub(super) fn face<T: Real>(k: &Step<T>, q: [T; 3], depth: [T; 2], rise: T, friction: T) -> T {
    let [before, here, after] = q;
    let left = depth[0] - rise.larger(T::ZERO);
    let right = depth[1] + rise.smaller(T::ZERO);
    let h = left.larger(right).larger(T::ZERO);
    let momentum = k.own * here + k.neighbour * (before + after) - k.g_dt_dx * h * (right - left);
    let two_thirds = h * h.inverse_cube_root();
    let seven_thirds = two_thirds * two_thirds * h;
    let drag = k.dt_s * friction * here.abs();
    let q = momentum * seven_thirds / (seven_thirds + drag + T::TINY);
    // No water crosses more than a Courant number's share of a cell in one step.
    let most = h * k.fastest_m_s;
    q.smaller(most).larger(-most)
}

/// A row of faces: `q` = the old discharges before, at and after each face, along the flow.
#[inline(never)]
pub(super) fn momentum<T: Real>(k: &Step<T>, out: &mut [T], q: [&[T]; 3], sides: Sides<'_, T>) {
    let n = out.len();
    let [before, here, after] = q.map(|row| &row[..n]);
    let [depth_l, depth_r] = sides.depth.map(|row| &row[..n]);
    let [bed_l, bed_r] = sides.bed.map(|row| &row[..n]);
    let [friction_l, friction_r] = sides.friction.map(|row| &row[..n]);
    for i in 0..n {
        let q = [before[i], here[i], after[i]];
        let rise = bed_r[i] - bed_l[i];
        out[i] = face(k, q, [depth_l[i], depth_r[i]], rise, friction_l[i] + friction_r[i]);
    }
}

/// The discharges over the four faces of a row of cells.
pub(super) struct Faces<'a, T> {
    pub(super) west: &'a [T],
    pub(super) east: &'a [T],
    pub(super) north: &'a [T],
    pub(super) south: &'a [T],
}

/// The least that is left in a cell of the row once all its outflows have gone (below 0: more than it has).
#[inline(never)]
pub(super) fn least_left<T: Real>(k: &Step<T>, depth: &[T], q: &Faces<'_, T>) -> T {
    let n = depth.len();
    let (west, east, north, south) = (&q.west[..n], &q.east[..n], &q.north[..n], &q.south[..n]);
    let mut least = T::ZERO;
    for i in 0..n {
        least = least.smaller(depth[i] - k.dt_dx * outflow(west[i], east[i], north[i], south[i]));
    }
    least
}

/// What leaves a cell over its faces, m2/s.
#[inline(always)]
pub(super) fn outflow<T: Real>(west: T, east: T, north: T, south: T) -> T {
    (east.larger(T::ZERO) - west.smaller(T::ZERO)) + (south.larger(T::ZERO) - north.smaller(T::ZERO))
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
    let n = depth.len();
    let (west, east, north, south) = (&q.west[..n], &q.east[..n], &q.north[..n], &q.south[..n]);
    let share = &share[..n];
    let mut deepest = T::ZERO;
    for i in 0..n {
        let gain = k.dt_dx * ((west[i] - east[i]) + (north[i] - south[i])) + rain_m * share[i];
        // Only the last digit can fall below 0: the outflows were limited to what is there.
        let h = (depth[i] + gain).larger(T::ZERO);
        depth[i] = h;
        deepest = deepest.larger(h);
    }
    deepest
}
