//! Sealed records on this device: each a line that only the town hall can open, kept until it is exported and the
//! facilitator takes it away.

use crate::bridge::storage::{self, Shelf, StorageError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::{Consultation, Envelope, Receipt, Record};
use parvis_sealing::{Recipient, seal};
use serde::{Deserialize, Serialize};

const SHELF: Shelf = Shelf { database: "parvis-hall", store: "sealed" };

/// A sealed record as this device keeps it. What is under the seal, and when it came, stands nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Kept {
    line: String,
    exported: bool,
}

/// Why a record was not kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum VaultError {
    /// The consultation has no key, or it is mistyped, or the record breaks a rule.
    Seal(String),
    Storage(StorageError),
}

/// The records that the device keeps.
#[derive(Clone, Copy)]
pub(super) struct Vault {
    kept: RwSignal<Vec<Kept>>,
    /// Why the device keeps nothing.
    pub(super) failed: RwSignal<Option<StorageError>>,
}

impl Vault {
    /// Opens the shelf.
    pub(super) fn open() -> Self {
        let vault = Self { kept: RwSignal::new(Vec::new()), failed: RwSignal::new(None) };
        spawn_local(vault.read());
        vault
    }

    async fn read(self) {
        match SHELF.all().await {
            Ok(texts) => {
                let kept = texts.iter().filter_map(|text| serde_json::from_str(text).ok());
                self.kept.set(kept.collect());
            }
            Err(why) => self.failed.set(Some(why)),
        }
    }

    /// Seals a record and keeps it; done when it is on the disk. The receipt is the author's.
    pub(super) async fn put(self, record: Record, asked: &Consultation) -> Result<Receipt, VaultError> {
        let recipient = asked.key.as_deref().unwrap_or_default();
        let recipient = Recipient::parse(recipient).map_err(|e| VaultError::Seal(e.to_string()))?;
        let envelope = seal(record, &asked.id, &recipient).map_err(|e| VaultError::Seal(e.to_string()))?;
        let receipt = envelope.receipt();
        let kept = Kept { line: envelope.line(), exported: false };
        SHELF.put(&[entry(&kept)?]).await.map_err(VaultError::Storage)?;
        storage::persist().await;
        self.read().await;
        Ok(receipt)
    }

    /// How many have not left this device yet.
    pub(super) fn not_exported(self) -> usize {
        self.kept.with(|kept| kept.iter().filter(|k| !k.exported).count())
    }

    /// How many there are.
    pub(super) fn len(self) -> usize {
        self.kept.with(Vec::len)
    }

    /// The lines of a consultation. Their order is that of their receipts: it says nothing of when they came.
    pub(super) fn lines(self) -> Vec<String> {
        self.kept.with_untracked(|kept| kept.iter().map(|k| k.line.clone()).collect())
    }

    /// They count as exported from now on.
    pub(super) async fn mark_exported(self) -> Result<(), VaultError> {
        let mut kept = self.kept.get_untracked();
        kept.iter_mut().for_each(|k| k.exported = true);
        let entries = kept.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        SHELF.put(&entries).await.map_err(VaultError::Storage)?;
        self.read().await;
        Ok(())
    }

    /// Takes away what was exported.
    pub(super) async fn clear_exported(self) -> Result<(), VaultError> {
        let kept = self.kept.get_untracked();
        let ids: Vec<_> = kept.iter().filter(|k| k.exported).filter_map(|k| id(&k.line)).collect();
        SHELF.remove(&ids).await.map_err(VaultError::Storage)?;
        self.read().await;
        Ok(())
    }
}

/// The id of a line on the shelf: its receipt.
fn id(line: &str) -> Option<String> {
    Envelope::parse(line).ok().map(|envelope| envelope.receipt().to_string())
}

fn entry(kept: &Kept) -> Result<(String, String), VaultError> {
    let text = serde_json::to_string(kept).map_err(|e| VaultError::Seal(e.to_string()))?;
    Ok((id(&kept.line).unwrap_or_default(), text))
}
