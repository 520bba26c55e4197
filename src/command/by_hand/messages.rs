//! Every sentence that the player reads, except those about threads and objects, which come from
//! the check's program.

use super::game::{Game, Try};
use super::opening::OF_A_PROGRAM;
use workbook_judge::check::messages::check_title;
use workbook_judge::check::verdict::Verdict;
use workbook_judge::protocol::Schedule;
use workbook_judge::protocol::Time;
use workbook_judge::protocol::by_hand::{Aim, EndKind, State, Way};

/// A live lesson.
pub fn live(lesson: &str) -> String {
    format!(
        "{lesson} can't be explored by hand: its checks run your program with real files, sockets and processes, \
         where nobody can choose which thread runs next. Lessons 01 to 07, step 3 of 08, and 09 can be explored."
    )
}

/// The lesson has no checks.
pub fn no_checks() -> String {
    "There is no check to try by hand.".into()
}

/// Nothing of it is started.
pub fn not_started(steps: &[u32]) -> String {
    let words: Vec<String> = steps.iter().map(u32::to_string).collect();
    match words.as_slice() {
        [step] => {
            format!("Step {step} is not started: its `todo!` is still there, so there is nothing to try.\n")
        }
        _ => format!("Steps {} are not started: there is nothing to try yet.\n", words.join(", ")),
    }
}

/// Its checks run nothing on the model.
pub fn no_claims() -> String {
    "These checks run no threads that could be scheduled by hand.\n".into()
}

/// The schedule's first number fits no claim.
pub fn no_such_part(tries: &[Try]) -> String {
    format!("This schedule belongs to another check. You can try these claims:\n{}", claims(tries))
}

/// The check's program says nothing of use.
pub fn no_answer(words: &str) -> String {
    format!("The check's program did not report its state. {words}").trim_end().into()
}

/// A thread computes for ever.
pub fn endless() -> String {
    "From here a thread computes without end, and no other thread can run: there is no next point.".into()
}

/// The graph of all executions was not made in time.
pub fn graph_takes_too_long() -> String {
    "Finding all executions took too long, so there is no graph of them.".into()
}

/// One of the next operations never comes.
pub fn unforeseen() -> String {
    "One of these threads would compute without end, so their next operations are not known.".into()
}

/// The check fails before it comes to the claim.
pub fn claim_not_reached() -> String {
    "The check does not reach this claim: an earlier claim ends the check.".into()
}

/// Nothing to undo.
pub fn at_the_beginning() -> String {
    "This is the beginning.".into()
}

/// Nothing to choose.
pub fn is_over() -> String {
    "The run is over: u goes back one move, s to the beginning.".into()
}

/// No failure to open.
pub fn no_failure(game: &Game) -> String {
    match game.tried().verdict {
        Verdict::Passed | Verdict::NotStarted => "The checker found no schedule that breaks this.".into(),
        _ if game.tried().check.step == OF_A_PROGRAM => {
            format!("It fails, but not by one schedule: cargo run -- try {}", game.file)
        }
        _ => format!(
            "The check fails, but not by one schedule: cargo run -- explore {} {}",
            game.lesson,
            game.tried().check.name
        ),
    }
}

/// A failure is opened.
pub fn failure_opened() -> String {
    "This is the failure that the checker found: Enter follows it, u goes back.".into()
}

/// Another time than the check's.
pub fn not_the_claims_time(own: Time) -> String {
    format!("The check uses the other kind of time, {}: a failure here proves nothing.", time(own))
}

/// No such claim.
pub fn no_claim(number: usize, of: usize) -> String {
    format!("There is no claim {number}: there are 1 to {of}.")
}

/// Nothing is meant by this line.
pub fn not_understood(line: &str) -> String {
    format!("`{}` is not a command. Type a thread's number, or `help`.", line.trim())
}

/// The thread can't be chosen.
pub fn can_not_go(game: &Game, number: usize) -> String {
    let may: Vec<String> =
        game.snapshot.choices.iter().map(|choice| game.number_of(choice).to_string()).collect();
    let may = may.join(", ");
    match game.snapshot.threads.get(number) {
        Some(thread) if !thread.says.is_empty() => {
            format!("{} can't run: it {}.", thread.name, verb(&thread.says))
        }
        Some(thread) => format!("{} can't run now. These can: {may}.", thread.name),
        None => format!("There is no thread {number}. These can run: {may}."),
    }
}

/// "asleep until 1 s" says what a thread is, all others what it does.
fn verb(says: &str) -> String {
    if says.starts_with("asleep") { format!("is {says}") } else { says.to_owned() }
}

/// "step 4: no update is lost".
pub fn title(game: &Game) -> String {
    if game.tried().check.step == OF_A_PROGRAM {
        return game.lesson.clone();
    }
    format!("{} · {}", game.lesson, check_title(&game.tried().check))
}

/// Where in the game one is: "claim 1 of 8 · any speed · move 5 · 1 s".
pub fn position(game: &Game) -> String {
    let claims = match game.tries.len() {
        1 => String::new(),
        count => format!("claim {} of {count} · ", game.at + 1),
    };
    format!(
        "{claims}{} · move {} · {}",
        time(game.line.schedule.mode.time),
        game.snapshot.moves,
        game.snapshot.now
    )
}

/// The two kinds of time.
pub fn time(time: Time) -> &'static str {
    match time {
        Time::AnySpeed => "any speed",
        Time::Ideal => "ideal time",
    }
}

/// What to do.
pub fn aim(game: &Game) -> String {
    let claim = &game.tried().claim;
    match claim.aim {
        Aim::Break => format!("Try to break: {}.", claim.says),
        Aim::Reach => format!("Try to reach: {}.", claim.says),
    }
}

/// Everything there is to try.
pub fn claims(tries: &[Try]) -> String {
    let line = |(index, one): (usize, &Try)| {
        let failure = if one.failure.is_some() { "  (fails)" } else { "" };
        format!(
            "  {:>2}  step {}: {}, {}{failure}\n",
            index + 1,
            one.check.step,
            one.claim.says,
            time(one.claim.start.mode.time)
        )
    };
    tries.iter().enumerate().map(line).collect()
}

/// What the end means, in a word.
pub fn end_word(kind: EndKind) -> &'static str {
    match kind {
        EndKind::Held => "HELD",
        EndKind::Broken => "BROKEN",
        EndKind::Reached => "REACHED",
        EndKind::Missed => "MISSED",
        EndKind::NotJudged => "NOT JUDGED",
    }
}

/// What the end means, in sentences.
pub fn end(game: &Game) -> Option<String> {
    let end = game.snapshot.end.as_ref()?;
    let happened = sentence(&end.happened);
    Some(match (end.kind, &end.misconception) {
        (EndKind::Held, _) => {
            "The run ended, and the claim held. Another schedule may break it: u goes back.".into()
        }
        (EndKind::Reached, _) => "The run ended as you wanted.".into(),
        (EndKind::Missed, _) => {
            "The run ended in another way: u goes back one move, s to the beginning.".into()
        }
        (_, Some(misconception)) => format!("{happened}\n{misconception}"),
        (_, None) => happened,
    })
}

/// A sentence begins with a capital letter and ends with a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.contains('\n') || text.ends_with(['.', ')', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// What a thread is about to do, or what is in its way.
pub fn status(game: &Game, thread: usize) -> String {
    let one = &game.snapshot.threads[thread];
    let line = |line: Option<u32>| line.map(|line| format!("  :{line}")).unwrap_or_default();
    match game.snapshot.choice_of(thread) {
        Some(choice) if choice.way == Way::Result => results(game),
        Some(choice) => format!("{}{}", choice.says, line(choice.line)),
        None if one.state == State::Ready && game.snapshot.end.is_some() => "was not reached".to_owned(),
        None if one.says.is_empty() => "lets others go first".to_owned(),
        None => one.says.clone(),
    }
}

fn results(game: &Game) -> String {
    let all =
        game.snapshot.choices.iter().map(|choice| format!("{}: {}", game.number_of(choice), choice.says));
    all.collect::<Vec<_>>().join(", ")
}

/// What a thread holds.
pub fn holds(held: &[String]) -> String {
    if held.is_empty() { String::new() } else { format!("holds {}", held.join(", ")) }
}

/// A shared object.
pub fn object(object: &workbook_judge::protocol::by_hand::Object) -> String {
    let value = object.value.as_ref().map(|value| format!(" = {value}")).unwrap_or_default();
    match object.says.as_str() {
        "" => format!("{}{value}", object.name),
        says => format!("{}{value} ({says})", object.name),
    }
}

/// A row of the story.
pub fn row(row: &workbook_judge::protocol::by_hand::Row) -> String {
    row.line.map_or_else(|| row.says.clone(), |line| format!("{}  :{line}", row.says))
}

/// Threads without a column.
pub fn other_threads(count: usize) -> String {
    if count == 1 { "(1 more thread)".to_owned() } else { format!("({count} more threads)") }
}

/// Objects without a place.
pub fn more_objects(count: usize) -> String {
    format!("… {count} more")
}

/// Above the shared objects.
pub fn shared() -> &'static str {
    "shared"
}

/// Nothing is shared yet.
pub fn nothing_shared() -> &'static str {
    "nothing used yet"
}

/// In place of the student's line, where the next operation is not in the student's file.
pub fn not_in_the_file() -> &'static str {
    "(not in this file)"
}

/// The keys, for the last line of the screen.
pub fn keys(game: &Game) -> String {
    let failure = if game.tries.iter().any(|one| one.failure.is_some()) { "  x failure" } else { "" };
    let claims = if game.tries.len() > 1 { "  Tab claim" } else { "" };
    match game.snapshot.end {
        None => format!("0-9 go  ←→ Enter  u undo  f finish{failure}{claims}  ? help  q quit"),
        Some(_) => format!("u undo  s start again{failure}{claims}  ? help  q quit"),
    }
}

/// What the game is, and every key.
pub fn help() -> &'static str {
    "You are the scheduler: one thread runs at a time, and you choose which. Each
move lets one thread do its next operation. That operation is shown under
its name. You can't choose a thread that must wait; its column says why.

  0 to 9         run this thread; 0 is main
  ← → and Enter  select a thread, and run it
  u, Backspace   go back one move
  s, Home        go back to the beginning
  f, End         run to the end, as chosen before
  x              open the failure that the checker found; Enter follows it
  Tab            next claim; Shift-Tab: previous claim
  t              switch to the other kind of time
  q              quit, and print the command that returns here

At any speed, a thread may be delayed while time passes: you may wake a
sleeping thread although others can run. In ideal time the clock moves only
when no thread can run."
}

/// The same for those who type.
pub fn typed_help() -> &'static str {
    "  NUMBER     run the thread of this number (0 is main); an empty line runs the one marked >
  undo       go back one move              start      go to the beginning
  finish     run to the end                failure    open the failure that the checker found
  claim N    go to this claim              time       switch to the other kind of time
  quit"
}

/// The terminal does not do as it is told.
pub fn terminal(error: &std::io::Error) -> String {
    format!("The terminal can't be used: {error}.")
}

/// No full-screen mode.
pub fn no_terminal(error: &std::io::Error) -> String {
    format!(
        "This terminal has no full-screen mode ({error}). Add `| cat` to the command to work line by line."
    )
}

/// The input does not come.
pub fn no_input(error: &std::io::Error) -> String {
    format!("The input can't be read: {error}.")
}

/// The command that comes back to a point.
pub fn again(lesson: &str, file: &str, check: &str, schedule: &Schedule, moves: usize) -> String {
    let again = workbook_judge::check::messages::again(lesson, file, check, schedule);
    format!("{} --by-hand --moves {moves}", again.trim_end())
}

/// The same for a program by itself.
pub fn again_by_itself(file: &str, schedule: &Schedule, moves: usize) -> String {
    format!("Again: cargo run -- try {file} --schedule {schedule} --by-hand --moves {moves}")
}
