//! Which checks can tell an answer of the zoo from the solution.
//!
//! A check that reaches nothing of what differs says the same of both, so it is not run again. It reaches what its own
//! text names, what the functions of its step are called, and whatever these name in turn. Names are not resolved: one
//! stands for everything that is called so, so too much may count as reached, and not too little. A method is reached if
//! its type is, too, and what a type does for a trait, such as its `Drop`, is reached with the type.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use workbook_judge::check::functions;
use workbook_judge::check::scan::{self, Check};
use workbook_judge::check::tokens::{Token, tokens};

use crate::zoo_answer::whole::inside;
use crate::zoo_answer::whole::items::{head, is_import, items};

/// Names as a text writes them: `relay`, `BoundedQueue::new`, `.get` of a method that is called, `use Mutex` of what an
/// import may stand for.
type Names = BTreeSet<String>;

/// A lesson's solution, cut into pieces, and its checks, each with the names that it reaches in the solution.
pub struct Pieces<'a> {
    solution: Vec<Piece>,
    checks: Vec<(&'a Check, Names)>,
}

impl<'a> Pieces<'a> {
    /// `texts` holds the text of the lesson's check files, `stub` that of the file which students are given.
    pub fn new(solution: &str, checks: &'a [Check], texts: &str, stub: &str) -> Pieces<'a> {
        let names_of_step = |step| {
            let of_step = functions::of_step(stub, step).into_iter();
            let methods = of_step.map(|function| Piece::new(&function.home, &function.name, ""));
            (step, methods.flat_map(|method| method.names.into_iter().chain(method.home)).collect())
        };
        let steps: BTreeMap<u32, Names> = scan::steps_left(stub).into_iter().map(names_of_step).collect();
        let (solution, texts) = (pieces(solution), pieces(texts));
        let mut by_name: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
        for piece in solution.iter().chain(&texts) {
            for name in piece.names.iter().chain(&piece.home) {
                by_name.entry(name).or_default().push(piece);
            }
        }
        let reach = |check: &'a Check| {
            let own = steps.get(&check.step).into_iter().flatten();
            let mut open: Vec<&str> = own.map(String::as_str).chain([&*check.name]).collect();
            let mut reached = Names::new();
            while let Some(name) = open.pop() {
                if reached.insert(name.to_owned()) {
                    let named = by_name.get(name).into_iter().flatten();
                    let named = named.filter(|piece| piece.is_in(&reached));
                    open.extend(named.flat_map(|piece| piece.says()).map(String::as_str));
                }
            }
            (check, reached)
        };
        let checks = checks.iter().map(reach).collect();
        Pieces { solution, checks }
    }

    /// The checks that reach anything in which `answer` differs from the solution. The way to a first difference leads
    /// through nothing but what both have.
    pub fn that_tell(&self, answer: &str) -> Vec<&'a Check> {
        let answer = pieces(answer);
        let lacks = |all: &[Piece], piece: &&Piece| all.iter().all(|other| other.text != piece.text);
        let gone = self.solution.iter().filter(|piece| lacks(&answer, piece));
        let new = answer.iter().filter(|piece| lacks(&self.solution, piece));
        let differing: Vec<&Piece> = gone.chain(new).collect();
        let tells = |(_, reached): &&(_, Names)| differing.iter().any(|piece| piece.is_in(reached));
        self.checks.iter().filter(tells).map(|(check, _)| *check).collect()
    }
}

/// A function, a type, an import: whatever a text consists of.
struct Piece {
    /// What it is called.
    names: Names,
    /// The types that it is a method of.
    home: Names,
    text: String,
    /// What its text names, once somebody asks.
    says: OnceCell<Names>,
}

impl Piece {
    fn new(home: &str, name: &str, text: &str) -> Piece {
        let types = |text| {
            words(text).into_iter().filter(|word| word.len() > 1 && word.starts_with(char::is_uppercase))
        };
        let home_types: Names = types(home).map(str::to_owned).collect();
        let names = if home.is_empty() {
            Names::from([name.to_owned()])
        } else {
            let unasked = types(home.split_once(" for ").map_or("", |(_, home)| home)).map(str::to_owned);
            let by_type = home_types.iter().map(|word| format!("{word}::{name}"));
            by_type.chain(unasked).chain([format!(".{name}"), format!("Self::{name}")]).collect()
        };
        Piece { names, home: home_types, text: format!("{home} {text}"), says: OnceCell::new() }
    }

    fn says(&self) -> &Names {
        self.says.get_or_init(|| names_in(&self.text))
    }

    fn is_in(&self, reached: &Names) -> bool {
        let has = |names: &Names| !names.is_disjoint(reached);
        (self.home.is_empty() || has(&self.home)) && has(&self.names)
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    items(text).iter().flat_map(|item| pieces_of(item.trim())).collect()
}

/// An item, or each method of a block of them.
fn pieces_of(item: &str) -> Vec<Piece> {
    let heading = head(item);
    if is_import(item) {
        // By itself it does nothing, so it says nothing.
        let bound = item.split([',', ';', '{', '}']).filter_map(|path| words(path).pop());
        let names = bound.map(|name| format!("use {name}")).collect();
        return vec![Piece { names, says: OnceCell::from(Names::new()), ..Piece::new("", "", item) }];
    }
    if !heading.starts_with("impl") {
        return match words(&heading)[..] {
            [_, name] => vec![Piece::new("", name, item)],
            // What has no name of its own, such as a macro's call, may be reached by any of its words.
            _ => vec![Piece { names: names_in(item), ..Piece::new("", "", item) }],
        };
    }
    let methods = inside(item);
    if methods.is_empty() {
        return vec![Piece::new(&heading, "", item)];
    }
    methods
        .iter()
        .map(|method| Piece::new(&heading, words(&head(method.trim())).last().unwrap_or(&""), method.trim()))
        .collect()
}

/// The names and keywords of a text.
fn words(text: &str) -> Vec<&str> {
    tokens(text).filter(Token::is_name).map(|token| token.text).collect()
}

/// What a text names.
fn names_in(text: &str) -> Names {
    let code: Vec<Token> = tokens(text).filter(|token| !token.is_gap()).collect();
    let sign = |index: Option<usize>| index.and_then(|index| code.get(index)).map_or("", |token| token.text);
    let mut names = Names::new();
    for (index, token) in code.iter().enumerate().filter(|(_, token)| token.is_name()) {
        let name = token.text;
        let before = [3, 2, 1].map(|distance| sign(index.checked_sub(distance)));
        let after = [1, 2].map(|distance| sign(Some(index + distance)));
        match (before, after) {
            ([.., "."], _) => names.extend([format!(".{name}")]),
            ([home, ":", ":"], _) => names.extend([format!("{home}::{name}"), name.to_owned()]),
            // A field or a parameter is called so, and names nothing.
            (_, [":", then]) if then != ":" => {}
            _ => names.extend([format!("use {name}"), name.to_owned()]),
        }
    }
    names
}
