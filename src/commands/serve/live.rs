//! The site as it is shown now, and the bell that rings when it is another.

use crate::site::Output;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// One build, whole; a request is answered from one of them.
#[derive(Clone, Default)]
pub(super) struct Snapshot {
    /// Goes up whenever a browser would see something else.
    pub(super) version: u64,
    /// Sorted by path. None before the first build without an error.
    pub(super) files: Option<Arc<Vec<Output>>>,
    /// Whether these are all files of the build. Until then they are the open pages, which are made
    /// first where the rest takes long.
    pub(super) whole: bool,
    /// The problems, as they stand over a page; nothing where there are none.
    pub(super) overlay: String,
}

/// What the builder hands to the threads that answer.
#[derive(Default)]
pub(super) struct Live {
    now: Mutex<Arc<Snapshot>>,
    changed: Condvar,
    /// The addresses of the pages that are open in a browser, and in how many of its tabs.
    open: Mutex<BTreeMap<String, usize>>,
}

impl Live {
    /// Shows another build from here on. The version goes up if `is_other` to a browser.
    pub(super) fn show(&self, snapshot: Snapshot, is_other: bool) {
        let mut now = lock(&self.now);
        let version = now.version + u64::from(is_other);
        *now = Arc::new(Snapshot { version, ..snapshot });
        self.changed.notify_all();
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        lock(&self.now).clone()
    }

    /// What is shown now, once all of it is there.
    pub(super) fn whole(&self) -> Arc<Snapshot> {
        let now = lock(&self.now);
        let now = self.changed.wait_while(now, |now| !now.whole);
        now.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is shown once it is another version than `seen`, or what is shown after `patience`.
    pub(super) fn after(&self, seen: u64, patience: Duration) -> Arc<Snapshot> {
        let now = lock(&self.now);
        let waited = self.changed.wait_timeout_while(now, patience, |now| now.version == seen);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// Counts the page at `address` as open until what comes back is dropped.
    pub(super) fn open(&self, address: &str) -> Open<'_> {
        *lock(&self.open).entry(address.to_owned()).or_default() += 1;
        Open { live: self, address: address.to_owned() }
    }

    /// The addresses of the open pages.
    pub(super) fn open_pages(&self) -> Vec<String> {
        lock(&self.open).keys().cloned().collect()
    }
}

/// An open page; dropped when its browser goes elsewhere.
pub(super) struct Open<'l> {
    live: &'l Live,
    address: String,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        let mut open = lock(&self.live.open);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

/// A thread that panicked while it held the lock left a whole value behind: all are set at once.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
