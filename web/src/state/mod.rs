//! What the app knows: one store of signals, and the scheduler that keeps the twin busy with the newest
//! scenario alone.

pub(crate) mod catalogue;
mod proposals;
mod scheduler;
mod session;

pub(crate) use catalogue::Catalogue;
pub(crate) use proposals::{BoxState, ProposalBox};
pub(crate) use scheduler::Scheduler;
pub(crate) use session::{Engine, LinkProblem, Load, Mode, Problem, Session};
