//! Waits for a change in the author's folder, and then until nothing changes any more.
//!
//! Names, sizes and times are looked up again and again: that works on every system and every kind
//! of disk, and misses no file that was put in another's place.

use crate::disk::{self, Stamp};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// A change is over when nothing has happened for so long. It is more than the steps in which file
/// systems count time, so that whatever is written later has another time.
const SETTLE: Duration = Duration::from_millis(20);

/// A storm of changes is not waited for longer than this.
const LONGEST_STORM: Duration = Duration::from_millis(500);

/// Between two looks there is at least the first of these pauses and at most the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(15), Duration::from_millis(150));

/// A look takes at most this share of the time.
const SHARE: u32 = 8;

/// The author's folder as it was at some time.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Seen(Vec<Stamp>);

/// The folders of a project that a site is made of.
pub(super) struct Watch {
    folders: [PathBuf; 2],
}

impl Watch {
    pub(super) fn new(root: &Path) -> Self {
        Watch { folders: [root.join("content"), root.join("templates")] }
    }

    /// How the folders are now. What is read after this is at least as new.
    pub(super) fn look(&self) -> Seen {
        Seen(self.folders.iter().flat_map(|folder| disk::stamps(folder)).collect())
    }

    /// How the folders are once they are other than `seen` and at rest.
    pub(super) fn other_than(&self, seen: &Seen) -> Seen {
        let mut now = loop {
            let begun = Instant::now();
            let now = self.look();
            if now != *seen {
                break now;
            }
            thread::sleep((begun.elapsed() * SHARE).clamp(PAUSES.0, PAUSES.1));
        };
        let begun = Instant::now();
        loop {
            thread::sleep(SETTLE);
            let next = self.look();
            if next == now || begun.elapsed() > LONGEST_STORM {
                return next;
            }
            now = next;
        }
    }
}
