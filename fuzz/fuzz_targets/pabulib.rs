//! Elections from outside: read, counted by every rule, written and read again.
#![no_main]

use parvis_core::exchange::pabulib::{read, write};
use parvis_core::participation::tally::{Rule, tally};
use std::ops::ControlFlow;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(mut file) = read(text) else { return };
    let election = file.election();
    for rule in Rule::ALL {
        // A raise of the share may take long; a few rounds are enough here.
        let few = &mut |p: parvis_core::participation::tally::Progress| {
            if p.raised < 20 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        if let Ok(outcome) = tally(&election, rule, few) {
            assert!(outcome.cost <= election.budget);
            file.set_outcome(&outcome);
            if let Ok(text) = write(&file) {
                assert_eq!(read(&text).map(|again| again.election()), Ok(election.clone()));
            }
        }
    }
});
