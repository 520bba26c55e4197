//! The crates that an edition needs, to be built without a network. `cargo vendor` gets those of every system. Of what
//! this one does not need there is only what Cargo reads to choose versions.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};
use workbook_judge::check::cargo;
use workbook_judge::check::kept;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;

use crate::contents::Files;
use crate::lock;
use crate::messages;

/// Where they are.
const FOLDER: &str = "vendor";
/// Where Cargo is told so.
const CONFIG: &str = ".cargo/config.toml";
const CONFIG_TEXT: &str = include_str!("gradescope/cargo_config.toml");

/// Adds the crates that these files need when they are built for `target`.
///
/// # Errors
/// When Cargo can't get them.
pub fn add(workspace: &Workspace, files: &mut Files, target: &str) -> Result<(), Problem> {
    let folder = lock::manifests_on_disk(workspace, files)?;
    let config = folder.path().join(CONFIG);
    let failed = |path: &Path, error: io::Error| Problem::Ours(messages::cannot_read(path, &error));
    cargo::told(folder.path(), &["vendor", "--locked", "--versioned-dirs", "--quiet", FOLDER])?;
    // From here on, and not before, crates come from where they were put.
    fs::create_dir_all(config.with_file_name("")).map_err(|error| failed(&config, error))?;
    fs::write(&config, CONFIG_TEXT).map_err(|error| failed(&config, error))?;
    files.insert(CONFIG.into(), CONFIG_TEXT.into());
    let needed = needed(folder.path(), target)?;
    let crates = folder.path().join(FOLDER);
    for entry in fs::read_dir(&crates).map_err(|error| failed(&crates, error))? {
        let path = entry.map_err(|error| failed(&crates, error))?.path();
        let kept = if needed.contains(&path) { whole(&path) } else { hollow(&path) };
        let place = slashed(path.strip_prefix(folder.path()).unwrap_or(&path));
        let kept = kept.map_err(|error| failed(&path, error))?;
        files.extend(kept.into_iter().map(|(name, bytes)| (format!("{place}/{name}"), bytes)));
    }
    Ok(())
}

/// The folder of each crate that is needed.
fn needed(folder: &Path, target: &str) -> Result<BTreeSet<PathBuf>, Problem> {
    let words = ["metadata", "--format-version=1", "--frozen", "--filter-platform", target];
    let text = cargo::told(folder, &words)?;
    let metadata: Metadata = serde_json::from_slice(&text)
        .map_err(|error| Problem::Ours(messages::cannot_read(folder, &error)))?;
    let folders = metadata.packages.iter().filter_map(|package| package.manifest_path.parent());
    Ok(folders.map(Path::to_path_buf).collect())
}

/// What Cargo knows of a workspace.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    manifest_path: PathBuf,
}

/// All of a crate: a library may have its examples in its own documentation.
fn whole(folder: &Path) -> io::Result<Files> {
    let mut kept = Files::new();
    for path in kept::files_of(folder)? {
        let name = slashed(path.strip_prefix(folder).unwrap_or(&path));
        kept.insert(name.clone(), contents(&path, &name)?);
    }
    Ok(kept)
}

/// What Cargo reads to choose versions.
fn hollow(folder: &Path) -> io::Result<Files> {
    let mut kept = Files::new();
    for name in ["Cargo.toml", CHECKSUMS] {
        kept.insert(name.into(), contents(&folder.join(name), name)?);
    }
    // A crate without any is no crate.
    for name in ["src/lib.rs", "src/main.rs"].into_iter().filter(|name| folder.join(name).is_file()) {
        kept.insert(name.into(), Vec::new());
    }
    Ok(kept)
}

/// The sums of a crate's files, and of the whole, which Cargo compares with that in `Cargo.lock`.
const CHECKSUMS: &str = ".cargo-checksum.json";

/// Cargo looks for each file that has a sum, so none has.
fn contents(path: &Path, name: &str) -> io::Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    if name != CHECKSUMS {
        return Ok(bytes);
    }
    let all: Value = serde_json::from_slice(&bytes)?;
    Ok(serde_json::to_vec(&json!({ "files": {}, "package": all["package"] }))?)
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
