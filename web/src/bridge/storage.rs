//! Proposals kept on this device, in IndexedDB: a write is done only when the browser says that it is on the disk.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "parvis";
const STORE: &str = "proposals";
const VERSION: u8 = 1;

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

async fn database() -> Result<Database, StorageError> {
    let open = Database::open(DATABASE).with_version(VERSION).with_on_upgrade_needed(|_, db| {
        db.create_object_store(STORE).build()?;
        Ok(())
    });
    open.await.map_err(|e| match StorageError::of(&e) {
        StorageError::Full => StorageError::Full,
        // A browser that does not open a database at all keeps nothing.
        _ => StorageError::Closed,
    })
}

/// Everything that is kept.
pub(crate) async fn all() -> Result<Vec<Kept>, StorageError> {
    let db = database().await?;
    let read = async {
        let transaction = db.transaction(STORE).with_mode(TransactionMode::Readonly).build()?;
        let store = transaction.object_store(STORE)?;
        let mut kept = Vec::new();
        for text in store.get_all::<String>().await? {
            kept.push(text?);
        }
        Ok::<_, indexed_db_futures::error::Error>(kept)
    };
    let texts = read.await.map_err(|e| StorageError::of(&e))?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// Puts records down, all or none; done when they are on the disk.
pub(crate) async fn put(kept: &[Kept]) -> Result<(), StorageError> {
    let texts: Result<Vec<_>, _> =
        kept.iter().map(|k| serde_json::to_string(k).map(|text| (k.id.clone(), text))).collect();
    let texts = texts.map_err(|e| StorageError::Other(e.to_string()))?;
    write(async |store| {
        for (id, text) in &texts {
            store.put(text.clone()).with_key(id.clone()).await?;
        }
        Ok(())
    })
    .await
}

/// Takes a record away.
pub(crate) async fn remove(id: &str) -> Result<(), StorageError> {
    write(async |store| {
        store.delete(id.to_owned()).await?;
        Ok(())
    })
    .await
}

async fn write(
    change: impl AsyncFn(&indexed_db_futures::object_store::ObjectStore<'_>) -> indexed_db_futures::Result<()>,
) -> Result<(), StorageError> {
    let db = database().await?;
    let mut options = TransactionOptions::new();
    options.set_durability(TransactionDurability::Strict);
    let done = async {
        let transaction =
            db.transaction(STORE).with_mode(TransactionMode::Readwrite).with_options(options).build()?;
        let store = transaction.object_store(STORE)?;
        change(&store).await?;
        transaction.commit().await?;
        Ok::<_, indexed_db_futures::error::Error>(())
    };
    done.await.map_err(|e| StorageError::of(&e))
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
    let channel = web_sys::BroadcastChannel::new(DATABASE).ok();
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

/// Sixteen bytes that nobody can guess.
pub(crate) fn random() -> Option<[u8; 16]> {
    let crypto: web_sys::Crypto =
        js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).ok()?.dyn_into().ok()?;
    let mut bytes = [0; 16];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
