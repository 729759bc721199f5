//! How large the texts of a card are, and how they break into lines, by the widths of the very typeface.

use super::content::{Content, Strip};
use crate::site::parts::DirectionView;
use serde::Serialize;

/// The weights there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The width of a text at a size of one pixel.
pub(crate) type Measure = fn(&str, Weight) -> f64;

/// What the template is given.
#[derive(Serialize)]
pub(crate) struct CardView {
    /// `home`, `edition` or `event`.
    kind: &'static str,
    /// The briefing's, in bold, in the line with the date.
    name: Fitted,
    /// In bold, as large as it fits.
    title: Fitted,
    /// The briefing's description, or an edition's bottom line.
    subtitle: Option<Fitted>,
    /// In words, in one line.
    date: Option<Fitted>,
    /// Of an event.
    direction: Option<DirectionView>,
    /// What a reader should know before anything else, right of the direction.
    badges: Option<Fitted>,
    /// On the home page and on editions.
    strip: Option<Strip>,
}

/// A text in lines that fit.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Fitted {
    /// Pixels of type.
    pub(crate) size: u32,
    /// From one line's baseline to the next.
    pub(crate) leading: f64,
    pub(crate) lines: Vec<String>,
}

/// The room for a text.
struct Room {
    width: f64,
    height: f64,
    /// From the largest size down.
    sizes: &'static [u32],
    /// Of the size, from line to line.
    leading: f64,
    weight: Weight,
}

/// Between the margins.
const WIDTH: f64 = 1056.0;

const EVENT: Room = Room {
    width: WIDTH,
    height: 318.0,
    sizes: &[88, 82, 76, 70, 64, 58, 52, 46, 40, 34],
    leading: 1.12,
    weight: Weight::Bold,
};

/// A title with a text below it.
const SHORT: Room = Room { height: 88.0, sizes: &[76, 70, 64, 58, 52, 46, 40, 34, 28], ..EVENT };

const SUBTITLE: Room = Room {
    height: 206.0,
    sizes: &[36, 34, 32, 30, 28, 26, 24],
    leading: 1.3,
    weight: Weight::Regular,
    ..EVENT
};

/// One line at the right; the name has what it leaves.
const DATE: Room =
    Room { width: 520.0, height: 39.0, sizes: &[34, 31, 28, 25, 22], weight: Weight::Regular, ..EVENT };

/// Between the name and the date.
const GAP: f64 = 36.0;

const BADGES: Room =
    Room { width: 600.0, height: 82.0, sizes: &[34, 31, 28, 25, 22], leading: 1.2, weight: Weight::Regular };

/// The view of a card.
pub(crate) fn view(content: Content, measure: Measure) -> CardView {
    let room = if content.kind == "event" { &EVENT } else { &SHORT };
    let date = content.date.map(|date| fit(&date, &DATE, measure));
    let taken = date
        .as_ref()
        .map_or(0.0, |date| measure(&date.lines.concat(), DATE.weight) * f64::from(date.size) + GAP);
    let badges: Vec<&str> = content.badges.iter().map(|badge| badge.text.as_str()).collect();
    CardView {
        kind: content.kind,
        name: fit(&content.name, &Room { width: WIDTH - taken, weight: Weight::Bold, ..DATE }, measure),
        title: fit(&content.title, room, measure),
        subtitle: content.subtitle.map(|text| fit(&text, &SUBTITLE, measure)),
        date,
        direction: content.direction,
        badges: (!badges.is_empty()).then(|| fit(&badges.join(" · "), &BADGES, measure)),
        strip: content.strip,
    }
}

/// The text as it is drawn: without characters that show nothing, that turn the direction of what
/// follows, or that XML does not know.
pub(super) fn shown(text: &str) -> String {
    let silent = |c: char| {
        matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}')
    };
    text.chars()
        .map(|c| if c.is_whitespace() && !sticks(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !silent(*c))
        .collect()
}

/// Whether a line must not end at this space, as in `EE. UU.`
fn sticks(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// The text at the largest size at which it fits with its words whole, in lines of about one length. What
/// does not fit at the smallest is left out at a word; an ellipsis stands for it.
fn fit(text: &str, room: &Room, measure: Measure) -> Fitted {
    let text = shown(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let block = |size: u32, lines| Fitted { size, leading: f64::from(size) * room.leading, lines };
    let whole = room.sizes.iter().find_map(|size| {
        let ems = room.width / f64::from(*size);
        let lines = broken(&words, ems, room, measure)?;
        (lines.len() <= most(*size, room)).then(|| block(*size, even(&words, ems, lines, room, measure)))
    });
    whole.unwrap_or_else(|| {
        let size = *room.sizes.last().expect("a room has sizes");
        block(size, cut(&words, size, room, measure))
    })
}

/// How many lines of this size there is room for.
fn most(size: u32, room: &Room) -> usize {
    (room.height / (f64::from(size) * room.leading)) as usize
}

/// The words in lines of at most `ems`, each as full as it can be; nothing if a word is wider.
fn broken(words: &[&str], ems: f64, room: &Room, measure: Measure) -> Option<Vec<String>> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in words {
        let line = lines.last_mut().expect("there is always a line");
        let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
        if measure(&longer, room.weight) <= ems {
            *line = longer;
        } else if line.is_empty() || measure(word, room.weight) > ems {
            return None;
        } else {
            lines.push((*word).to_owned());
        }
    }
    Some(lines)
}

/// The narrowest that the same number of lines can be, so that no word is left alone on the last.
fn even(words: &[&str], ems: f64, lines: Vec<String>, room: &Room, measure: Measure) -> Vec<String> {
    let (mut narrow, mut wide, mut best) = (0.0, ems, lines);
    // Each step halves what is left of the width; after eight it is a few pixels.
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        match broken(words, middle, room, measure).filter(|lines| lines.len() == best.len()) {
            Some(lines) => (wide, best) = (middle, lines),
            None => narrow = middle,
        }
    }
    best
}

/// As many words as fit, and an ellipsis. Of a word that is wider than a line, as much as fits.
fn cut(words: &[&str], size: u32, room: &Room, measure: Measure) -> Vec<String> {
    let ems = room.width / f64::from(size);
    let fits = |text: &str| measure(&format!("{text}…"), room.weight) <= ems;
    let clipped = |word: &str| -> String {
        let mut kept = String::new();
        for c in word.chars() {
            kept.push(c);
            if !fits(&kept) {
                kept.pop();
                break;
            }
        }
        kept
    };
    let mut lines = vec![String::new()];
    for word in words {
        let last = lines.len() == most(size, room).max(1);
        let line = lines.last_mut().expect("there is always a line");
        let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
        match (fits(&longer), last) {
            (true, _) => *line = longer,
            (false, false) if fits(word) => lines.push((*word).to_owned()),
            _ if line.is_empty() => {
                *line = clipped(word);
                break;
            }
            (false, false) => {
                lines.push(clipped(word));
                break;
            }
            (false, true) => break,
        }
    }
    let line = lines.last_mut().expect("there is always a line");
    *line = format!("{}…", line.trim_end_matches([',', ';', ':', '.', ' ', '–', '—', '“', '«', '(']));
    lines
}

#[cfg(test)]
mod tests {
    use super::{Content, EVENT, Fitted, GAP, SHORT, WIDTH, Weight, cut, fit, most, shown, view};
    use crate::site::parts::Badge;

    /// A typeface whose letters are all half as wide as they are high.
    fn half(text: &str, _: Weight) -> f64 {
        text.chars().count() as f64 / 2.0
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_small() {
        assert_eq!(fit("Talks begin", &EVENT, half).size, 88);
        let long = fit(&"The ministers meet again ".repeat(6), &EVENT, half);
        assert!(long.size < 60, "{long:?}");
        assert_eq!(long.lines.join(" "), "The ministers meet again ".repeat(6).trim_end());
    }

    #[test]
    fn no_line_is_wider_and_no_block_higher_than_the_room() {
        let words =
            "Fischereihafenaufsichtsbehörde widerspricht der “Ministerin”: ÑANDÚ — EE.\u{a0}UU. iiii ";
        for n in 1..120 {
            let text: String = words.chars().cycle().take(n * 7).collect();
            for room in [&EVENT, &SHORT] {
                let block = fit(&text, room, half);
                assert!(block.lines.len() <= most(block.size, room), "{block:?}");
                for line in &block.lines {
                    assert!(half(line, Weight::Bold) * f64::from(block.size) <= room.width, "{block:?}");
                }
            }
        }
    }

    #[test]
    fn the_name_makes_room_for_the_date_and_no_badge_is_lost() {
        let badge = |text: &str| Badge { kind: "draft", text: text.to_owned() };
        let badges =
            ["retirado", "punto de inflexión", "una sola fuente", "en disputa", "las fuentes difieren"];
        let content = Content {
            kind: "event",
            name: "La disputa por el puerto y sus muelles, ".repeat(3),
            title: "A".to_owned(),
            subtitle: None,
            date: Some("entre el 28 de septiembre y el 30 de noviembre de 2026".to_owned()),
            direction: None,
            badges: badges.map(badge).into(),
            strip: None,
        };
        let view = view(content, half);
        let date = view.date.expect("there is one");
        assert_eq!((date.lines.len(), view.name.lines.len()), (1, 1));
        let width = |block: &Fitted| half(&block.lines[0], Weight::Bold) * f64::from(block.size);
        assert!(width(&date) + width(&view.name) + GAP <= WIDTH, "{date:?} {:?}", view.name);
        let badges = view.badges.expect("there are some").lines.join(" ");
        assert!(badges.ends_with("las fuentes difieren"), "{badges}");
    }

    #[test]
    fn lines_are_of_about_one_length() {
        let block = fit("Boats lie across the harbour mouth and nobody leaves the town", &EVENT, half);
        let lengths: Vec<usize> = block.lines.iter().map(|line| line.chars().count()).collect();
        let (least, most) = (lengths.iter().min().unwrap_or(&0), lengths.iter().max().unwrap_or(&0));
        assert!(block.lines.len() > 1 && most - least < 12, "{:?}", block.lines);
    }

    #[test]
    fn words_are_whole_and_a_space_that_sticks_ends_no_line() {
        let block = fit(
            "Medios de EE.\u{a0}UU. informan de indagaciones federales que mencionan a Petro",
            &EVENT,
            half,
        );
        assert!(block.lines.iter().any(|line| line.contains("EE.\u{a0}UU.")), "{block:?}");
        assert!(!block.lines.iter().any(|line| line.ends_with("EE.")));
    }

    #[test]
    fn what_fits_at_no_size_is_left_out_at_a_word() {
        let text = "one, two, three, ".repeat(90);
        let words: Vec<&str> = text.split_whitespace().collect();
        let lines = cut(&words, 34, &EVENT, half);
        assert!(
            lines.last().is_some_and(|line| line.ends_with("one…")
                || line.ends_with("two…")
                || line.ends_with("three…")),
            "{lines:?}"
        );
        let single = "W".repeat(500);
        let lines = fit(&single, &EVENT, half).lines;
        assert!(lines.len() == 1 && lines[0].ends_with("W…"), "{lines:?}");
    }

    #[test]
    fn what_would_turn_or_break_the_drawing_is_not_drawn() {
        assert_eq!(shown("a\u{202e}b\u{0}c\u{feff}d\u{fffe}e\tf\u{a0}g"), "abcde f\u{a0}g");
        assert_eq!(fit("", &EVENT, half).lines, [""]);
    }
}
