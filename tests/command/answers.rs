//! What becomes of answers that are not as they should be. All of them are judged in one call:
//! each costs only itself.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use workbook_judge::check::judge::{Options, judge};
use workbook_judge::check::lessons;
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::run::Limits;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;

use crate::test::{LESSON, Test, root, solution, step_4};

/// Each answer with its label. Only the first check of step 4 judges it.
fn all() -> Vec<(&'static str, Vec<u8>)> {
    let texts = vec![
        ("right", solution()),
        ("no_main", solution().replace("fn main() {", "#[cfg(any())]\nfn gone() {")),
        ("by_crate", step_4("crate::run_racy(1, tasks, pause)")),
        ("empty", " \n".into()),
        ("not_started", step_4("todo!(\"step 4: nothing lost\")")),
        ("syntax", step_4("let = 1;")),
        ("wrong_type", step_4("\"ten\"")),
        ("unsafe", step_4("unsafe { std::hint::unreachable_unchecked() }")),
        ("fs", step_4("std::fs::read_dir(\"/\").map_or(0, |_| 0)")),
        ("process", step_4("std::process::exit(0)")),
        ("net", step_4("use std::net::TcpStream;\n    TcpStream::connect(\"a\").map_or(0, |_| 0)")),
        ("env", step_4("std::env::args().count() as u32")),
        ("renamed", solution().replace("run_exact", "run_it")),
        ("private", solution().replace("pub fn run_exact", "#[allow(dead_code)]\nfn run_exact")),
        ("changed", changed()),
        ("equals_all", equals_all()),
        ("given", step_4("0").replace("    rest(pause());\n    let loaded", "    let loaded")),
        (
            "timed",
            step_4("if lesson::timed(|| ()).took.is_zero() { kept(workers, tasks, pause) } else { 0 }"),
        ),
        (
            "module",
            format!(
                "{}\n#[path = {:?}]\n#[allow(dead_code)]\nmod other;\n",
                step_4("other::run_exact(workers, tasks, pause)"),
                root().join("solutions/03_race.rs")
            ),
        ),
        ("panics", step_4("panic!(\"no coffee left\")")),
        (
            "aborts",
            step_4(
                "struct Spill;\n    impl Drop for Spill {\n        fn drop(&mut self) {\n            panic!(\"spilt\")\n        }\n    }\n    let _spill = Spill;\n    panic!(\"no coffee left\")",
            ),
        ),
        (
            "recursion",
            step_4(
                "#[allow(unconditional_recursion)]\nfn down(n: u64) -> u64 { 1 + down(std::hint::black_box(n + 1)) }\n    down(0) as u32",
            ),
        ),
        ("loops", step_4("loop { std::hint::black_box(0); }")),
        ("memory", step_4("let mut all = vec![1_u8; 1 << 20];\n    loop { all.extend_from_within(..); }")),
        (
            "nested",
            format!(
                "{}\nfn deep() {{ let _ = {}{}; }}\n",
                solution(),
                "(".repeat(30_000),
                ")".repeat(30_000)
            ),
        ),
        (
            "grows",
            solution() + "\nmacro_rules! twice { ($($t:tt)*) => { twice!($($t)* $($t)*); } }\ntwice!(x);\n",
        ),
        (
            "never_compiled",
            solution() + "\n#[allow(long_running_const_eval, dead_code)]\nconst NEVER: u32 = loop {};\n",
        ),
        ("escapes", step_4("panic!(\"\\x1b[2Jno\\u{202e} tea\")")),
        ("prints", step_4("loop { println!(\"and on and on and on and on\"); }")),
    ];
    let mut all: Vec<_> = texts.into_iter().map(|(label, text)| (label, text.into_bytes())).collect();
    all.push(("too_large", b"// long\n".repeat(150_000)));
    all.push(("not_utf8", b"fn main() {}\n// caf\xe9\n".to_vec()));
    all
}

/// Step 4 takes other arguments, and the lesson's `main`, which would not compile with them, is gone.
fn changed() -> String {
    let other = step_4("kept(workers.len(), tasks, pause)")
        .replace("\npub fn run_exact(workers: usize", "\npub fn run_exact(workers: &str");
    other.replace("fn main() {", "fn main() {}\n#[cfg(any())]\nfn gone() {")
}

/// Files that can't be read to their end.
#[cfg(unix)]
fn endless_files(folder: &Path) -> [AnswerFile; 3] {
    let file = |label: &str| AnswerFile {
        label: label.into(),
        lesson: LESSON.into(),
        path: folder.join(format!("{label}.rs")),
    };
    let files = ["pipe", "to_a_pipe", "to_a_device"].map(file);
    let made = Command::new("mkfifo").arg(&files[0].path).status();
    assert!(made.is_ok_and(|status| status.success()));
    std::os::unix::fs::symlink(&files[0].path, &files[1].path).expect("the folder can be written to");
    std::os::unix::fs::symlink("/dev/zero", &files[2].path).expect("the folder can be written to");
    files
}

/// Step 4 returns what is equal to every number.
fn equals_all() -> String {
    let own = "#[derive(Debug)]\npub struct Any;\nimpl PartialEq<u32> for Any {\n    \
               fn eq(&self, _: &u32) -> bool { true }\n}\n";
    let other = step_4("kept(workers, tasks, pause);\n    Any").replace(
        "pause: &(dyn Fn() -> Duration + Sync)) -> u32 {\n    kept",
        "pause: &(dyn Fn() -> Duration + Sync)) -> Any {\n    kept",
    );
    other.replace("fn main() {", "fn main() {}\n#[cfg(any())]\nfn gone() {") + own
}

static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(|| {
    let test = Test::new("answers");
    let mut files =
        vec![AnswerFile { label: "missing".into(), lesson: LESSON.into(), path: test.folder.join("no.rs") }];
    files.push(AnswerFile { label: "folder".into(), lesson: LESSON.into(), path: test.folder.clone() });
    for (label, text) in all() {
        let path = test.folder.join(format!("{label}.rs"));
        fs::write(&path, text).expect("the target folder can be written to");
        files.push(AnswerFile { label: label.into(), lesson: LESSON.into(), path });
    }
    #[cfg(unix)]
    files.extend(endless_files(&test.folder));
    let workspace = Workspace::find().expect("the workspace is there");
    let lessons = lessons::all(&workspace).expect("the lessons can be read");
    let mut plan = Plan::files(&workspace, &lessons, &test.folder, &files).expect("the plan is sound");
    let mut seen = Vec::new();
    plan.keep(|answer, check| {
        let is_first = check.step == 4 && !seen.contains(&answer.label);
        if is_first {
            seen.push(answer.label.clone());
        }
        is_first
    });
    let limits = Limits { time: Duration::from_secs(3), ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    judge(&workspace, &plan, &options, &mut |_| {}).expect("the answers can be judged")
});

#[track_caller]
fn becomes(label: &str, verdict: Verdict, says: &str) {
    let judged = JUDGED.iter().find(|judged| judged.label == label).expect("every answer is judged");
    assert_eq!(judged.said.verdict, verdict, "{}", judged.said.message);
    assert!(judged.said.message.contains(says), "{says:?} is not in\n{}", judged.said.message);
}

#[test]
fn a_right_answer_among_wrong_ones_passes() {
    becomes("right", Verdict::Passed, "");
}

#[test]
fn an_answer_needs_no_main_and_may_name_its_items_from_the_crate() {
    becomes("no_main", Verdict::Passed, "");
    becomes("by_crate", Verdict::Passed, "");
}

#[test]
fn a_file_that_cannot_be_read_is_told_from_one_that_is_wrong() {
    becomes("missing", Verdict::DoesNotCompile, "There is no ");
    becomes("folder", Verdict::DoesNotCompile, "can't be read: it is a folder.");
    becomes("empty", Verdict::DoesNotCompile, "empty.rs is empty.");
    becomes("not_utf8", Verdict::DoesNotCompile, "not_utf8.rs is not a text file in UTF-8: line 2 has bytes");
}

#[test]
#[cfg(unix)]
fn what_never_ends_is_not_read() {
    becomes("pipe", Verdict::DoesNotCompile, "pipe.rs is a pipe, not a text file.");
    becomes("to_a_pipe", Verdict::DoesNotCompile, "to_a_pipe.rs is a pipe, not a text file.");
    becomes("to_a_device", Verdict::DoesNotCompile, "to_a_device.rs is a device, not a text file.");
    becomes("too_large", Verdict::DoesNotCompile, "too_large.rs is larger than 1024 KiB, too large");
}

#[test]
fn a_text_that_breaks_the_compiler_costs_only_itself() {
    becomes("nested", Verdict::DoesNotCompile, "the compiler itself crashed");
}

#[test]
#[cfg(target_os = "linux")]
fn a_text_that_the_compiler_never_ends_with_costs_only_itself() {
    becomes("grows", Verdict::DoesNotCompile, "needed more than its limit of");
    becomes("never_compiled", Verdict::DoesNotCompile, "the compiler was still computing after 20 s");
}

#[test]
fn a_terminal_shows_what_an_answer_says_and_does_not_obey_it() {
    becomes("escapes", Verdict::Failed, "\\u{1b}[2Jno\\u{202e} tea");
}

#[test]
fn messages_name_the_file_and_not_its_copy() {
    becomes("syntax", Verdict::DoesNotCompile, "--> target/tmp/command/answers/syntax.rs:");
    becomes("panics", Verdict::Failed, "(answers/panics.rs:");
}

#[test]
fn a_step_whose_todo_stands_is_not_started() {
    becomes("not_started", Verdict::NotStarted, "the `todo!` of step 4 is still there");
}

#[test]
fn a_compile_error_is_shown_in_the_compilers_words() {
    becomes("syntax", Verdict::DoesNotCompile, "error: expected pattern, found `=`");
    becomes("wrong_type", Verdict::DoesNotCompile, "error[E0308]: mismatched types");
    becomes("unsafe", Verdict::DoesNotCompile, "error: usage of an `unsafe` block");
}

#[test]
fn what_the_model_lacks_is_named() {
    becomes("fs", Verdict::DoesNotCompile, "this lesson's `std` has no `fs`");
    becomes("process", Verdict::DoesNotCompile, "this lesson's `std` has no `process`");
    becomes("net", Verdict::DoesNotCompile, "this lesson's `std` has no `net`");
    becomes("env", Verdict::DoesNotCompile, "this lesson's `std` has no `env`");
}

#[test]
fn a_public_item_that_is_gone_private_or_changed_is_named() {
    becomes("renamed", Verdict::DoesNotCompile, "the check does not find `run_exact` in it");
    becomes("private", Verdict::DoesNotCompile, "`run_exact` is private in it");
    becomes("changed", Verdict::DoesNotCompile, "a signature that the check uses has been changed");
}

#[test]
fn a_type_that_equals_everything_is_not_the_contracts() {
    becomes("equals_all", Verdict::DoesNotCompile, "a signature that the check uses has been changed");
}

#[test]
fn given_code_that_was_changed_is_named_where_the_answer_fails() {
    let judged = JUDGED.iter().find(|judged| judged.label == "given").expect("every answer is judged");
    let line =
        1 + step_4("").lines().position(|line| line.starts_with("pub fn racy_task")).expect("it is given");
    let remark =
        format!("Given code was changed: `racy_task` (line {line}). The checks rely on the original.");
    assert_eq!((judged.said.verdict, &judged.said.advice), (Verdict::Failed, &vec![remark]));
}

#[test]
fn the_clock_of_what_lessons_share_stands_still() {
    becomes("timed", Verdict::Passed, "");
}

#[test]
fn an_answer_may_not_take_in_the_solution() {
    becomes("module", Verdict::DoesNotCompile, "includes another file");
}

#[test]
fn a_panic_fails_its_check() {
    becomes("panics", Verdict::Failed, "coffee left");
}

#[test]
fn a_panic_during_a_panic_fails_its_check() {
    becomes("aborts", Verdict::Failed, "a destructor panicked while another panic was unwinding its thread");
}

#[test]
fn endless_recursion_is_a_stack_overflow() {
    becomes("recursion", Verdict::Crashed, "Stack overflow: `down` used more than the 8 MiB of main's stack");
}

#[test]
fn an_endless_loop_is_stopped() {
    becomes("loops", Verdict::TimedOut, "was still running after 3 s");
}

#[test]
fn endless_allocation_is_stopped() {
    becomes("memory", Verdict::OutOfMemory, "memory");
}

#[test]
fn endless_printing_is_stopped() {
    becomes("prints", Verdict::OutputLimit, "");
}

#[test]
fn an_answer_is_the_root_of_a_crate_as_in_life() {
    let own = "fn private() -> u32 { 1 }\nmod within { pub const SEEN: fn() -> u32 = crate::private; }\n\
               const _: fn() -> u32 = within::SEEN;\n";
    let ran = Test::new("root").answer(format!("#![deny(warnings)]\n{}\n{own}", solution())).check(&[]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
}
