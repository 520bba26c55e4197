//! Given code that was changed: the checks rely on it, and whoever changed it looks for the mistake elsewhere.

use super::fingerprint::Fingerprint;
use super::functions::{Function, functions_in};
use super::scan::steps_left;

/// A given function with other code than it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// As people name it: `` `racy_task` ``.
    pub shown: String,
    /// The line on which it begins.
    pub line: usize,
}

/// The functions that came with a body, and have another one now. Comments do not count, and `main` is the student's; so
/// is all of a type that has steps, because what it is made of is part of them.
pub fn changed(stub: &str, mine: &str) -> Vec<Changed> {
    let (all, own) = (functions_in(stub), functions_in(mine));
    let is_of_a_step =
        |one: &Function| all.iter().any(|other| is_same_or_beside(one, other) && has_step(stub, other));
    let given = all.iter().filter(|function| function.name != "main" && !is_of_a_step(function));
    let changed = given.filter_map(|given| {
        let now = own.iter().find(|function| function.is(given))?;
        (code(mine, now) != code(stub, given)).then(|| of(mine, now))
    });
    changed.collect()
}

fn is_same_or_beside(one: &Function, other: &Function) -> bool {
    one.is(other) || (!one.home.is_empty() && one.home == other.home)
}

fn has_step(stub: &str, function: &Function) -> bool {
    !steps_left(&stub[function.at.clone()]).is_empty()
}

fn code(text: &str, function: &Function) -> Fingerprint {
    Fingerprint::of(text[function.at.clone()].trim())
}

fn of(text: &str, function: &Function) -> Changed {
    let whole = &text[function.at.clone()];
    let is_above = |line: &&str| line.trim_start().starts_with("//") || line.trim_start().starts_with("#[");
    let above = whole.lines().take_while(is_above).count();
    Changed { shown: function.shown(), line: 1 + text[..function.at.start].matches('\n').count() + above }
}

#[cfg(test)]
mod tests {
    use super::changed;

    const STUB: &str = "/// Given.\nfn racy() {\n    add(1);\n}\n\nfn step() {\n    todo!(\"step 1: add\")\n}\n\nfn main() {}\n";

    #[test]
    fn a_given_function_with_other_code_is_named_with_its_line() {
        let mine = STUB.replace("add(1)", "add(2)");
        let changed = changed(STUB, &mine);
        assert_eq!(changed.len(), 1);
        assert_eq!((changed[0].shown.as_str(), changed[0].line), ("`racy`", 2));
    }

    #[test]
    fn a_step_a_comment_and_main_may_be_changed() {
        let mine = STUB.replace("todo!(\"step 1: add\")", "add(1)").replace("Given.", "Mine.");
        assert_eq!(changed(STUB, &mine.replace("main() {}", "main() { step() }")), []);
    }
}
