//! Views that pages share: links, cards, badges, citations, sources.

use super::dates::DateView;
use super::markdown::{Html, Said};
use super::route::Route;
use super::{Desk, Here, Scope, filters};
use crate::diag::{FileId, Files};
use crate::model::asof::{self, Known};
use crate::model::records::{Claim, ClaimStatus, Direction, Edition, Event, EventStatus};
use crate::model::refs::{Owner, Ref};
use crate::model::values::Language;
use crate::model::{EventIndex, records};
use serde::Serialize;
use std::collections::BTreeMap;

/// A link to a page of this site; `href` is whole.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) lang: Option<String>,
}

/// A short word about an event, such as “disputed”, with what it means.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Badge {
    /// For the style: `single-source`, `disputed`, `withdrawn`, `turning-point`, `draft`.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
}

/// A direction in words, with the mark that goes before them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DirectionView {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) mark: &'static str,
}

/// An event as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Card {
    pub(crate) link: Link,
    pub(crate) date: DateView,
    pub(crate) direction: DirectionView,
    pub(crate) badges: Vec<Badge>,
    /// `3 sources`.
    pub(crate) sources: String,
    /// Only where the list shows it.
    pub(crate) summary: Option<Html>,
    /// The event's id, where the list is one of new events.
    pub(crate) id: Option<String>,
    /// What the event is filed under, where the list can be filtered.
    pub(crate) tags: Option<String>,
}

/// From this many parts on, a page is long enough to need a list of them.
pub(crate) const MANY_PARTS: usize = 4;

impl Link {
    /// A link to a part of the same page.
    pub(crate) fn within(anchor: &str, text: String) -> Link {
        Link { href: format!("#{anchor}"), text, lang: None }
    }
}

impl<'d> Here<'d> {
    pub(crate) fn href(&self, route: &Route) -> String {
        route.href(&self.root)
    }

    /// A link to a page by its name, with the words under `nav.NAME`.
    pub(crate) fn link_to(&self, name: &str) -> Link {
        let text = self.scope.words.get(&format!("nav.{name}"));
        Link { href: self.href(&self.scope.page(name)), text, lang: None }
    }

    pub(crate) fn event_link(&self, event: &Event) -> Link {
        let Said { text, lang } = self.said(&event.title);
        Link { href: self.href(&self.scope.record("events", &event.id.0)), text, lang }
    }

    pub(crate) fn actor_link(&self, actor: &Ref<records::Actor>) -> Link {
        self.link_to_actor(&self.scope.briefing[actor])
    }

    pub(crate) fn link_to_actor(&self, actor: &records::Actor) -> Link {
        let Said { text, lang } = self.said(&actor.name);
        Link { href: self.href(&self.scope.record("actors", &actor.id.value.0)), text, lang }
    }

    pub(crate) fn place_link(&self, place: &Ref<records::Place>) -> Link {
        self.link_to_place(&self.scope.briefing[place])
    }

    pub(crate) fn link_to_place(&self, place: &records::Place) -> Link {
        let Said { text, lang } = self.said(&place.name);
        Link { href: self.href(&self.scope.record("places", &place.id.value.0)), text, lang }
    }

    pub(crate) fn topic_link(&self, topic: &Ref<records::Topic>) -> Link {
        self.link_to_topic(&self.scope.briefing[topic])
    }

    pub(crate) fn link_to_topic(&self, topic: &records::Topic) -> Link {
        let Said { text, lang } = self.said(&topic.name);
        Link { href: self.href(&self.scope.record("topics", &topic.id.value.0)), text, lang }
    }

    pub(crate) fn edition_link(&self, edition: &Edition) -> Link {
        let date = self.scope.words.dates.day(edition.day());
        let number = edition.number.0.to_string();
        let text = self.scope.words.fill("edition.link", &[("n", &number), ("date", &date)]);
        Link { href: self.href(&self.scope.record("editions", &edition.id.0)), text, lang: None }
    }

    /// An event for a list, as `known` saw it.
    pub(crate) fn card(&self, at: EventIndex, known: Known<'_>) -> Card {
        let event = &self.scope.briefing.events[at];
        let (sources, independent) = self.evidence(at, known);
        Card {
            link: self.event_link(event),
            date: self.scope.words.dates.view(&event.date),
            direction: self.direction(event.direction),
            badges: self.badges(event, independent, known),
            sources: self.scope.words.count("sources", sources),
            summary: None,
            id: None,
            tags: None,
        }
    }

    /// The same with the event's summary and id.
    pub(crate) fn full_card(&self, at: EventIndex, known: Known<'_>) -> Card {
        let event = &self.scope.briefing.events[at];
        let id = Some(event.id.0.clone());
        Card { summary: Some(self.inline(&event.summary)), id, ..self.card(at, known) }
    }

    /// The same with what filters go by.
    pub(crate) fn filed_card(&self, at: EventIndex, known: Known<'_>) -> Card {
        let tags = filters::tags(self.scope.briefing, &self.scope.briefing.events[at]);
        Card { tags: Some(tags), ..self.card(at, known) }
    }

    /// How many sources an event has, and how many of them are independent.
    pub(crate) fn evidence(&self, at: EventIndex, known: Known<'_>) -> (usize, usize) {
        let Desk { briefing, index, .. } = self.scope.desk;
        if known.day.is_none() {
            // Worked out once for all pages.
            return (index.cited[at].len(), index.independent[at]);
        }
        let sources = known.sources_of(&briefing.events[at]);
        (sources.len(), asof::independent(briefing, &sources))
    }

    pub(crate) fn direction(&self, direction: Direction) -> DirectionView {
        let kind = direction.word();
        let mark = match direction {
            Direction::Escalation => "▲",
            Direction::DeEscalation => "▼",
            Direction::Mixed => "◆",
            Direction::Neutral => "●",
        };
        DirectionView { kind, text: self.scope.words.get(&format!("direction.{kind}")), mark }
    }

    /// What a reader should know of an event before anything else, in words.
    pub(crate) fn badges(&self, event: &Event, independent: usize, known: Known<'_>) -> Vec<Badge> {
        let badge = |kind: &'static str| Badge { kind, text: self.scope.words.get(&format!("badge.{kind}")) };
        let mut badges = Vec::new();
        match event.status {
            Some(EventStatus::Withdrawn) => badges.push(badge("withdrawn")),
            Some(EventStatus::Draft) => badges.push(badge("draft")),
            _ => {}
        }
        if event.significance.0 == 5 {
            badges.push(badge("turning-point"));
        }
        if independent == 1 {
            badges.push(badge("single-source"));
        }
        let contested = |claim: &Claim| matches!(claim.status, ClaimStatus::Disputed | ClaimStatus::Refuted);
        let date = &event.date.value;
        if event.claims.iter().any(|claim| contested(claim) && known.carries(&claim.sources, date)) {
            badges.push(badge("disputed"));
        }
        if event.disagreements.iter().any(|one| known.differs(one, date)) {
            badges.push(badge("sources-differ"));
        }
        badges
    }

    /// A language's name in the page's language, or its tag where there is no word for it.
    pub(crate) fn language_name(&self, language: &Language) -> String {
        let primary = language.0.split('-').next().unwrap_or_default();
        let key = format!("languages.{primary}");
        let name = self.scope.words.get(&key);
        if name == key { language.0.clone() } else { name }
    }

    /// The notice on a page whose record is not in the reader's language.
    pub(crate) fn untranslated(&self, tag: &str) -> String {
        let language = self.language_name(&Language(tag.to_owned()));
        self.scope.words.fill("notice.untranslated", &[("language", &language)])
    }

    /// Who owns a claim: links to actors, or a description.
    pub(crate) fn owner(&self, owner: &Owner) -> OwnerView {
        match owner {
            Owner::Actors(actors) => OwnerView {
                actors: actors.iter().map(|actor| self.actor_link(actor)).collect(),
                described: None,
            },
            Owner::Described(text) => OwnerView { actors: Vec::new(), described: Some(self.said(text)) },
        }
    }
}

impl Here<'_> {
    /// A page's address on the web, where that is known.
    pub(crate) fn address(&self, route: &Route) -> Option<String> {
        let base = self.scope.desk.base_url.as_ref()?;
        Some(super::route::absolute(base, route.as_str()))
    }

    /// Where the record can be seen and changed, if it is known where records are kept.
    pub(crate) fn edit_link(&self, file: FileId) -> Option<String> {
        let repository = self.scope.desk.repository.as_ref()?;
        let path = self.scope.desk.sources.path(file);
        Some(format!("{}/blob/HEAD/{path}", repository))
    }

    /// Where an error about `subject` can be reported.
    pub(crate) fn report_link(&self, subject: &str) -> Option<String> {
        let config = &self.scope.briefing.config;
        if let Some(repository) = &self.scope.desk.repository {
            return Some(format!("{}/issues/new?title={subject}", repository));
        }
        let email = config.publisher.as_ref()?.email.as_ref()?;
        Some(format!("mailto:{}?subject={subject}", email.value))
    }
}

/// Whose a claim is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OwnerView {
    pub(crate) actors: Vec<Link>,
    pub(crate) described: Option<Said>,
}

/// What every template knows of the site.
#[derive(Serialize)]
pub(crate) struct SiteView {
    title: String,
    description: String,
    /// The day the site speaks for, in words, and as a machine reads it.
    as_of: Option<String>,
    as_of_iso: Option<String>,
    home: String,
    /// Addresses from the root of the site.
    nav: Vec<NavItem>,
    footer: Vec<NavItem>,
    /// What can be subscribed to; none where it is not known where the site will be.
    feeds: Vec<super::feeds::FeedView>,
    /// Addresses of styles, scripts and icons by name.
    assets: BTreeMap<String, String>,
    license: Option<String>,
    publisher: Option<String>,
    publisher_url: Option<String>,
    repository: Option<String>,
    status: &'static str,
    generator: &'static str,
}

#[derive(Serialize)]
struct NavItem {
    href: String,
    text: String,
    lang: Option<String>,
}

/// The site as templates see it, in one language.
pub(crate) fn site_view(scope: Scope<'_>) -> SiteView {
    let config = &scope.briefing.config;
    let word = |text: &crate::model::values::Text| text.get(scope.language).0.to_owned();
    let item = |name: &str| NavItem {
        href: scope.page(name).as_str().to_owned(),
        text: scope.words.get(&format!("nav.{name}")),
        lang: None,
    };
    let day = scope.desk.index.date;
    let addresses = scope.desk.assets.addresses();
    SiteView {
        title: word(&config.title),
        description: word(&config.description),
        as_of: day.map(|day| scope.words.dates.day(day)),
        as_of_iso: day.map(|day| day.to_string()),
        home: scope.page("index").as_str().to_owned(),
        nav: super::pages::navigation(scope).iter().map(|name| item(name)).collect(),
        footer: super::pages::FOOT.iter().map(|name| item(name)).chain(prose_items(scope)).collect(),
        feeds: super::feeds::links(scope),
        assets: addresses.into_iter().map(|(name, href)| (name, href.to_owned())).collect(),
        license: config.license.as_ref().map(|license| license.value.clone()),
        publisher: config.publisher.as_ref().map(|publisher| word(&publisher.name)),
        publisher_url: config
            .publisher
            .as_ref()
            .and_then(|one| one.url.as_ref())
            .map(|url| url.value.0.clone()),
        repository: scope.desk.repository.clone(),
        status: config.status.unwrap_or(records::Status::Active).word(),
        generator: concat!("briefing ", env!("CARGO_PKG_VERSION")),
    }
}

fn prose_items(scope: Scope<'_>) -> Vec<NavItem> {
    let pages = scope.briefing.pages.iter();
    pages
        .map(|page| {
            let version = page.version(scope.language);
            let lang = version.language.as_ref().filter(|language| *language != scope.language);
            NavItem {
                href: scope.page(&page.id.0).as_str().to_owned(),
                text: version.front.title.value.clone(),
                lang: lang.map(|language| language.0.clone()),
            }
        })
        .collect()
}
