//! What is done to a solution. An operator may find changes that do not compile: those are no mutants.

mod bodies;
mod calls;
mod conditions;
mod locks;
mod numbers;
mod statements;
mod syntax;
mod threads;
mod waiting;

use crate::function::Function;
use crate::mutant::Found;

/// All of them.
pub const OPERATORS: [fn(&Function, &mut Found); 8] = [
    bodies::find,
    statements::find,
    conditions::find,
    numbers::find,
    locks::find,
    waiting::find,
    threads::find,
    calls::find,
];
