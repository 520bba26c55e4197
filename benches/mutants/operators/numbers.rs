//! Numbers that are one too high or too low, and other sums.

use syn::visit::{self, Visit};
use syn::{
    BinOp, ExprBinary, ExprCall, ExprLit, ExprMethodCall, ExprRange, ExprRepeat, ExprTuple, Lit, RangeLimits,
};

use super::syntax::function_name;
use crate::function::Function;
use crate::mutant::Found;

pub fn find(function: &Function, found: &mut Found) {
    Numbers { found }.visit_block(function.block);
}

struct Numbers<'a, 't> {
    found: &'a mut Found<'t>,
}

impl<'ast> Visit<'ast> for Numbers<'_, '_> {
    fn visit_expr_lit(&mut self, node: &'ast ExprLit) {
        let Lit::Int(number) = &node.lit else { return };
        let Ok(value) = number.base10_parse::<u64>() else { return };
        let others = [Some(value + 1), value.checked_sub(1)];
        for other in others.into_iter().flatten() {
            self.found.replace("off by one", node, format!("{other}{}", number.suffix()));
        }
    }

    fn visit_expr_call(&mut self, node: &'ast ExprCall) {
        // How long a poll sleeps, and how much room a vector begins with, is nobody's business.
        let name = function_name(&node.func);
        if !name.starts_with("from_") && name != "with_capacity" {
            visit::visit_expr_call(self, node);
        }
    }

    fn visit_expr_repeat(&mut self, node: &'ast ExprRepeat) {
        // The length of a buffer is free too.
        self.visit_expr(&node.expr);
    }

    fn visit_expr_range(&mut self, node: &'ast ExprRange) {
        match node.limits {
            RangeLimits::HalfOpen(_) if node.end.is_some() => {
                self.found.replace("range one longer", &node.limits, "..=");
            }
            RangeLimits::Closed(_) => self.found.replace("range one shorter", &node.limits, ".."),
            RangeLimits::HalfOpen(_) => {}
        }
        visit::visit_expr_range(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let other = match node.op {
            BinOp::Add(_) => "-",
            BinOp::Sub(_) => "+",
            BinOp::Mul(_) => "/",
            BinOp::Div(_) => "*",
            BinOp::Rem(_) => "/",
            BinOp::AddAssign(_) => "-=",
            BinOp::SubAssign(_) => "+=",
            _ => "",
        };
        if !other.is_empty() {
            self.found.replace("other sum", &node.op, other);
        }
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        let other = match node.method.to_string().as_str() {
            "min" => "max",
            "max" => "min",
            "wrapping_add" => "wrapping_sub",
            "saturating_sub" => "saturating_add",
            "fetch_add" => "fetch_sub",
            _ => "",
        };
        if !other.is_empty() {
            self.found.replace("other sum", &node.method, other);
        }
        if node.method == "div_ceil" {
            let (left, right) = (self.found.text_of(&node.receiver), self.found.text_of(&node.args));
            self.found.replace("rounded down", node, format!("({left} / {right})"));
        }
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_tuple(&mut self, node: &'ast ExprTuple) {
        if let (2, Some(first), Some(last)) = (node.elems.len(), node.elems.first(), node.elems.last()) {
            let (first, last) = (self.found.text_of(first), self.found.text_of(last));
            self.found.replace("pair swapped", node, format!("({last}, {first})"));
        }
        visit::visit_expr_tuple(self, node);
    }
}
