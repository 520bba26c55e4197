//! What threads did, as the program says it.

use super::duration;
use crate::rt::{Event, Op, Value};
use crate::story::names;
use crate::trace::Trace;

/// What a thread did, as the program says it: `counter.load() → 0`.
pub fn operation(trace: &Trace, event: &Event) -> String {
    let name = event.object.map(|id| names::name(trace, id)).unwrap_or_default();
    // What has no name of its own is no expression: "the mutex of line 14: lock()".
    let dot = if names::is_description(&name) { ": " } else { "." };
    match event.op {
        Op::Spawn(task) => format!("starts {}", trace.name(task)),
        Op::Join(task) => format!("joined {}", trace.name(task)),
        Op::ScopeEnd => "end of scope".to_owned(),
        Op::Finish => "ends".to_owned(),
        Op::Panic => "panics".to_owned(),
        Op::Sleep(time) => format!("sleeps {}", duration(time)),
        Op::Wake => "wakes up".to_owned(),
        Op::Yield => "yields".to_owned(),
        Op::Load(value) => format!("{name}{dot}load(){}", arrow(value)),
        Op::Store(value) => format!("{name}{dot}store({})", shown(value)),
        Op::Update { old, new } => format!("{name}: {} becomes {}", shown(old), shown(new)),
        Op::CompareFailed(value) => format!("{name}: compare failed{}", arrow(value)),
        Op::SpuriousCompareFailed => format!("{name}: the weak exchange fails for no reason"),
        Op::SpuriousWake => "returns from waiting for no reason".to_owned(),
        Op::OwnersChanged => format!("clones or drops {name}"),
        Op::OwnersAsked => format!("asks who owns {name}"),
        Op::Lock(value) => format!("{name}{dot}lock(){}", arrow(value)),
        Op::Unlock(value) => {
            format!("unlocks {name}{}", value.map(|value| format!(" = {value}")).unwrap_or_default())
        }
        Op::LockBusy => format!("{name} is locked"),
        Op::TimedOut => "time is over".to_owned(),
        Op::ReadLock(value) => format!("{name}{dot}read(){}", arrow(value)),
        Op::ReadUnlock => format!("ends reading {name}"),
        Op::WriteLock(value) => format!("{name}{dot}write(){}", arrow(value)),
        Op::WriteUnlock(value) => {
            format!("ends writing {name}{}", value.map(|value| format!(" = {value}")).unwrap_or_default())
        }
        Op::Wait => format!("waits on {name}"),
        Op::Woken => format!("woken on {name}"),
        Op::Notify(woken) => format!("notifies {name}: {woken} woken"),
        Op::Barrier => format!("passes {name}"),
        Op::Once => format!("{name} is set"),
        Op::Send(held) => format!("{name}: sends (holds {held})"),
        Op::Receive(held) => format!("{name}: receives (holds {held})"),
        Op::Length(held) => format!("{name}{dot}len() → {held}"),
        Op::SendRefused => format!("{name}: cannot send"),
        Op::Empty if event.object.is_none() => "finds no channel ready".to_owned(),
        Op::Empty => format!("{name}: empty"),
        Op::Closed => format!("{name}: closed"),
        Op::Disconnect => format!("{name}: hangs up"),
        Op::Park => "parked, goes on".to_owned(),
        Op::Unpark(task) => format!("unparks {}", trace.name(task)),
        Op::Print(piece) => {
            format!("prints \"{}\"", trace.printed.get(piece as usize).map_or("", String::as_str))
        }
        Op::Exit(0) => "ends the program".to_owned(),
        Op::Exit(code) => format!("ends the program with exit code {code}"),
        Op::Call(call) => format!("{call} {{"),
        Op::Return("") => "}".to_owned(),
        Op::Return(answer) => format!("}} → {answer}"),
        Op::OwnName => "asks for its own name".to_owned(),
        Op::Enter(section) => format!("enters {section}"),
        Op::Leave(section) => format!("leaves {section}"),
    }
}

fn shown(value: Option<Value>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn arrow(value: Option<Value>) -> String {
    value.map(|value| format!(" → {value}")).unwrap_or_default()
}
