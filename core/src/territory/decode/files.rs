//! Where the files of a pack come from: a folder, fetched bytes, a map in a test.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

/// The files of one pack.
pub trait PackFiles {
    /// The content of a file, or `None` where there is none. Of a file of more than `at_most` bytes it is
    /// enough to give the first `at_most` and one more.
    fn read(&self, path: &str, at_most: u64) -> Option<Cow<'_, [u8]>>;
}

impl PackFiles for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str, _: u64) -> Option<Cow<'_, [u8]>> {
        self.get(path).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

impl<S: BuildHasher> PackFiles for HashMap<String, Vec<u8>, S> {
    fn read(&self, path: &str, _: u64) -> Option<Cow<'_, [u8]>> {
        self.get(path).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}
