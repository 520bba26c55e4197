//! The functions of a solution that students write.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Block, Field, Fields, File, ImplItem, Item, ItemImpl, ReturnType, Signature};

/// A function with a body.
pub struct Function<'f> {
    /// `Semaphore::acquire`, `Drop for Permit::drop`, `relay`.
    pub name: String,
    pub block: &'f Block,
    pub output: &'f ReturnType,
}

/// Those of a solution that its stub lacks, or has in another form. A comment is no difference.
pub fn of_student<'f>(stub: &File, solution: &'f File) -> Vec<Function<'f>> {
    let given: BTreeMap<String, String> =
        all(stub).into_iter().map(|function| (function.name.clone(), function.tokens())).collect();
    let is_students = |function: &Function| given.get(&function.name) != Some(&function.tokens());
    all(solution).into_iter().filter(|function| function.name != "main" && is_students(function)).collect()
}

impl Function<'_> {
    fn tokens(&self) -> String {
        self.block.to_token_stream().to_string()
    }
}

fn all(file: &File) -> Vec<Function<'_>> {
    let mut functions = Vec::new();
    for item in &file.items {
        match item {
            Item::Fn(item) => functions.push(function(String::new(), &item.sig, &item.block)),
            Item::Impl(item) => functions.extend(methods(item)),
            _ => {}
        }
    }
    functions
}

fn methods(item: &ItemImpl) -> impl Iterator<Item = Function<'_>> {
    let of_trait = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    let of_trait = of_trait.map(|part| format!("{} for ", part.ident)).unwrap_or_default();
    let home = item.self_ty.to_token_stream().to_string();
    let home = format!("{of_trait}{}::", home.split(' ').next().unwrap_or_default());
    item.items.iter().filter_map(move |item| match item {
        ImplItem::Fn(method) => Some(function(home.clone(), &method.sig, &method.block)),
        _ => None,
    })
}

fn function<'f>(home: String, signature: &'f Signature, block: &'f Block) -> Function<'f> {
    Function { name: format!("{home}{}", signature.ident), block, output: &signature.output }
}

/// The fields of a file's types that are a `Condvar`.
pub fn condvars(file: &File) -> Vec<String> {
    let structs = file.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(&item.fields),
        _ => None,
    });
    let is_condvar = |field: &&Field| field.ty.to_token_stream().to_string() == "Condvar";
    let fields = structs.flat_map(Fields::iter).filter(is_condvar);
    fields.filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect()
}
