//! Addresses within the site. They stand in the fragment, since a static host knows no rewrite rule, and so a
//! scenario in a link reaches no server.

/// A page, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) page: Page,
    /// Slug of the commune; `None` for the site's first.
    pub(crate) pack: Option<String>,
    /// Share code of a scenario.
    pub(crate) code: Option<String>,
}

/// The pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Explore,
    Propose,
    Proposals,
    /// The vote: on a phone at home, or on the tablet of an evening.
    Session,
    /// What was decided.
    Results,
    Sources,
    /// The town hall's own page: opening, counting, publishing.
    Desk,
    /// An address that leads nowhere.
    Unknown,
}

impl Page {
    /// The pages that the header links, in its order.
    pub(crate) const LINKED: [Self; 6] =
        [Self::Explore, Self::Propose, Self::Proposals, Self::Session, Self::Results, Self::Sources];

    fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Propose => "propose",
            Self::Proposals => "proposals",
            Self::Session => "session",
            Self::Results => "results",
            Self::Sources => "sources",
            Self::Desk => "desk",
            Self::Unknown => "",
        }
    }
}

impl Route {
    /// Reads the fragment of an address, with or without `#`.
    pub(crate) fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut parts = path.split('/').filter(|p| !p.is_empty());
        let page = match parts.next() {
            None => Page::Explore,
            Some(name) => Page::LINKED
                .into_iter()
                .chain([Page::Desk])
                .find(|p| p.name() == name)
                .unwrap_or(Page::Unknown),
        };
        let pack = parts.next().map(str::to_owned);
        let code = query.split('&').find_map(|pair| pair.strip_prefix("s=")).map(str::to_owned);
        let page = if parts.next().is_some() { Page::Unknown } else { page };
        Self { page, pack, code }
    }

    /// The fragment that leads here, with `#`.
    pub(crate) fn fragment(&self) -> String {
        let mut fragment = format!("#/{}", self.page.name());
        if let Some(pack) = &self.pack {
            fragment.push('/');
            fragment.push_str(pack);
        }
        if let Some(code) = &self.code {
            fragment.push_str("?s=");
            fragment.push_str(code);
        }
        fragment
    }

    /// The same commune and scenario on another page.
    pub(crate) fn on(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_itself() {
        for fragment in ["#/explore", "#/propose/valsource", "#/sources/olemps?s=1AbC_-", "#/desk"] {
            assert_eq!(Route::parse(fragment).fragment(), fragment);
        }
    }

    #[test]
    fn no_fragment_is_the_first_page_and_a_stray_one_is_unknown() {
        assert_eq!(Route::parse("").page, Page::Explore);
        assert_eq!(Route::parse("#/").page, Page::Explore);
        assert_eq!(Route::parse("#/vote").page, Page::Unknown);
        assert_eq!(Route::parse("#/explore/a/b").page, Page::Unknown);
    }
}
