//! What authors begin with: a new project, records added to it, the manual.

use crate::{program, root, tree, write};
use briefing::model::schema::KINDS;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(program()).current_dir(folder).args(arguments).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

/// Runs what has to go well, and hands back what it says.
fn ok(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn init_writes_the_golden_project_and_its_schemas() {
    let folder = tempfile::tempdir().expect("there is room");
    ok(folder.path(), &["init", "ferry"]);
    let project = folder.path().join("ferry");
    let mut written = tree(&project);
    for kind in KINDS {
        let path = format!("content/.schema/{}", kind.file_name());
        assert_eq!(written.remove(&path).as_deref(), Some(kind.schema().as_bytes()), "{path}");
    }
    let mut golden = tree(&root().join("tests/sites/init"));
    golden.retain(|path, _| !path.starts_with("expected/"));
    assert_eq!(written.keys().collect::<Vec<_>>(), golden.keys().collect::<Vec<_>>());
    assert!(written == golden, "init writes what is in tests/sites/init");
    assert_eq!(ok(&project, &["check", "--deny-warnings"]), "checked 12 files: 0 errors, 0 warnings\n");
    ok(&project, &["build", "--quiet", "--deny-warnings"]);
    assert!(project.join("public/index.html").is_file());
}

#[test]
fn init_writes_over_nothing() {
    let folder = tempfile::tempdir().expect("there is room");
    write(&folder.path().join("full/content/briefing.yaml"), b"title: Mine\n");
    write(&folder.path().join("file"), b"mine");
    let before = tree(folder.path());
    for name in ["full", "file", "."] {
        let output = run(folder.path(), &["init", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(text(&output.stderr).contains("nothing was written"), "{name}: {}", text(&output.stderr));
    }
    assert_eq!(tree(folder.path()), before);
    // An empty folder is taken.
    fs::create_dir(folder.path().join("empty")).expect("there is room");
    ok(folder.path(), &["init", "empty"]);
}

/// A repository that was made empty on GitHub and cloned is a folder to begin in.
#[test]
fn init_goes_into_a_fresh_clone() {
    let folder = tempfile::tempdir().expect("there is room");
    let apart = [".git/config", ".DS_Store", "LICENSE", "COPYING.txt"];
    for name in apart {
        write(&folder.path().join("clone").join(name), b"theirs");
    }
    ok(&folder.path().join("clone"), &["init", "."]);
    let written = tree(&folder.path().join("clone"));
    assert!(apart.iter().all(|name| written[*name] == b"theirs"));
    ok(&folder.path().join("clone"), &["check", "--deny-warnings"]);
    // What would be written over is left alone, and so is the rest.
    for name in [".gitignore", ".vscode/settings.json"] {
        let project = folder.path().join(name.replace(['.', '/'], "_"));
        write(&project.join(name), b"mine");
        let output = run(&project, &["init", "."]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(text(&output.stderr).contains(&format!("{name} is there already: nothing was written")));
        assert_eq!(tree(&project).len(), 1, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_what_is_written_out_of_the_project() {
    let folder = tempfile::tempdir().expect("there is room");
    let outside = folder.path().join("outside");
    for (name, command) in [("a/.github", ["init", "."]), ("b/content/.schema", ["schema", "--write"])] {
        let link = folder.path().join(name);
        fs::create_dir_all(link.parent().expect("it lies in a folder")).expect("there is room");
        fs::create_dir_all(&outside).expect("there is room");
        std::os::unix::fs::symlink(&outside, &link).expect("a link can be made");
        let output = run(&folder.path().join(&name[..1]), &command);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(text(&output.stderr).contains("nothing was written"), "{}", text(&output.stderr));
        assert!(tree(&outside).is_empty(), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path().join("a")).expect("it is there").count(), 1);
}

#[cfg(unix)]
#[test]
fn the_lines_that_init_prints_can_be_pasted() {
    let folder = tempfile::tempdir().expect("there is room");
    let said = ok(folder.path(), &["init", "sp ace's"]);
    let line = said.lines().find(|line| line.starts_with("see it:")).expect("it says how to see it");
    let line = line["see it:".len()..].split(", then").next().expect("there is a first part");
    let line = line.trim().replacen("briefing", "\"$0\"", 1);
    let shell = Command::new("sh").current_dir(folder.path()).arg("-c").arg(line).arg(program()).output();
    let shell = shell.expect("there is a shell");
    assert!(shell.status.success(), "{}", text(&shell.stderr));
    assert!(folder.path().join("sp ace's/public/index.html").is_file());
}

/// Every way in which people write lists; what was there is a prefix of what is there then.
#[test]
fn lists_grow_at_their_end_and_are_else_left_alone() {
    let folder = tempfile::tempdir().expect("there is room");
    ok(folder.path(), &["init", "."]);
    let path = folder.path().join("content/topics.yaml");
    let lists = [
        "",
        "# none yet",
        "- id: timetable # first\n  name: T\n- id: talks\n  name: {en: Talks, es: Conversaciones}",
        "  - {id: timetable, name: T}\n\n  - {id: talks, name: U}\n\n# the end",
        "- name: T\r\n  id: timetable\r\n- about: |\r\n    Long.\r\n\r\n  id: talks\r\n  name: U\r\n",
        "\u{feff}---\n- {name: \"T # no comment\", id: timetable}\n- &a {id: talks, name: U}\n\n\n",
    ];
    for list in lists {
        fs::write(&path, list).expect("the list can be written");
        let output = run(folder.path(), &["new", "topic", "--name", "Fares", "--name", "es=Tarifas"]);
        let after = fs::read_to_string(&path).expect("the list can be read");
        assert!(output.status.success(), "{list:?}: {}", text(&output.stderr));
        assert!(after.starts_with(list) && after.contains("id: fares"), "{list:?} became {after:?}");
        let lonely =
            after.replace("\r\n", "").contains('\r') || list.contains("\r\n") && after.contains("e\n");
        assert!(!lonely, "{list:?}: the line ends are its own: {after:?}");
    }
    // What cannot grow is left alone, and the author is given the record.
    for list in ["[]\n", "[{id: timetable, name: T}]\n", "- id: timetable\n  name: T\n...\n"] {
        fs::write(&path, list).expect("the list can be written");
        let output = run(folder.path(), &["new", "topic", "--name", "Fares"]);
        assert_eq!(output.status.code(), Some(2), "{list:?}");
        assert!(text(&output.stderr).contains("add it yourself:\n- id: fares"), "{}", text(&output.stderr));
        assert_eq!(fs::read_to_string(&path).expect("the list can be read"), list);
    }
}

/// Where the project keeps schemas, a new file begins with the line that editors look for.
#[test]
fn new_files_point_to_their_schemas() {
    let folder = tempfile::tempdir().expect("there is room");
    ok(folder.path(), &["init", "."]);
    let event = ["new", "event", "--title", "Talks begin", "--date", "2026-03-16", "--quiet"];
    let source = ["new", "source", "--publisher", "Post", "--language", "en", "--kind", "wire"];
    let event_path = folder.path().join("content/events/2026/2026-03-16-talks-begin.yaml");
    ok(folder.path(), &event);
    ok(folder.path(), &[&source[..], &["--published", "2026-04-01"]].concat());
    let begins = |path: &Path, line: &str| fs::read_to_string(path).is_ok_and(|text| text.starts_with(line));
    assert!(begins(&event_path, "# yaml-language-server: $schema=../../.schema/event.json\n"));
    let sources = folder.path().join("content/sources/2026-04.yaml");
    assert!(begins(&sources, "# yaml-language-server: $schema=../.schema/sources.json\n- id: "));
    ok(folder.path(), &[&source[..], &["--published", "2026-04-02"]].concat());
    assert_eq!(fs::read_to_string(&sources).expect("it is there").matches("yaml-language-server").count(), 1);
}

#[test]
fn nobody_is_asked_without_a_terminal() {
    let folder = tempfile::tempdir().expect("there is room");
    ok(folder.path(), &["init", "."]);
    let before = tree(folder.path());
    for kind in ["event", "source", "actor", "place", "topic", "edition"] {
        let output = run(folder.path(), &["new", kind]);
        assert_eq!(output.status.code(), Some(2), "{kind}");
        let said = text(&output.stderr);
        assert!(said.starts_with(&format!("error: a new {kind} needs\n  --")), "{said}");
    }
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn shells_and_readers_are_told_every_command() {
    let commands = ["build", "check", "init", "new", "import", "explain", "schema", "completions", "man"];
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = ok(root(), &["completions", shell]);
        let missing: Vec<_> = commands.iter().filter(|name| !script.contains(**name)).collect();
        assert!(missing.is_empty() && script.contains("highlight"), "{shell}: {missing:?}");
    }
}

/// What bash offers for the last of `words`, which is being typed.
#[cfg(target_os = "linux")]
fn offered(words: &[&str]) -> Vec<String> {
    let script = ok(root(), &["completions", "bash"]);
    let (last, before) = (words.len() - 1, words[words.len() - 2]);
    let typed = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let ask = format!(
        "{script}\nCOMP_WORDS=({typed})\nCOMP_CWORD={last}\n_briefing briefing '{}' '{before}'\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words[last]
    );
    let bash = Command::new("bash").args(["--norc", "-c", &ask]).output().expect("there is a bash");
    text(&bash.stdout).lines().map(str::to_owned).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn shells_complete_words() {
    assert_eq!(offered(&["briefing", "new", "source", "--kind", "w"]), ["wire"]);
    assert_eq!(offered(&["briefing", "new", "event", "--direction", "de"]), ["de-escalation"]);
    assert_eq!(offered(&["briefing", "new", "edition", "--trend", "i"]), ["improved"]);
    assert_eq!(offered(&["briefing", "schema", "ev"]), ["event"]);
    assert_eq!(offered(&["briefing", "explain", "single"]), ["single-source"]);
    assert_eq!(offered(&["briefing", "explain", "partial"]), ["partial-date"]);
}

#[test]
fn the_manual_is_one_page_with_a_part_for_every_command() {
    let page = ok(root(), &["man"]);
    assert!(page.contains(".TH briefing 1"));
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    let headings: Vec<&str> = headings.iter().map(|heading| heading.trim_matches('"')).collect();
    let wanted = [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
        "EXAMPLES",
    ];
    assert_eq!(headings, wanted);
    let synopsis = page.lines().skip_while(|line| *line != ".SH SYNOPSIS").nth(1);
    assert_eq!(synopsis, Some("\\fBbriefing\\fR [OPTIONS] <COMMAND>"));
    let parts: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SS ")).collect();
    for part in
        ["build [OPTIONS]", "import [OPTIONS] <FILE>", "new source [OPTIONS]", "schema [OPTIONS] [KIND]"]
    {
        assert!(parts.contains(&format!("\"briefing {part}\"").as_str()), "{part} is not among {parts:?}");
    }
    for words in ["briefing new event \\-\\-title \"The port", "NO_COLOR", "public/.briefing\\-manifest.json"]
    {
        assert!(page.contains(words), "the manual lacks {words}");
    }
    // What every command takes is told once.
    assert_eq!(page.matches("The project folder").count(), 1);
    for (code, meaning) in briefing::cli::EXITS {
        let told =
            format!("\\fB{code}\\fR\n{}{}.", meaning[..1].to_uppercase(), meaning[1..].replace('-', "\\-"));
        assert!(page.contains(&told), "the manual lacks {told}");
        assert!(ok(root(), &["--help"]).contains(&format!("{code}  {meaning}")), "the help lacks {code}");
    }
}
