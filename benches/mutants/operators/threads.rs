//! Threads that are not started, panics that are not caught, channels of another kind.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprCall, ExprClosure, Local, Stmt};

use super::syntax::{function_name, value_of};
use crate::function::Function;
use crate::mutant::{Edit, Found};

pub fn find(function: &Function, found: &mut Found) {
    Threads { found }.visit_block(function.block);
}

struct Threads<'a, 't> {
    found: &'a mut Found<'t>,
}

impl<'ast> Visit<'ast> for Threads<'_, '_> {
    fn visit_block(&mut self, node: &'ast Block) {
        for statement in &node.stmts {
            self.call_it_here(statement);
        }
        visit::visit_block(self, node);
    }

    /// `let threads: Vec<_> = ….collect()` starts every thread before any is waited for.
    fn visit_local(&mut self, node: &'ast Local) {
        if let (Some(Expr::MethodCall(call)), syn::Pat::Type(pattern)) = (value_of(node), &node.pat)
            && call.method == "collect"
        {
            let lazy = self.found.text_of(&call.receiver).to_owned();
            let name = self.found.text_of(&pattern.pat).to_owned();
            let edits = vec![
                Edit { at: node.pat.span().byte_range(), with: name },
                Edit { at: call.span().byte_range(), with: lazy },
            ];
            self.found.edits("`collect` dropped", edits);
        }
        visit::visit_local(self, node);
    }

    fn visit_expr_call(&mut self, node: &'ast ExprCall) {
        let arguments = self.found.text_of(&node.args);
        match function_name(&node.func).as_str() {
            "bounded" => self.found.replace("unbounded for bounded", node, "crossbeam_channel::unbounded()"),
            "unbounded" => {
                self.found.replace("bounded for unbounded", node, "crossbeam_channel::bounded(1)");
            }
            "catch_unwind" => {
                let called = format!("Ok::<_, Box<dyn std::any::Any + Send>>({arguments}())");
                self.found.replace("panic not caught", node, called);
            }
            "Err" => self.found.replace("`Ok` for `Err`", node, "Ok(Default::default())"),
            "Some" => self.found.replace("`None` for `Some`", node, "None"),
            _ => {}
        }
        visit::visit_expr_call(self, node);
    }

    /// Without `move` a closure borrows, and what it would have taken along lives longer.
    fn visit_expr_closure(&mut self, node: &'ast ExprClosure) {
        if let Some(capture) = &node.capture {
            self.found.replace("`move` dropped", capture, "");
        }
        visit::visit_expr_closure(self, node);
    }
}

impl Threads<'_, '_> {
    /// What a thread should do is done by whoever would have started it.
    fn call_it_here(&mut self, statement: &Stmt) {
        let Stmt::Expr(expression, Some(_)) = statement else { return };
        let work = match expression {
            Expr::MethodCall(call) if call.method == "spawn" => call.args.first(),
            Expr::Call(call) if function_name(&call.func) == "spawn" => call.args.last(),
            _ => None,
        };
        if let Some(work) = work {
            let work = self.found.text_of(work);
            self.found.replace("no thread", expression, format!("({work})()"));
        }
    }
}
