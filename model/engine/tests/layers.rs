//! The engine's modules lie in layers: each uses only what lies below it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the lowest to the highest. `lib.rs` lists them in the same order.
const LAYERS: [&str; 6] = ["trace", "story", "claim", "spec", "ask", "predict"];
/// The crate below, and what the root calls its parts.
const RUNTIME: [&str; 4] = ["runtime", "rt", "schedule", "memory"];
/// Proofs of the search: not part of the engine, and above all of it.
const TESTS: &str = "differential";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All files of a module, its folder included.
fn files(of: &Path) -> Vec<PathBuf> {
    if of.is_file() {
        return vec![of.to_path_buf()];
    }
    let entries =
        fs::read_dir(of).expect("a folder of the engine").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| files(&path)).collect()
}

/// Which modules of the crate a text names: `crate::story::…`, `crate::{memory, trace::Trace}`.
fn named(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.map(|line| format!("{line} ")).collect();
    let mut named = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{') {
            Some(group) => named.extend(top_of_group(group)),
            None => named.extend(word(path)),
        }
    }
    named
}

fn word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The first word of each entry of a group, without those of the groups inside it.
fn top_of_group(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut entries = vec![String::new()];
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => entries.push(String::new()),
            _ => entries.last_mut().expect("one at least").push(letter),
        }
        if depth == 0 {
            break;
        }
    }
    entries.iter().filter_map(|entry| word(entry)).collect()
}

/// The module in which a name of the crate's root stands: itself, or where it is re-exported from.
fn module_of(name: &str, root: &str) -> Option<String> {
    if LAYERS.contains(&name) || RUNTIME.contains(&name) {
        return Some(name.to_owned());
    }
    let exports = root.split("pub use ").skip(1).filter_map(|export| export.split_once(';'));
    let home = exports
        .map(|(export, _)| export)
        .find(|export| export.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == name));
    home.and_then(word)
}

#[test]
fn no_module_uses_one_above_it() {
    let root = fs::read_to_string(source().join("lib.rs")).expect("the crate's root");
    let mut upwards = Vec::new();
    for (height, layer) in LAYERS.iter().enumerate() {
        let folder = source().join(layer);
        let module = if folder.is_dir() { folder } else { folder.with_extension("rs") };
        for file in files(&module) {
            let text = fs::read_to_string(&file).expect("a file of the engine");
            for name in named(&text) {
                let used =
                    module_of(&name, &root).unwrap_or_else(|| panic!("{}: crate::{name}?", file.display()));
                if RUNTIME.contains(&used.as_str()) {
                    continue;
                }
                let at = LAYERS.iter().position(|layer| *layer == used).expect("an export of a layer");
                if at > height {
                    upwards.push(format!("{} uses crate::{name}, of {used}", file.display()));
                }
            }
        }
    }
    assert!(upwards.is_empty(), "upwards:\n{}", upwards.join("\n"));
}

#[test]
fn the_root_lists_the_layers_in_their_order_and_holds_nothing_else() {
    let root = fs::read_to_string(source().join("lib.rs")).expect("the crate's root");
    let modules: Vec<&str> = root
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(modules, [&LAYERS[..], &[TESTS]].concat());
    assert!(!root.contains("fn ") && !root.contains("impl "), "the root has logic");
}

#[test]
fn all_of_a_trace_stands_in_one_folder() {
    let elsewhere = files(&source()).into_iter().filter(|file| !file.starts_with(source().join("trace")));
    let elsewhere: Vec<PathBuf> = elsewhere
        .filter(|file| fs::read_to_string(file).expect("a file of the engine").contains("impl Trace "))
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let text =
        "use crate::rt::{self, world};\n// crate::claim\nuse crate::{memory, story::{a, b}, trace::Trace};";
    let expected = ["memory", "rt", "story", "trace"].map(str::to_owned);
    assert_eq!(named(text), BTreeSet::from(expected));
}
