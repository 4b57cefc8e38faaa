//! What the page and the worker share: the language that they speak to each other.

pub mod protocol;
