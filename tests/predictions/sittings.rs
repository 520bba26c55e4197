//! A sitting: what is said, what is kept of it, and what comes back.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use workbook_command::arguments::Format;
use workbook_command::predict;
use workbook_command::predict::session::{Asking, Score, Session};
use workbook_judge::check::workspace::Workspace;
use workbook_judge::questions::answer::{Answer, Mark};
use workbook_judge::questions::find::Asked;
use workbook_judge::questions::find::Wanted;
use workbook_judge::questions::memory::{Due, Memory};
use workbook_judge::questions::scan::Questions;

use crate::asked::{One, all, typed};

const LESSON: &str = "03_race";
const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;
/// Some moment.
const NOW: u64 = 1_000_000_000;

/// A workbook of its own, as far as progress is concerned.
fn workspace(name: &str) -> Workspace {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sittings").join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("the target folder can be written to");
    Workspace { target: root.join("target"), model: root.join("model"), root }
}

fn memory(workspace: &Workspace, now: u64) -> Memory {
    let (memory, notice) = Memory::load(workspace, LESSON).expect("there is nothing in the way");
    assert_eq!(notice, None);
    memory.at(now)
}

/// The questions of the lesson in their first round.
fn questions() -> Vec<&'static One> {
    all().iter().filter(|one| one.lesson == LESSON && one.round == 0).collect()
}

struct Sat {
    score: Score,
    said: String,
    complained: Vec<String>,
}

fn sit(workspace: &Workspace, memory: &mut Memory, lines: &str, asking: Asking) -> Sat {
    let wanted: Vec<Wanted> =
        questions().iter().map(|one| Wanted { question: one.named.clone(), round: 0 }).collect();
    let asked: Vec<Asked> =
        questions().iter().map(|one| Asked::Question(Box::new(one.question.clone()))).collect();
    let (mut said, mut complained) = (String::new(), Vec::new());
    let session = &mut Session {
        workspace,
        lesson: LESSON,
        memory,
        width: 80,
        asking,
        lines: &mut Cursor::new(lines),
        say: &mut |words| said.push_str(words),
        complain: &mut |words| complained.push(words.to_owned()),
    };
    let score = session.run(&wanted, &asked);
    Sat { score, said, complained }
}

fn key_of(index: usize) -> String {
    let question = &questions()[index].question;
    typed(question, &question.found.key)
}

#[test]
fn what_was_answered_before_the_input_ended_is_kept() {
    let workspace = workspace("input_ends");
    let lines = format!("{}\n?\n", key_of(0));
    let sat = sit(&workspace, &mut memory(&workspace, NOW), &lines, Asking::FromAFile);
    let count = questions().len();
    assert_eq!(sat.score, Score { asked: count, answered: 2, right: 1 });
    let left = format!("1 of 2 correct; {} not answered yet. Your answers are saved.\n", count - 2);
    assert!(sat.said.ends_with(&format!("{left}Continue: cargo run -- predict {LESSON}\n")), "{}", sat.said);
    let kept = memory(&workspace, NOW);
    let marks: Vec<Option<Mark>> =
        questions().iter().map(|one| kept.kept(&one.named.name).map(|kept| kept.mark)).collect();
    assert_eq!(marks[..3], [Some(Mark::Right), Some(Mark::Wrong), None]);
}

#[test]
fn nothing_of_a_key_is_said_before_it_is_answered() {
    let workspace = workspace("nothing_said");
    for (index, one) in questions().into_iter().enumerate() {
        let lines: String = (0..index).map(|before| key_of(before) + "\n").collect();
        let sat = sit(&workspace, &mut Memory::of_nothing(LESSON), &lines, Asking::FromAFile);
        let said = sat.said.replace('\n', " ");
        assert!(said.contains("prediction 1 of"), "{said}");
        assert!(!said.contains(&one.question.because[..30]), "{said}");
        let (_, last) = said.rsplit_once("· prediction").expect("a question was asked");
        assert!(!last.contains('✓') && !last.contains("It takes") && !last.contains("Possible"), "{last}");
    }
}

#[test]
fn a_slip_is_asked_again_and_costs_nothing() {
    let workspace = workspace("a_slip");
    let lines = format!("zero\n1\n\n{}\n", key_of(0));
    let sat = sit(&workspace, &mut memory(&workspace, NOW), &lines, Asking::FromAFile);
    assert_eq!((sat.score.answered, sat.score.right), (1, 1));
    for sentence in [
        "> zero\n  `zero` is not a number. Type numbers, such as 0 or 12.\n",
        "> 1\n  That is 1 number, for ?1, ?2, ?3 and ?4: type one for each.\n",
        "> \n  Type a prediction, or `?` if you don't know.\n",
    ] {
        assert!(sat.said.contains(sentence), "{}", sat.said);
    }
}

#[test]
fn on_a_terminal_the_next_question_waits_for_enter() {
    let workspace = workspace("terminal");
    let lines = format!("{}\nq\n", key_of(0));
    let sat = sit(&workspace, &mut memory(&workspace, NOW), &lines, Asking::OnATerminal);
    assert_eq!(sat.score.answered, 1);
    assert!(!sat.said.contains("prediction 2 of"), "{}", sat.said);
    let lines = format!("{}\n\nq\n", key_of(0));
    let sat = sit(&workspace, &mut memory(&workspace, NOW), &lines, Asking::OnATerminal);
    assert_eq!(sat.score.answered, 1);
    assert!(sat.said.contains("prediction 2 of"), "{}", sat.said);
}

#[test]
fn what_was_wrong_comes_back_later_and_then_more_and_more_rarely() {
    let workspace = workspace("comes_back");
    let question = &questions()[0].named.name;
    let mut now = NOW;
    let mut answer = |mark, after: u64| {
        now += after;
        let mut memory = memory(&workspace, now);
        assert!(memory.is_open(question), "it is open after {after} s");
        memory.keep(question, &Answer(vec!["1".into()]), mark).expect("it can be written");
        assert!(!memory.is_open(question));
        memory.next_due()
    };
    assert_eq!(answer(Mark::Wrong, 0), Some(Due::InMinutes(10)));
    assert_eq!(answer(Mark::Wrong, 10 * MINUTE), Some(Due::InMinutes(10)));
    assert_eq!(answer(Mark::Right, 10 * MINUTE), Some(Due::InMinutes(DAY / MINUTE)));
    assert_eq!(answer(Mark::Right, DAY), Some(Due::InMinutes(4 * DAY / MINUTE)));
    assert_eq!(answer(Mark::Right, 4 * DAY), None);
    assert!(!memory(&workspace, now + 1000 * DAY).is_open(question));
    assert_eq!(memory(&workspace, now).times(question), 5);
}

#[test]
fn what_was_right_at_once_is_done_with() {
    let workspace = workspace("done_with");
    let question = &questions()[0].named.name;
    let mut first = memory(&workspace, NOW);
    first.keep(question, &Answer(vec!["1".into()]), Mark::Right).expect("it can be written");
    let later = memory(&workspace, NOW + 1000 * DAY);
    assert_eq!((later.is_open(question), later.next_due()), (false, None));
}

#[test]
fn an_entry_of_another_kind_is_asked_as_if_for_the_first_time() {
    let workspace = workspace("another_kind");
    let question = &questions()[0].named.name;
    memory(&workspace, NOW)
        .keep(question, &Answer(vec!["1".into()]), Mark::Right)
        .expect("it can be written");
    let file: PathBuf = workspace.root.join(".workbook/progress.json");
    let text = fs::read_to_string(&file).expect("progress was saved");
    fs::write(&file, text.replace("\"times\"", "\"often\"")).expect("the target folder can be written to");
    assert!(memory(&workspace, NOW).is_open(question));
}

#[test]
fn a_sitting_goes_on_when_nothing_can_be_kept_and_says_so_once() {
    let workspace = workspace("not_kept");
    let mut memory = memory(&workspace, NOW);
    // A file where the folder would be.
    fs::write(workspace.root.join(".workbook"), "").expect("the target folder can be written to");
    let sat = sit(&workspace, &mut memory, "?\n?\n?\n", Asking::FromAFile);
    assert_eq!(sat.score.answered, 3);
    assert_eq!(sat.complained.len(), 1, "{:?}", sat.complained);
    assert!(
        sat.complained[0].starts_with("Your progress can't be saved in .workbook"),
        "{:?}",
        sat.complained
    );
}

/// What a program is told of a question: its round, and the key.
fn told(workspace: &Workspace, question: &str, now: u64) -> (usize, Value) {
    let memory = memory(workspace, now);
    let here = Workspace::find().expect("the workbook's own folder");
    let questions = Questions::of(&here, LESSON).expect("the lesson's questions");
    let wanted = predict::wanted(&questions, &memory, Format::Json, |name| name == question);
    let in_round = |one: &&One| one.named.name == question && one.round == wanted[0].round;
    let one = all().iter().find(in_round).expect("it was asked in that round");
    let asked = [Asked::Question(Box::new(one.question.clone()))];
    let report = predict::json::of(LESSON, &wanted, &asked, &memory);
    (wanted[0].round, report["questions"][0]["key"]["values"].clone())
}

#[test]
fn a_program_is_told_the_key_that_was_revealed_and_not_that_of_what_comes_back() {
    let workspace = workspace("told");
    let one = questions()[0];
    let question = one.named.name.as_str();
    assert_eq!(told(&workspace, question, NOW), (0, Value::Null));
    let sat = sit(&workspace, &mut memory(&workspace, NOW), "?\n", Asking::FromAFile);
    assert_eq!(sat.score.answered, 1);
    assert_eq!(told(&workspace, question, NOW + MINUTE), (0, json!(one.question.found.key)));
    assert_eq!(told(&workspace, question, NOW + 10 * MINUTE), (1, Value::Null));
}
