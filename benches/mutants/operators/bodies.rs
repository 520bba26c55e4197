//! Whole functions that do nothing, and return something of the right type.

use quote::ToTokens;
use syn::ReturnType;
use syn::spanned::Spanned;

use crate::function::Function;
use crate::mutant::Found;

pub fn find(function: &Function, found: &mut Found) {
    let output = match function.output {
        ReturnType::Default => String::from("()"),
        ReturnType::Type(_, output) => output.to_token_stream().to_string(),
    };
    // Between the braces.
    let at = function.block.span().byte_range();
    for value in values(&output) {
        found.edit("body replaced", at.start + 1..at.end - 1, format!(" {value} "));
    }
}

fn values(output: &str) -> Vec<&'static str> {
    match output.split([' ', '<']).next().unwrap_or_default() {
        "()" => vec![""],
        "bool" => vec!["true", "false"],
        "u32" | "u64" | "usize" => vec!["0", "1"],
        "Result" | "Made" => vec!["Ok(Default::default())"],
        "io" => vec!["Ok(Default::default())"],
        "Option" => vec!["None"],
        "Vec" => vec!["Vec::new()"],
        "String" => vec!["String::new()"],
        "Duration" => vec!["Duration::ZERO"],
        "impl" => vec!["std::iter::empty()"],
        _ => Vec::new(),
    }
}
