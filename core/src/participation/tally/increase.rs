//! Equal shares, the share raised by one unit of the currency at a time.
//!
//! Equal shares may leave money over. Raising every share beyond what the budget covers spends it: the last outcome
//! that the real budget still pays for counts ("add1" in the terms of equalshares.net, and the rule of Wieliczka's
//! Zielony Milion, 2023). The raise goes on where nothing more would fit: a later outcome may fund other projects.

use super::shares::{Shares, Win};
use super::{Amount, Election, Progress, TallyError};
use std::ops::ControlFlow;

/// Most times that the share is raised: a project that few want and that costs a fortune would go on for ever.
const RAISES_MAX: u32 = 1_000_000;

/// The wins of the last share that the budget pays for, and by how many units the share was raised.
pub(super) fn raise(
    election: &Election,
    shares: &Shares,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Vec<Win>, u32), TallyError> {
    let wanted = election.supporters().into_iter().filter(|supporters| *supporters > 0).count();
    let cost_of = |win: &Win| election.projects.get(win.project as usize).map(|p| p.cost);
    let mut before = (Vec::new(), 0);
    for raised in 0..=RAISES_MAX {
        let wins = shares.run(shares.share(u64::from(raised) * Amount::PER_UNIT));
        let cost = Amount::sum(wins.iter().filter_map(cost_of));
        if cost > election.budget {
            return Ok(before);
        }
        let everything = wins.len() == wanted;
        before = (wins, raised);
        if everything {
            return Ok(before);
        }
        if progress(Progress { raised, cost, budget: election.budget }).is_break() {
            return Err(TallyError::Stopped);
        }
    }
    Err(TallyError::NoEnd(RAISES_MAX))
}
