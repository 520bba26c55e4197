//! What 10_process_pool is held to. Every child announces what it was told to do, and a watcher orders what it
//! says and how it ends: so the answers are nobody's to work out, and nothing is timed but what has a limit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use live::photo_server::Rendezvous;
use live::{Driver, Failure, Held, Seen, Stage, Watcher, ensure, ensure_because, wait_until};

/// No child takes that long.
const HOUR: Duration = Duration::from_secs(3600);
/// A job may take that long.
const LONG: Duration = Duration::from_millis(1500);
/// For children that do not end.
const SHORT: Duration = Duration::from_millis(300);
/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);
/// More than any pipe holds.
const LARGE: usize = 300_000;

const NOT_WAITED_FOR: &str =
    "A process that ended stays in the system's table until its parent has waited for it.";
const FULL_PIPE: &str = "A pipe holds some tens of kilobytes, and a child whose pipe is full waits for its reader. \
     Both of its pipes must be read while it runs: not one after the other, nor after its end.";

/// Runs a child through the answer; how it ended, in words.
fn run(stage: &Stage, limit: Duration, child: &[&str], watcher: &Watcher) -> Result<String, Failure> {
    let driver = Driver::new(stage, "run").watched_by(watcher).with(limit.as_millis().to_string());
    Ok(driver.with_all(child).run()?.lines.concat())
}

/// The same failure, with the mistake by its name.
fn because<T>(result: Result<T, Failure>, misconception: &str) -> Result<T, Failure> {
    result.map_err(|failure| failure.named(misconception))
}

/// Bytes that nobody knows, as a file for a child to print.
fn file(stage: &Stage, name: &str, length: usize) -> (String, Vec<u8>) {
    let start = stage.dice(1 << 31);
    // Not all of them are text. Nor do many zeros in a row mean anything: all bytes are a child's to print.
    let byte = |place: usize| {
        let number = start + place as u64;
        if place % 100 < 60 { (number * number % 251) as u8 } else { 0 }
    };
    let mut bytes: Vec<u8> = (0..length).map(byte).collect();
    let end = b" \t\r\n\n";
    if let Some(start) = length.checked_sub(end.len()) {
        bytes[start..].copy_from_slice(end);
    }
    let path = stage.folder().join(name);
    fs::write(&path, &bytes).expect("the check's own folder can be written to");
    (path.display().to_string(), bytes)
}

/// What the child printed to its standard output or error, as the answer gave it back.
fn printed(stage: &Stage, output: &str) -> Vec<u8> {
    fs::read(stage.folder().join(output)).unwrap_or_default()
}

fn exit_code(stage: &Stage) -> String {
    (1 + stage.dice(100)).to_string()
}

/// A child that waits until the answer has returned, or for so long, and exits then.
fn waiting(patience: Duration, code: &str) -> Watcher {
    let code = code.to_owned();
    Watcher::ordering(move |_, others| {
        others.wait_for_return(patience);
        code.clone()
    })
}

pub fn step1_a_child_that_ends_in_time_is_exited_with_its_status_and_what_it_printed() -> Held {
    let code = exit_code(&Stage::new());
    for (code, wanted) in
        [("0", "exited 0"), ("1", "exited 1"), (&code, &format!("exited {code}")), ("crash", "crashed")]
    {
        if !cfg!(unix) && code == "crash" {
            continue;
        }
        let stage = Stage::new();
        let (stdout, stderr) = (file(&stage, "out", 100), file(&stage, "err", 60));
        let ended = run(&stage, HOUR, &["print", &stdout.0, &stderr.0, code], &Watcher::new())?;
        let why = if ended == "error BrokenPipe" {
            "A pipe was closed while there was more to read. A child may print any bytes: none of them mean the end."
        } else {
            "How a child ended is in its exit status. What that means is for the caller to say."
        };
        ensure_because(ended == wanted, why, || {
            format!("The child {wanted}; this was reported as `{ended}`.")
        })?;
        came_back(&stage, [&stdout.1, &stderr.1])?;
    }
    it_runs_as_it_was_told(&Stage::new())
}

fn it_runs_as_it_was_told(stage: &Stage) -> Held {
    let elsewhere = stage.folder().join("elsewhere");
    fs::create_dir(&elsewhere).expect("the check's own folder can be written to");
    let ended = Driver::new(stage, "run_elsewhere").with(HOUR.as_millis().to_string()).run()?.lines.concat();
    let (wanted, came) = (format!("{} so\n", elsewhere.display()), printed(stage, "stdout"));
    ensure_because(
        ended == "exited 0" && came == wanted.as_bytes(),
        "A command says more than the program: in which folder it runs, and what is in its environment. All that is the caller's.",
        || {
            let came = String::from_utf8_lossy(&came).into_owned();
            format!(
                "A child was to print its folder and a word of its environment, {wanted:?}. It printed {came:?}, and this was \
                 reported as `{ended}`."
            )
        },
    )
}

/// Both of the child's outputs, as it wrote them.
fn came_back(stage: &Stage, [stdout, stderr]: [&[u8]; 2]) -> Held {
    for (name, wrote, other) in [("stdout", stdout, stderr), ("stderr", stderr, stdout)] {
        let came = printed(stage, name);
        ensure(came == wrote, || {
            let others = if came.len() == wrote.len() { ", but not these" } else { "" };
            format!("The child wrote {} bytes to {name}. {} came back{others}.", wrote.len(), came.len())
        })
        .map_err(|failure| Failure { misconception: changed(wrote, &came, other), ..failure })?;
    }
    Ok(())
}

fn in_any_order(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.sort_unstable();
    bytes
}

/// How what came back differs from what was written to this output; `other` was written to the other one.
fn changed(wrote: &[u8], came: &[u8], other: &[u8]) -> Option<String> {
    let missing = wrote.strip_prefix(came).unwrap_or_default();
    let text = if missing.starts_with(&[0; 32]) {
        "What comes after a run of zeros is missing. A child may print any bytes: none of them mean the end."
    } else if !missing.is_empty() && missing.iter().all(u8::is_ascii_whitespace) {
        "What is missing are the spaces and line ends at the end. The child wrote them too."
    } else if came == other {
        "That is what it wrote to its other output: standard output and standard error are swapped."
    } else if in_any_order(came) == in_any_order(&[wrote, other].concat()) {
        "That is what it wrote to both of its outputs: what comes out of one must not get into the other."
    } else if came == String::from_utf8_lossy(wrote).as_bytes() {
        "That is what it wrote as text, and what is no text was replaced. A child may print any bytes."
    } else {
        return None;
    };
    Some(text.to_owned())
}

pub fn step1_more_output_than_a_pipe_holds_comes_back_whole() -> Held {
    for (order, out, err) in [("print", LARGE, LARGE), ("print_late", LARGE, LARGE)] {
        let stage = Stage::new();
        let (stdout, stderr) = (file(&stage, "out", out), file(&stage, "err", err));
        let child = [order, &stdout.0, &stderr.0, "0"];
        let ended = because(run(&stage, HOUR, &child, &Watcher::new()), FULL_PIPE)?;
        let (first, second) = if order == "print" { ("output", "error") } else { ("error", "output") };
        ensure_because(ended == "exited 0", FULL_PIPE, || {
            format!(
                "A child wrote {LARGE} bytes to standard {first}, and as many to standard {second} then; this was reported as `{ended}`."
            )
        })?;
        came_back(&stage, [&stdout.1, &stderr.1])?;
    }
    Ok(())
}

pub fn step1_it_returns_as_soon_as_the_child_has_ended() -> Held {
    let stage = Stage::new();
    let (stdout, stderr) = (file(&stage, "out", 10), file(&stage, "err", 10));
    let ended = because(
        run(&stage, HOUR, &["print", &stdout.0, &stderr.0, "0"], &Watcher::new()),
        "The limit is the longest that a child may take, not the time that is always waited.",
    )?;
    ensure(ended == "exited 0", || format!("The child ended at once, and had an hour: `{ended}`."))?;
    // A sleep may last longer than it should. The child goes on until the answer has looked at it, and looks again; also
    // when it waits longer each time.
    let watcher = waiting(Duration::from_millis(200), "0");
    let driver = Driver::new(&stage, "run_without_long_sleeps").watched_by(&watcher);
    let ended = driver.with(HOUR.as_millis().to_string()).with("wait").run().map_err(|failure| {
        let happened = "The child had ended, and the answer slept on: a sleep of 0.1 s or more was made as long as it can be, \
                        and was waited for."
            .to_owned();
        Failure { happened, ..failure }.named(
            "Whoever sleeps long between two looks at the child notices its end late. A thread that waits for it notices at \
             once, and looks with few milliseconds between them nearly so.",
        )
    })?;
    ensure(ended.lines == ["exited 0"], || {
        format!("The child ended at once, and had an hour: `{}`.", ended.lines.concat())
    })
}

pub fn step1_a_child_is_killed_when_its_time_is_up() -> Held {
    let stage = Stage::new();
    let watcher = going_on();
    let ended = because(
        run(&stage, SHORT, &["wait"], &watcher),
        "To wait for a child, or for the end of its output, takes as long as the child wants.",
    )?;
    ensure(ended == "timed out", || {
        format!("The child had 0.3 s and took longer; this was reported as `{ended}`.")
    })?;
    ensure_because(
        all_end(&watcher),
        "A child does not end because nobody waits for it: it must be killed, or it goes on by itself.",
        || "It returned `TimedOut`, and a second later the child was still running.".into(),
    )?;
    drop(stage);
    let others = "A child that was killed may have started another process, which goes on and holds the output open: whoever waits \
                  for the end of the output then waits for that one, without a limit.";
    named(returns_though_others_hold_its_output(), others, SHORT, &["wait"], "timed out")
}

/// A child that goes on, whatever the answer does.
fn going_on() -> Watcher {
    Watcher::ordering(|_, others| {
        others.wait_for(usize::MAX);
        "0".to_owned()
    })
}

fn returns_though_others_hold_its_output() -> Held {
    let ended = run(&Stage::new(), SHORT / 2, &["lead"], &waiting(HOUR, "0"))?;
    ensure(ended == "timed out", || {
        format!(
            "A child started another process, and both went on longer than the limit; this was reported as `{ended}`."
        )
    })
}

pub fn step1_the_time_is_up_at_the_end_of_the_limit_and_not_before() -> Held {
    let (stage, limit) = (Stage::new(), Duration::from_millis(200));
    let mut late = Vec::new();
    // A machine that has much to do may be late, but not each time, nor without being late with the same of its own.
    for _ in 0..20 {
        let driver =
            Driver::new(&stage, "run_timed").watched_by(&going_on()).with(limit.as_millis().to_string());
        let lines = driver.run()?.lines;
        ensure(lines[0] == "timed out", || {
            format!("The child had {limit:?} and took longer; this was reported as `{}`.", lines[0])
        })?;
        let time = |place: usize| Duration::from_nanos(lines[place].parse().unwrap_or_default());
        let (took, same_without_answer) = (time(1), time(2));
        ensure_because(
            took >= limit,
            "A child has all of its limit: it may end at the last moment.",
            || format!("A child had {limit:?}, and this returned `TimedOut` after {took:.0?}."),
        )?;
        if took < 2 * limit {
            return Ok(());
        }
        if same_without_answer < limit * 3 / 2 {
            late.push(took);
        }
        if late.len() == 4 {
            break;
        }
    }
    ensure_because(
        late.len() < 4,
        "When the limit is over the time is up: a child gets no more of it, however short the limit is.",
        || format!("A child had {limit:?}, and this returned `TimedOut` after {late:.1?}, in four runs."),
    )
}

/// Whether all children of the answer's have ended, or do so within a second.
fn all_end(watcher: &Watcher) -> bool {
    let children = watcher.seen().into_iter().map(|seen| seen.process);
    children.chain(watcher.left().iter().map(|left| left.process)).all(live::ends)
}

/// The mistake by its name, when a child that is ordinary but for this one thing ends as it should.
fn named(held: Held, misconception: &str, limit: Duration, ordinary: &[&str], wanted: &str) -> Held {
    held.map_err(|failure| {
        let ended = run(&Stage::new(), limit, ordinary, &going_on());
        let misconception = ended.is_ok_and(|ended| ended == wanted).then(|| misconception.to_owned());
        Failure { misconception, ..failure }
    })
}

pub fn step1_a_child_that_ignores_a_request_to_end_is_killed() -> Held {
    if !cfg!(unix) {
        return Ok(());
    }
    let asked = "A child may ignore a request to end, such as SIGTERM. Only killing it ends it for certain.";
    named(killed_though_it_ignores_requests(), asked, SHORT, &["wait"], "timed out")
}

fn killed_though_it_ignores_requests() -> Held {
    let stage = Stage::new();
    // It goes on, whatever it is asked.
    let watcher = Watcher::ordering(|_, others| others.wait_for_ever());
    let ended = run(&stage, SHORT, &["deaf"], &watcher)?;
    ensure(ended == "timed out", || {
        format!(
            "A child that ignores requests to end had 0.3 s and took longer; this was reported as `{ended}`."
        )
    })?;
    ensure(all_end(&watcher), || {
        "It returned `TimedOut`, and a second later a child that ignores requests to end was still running."
            .into()
    })
}

pub fn step1_the_limit_counts_from_the_start_however_much_is_printed() -> Held {
    let stage = Stage::new();
    let ended = run(&stage, SHORT, &["drip"], &Watcher::new())?;
    let held = ensure(ended == "timed out", || {
        format!(
            "A child had 0.3 s, and printed something every 10 ms for 4 s; this was reported as `{ended}`."
        )
    });
    let anew = "The limit is for the whole of the child's life. A limit that begins to count again at each output never ends.";
    named(held, anew, SHORT, &["wait"], "timed out")
}

pub fn step1_a_child_that_has_ended_has_ended_whoever_holds_its_output() -> Held {
    let stage = Stage::new();
    let code = exit_code(&stage);
    let (stdout, stderr) = (file(&stage, "out", 100), file(&stage, "err", 60));
    let held = has_ended(&stage, [&stdout, &stderr], &code);
    let other = "What the child has started has its output too, and may keep it open for long: the end of the output is not \
                 the end of the child.";
    held.map_err(|failure| {
        let alone = run(&stage, HOUR, &["print", &stdout.0, &stderr.0, &code], &Watcher::new());
        let is_right = alone.is_ok_and(|ended| ended == format!("exited {code}"))
            && came_back(&stage, [&stdout.1, &stderr.1]).is_ok();
        let misconception = if is_right { Some(other.to_owned()) } else { failure.misconception };
        Failure { misconception, ..failure }
    })
}

fn has_ended(stage: &Stage, [stdout, stderr]: [&(String, Vec<u8>); 2], code: &str) -> Held {
    // The child's own child goes on until the answer has returned.
    let watcher = waiting(HOUR, "0");
    let ended = run(stage, HOUR, &["leave", &stdout.0, &stderr.0, code], &watcher)?;
    ensure(ended == format!("exited {code}"), || {
        format!(
            "A child started another process, printed {} bytes, and exited with {code}. The other process went on, with the \
             same output. This was told as `{ended}`.",
            stdout.1.len()
        )
    })?;
    came_back(stage, [&stdout.1, &stderr.1])
}

pub fn step1_the_child_has_been_waited_for_when_it_returns() -> Held {
    let stage = Stage::new();
    let (stdout, stderr) = (file(&stage, "out", 10), file(&stage, "err", 10));
    let (ends, goes_on) = (["print", &stdout.0, &stderr.0, "3"], ["wait"]);
    for (child, limit) in [(&ends[..], HOUR), (&goes_on[..], SHORT)] {
        let watcher = waiting(PATIENCE, "0");
        let ended = run(&stage, limit, child, &watcher)?;
        ensure_because(watcher.left().is_empty(), NOT_WAITED_FOR, || {
            format!("When it returned (`{ended}`), its child was still in the system's table.")
        })?;
    }
    Ok(())
}

pub fn step1_a_child_that_has_closed_its_output_goes_on_until_it_ends_or_its_time_is_up() -> Held {
    let stage = Stage::new();
    let code = exit_code(&stage);
    let ended = run(&stage, HOUR, &["close"], &waiting(SHORT, &code))?;
    let misconception =
        "The end of its output is not the end of a child: only waiting tells that it has ended.";
    ensure_because(ended == format!("exited {code}"), misconception, || {
        format!("A child closed its output, went on, and exited with {code}; this was reported as `{ended}`.")
    })?;
    let ended = because(run(&stage, SHORT, &["close"], &waiting(PATIENCE, "0")), misconception)?;
    ensure_because(ended == "timed out", misconception, || {
        format!("A child closed its output and ran past its limit; this was reported as `{ended}`.")
    })
}

pub fn step1_the_childs_input_is_empty() -> Held {
    let stage = Stage::new();
    let code = exit_code(&stage);
    let open =
        "A pipe ends when its writer closes it. A child that reads one which stays open waits for ever.";
    // What is said to the answer's own process is not for the child.
    let driver = Driver::new(&stage, "run").with(HOUR.as_millis().to_string());
    let mut conversation = driver.with_all(["read", &code]).talk()?;
    conversation.say(&stage.word());
    let (_, finished) = because(conversation.hang_up(), open)?;
    let ended = finished.lines.concat();
    ensure(ended == format!("exited {code}"), || {
        format!("A child read its input to the end, and exited with {code}; this was reported as `{ended}`.")
    })?;
    ensure_because(
        printed(&stage, "stdout").is_empty(),
        "Unless it is told otherwise, a child inherits its parent's input.",
        || "The child read the input that was meant for its parent.".into(),
    )
}

pub fn step1_a_command_that_cannot_be_started_is_an_error() -> Held {
    let stage = Stage::new();
    for limit in [HOUR, SHORT, Duration::ZERO] {
        let ended = run(&stage, limit, &[], &Watcher::new())?;
        ensure_because(
            ended.starts_with("error"),
            "Whether a command can be started shows when it is started. It is, however little time the child has.",
            || {
                format!(
                    "There is no such program, and the limit was {limit:?}; this was reported as `{ended}`."
                )
            },
        )?;
    }
    Ok(())
}

/// Lines for `work`, and what it says to each.
fn lines(stage: &Stage, count: usize) -> Result<(Vec<String>, Vec<String>), Failure> {
    let mut lines: Vec<String> = (0..count).map(|_| stage.dice(60).to_string()).collect();
    // Others are lines too: `work` says of them that they are no numbers.
    let odd = [
        ["", " ", "7\u{feff}", " 7", "7 ", "  ", "a b", "\u{feff}7"],
        ["\t", "#", "quit", "exit", "end", "0 0", "7\u{a0}", "\u{2028}7"],
    ]
    .concat();
    for (place, odd) in odd.into_iter().enumerate().take(count / 2) {
        lines[2 * place] = odd.to_owned();
    }
    stage.shuffle(&mut lines);
    // At the end of the input an empty line without its end is none.
    if lines.last().is_some_and(String::is_empty) {
        lines.swap(0, count - 1);
    }
    let answers = Driver::new(stage, "work").with_all(&lines).run()?.lines;
    Ok((lines, answers))
}

pub fn step2_each_line_is_answered_before_the_next_one_comes() -> Held {
    let stage = Stage::new();
    let (lines, answers) = lines(&stage, 8)?;
    let mut conversation = Driver::new(&stage, "serve").talk()?;
    for (line, wanted) in lines.iter().zip(&answers) {
        conversation.say(&format!("{line}\n"));
        let answer = conversation.hear();
        ensure_because(
            answer.is_some(),
            "Whoever sent a line waits for its answer. An answer that is not flushed stays in the worker, and one \
             that waits for all of the input waits for the end of a conversation that has just begun.",
            || format!("The line `{line}` was sent, and the input left open: no answer came."),
        )?;
        ensure(answer.as_ref() == Some(wanted), || {
            format!(
                "To `{line}` the answer was `{}`; `work` says `{wanted}`.",
                answer.clone().unwrap_or_default()
            )
        })?;
    }
    conversation.hang_up().map(|_| ())
}

pub fn step2_there_is_one_line_out_for_each_line_in() -> Held {
    let stage = Stage::new();
    let (lines, wanted) = lines(&stage, 40)?;
    for last_end in ["\n", ""] {
        let mut conversation = Driver::new(&stage, "serve").talk()?;
        conversation.say(&(lines.join("\n") + last_end));
        let (answers, _) = conversation.hang_up()?;
        let end = if last_end.is_empty() { ", the last one without its end" } else { "" };
        ensure(answers.len() == wanted.len(), || {
            let all_before = answers.len() < wanted.len() && wanted.starts_with(&answers);
            let first = if all_before {
                format!(" The first line that was not answered is `{}`.", lines[answers.len()])
            } else {
                String::new()
            };
            format!("40 lines went in{end}, and {} came out.{first}", answers.len())
        })?;
        let different = (0..wanted.len()).find(|place| answers[*place] != wanted[*place]);
        ensure(different.is_none(), || {
            let place = different.unwrap_or_default();
            let (line, answer, wanted) = (&lines[place], &answers[place], &wanted[place]);
            format!("40 lines went in{end}. To `{line}` the answer was `{answer}`; `work` says `{wanted}`.")
        })?;
    }
    a_long_line_is_one(&stage)
}

fn a_long_line_is_one(stage: &Stage) -> Held {
    let long = format!("7{}", " ".repeat(70_000));
    let lines = ["1".to_owned(), long, "2".to_owned()];
    let wanted = Driver::new(stage, "work").with_all(&lines).run()?.lines;
    let mut conversation = Driver::new(stage, "serve").talk()?;
    conversation.say(&(lines.join("\n") + "\n"));
    let (answers, _) = conversation.hang_up()?;
    ensure_because(answers == wanted, "A line ends where its end is, however long it is.", || {
        format!(
            "3 lines went in, the second with 70 001 letters: {} came out, and not what `work` says.",
            answers.len()
        )
    })
}

pub fn step2_answers_go_to_the_output_it_was_given_alone() -> Held {
    let stage = Stage::new();
    let (lines, wanted) = lines(&stage, 6)?;
    // An output may take no more than a part of what it is given.
    for (most, what) in [(usize::MAX, "all that it is given"), (3, "3 bytes at a time")] {
        let mut conversation = Driver::new(&stage, "serve_into").with(most.to_string()).talk()?;
        conversation.say(&(lines.join("\n") + "\n"));
        let (printed, finished) = conversation.hang_up()?;
        ensure_because(
            printed.is_empty(),
            "`println!` writes to standard output, whatever `output` is.",
            || {
                format!(
                    "`output` was not standard output, and {} lines were printed to standard output.",
                    printed.len()
                )
            },
        )?;
        ensure(finished.lines == wanted, || {
            let came = finished.lines;
            format!("6 lines went in, and `output` took {what}. In it there is {came:?}; that should be {wanted:?}.")
        })
        .map_err(|failure| {
            let part = "`write` may write a part, and says how much it was. `write_all` writes all of it.";
            Failure { misconception: (most == 3).then(|| part.to_owned()), ..failure }
        })?;
    }
    Ok(())
}

pub fn step2_it_returns_at_the_end_of_its_input() -> Held {
    let stage = Stage::new();
    for text in ["", "7\n"] {
        let mut conversation = Driver::new(&stage, "serve").talk()?;
        conversation.say(text);
        let (answers, finished) = because(
            conversation.hang_up(),
            "At the end of its input there is nothing to read: `read_line` says so by `Ok(0)`, again and again.",
        )?;
        ensure(finished.lines == ["ok"], || {
            format!("The end of its input is no error, but it returned one: {:?}.", finished.lines)
        })?;
        let lines = text.lines().count();
        ensure(answers.len() == lines, || format!("{lines} lines went in, and {} came out.", answers.len()))?;
    }
    Ok(())
}

pub fn step2_an_input_and_an_output_that_fail_are_errors() -> Held {
    let stage = Stage::new();
    for (side, happened) in [
        ("input", "Its input failed after two lines, and it returned `Ok`, as if the input had ended."),
        ("output", "Each of its writes failed, and it returned `Ok`."),
        ("1", "Its first write failed, and it returned `Ok`."),
        ("2", "Its second write failed, and it returned `Ok`."),
        ("3", "Its third write failed, and it returned `Ok`."),
    ] {
        let (lines, _) = lines(&stage, 3)?;
        let result = Driver::new(&stage, "serve_badly").with(side).with_all(&lines).run()?.lines;
        ensure_because(
            // It may write all in fewer pieces.
            result == ["error"] || result == ["unbroken"],
            "An error that is dropped looks like success. `?` hands it on.",
            || happened.to_owned(),
        )?;
    }
    let (lines, _) = lines(&stage, 3)?;
    let result = Driver::new(&stage, "serve_badly").with("no_text").with_all(&lines).run()?.lines;
    // Who answers it has read it.
    ensure_because(
        result[0] == "error" || result[1] == "5",
        "A line that is no UTF-8 can't be read as text. Whoever sent it waits for an answer: to pass it over is no way to say so.",
        || {
            format!(
                "5 lines went in, of which the fourth is no UTF-8. It returned `Ok`, and had answered {} of them.",
                result[1]
            )
        },
    )
}

/// What workers are ordered to say, which no pool can work out.
#[derive(Clone)]
struct Answers {
    secret: u64,
    /// Another order for these, the first time that they are sent.
    odd: Arc<Mutex<BTreeMap<u64, String>>>,
}

impl Answers {
    fn new(stage: &Stage, odd: &[(u64, &str)]) -> Answers {
        let odd = odd.iter().map(|(job, order)| (*job, (*order).to_owned())).collect();
        Answers { secret: stage.dice(u64::MAX), odd: Arc::new(Mutex::new(odd)) }
    }

    /// Few digits, so that a message can be read; and all that there are, for one job.
    fn to(&self, job: u64) -> u64 {
        match job {
            u64::MAX => u64::MAX,
            _ => (job ^ self.secret).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 46,
        }
    }

    /// What whoever announces this is to do.
    fn order(&self, seen: &Seen) -> String {
        let Some(job) = job(seen) else { return "go".to_owned() };
        let odd = self.odd.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
        match odd {
            Some(order) => order.replace('?', &self.to(job).to_string()),
            None => format!("say {}", self.to(job)),
        }
    }

    fn watcher(&self) -> Watcher {
        let answers = self.clone();
        Watcher::ordering(move |seen, _| answers.order(seen))
    }

    /// The same, of workers that take some time to end: whoever does not wait for them is seen not to.
    fn slow_to_end(&self) -> Watcher {
        let answers = self.clone();
        Watcher::ordering(move |seen, others| {
            if seen.kind == "end" {
                others.wait_for_return(SHORT);
            }
            answers.order(seen)
        })
    }

    fn expected(&self, jobs: &[u64]) -> Vec<String> {
        jobs.iter().map(|job| self.to(*job).to_string()).collect()
    }
}

/// The job that was sent, if that is what was announced.
fn job(seen: &Seen) -> Option<u64> {
    if seen.kind == "job" { seen.path.to_str()?.parse().ok() } else { None }
}

/// The processes that were sent a job.
fn workers(watcher: &Watcher) -> BTreeSet<u32> {
    watcher.seen().iter().filter(|seen| seen.kind == "job").map(|seen| seen.process).collect()
}

/// Different numbers.
fn jobs(stage: &Stage, count: usize) -> Vec<u64> {
    (1..=count as u64).map(|number| stage.dice(1 << 50) * 256 + number).collect()
}

/// Different numbers, the least and the greatest among them.
fn jobs_of_any_size(stage: &Stage, count: usize) -> Vec<u64> {
    let mut jobs = jobs(stage, count);
    jobs[..2].copy_from_slice(&[u64::MAX, 0]);
    jobs.rotate_left(stage.dice(count as u64) as usize);
    jobs
}

/// What becomes of the pool at the end.
#[derive(Clone, Copy)]
enum End {
    Dropped,
    /// Dropped by a panic of its owner's.
    Unwound,
    Forgotten,
}

/// Has the answer's pool do these jobs, one call of `map` after the other; the results of each.
fn map(
    stage: &Stage,
    watcher: &Watcher,
    end: End,
    workers: usize,
    maps: &[&[u64]],
) -> Result<Vec<Vec<String>>, Failure> {
    let end = match end {
        End::Dropped => "drop",
        End::Unwound => "unwind",
        End::Forgotten => "keep",
    };
    let driver =
        Driver::new(stage, "pool").watched_by(watcher).with(end).with(workers.to_string()).with("1000");
    let words = maps.iter().map(|jobs| jobs.iter().map(u64::to_string).collect::<Vec<_>>());
    let words: Vec<Vec<String>> = words.collect();
    let lines = driver.with_all(words.join(&"between".to_owned())).run()?.lines;
    ensure(lines != ["error"], || "`start` returned an error, and the workers can be started.".into())?;
    Ok(results_of_each(&lines))
}

fn results_of_each(lines: &[String]) -> Vec<Vec<String>> {
    let mut results: Vec<Vec<String>> =
        lines.split(|line| line == "end of map").map(<[String]>::to_vec).collect();
    results.pop();
    results
}

fn lost(results: &[String]) -> usize {
    results.iter().filter(|result| *result == "died").count()
}

fn words(results: &[String]) -> String {
    let short = |line: &String| if line == "died" { "Err(WorkerDied)".into() } else { format!("Ok({line})") };
    let all: Vec<String> = results.iter().map(short).collect();
    if all.is_empty() { "none".into() } else { all.join(", ") }
}

fn sorted(results: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = results.iter().collect();
    sorted.sort();
    sorted
}

pub fn step3_results_stand_in_the_order_of_the_jobs() -> Held {
    let stage = Stage::new();
    let mut jobs = jobs_of_any_size(&stage, 6);
    jobs.push(jobs[3]);
    let (answers, first) = (Answers::new(&stage, &[]), jobs[0]);
    let orders = answers.clone();
    let watcher = Watcher::ordering(move |seen, others| {
        if job(seen) == Some(first) {
            others.wait_for(2);
        }
        orders.order(seen)
    });
    let results = map(&stage, &watcher, End::Forgotten, 2, &[&jobs])?.concat();
    let expected = answers.expected(&jobs);
    let backwards: Vec<String> = expected.iter().rev().cloned().collect();
    let misconception = if results == backwards {
        Some("These are the answers in the order of `jobs`, but from the last to the first.")
    } else if sorted(&results) == sorted(&expected) {
        Some("These are the answers in the order in which they came, not in that of `jobs`.")
    } else if lost(&results) == 0 {
        Some(
            "The answer to a job is the line that the worker with this job says next. It comes through the worker's output \
             alone: processes share no variables.",
        )
    } else {
        None
    };
    ensure(results == expected, || {
        format!(
            "2 workers had 7 jobs, and the first one took longest.\nThe results were {}.\nThe answers were {}.",
            words(&results),
            words(&expected)
        )
    })
    .map_err(|failure| Failure { misconception: misconception.map(str::to_owned), ..failure })
}

pub fn step3_each_job_is_sent_once_to_a_worker_process() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs_of_any_size(&stage, 7), Answers::new(&stage, &[]));
    let watcher = answers.watcher();
    map(&stage, &watcher, End::Forgotten, 3, &[&jobs])?;
    let sent: Vec<PathBuf> =
        watcher.seen().into_iter().filter(|seen| seen.kind == "job").map(|seen| seen.path).collect();
    ensure_because(
        !sent.is_empty(),
        "Work that threads of the pool's own process do is not isolated: one crash ends them all.",
        || "3 workers had 7 jobs, and no line came to any of their processes.".into(),
    )?;
    for job in &jobs {
        let times = sent.iter().filter(|line| line.to_str() == Some(job.to_string().as_str())).count();
        ensure(times == 1, || {
            let first = sent[0].display();
            format!(
                "Of 7 jobs one was {job}, and it was sent {times} times. The first line sent was `{first}`."
            )
        })?;
    }
    ensure(sent.len() == 7, || {
        format!("There were 7 jobs, and the workers were sent {} lines.", sent.len())
    })?;
    equal_jobs_are_sent_too()
}

fn equal_jobs_are_sent_too() -> Held {
    let stage = Stage::new();
    let (job, other) = (stage.dice(1000), 1000 + stage.dice(1000));
    let jobs = [job, other, job, job];
    let answers = Answers::new(&stage, &[]);
    let watcher = answers.watcher();
    map(&stage, &watcher, End::Forgotten, 1, &[&jobs, &[job]])?;
    let sent = watcher.seen().iter().filter(|seen| seen.kind == "job").count();
    ensure_because(
        sent == 5,
        "A job that is equal to another one is a job too: nobody said that a worker answers the same each time.",
        || {
            format!(
                "1 worker had 4 jobs, three of which are equal, and one of them again in a second call: it was sent {sent} lines, and not 5."
            )
        },
    )
}

pub fn step3_many_jobs_are_all_done() -> Held {
    let jobs: Vec<u64> = (0..1130).map(|number| number * 10).collect();
    let results = quick(4, &jobs)?;
    let right = results.iter().zip(&jobs).filter(|(result, job)| **result == (*job + 3).to_string()).count();
    let has_all = results.len() == jobs.len() && lost(&results) == 0;
    let misconception = (!has_all).then(|| "However many jobs there are, each has its result.".to_owned());
    ensure(has_all && right == jobs.len(), || {
        format!(
            "4 workers had {} jobs. There were {} results, and {right} were right.",
            jobs.len(),
            results.len()
        )
    })
    .map_err(|failure| Failure { misconception, ..failure })
}

/// Has a pool of workers that nobody watches do these jobs: each says three more, or ends if the job ends in 7.
fn quick(workers: usize, jobs: &[u64]) -> Result<Vec<String>, Failure> {
    let stage = Stage::new();
    let driver = Driver::new(&stage, "pool").with("quick").with(workers.to_string()).with("1000");
    let mut lines = driver.with_all(jobs.iter().map(u64::to_string)).run()?.lines;
    lines.pop();
    Ok(lines)
}

pub fn step3_two_pools_work_at_once() -> Held {
    let stage = Stage::new();
    let crew = stage.between(2, 3);
    let (jobs, answers) = (jobs(&stage, 4 * crew), Answers::new(&stage, &[]));
    let rendezvous = Arc::new(Rendezvous::new(2 * crew, 1, PATIENCE));
    let orders = (answers.clone(), rendezvous.clone());
    let watcher = Watcher::ordering(move |seen, _| {
        if job(seen).is_some() {
            orders.1.wait();
        }
        orders.0.order(seen)
    });
    let of = |jobs: &[u64]| jobs.iter().map(u64::to_string).collect::<Vec<_>>();
    let (first, second) = jobs.split_at(2 * crew);
    let driver = Driver::new(&stage, "pools").watched_by(&watcher).with(crew.to_string());
    let results = driver.with_all(of(first)).with("and").with_all(of(second)).run()?.lines;
    let expected = answers.expected(&jobs);
    let shared = "Two pools share something, such as a static variable. What belongs to a pool or a call stands in it.";
    let each_alone_is_right = || {
        map(&stage, &answers.watcher(), End::Forgotten, crew, &[first, second])
            .is_ok_and(|results| results.concat() == expected)
    };
    ensure(results == expected, || {
        format!(
            "Two pools had {} jobs each, at once.\nThe results were {}.\nThe answers were {}.",
            first.len(),
            words(&results),
            words(&expected)
        )
    })
    .map_err(|failure| Failure {
        misconception: each_alone_is_right().then(|| shared.to_owned()),
        ..failure
    })?;
    let most = rendezvous.attendance().most;
    ensure(most >= 2 * crew, || {
        format!(
            "Two pools of {crew} workers had {} jobs each, at once, and no more than {most} of all these workers were ever at \
             work at once.",
            first.len()
        )
    })
    .map_err(|failure| {
        let each_works = at_work_at_once(crew, 2 * crew).is_ok_and(|most| most >= crew);
        Failure { misconception: each_works.then(|| shared.to_owned()), ..failure }
    })
}

/// How many of these workers are at work at once when they have so many jobs.
fn at_work_at_once(crew: usize, count: usize) -> Result<usize, Failure> {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, count), Answers::new(&stage, &[]));
    let rendezvous = Arc::new(Rendezvous::new(crew, 1, PATIENCE));
    let held = rendezvous.clone();
    let watcher = Watcher::ordering(move |seen, _| {
        if job(seen).is_some() {
            held.wait();
        }
        answers.order(seen)
    });
    map(&stage, &watcher, End::Forgotten, crew, &[&jobs])?;
    Ok(rendezvous.attendance().most)
}

pub fn step3_two_calls_of_one_pool_share_its_workers_and_nothing_else() -> Held {
    let stage = Stage::new();
    let crew = stage.between(1, 3);
    let (jobs, answers) = (jobs(&stage, 6 * crew), Answers::new(&stage, &[]));
    let (first, second) = jobs.split_at(4 * crew);
    let (begin, begun, called) = (Instant::now(), AtomicUsize::new(0), AtomicBool::new(false));
    let orders = answers.clone();
    let watcher = Watcher::ordering(move |seen, others| {
        // The second call comes when each worker has a job of the first one, and they have it for some time after.
        let is_early = job(seen).is_some() && begun.fetch_add(1, Ordering::SeqCst) < crew;
        let is_call = seen.kind == "call";
        called.fetch_or(is_call, Ordering::SeqCst);
        if is_early || is_call {
            wait_until(begin + PATIENCE, || {
                called.load(Ordering::SeqCst) && begun.load(Ordering::SeqCst) >= crew
            });
        }
        if is_early {
            others.wait_for_return(Duration::from_millis(100));
        }
        orders.order(seen)
    });
    let of = |jobs: &[u64]| jobs.iter().map(u64::to_string).collect::<Vec<_>>();
    let driver = Driver::new(&stage, "shared_pool").watched_by(&watcher).with(crew.to_string());
    let lines = driver.with_all(of(first)).with("and").with_all(of(second)).run()?.lines;
    if lines == ["not shared"] {
        return Ok(());
    }
    let results = results_of_each(&lines);
    let expected = [first, second].map(|jobs| answers.expected(jobs));
    let in_turn = || {
        map(&stage, &answers.watcher(), End::Forgotten, crew, &[first, second])
            .is_ok_and(|results| results == expected)
    };
    ensure(results == expected, || {
        let [first, second] = expected.each_ref().map(|expected| words(expected));
        format!(
            "Two threads called `map` of one pool, with {}, at once.\nThe results were {};\nand {}.\nThe answers were {first};\nand \
             {second}.",
            live::so_many(crew, "worker"),
            words(results.first().map_or(&[], Vec::as_slice)),
            words(results.get(1).map_or(&[], Vec::as_slice)),
        )
    })
    .map_err(|failure| {
        let busy = "Two calls in turn are right, so one disturbs the other: what belongs to a call, such as the next place, \
                    stands in the call, and a worker that is busy is waited for.";
        Failure { misconception: in_turn().then(|| busy.to_owned()), ..failure }
    })?;
    let started = watcher.started().union(&workers(&watcher)).count();
    ensure_because(
        started <= crew,
        "The processes of the pool do the jobs of every call. When they are busy, a call waits until they are free.",
        || {
            format!(
                "Two threads called `map` of one pool with {} at once, and {started} processes were started. None had died.",
                live::so_many(crew, "worker")
            )
        },
    )
}

pub fn step3_all_workers_are_at_work_at_once() -> Held {
    for crew in Stage::new().crews() {
        let stage = Stage::new();
        let (jobs, answers) = (jobs(&stage, 2 * crew), Answers::new(&stage, &[]));
        let rendezvous = Arc::new(Rendezvous::new(crew, 2, PATIENCE));
        let orders = (answers.clone(), rendezvous.clone());
        let watcher = Watcher::ordering(move |seen, _| {
            if job(seen).is_some() {
                orders.1.wait();
            }
            orders.0.order(seen)
        });
        map(&stage, &watcher, End::Forgotten, crew, &[&jobs])?;
        let (most, rounds) = (rendezvous.attendance().most, rendezvous.attendance().rounds);
        let asked = workers(&watcher).len();
        let alone = match (most, asked) {
            (1, 1) => Some(format!("Only 1 process was sent jobs, for {crew} workers.")),
            (1, _) => {
                Some("A worker that is waited for before the next one is asked works alone.".to_owned())
            }
            _ => None,
        };
        ensure(most >= crew, || {
            format!(
                "{crew} workers had {} jobs, but no more than {most} of them were ever at work at once.",
                jobs.len()
            )
        })
        .map_err(|failure| Failure { misconception: alone, ..failure })?;
        ensure(rounds >= 2, || {
            format!("The first {crew} of {} jobs were done at once, the others were not.", jobs.len())
        })?;
        ensure(asked >= crew, || {
            format!("{crew} workers had {} jobs, and {asked} processes did them.", jobs.len())
        })?;
    }
    Ok(())
}

/// More than anybody would take for the most that there can be.
const MANY: usize = 40;

pub fn step3_many_workers_are_at_work_at_once() -> Held {
    let most = at_work_at_once(MANY, MANY)?;
    ensure(most >= MANY, || {
        format!("{MANY} workers had {MANY} jobs, but no more than {most} of them were ever at work at once.")
    })
    .map_err(|failure| {
        let all_with_more_jobs = at_work_at_once(MANY, 3 * MANY).is_ok_and(|most| most >= MANY);
        let misconception = if all_with_more_jobs {
            "With three times as many jobs all of them are at work. They must be with one job for each, too: each takes one, and \
             then the next."
        } else {
            "`workers` says how many processes there are, whatever the number of cores is."
        };
        failure.named(misconception)
    })
}

pub fn step3_nobody_waits_for_a_slow_job_who_could_take_the_next() -> Held {
    let places = |(crew, count)| Stage::new().places(count).into_iter().map(move |slow| (crew, count, slow));
    let in_short_lists = [(2, 5), (3, 7), (5, 11)].into_iter().flat_map(places);
    let at_the_ends_of_a_long_one = [(2, 24, 0), (2, 24, 23)];
    for (crew, count, slow) in in_short_lists.chain(at_the_ends_of_a_long_one) {
        let stage = Stage::new();
        let (jobs, answers) = (jobs(&stage, count), Answers::new(&stage, &[]));
        let (orders, late) = (answers.clone(), jobs[slow]);
        let watcher = Watcher::ordering(move |seen, others| {
            if job(seen) == Some(late) {
                others.wait_for_all_but(&seen.path, count - 1);
            }
            orders.order(seen)
        });
        map(&stage, &watcher, End::Forgotten, crew, &[&jobs])?;
        ensure_because(!watcher.in_vain(), live::NOBODY_TOOK_IT, || {
            format!(
                "{crew} workers had {count} jobs. The answer to number {} was held back until all others were there, which \
                 never happened.",
                slow + 1
            )
        })?;
    }
    Ok(())
}

pub fn step3_a_slow_job_is_waited_for() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, 3), Answers::new(&stage, &[]));
    let (orders, late) = (answers.clone(), jobs[stage.dice(3) as usize]);
    let watcher = Watcher::ordering(move |seen, others| {
        if job(seen) == Some(late) {
            others.wait_for_return(LONG);
        }
        orders.order(seen)
    });
    let results = map(&stage, &watcher, End::Forgotten, 2, &[&jobs])?.concat();
    let expected = answers.expected(&jobs);
    let without_it = |results: &[String]| {
        let mut results = results.to_vec();
        results.retain(|result| *result != answers.to(late).to_string() && *result != "died");
        results
    };
    let is_lost = without_it(&results) == without_it(&expected);
    ensure(results == expected, || {
        format!(
            "One of 3 jobs took 1.5 s. The results were {}, and not {}.",
            words(&results),
            words(&expected)
        )
    })
    .map_err(|failure| Failure {
        misconception: is_lost
            .then(|| "A job may take as long as it needs: nobody gave it a limit.".to_owned()),
        ..failure
    })
}

pub fn step3_a_worker_may_write_to_standard_error() -> Held {
    let stage = Stage::new();
    let jobs = jobs(&stage, 4);
    let answers = Answers::new(&stage, &[(jobs[1], "loud ?")]);
    let results = map(&stage, &answers.watcher(), End::Forgotten, 2, &[&jobs]).map_err(|failure| {
        let quiet = Answers::new(&stage, &[]).watcher();
        let only_then = map(&stage, &quiet, End::Forgotten, 2, &[&jobs]).is_ok();
        let full = "A worker wrote 100 kB to its standard error. If that is a pipe, somebody must read it: a process whose pipe is \
                    full waits.";
        if only_then { failure.named(full) } else { failure }
    })?;
    let (results, expected) = (results.concat(), answers.expected(&jobs));
    ensure(results == expected, || {
        format!(
            "A worker wrote 100 kB to its standard error before it answered. The results were {}, and not {}.",
            words(&results),
            words(&expected)
        )
    })
}

pub fn step3_the_same_processes_do_all_jobs() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, 80), Answers::new(&stage, &[]));
    let watcher = answers.watcher();
    map(&stage, &watcher, End::Forgotten, 2, &[&jobs[..70], &jobs[70..]])?;
    let (used, started) = (workers(&watcher).len(), watcher.started().len());
    let misconception = if used >= jobs.len() {
        "A process for each job: starting one costs more than most jobs do, and a pool is there to save it."
    } else if used > 2 {
        "A pool keeps its processes: what `start` started does the jobs of every call."
    } else {
        "A process that is started and never used costs as much as one that works: start another only when a worker has died."
    };
    ensure_because(started.max(used) <= 2, misconception, || {
        format!(
            "2 workers had 70 jobs, and then 10 more: {} processes were started, and {used} of them were sent jobs. None had \
             died.",
            started.max(used)
        )
    })
}

pub fn step3_no_jobs_fewer_jobs_than_workers_and_a_second_call_are_fine() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs_of_any_size(&stage, 6), Answers::new(&stage, &[]));
    let maps = [&[], &jobs[..2], &[], &jobs[2..]];
    for workers in [1, 3] {
        let results = map(&stage, &answers.watcher(), End::Forgotten, workers, &maps)?;
        for (results, jobs) in results.iter().zip(maps) {
            // Their order is another check's.
            ensure(sorted(results) == sorted(&answers.expected(jobs)), || {
                let (count, results) = (jobs.len(), words(results));
                let expected = words(&answers.expected(jobs));
                let workers = live::so_many(workers, "worker");
                format!("With {workers} and {count} jobs the results were {results}, not {expected}.")
            })?;
        }
    }
    Ok(())
}

/// A pool of workers of which only the first `startable` can be started; what `start` returned, and who watched.
fn started(
    stage: &Stage,
    end: &str,
    workers: usize,
    startable: usize,
) -> Result<(Vec<String>, Watcher), Failure> {
    let watcher = Answers::new(stage, &[]).slow_to_end();
    let driver = Driver::new(stage, "pool").watched_by(&watcher).with(end).with(workers.to_string());
    let lines = driver.with(startable.to_string()).run()?.lines;
    Ok((lines, watcher))
}

pub fn step3_a_worker_that_cannot_be_started_is_an_error() -> Held {
    let (lines, _) = started(&Stage::new(), "keep", 2, 0)?;
    ensure_because(
        lines == ["error"],
        "`start` starts the processes, so it is the first to know when that fails.",
        || "There is no such program as the workers', and `start` returned a pool.".into(),
    )
}

/// One worker of a pool does something odd with a job: that job is lost, and only it.
fn costs_only_its_job(what: &str, order: &str, workers: usize) -> Held {
    let stage = Stage::new();
    let jobs = jobs(&stage, 6);
    let odd = stage.dice(5) as usize;
    let answers = Answers::new(&stage, &[(jobs[odd], order)]);
    let watcher = answers.watcher();
    let results = because(
        map(&stage, &watcher, End::Forgotten, workers, &[&jobs]),
        if matches!(order, "crash" | "0") || order.starts_with("half") {
            "A dead worker never answers: nobody must wait for it, and another one must do the jobs that are left."
        } else {
            "A worker that answers something else is not dead yet, and need not end by itself: nobody must wait for that, nor \
             for another answer. It is killed, and another one must do the jobs that are left."
        },
    )?
    .concat();
    let sent = watcher.seen().iter().filter(|seen| job(seen) == Some(jobs[odd])).count();
    let mut expected = answers.expected(&jobs);
    let answer = std::mem::replace(&mut expected[odd], "died".to_owned());
    let answered = results.get(odd) == Some(&answer);
    let misconception = match lost(&results) {
        _ if answered && sent > 1 => Some(
            "A job that cost a worker its life may cost the next one its own: it is an error, and not tried again.",
        ),
        _ if answered && order.starts_with("half") => Some(
            "An answer is a line, and a line has an end. What a worker said of one before it died is no answer.",
        ),
        0 => {
            Some("When no answer comes, or a line that is no number, the job has no result: it is an error.")
        }
        1 if sorted(&results) == sorted(&expected) => None,
        1 => Some("The job that is lost is the one that the worker held."),
        _ => Some(
            "Only the job that a worker died of is lost: the others, or a new one in its place, do the rest.",
        ),
    };
    ensure(results == expected, || {
        format!(
            "{} had 6 jobs, and the one with job {} {what}.\nThe results were {}.\nThey should be {}.",
            if workers == 1 { "1 worker".to_owned() } else { format!("{workers} workers") },
            odd + 1,
            words(&results),
            words(&expected)
        )
    })
    .map_err(|failure| Failure { misconception: misconception.map(str::to_owned), ..failure })?;
    ensure_because(
        sent == 1,
        "A job that cost a worker its life may cost the next one its own: it is an error, and not tried again.",
        || format!("The job whose worker {what} was sent to {sent} workers, one after the other."),
    )
}

pub fn step4_a_worker_that_dies_costs_only_its_job() -> Held {
    for workers in [1, 2] {
        costs_only_its_job("crashed", "crash", workers)?;
        costs_only_its_job("exited as if all were well", "0", workers)?;
    }
    Ok(())
}

pub fn step4_a_worker_that_answers_no_number_costs_only_its_job() -> Held {
    costs_only_its_job("closed its output", "close", 2)?;
    for nonsense in ["no number", "-1", "", "answer72", "12 34", "18446744073709551616"] {
        costs_only_its_job(&format!("answered `{nonsense}`"), &format!("say {nonsense}"), 2)?;
    }
    costs_only_its_job("said a number, and ended before the end of the line", "half ?", 1)?;
    costs_only_its_job("answered with 100 000 digits", "long", 1)
}

pub fn step4_as_many_workers_are_at_work_as_before_others_died() -> Held {
    let stage = Stage::new();
    let crew = stage.between(2, 5);
    let jobs = jobs(&stage, 4 * crew);
    let (deadly, late) = jobs.split_at(2 * crew);
    let ends = ["crash", "0", "close", "say no number"];
    let odd: Vec<(u64, &str)> = deadly.iter().map(|job| (*job, ends[stage.dice(4) as usize])).collect();
    let answers = Answers::new(&stage, &odd);
    let rendezvous = Arc::new(Rendezvous::new(crew, 2, PATIENCE));
    let (orders, held, others) = (answers.clone(), rendezvous.clone(), late.to_vec());
    let watcher = Watcher::ordering(move |seen, _| {
        if job(seen).is_some_and(|job| others.contains(&job)) {
            held.wait();
        }
        orders.order(seen)
    });
    let nobody = "When all workers have died and none takes their place, nobody is left to answer.";
    // Others come in the same call, and in the next one.
    let maps = [&jobs[..3 * crew], &jobs[3 * crew..]];
    let results = because(map(&stage, &watcher, End::Forgotten, crew, &maps), nobody)?.concat();
    let expected = [vec!["died".to_owned(); deadly.len()], answers.expected(late)].concat();
    let (early, later) = results.split_at(deadly.len().min(results.len()));
    let only_lost = early == &expected[..deadly.len()] && later.len() == late.len();
    let misconception = match lost(later) {
        0 => None,
        _ if !only_lost => None,
        lost if lost == late.len() => Some(nobody.to_owned()),
        _ => Some(
            "A job whose worker had died before was lost too: another must take its place first.".to_owned(),
        ),
    };
    ensure(results == expected, || {
        format!(
            "{crew} workers had {} jobs that each ended its worker, and {} others then, half of them in another call.\nThe \
             results were {}.\nThey should be {}.",
            deadly.len(),
            late.len(),
            words(&results),
            words(&expected)
        )
    })
    .map_err(|failure| Failure { misconception, ..failure })?;
    let attendance = rendezvous.attendance();
    ensure(attendance.rounds >= 2, || {
        let (call, most) = match attendance.rounds {
            0 => ("the same call", format!("no more than {}", attendance.most)),
            _ => ("the next call", "fewer than all".to_owned()),
        };
        format!(
            "Workers had died of {} jobs. After that, in {call}, {most} of {crew} were at work at once.",
            deadly.len()
        )
    })
    .map_err(|failure| {
        let before = at_work_at_once(crew, crew).is_ok_and(|most| most >= crew);
        let replaced = "After deaths as many are at work as before: another process takes the dead one's place, and whoever asked \
                        the dead one goes on asking.";
        Failure { misconception: before.then(|| replaced.to_owned()), ..failure }
    })
}

pub fn step4_a_replacement_that_cannot_be_started_once_leaves_no_job_without_result() -> Held {
    let stage = Stage::new();
    let jobs = jobs(&stage, 6);
    let answers = Answers::new(&stage, &[(jobs[1], "crash")]);
    let watcher = answers.watcher();
    let driver = Driver::new(&stage, "pool").watched_by(&watcher).with("keep").with("1").with("all but 1");
    let lines = driver.with_all(jobs.iter().map(u64::to_string)).run()?.lines;
    if lines == ["error"] {
        // It starts more than one at once, which another check is about.
        return Ok(());
    }
    let results = results_of_each(&lines).concat();
    let mut expected = answers.expected(&jobs);
    expected[1] = "died".to_owned();
    let right_or_lost = results.iter().zip(&expected).all(|(one, other)| one == other || one == "died");
    let last_is_right = results.last() == expected.last();
    let later = "A process that can't be started now may be startable for the next job. Until then each job has a result: it is an \
                 error when nobody can do it.";
    ensure(results.len() == 6 && right_or_lost && last_is_right, || {
        format!(
            "1 worker had 6 jobs, and died of the second one. The process in its place could not be started the first time, \
             but later. The results were {}.",
            words(&results)
        )
    })
    .map_err(|failure| Failure { misconception: right_or_lost.then(|| later.to_owned()), ..failure })
}

pub fn step4_as_many_workers_may_die_as_there_are_jobs_for() -> Held {
    let jobs: Vec<u64> = (0..140).map(|number| 10 * number + number % 2 * 7).collect();
    let results = quick(2, &jobs)?;
    let expected = |job: &u64| if job % 10 == 7 { "died".to_owned() } else { (job + 3).to_string() };
    let right = results.iter().zip(&jobs).filter(|(result, job)| **result == expected(job)).count();
    let ends = jobs.iter().filter(|job| **job % 10 == 7).count();
    let too_few = results.len() < jobs.len() || lost(&results) > ends;
    let replaced = too_few.then(|| "A worker that dies is replaced, however many have died.".to_owned());
    ensure(right == jobs.len(), || {
        format!(
            "2 workers had {} jobs, of which {ends} each end the worker. Of the results {right} were right.",
            jobs.len()
        )
    })
    .map_err(|failure| Failure { misconception: replaced, ..failure })
}

pub fn step4_a_worker_that_dies_without_a_job_costs_one_job_at_the_most() -> Held {
    let stage = Stage::new();
    let jobs = jobs(&stage, 8);
    let (answers, doomed) = (Answers::new(&stage, &[(jobs[1], "last ?")]), jobs[1]);
    let (orders, process) = (answers.clone(), Mutex::new(0));
    let watcher = Watcher::ordering(move |seen, others| {
        let mut process = process.lock().unwrap_or_else(PoisonError::into_inner);
        if job(seen) == Some(doomed) {
            *process = seen.process;
        }
        if seen.kind == "between" {
            // The second call comes when the one that has said its last answer is dead.
            others.wait_for(2);
            live::ends(*process);
        }
        orders.order(seen)
    });
    let results = map(&stage, &watcher, End::Forgotten, 2, &[&jobs[..2], &jobs[2..]])?;
    let expected = answers.expected(&jobs[2..]);
    let second = results.last().cloned().unwrap_or_default();
    let lost = lost(&second);
    let others_right = second.iter().zip(&expected).all(|(one, other)| one == other || one == "died");
    let idle = "A worker can die while it has nothing to do. It must be replaced then too, and held no job, or one at most.";
    ensure(second.len() == 6 && others_right && lost <= 1, || {
        let (results, expected) = (words(&second), words(&expected));
        format!(
            "One of 2 workers ended after its answer. The 6 jobs that came then: {results}.\nThey should be {expected}."
        )
    })
    .map_err(|failure| Failure { misconception: others_right.then(|| idle.to_owned()), ..failure })
}

/// What is told of processes that are left.
fn nobody_left(watcher: &Watcher, when: &str) -> Held {
    let left = watcher.left().len();
    ensure_because(
        left == 0,
        "A worker ends when its input does, or when it is killed; and it stays in the system's table until its \
         parent has waited for it. The pool must do both, also for workers that died and were replaced.",
        || format!("{when} {left} of its processes were still there: running, or never waited for."),
    )
}

pub fn step4_no_process_is_left_when_the_pool_is_dropped() -> Held {
    let open = "A worker waits for its next line until its input is closed. Whoever waits for its end first waits for ever.";
    for orders in [&[][..], &["crash", "0"], &["close", "say no number"]] {
        let stage = Stage::new();
        let jobs = jobs(&stage, 5);
        let odd: Vec<(u64, &str)> = jobs.iter().copied().zip(orders.iter().copied()).collect();
        let answers = Answers::new(&stage, &odd);
        // With no jobs first: then no worker was ever asked.
        for jobs in [&jobs[..0], &jobs[..]] {
            let fresh = orders.is_empty() && jobs.is_empty();
            let watcher = if fresh { answers.slow_to_end() } else { answers.watcher() };
            because(map(&stage, &watcher, End::Dropped, 2, &[jobs]), open)?;
            let dead = if orders.is_empty() { "none had died" } else { "2 of them had died" };
            nobody_left(
                &watcher,
                &format!("A pool had done {} jobs, and {dead}. When it was dropped,", jobs.len()),
            )?;
        }
    }
    Ok(())
}

pub fn step4_no_process_is_left_when_the_owner_panics() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, 3), Answers::new(&stage, &[]));
    let watcher = answers.watcher();
    map(&stage, &watcher, End::Unwound, 2, &[&jobs])?;
    because(
        nobody_left(&watcher, "The owner of a pool with 2 workers panicked, and that dropped the pool. Then"),
        "A panic drops what its thread owns. A pool that is dropped then leaves as little behind as at any other time.",
    )
}

pub fn step4_dropping_waits_until_the_last_worker_has_ended() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, 3), Answers::new(&stage, &[]));
    let watcher = answers.slow_to_end();
    map(&stage, &watcher, End::Dropped, 2, &[&jobs])?;
    nobody_left(&watcher, "The workers took some time to end. When the pool was dropped,")
}

pub fn step4_a_worker_that_does_not_mind_the_end_of_its_input_is_ended_too() -> Held {
    let stage = Stage::new();
    let (jobs, answers) = (jobs(&stage, 3), Answers::new(&stage, &[]));
    let orders = answers.clone();
    let watcher = Watcher::ordering(move |seen, others| {
        // It has seen the end of its input, and goes on.
        if seen.kind == "end" {
            others.wait_for_return(HOUR);
        }
        orders.order(seen)
    });
    let for_ever = "A process need not end when its input does. Whoever only waits for it waits for ever: it can be killed.";
    because(map(&stage, &watcher, End::Dropped, 2, &[&jobs]), for_ever)?;
    nobody_left(&watcher, "Two workers went on at the end of their input. When the pool was dropped,")
}

pub fn step4_a_start_that_fails_leaves_no_process() -> Held {
    let (lines, watcher) = started(&Stage::new(), "drop", 3, 2)?;
    ensure(lines == ["error"], || "The third of 3 workers can't be started, and that was no error.".into())?;
    because(
        nobody_left(
            &watcher,
            "2 of 3 workers were started, the third could not be. When `start` had returned,",
        ),
        "When `start` fails, the workers that it has started must be ended and waited for: nobody else can.",
    )
}
