//! Conditions that hold always, never, or in other cases.

use syn::visit::{self, Visit};
use syn::{
    BinOp, Expr, ExprBinary, ExprIf, ExprLit, ExprMethodCall, ExprUnary, ExprWhile, Lit, PatGuard, UnOp,
};

use super::syntax::mentions;
use crate::function::Function;
use crate::mutant::Found;

/// Methods whose closure is a condition.
const ASKING: [&str; 7] =
    ["wait_while", "wait_timeout_while", "is_some_and", "take_if", "filter", "any", "position"];

pub fn find(function: &Function, found: &mut Found) {
    Conditions { found }.visit_block(function.block);
}

struct Conditions<'a, 't> {
    found: &'a mut Found<'t>,
}

impl Conditions<'_, '_> {
    fn decide(&mut self, condition: &Expr) {
        // A condition with `let` in it binds names.
        if !mentions(condition, "let") {
            self.found.replace("condition always true", condition, "true");
            self.found.replace("condition always false", condition, "false");
        }
    }
}

impl<'ast> Visit<'ast> for Conditions<'_, '_> {
    fn visit_expr_if(&mut self, node: &'ast ExprIf) {
        self.decide(&node.cond);
        visit::visit_expr_if(self, node);
    }

    fn visit_expr_while(&mut self, node: &'ast ExprWhile) {
        self.decide(&node.cond);
        visit::visit_expr_while(self, node);
    }

    fn visit_pat_guard(&mut self, node: &'ast PatGuard) {
        self.decide(&node.guard);
        visit::visit_pat_guard(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        if ASKING.iter().any(|name| node.method == name) {
            for argument in &node.args {
                if let Expr::Closure(closure) = argument {
                    self.decide(&closure.body);
                }
            }
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let (name, others): (&'static str, &[&str]) = match node.op {
            BinOp::Lt(_) => ("other comparison", &["<=", ">="]),
            BinOp::Le(_) => ("other comparison", &["<", ">"]),
            BinOp::Gt(_) => ("other comparison", &[">=", "<="]),
            BinOp::Ge(_) => ("other comparison", &[">", "<"]),
            BinOp::Eq(_) => ("other comparison", &["!="]),
            BinOp::Ne(_) => ("other comparison", &["=="]),
            BinOp::And(_) => ("`||` for `&&`", &["||"]),
            BinOp::Or(_) => ("`&&` for `||`", &["&&"]),
            _ => ("", &[]),
        };
        for other in others {
            self.found.replace(name, &node.op, *other);
        }
        if matches!(node.op, BinOp::And(_) | BinOp::Or(_)) {
            for (kept, other) in [(&node.left, &node.right), (&node.right, &node.left)] {
                if !mentions(other, "let") {
                    let kept = self.found.text_of(kept);
                    self.found.replace("half of a condition dropped", node, kept);
                }
            }
        }
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        if matches!(node.op, UnOp::Not(_)) {
            let inner = self.found.text_of(&node.expr);
            self.found.replace("`!` dropped", node, inner);
        }
        visit::visit_expr_unary(self, node);
    }

    fn visit_expr_lit(&mut self, node: &'ast ExprLit) {
        if let Lit::Bool(value) = &node.lit {
            self.found.replace("other truth", node, if value.value { "false" } else { "true" });
        }
    }
}
