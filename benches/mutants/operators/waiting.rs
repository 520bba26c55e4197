//! Waits that end too early, too late or never.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprClosure, ExprMethodCall, ExprWhile, Stmt};

use super::syntax::{field_name, mentions, names_in, value_of};
use crate::function::Function;
use crate::mutant::{Edit, Found};

pub fn find(function: &Function, found: &mut Found) {
    Waiting { found }.visit_block(function.block);
}

struct Waiting<'a, 't> {
    found: &'a mut Found<'t>,
}

impl<'ast> Visit<'ast> for Waiting<'_, '_> {
    fn visit_block(&mut self, node: &'ast Block) {
        for (index, statement) in node.stmts.iter().enumerate() {
            for later in &node.stmts[index + 1..] {
                self.clock_in_loop(statement, later);
            }
        }
        visit::visit_block(self, node);
    }

    fn visit_expr_while(&mut self, node: &'ast ExprWhile) {
        if mentions(&node.body, "wait") {
            self.found.replace("`if` for `while`", &node.while_token, "if");
        }
        visit::visit_expr_while(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        let arguments: Vec<&Expr> = node.args.iter().collect();
        match (node.method.to_string().as_str(), &arguments[..]) {
            ("notify_all", _) => self.found.replace("notify_one for notify_all", &node.method, "notify_one"),
            ("wait_while", [guard, Expr::Closure(condition)]) => self.wait_while(node, guard, condition),
            ("wait_timeout_while", [guard, patience, Expr::Closure(condition)]) => {
                self.wait_timeout_while(node, guard, patience, condition);
            }
            _ => {}
        }
        self.another_condvar(node);
        visit::visit_expr_method_call(self, node);
    }
}

impl Waiting<'_, '_> {
    fn wait_while(&mut self, call: &ExprMethodCall, guard: &Expr, condition: &ExprClosure) {
        let (condvar, guard) = (self.found.text_of(&call.receiver), self.found.text_of(guard));
        let asked = self.asked(condition);
        self.found.replace("waits once", call, format!("{condvar}.wait({guard})"));
        let once = format!("if {asked} {{ held = {condvar}.wait(held).unwrap(); }}");
        let with = format!("{{ let mut held = {guard}; {once} Ok::<_, ()>(held) }}");
        self.found.replace("`if` for `while`", call, with);
    }

    fn wait_timeout_while(
        &mut self,
        call: &ExprMethodCall,
        guard: &Expr,
        patience: &Expr,
        condition: &ExprClosure,
    ) {
        let (condvar, guard) = (self.found.text_of(&call.receiver), self.found.text_of(guard));
        let (patience, asked) = (self.found.text_of(patience), self.asked(condition));
        let condition = self.found.text_of(condition);
        let in_block = |wait: String| format!("{{ let mut held = {guard}; {wait} Ok::<_, ()>((held, ())) }}");
        self.found.replace("waits once", call, format!("{condvar}.wait_timeout({guard}, {patience})"));
        let once = format!("if {asked} {{ held = {condvar}.wait_timeout(held, {patience}).unwrap().0; }}");
        self.found.replace("`if` for `while`", call, in_block(once));
        let anew = format!(
            "while {asked} {{ let woken = {condvar}.wait_timeout(held, {patience}).unwrap(); \
             held = woken.0; if woken.1.timed_out() {{ break }} }}"
        );
        self.found.replace("patience given anew", call, in_block(anew));
        let for_ever = format!("{condvar}.wait_while({guard}, {condition}).map(|held| (held, ()))");
        self.found.replace("waits for ever", call, for_ever);
    }

    /// The closure's condition, asked of what the guard `held` holds.
    fn asked(&self, condition: &ExprClosure) -> String {
        let (name, body) = (self.found.text_of(&condition.inputs), self.found.text_of(&condition.body));
        format!("{{ let {name} = &mut *held; {body} }}")
    }

    /// `let begin = Instant::now();` is done in each round of a loop that asks how long ago that is.
    fn clock_in_loop(&mut self, statement: &Stmt, later: &Stmt) {
        let Stmt::Local(local) = statement else { return };
        let body = match later {
            Stmt::Expr(Expr::Loop(it), _) => &it.body,
            Stmt::Expr(Expr::While(it), _) => &it.body,
            Stmt::Expr(Expr::ForLoop(it), _) => &it.body,
            _ => return,
        };
        let is_clock = value_of(local).is_some_and(|value| mentions(value, "Instant"));
        if is_clock && names_in(&local.pat).iter().any(|name| mentions(body, name)) {
            let inside = body.span().byte_range().start + 1;
            let text = format!(" {}", self.found.text_of(statement));
            let out = Edit { at: statement.span().byte_range(), with: String::new() };
            self.found.edits("clock started anew", vec![out, Edit { at: inside..inside, with: text }]);
        }
    }

    /// The wrong threads are woken, or waited for.
    fn another_condvar(&mut self, call: &ExprMethodCall) {
        let (Some(name), Expr::Field(field)) = (field_name(&call.receiver), &*call.receiver) else { return };
        let condvars = self.found.condvars;
        let is_one = condvars.contains(&name);
        for other in condvars.iter().filter(|other| is_one && **other != name) {
            self.found.replace("another condvar", &field.member, other);
        }
    }
}
