//! Energy: heat demand, sun, photovoltaics, the balance of the commune.
