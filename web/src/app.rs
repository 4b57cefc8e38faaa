//! The frame around every page: header, announcements, and the page that the address names.

use crate::bridge::{offline, page};
use crate::later::Later;
use crate::route::Page;
use crate::state::{Engine, LinkProblem, Load, Session};
use crate::ui::{Notice, NoticeKind};
use crate::words::{Key, Language, fill, k, language, speak, t};
use crate::{explore, proposals, propose, sources};
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows the app in the page.
pub fn start() {
    leptos::mount::mount_to_body(App);
}

/// The app.
#[component]
pub(crate) fn App() -> impl IntoView {
    let session = Session::start();
    provide_context(session);
    Effect::new(move |_| {
        let name = title(session.route.get().page);
        page::describe(language().tag(), &format!("{} · Parvis", t(name)));
    });
    let renewed = RwSignal::new(false);
    // Kept for the day without network once the twin has what it needs: nobody waits for it.
    Effect::new(move |kept: Option<Option<String>>| {
        let settled = !matches!(session.engine.get(), Engine::Asleep | Engine::Opening(_));
        let slug = settled.then(|| session.history.with_untracked(|h| h.scenario().pack.clone()));
        let slug = slug.or(kept.clone().flatten());
        if slug.is_some() && slug != kept.flatten() {
            let slug = slug.clone().unwrap_or_default();
            spawn_local(async move { _ = offline::keep(&slug, move || renewed.set(true)).await });
        }
        slug
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); page::focus("main"); }>
            {t!(SHELL_SKIP)}
        </a>
        <Header/>
        {move || session.link_problem.get().map(|why| view! {
            <Notice kind=NoticeKind::Warning close=move || session.link_problem.set(None)>
                <strong>{t(k::LINK_BAD)}</strong>" "{link_words(why)}
            </Notice>
        })}
        {move || renewed.get().then(|| view! {
            <Notice kind=NoticeKind::News close=move || renewed.set(false)>
                <strong>{t(k::OFFLINE_NEW)}</strong>" "
                <button type="button" class="link" on:click=|_| offline::renew()>{t(k::OFFLINE_RELOAD)}</button>
            </Notice>
        })}
        <main id="main" tabindex="-1" class=move || format!("page page-{:?}", session.route.get().page).to_lowercase()>
            {move || match Memo::new(move |_| session.route.get().page).get() {
                Page::Explore => explore::Explore().into_any(),
                Page::Propose => propose::Propose().into_any(),
                Page::Proposals => proposals::Proposals().into_any(),
                Page::Sources => sources::Sources().into_any(),
                Page::Session | Page::Results | Page::Desk => Later().into_any(),
                Page::Unknown => Lost().into_any(),
            }}
        </main>
    }
}

/// The name of a page.
fn title(page: Page) -> Key {
    match page {
        Page::Explore => k::NAV_EXPLORE,
        Page::Propose => k::NAV_PROPOSE,
        Page::Proposals => k::NAV_PROPOSALS,
        Page::Session => k::NAV_SESSION,
        Page::Results => k::NAV_RESULTS,
        Page::Sources => k::NAV_SOURCES,
        Page::Desk => k::NAV_DESK,
        Page::Unknown => k::LOST_TITLE,
    }
}

/// What is wrong with a link, and what to do.
fn link_words(problem: LinkProblem) -> &'static str {
    t(match problem {
        LinkProblem::Damaged => k::LINK_DAMAGED,
        LinkProblem::Newer => k::LINK_NEWER,
        LinkProblem::OtherCommune => k::LINK_OTHER,
    })
}

#[component]
fn Header() -> impl IntoView {
    let session = Session::here();
    view! {
        <header class="shell">
            <a class="brand" href=move || session.fragment(Page::Explore)>
                <img src="./icons/parvis.svg" alt="" width="24" height="24"/>
                "Parvis"
            </a>
            <Commune/>
            <nav aria-label=t!(NAV_LABEL)>
                {Page::LINKED.map(|to| view! {
                    <a
                        href=move || session.fragment(to)
                        aria-current=move || (session.route.get().page == to).then_some("page")
                    >
                        {move || t(title(to))}
                    </a>
                }).collect_view()}
            </nav>
            <div class="shell-tools">
                <Network/>
                <Languages/>
                <TextSize/>
            </div>
        </header>
    }
}

/// Which commune is open; a choice where the site holds several.
#[component]
fn Commune() -> impl IntoView {
    let session = Session::here();
    let name = move || match session.pack.get() {
        Load::Here(manifest) => {
            let people = crate::bridge::intl::number(f64::from(manifest.population), 0);
            let key = if manifest.invented { k::SHELL_TWIN_INVENTED } else { k::SHELL_TWIN };
            let text = fill(key, &[("people", &people)]);
            view! { <strong>{manifest.name.clone()}</strong><span class="quiet">{text}</span> }.into_any()
        }
        _ => ().into_any(),
    };
    let choice = move || {
        let Load::Here(catalogue) = session.catalogue.get() else { return None };
        if catalogue.packs.len() < 2 {
            return None;
        }
        let open = session.route.get().pack;
        Some(view! {
            <label class="commune-choice">
                <span class="hidden">{t(k::SHELL_CHOOSE)}</span>
                <select on:change=move |event| {
                    let route = crate::route::Route {
                        page: Page::Explore, pack: Some(event_target_value(&event)), code: None,
                    };
                    page::go(&route.fragment());
                }>
                    {catalogue.packs.iter().map(|pack| view! {
                        <option value=pack.slug.clone() selected=open.as_deref() == Some(&pack.slug)>
                            {pack.name.clone()}
                        </option>
                    }).collect_view()}
                </select>
            </label>
        })
    };
    view! { <div class="commune">{name}{choice}</div> }
}

/// Says when there is no network, and that nothing is missing for it.
#[component]
fn Network() -> impl IntoView {
    let online = RwSignal::new(offline::online());
    offline::on_network(move |now| online.set(now));
    view! {
        <span class="network" role="status">{move || (!online.get()).then(|| t(k::OFFLINE_STATE))}</span>
    }
}

#[component]
fn Languages() -> impl IntoView {
    view! {
        <div class="languages" role="group" aria-label=t!(SHELL_LANGUAGE)>
            {Language::ALL.map(|one| view! {
                <button
                    type="button"
                    lang=one.tag()
                    aria-pressed=move || (language() == one).to_string()
                    title=match one { Language::French => "Français", Language::English => "English" }
                    on:click=move |_| speak(one)
                >
                    {one.tag().to_uppercase()}
                </button>
            }).collect_view()}
        </div>
    }
}

/// Larger text, kept on this device: three sizes in turn.
#[component]
fn TextSize() -> impl IntoView {
    const KEPT: &str = "parvis.text";
    const SIZES: [&str; 3] = ["usual", "large", "largest"];
    let size = RwSignal::new(LocalStorage::get::<usize>(KEPT).unwrap_or(0) % SIZES.len());
    Effect::new(move |_| page::mark_root("data-text", SIZES.get(size.get()).copied()));
    view! {
        <button
            type="button" class="pill" aria-label=t!(SHELL_TEXT_SIZE) title=t!(SHELL_TEXT_SIZE)
            on:click=move |_| {
                size.update(|s| *s = (*s + 1) % SIZES.len());
                // A browser that keeps no preference still shows the new size on this visit.
                let _ = LocalStorage::set(KEPT, size.get_untracked());
            }
        >
            "Aa"
        </button>
    }
}

/// The page for an address that leads nowhere.
#[component]
fn Lost() -> impl IntoView {
    let session = Session::here();
    view! {
        <section class="sheet">
            <h1>{t!(LOST_TITLE)}</h1>
            <p>{t!(LOST_TEXT)}</p>
            <p><a class="button" href=move || session.fragment(Page::Explore)>{t!(LOST_BACK)}</a></p>
        </section>
    }
}
