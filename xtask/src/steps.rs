//! Says what is being done, why, and how far it is.

use crate::{
    say,
    trouble::{Result, Trouble},
};
use std::time::Instant;

/// A run of numbered steps.
pub(crate) struct Steps {
    total: usize,
    at: usize,
    start: Instant,
}

impl Steps {
    /// Announces `total` steps.
    pub(crate) fn new(total: usize) -> Self {
        Self { total, at: 0, start: Instant::now() }
    }

    /// Does one step: `what` names it, `why` says what it is for, and the work answers with a remark
    /// for the end. Without one the last line is left to the program that has done the work.
    pub(crate) fn step(&mut self, what: &str, why: &str, work: impl FnOnce() -> Result<String>) -> Result {
        self.at += 1;
        let (mark, start) = (format!("[{}/{}]", self.at, self.total), Instant::now());
        say::note(&format!("{mark} {what}: {why}"));
        let remark = work().map_err(|trouble: Trouble| trouble.needed_for(format!("{what}: {why}")))?;
        if !remark.is_empty() {
            let (own, total) = (say::time(start.elapsed()), say::time(self.start.elapsed()));
            say::note(&format!("{mark} {remark} ({own}, {total} in all)"));
        }
        Ok(())
    }
}
