//! Texts kept on this device, in IndexedDB: a write is done only when the browser says that it is on the disk.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const VERSION: u8 = 1;

/// A database with one store in it: texts by their id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shelf {
    pub(crate) database: &'static str,
    pub(crate) store: &'static str,
}

/// Where proposals are kept.
const PROPOSALS: Shelf = Shelf { database: "parvis", store: "proposals" };

/// A proposal as this device keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The proposal's id.
    pub(crate) id: String,
    /// The record, as one line of JSON.
    pub(crate) record: String,
    /// Whether it was made on this device.
    pub(crate) own: bool,
    /// Whether it was exported since, or came by import.
    pub(crate) exported: bool,
}

/// Why the device does not keep something.
#[derive(Debug, Clone, PartialEq, Error)]
pub(crate) enum StorageError {
    /// The browser keeps nothing: a private window, or storage is forbidden.
    #[error("closed")]
    Closed,
    /// There is no room left.
    #[error("full")]
    Full,
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

impl StorageError {
    fn of(error: &impl ToString) -> Self {
        let words = error.to_string();
        if words.contains("Quota") {
            Self::Full
        } else if words.contains("Security") || words.contains("denied") || words.contains("InvalidState") {
            Self::Closed
        } else {
            Self::Other(words)
        }
    }
}

impl Shelf {
    async fn open(self) -> Result<Database, StorageError> {
        let open =
            Database::open(self.database).with_version(VERSION).with_on_upgrade_needed(move |_, db| {
                db.create_object_store(self.store).build()?;
                Ok(())
            });
        open.await.map_err(|e| match StorageError::of(&e) {
            StorageError::Full => StorageError::Full,
            // A browser that does not open a database at all keeps nothing.
            _ => StorageError::Closed,
        })
    }

    /// Everything that is kept, in the order of the ids.
    pub(crate) async fn all(self) -> Result<Vec<String>, StorageError> {
        let db = self.open().await?;
        let read = async {
            let transaction = db.transaction(self.store).with_mode(TransactionMode::Readonly).build()?;
            let store = transaction.object_store(self.store)?;
            let mut kept = Vec::new();
            for text in store.get_all::<String>().await? {
                kept.push(text?);
            }
            Ok::<_, indexed_db_futures::error::Error>(kept)
        };
        read.await.map_err(|e| StorageError::of(&e))
    }

    /// Puts texts down under their ids, all or none; done when they are on the disk.
    pub(crate) async fn put(self, texts: &[(String, String)]) -> Result<(), StorageError> {
        self.write(async |store| {
            for (id, text) in texts {
                store.put(text.clone()).with_key(id.clone()).await?;
            }
            Ok(())
        })
        .await
    }

    /// Takes texts away, all or none.
    pub(crate) async fn remove(self, ids: &[String]) -> Result<(), StorageError> {
        self.write(async |store| {
            for id in ids {
                store.delete(id.clone()).await?;
            }
            Ok(())
        })
        .await
    }

    async fn write(
        self,
        change: impl AsyncFn(&indexed_db_futures::object_store::ObjectStore<'_>) -> indexed_db_futures::Result<()>,
    ) -> Result<(), StorageError> {
        let db = self.open().await?;
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let done = async {
            let transaction = db
                .transaction(self.store)
                .with_mode(TransactionMode::Readwrite)
                .with_options(options)
                .build()?;
            let store = transaction.object_store(self.store)?;
            change(&store).await?;
            transaction.commit().await?;
            Ok::<_, indexed_db_futures::error::Error>(())
        };
        done.await.map_err(|e| StorageError::of(&e))
    }
}

/// Everything that is kept.
pub(crate) async fn all() -> Result<Vec<Kept>, StorageError> {
    let texts = PROPOSALS.all().await?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// Puts records down, all or none; done when they are on the disk.
pub(crate) async fn put(kept: &[Kept]) -> Result<(), StorageError> {
    let texts: Result<Vec<_>, _> =
        kept.iter().map(|k| serde_json::to_string(k).map(|text| (k.id.clone(), text))).collect();
    let texts = texts.map_err(|e| StorageError::Other(e.to_string()))?;
    PROPOSALS.put(&texts).await
}

/// Takes a record away.
pub(crate) async fn remove(id: &str) -> Result<(), StorageError> {
    PROPOSALS.remove(&[id.to_owned()]).await
}

/// Asks the browser to keep the data when room gets short; `None` where it does not know the question.
pub(crate) async fn persist() -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    let answer = JsFuture::from(manager.persist().ok()?).await.ok()?;
    answer.as_bool()
}

/// Calls `then` whenever another tab of this site changes what is kept, for as long as the page lives; answers
/// with what tells the others.
pub(crate) fn between_tabs(then: impl Fn() + 'static) -> impl Fn() {
    let channel = web_sys::BroadcastChannel::new(PROPOSALS.database).ok();
    if let Some(channel) = &channel {
        gloo_events::EventListener::new(channel, "message", move |_| then()).forget();
    }
    move || {
        if let Some(channel) = &channel {
            // Refused only for a closed channel, and this one stays open.
            let _ = channel.post_message(&JsValue::from(1));
        }
    }
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Option<[u8; N]> {
    let crypto: web_sys::Crypto =
        js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).ok()?.dyn_into().ok()?;
    let mut bytes = [0; N];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
