//! From a record to a receipt.

use super::{Desk, Step};
use crate::hall::parts::Asked;
use crate::hall::vault::VaultError;
use crate::hall::{Hall, k};
use crate::propose::storage_words;
use crate::words::t;
use leptos::prelude::*;
use parvis_core::participation::Record;

/// Seals a record and keeps it; the draft is gone only when the record is on the disk.
pub(super) async fn keep(
    hall: Hall,
    desk: Desk,
    record: Record,
    asked: &Asked,
    failed: RwSignal<Option<VaultError>>,
) {
    match hall.vault.put(record, asked).await {
        Ok(receipt) => {
            desk.wipe();
            desk.go(Step::Kept(receipt.short()));
        }
        Err(why) => failed.set(Some(why)),
    }
}

/// Why it was not kept, and what to do.
pub(super) fn words(why: &VaultError) -> String {
    match why {
        VaultError::Seal(why) => format!("{} {why}", t(k::SHARED_SEAL_FAILED)),
        VaultError::Storage(why) => storage_words(why),
    }
}
