//! Clock times with their offset, as RFC 3339 has them.

use super::{DateFault, Day, FaultKind};

/// A clock time with its offset, as RFC 3339 has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    text: String,
    instant: i64,
}

impl Clock {
    /// Reads `2026-01-07T17:00:00-05:00`.
    ///
    /// # Errors
    /// What is wrong, and what to write instead.
    pub fn parse(text: &str) -> Result<Clock, DateFault> {
        Clock::read(text).ok_or_else(|| {
            let (why, help) = if let Some(better) = better(text) {
                ("is not a time of RFC 3339", format!("write \"{better}\""))
            } else if better(&format!("{text}Z")).is_some() {
                ("has no offset from UTC", format!("add the offset, such as \"{text}-05:00\", or Z for UTC"))
            } else {
                let help = "write day, time and offset, such as \"2026-01-07T17:00:00-05:00\"";
                ("is not a time of RFC 3339", help.to_owned())
            };
            let message = format!("`{text}` {why}");
            DateFault { kind: FaultKind::Malformed, message, help, at: 0..text.len() }
        })
    }

    fn read(text: &str) -> Option<Clock> {
        let day = Day::parse(text.get(..10)?)?;
        let rest = text.get(10..)?.strip_prefix(['T', 't'])?;
        let (clock, offset) = match rest.strip_suffix(['Z', 'z']) {
            Some(clock) => (clock, 0),
            None => {
                let at = rest.len().checked_sub(6)?;
                let (hours, minutes) = pair(rest.get(at + 1..)?)?;
                let sign = match rest.as_bytes()[at] {
                    b'+' => 1,
                    b'-' => -1,
                    _ => return None,
                };
                (rest.get(..at)?, sign * (hours * 3600 + minutes * 60))
            }
        };
        let (hours, minutes) = pair(clock.get(..5)?)?;
        let seconds = clock.get(5..)?.strip_prefix(':')?;
        let whole: i64 = seconds.get(..2)?.parse().ok()?;
        let fraction = seconds.get(2..)?;
        let digits = fraction
            .strip_prefix('.')
            .map(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        let right =
            hours < 24 && minutes < 60 && whole <= 60 && (fraction.is_empty() || digits == Some(true));
        let instant = day.ordinal() * 86_400 + hours * 3600 + minutes * 60 + whole - offset;
        right.then(|| Clock { text: text.to_owned(), instant })
    }

    /// Seconds since the beginning of 1970 in UTC.
    pub fn instant(&self) -> i64 {
        self.instant
    }

    /// The day at the place of the offset.
    pub fn day(&self) -> Day {
        Day::parse(&self.text[..10]).expect("it was checked when the time was read")
    }

    /// `17:00`.
    pub fn hour_minute(&self) -> &str {
        &self.text[11..16]
    }

    /// `UTC−05:00`, with a minus sign; `UTC` for no offset.
    pub fn offset(&self) -> String {
        if self.text.ends_with(['Z', 'z']) {
            return "UTC".to_owned();
        }
        format!("UTC{}", self.text[self.text.len() - 6..].replace('-', "\u{2212}"))
    }

    /// The time as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The time that was meant, where only the `T`, the seconds or a colon are missing.
fn better(text: &str) -> Option<String> {
    let (day, rest) = (text.get(..10)?, text.get(11..)?);
    let (clock, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-'])?);
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    let offset = match offset.len() {
        5 => format!("{}:{}", offset.get(..3)?, offset.get(3..)?),
        _ => offset.to_owned(),
    };
    let found = format!("{day}T{clock}{offset}");
    Clock::read(&found).map(|_| found)
}

/// `17:05` as hours and minutes.
fn pair(text: &str) -> Option<(i64, i64)> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str| {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i64>().ok())?
    };
    Some((two(hours)?, two(minutes)?))
}
