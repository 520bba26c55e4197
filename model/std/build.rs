//! Builds the model's `Arc` (`arc/`), before the crate that gives it to answers.
//!
//! On stable Rust, only std may say that its pointer coerces to `Arc<dyn Trait>` and that a method
//! can take `self: Arc<Self>`. Answers need both. So this one small crate is compiled with the
//! features that std itself uses. `RUSTC_BOOTSTRAP` allows it, in the environment of that one
//! command; Cargo does not let a package set it for its own crate. It takes a quarter of a second.
//!
//! A version of Rust in which these features are others can't compile it. Then answers have std's
//! own `Arc`, and its counts are no scheduling points.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=arc");
    println!("cargo::rustc-check-cfg=cfg(std_arc)");
    let out = PathBuf::from(variable("OUT_DIR"));
    let (name, home) = (format!("-{}", build_name(&out)), out.join("arc"));
    match compile(&home, &name) {
        Ok(()) => show(&home, &name),
        Err(reason) => {
            println!("cargo::rustc-cfg=std_arc");
            println!("cargo::warning=The model's `Arc` can't be built with this version of Rust: {reason}.");
            println!(
                "cargo::warning=Checks use std's: they do not try when an owner of an `Arc` gives it up."
            );
        }
    }
}

/// Tells this build from others, with other features or flags: Cargo gives each a folder of its own.
fn build_name(out: &Path) -> String {
    let folder = out.parent().and_then(Path::file_name).unwrap_or_default();
    folder.to_string_lossy().into_owned()
}

fn compile(home: &Path, name: &str) -> Result<(), String> {
    // Two crates of one name, this one and an older one, would be one too many for rustc.
    let _ = fs::remove_dir_all(home);
    let output = command(home, name).output().map_err(|error| format!("rustc does not start ({error})"))?;
    if output.status.success() { Ok(()) } else { Err(first_error(&output)) }
}

/// As Cargo would compile it: for the same machine, and with the flags that are set for all crates.
fn command(home: &Path, name: &str) -> Command {
    let mut rustc = Command::new(variable("RUSTC"));
    rustc.env("RUSTC_BOOTSTRAP", "1");
    rustc.args(["--crate-name", "model_arc", "--crate-type", "rlib", "--edition", "2024"]);
    rustc.args(["--emit", "link", "--cap-lints", "allow", "-C", "debuginfo=0"]);
    rustc.arg(format!("-Cmetadata={name}")).arg(format!("-Cextra-filename={name}"));
    rustc.arg(format!("-Copt-level={}", variable("OPT_LEVEL").to_string_lossy()));
    rustc.arg("--target").arg(variable("TARGET")).arg("--out-dir").arg(home);
    // In full, as Cargo names files of dependencies: so the engine knows lines of this crate for the model's.
    rustc.arg(Path::new(&variable("CARGO_MANIFEST_DIR")).join("arc/src/lib.rs"));
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    rustc
}

fn first_error(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|line| line.starts_with("error")).unwrap_or("rustc gave no reason");
    line.to_owned()
}

/// Shows rustc where the crate is; Cargo does so too for all crates that depend on this one. It does
/// not do so for rustdoc, which looks only among Cargo's own crates: there it finds a copy.
fn show(home: &Path, name: &str) {
    println!("cargo::rustc-link-search=all={}", home.display());
    let file = format!("libmodel_arc{name}.rlib");
    let crates = home.ancestors().nth(4).map(|profile| profile.join("deps"));
    if let Some(crates) = crates.filter(|crates| crates.is_dir()) {
        // Without it, only documentation of what uses the model can't be built.
        let _ = fs::copy(home.join(&file), crates.join(&file));
    }
}

fn variable(name: &str) -> OsString {
    env::var_os(name).unwrap_or_else(|| panic!("Cargo sets {name} for a build script"))
}
