//! The twin of a commune: what the place is, what people may change, the published equations that join
//! the two, and what residents say about it.
//!
//! The house on one page, ground floor first:
//!
//! | room | what stands there |
//! |---|---|
//! | [`models`] | published equations, plain numbers in and out |
//! | [`territory`] | what a place is: a pack, decoded and checked |
//! | [`scenario`] | what people may change: levers, measures, commands and their inverses, the share code |
//! | [`outcome`] | what a run returns: figures with ranges, layers, series, flows |
//! | [`themes`] | what joins a territory to the models, a folder a theme |
//! | [`twin`] | prepares a territory once, runs scenarios on it |
//! | [`participation`] | what residents say: proposals that name nobody |
//! | [`report`] | a run as it is handed out: today and scenario side by side |
//! | [`exchange`] | formats that others read and write |

pub mod exchange;
pub mod models;
pub mod outcome;
pub mod participation;
pub mod report;
pub mod scenario;
pub mod territory;
pub mod themes;
pub mod twin;
