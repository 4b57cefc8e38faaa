//! The proposals that this device keeps.

use crate::bridge::storage::{self, Kept, StorageError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::{self, Proposal};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What the page knows of the box.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BoxState {
    Opening,
    Open(Vec<Kept>),
    Failed(StorageError),
}

/// The box: what is in it, and whether the browser has promised to keep it.
#[derive(Clone, Copy)]
pub(crate) struct ProposalBox {
    pub(crate) state: RwSignal<BoxState>,
    /// The browser's answer to the wish that the data be kept; `None` before it was asked.
    pub(crate) persisted: RwSignal<Option<bool>>,
    tell_others: StoredValue<Rc<dyn Fn()>, LocalStorage>,
}

impl ProposalBox {
    /// Opens the box and follows what other tabs put in.
    pub(crate) fn open() -> Self {
        let (state, persisted) = (RwSignal::new(BoxState::Opening), RwSignal::new(None));
        let read = move || {
            spawn_local(async move {
                state.set(match storage::all().await {
                    Ok(kept) => BoxState::Open(kept),
                    Err(why) => BoxState::Failed(why),
                });
            });
        };
        read();
        let tell_others: Rc<dyn Fn()> = Rc::new(storage::between_tabs(read));
        Self { state, persisted, tell_others: StoredValue::new_local(tell_others) }
    }

    /// What is kept.
    pub(crate) fn kept(self) -> Vec<Kept> {
        self.state.with(|s| match s {
            BoxState::Open(kept) => kept.clone(),
            BoxState::Opening | BoxState::Failed(_) => Vec::new(),
        })
    }

    /// The proposals of a commune that are kept, in the order of their ids.
    pub(crate) fn of_pack(self, pack: &str) -> Vec<(Proposal, Kept)> {
        let read = |kept: Kept| Some((Proposal::parse(&kept.record).ok()?, kept));
        let mut list: Vec<_> = self.kept().into_iter().filter_map(read).collect();
        list.retain(|(proposal, _)| proposal.properties.pack == pack);
        list.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        list
    }

    /// How many have not left this device yet.
    pub(crate) fn not_exported(self) -> usize {
        self.kept().iter().filter(|k| !k.exported).count()
    }

    /// Puts a proposal in; done when it is on the disk.
    pub(crate) async fn store(self, proposal: &Proposal) -> Result<(), StorageError> {
        let record = serde_json::to_string(proposal).map_err(|e| StorageError::Other(e.to_string()))?;
        let kept = Kept { id: proposal.id.clone(), record, own: true, exported: false };
        storage::put(std::slice::from_ref(&kept)).await?;
        self.persisted.set(storage::persist().await);
        self.changed().await;
        Ok(())
    }

    /// Takes one of this device's own proposals out.
    pub(crate) async fn remove(self, id: &str) -> Result<(), StorageError> {
        storage::remove(id).await?;
        self.changed().await;
        Ok(())
    }

    /// All proposals as lines of JSON; they count as exported from now on.
    pub(crate) async fn export(self) -> Result<String, StorageError> {
        let mut kept = self.kept();
        let proposals: Vec<_> = kept.iter().filter_map(|k| Proposal::parse(&k.record).ok()).collect();
        let text = participation::export(&proposals).map_err(|e| StorageError::Other(e.to_string()))?;
        kept.iter_mut().for_each(|k| k.exported = true);
        storage::put(&kept).await?;
        self.changed().await;
        Ok(text)
    }

    /// Puts in what a file holds and is not there yet.
    pub(crate) async fn import(self, text: &str) -> Result<participation::Imported, StorageError> {
        let known: BTreeSet<String> = storage::all().await?.into_iter().map(|k| k.id).collect();
        let imported = participation::import(text, &known);
        let line = |p: &Proposal| {
            let record = serde_json::to_string(p).ok()?;
            Some(Kept { id: p.id.clone(), record, own: false, exported: true })
        };
        storage::put(&imported.new.iter().filter_map(line).collect::<Vec<_>>()).await?;
        self.changed().await;
        Ok(imported)
    }

    async fn changed(self) {
        if let Ok(kept) = storage::all().await {
            self.state.set(BoxState::Open(kept));
        }
        self.tell_others.with_value(|tell| tell());
    }
}
