//! What a page is, for search engines: JSON-LD in the words of schema.org. Left out where nobody knows
//! where the site will be, as its addresses are names.

use super::route::{self, Route};
use super::{Here, cards, markdown};
use crate::model::EventIndex;
use crate::model::date::{Date, Day};
use crate::model::records::{Actor, ActorKind, Correction, Edition, Place, Source};
use serde_json::{Value, json};

/// A graph as it stands in a script element: what would end the element is escaped.
fn script(graph: &[Value]) -> String {
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    if !text.contains(['<', '>', '&']) {
        return text;
    }
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

impl Here<'_> {
    /// An event's page, with the way to it.
    pub(crate) fn event_graph(&self, at: EventIndex, title: &str, summary: &str) -> Option<String> {
        let (scope, briefing) = (self.scope, self.scope.briefing);
        let event = &briefing.events[at];
        let route = scope.record("events", &event.id.0);
        let index = &scope.desk.index;
        let mut article = self.article(&route, title, summary, [index.added[at], index.changed[at]])?;
        article["temporalCoverage"] = coverage(&event.date).into();
        let about: Vec<Value> =
            event.actors.iter().map(|part| self.actor_data(&briefing[&part.id])).collect();
        let places: Vec<Value> = event.places.iter().map(|place| self.place_data(&briefing[place])).collect();
        let topics = event.topics.iter().map(|topic| self.said(&briefing[topic].name).text);
        let topics: Vec<Value> = topics.map(Value::from).collect();
        let cited = index.cited[at].iter();
        let cited: Vec<Value> = cited.map(|at| source_data(&briefing.sources[*at])).collect();
        let url = self.address(&route)?;
        let corrections = event.corrections.iter().enumerate();
        let corrections: Vec<Value> =
            corrections.map(|(n, one)| self.correction_data(&url, n, one)).collect();
        let lists = [
            ("about", about),
            ("contentLocation", places),
            ("keywords", topics),
            ("citation", cited),
            ("correction", corrections),
        ];
        for (name, list) in lists {
            if !list.is_empty() {
                article[name] = list.into();
            }
        }
        Some(script(&[article, self.way("timeline", &route, title)?]))
    }

    /// An edition's page, with the way to it.
    pub(crate) fn edition_graph(&self, edition: &Edition, title: &str, summary: &str) -> Option<String> {
        let route = self.scope.record("editions", &edition.id.0);
        let article = self.article(&route, title, summary, [edition.day(); 2])?;
        Some(script(&[article, self.way("editions", &route, title)?]))
    }

    /// The home page: the site.
    pub(crate) fn site_graph(&self) -> Option<String> {
        let mut site = self.site_data()?;
        let description = self.scope.briefing.config.description.get(self.scope.language).0;
        site["description"] = description.into();
        site["inLanguage"] = self.scope.language.0.clone().into();
        self.sign(&mut site);
        if let Some(day) = self.scope.desk.index.last_change {
            site["dateModified"] = day.to_string().into();
        }
        self.picture(&mut site);
        Some(script(&[site]))
    }

    /// The data page: what can be taken away.
    pub(crate) fn data_graph(&self, title: &str, description: &str) -> Option<String> {
        let (desk, route) = (self.scope.desk, self.scope.page("data"));
        let base = desk.base_url.as_deref()?;
        let files = self.files.iter().map(|file| {
            json!({
                "@type": "DataDownload",
                "name": file.path.0.trim_start_matches("data/"),
                "contentUrl": route::absolute(base, &file.path.0),
                "encodingFormat": file.media,
                "contentSize": format!("{} B", file.bytes),
                "sha256": file.hash,
            })
        });
        let mut data = json!({
            "@type": "Dataset",
            "@id": self.address(&route)?,
            "url": self.address(&route)?,
            "name": format!("{}: {title}", self.scope.briefing.config.title.get(self.scope.language).0),
            "description": description,
            "isAccessibleForFree": true,
            "distribution": files.collect::<Vec<Value>>(),
        });
        self.sign(&mut data);
        if let Some(creator) = data.get("publisher").cloned() {
            data["creator"] = creator;
        }
        let listed = &desk.index.listed;
        let day = |at: &EventIndex| self.scope.briefing.events[*at].date.sort_day();
        if let (Some(first), Some(last)) = (listed.first().map(day), listed.last().map(day)) {
            data["temporalCoverage"] = format!("{first}/{last}").into();
        }
        if let Some(day) = desk.index.last_change {
            data["dateModified"] = day.to_string().into();
        }
        Some(script(&[data, self.way("data", &route, title)?]))
    }

    /// An article that was there from the first of `days` and changed on the second.
    fn article(&self, route: &Route, title: &str, summary: &str, days: [Day; 2]) -> Option<Value> {
        let url = self.address(route)?;
        let mut article = json!({
            "@type": "NewsArticle",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": title,
            "description": summary,
            "datePublished": days[0].to_string(),
            "dateModified": days[1].to_string(),
            "inLanguage": self.scope.language.0,
            "isPartOf": self.site_data()?,
        });
        self.picture(&mut article);
        self.sign(&mut article);
        if let Some(author) = article.get("publisher").cloned() {
            article["author"] = author;
        }
        Some(article)
    }

    /// The page's card, where it has one.
    fn picture(&self, data: &mut Value) {
        if let Some(url) = &self.card {
            let (width, height) = (cards::WIDTH, cards::HEIGHT);
            data["image"] = json!({ "@type": "ImageObject", "url": url, "width": width, "height": height });
        }
    }

    /// Who publishes, and under which licence.
    fn sign(&self, data: &mut Value) {
        let config = &self.scope.briefing.config;
        if let Some(publisher) = &config.publisher {
            let mut own =
                json!({ "@type": "Organization", "name": publisher.name.get(self.scope.language).0 });
            if let Some(url) = &publisher.url {
                own["url"] = url.value.0.clone().into();
            }
            data["publisher"] = own;
        }
        if let Some(license) = &config.license {
            data["license"] = route::license(&license.value).unwrap_or_else(|| license.value.clone()).into();
        }
    }

    fn site_data(&self) -> Option<Value> {
        let url = self.address(&self.scope.page("index"))?;
        let name = self.scope.briefing.config.title.get(self.scope.language).0;
        Some(json!({ "@type": "WebSite", "@id": url, "url": url, "name": name }))
    }

    /// The page of the record `id` of the list called `list`: the way to it.
    pub(crate) fn record_graph(&self, list: &str, id: &str, title: &str) -> Option<String> {
        Some(script(&[self.way(list, &self.scope.record(list, id), title)?]))
    }

    /// Home, the list that the page stands in, the page.
    fn way(&self, list: &str, route: &Route, title: &str) -> Option<Value> {
        let words = self.scope.words;
        let mut steps = vec![("index", words.get("nav.index"), self.scope.page("index"))];
        if self.scope.page(list) != *route {
            steps.push((list, words.get(&format!("nav.{list}")), self.scope.page(list)));
        }
        steps.push(("", title.to_owned(), route.clone()));
        let step = |(at, (_, name, route)): (usize, (&str, String, Route))| {
            let item = self.address(&route)?;
            Some(json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": item }))
        };
        let steps: Option<Vec<Value>> = steps.into_iter().enumerate().map(step).collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": steps? }))
    }

    fn actor_data(&self, actor: &Actor) -> Value {
        let kind = match actor.kind {
            ActorKind::Person => "Person",
            ActorKind::Country => "Country",
            _ => "Organization",
        };
        let mut data = json!({ "@type": kind, "name": self.said(&actor.name).text });
        if let Some(url) = self.address(&self.scope.record("actors", &actor.id.value.0)) {
            data["url"] = url.into();
        }
        if let Some(item) = &actor.wikidata {
            data["sameAs"] = format!("https://www.wikidata.org/wiki/{}", item.0).into();
        }
        data
    }

    fn place_data(&self, place: &Place) -> Value {
        let mut data = json!({ "@type": "Place", "name": self.said(&place.name).text });
        if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
            data["geo"] = json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon });
        }
        data
    }

    fn correction_data(&self, url: &str, n: usize, one: &Correction) -> Value {
        let texts = [&one.was, &one.now, &one.note].into_iter().zip(["event.was", "event.now", ""]);
        let said = texts.filter_map(|(text, word)| {
            let text = markdown::plain(&self.inline(text.as_ref()?).html);
            Some(if word.is_empty() { text } else { format!("{} {text}", self.scope.words.get(word)) })
        });
        json!({
            "@type": "CorrectionComment",
            "url": format!("{url}#correction-{}", n + 1),
            "text": said.collect::<Vec<String>>().join(" "),
            "datePublished": one.date.last_named_day().to_string(),
        })
    }
}

/// When an event was, as ISO 8601 has it: a day, or the first and the last that it can have been.
fn coverage(date: &Date) -> String {
    let end = |day: Option<Day>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
    let (first, last) = (end(date.earliest()), end(date.latest()));
    if first == last { first } else { format!("{first}/{last}") }
}

/// A source as what it is cited for.
fn source_data(source: &Source) -> Value {
    let mut data = json!({
        "@type": "CreativeWork",
        "publisher": { "@type": "Organization", "name": source.publisher.value },
        "inLanguage": source.language.value.0,
    });
    if let Some(title) = &source.title {
        data["name"] = title.value.clone().into();
    }
    if let Some(url) = &source.url {
        data["url"] = url.value.0.clone().into();
    }
    if let Some(published) = source.published.as_ref().filter(|date| date.is_exact()) {
        data["datePublished"] = published.text().into();
    }
    data
}
