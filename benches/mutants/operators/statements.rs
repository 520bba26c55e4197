//! Statements that are missing, done twice, or done in another order.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, Block, Expr, ExprForLoop, ExprWhile, Macro, Stmt};

use super::syntax::{function_name, mentions, names_in};
use crate::function::Function;
use crate::mutant::{Edit, Found};

/// What may be done twice without harm.
const HARMLESS: [&str; 9] =
    ["notify_one", "notify_all", "flush", "sort", "sort_by_key", "drop", "kill", "remove_file", "wait"];

/// What an answer tells its log about its own work is in no contract.
const TOLD: &str = "tell";

pub fn find(function: &Function, found: &mut Found) {
    Statements { found }.visit_block(function.block);
}

struct Statements<'a, 't> {
    found: &'a mut Found<'t>,
}

impl Statements<'_, '_> {
    fn drop_one(&mut self, statement: &Stmt) {
        let is_unused = |pattern| names_in(pattern).iter().all(|name| name.starts_with('_'));
        let can_go = match statement {
            Stmt::Local(local) => is_unused(&local.pat),
            Stmt::Expr(..) | Stmt::Macro(_) => true,
            Stmt::Item(_) => false,
        };
        if can_go && !mentions(statement, TOLD) {
            self.found.replace("statement dropped", statement, "");
        }
    }

    fn double(&mut self, statement: &Stmt) {
        let Stmt::Expr(expression, Some(_)) = statement else { return };
        let ends = matches!(expression, Expr::Return(_) | Expr::Break(_) | Expr::Continue(_));
        let assigns = matches!(expression, Expr::Assign(_));
        if !ends
            && !assigns
            && !mentions(expression, TOLD)
            && !HARMLESS.iter().any(|name| mentions(expression, name))
        {
            let text = self.found.text_of(statement);
            self.found.insert_behind("statement doubled", statement, format!(" {text}"));
        }
    }

    fn swallow(&mut self, statement: &Stmt) {
        if let Stmt::Expr(Expr::Try(tried), Some(_)) = statement {
            let inner = self.found.text_of(&tried.expr);
            self.found.replace("error swallowed", statement, format!("let _ = {inner};"));
        }
    }

    fn swap(&mut self, first: &Stmt, second: &Stmt) {
        let binds = match first {
            Stmt::Local(local) => names_in(&local.pat),
            _ => Vec::new(),
        };
        let is_item = matches!(first, Stmt::Item(_)) || matches!(second, Stmt::Item(_));
        let is_value = matches!(second, Stmt::Expr(expression, None) if !is_block(expression));
        // Of two statements of which one only gives a name to something, the order seldom matters.
        if is_item
            || is_value
            || mentions(first, TOLD)
            || mentions(second, TOLD)
            || is_name(first)
            || is_name(second)
            || binds.iter().any(|name| mentions(second, name))
        {
            return;
        }
        let edit = |at: &Stmt, with: &Stmt| Edit {
            at: at.span().byte_range(),
            with: self.found.text_of(with).to_owned(),
        };
        let edits = vec![edit(first, second), edit(second, first)];
        self.found.edits("statements swapped", edits);
    }
}

/// A `let` that calls nothing, or only makes something new.
fn is_name(statement: &Stmt) -> bool {
    struct Calls(bool);
    impl<'ast> Visit<'ast> for Calls {
        fn visit_expr(&mut self, node: &'ast Expr) {
            self.0 |= match node {
                Expr::Call(call) => function_name(&call.func) != "new",
                Expr::MethodCall(_) | Expr::Macro(_) | Expr::Try(_) => true,
                _ => false,
            };
            visit::visit_expr(self, node);
        }
    }
    let mut calls = Calls(false);
    calls.visit_stmt(statement);
    matches!(statement, Stmt::Local(_)) && !calls.0
}

fn is_block(expression: &Expr) -> bool {
    matches!(expression, Expr::If(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_) | Expr::Match(_))
}

impl<'ast> Visit<'ast> for Statements<'_, '_> {
    fn visit_block(&mut self, node: &'ast Block) {
        for statement in &node.stmts {
            self.drop_one(statement);
            self.double(statement);
            self.swallow(statement);
        }
        for pair in node.stmts.windows(2) {
            self.swap(&pair[0], &pair[1]);
        }
        visit::visit_block(self, node);
    }

    fn visit_arm(&mut self, node: &'ast Arm) {
        self.found.replace("statement dropped", &node.body, "{}");
        visit::visit_arm(self, node);
    }

    fn visit_expr_for_loop(&mut self, node: &'ast ExprForLoop) {
        once(self.found, node, &node.body);
        visit::visit_expr_for_loop(self, node);
    }

    fn visit_expr_while(&mut self, node: &'ast ExprWhile) {
        once(self.found, node, &node.body);
        visit::visit_expr_while(self, node);
    }

    /// The list of a `vec![…]` without its first or its last element.
    fn visit_macro(&mut self, node: &'ast Macro) {
        let tokens: Vec<_> = node.tokens.clone().into_iter().collect();
        if let ([first, comma, .., last], true) = (&tokens[..], node.path.is_ident("vec")) {
            let (first, comma, last) =
                (first.span().byte_range(), comma.span().byte_range(), last.span().byte_range());
            self.found.edit("element dropped", first.start..comma.end, "");
            self.found.edit("element dropped", last, "");
        }
    }
}

/// A loop that goes round once at most.
fn once(found: &mut Found, whole: &impl Spanned, body: &Block) {
    let end = body.span().byte_range().end - 1;
    found.insert("loop ends after one round", whole, end, "break; ");
}
