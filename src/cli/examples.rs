//! The examples at the foot of each help text. A test parses every one of them.

use super::EXITS;

/// Examples with what the exit codes mean.
pub(super) fn with_exits(examples: &str) -> String {
    let codes: String = EXITS.iter().map(|(code, meaning)| format!("\n  {code}  {meaning}")).collect();
    format!("{examples}\n\nExit codes:{codes}")
}

pub(super) const BRIEFING: &str = "\
Examples:
  briefing init ferry                       a small complete project to begin with
  briefing -C ferry build                   its site, in ferry/public
  briefing new event --title \"The port closes the quay\"
  briefing check                            what is wrong, and what to write instead
  briefing explain single-source            what a rule is for";

pub(super) const BUILD: &str = "\
Examples:
  briefing build
  briefing build --base-url https://NAME.github.io/REPOSITORY/ --deny-warnings
  briefing build --as-of 2026-01-09 --output old      as it was known on that day";

pub(super) const CHECK: &str = "\
Examples:
  briefing check
  briefing check --drafts                   what drafts still lack
  briefing check --format short --deny-warnings";

pub(super) const INIT: &str = "\
Examples:
  briefing init ferry
  briefing -C ferry check
  briefing init .                           in a fresh clone of an empty repository";

pub(super) const NEW: &str = "\
Examples:
  briefing new event --title \"The port closes the quay\"
  briefing new actor --name \"Ana Díaz\" --kind person
On a terminal, `briefing new event` by itself asks for what it needs.";

pub(super) const EVENT: &str = "\
Examples:
  briefing new event --title \"The port closes the quay\"
  briefing new event --title \"Talks begin\" --title \"es=Se abre el diálogo\" --date 2026-01
  briefing new event --title \"The port closes the quay\" --date 2026-01-07 --topic access \\
      --actor port:actor --actor town:recipient --direction escalation --significance 4 \\
      --fact \"No boat was let in on 7 January.\" --source gazette-2026-01-08-quay-closed";

pub(super) const SOURCE: &str = "\
Examples:
  briefing new source --publisher Gazette --language en --kind newspaper \\
      --published 2026-01-08 --title \"Quay closed\" --url https://example.org/quay
  briefing new source --publisher \"Port Authority\" --language en --kind official --side port";

pub(super) const ACTOR: &str = "\
Examples:
  briefing new actor --name \"Ana Díaz\" --kind person --side town
  briefing new actor --name \"Harbour Board\" --name \"es=Junta del Puerto\" --kind government";

pub(super) const PLACE: &str = "\
Examples:
  briefing new place --name \"Old Quay\"
  briefing new place --name Lisbon --name es=Lisboa --country PT --lat 38.72 --lon -9.14";

pub(super) const TOPIC: &str = "\
Examples:
  briefing new topic --name Access
  briefing new topic --name Fees --name es=Tasas --about \"Who pays for the quay\"";

pub(super) const EDITION: &str = "\
Examples:
  briefing new edition --trend improved
  briefing new edition --trend unchanged --date 2026-02-05 --bottom-line \"The quay stays closed.\"";

pub(super) const IMPORT: &str = "\
Examples:
  briefing import timeline.csv
  briefing import timeline.json --partial            without the events that have faults
  briefing import timeline.csv --output content/events/imported --language es";

pub(super) const EXPLAIN: &str = "\
Examples:
  briefing explain                          all rules, with their levels
  briefing explain single-source";

pub(super) const SCHEMA: &str = "\
Examples:
  briefing schema                           the kinds of record
  briefing schema event
  briefing schema --write";

pub(super) const COMPLETIONS: &str = "\
Examples:
  briefing completions bash > ~/.local/share/bash-completion/completions/briefing
  briefing completions zsh > ~/.zfunc/_briefing      in a folder of $fpath
  briefing completions fish > ~/.config/fish/completions/briefing.fish
  briefing completions powershell >> $PROFILE";

pub(super) const MAN: &str = "\
Examples:
  briefing man > ~/.local/share/man/man1/briefing.1
  briefing man | man -l -";
