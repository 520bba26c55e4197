//! Questions about pieces of syntax.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprMethodCall, Local, Member, Pat};

/// Whether the name stands somewhere in it.
pub fn mentions(node: &impl ToTokens, name: &str) -> bool {
    fn has(tokens: TokenStream, name: &str) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == name,
            TokenTree::Group(group) => has(group.stream(), name),
            _ => false,
        })
    }
    has(node.to_token_stream(), name)
}

/// How often the name stands in it.
pub fn uses(node: &impl ToTokens, name: &str) -> usize {
    fn count(tokens: TokenStream, name: &str) -> usize {
        let of = |token: TokenTree| match token {
            TokenTree::Ident(ident) => usize::from(ident == name),
            TokenTree::Group(group) => count(group.stream(), name),
            _ => 0,
        };
        tokens.into_iter().map(of).sum()
    }
    count(node.to_token_stream(), name)
}

/// The names that a pattern binds.
pub fn names_in(pattern: &Pat) -> Vec<String> {
    match pattern {
        Pat::Ident(ident) => vec![ident.ident.to_string()],
        Pat::Type(typed) => names_in(&typed.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().flat_map(names_in).collect(),
        Pat::TupleStruct(tuple) => tuple.elems.iter().flat_map(names_in).collect(),
        _ => Vec::new(),
    }
}

/// The value of a `let`.
pub fn value_of(local: &Local) -> Option<&Expr> {
    local.init.as_ref().map(|init| &*init.expr)
}

/// Whether it takes a lock: `self.lock()`, `counter.lock().unwrap()`.
pub fn takes_lock(expression: &Expr) -> bool {
    match expression {
        Expr::MethodCall(call) if call.method == "lock" => true,
        Expr::MethodCall(call) => is_unwrapping(call) && takes_lock(&call.receiver),
        _ => false,
    }
}

/// Whether the call only takes a value out of a result.
pub fn is_unwrapping(call: &ExprMethodCall) -> bool {
    ["unwrap", "expect", "unwrap_or_else"].iter().any(|name| call.method == name)
}

/// The last word of a call's path: `spawn` of `thread::spawn(…)`.
pub fn function_name(function: &Expr) -> String {
    match function {
        Expr::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The name of a field that something is called on: `room` of `self.room.wait(…)`.
pub fn field_name(receiver: &Expr) -> Option<String> {
    match receiver {
        Expr::Field(field) => match &field.member {
            Member::Named(name) => Some(name.to_string()),
            Member::Unnamed(_) => None,
        },
        _ => None,
    }
}
