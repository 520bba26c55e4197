//! A solution is its stub with the holes filled, item by item.

use workbook_judge::check::functions::functions_in;
use workbook_judge::check::scan::steps_left;

use crate::items::{head, is_import, items};

/// How a comment says that what stands under it is the student's.
const STUDENTS: [&str; 4] = ["yours", "your choice", "You may replace", "Change its fields"];

/// The items of `stub` that `solution` lacks or changes, though they are given.
pub fn changed(stub: &str, solution: &str) -> Vec<String> {
    let trimmed = |text| items(text).iter().map(|item| item.trim_start().to_owned()).collect::<Vec<_>>();
    let (stub, theirs) = (trimmed(stub), trimmed(solution));
    let given: Vec<&String> = stub.iter().filter(|item| !is_import(item)).collect();
    let types = students_types(&given);
    let is_kept = |item: &&&String| {
        let mut same = theirs.iter().filter(|other| head(other) == head(item));
        same.any(|other| is_filled(item, other, &types))
    };
    given.iter().filter(|item| !is_kept(item)).map(|item| head(item)).collect()
}

/// The types that are the student's, and those that these are made of.
fn students_types(items: &[&String]) -> Vec<String> {
    let types = items.iter().filter(|item| head(item).starts_with("struct "));
    let (theirs, others): (Vec<&String>, Vec<&String>) = types.copied().partition(|item| is_students(item));
    let is_part = |item: &&String| theirs.iter().any(|whole| whole.contains(&name(item)));
    let parts: Vec<&String> = others.into_iter().filter(is_part).collect();
    theirs.iter().chain(&parts).map(|item| name(item)).collect()
}

fn name(item: &str) -> String {
    head(item).split(' ').next_back().unwrap_or_default().to_owned()
}

fn is_students(text: &str) -> bool {
    let comment = text.lines().filter(|line| line.trim_start().starts_with("///"));
    let comment = comment.collect::<Vec<_>>().join(" ");
    STUDENTS.iter().any(|words| comment.contains(words)) || !steps_left(text).is_empty()
}

/// Whether the solution's item is the stub's, but for what a student writes.
fn is_filled(stub: &str, solution: &str, types: &[String]) -> bool {
    let head = head(stub);
    match head.split_once(' ').map_or("", |(kind, _)| kind.split('<').next().unwrap_or_default()) {
        "const" if head == "const QUESTIONS" => questions(stub).0 == questions(solution).0,
        "struct" if types.contains(&name(stub)) => comment(stub) == comment(solution),
        "impl" => {
            let is_students_type = types.iter().any(|name| head.contains(name));
            methods_are_kept(stub, solution, is_students_type)
        }
        "fn" if is_students(stub) => signature(stub) == signature(solution),
        _ => stub == solution,
    }
}

fn methods_are_kept(stub: &str, solution: &str, is_students_type: bool) -> bool {
    let theirs = functions_in(solution);
    functions_in(stub).iter().all(|function| {
        let text = &stub[function.at.clone()];
        theirs.iter().filter(|other| other.is(function)).any(|other| {
            let other = &solution[other.at.clone()];
            text == other || (is_students_type || is_students(text)) && signature(text) == signature(other)
        })
    }) && comment(stub) == comment(solution)
}

/// The lines above the item.
fn comment(item: &str) -> Vec<&str> {
    item.lines().map_while(|line| line.starts_with("///").then_some(line)).collect()
}

/// All before the body. Whether a parameter is `mut` is nobody's affair but the body's.
fn signature(function: &str) -> String {
    let margin = function.len() - function.trim_start().len();
    let is_end = |line: &str| line.ends_with('{') && line.len() - line.trim_start().len() == margin;
    let mut lines = Vec::new();
    for line in function.lines() {
        lines.push(line.replace("&mut ", "&mut_").replace("mut ", ""));
        if is_end(line) {
            break;
        }
    }
    lines.join("\n")
}

/// The questions of a file, and the answers to them.
pub fn questions(text: &str) -> (Vec<&str>, Vec<&str>) {
    let mut texts = Vec::new();
    let mut rest = text
        .split_once("const QUESTIONS")
        .and_then(|(_, rest)| rest.split_once("\n];"))
        .map_or("", |(table, _)| table);
    while let Some((_, begun)) = rest.split_once('"') {
        let end = begun.match_indices('"').map(|(at, _)| at).find(|at| !begun[..*at].ends_with('\\'));
        let end = end.unwrap_or(begun.len());
        texts.push(&begun[..end]);
        rest = begun.get(end + 1..).unwrap_or_default();
    }
    (texts.iter().copied().step_by(2).collect(), texts.iter().copied().skip(1).step_by(2).collect())
}
