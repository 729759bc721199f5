//! What files gave the last time, for a process that loads them again and again.

use super::files::Read;
use crate::diag::FileId;
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// What the files of `content/` gave. What a file gives depends on nothing but its number, its path
/// and its text; where all are the same, it is taken from here.
#[derive(Default)]
pub struct Memo(BTreeMap<FileId, (SourceFile, Read)>);

impl Memo {
    pub(super) fn get(&self, file: FileId, source: &SourceFile) -> Option<Read> {
        let (known, read) = self.0.get(&file)?;
        (known == source).then(|| read.clone())
    }

    pub(super) fn keep(&mut self, file: FileId, source: &SourceFile, read: &Read) {
        if self.0.get(&file).is_none_or(|(known, _)| known != source) {
            self.0.insert(file, (source.clone(), read.clone()));
        }
    }

    /// Forgets files that are no longer there.
    pub(super) fn forget_from(&mut self, count: usize) {
        self.0.retain(|file, _| (file.0 as usize) < count);
    }
}
