//! Waits for a change in the author's folder, and then until nothing changes any more.
//!
//! The system rings when something happens; what did happen is then looked up: names, sizes, times.
//! So nothing depends on what a system tells of a change, and no file is missed that was put in
//! another's place. Where nobody rings, as on some network disks, it is looked up again and again.

use crate::disk::{self, Stamp};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// A change is over when nothing has happened for so long. It is more than the steps in which file
/// systems count time, so that whatever is written later has another time.
const SETTLE: Duration = Duration::from_millis(12);

/// A storm of changes is not waited for longer than this.
const LONGEST_STORM: Duration = Duration::from_millis(500);

/// How long nobody rings before it is looked up all the same, with a bell and without.
const PAUSES: (Duration, Duration) = (Duration::from_secs(2), Duration::from_millis(200));

/// The author's folder as it was at some time.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Seen(Vec<Stamp>);

/// The folders of a project that a site is made of.
pub(super) struct Watch {
    root: PathBuf,
    folders: [PathBuf; 2],
    bell: Option<RecommendedWatcher>,
    rings: Receiver<()>,
    /// Whether the bell rang since somebody asked.
    rang: Arc<AtomicBool>,
}

/// What has become of the folders since they were looked at, for whoever works with what they held.
pub(super) struct Since<'w> {
    folders: &'w [PathBuf; 2],
    rang: &'w AtomicBool,
    seen: &'w Seen,
    is_other: AtomicBool,
}

impl Since<'_> {
    /// Whether they are now as they were.
    pub(super) fn is_same(&self) -> bool {
        look(self.folders) == *self.seen
    }

    /// Whether they have changed, as far as the bell tells. It costs next to nothing to ask.
    pub(super) fn has_changed(&self) -> bool {
        if self.rang.swap(false, Ordering::Relaxed) && !self.is_same() {
            self.is_other.store(true, Ordering::Relaxed);
        }
        self.is_other.load(Ordering::Relaxed)
    }
}

fn look(folders: &[PathBuf]) -> Seen {
    Seen(folders.iter().flat_map(|folder| disk::stamps(folder)).collect())
}

impl Watch {
    pub(super) fn new(root: &Path) -> Self {
        // A ring says that there is something to look up; a second one before that says no more.
        let (ring, rings) = sync_channel(1);
        let rang = Arc::new(AtomicBool::new(false));
        let note = rang.clone();
        let bell = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // That a file was read, as every build does, is no change.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                note.store(true, Ordering::Relaxed);
                let _ = ring.try_send(());
            }
        });
        let folders = [root.join("content"), root.join("templates")];
        let mut watch = Watch { root: root.to_owned(), folders, bell: bell.ok(), rings, rang };
        watch.hang();
        watch
    }

    /// Hangs the bell where the folders are now: one that was gone and is back is another.
    fn hang(&mut self) {
        let Some(bell) = &mut self.bell else { return };
        let hung = bell.watch(&self.root, RecursiveMode::NonRecursive);
        let within = self.folders.iter().filter(|folder| disk::is_dir(folder));
        let hung = within.fold(hung, |hung, folder| {
            // What it knows of a folder of that name may be gone.
            let _ = bell.unwatch(folder);
            hung.and(bell.watch(folder, RecursiveMode::Recursive))
        });
        if hung.is_err() && disk::is_dir(&self.root) {
            // The system has no bell for so many folders.
            self.bell = None;
        }
    }

    /// How the folders are now. What is read after this is at least as new.
    pub(super) fn look(&self) -> Seen {
        look(&self.folders)
    }

    /// What becomes of the folders from `seen` on.
    pub(super) fn since<'w>(&'w self, seen: &'w Seen) -> Since<'w> {
        Since { folders: &self.folders, rang: &self.rang, seen, is_other: AtomicBool::new(false) }
    }

    /// How the folders are once they are other than `seen` and at rest.
    pub(super) fn other_than(&mut self, seen: &Seen) -> Seen {
        self.hang();
        loop {
            self.wait_for_silence();
            let now = self.look();
            if now != *seen {
                return if self.bell.is_some() { now } else { self.at_rest(now) };
            }
            self.wait_for_ring();
        }
    }

    /// Waits until the bell rings, or for so long that it is better to look oneself.
    fn wait_for_ring(&self) {
        match &self.bell {
            // That nobody rang is as good as a ring.
            Some(_) => drop(self.rings.recv_timeout(PAUSES.0)),
            None => thread::sleep(PAUSES.1),
        }
    }

    fn wait_for_silence(&self) {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST_STORM && self.rings.recv_timeout(SETTLE).is_ok() {}
    }

    /// How the folders are once two looks find the same, for when there is no bell.
    fn at_rest(&self, mut now: Seen) -> Seen {
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
