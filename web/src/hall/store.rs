//! The store of these pages: the commune, what it asks, and the sealed records that this device keeps.

use super::vault::Vault;
use crate::bridge::{net, page};
use crate::route::{Page, Route};
use crate::state::{Catalogue, Load, Problem, catalogue};
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::Consultation;
use parvis_core::territory::Manifest;
use std::sync::Arc;

/// The store, handed down by context.
#[derive(Clone, Copy)]
pub(super) struct Hall {
    /// Slug of the commune; empty until it is known.
    pub(super) slug: RwSignal<String>,
    pub(super) manifest: RwSignal<Option<Arc<Manifest>>>,
    /// What the commune asks; `None` where it asks nothing.
    pub(super) asked: RwSignal<Load<Option<Arc<Consultation>>>>,
    /// The sealed records.
    pub(super) vault: Vault,
}

impl Hall {
    /// Makes the store and fetches what the address names.
    pub(super) fn open() -> Self {
        let hall = Self {
            slug: RwSignal::new(String::new()),
            manifest: RwSignal::new(None),
            asked: RwSignal::new(Load::Pending),
            vault: Vault::open(),
        };
        spawn_local(async move {
            let asked = hall.fetch().await;
            hall.asked.set(asked.map_or_else(Load::Failed, Load::Here));
        });
        hall
    }

    /// The store, wherever a component stands.
    pub(super) fn here() -> Self {
        expect_context()
    }

    async fn fetch(self) -> Result<Option<Arc<Consultation>>, Problem> {
        let problem =
            |file: &str, why: net::FetchError| Problem::Fetch { file: file.to_owned(), why: why.to_string() };
        let packs: Catalogue =
            net::json(catalogue::CATALOGUE).await.map_err(|why| problem(catalogue::CATALOGUE, why))?;
        let wanted = Route::parse(&page::fragment()).pack;
        let slug = match wanted {
            Some(slug) if packs.packs.iter().any(|p| p.slug == slug) => slug,
            Some(slug) => return Err(Problem::UnknownPack(slug)),
            None => packs.packs.first().map(|p| p.slug.clone()).unwrap_or_default(),
        };
        self.slug.set(slug.clone());
        let file = format!("{}territory.json", catalogue::folder(&slug));
        let manifest: Manifest = net::json(&file).await.map_err(|why| problem(&file, why))?;
        self.manifest.set(Some(Arc::new(manifest)));
        let file = format!("{}consultation.json", catalogue::folder(&slug));
        match net::text(&file).await {
            Ok(text) => match Consultation::parse(&text) {
                Ok(asked) if asked.pack == slug => Ok(Some(Arc::new(asked))),
                Ok(_) => Err(Problem::Broken("consultation.json: pack".to_owned())),
                Err(why) => Err(Problem::Broken(format!("consultation.json {why}"))),
            },
            Err(net::FetchError::Status(404)) => Ok(None),
            Err(why) => Err(problem(&file, why)),
        }
    }

    /// The fragment of a page about this commune.
    pub(super) fn fragment(self, page: Page) -> String {
        let slug = self.slug.get();
        Route { page, pack: (!slug.is_empty()).then_some(slug), code: None }.fragment()
    }

    /// The fragment of the map with a scenario on it.
    pub(super) fn scenario(self, code: &str) -> String {
        Route { page: Page::Explore, pack: Some(self.slug.get()), code: Some(code.to_owned()) }.fragment()
    }
}
