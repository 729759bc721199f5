//! Text in a drawing: how wide it is at most, and how it breaks into lines.
//!
//! The reader's system font is not known, so texts are measured with the widths of DejaVu Sans,
//! which is among the widest. What fits by these fits in the others.

/// Widths of the characters from the space to the tilde, in hundredths of the font size.
const WIDTHS: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63,
    61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97,
    63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];

/// Pixels of text in the drawings; the style sheet says the same.
pub(super) const SIZE: f64 = 13.0;

/// From one line's baseline to the next, in pixels.
pub(super) const LINE: f64 = 16.0;

/// The width of `text` in pixels, rather too large than too small.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(hundredths).sum::<f64>() * SIZE / 100.0
}

fn hundredths(c: char) -> f64 {
    let listed = usize::try_from(u32::from(c)).ok().and_then(|code| WIDTHS.get(code.checked_sub(32)?));
    match listed {
        Some(width) => f64::from(*width),
        None if c == '’' || c == '‘' || c == '·' => 34.0,
        None if c.is_lowercase() => 64.0,
        // Capitals with accents, dashes, signs and scripts of other kinds.
        None => 100.0,
    }
}

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrapped {
    pub(super) lines: Vec<String>,
    /// Whether words were left out; an ellipsis stands for them.
    pub(super) cut: bool,
}

impl Wrapped {
    /// The width of the longest line.
    pub(super) fn width(&self) -> f64 {
        self.lines.iter().map(|line| width(line)).fold(0.0, f64::max)
    }
}

/// Breaks `text` at spaces into at most `most` lines of at most `room` pixels; what does not fit is
/// left out at a word. A single word that is too long for a line is cut within.
pub(super) fn wrap(text: &str, room: f64, most: usize) -> Wrapped {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let more = lines.len() < most;
        let line = lines.last_mut().expect("there is always a line");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer) <= room {
            *line = longer;
        } else if line.is_empty() {
            *line = clipped(word, room);
            return Wrapped { lines, cut: true };
        } else if more {
            let fits = width(word) <= room;
            lines.push(if fits { word.to_owned() } else { clipped(word, room) });
            if !fits {
                return Wrapped { lines, cut: true };
            }
        } else {
            shorten(line, room);
            return Wrapped { lines, cut: true };
        }
    }
    Wrapped { lines, cut: false }
}

/// Takes words off the end of `line` until an ellipsis fits behind it.
fn shorten(line: &mut String, room: f64) {
    loop {
        let bare = line.trim_end_matches([',', ';', ':', '.', ' ', '–', '“', '«']);
        if width(bare) + width("…") <= room {
            *line = format!("{bare}…");
            return;
        }
        match bare.rsplit_once(' ') {
            Some((before, _)) => *line = before.to_owned(),
            None => {
                *line = clipped(bare, room);
                return;
            }
        }
    }
}

/// As much of a word as leaves room for an ellipsis.
fn clipped(word: &str, room: f64) -> String {
    let mut kept = String::new();
    for c in word.chars() {
        if width(&kept) + hundredths(c) * SIZE / 100.0 + width("…") > room {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn a_text_that_fits_is_not_cut() {
        let wrapped = wrap("Boats lie across the harbour mouth", 120.0, 3);
        assert_eq!(wrapped.lines, ["Boats lie across", "the harbour", "mouth"]);
        assert!(!wrapped.cut);
    }

    #[test]
    fn what_does_not_fit_is_left_out_at_a_word() {
        let wrapped = wrap("Boats lie across the harbour mouth, and nobody leaves", 120.0, 2);
        assert_eq!(wrapped.lines, ["Boats lie across", "the harbour…"]);
        assert!(wrapped.cut);
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let text = "Fischereihafenaufsichtsbehörde widerspricht der “Ministerin”: ÑANDÚ — WWWWWWWW iiii";
        for room in 40..300 {
            for most in 1..5 {
                let wrapped = wrap(text, f64::from(room), most);
                assert!(wrapped.lines.len() <= most);
                for line in &wrapped.lines {
                    assert!(width(line) <= f64::from(room), "{line} at {room}");
                }
            }
        }
    }

    #[test]
    fn nothing_to_say_takes_one_empty_line() {
        assert_eq!(wrap("", 100.0, 3).lines, [""]);
    }
}
