//! Calls that are left out of a chain, and elements of a list that are left out, or come in another order.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprForLoop, ExprMethodCall, Stmt};

use crate::function::Function;
use crate::mutant::Found;

/// Calls without which nothing compiles, or which only say what others say too.
const NEEDED: [&str; 23] = [
    "unwrap",
    "expect",
    "unwrap_or_else",
    "lock",
    "collect",
    "iter",
    "into_iter",
    "enumerate",
    "spawn",
    "join",
    "as_ref",
    "as_mut",
    "to_string",
    "to_owned",
    "clone",
    "map_err",
    "wait",
    "wait_while",
    "wait_timeout_while",
    "unwrap_or",
    "ok_or",
    "as_bytes",
    "tell",
];

pub fn find(function: &Function, found: &mut Found) {
    Calls { found }.visit_block(function.block);
}

struct Calls<'a, 't> {
    found: &'a mut Found<'t>,
}

impl<'ast> Visit<'ast> for Calls<'_, '_> {
    /// A list that a block or a function gives back; of one that is only gone through, the order seldom matters.
    fn visit_block(&mut self, node: &'ast Block) {
        if let Some(Stmt::Expr(Expr::MethodCall(call), None)) = node.stmts.last()
            && call.method == "collect"
        {
            self.found.insert_behind("reversed", &call.receiver, ".rev()");
        }
        visit::visit_block(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        let name = node.method.to_string();
        if !NEEDED.contains(&name.as_str()) {
            let receiver = self.found.text_of(&node.receiver);
            self.found.replace("call dropped", node, receiver);
        }
        match name.as_str() {
            "iter" | "into_iter" | "drain" => self.found.insert_behind("first left out", node, ".skip(1)"),
            "push_back" => self.found.replace("other end of the queue", &node.method, "push_front"),
            "pop_front" => self.found.replace("other end of the queue", &node.method, "pop_back"),
            _ => {}
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_for_loop(&mut self, node: &'ast ExprForLoop) {
        let at = node.expr.span().byte_range();
        let list = self.found.text_of(&node.expr);
        self.found.edit("first left out", at, format!("({list}).into_iter().skip(1)"));
        visit::visit_expr_for_loop(self, node);
    }
}
