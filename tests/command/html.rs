//! `--html`: interleavings as pages for a browser.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use workbook_judge::protocol::by_hand::EndKind;
use workbook_judge::protocol::interleaving::Interleaving;

use crate::test::{LESSON, Ran, Test, root, solution, step_4};

const CHECK: &str = "step4_no_update_is_lost";
const NO_PAGE: &str = "no page was written";

fn racy(name: &str) -> Test {
    Test::new(name).answer(step_4("run_racy(workers, tasks, pause)"))
}

/// The data of a page.
fn data(page: &str) -> Value {
    let begin = r#"<script type="application/json">"#;
    let at = page.find(begin).unwrap_or_else(|| panic!("no data: {page}")) + begin.len();
    let end = at + page[at..].find("</script>").expect("the data ends");
    serde_json::from_str(&page[at..end]).expect("it is JSON")
}

fn one(page: &str) -> Interleaving {
    serde_json::from_value(data(page)).expect("it is an interleaving")
}

fn written(test: &Test) -> (PathBuf, String) {
    let path = test.folder.join("page.html");
    (path.clone(), path.to_str().expect("a name").to_owned())
}

fn explore(test: &Test, check: &str, more: &[&str]) -> Ran {
    test.run(&[&["explore", "race", check, "--answers", "."], more].concat())
}

fn is_refused(ran: &Ran, words: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.contains(words), "{}", ran.err);
}

#[test]
fn all_failures_of_a_check_are_on_one_page() {
    let test = racy("html_check");
    let (path, name) = written(&test);
    let ran = test.check(&["--html", &name]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.out.ends_with(&format!("7 interleavings are in {name}: open it in a browser.\n")),
        "{}",
        ran.out
    );
    let page = fs::read_to_string(&path).expect("it was written");
    let all: Vec<Interleaving> = serde_json::from_value(data(&page)).expect("they are interleavings");
    assert_eq!(all.len(), 7);
    let first = &all[0];
    assert_eq!(first.title, "03_race · step 4: no update is lost");
    assert_eq!(first.source, step_4("run_racy(workers, tasks, pause)").lines().collect::<Vec<_>>());
    let replay = first.replay.as_deref().expect("it can be replayed");
    assert!(
        replay.starts_with("cargo run -- explore 03_race step4_no_update_is_lost --answers "),
        "{replay}"
    );
    assert!(replay.ends_with(&format!(" --schedule {}", first.schedule)), "{replay}");
    let end = first.end.as_ref().expect("it is over");
    assert_eq!((end.kind, end.happened.as_str()), (EndKind::Broken, "the result was 1, and should be 2"));
    let story = &test.check_as_json()["checks"];
    let story = story.as_array().and_then(|checks| checks.iter().find(|check| check["name"] == CHECK));
    let story = story.and_then(|check| check["message"].as_str()).expect("the check failed");
    let told = |says: &str| story.lines().any(|line| line.contains(says));
    let shown =
        first.steps.iter().filter(|step| !step.says.starts_with("starts") && step.says != "end of scope");
    assert!(shown.clone().count() > 4 && shown.clone().all(|step| told(&step.says)), "{story}");
    assert!(first.steps.iter().any(|step| step.harm && step.remark.as_deref().is_some_and(told)), "{story}");
    // The 400 last operations of the large one, and no graph: it says why.
    let is_large = |shown: &&Interleaving| {
        (shown.steps.len(), shown.graph.is_none()) == (400, true) && shown.earlier > 0
    };
    let whys: Vec<&str> = all.iter().filter(is_large).filter_map(|shown| shown.no_graph.as_deref()).collect();
    assert!(whys.iter().any(|why| why.contains("--by-hand")), "{whys:?}");
}

#[test]
fn the_page_is_printed_alone_and_the_verdicts_beside_it() {
    let ran = racy("html_printed").check(&["--html", "-"]);
    assert_eq!(ran.code, Some(1), "{:?}", ran.err);
    assert!(ran.out.starts_with("<!DOCTYPE html>") && ran.out.ends_with("</html>\n"), "{}", ran.out);
    assert!(ran.err.contains("Lost update") && ran.err.contains("10 of 17 checks passed"), "{}", ran.err);
}

#[test]
fn a_page_of_the_workbook_is_replaced_and_no_other_file() {
    let test = racy("html_replaced");
    let (path, name) = written(&test);
    let shown = |check: &str| {
        let ran = explore(&test, check, &["--html", &name]);
        assert!(ran.out.starts_with("The interleaving is in "), "{ran:?}");
        one(&fs::read_to_string(&path).expect("it was written")).title
    };
    assert_eq!(shown(CHECK), "03_race · step 4: no update is lost");
    assert_eq!(shown("step2_the_order_leaves_two"), "03_race · step 2: the order leaves two");
    for text in ["mine", "<!DOCTYPE html><html><body>mine</body></html>"] {
        fs::write(&path, text).expect("the target folder can be written to");
        is_refused(&test.check(&["--html", &name]), "is not a page that the workbook wrote");
        is_refused(&explore(&test, CHECK, &["--html", &name]), "is not a page that the workbook wrote");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), text);
    }
}

#[test]
fn a_place_where_no_page_can_be_is_refused_before_anything_runs() {
    let test = racy("html_places");
    let missing = test.folder.join("missing/page.html");
    is_refused(&test.check(&["--html", missing.to_str().unwrap()]), "there is no folder");
    is_refused(&test.check(&["--html", test.folder.to_str().unwrap()]), "is a folder");
    is_refused(&test.check(&["--html", "-", "--format", "json"]), "both print to standard output");
    is_refused(&explore(&test, CHECK, &["--html", "a.html", "--by-hand"]), "cannot be used with");
}

#[test]
#[cfg(target_os = "linux")]
fn a_page_that_can_not_be_written_is_the_workbooks_own_failure() {
    let ran = explore(&racy("html_proc"), CHECK, &["--html", "/proc/page.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{ran:?}");
    assert!(ran.err.starts_with("The page can't be written to /proc/page.html: "), "{}", ran.err);
}

#[test]
fn without_a_failure_to_show_there_is_no_page_and_a_sentence_says_why() {
    let stub = fs::read_to_string(root().join(format!("lessons/{LESSON}.rs"))).expect("the lesson is there");
    for (name, answer, code, words) in [
        ("html_passed", solution(), 0, "No check failed, so there is no failure to show"),
        ("html_stub", stub, 0, "No step has been started, so there is nothing to show"),
        ("html_unbuilt", "fn main( {".to_owned(), 1, "What failed has no interleaving to show"),
    ] {
        let test = Test::new(name).answer(answer);
        let (path, name) = written(&test);
        let ran = test.check(&["--html", &name]);
        assert_eq!(ran.code, Some(code), "{ran:?}");
        assert!(ran.out.contains(words) && ran.out.contains(NO_PAGE), "{ran:?}");
        assert!(!path.exists());
    }
    let test = Test::new("html_explore_unbuilt").answer("fn main( {");
    let (path, name) = written(&test);
    let ran = explore(&test, CHECK, &["--html", &name]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.out.contains("does not compile") && !path.exists(), "{ran:?}");
}

#[test]
fn explore_shows_what_holds_as_well_and_what_is_to_be_reached() {
    let test = Test::new("html_holds").answer(solution());
    let ran = explore(&test, CHECK, &["--html", "-"]);
    assert_eq!(ran.code, Some(0), "{:?}", ran.err);
    let holds = one(&ran.out);
    assert_eq!(holds.end.map(|end| end.kind), Some(EndKind::Held));
    let graph = holds.graph.expect("it is small");
    assert!(graph.goals.is_empty() && graph.outcomes.iter().all(|it| it.end.kind == EndKind::Held));
    let ran = explore(&test, "step2_the_order_leaves_two", &["--html", "-"]);
    let graph = one(&ran.out).graph.expect("it is small");
    let goals: Vec<&str> = graph.goals.iter().map(|goal| goal.says.as_str()).collect();
    assert_eq!(goals, ["Two threads add 1 twice each, with the given code, and leave the counter at 2."]);
    // Two threads with four steps each have 70 orders.
    assert_eq!(graph.outcomes.iter().map(|outcome| outcome.ways).sum::<f64>(), 70.0);
}

#[test]
fn one_schedule_is_shown_as_it_was_asked_for() {
    let test = racy("html_schedule");
    let shown = |schedule: &str| explore(&test, CHECK, &["--schedule", schedule, "--html", "-"]);
    let fails = shown("v2-1a-2.1");
    assert_eq!((fails.code, one(&fails.out).schedule.to_string().as_str()), (Some(1), "v2-1a-2.1"));
    let holds = shown("v2-1a");
    assert_eq!((holds.code, one(&holds.out).end.map(|end| end.kind)), (Some(0), Some(EndKind::Held)));
    is_refused(&shown("v2-1a-999.1"), "This schedule can't be replayed.");
    is_refused(&shown("v2-9a"), "This schedule can't be replayed.");
}

#[test]
fn a_live_lesson_has_no_interleaving() {
    let solutions = root().join("solutions");
    let ran = Test::new("html_live").run(&[
        "explore",
        "10",
        "step1",
        "--answers",
        solutions.to_str().unwrap(),
        "--html",
        "-",
    ]);
    is_refused(&ran, "10_process_pool has no interleaving to show");
}

#[test]
fn a_program_of_ones_own_is_shown_too() {
    let test = Test::new("html_try");
    let (path, name) = written(&test);
    let program = root().join("tests/try/ab_ba.rs");
    let ran = test.run(&["try", program.to_str().unwrap(), "--html", &name]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let shown = one(&fs::read_to_string(&path).expect("it was written"));
    let circle = shown.end.expect("it is over").circle;
    assert_eq!(
        circle.iter().map(|link| (link.thread, link.held_by)).collect::<Vec<_>>(),
        [(0, Some(1)), (1, Some(0))]
    );
    let goals: Vec<String> =
        shown.graph.expect("it is small").goals.into_iter().map(|goal| goal.says).collect();
    assert_eq!(goals, ["Reach the deadlock.", "Find an execution that prints `6`."]);
    assert!(shown.by_hand.is_some_and(|command| command.ends_with("ab_ba.rs --by-hand")));
    is_refused(&test.run(&["try", program.to_str().unwrap(), "--html", "x/y.html"]), "there is no folder x");
    assert!(!Path::new("x").exists());
}
