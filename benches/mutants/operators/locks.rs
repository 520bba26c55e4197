//! Locks that are held too long, not long enough, or let go in between.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprBinary, ExprMethodCall, Stmt};

use super::syntax::{mentions, names_in, takes_lock, uses, value_of};
use crate::function::Function;
use crate::mutant::{Edit, Found};

pub fn find(function: &Function, found: &mut Found) {
    Locks { found }.visit_block(function.block);
}

struct Locks<'a, 't> {
    found: &'a mut Found<'t>,
}

impl<'ast> Visit<'ast> for Locks<'_, '_> {
    fn visit_block(&mut self, node: &'ast Block) {
        for (index, statement) in node.stmts.iter().enumerate() {
            let rest = &node.stmts[index + 1..];
            if let Some((guard, lock)) = guard_of(statement) {
                let lock = self.found.text_of(lock);
                self.let_go_between(&guard, lock, rest);
                self.each_time_anew(&guard, lock, statement, rest);
            }
            if index > 0 {
                self.take_first(&node.stmts[0], statement);
            }
            self.keep(statement, rest);
            self.not_kept(statement);
        }
        visit::visit_block(self, node);
    }

    /// `*total.lock().unwrap() += price` as a reading and a writing.
    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let sign = match node.op {
            BinOp::AddAssign(_) => "+",
            BinOp::SubAssign(_) => "-",
            _ => "",
        };
        if !sign.is_empty() && mentions(&node.left, "lock") {
            let (left, right) = (self.found.text_of(&node.left), self.found.text_of(&node.right));
            let split = format!("{{ let read = {left}; {left} = read {sign} {right} }}");
            self.found.replace("read and written under two locks", node, split);
        }
        visit::visit_expr_binary(self, node);
    }

    /// A read-modify-write of an atomic as a load and a store.
    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        if node.method == "fetch_add" && node.args.len() == 2 {
            let atomic = self.found.text_of(&node.receiver);
            let (by, order) = (self.found.text_of(&node.args[0]), self.found.text_of(&node.args[1]));
            let split = format!(
                "{{ let read = {atomic}.load(Ordering::SeqCst); {atomic}.store(read + {by}, {}); read }}",
                order.replace("Relaxed", "SeqCst")
            );
            self.found.replace("load and store for `fetch_add`", node, split);
        }
        visit::visit_expr_method_call(self, node);
    }
}

impl Locks<'_, '_> {
    /// Between two statements that need the guard, others get the lock.
    fn let_go_between(&mut self, guard: &str, lock: &str, rest: &[Stmt]) {
        for (place, statement) in rest.iter().enumerate() {
            let is_needed = rest[place + 1..].iter().any(|later| mentions(later, guard));
            let is_value = matches!(statement, Stmt::Expr(_, None)) && place + 1 == rest.len();
            if is_needed && !is_value {
                let again = format!(" drop({guard}); let mut {guard} = {lock};");
                self.found.insert_behind("lock let go in between", statement, again);
            }
        }
    }

    /// No guard: whoever needs the lock takes it, for a line.
    fn each_time_anew(&mut self, guard: &str, lock: &str, statement: &Stmt, rest: &[Stmt]) {
        let [next, others @ ..] = rest else { return };
        if uses(next, guard) == 1 && !others.iter().any(|later| mentions(later, guard)) {
            return;
        }
        let mut edits = vec![Edit { at: statement.span().byte_range(), with: String::new() }];
        for later in rest {
            if matches!(later, Stmt::Local(local) if names_in(&local.pat).iter().any(|name| name == guard)) {
                return;
            }
            let places = places_of(later.to_token_stream(), guard);
            edits
                .extend(places.into_iter().map(|at| Edit { at: at.byte_range(), with: format!("({lock})") }));
        }
        self.found.edits("lock taken anew each time", edits);
    }

    /// The lock is taken before anything else is done.
    fn take_first(&mut self, first: &Stmt, statement: &Stmt) {
        let start = first.span().byte_range().start;
        match lock_in(statement) {
            Some(lock) if guard_of(statement).is_none() => {
                let text = self.found.text_of(lock);
                let take = Edit { at: start..start, with: format!("let mut held = {text}; ") };
                let used = Edit { at: lock.span().byte_range(), with: String::from("held") };
                self.found.edits("lock taken too early", vec![take, used]);
            }
            Some(_) => {
                let text = self.found.text_of(statement).to_owned();
                let take = Edit { at: start..start, with: format!("{text} ") };
                let gone = Edit { at: statement.span().byte_range(), with: String::new() };
                self.found.edits("lock taken too early", vec![take, gone]);
            }
            None => {}
        }
    }

    /// `let _ = …` drops at once what `let _inside = …` keeps to the end of the block.
    fn not_kept(&mut self, statement: &Stmt) {
        if let Stmt::Local(local) = statement
            && names_in(&local.pat).iter().any(|name| name.starts_with('_'))
        {
            self.found.replace("`_` for `_name`", &local.pat, "_");
        }
    }

    /// What a lock was taken for and let go is written into the next statement, which now holds it to its end.
    fn keep(&mut self, statement: &Stmt, rest: &[Stmt]) {
        let (Stmt::Local(local), Some(next)) = (statement, rest.first()) else { return };
        let (Some(value), [name]) = (value_of(local), &names_in(&local.pat)[..]) else { return };
        if takes_lock(value) || !mentions(value, "lock") || uses(next, name) != 1 {
            return;
        }
        let text = self.found.text_of(value).to_owned();
        let mut edits = vec![Edit { at: statement.span().byte_range(), with: String::new() }];
        let places = places_of(next.to_token_stream(), name);
        edits.extend(places.into_iter().map(|at| Edit { at: at.byte_range(), with: text.clone() }));
        self.found.edits("lock kept meanwhile", edits);
    }
}

/// `let mut inside = self.lock();` gives `inside` and `self.lock()`.
fn guard_of(statement: &Stmt) -> Option<(String, &Expr)> {
    let Stmt::Local(local) = statement else { return None };
    let value = value_of(local).filter(|value| takes_lock(value))?;
    Some((names_in(&local.pat).pop()?, value))
}

/// The first lock that a statement itself takes; one in a block or a closure inside it is not its own.
fn lock_in(statement: &Stmt) -> Option<&Expr> {
    struct First<'ast>(Option<&'ast Expr>);
    impl<'ast> Visit<'ast> for First<'ast> {
        fn visit_expr(&mut self, node: &'ast Expr) {
            match node {
                Expr::Closure(_) | Expr::Block(_) | Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) => {}
                _ if takes_lock(node) => self.0 = self.0.or(Some(node)),
                _ => visit::visit_expr(self, node),
            }
        }
    }
    let mut first = First(None);
    first.visit_stmt(statement);
    first.0
}

fn places_of(tokens: TokenStream, name: &str) -> Vec<Span> {
    let of = |token: TokenTree| match token {
        TokenTree::Ident(ident) if ident == name => vec![ident.span()],
        TokenTree::Group(group) => places_of(group.stream(), name),
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(of).collect()
}
