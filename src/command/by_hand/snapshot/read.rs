//! Reads what the check's program tells.

use serde_json::Value;

use super::{Aim, Choice, Claim, End, EndKind, Object, Row, Snapshot, State, Thread, Time, Way};

impl Claim {
    /// Reads one; none where it is no claim.
    pub fn of(value: &Value) -> Option<Claim> {
        Some(Claim {
            part: number(&value["part"])?,
            time: if value["time"] == "ideal" { Time::Ideal } else { Time::AnySpeed },
            aim: if value["aim"] == "reach" { Aim::Reach } else { Aim::Break },
            says: text(&value["says"])?,
        })
    }
}

impl Snapshot {
    /// Reads one; none where it is no point of an execution.
    pub fn of(value: &Value) -> Option<Snapshot> {
        let mut choices: Vec<Choice> = list(&value["choices"], choice)?;
        for (index, choice) in choices.iter_mut().enumerate() {
            choice.index = index as u32;
        }
        choices.sort_by_key(|choice| choice.thread);
        Some(Snapshot {
            schedule: text(&value["schedule"])?.parse().ok()?,
            decision: number(&value["decision"])?,
            moves: number(&value["moves"])?,
            now: text(&value["now"])?,
            threads: list(&value["threads"], thread)?,
            choices,
            objects: list(&value["objects"], object)?,
            earlier: number(&value["earlier"])?,
            story: list(&value["story"], row)?,
            printed: text(&value["printed"])?,
            end: end(&value["end"]),
        })
    }
}

fn thread(value: &Value) -> Option<Thread> {
    let state = match value["state"].as_str()? {
        "ready" => State::Ready,
        "waits" => State::Waits,
        "asleep" => State::Asleep,
        "asks_in_vain" => State::AsksInVain,
        "ended" => State::Ended,
        _ => State::Panicked,
    };
    Some(Thread {
        name: text(&value["name"])?,
        state,
        says: text(&value["says"])?,
        holds: list(&value["holds"], text)?,
    })
}

fn choice(value: &Value) -> Option<Choice> {
    let way = match value["kind"].as_str()? {
        "time" => Way::Time,
        "result" => Way::Result,
        _ => Way::Goes,
    };
    let (thread, says) = (number(&value["thread"])?, text(&value["says"])?);
    Some(Choice { index: 0, thread, way, says, line: number(&value["line"]) })
}

fn object(value: &Value) -> Option<Object> {
    Some(Object { name: text(&value["name"])?, value: text(&value["value"]), says: text(&value["says"])? })
}

fn row(value: &Value) -> Option<Row> {
    Some(Row {
        thread: number(&value["thread"])?,
        at: text(&value["at"])?,
        says: text(&value["says"])?,
        line: number(&value["line"]),
        remark: text(&value["remark"]),
    })
}

fn end(value: &Value) -> Option<End> {
    let kind = match value["kind"].as_str()? {
        "held" => EndKind::Held,
        "broken" => EndKind::Broken,
        "reached" => EndKind::Reached,
        "missed" => EndKind::Missed,
        _ => EndKind::NotJudged,
    };
    Some(End { kind, happened: text(&value["happened"])?, misconception: text(&value["misconception"]) })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn number<N: TryFrom<u64>>(value: &Value) -> Option<N> {
    value.as_u64().and_then(|number| N::try_from(number).ok())
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}
