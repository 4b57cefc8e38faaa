//! The worker in which the twin lives: it fetches a pack, prepares the twin, and runs what the page asks.

fn main() {}
