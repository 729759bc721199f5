//! The flags of `new`, `init` and `import`. Those of a record bear the names of its fields.

use super::examples;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = examples::NEW)]
pub struct New {
    #[command(subcommand)]
    pub record: Record,
}

/// One record. A text is in the first language of the briefing, or `es=…` in another one of its
/// languages; give the flag once for each.
#[derive(Debug, Subcommand)]
pub enum Record {
    /// An event, as a draft in a file of its own
    Event(NewEvent),
    /// A source, at the end of content/sources/YYYY-MM.yaml
    Source(NewSource),
    /// A person or body, at the end of content/actors.yaml
    Actor(NewActor),
    /// A place, at the end of content/places.yaml
    Place(NewPlace),
    /// A topic, at the end of content/topics.yaml
    Topic(NewTopic),
    /// An edition, with the next number
    Edition(NewEdition),
}

#[derive(Args, Debug)]
#[command(after_help = examples::EVENT)]
pub struct NewEvent {
    /// What happened, with a verb
    #[arg(long, value_name = "TEXT")]
    pub title: Vec<String>,

    /// When, in EDTF, such as 2026-01-07, 2026-01 or 2026-01-04/2026-01-05 [default: today]
    #[arg(long)]
    pub date: Option<String>,

    /// The name of its file, and its id for good [default: made of date and title]
    #[arg(long)]
    pub id: Option<String>,

    /// One to three sentences
    #[arg(long, value_name = "TEXT")]
    pub summary: Vec<String>,

    /// The id of a topic; once for each
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,

    /// The id of a place; once for each
    #[arg(long, value_name = "ID")]
    pub place: Vec<String>,

    /// The id of an actor, with the role actor, recipient or mentioned; once for each
    #[arg(long, value_name = "ID[:ROLE]")]
    pub actor: Vec<String>,

    /// escalation, de-escalation, mixed or neutral [default: neutral]
    #[arg(long)]
    pub direction: Option<String>,

    /// Why, in one line
    #[arg(long, value_name = "TEXT")]
    pub direction_note: Vec<String>,

    /// 1 to 5; 5 is a turning point [default: 2]
    #[arg(long)]
    pub significance: Option<String>,

    /// The first fact, in one sentence
    #[arg(long, value_name = "TEXT")]
    pub fact: Vec<String>,

    /// The id of a source of the first fact; once for each
    #[arg(long, value_name = "ID")]
    pub source: Vec<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::SOURCE)]
pub struct NewSource {
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,

    /// The language it is in, BCP 47
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,

    /// wire, newspaper, broadcaster, official and so on
    #[arg(long)]
    pub kind: Option<String>,

    /// The title as printed
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,

    /// Its address
    #[arg(long)]
    pub url: Option<String>,

    /// When it was published, in EDTF; it goes into the file of that month
    #[arg(long, visible_alias = "date", value_name = "DATE")]
    pub published: Option<String>,

    /// The id that records cite [default: made of publisher, date and title]
    #[arg(long)]
    pub id: Option<String>,

    /// The id of the side that speaks, where a party itself does
    #[arg(long, value_name = "ID")]
    pub side: Option<String>,

    /// The id of a text that it repeats; once for each
    #[arg(long, value_name = "ID")]
    pub derived_from: Vec<String>,

    /// The day it was read [default: today, where it has an address]
    #[arg(long, value_name = "DATE")]
    pub accessed: Option<String>,

    /// What readers should know of it
    #[arg(long, value_name = "TEXT")]
    pub note: Vec<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::ACTOR)]
pub struct NewActor {
    /// What readers see; the same in every language, or once for each as `es=…`
    #[arg(long)]
    pub name: Vec<String>,

    /// person, government, court, armed-group and so on
    #[arg(long)]
    pub kind: Option<String>,

    /// The id that records name [default: made of the name]
    #[arg(long)]
    pub id: Option<String>,

    /// The id of the side it belongs to
    #[arg(long, value_name = "ID")]
    pub side: Option<String>,

    /// A neutral line on who it is
    #[arg(long, value_name = "TEXT")]
    pub about: Vec<String>,

    /// Another name it goes by; once for each
    #[arg(long, value_name = "NAME")]
    pub alias: Vec<String>,

    /// The number of its Wikidata item
    #[arg(long, value_name = "QNUMBER")]
    pub wikidata: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::PLACE)]
pub struct NewPlace {
    /// What readers see; the same in every language, or once for each as `es=…`
    #[arg(long)]
    pub name: Vec<String>,

    /// The id that records name [default: made of the name]
    #[arg(long)]
    pub id: Option<String>,

    /// Its country, two capitals of ISO 3166-1
    #[arg(long, value_name = "CODE")]
    pub country: Option<String>,

    /// city, region, sea and so on
    #[arg(long)]
    pub kind: Option<String>,

    /// Latitude in degrees, north positive
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    pub lat: Option<String>,

    /// Longitude in degrees, east positive
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    pub lon: Option<String>,

    /// How exact the point is, such as city or country
    #[arg(long, value_name = "WORD")]
    pub precision: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::TOPIC)]
pub struct NewTopic {
    /// What readers see, in the first language, or once for each language as `es=…`
    #[arg(long)]
    pub name: Vec<String>,

    /// The id that records name [default: made of the name]
    #[arg(long)]
    pub id: Option<String>,

    /// What is at stake
    #[arg(long, value_name = "TEXT")]
    pub about: Vec<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::EDITION)]
pub struct NewEdition {
    /// deteriorated, unchanged or improved, since the edition before
    #[arg(long)]
    pub trend: Option<String>,

    /// The day whose knowledge it holds [default: today]
    #[arg(long)]
    pub date: Option<String>,

    /// Why the trend is what it is
    #[arg(long, value_name = "TEXT")]
    pub trend_note: Vec<String>,

    /// What a reader can repeat, in at most 60 words
    #[arg(long, value_name = "TEXT")]
    pub bottom_line: Vec<String>,

    /// The id of an event to put first; two to five of them
    #[arg(long, value_name = "ID")]
    pub highlight: Vec<String>,
}

#[derive(Args, Debug)]
#[command(after_help = examples::INIT)]
pub struct Init {
    /// The folder of the new project: not there yet, or empty but for names that begin with a dot, such
    /// as .git, and a licence
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = examples::IMPORT)]
pub struct Import {
    /// TimelineJS's spreadsheet, saved as CSV, or its JSON
    pub file: PathBuf,

    /// Where the events go: content/events, or a folder in it
    #[arg(short, long, value_name = "DIR", default_value = "content/events")]
    pub output: String,

    /// The language the timeline is written in [default: the first of the briefing]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,

    /// Leave out the rows that have faults, and write the others
    #[arg(long)]
    pub partial: bool,
}
