//! For others: the proposals as other tools read them, and the ballots where so many voted that none can be told to
//! be somebody's.

use super::room::{Counted, Room};
use crate::bridge::files;
use crate::hall::parts::Asked;
use crate::hall::{h, k};
use crate::words::{Key, t};
use leptos::prelude::*;
use parvis_core::exchange::{decidim, geojson, ngsi_ld, pabulib};
use parvis_core::participation::results::{TooRevealing, may_publish_ballots};
use parvis_core::participation::{Consultation, Proposal};

/// What proposals can be written as.
#[derive(Clone, Copy)]
enum Format {
    Decidim,
    NgsiLd,
    Geojson,
}

impl Format {
    const ALL: [(Self, Key); 3] =
        [(Self::Decidim, k::OUT_DECIDIM), (Self::NgsiLd, k::OUT_NGSI_LD), (Self::Geojson, k::OUT_GEOJSON)];

    /// The ending of the file, its media type, and what stands in it.
    fn write(self, proposals: &[Proposal]) -> Option<(&'static str, &'static str, String)> {
        Some(match self {
            Self::Decidim => ("csv", "text/csv", String::from_utf8(decidim::write(proposals).ok()?).ok()?),
            Self::NgsiLd => ("jsonld", "application/ld+json", ngsi_ld::write(proposals).ok()?),
            Self::Geojson => ("geojson", "application/geo+json", geojson::write(proposals).ok()?),
        })
    }
}

#[component]
pub(super) fn Exports(room: Room, asked: Asked) -> impl IntoView {
    let none = move || room.inbox.with(|inbox| inbox.proposals.is_empty());
    let id = StoredValue::new(asked.id.clone());
    let proposals = move |format: Format| {
        let list = room.inbox.with_untracked(|inbox| inbox.proposals.values().cloned().collect::<Vec<_>>());
        if let Some((ending, kind, text)) = format.write(&list) {
            let _ = files::hand_out(&format!("{}-proposals.{ending}", id.get_value()), kind, &text);
        }
    };
    let allowed = Memo::new(move |_| {
        room.counted.with(|c| c.as_ref().map(|c| may_publish_ballots(&c.election.ballots).map_err(why_words)))
    });
    let ballots = move |_: web_sys::MouseEvent| {
        let text = room.counted.with_untracked(|c| c.as_ref().and_then(|c| ballot_file(&asked, c)));
        if let Some(text) = text {
            let _ = files::hand_out(&format!("{}.pb", id.get_value()), "text/plain", &text);
        }
    };
    let ballots = StoredValue::new_local(ballots);
    view! {
        <h3>{h!(OUT_TITLE)}</h3>
        <p class="row">
            {Format::ALL.map(|(format, name)| view! {
                <button type="button" class="button button-quiet" disabled=none on:click=move |_| proposals(format)>
                    {move || t(name)}
                </button>
            }).collect_view()}
        </p>
        {move || none().then(|| view! { <p class="quiet">{t(k::OUT_NONE)}</p> })}
        {move || allowed.get().map(|allowed| match allowed {
            Ok(()) => view! {
                <p><button type="button" class="button button-quiet" on:click=move |e| ballots.with_value(|b| b(e))>{t(k::OUT_PABULIB)}</button></p>
            }.into_any(),
            Err(why) => view! { <p class="quiet">{t(k::OUT_NO_PABULIB)}" "{t(why)}</p> }.into_any(),
        })}
    }
}

/// The ballots that counted and who won.
fn ballot_file(asked: &Consultation, counted: &Counted) -> Option<String> {
    let mut file = pabulib::counted(asked, &counted.ballots, "France");
    file.set_outcome(&counted.outcome);
    pabulib::write(&file).ok()
}

fn why_words(why: TooRevealing) -> Key {
    match why {
        TooRevealing::Few { .. } => k::OUT_FEW,
        TooRevealing::Unique { .. } => k::OUT_UNIQUE,
    }
}
