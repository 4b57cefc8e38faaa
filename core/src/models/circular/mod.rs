//! Circular economy: stocks, flows, loops, life cycles.
