//! Every sentence of grading.

use std::fmt::Display;
use std::path::Path;

use workbook_judge::check::visible::visible_line;

fn shown(path: &Path) -> String {
    visible_line(&path.display().to_string())
}

// What was handed in.

/// There is no class there.
pub fn no_submissions(path: &Path, error: &impl Display) -> String {
    format!("The submissions in {} can't be read: {error}.", shown(path))
}

/// Neither a folder nor a list.
pub fn not_a_class(path: &Path) -> String {
    format!(
        "{} is no class. Give a folder with a folder or a zip for each student, or a CSV file with the columns \
         student and path.",
        shown(path)
    )
}

/// Nobody is in it.
pub fn empty_class(path: &Path) -> String {
    format!("{} holds no submission: it has neither folders nor zips.", shown(path))
}

/// What is given is one student's work.
pub fn one_submission(path: &Path) -> String {
    format!(
        "{} is one submission: it holds lessons. Give the folder that holds a folder or a zip for each student.",
        shown(path)
    )
}

/// Another student has the name.
pub fn same_name(name: &str, id: &str) -> String {
    format!("Two submissions are called {name}. This one is graded as {id}.")
}

/// Nothing was found.
pub fn no_lesson() -> String {
    "The submission has no file of a lesson, such as lessons/03_race.rs.".into()
}

/// A link in place of a submission.
pub fn entry_is_a_link(name: &str) -> String {
    format!("{name} is a symbolic link. It was not followed.")
}

/// A file among the submissions.
pub fn entry_is_no_submission(name: &str) -> String {
    format!("{name} is neither a folder nor a zip. It was not graded.")
}

/// The system refuses it.
pub fn unreadable_entry(name: &str, error: &impl Display) -> String {
    format!("{name} can't be read: {error}.")
}

/// A link in place of a folder.
pub fn folder_is_a_link(at: &str) -> String {
    format!("{at} is a symbolic link. It was not followed.")
}

/// Two answers to one lesson.
pub fn two_files(lesson: &str, places: &[&str]) -> String {
    format!("There is more than one file for {lesson}, and they differ: {}.", places.join(", "))
}

/// Larger than any answer.
pub fn too_large(at: &str, most: u64) -> String {
    format!("{at} has more than {} KiB. No answer is that long.", most >> 10)
}

/// In another encoding.
pub fn not_utf8(at: &str, bytes: &[u8]) -> String {
    let guess = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "It seems to be UTF-16. ",
        _ => "",
    };
    format!("{at} is not UTF-8. {guess}Save it as UTF-8.")
}

/// Nothing in it.
pub fn empty_file(at: &str) -> String {
    format!("{at} is empty.")
}

/// The system, or the zip, refuses it.
pub fn unreadable_file(at: &str, error: &impl Display) -> String {
    format!("{at} can't be read: {error}.")
}

/// A link in place of a file.
pub fn file_is_a_link(at: &str) -> String {
    format!("{at} is a symbolic link. Hand in the file itself.")
}

/// A pipe, a device, a folder.
pub fn no_plain_file(at: &str) -> String {
    format!("{at} is no plain file. Hand in a text file.")
}

/// It can't be opened.
pub fn bad_zip(error: &impl Display) -> String {
    format!("The zip is broken: {error}.")
}

/// Nothing in it.
pub fn empty_zip() -> String {
    "The zip is empty.".into()
}

/// Larger than any submission.
pub fn large_zip(size: u64, most: u64) -> String {
    format!("The zip has {} MiB, more than {} MiB. Leave out the target folder.", size >> 20, most >> 20)
}

/// More entries than any submission has.
pub fn many_entries(entries: usize, most: usize) -> String {
    format!("The zip has {entries} entries, more than {most}. Leave out the target folder.")
}

/// `../` in a zip.
pub fn entry_leads_outside(name: &str) -> String {
    format!("The zip's entry {name} leads outside of the submission. It was not read.")
}

/// An entry whose name is no text.
pub fn entry_without_name() -> String {
    "An entry of the zip has a name that is no text. It was not read.".into()
}

/// The list is no table.
pub fn bad_list(list: &Path, error: &impl Display) -> String {
    format!("{} is no CSV file: {error}.", shown(list))
}

/// The list lacks a column.
pub fn no_column(list: &Path, column: &str) -> String {
    format!("{} has no column `{column}`. Its first line must be: student,path", shown(list))
}

/// A row that can't be read.
pub fn bad_row(line: usize, error: &impl Display) -> String {
    format!("Row {line} of the list can't be read: {error}.")
}

/// A row without a path.
pub fn no_path(line: usize) -> String {
    format!("Row {line} of the list has no path.")
}

/// A row without a student.
pub fn unnamed(line: usize) -> String {
    format!("row {line}")
}

// Configuration.

/// `grade.toml` can't be used.
pub fn bad_config(path: &Path, error: &impl Display) -> String {
    format!("{}: {error}", shown(path))
}

/// It names a lesson that does not exist.
pub fn config_names_no_lesson(name: &str) -> String {
    format!("there is no lesson {name}")
}

/// It names a step that does not exist.
pub fn config_names_no_step(lesson: &str, step: &str) -> String {
    format!("{lesson} has no step {step}")
}

/// A number below zero, or none at all.
pub fn config_number(key: &str) -> String {
    format!("{key} must be a number, and not below 0")
}

/// Nothing is worth anything.
pub fn config_no_points(lesson: &str) -> String {
    format!("the steps of {lesson} have no weight")
}

// The results folder.

/// It belongs to another class.
pub fn another_class(folder: &Path, theirs: &str, ours: &str) -> String {
    format!(
        "{} holds the grades of another class: {}. This class is {}. Give another folder with --to.",
        shown(folder),
        visible_line(theirs),
        visible_line(ours)
    )
}

/// Grades would be taken for a submission.
pub fn grades_among_submissions(to: &Path) -> String {
    format!("{} is among the submissions. Give another folder with --to.", shown(to))
}

/// Checks that could not be judged.
pub fn not_judged_yet(lesson: &str, checks: usize) -> String {
    format!(
        "{lesson}: {} could not be judged. Grade again; if that does not help, look at the file.",
        counted(checks, "check")
    )
}

/// The ledger is no ledger.
pub fn no_ledger(path: &Path) -> String {
    format!("{} is not a ledger of grades. Give another folder with --to.", shown(path))
}

/// Another command grades there.
pub fn another_grades(folder: &Path) -> String {
    format!("Another command grades into {}. Try again when it is done.", shown(folder))
}

/// A disk that is full, say.
pub fn cannot_write(path: &Path, error: &impl Display) -> String {
    format!(
        "{} can't be written: {error}. Every verdict so far is kept; the same command goes on where it was.",
        shown(path)
    )
}

/// A file of ours can't be read.
pub fn cannot_read(path: &Path, error: &impl Display) -> String {
    format!("{} can't be read: {error}.", shown(path))
}

/// A check could not be judged on its own either.
pub fn not_judged(why: &impl Display) -> String {
    format!("The check could not be judged: {why}")
}

// What a person reads while it runs, and at the end.

/// Before anything is judged.
pub fn begins(students: usize, answers: usize, open: usize) -> String {
    format!(
        "{}, {} to judge, {} of them new.\n",
        counted(students, "submission"),
        counted(answers, "distinct answer"),
        open
    )
}

/// At the end.
pub fn done(students: usize, folder: &str) -> String {
    format!("{} graded: {folder}/gradebook.csv, {folder}/report.html\n", counted(students, "submission"))
}

/// Submissions with notes.
pub fn notes(count: usize) -> String {
    match count {
        1 => "1 submission needs a look; the report names it.\n".into(),
        count => format!("{count} submissions need a look; the report names them.\n"),
    }
}

/// `1 check`, `2 checks`.
pub fn counted(count: usize, thing: &str) -> String {
    if count == 1 { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

// Shards.

/// `--shard` is no part.
pub fn bad_shard() -> String {
    "give a part and their number, such as 2/3".into()
}

/// At the end of a shard.
pub fn shard_done(shard: &crate::shard::Shard, folder: &str) -> String {
    format!("Shard {shard} is judged. When all are: cargo run -- grade merge {folder} …\n")
}

/// What is given is no result of a shard.
pub fn no_shard(path: &Path, error: &impl Display) -> String {
    format!("{} can't be merged: {error}. Give the folders that `grade --shard` wrote.", shown(path))
}

/// Shards of two classes, or of one before and after somebody handed in more.
pub fn shards_differ(one: &Path, other: &Path, what: &str) -> String {
    format!("{} and {} can't be merged: they differ in {what}.", shown(one), shown(other))
}

/// What shards can differ in.
pub fn shards_differ_in(part: SharedPart) -> &'static str {
    match part {
        SharedPart::Class => "the class; `class = \"…\"` in grade.toml gives it one name on every machine",
        SharedPart::Provenance => "the toolchain, the checks or the limits",
        SharedPart::Rest => "what was handed in, or in grade.toml",
    }
}

/// What all shards of a class have in common.
#[derive(Debug, Clone, Copy)]
pub enum SharedPart {
    /// Its name.
    Class,
    /// What verdicts depend on.
    Provenance,
    /// Everything else.
    Rest,
}

/// A shard did not come to its end.
pub fn not_all_judged(count: usize) -> String {
    format!(
        "{} not judged yet. Run the shards that did not end again, and then merge.",
        if count == 1 { "1 answer is".into() } else { format!("{count} answers are") }
    )
}

// Changes.

/// Above the changes.
pub fn changes_head(count: usize) -> String {
    match count {
        0 => "# Changes\n\nNo grade has changed.\n".into(),
        count => format!("# Changes\n\n{} changed.\n\n", counted(count, "grade")),
    }
}

/// One of them.
pub fn change(change: &crate::changes::Change) -> String {
    let (was, is) = change.points;
    let mut text = format!(
        "- {}, {}: {} → {} points, because {}.\n",
        change.student,
        change.lesson,
        crate::score::written(was),
        crate::score::written(is),
        cause(change.cause)
    );
    for (check, was, is) in &change.checks {
        text += &format!("  - {check}: {was} → {is}\n");
    }
    text
}

fn cause(cause: crate::changes::Cause) -> &'static str {
    use crate::changes::Cause;
    use crate::provenance::Difference;
    match cause {
        Cause::Answer => "another file was handed in",
        Cause::By(Difference::Toolchain) => "the toolchain has changed",
        Cause::By(Difference::Checks) => "the checks have changed",
        Cause::By(Difference::Limits) => "the limits have changed",
        Cause::Points => "it was judged again, or counts differently",
    }
}

/// How many have changed, in one line.
pub fn changed(count: usize, folder: &str) -> String {
    format!("{} changed since the last time: {folder}/changes.md\n", counted(count, "grade"))
}

/// The line that moves while it runs.
pub fn progress() -> &'static str {
    "{bar:40} {pos} of {len} checks, {eta} left"
}

// Marks.

/// `marks.csv` can't be read.
pub fn bad_marks(path: &Path, error: &impl Display) -> String {
    format!("{} can't be read: {error}. Correct it, or move it away; nothing was changed.", shown(path))
}

/// Its first line is another one.
pub fn marks_header(header: &str) -> String {
    format!("its first line must begin with {header}")
}

/// One of its rows.
pub fn in_row(row: usize, why: &str) -> String {
    format!("row {row}: {why}")
}

/// The number of a question is none.
pub fn no_question(text: &str) -> String {
    format!("`{}` is no number of a question", visible_line(text))
}

/// A mark is no number.
pub fn no_mark(text: &str) -> String {
    format!("`{}` is no number of points", visible_line(text))
}

// Pages.

/// The report's title.
pub fn report_title(class: &str) -> String {
    format!("Grades of {}", visible_line(class))
}

/// A part of the report.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// What needs a look.
    Notes,
    /// The heat map.
    Grades,
    /// What went wrong most often.
    Misconceptions,
    /// Every answer that failed.
    Failures,
    /// Answers to questions.
    Questions,
    /// Files that are alike.
    Alike,
}

/// Its heading.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Notes => "Needs a look",
        Part::Grades => "Points",
        Part::Misconceptions => "Commonest misconceptions",
        Part::Failures => "Failures",
        Part::Questions => "Answers to questions",
        Part::Alike => "Files that are alike",
    }
}

/// What the verdicts depend on.
pub fn provenance(provenance: &crate::provenance::Provenance) -> Vec<String> {
    let boxes = match provenance.boxes.as_slice() {
        [] => "none".into(),
        boxes => boxes.join(", "),
    };
    vec![
        format!("Toolchain: {}", provenance.toolchain),
        format!("Checks: {}", provenance.all_checks()),
        format!(
            "Limits of a check: {} s of processor time, {} MiB of address space, {} KiB of output",
            provenance.seconds,
            provenance.memory >> 20,
            provenance.output >> 10
        ),
        format!("Boxes: {boxes}"),
    ]
}

/// The heading of a column.
pub fn column_student() -> &'static str {
    "Student"
}

/// The heading of a column.
pub fn column_points() -> &'static str {
    "Points"
}

/// The heading of a column.
pub fn column_marks() -> &'static str {
    "Marks"
}

/// What is seen when the pointer rests on a cell.
pub fn cell_title(grade: &crate::results::Grade) -> String {
    use crate::results::State;
    match grade.state {
        State::Missing => format!("{}: not handed in", grade.lesson),
        State::Refused => grade.refused.clone().unwrap_or_default(),
        State::Untouched => format!("{}: not started", grade.lesson),
        State::Judged => format!("{}: {} of {} checks passed", grade.lesson, grade.passed, grade.checks),
    }
}

/// A failure without a misconception.
pub fn mistake(said: &crate::ledger::Said) -> String {
    format!("{} ({})", check_title(said), verdict(&said.verdict))
}

/// No answer failed.
pub fn no_mistakes() -> &'static str {
    "No answer failed."
}

/// Students, the first of them by name.
pub fn listed<'a>(students: impl IntoIterator<Item = &'a str>) -> String {
    let all: Vec<&str> = students.into_iter().collect();
    match all.len() {
        0..=12 => all.join(", "),
        many => format!("{} and {} more", all[..10].join(", "), many - 10),
    }
}

/// `step 4: no update is lost`
pub fn check_title(said: &crate::ledger::Said) -> String {
    let claim = said.check.split_once('_').map_or("", |(_, claim)| claim).replace('_', " ");
    format!("step {}: {claim}", said.step)
}

/// A verdict in words.
pub fn verdict(name: &str) -> String {
    match name {
        "internal_error" => "could not be judged".into(),
        name => name.replace('_', " "),
    }
}

/// A verdict as a sign.
pub fn sign(name: &str) -> &'static str {
    match name {
        "passed" => "✓",
        "not_started" => "○",
        _ => "✗",
    }
}

/// What to do with the answers to questions.
pub fn how_to_mark() -> &'static str {
    "Write your marks into marks.csv beside this page, and grade again: they are added here and to the gradebook, and \
     never lost."
}

/// What likeness is.
pub fn alike_is_a_hint() -> &'static str {
    "A hint to look, never a verdict: short answers are alike by chance. Names, comments and layout do not count."
}

/// `03_race: 7.5 of 10 points`
pub fn grade(grade: &crate::results::Grade, of: f64, left: f64) -> String {
    use crate::results::State;
    use crate::score::written;
    let late = match left < 1.0 {
        true => format!(", {} % taken off for late days", written(100.0 - 100.0 * left)),
        false => String::new(),
    };
    let state = match grade.state {
        State::Missing => " (not handed in)",
        State::Refused => " (could not be read)",
        State::Untouched => " (not started)",
        State::Judged => "",
    };
    format!("{}: {} of {} points{late}{state}", grade.lesson, written(grade.points), written(of))
}

/// All points.
pub fn total(points: f64, of: f64) -> String {
    format!("{} of {} points", crate::score::written(points), crate::score::written(of))
}

/// An instructor's mark.
pub fn marked(question: usize, mark: &crate::marks::Mark) -> String {
    let points =
        mark.points.map(|points| format!(" {} points.", crate::score::written(points))).unwrap_or_default();
    format!("Question {question}:{points} {}", visible_line(&mark.comment)).trim_end().to_owned()
}

// Forms of other systems.

/// `--format` is none.
pub fn unknown_format(all: &[&str]) -> String {
    format!("the formats are {}", all.join(", "))
}

/// Nothing was handed in for a lesson.
pub fn not_handed_in() -> &'static str {
    "Not handed in."
}

/// `03_race, step 4`
pub fn step_title(lesson: &str, step: u32) -> String {
    format!("{lesson}, step {step}")
}

/// Rows of a table for which there is no room.
pub fn rows_left_out(count: usize) -> String {
    format!("\n{} left out: there is no room for more.\n", counted(count, "student"))
}

// Boxes.

/// What every system has.
pub fn always_boxed() -> Vec<String> {
    let mut boxes = vec!["an answer is a crate of its own, without unsafe code".to_owned()];
    if cfg!(unix) {
        boxes.push("limits on time, memory and output, and a process group, for compiler and check".into());
    }
    boxes
}

/// What some Linux systems have.
pub fn landlock_is_on() -> &'static str {
    "landlock: a check can read only the system's programs, and write only to a folder of its own"
}

/// Where users may have namespaces.
pub fn namespace_is_on() -> &'static str {
    "a namespace of processes: what a live check has started ends with it"
}

/// There are none.
pub fn no_boxes() -> &'static str {
    "This system has no boxes (landlock needs Linux 6.2 or later), and --require-sandbox asks for them."
}
