//! Formats that others read and write.

pub mod esri_ascii;
pub mod pabulib;
