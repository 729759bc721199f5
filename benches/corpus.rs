//! Writes a synthetic project for measuring speed: `cargo run --release --example corpus -- N DIR [SEED]`.
//!
//! N events of about 2 KB, each with three actors of 200, two topics of 11, one place of 100 and
//! two sources of its own, in one language. The same N and SEED give the same bytes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const WORDS: &str = "agreement aid alliance ambassador announced assembly border call cartel claim coast council court \
    deal decree defence deployment dialogue election embassy envoy export force foreign government guerrilla hearing \
    intelligence invitation joint judge justice leader letter levy measure meeting military minister mission navy \
    negotiation notice office operation order pact panel peace police policy port president pressure protest record \
    region relation release report response sanction seizure senate session shipment source sovereignty speech \
    statement strike summit talks tariff threat trade treaty troops visa visit vote warning withdrawal";

const TOPICS: [&str; 11] = [
    "access",
    "aid",
    "borders",
    "courts",
    "diplomacy",
    "elections",
    "military",
    "migration",
    "sanctions",
    "security",
    "trade",
];

/// A generator of numbers that gives the same every time (Knuth's MMIX constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn word(&mut self) -> &'static str {
        let count = WORDS.split_whitespace().count();
        WORDS.split_whitespace().nth(self.below(count)).unwrap_or_default()
    }

    /// Words with a capital in front; now and then some Markdown among them.
    fn words(&mut self, count: usize) -> String {
        let mut words: Vec<String> = (0..count).map(|_| self.word().to_owned()).collect();
        if count > 7 && self.below(7) == 0 {
            words[count / 2] = format!("**{}**", words[count / 2]);
        }
        if count > 7 && self.below(10) == 0 {
            words[count / 3] = format!("[{}](https://example.org/{})", words[count / 3], self.below(9999));
        }
        let text = words.join(" ");
        let first = text.chars().next().unwrap_or_default().to_uppercase().collect::<String>();
        first + text.get(1..).unwrap_or_default()
    }

    fn sentence(&mut self) -> String {
        let count = 8 + self.below(15);
        self.words(count) + "."
    }

    /// Different numbers below `limit`.
    fn some(&mut self, count: usize, limit: usize) -> Vec<usize> {
        let mut some = Vec::new();
        while some.len() < count {
            let one = self.below(limit);
            if !some.contains(&one) {
                some.push(one);
            }
        }
        some
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(count), Some(folder)) = (arguments.first().and_then(|n| n.parse().ok()), arguments.get(1))
    else {
        return Err(io::Error::other("usage: corpus N DIR [SEED]"));
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(7);
    write_project(count, seed, &PathBuf::from(folder).join("content"))
}

fn write_project(count: usize, seed: u64, content: &Path) -> io::Result<()> {
    let mut numbers = Numbers(seed);
    let mut sources: Vec<String> = vec![String::new(); 12];
    let mut last: Vec<(String, String)> = Vec::new();
    for n in 0..count {
        // Twenty-five years, however many events there are.
        let month = n * 300 / count.max(1);
        let (year, month) = (2000 + month / 12, month % 12);
        let date = format!("{year}-{:02}-{:02}", month + 1, 1 + numbers.below(28));
        let id = format!("{date}-event-{n:06}");
        let text = event(&mut numbers, n, &date);
        write(&content.join(format!("events/{year}/{id}.yaml")), &text)?;
        for k in 0..2 {
            let (title, paper) = (numbers.words(5), numbers.below(60));
            let list = &mut sources[month];
            writeln!(list, "- id: source-{n}-{k}\n  publisher: Paper {paper}\n  title: \"{title}\"\n  url: https://example.org/{n}/{k}\n  published: {date}\n  language: en\n  kind: newspaper").map_err(io::Error::other)?;
        }
        last.push((date, id));
    }
    for (month, list) in sources.iter().enumerate() {
        write(&content.join(format!("sources/{:02}.yaml", month + 1)), list)?;
    }
    lists(content)?;
    last.sort();
    let Some((day, _)) = last.last() else { return Ok(()) };
    let highlights: Vec<&str> = last.iter().rev().take(3).map(|(_, id)| id.as_str()).collect();
    let highlights = highlights.join(", ");
    let edition = format!(
        "number: 1\ntrend: unchanged\ntrend_note: Nothing moved\nbottom_line: A synthetic corpus says nothing about the world.\nhighlights: [{highlights}]\nunknowns: [Everything]\n"
    );
    write(&content.join(format!("editions/{day}.yaml")), &edition)
}

fn event(numbers: &mut Numbers, n: usize, date: &str) -> String {
    let title = numbers.words(6);
    let summary = numbers.sentence();
    let topics: Vec<&str> = numbers.some(2, TOPICS.len()).into_iter().map(|at| TOPICS[at]).collect();
    let actors = numbers.some(3, 200);
    let place = numbers.below(100);
    let direction = ["escalation", "de-escalation", "mixed", "neutral"][numbers.below(4)];
    let significance = 1 + numbers.below(5);
    let paragraph = |numbers: &mut Numbers| (0..4).map(|_| numbers.sentence()).collect::<Vec<_>>().join(" ");
    let body: Vec<String> = (0..3).map(|_| format!("  {}", paragraph(numbers))).collect();
    let (fact, quote) = (numbers.sentence(), numbers.sentence());
    format!(
        "title: \"{title}\"\ndate: {date}\nsummary: \"{summary}\"\ntopics: [{}]\nplaces: [place-{place:03}]\nactors:\n\
         - {{id: actor-{:03}, role: actor}}\n- {{id: actor-{:03}, role: recipient}}\n- actor-{:03}\n\
         direction: {direction}\ndirection_note: As the generator had it.\nsignificance: {significance}\n\
         facts:\n- text: \"{fact}\"\n  sources: [source-{n}-0, source-{n}-1]\n\
         quotes:\n- speaker: actor-{:03}\n  text: \"{quote}\"\n  language: en\n  sources: [source-{n}-0]\nbody: |\n{}\n",
        topics.join(", "),
        actors[0],
        actors[1],
        actors[2],
        actors[0],
        body.join("\n\n"),
    )
}

/// The lists that events refer to.
fn lists(content: &Path) -> io::Result<()> {
    let actors: String =
        (0..200).map(|n| format!("- {{id: actor-{n:03}, name: Actor {n}, kind: person}}\n")).collect();
    let places: String =
        (0..100).map(|n| format!("- {{id: place-{n:03}, name: Place {n}, country: CO}}\n")).collect();
    let topics: String = TOPICS.iter().map(|topic| format!("- {{id: {topic}, name: {topic}}}\n")).collect();
    write(&content.join("actors.yaml"), &actors)?;
    write(&content.join("places.yaml"), &places)?;
    write(&content.join("topics.yaml"), &topics)?;
    let briefing = "title: A synthetic briefing\ndescription: Made to measure speed.\nlanguages: [en]\n\
                    base_url: https://example.org/\nrules: {unused-actor: off, unused-place: off}\n";
    write(&content.join("briefing.yaml"), briefing)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
