//! Formats that others read and write.

pub mod decidim;
pub mod esri_ascii;
pub mod figures;
pub mod geojson;
pub mod ngsi_ld;
pub mod pabulib;

#[cfg(test)]
mod tests;
