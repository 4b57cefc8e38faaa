//! Nature: habitat quality, connectivity, corridors, cooling, carbon, pollination.
