//! The game where there is no terminal: a line is read, and how things stand is printed.

use std::io::BufRead;

use super::game::{Game, Wish};
use super::keys::{Key, typed};
use super::messages;
use super::program::Program;
use workbook_judge::check::problem::Problem;
use workbook_judge::protocol::by_hand::{Row, Snapshot};

/// Plays until `quit` or the end of the input. `say` prints.
///
/// # Errors
/// When the input or the check's program is gone.
pub fn play(
    input: &mut dyn BufRead,
    game: &mut Game,
    program: &Program,
    say: &mut dyn FnMut(&str),
) -> Result<(), Problem> {
    say(&opening(game));
    let mut line = String::new();
    while read(input, &mut line)? {
        let Some(key) = typed(&line) else {
            say(&format!("{}\n", messages::not_understood(&line)));
            continue;
        };
        if key == Key::Help {
            say(&format!("{}\n{}", messages::typed_help(), messages::claims(&game.tries)));
            continue;
        }
        let (at_before, told) = (game.at, game.snapshot.told());
        match game.hear(key) {
            Wish::Quit => break,
            Wish::Nothing => {}
            Wish::Look(at, wanted) => {
                let look = program.look(&game.tries[at].check.name, &wanted)?;
                game.see(at, wanted, look);
                let told = if game.at == at_before { told } else { 0 };
                say(&news(game, told, at_before));
            }
        }
        if let Some(word) = &game.word {
            say(&format!("{word}\n"));
        }
    }
    Ok(())
}

fn read(input: &mut dyn BufRead, line: &mut String) -> Result<bool, Problem> {
    line.clear();
    input.read_line(line).map(|length| length > 0).map_err(|error| Problem::Ours(messages::no_input(&error)))
}

/// What is tried, and how things stand before the first choice.
pub fn opening(game: &Game) -> String {
    format!("{}\n{}\n\n{}", messages::title(game), messages::aim(game), news(game, 0, game.at))
}

/// What happened since `told` rows were told, and how things stand now.
fn news(game: &Game, told: usize, tried_before: usize) -> String {
    let mut text = String::new();
    if game.at != tried_before {
        text += &format!("\n{}\n{}\n", messages::title(game), messages::aim(game));
    }
    text + &told_rows(&game.snapshot, told) + &standing(game)
}

/// What happened, but for the first `told` rows.
fn told_rows(snapshot: &Snapshot, told: usize) -> String {
    let rows = snapshot.story.iter().skip(told.saturating_sub(snapshot.earlier));
    rows.map(|row| format!("    {}\n", told_row(snapshot, row))).collect()
}

fn told_row(snapshot: &Snapshot, row: &Row) -> String {
    let name = &snapshot.threads[row.thread].name;
    let remark = row.remark.as_ref().map(|remark| format!("  {remark}")).unwrap_or_default();
    format!("{:>7}  {name}: {}{remark}", row.at, messages::row(row))
}

/// The threads, the shared objects, and the end if it has come.
pub fn standing(game: &Game) -> String {
    let mut text = format!("{}\n", messages::position(game));
    for thread in 0..game.snapshot.threads.len() {
        text += &format!("{}\n", told_thread(game, thread));
    }
    for object in &game.snapshot.objects {
        text += &format!("    {}\n", messages::object(object));
    }
    if let (Some(end), Some(words)) = (&game.snapshot.end, messages::end(game)) {
        text += &format!("{}: {words}\n", messages::end_word(end.kind));
    }
    text
}

fn told_thread(game: &Game, thread: usize) -> String {
    let one = &game.snapshot.threads[thread];
    let mark = match (game.choice().is_some_and(|it| it.thread == thread), game.snapshot.choice_of(thread)) {
        (true, _) => format!("> {thread}"),
        (false, Some(_)) => format!("  {thread}"),
        (false, None) => "  -".to_owned(),
    };
    let holds = messages::holds(&one.holds);
    let holds = if holds.is_empty() { holds } else { format!("; {holds}") };
    format!("{mark:>5}  {:<12} {}{holds}", one.name, messages::status(game, thread))
}
