//! The only code that touches the browser: everything else is told what it needs.

pub(crate) mod camera;
pub(crate) mod checker;
pub mod clock;
pub(crate) mod counter;
pub(crate) mod files;
pub(crate) mod hall;
pub(crate) mod intl;
pub(crate) mod map;
pub(crate) mod media;
pub(crate) mod net;
pub(crate) mod offline;
pub(crate) mod page;
pub(crate) mod storage;
pub(crate) mod worker;
