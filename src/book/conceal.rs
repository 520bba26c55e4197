//! A complete wrong answer holds the right answers to the other steps. Readers who still have to write those see none
//! of them.

use workbook_judge::check::functions::{Function, functions_in};

use crate::messages;

/// The lines of an answer; what is as in the solution, and not given with the lesson, has no body. Lines keep their
/// numbers.
pub fn conceal(answer: &str, solution: &str, stub: &str) -> Vec<String> {
    let of_solution = functions_in(solution);
    let given = functions_in(stub);
    let is_in = |function: &Function, others: &[Function], other_text: &str| {
        let text = &answer[function.at.clone()];
        others.iter().any(|other| other.is(function) && same(&other_text[other.at.clone()], text))
    };
    let mut lines: Vec<String> = answer.lines().map(str::to_owned).collect();
    for function in functions_in(answer) {
        if is_in(&function, &of_solution, solution) && !is_in(&function, &given, stub) {
            empty(&mut lines, answer, &function);
        }
    }
    lines
}

/// Comments may differ: the stub's say what to do, the solution's how it is done.
fn same(one: &str, other: &str) -> bool {
    let code = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim);
        lines.filter(|line| !line.starts_with("//") && !line.is_empty()).map(str::to_owned).collect()
    };
    code(one) == code(other)
}

fn empty(lines: &mut [String], answer: &str, function: &Function) {
    let first = answer[..function.at.start].lines().count();
    let count = answer[function.at.clone()].lines().count();
    let body = &mut lines[first..first + count];
    let is_head = |line: &String| {
        let line = line.trim();
        !line.starts_with("//") && (line.ends_with('{') || line.contains("{ "))
    };
    let Some(opening) = body.iter().position(is_head) else { return };
    if opening + 1 == count {
        let end = body[opening].find('{').unwrap_or_default();
        body[opening].truncate(end + 1);
        body[opening].push_str(" /* .. */ }");
        return;
    }
    let indent: String = body[opening].chars().take_while(|letter| *letter == ' ').collect();
    for line in &mut body[opening + 1..count - 1] {
        line.clear();
    }
    if opening + 2 < count {
        body[opening + 1] = format!("{indent}    // {}", messages::concealed());
    }
}

#[cfg(test)]
mod tests {
    use super::conceal;

    const STUB: &str = "/// Given.\nfn given() {\n    one();\n}\n\n/// Step 1.\nfn step() {\n    todo!(\"step 1: do it\")\n}\n\nfn wrong() {\n    todo!(\"step 2: do it\")\n}\n";
    const SOLUTION: &str = "/// Given.\nfn given() {\n    one();\n}\n\n/// Step 1, well.\nfn step() {\n    secret();\n    another_secret();\n}\n\nfn wrong() {\n    right();\n}\n";

    #[test]
    fn what_others_have_to_write_is_concealed_and_lines_keep_their_numbers() {
        let answer = SOLUTION.replace("right()", "mistaken()");
        let lines = conceal(&answer, SOLUTION, STUB);
        assert_eq!(lines.len(), answer.lines().count());
        let text = lines.join("\n");
        assert!(!text.contains("secret"), "{text}");
        assert!(text.contains("one();") && text.contains("mistaken();"), "{text}");
        assert_eq!(lines[12], "    mistaken();");
    }
}
