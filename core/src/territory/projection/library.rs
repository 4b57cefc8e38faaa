//! The library behind the projections, where it is built in.

#[cfg(feature = "coordinates")]
mod built_in {
    use super::super::ProjectionError;
    use proj4rs::{Proj, transform::transform};

    /// Degrees and metres of one reference system.
    #[derive(Debug, Clone)]
    pub(in super::super) struct System {
        degrees: Proj,
        metres: Proj,
    }

    impl System {
        /// Reads the definitions of both sides.
        pub(in super::super) fn new(epsg: u32, degrees: &str, metres: &str) -> Result<Self, ProjectionError> {
            let read = |text| Proj::from_proj_string(text).map_err(|_| ProjectionError::UnknownSystem(epsg));
            Ok(Self { degrees: read(degrees)?, metres: read(metres)? })
        }

        /// Metres of a longitude and latitude \[rad\].
        pub(in super::super) fn to_metres(&self, [lon, lat]: [f64; 2]) -> Option<[f64; 2]> {
            let mut point = (lon, lat, 0.0);
            transform(&self.degrees, &self.metres, &mut point).ok()?;
            Some([point.0, point.1])
        }

        /// Longitude and latitude \[rad\] of metres.
        pub(in super::super) fn to_radians(&self, [east, north]: [f64; 2]) -> Option<[f64; 2]> {
            let mut point = (east, north, 0.0);
            transform(&self.metres, &self.degrees, &mut point).ok()?;
            Some([point.0, point.1])
        }
    }
}

#[cfg(not(feature = "coordinates"))]
mod left_out {
    use super::super::ProjectionError;

    /// No value of it exists.
    #[derive(Debug, Clone)]
    pub(in super::super) enum System {}

    impl System {
        pub(in super::super) fn new(_: u32, _: &str, _: &str) -> Result<Self, ProjectionError> {
            Err(ProjectionError::NotBuilt)
        }

        pub(in super::super) fn to_metres(&self, _: [f64; 2]) -> Option<[f64; 2]> {
            match *self {}
        }

        pub(in super::super) fn to_radians(&self, _: [f64; 2]) -> Option<[f64; 2]> {
            match *self {}
        }
    }
}

#[cfg(feature = "coordinates")]
pub(super) use built_in::System;
#[cfg(not(feature = "coordinates"))]
pub(super) use left_out::System;
