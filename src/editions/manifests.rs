//! Manifests without what an edition lacks. What is left of a manifest stays as it was written, with its comments.

use std::collections::BTreeSet;

use toml_edit::{DocumentMut, Item, Table, TableLike};
use workbook_judge::check::problem::Problem;

use crate::contents::Files;
use crate::messages;

/// Targets that a manifest lists, and the folder in which Cargo looks for one without a path.
const TARGETS: [(&str, &str); 4] =
    [("bin", "src/bin"), ("test", "tests"), ("bench", "benches"), ("example", "examples")];
const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Takes packages that have no sources here out of every manifest, and all that names them.
///
/// # Errors
/// When a manifest is no TOML.
pub fn fit(files: &mut Files) -> Result<(), Problem> {
    let places: Vec<String> = files
        .keys()
        .filter(|place| *place == "Cargo.toml" || place.ends_with("/Cargo.toml"))
        .cloned()
        .collect();
    let mut manifests = Vec::new();
    for place in places {
        let text = String::from_utf8_lossy(&files[&place]).into_owned();
        let bad = |error| Problem::Ours(messages::bad_manifest(&place, &error));
        manifests.push((place.clone(), text.parse::<DocumentMut>().map_err(bad)?));
    }
    let here = Here {
        packages: manifests.iter().filter_map(|(place, manifest)| package(files, place, manifest)).collect(),
        files,
    };
    let mut gone = BTreeSet::new();
    for (place, manifest) in &mut manifests {
        if let Some(workspace) = manifest.get_mut("workspace").and_then(Item::as_table_mut) {
            gone = here.fit_workspace(folder(place), workspace);
        }
    }
    let fitted: Vec<(String, Vec<u8>)> = manifests
        .into_iter()
        .map(|(place, mut manifest)| {
            here.fit_package(folder(&place), &mut manifest, &gone);
            (place, manifest.to_string().into_bytes())
        })
        .collect();
    files.extend(fitted);
    Ok(())
}

/// What an edition has.
struct Here<'a> {
    files: &'a Files,
    /// The folders of packages that can be built.
    packages: BTreeSet<String>,
}

/// The folder of a manifest whose package has a library or a program here.
fn package(files: &Files, place: &str, manifest: &DocumentMut) -> Option<String> {
    manifest.get("package")?;
    let folder = folder(place);
    let path = |target: &dyn TableLike| target.get("path").and_then(Item::as_str).map(str::to_owned);
    let library = manifest.get("lib").and_then(Item::as_table_like).and_then(path);
    let programs = manifest.get("bin").and_then(Item::as_array_of_tables).into_iter().flatten();
    let named = programs.filter_map(|program| path(program)).chain(library);
    let usual = ["src/lib.rs", "src/main.rs"].map(str::to_owned);
    let is_here = |source: String| files.contains_key(&joined(folder, &source));
    named.chain(usual).any(is_here).then(|| folder.to_owned())
}

impl Here<'_> {
    /// Gives back the names of dependencies that it has no more.
    fn fit_workspace(&self, folder: &str, workspace: &mut Table) -> BTreeSet<String> {
        for list in ["members", "default-members"] {
            if let Some(list) = workspace.get_mut(list).and_then(Item::as_array_mut) {
                list.retain(|member| {
                    member.as_str().is_none_or(|member| self.packages.contains(&joined(folder, member)))
                });
            }
        }
        let dependencies = workspace.get_mut("dependencies").and_then(Item::as_table_like_mut);
        dependencies.map_or_else(BTreeSet::new, |list| self.without_gone(folder, list, &BTreeSet::new()))
    }

    fn fit_package(&self, folder: &str, manifest: &mut DocumentMut, gone: &BTreeSet<String>) {
        let has_lost_targets = self.without_targets(folder, manifest);
        let is_untested =
            has_lost_targets && !TARGETS[1..].iter().any(|(kind, _)| manifest.contains_key(kind));
        let mut lost = self.without_dependencies(folder, manifest.as_table_mut(), gone, is_untested);
        // Those of single systems.
        for (_, system) in manifest
            .get_mut("target")
            .and_then(Item::as_table_like_mut)
            .into_iter()
            .flat_map(|table| table.iter_mut())
        {
            if let Some(table) = system.as_table_like_mut() {
                lost.extend(self.without_dependencies(folder, table, gone, is_untested));
            }
        }
        if let Some(features) = manifest.get_mut("features").and_then(Item::as_table_mut) {
            without_lost(features, &lost);
        }
    }

    /// Gives back the names of what it takes out.
    fn without_dependencies(
        &self,
        folder: &str,
        table: &mut dyn TableLike,
        gone: &BTreeSet<String>,
        is_untested: bool,
    ) -> BTreeSet<String> {
        if is_untested {
            table.remove("dev-dependencies");
        }
        let mut lost = BTreeSet::new();
        for kind in DEPENDENCIES {
            if let Some(list) = table.get_mut(kind).and_then(Item::as_table_like_mut) {
                lost.extend(self.without_gone(folder, list, gone));
            }
        }
        lost
    }

    /// Takes out the dependencies whose package is not here. Their names.
    fn without_gone(
        &self,
        folder: &str,
        list: &mut dyn TableLike,
        gone: &BTreeSet<String>,
    ) -> BTreeSet<String> {
        let is_gone = |name: &str, dependency: &Item| {
            let is_inherited = dependency.get("workspace").and_then(Item::as_bool) == Some(true);
            let path = dependency.get("path").and_then(Item::as_str);
            is_inherited && gone.contains(name)
                || path.is_some_and(|path| !self.packages.contains(&joined(folder, path)))
        };
        let names: BTreeSet<String> = list
            .iter()
            .filter(|(name, dependency)| is_gone(name, dependency))
            .map(|(name, _)| name.to_owned())
            .collect();
        for name in &names {
            list.remove(name);
        }
        names
    }

    /// Takes out the targets whose file is not here; whether there were any.
    fn without_targets(&self, folder: &str, manifest: &mut DocumentMut) -> bool {
        let mut has_changed = false;
        for (kind, usual) in TARGETS {
            let Some(list) = manifest.get_mut(kind).and_then(Item::as_array_of_tables_mut) else { continue };
            let before = list.len();
            list.retain(|target| self.has_file(folder, usual, target));
            has_changed |= list.len() != before;
            if list.is_empty() {
                manifest.remove(kind);
            }
        }
        has_changed
    }

    fn has_file(&self, folder: &str, usual: &str, target: &Table) -> bool {
        let text = |key: &str| target.get(key).and_then(Item::as_str).unwrap_or_default();
        let places = match text("path") {
            "" => [".rs", "/main.rs"].map(|end| format!("{usual}/{}{end}", text("name"))).to_vec(),
            path => vec![path.to_owned()],
        };
        places.iter().any(|place| self.files.contains_key(&joined(folder, place)))
    }
}

/// A feature that was for a dependency no longer does anything, so nobody has it without asking.
fn without_lost(features: &mut Table, lost: &BTreeSet<String>) {
    let is_lost = |value: &str| {
        let name = value.strip_prefix("dep:").unwrap_or(value);
        lost.contains(name.split(['/', '?']).next().unwrap_or(name))
    };
    let mut idle = BTreeSet::new();
    for (name, values) in features.iter_mut() {
        let Some(values) = values.as_array_mut() else { continue };
        let before = values.len();
        values.retain(|value| !value.as_str().is_some_and(is_lost));
        if values.len() != before {
            idle.insert(name.get().to_owned());
        }
    }
    if let Some(default) = features.get_mut("default").and_then(Item::as_array_mut) {
        default.retain(|value| !value.as_str().is_some_and(|name| idle.contains(name)));
    }
}

fn folder(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A place that is named from a folder, from the root.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(files: &[(&str, &str)]) -> Files {
        let mut files =
            files.iter().map(|(place, text)| ((*place).to_owned(), text.as_bytes().to_vec())).collect();
        fit(&mut files).expect("the manifests are TOML");
        files
    }

    #[test]
    fn a_package_without_sources_is_named_nowhere() {
        let root = "[workspace]\n# All.\nmembers = [\n    \"a\",\n    \"b\",\n]\n\n[workspace.dependencies]\n# A.\n\
                    a = { path = \"a\" }\n# B.\nb = { path = \"b\" }\n";
        let a = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"more\", \"tidy\"]\nmore = [\"dep:b\", \"std\"]\ntidy = []\n\n\
                 [dependencies]\nb = { workspace = true, optional = true }\nc = \"1\"\n";
        let b = "[package]\nname = \"b\"\n";
        let files = [("Cargo.toml", root), ("a/Cargo.toml", a), ("a/src/lib.rs", ""), ("b/Cargo.toml", b)];
        let files = fitted(&files);
        let text = |place: &str| String::from_utf8_lossy(&files[place]).into_owned();
        let root = "[workspace]\n# All.\nmembers = [\n    \"a\",\n]\n\n[workspace.dependencies]\n# A.\na = { path = \"a\" }\n";
        assert_eq!(text("Cargo.toml"), root);
        let a = "[package]\nname = \"a\"\n\n[features]\ndefault = [ \"tidy\"]\nmore = [ \"std\"]\ntidy = []\n\n\
                 [dependencies]\nc = \"1\"\n";
        assert_eq!(text("a/Cargo.toml"), a);
    }

    #[test]
    fn a_target_without_its_file_is_left_out_and_what_only_tests_need() {
        let manifest = "[package]\nname = \"a\"\n\n[dev-dependencies]\nx = \"1\"\n\n[target.'cfg(unix)'.dev-dependencies]\ny = \"1\"\n\n[[bin]]\nname = \"p\"\npath = \"../p.rs\"\n\n\
                        [[bin]]\nname = \"q\"\npath = \"../q.rs\"\n\n[[test]]\nname = \"t\"\n";
        let files = fitted(&[("a/Cargo.toml", manifest), ("p.rs", "")]);
        let kept = "[package]\nname = \"a\"\n\n[[bin]]\nname = \"p\"\npath = \"../p.rs\"\n";
        assert_eq!(String::from_utf8_lossy(&files["a/Cargo.toml"]), kept);
    }
}
