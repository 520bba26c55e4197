//! The programs of `tests/try`: each ends as its first line says, in all ways that it names and in no other.
//!
//! They are built as modules of one crate, because a crate for each would take a minute.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use workbook_judge::check::at_once::AtOnce;
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::cargo::{self, Call, Goal};
use workbook_judge::check::job::Job;
use workbook_judge::check::notices::Busy;
use workbook_judge::check::run::{self, Limits};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::protocol::{Ask, End, Given, Outcome, Report, Request, Tried};
use workbook_judge::tried::messages::entry;
use workbook_judge::tried::source::Source;
use workbook_judge::tried::write;

use crate::test::root;

const BIN: &str = "tried_programs";

/// How a program can end: `deadlock`, `panic`, `endless` or what it prints, in quotes.
type Ends = BTreeSet<String>;

#[test]
fn every_program_ends_as_its_first_line_says() {
    let programs = programs();
    assert!(programs.len() >= 50, "{} programs", programs.len());
    let tried = tried(&programs);
    let wrong = programs.iter().zip(&tried).filter(|(program, tried)| expected(program) != ends(tried));
    let told: Vec<String> = wrong
        .map(|(program, tried)| format!("{}: {:?}, not {:?}", program.name(), ends(tried), expected(program)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_bug_has_its_repair_and_no_repair_a_bug() {
    let names: BTreeSet<String> = programs().iter().map(Source::name).collect();
    let (repaired, bugs): (Vec<&String>, Vec<&String>) =
        names.iter().partition(|name| name.ends_with("_repaired"));
    assert!(bugs.len() >= 25, "{} bugs", bugs.len());
    assert!(bugs.iter().map(|name| format!("{name}_repaired")).eq(repaired.into_iter().cloned()));
    for program in programs() {
        let is_well =
            expected(&program).len() == 1 && expected(&program).iter().all(|end| end.starts_with('"'));
        assert_eq!(is_well, program.name().ends_with("_repaired"), "{}", program.name());
    }
}

fn programs() -> Vec<Source> {
    let files = fs::read_dir(root().join("tests/try")).expect("there are programs").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    paths.iter().map(|path| Source::read(path).unwrap_or_else(|problem| panic!("{problem}"))).collect()
}

/// `//! Verdict: deadlock, "6"`.
fn expected(program: &Source) -> Ends {
    let first = program.text.lines().next().unwrap_or_default();
    let ends = first.strip_prefix("//! Verdict: ").unwrap_or_else(|| panic!("{}", program.name()));
    ends.split(", ").map(str::to_owned).collect::<Vec<_>>().into_iter().fold(Ends::new(), joined)
}

/// A comma between quotes belongs to what is printed.
fn joined(mut ends: Ends, part: String) -> Ends {
    let open = ends.iter().find(|end| end.starts_with('"') && end.matches('"').count() == 1).cloned();
    let end = open.map_or(part.clone(), |open| {
        ends.remove(&open);
        format!("{open}, {part}")
    });
    ends.insert(end);
    ends
}

fn ends(tried: &Tried) -> Ends {
    tried.outcomes.iter().map(end).collect()
}

fn end(outcome: &Outcome) -> String {
    match &outcome.end {
        End::Deadlock => "deadlock".to_owned(),
        End::Panic(..) => "panic".to_owned(),
        End::Endless => "endless".to_owned(),
        End::Untried | End::Fault => outcome.message.clone(),
        End::Output(printed, _) => format!("{:?}", printed.strip_suffix('\n').unwrap_or(printed)),
    }
}

/// What was found out about each, in their order.
fn tried(programs: &[Source]) -> Vec<Tried> {
    let workspace = Workspace::find().expect("the tests run where they were built");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let program = built(&workspace, &home, programs);
    let given = home.join("given.json");
    let nothing = Given { arguments: Vec::new(), input: String::new() };
    nothing.write(&given).expect("the target folder can be written to");
    let request = |source: &Source| Request {
        name: source.name(),
        ask: Ask::EverySchedule,
        width: 90,
        report: home.join(format!("{}.json", source.name())),
        driver: None,
        given: Some(given.clone()),
        is_sealed: false,
    };
    let job = |source: &Source| Job::new(program.clone(), request(source));
    let jobs: Vec<Job> = programs.iter().map(job).collect();
    let mut tried: Vec<Option<Tried>> = vec![None; jobs.len()];
    run::run_all(&jobs, Limits::default(), &AtOnce::new(2), &Cancel::never(), &mut |at, ended| {
        if let Some(Ok(Report::Tried(found))) = ended.verdict.as_deref().map(Report::read) {
            tried[at] = Some(found);
        }
    });
    let named = programs.iter().zip(tried);
    named.map(|(source, tried)| tried.unwrap_or_else(|| panic!("{}", source.name()))).collect()
}

/// The manifest of any program, with one program of them all in place of it.
fn built(workspace: &Workspace, home: &Path, programs: &[Source]) -> PathBuf {
    let written = write::write(workspace, &programs[0].plan(workspace), &programs[0])
        .unwrap_or_else(|problem| panic!("{problem}"));
    let manifest = fs::read_to_string(&written.model).expect("it was written");
    let (manifest, _) = manifest.split_once("[lib]").expect("a program is a library");
    let manifest = format!("{manifest}[[bin]]\nname = {BIN:?}\npath = \"main.rs\"\n");
    put(&home.join("Cargo.toml"), &manifest);
    put(&home.join("main.rs"), &main_of(programs));
    for source in programs {
        put(&home.join(source.file_name()), &format!("{}\n{}", source.text, entry()));
    }
    fs::copy(written.model.with_file_name("Cargo.lock"), home.join("Cargo.lock")).expect("it was written");
    let call = Call {
        manifest: &home.join("Cargo.toml"),
        target: &workspace.checks().join("programs-build"),
        bins: &[BIN],
        goal: Goal::Programs,
        compiler: None,
        cancel: &Cancel::never(),
        busy: &Busy::new(|_| {}),
    };
    let mut outcomes = cargo::call(&call).unwrap_or_else(|problem| panic!("{problem}"));
    let outcome = outcomes.remove(BIN).unwrap_or_default();
    outcome.executable.unwrap_or_else(|| panic!("{:#?}", outcome.errors))
}

fn main_of(programs: &[Source]) -> String {
    let modules: String = programs.iter().map(|source| format!("mod {};\n", source.name())).collect();
    let list: String = programs
        .iter()
        .map(|source| format!("        ({0:?}, {0}::__workbook_main),\n", source.name()))
        .collect();
    format!(
        "#![forbid(unsafe_code)]\n#![allow(warnings)]\n{modules}\
         fn main() -> ::engine::ExitCode {{\n    ::engine::run_program(&[\n{list}    ])\n}}\n"
    )
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it can be made");
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("the target folder can be written to");
}

/// What `--format json` says of a program, for the other tests.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
