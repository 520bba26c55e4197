//! Building a program, against the real `std` and against the model.

use std::path::PathBuf;
use std::thread;

use super::diagnose;
use super::source::Source;
use super::write;
use crate::check::build::{PROGRAMS_BUILD, REAL_BUILD};
use crate::check::build_lock::BuildLock;
use crate::check::cargo::{self, Call, Goal, Outcome};
use crate::check::compiler;
use crate::check::diagnose as shared_diagnose;
use crate::check::evict;
use crate::check::judge::Options;
use crate::check::messages::first_build;
use crate::check::notices::Busy;
use crate::check::plan::Plan;
use crate::check::problem::Problem;
use crate::check::workspace::Workspace;

/// The program on the model.
///
/// # Errors
/// When it does not compile, can't be tried, or nothing can be built at all.
pub fn build(
    workspace: &Workspace,
    plan: &Plan,
    source: &Source,
    options: &Options,
) -> Result<PathBuf, Problem> {
    evict::evict(workspace, plan)?;
    if !workspace.checks().join(PROGRAMS_BUILD).exists() {
        (options.notice)(first_build());
    }
    let written = write::write(workspace, plan, source)?;
    let compiler = compiler::within_limits(workspace, options)?;
    let busy = Busy::new(options.notice);
    let _lock = BuildLock::take(workspace, &options.cancel, &busy)?;
    let bin = plan.answers[0].bin.as_str();
    let call = |manifest, target: &str, goal| {
        let target = workspace.checks().join(target);
        cargo::call(&Call {
            manifest,
            target: &target,
            bins: &[bin],
            goal,
            compiler: compiler.as_deref(),
            cancel: &options.cancel,
            busy: &busy,
        })
    };
    let (real, model) = thread::scope(|scope| {
        let real = scope.spawn(|| call(&written.real, REAL_BUILD, Goal::Opinion));
        let model = call(&written.model, PROGRAMS_BUILD, Goal::Programs);
        (real.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), model)
    });
    // The real compiler's word comes first: its errors speak of the types that people know.
    let real = of(bin, real?);
    if !real.errors.is_empty() {
        return Err(Problem::Usage(diagnose::real(workspace, source, &written, &real.errors)));
    }
    let Outcome { executable, errors, broke, .. } = of(bin, model?);
    if let Some(broke) = real.broke.or(broke) {
        return Err(Problem::Usage(shared_diagnose::broke(&plan.answers[0], &broke)));
    }
    executable
        .filter(|_| errors.is_empty())
        .ok_or_else(|| Problem::Usage(diagnose::model(workspace, source, &written, &errors)))
}

fn of(bin: &str, mut outcomes: std::collections::HashMap<String, Outcome>) -> Outcome {
    outcomes.remove(bin).unwrap_or_default()
}
