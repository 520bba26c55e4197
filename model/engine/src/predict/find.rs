//! The key of each kind of question: what a run shows.

use super::messages;
use super::question::Hidden;
use super::table;
use crate::rt::TaskId;
use crate::{Standing, Timing, Trace, TurnProblem, claim, in_ideal_time, in_turns};
use protocol::Coverage;
use protocol::question::{Form, Found, Table, Witness};
use std::fmt::{Debug, Display};
use std::sync::Arc;
use std::time::Duration;

/// The program, as often as it is to be run.
pub(crate) type Body<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// After one run.
fn plain(form: Form, key: Vec<String>) -> Found {
    Found {
        form,
        key,
        table: None,
        story: None,
        witnesses: Vec::new(),
        lines: Vec::new(),
        coverage: Coverage::Sampled { schedules: 1 },
    }
}

pub(crate) fn cells<T: Debug + Send + 'static>(
    turns: &[usize],
    hidden: Hidden,
    body: Body<T>,
) -> Result<Found, String> {
    let run = in_turns(turns, move || body()).map_err(|problem| match problem {
        TurnProblem::Panicked(message) => messages::panicked(&message),
        TurnProblem::NoTurnLeft(_) | TurnProblem::TurnsMissing(_) => messages::given_code_changed(),
    })?;
    Ok(with_blanks(run.trace, &run.value, hidden))
}

pub(crate) fn times<T: Debug + Send + 'static>(hidden: Hidden, body: Body<T>) -> Result<Found, String> {
    let run = claim(messages::it_ends()).once(move || body());
    Ok(with_blanks(run.trace, &run.value, hidden))
}

fn with_blanks(trace: Trace, value: &dyn Debug, hidden: Hidden) -> Found {
    let (table, key) = table::with_blanks(&trace.with_main(0), &format!("{value:?}"), hidden);
    let blanks = (1..=key.len()).map(table::blank).collect();
    Found { table: Some(table), ..plain(Form::Numbers(blanks), key) }
}

pub(crate) fn outcomes<T: Ord + Display + Send + 'static>(
    among: Vec<String>,
    width: usize,
    body: Body<T>,
) -> Result<Found, String> {
    let found = crate::witnessed_outcomes(move || body()).map_err(|what| messages::ends_otherwise(&what))?;
    let witness = |(value, trace): (T, Trace)| {
        let trace = trace.with_main(0);
        let value = value.to_string();
        let table = Table { returns: Some(value.clone()), ..table::plain(&trace) };
        Witness { value, story: crate::story_within(&trace, width), table }
    };
    let witnesses: Vec<Witness> = found.outcomes.into_iter().map(witness).collect();
    let key: Vec<String> = witnesses.iter().map(|witness| witness.value.clone()).collect();
    if let Some(other) = key.iter().find(|value| !among.contains(value)) {
        return Err(messages::another_outcome(other));
    }
    let coverage = found.coverage;
    Ok(Found { witnesses, coverage, ..plain(Form::Set(among), key) })
}

pub(crate) fn standstill<T: 'static>(body: Body<T>) -> Result<Found, String> {
    let trace = crate::standstill(move || drop(body())).ok_or_else(messages::does_not_stand_still)?;
    let trace = trace.with_main(0);
    let table = Some(table::plain(&trace)).filter(|table| !table.rows.is_empty());
    let left = trace.all_threads().filter(|task| crate::standing(&trace, *task) != Standing::Ended).collect();
    Ok(Found { table, ..standings(&trace, 0, left) })
}

pub(crate) fn waiting<T: 'static>(at: Duration, width: usize, body: Body<T>) -> Result<Found, String> {
    let traces = crate::after(at, move || body()).into_iter().map(|trace| trace.with_main(1));
    let traces: Vec<Trace> = traces.collect();
    let found = |trace: &Trace| standings(trace, 1, trace.all_threads().skip(1).collect());
    let first = found(&traces[0]);
    if traces.iter().map(found).any(|other| (&other.key, &other.lines) != (&first.key, &first.lines)) {
        return Err(messages::depends_on_the_schedule());
    }
    let story = Some(crate::story_within(&traces[0], width));
    Ok(Found { story, coverage: Coverage::Sampled { schedules: traces.len() }, ..first })
}

/// The state of each of these threads.
fn standings(trace: &Trace, main: usize, threads: Vec<TaskId>) -> Found {
    let names = threads.iter().map(|task| trace.name(*task)).collect();
    let key: Vec<String> =
        threads.iter().map(|task| messages::standing(&crate::standing(trace, *task))).collect();
    let lines = threads.iter().map(|task| trace.waits_on_line(*task)).collect();
    let among = choices(trace, main, &key);
    Found { lines, ..plain(Form::Choices(names, among), key) }
}

/// The possible states of a thread: enough of them not to give the key away.
fn choices(trace: &Trace, main: usize, key: &[String]) -> Vec<String> {
    // Nobody waits for main.
    let main: Vec<String> =
        trace.all_threads().take(main + 1).map(|task| messages::joins(&trace.name(task))).collect();
    let things = crate::things_to_wait_for(trace);
    let waits = things.iter().map(|thing| messages::waits_for(thing)).filter(|one| !main.contains(one));
    let others = [Standing::Asleep, Standing::Ended].iter().map(messages::standing).collect::<Vec<_>>();
    let mut all: Vec<String> = waits.chain(others).collect();
    for word in key {
        if !all.contains(word) {
            all.push(word.clone());
        }
    }
    all
}

pub(crate) fn lasts<T: Send + 'static>(width: usize, body: Body<T>) -> Result<Found, String> {
    let again = Arc::clone(&body);
    let Timing { shortest, longest, values } = in_ideal_time(move || drop(body()));
    if shortest != longest {
        return Err(messages::depends_on_the_schedule());
    }
    let key = vec![table::seconds(longest)];
    let coverage = Coverage::Sampled { schedules: values.len() };
    Ok(Found { story: story_of(again, width), coverage, ..plain(Form::Seconds, key) })
}

pub(crate) fn order<T: Display + Ord + Send + 'static>(
    width: usize,
    body: Body<Vec<T>>,
) -> Result<Found, String> {
    let again = Arc::clone(&body);
    let values = in_ideal_time(move || body()).values;
    if values.windows(2).any(|pair| pair[0] != pair[1]) {
        return Err(messages::depends_on_the_schedule());
    }
    let key: Vec<String> = values[0].iter().map(ToString::to_string).collect();
    let mut of = key.clone();
    of.sort();
    let coverage = Coverage::Sampled { schedules: values.len() };
    Ok(Found { story: story_of(again, width), coverage, ..plain(Form::Order(of), key) })
}

/// One run, if it is short enough to read.
fn story_of<T: Send + 'static>(body: Body<T>, width: usize) -> Option<String> {
    let trace = claim(messages::it_ends()).once(move || drop(body())).trace.with_main(0);
    let readable = trace.all_threads().count() <= 4 && table::rows(&trace) <= 14;
    readable.then(|| crate::story_within(&trace, width))
}
