//! Pieces that several pages share.

mod dialog;
mod notice;
mod problem;
mod quantity;

pub(crate) use dialog::{Dialog, modal};
pub(crate) use notice::{Notice, NoticeKind};
pub(crate) use problem::ProblemPage;
pub(crate) use quantity::{amount, basis_words, change_words, range_words, unit};
