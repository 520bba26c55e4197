//! What is left in the target folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use workbook_judge::check::evict::evict;
use workbook_judge::check::lessons;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::workspace::Workspace;

use crate::test::Test;

/// Ten plans, the first used longest ago; of each a program, as Cargo leaves it.
struct Target {
    workspace: Workspace,
    plans: Vec<Plan>,
}

impl Target {
    fn new(name: &str) -> Target {
        let test = Test::new(name);
        let workspace =
            Workspace { target: test.folder.join("target"), ..Workspace::find().expect("it is there") };
        let lessons = lessons::all(&workspace).expect("the lessons can be read");
        let plans = (0..10).map(|number| {
            let folder = test.folder.join(format!("answers-{number}"));
            fs::create_dir_all(&folder).expect("it can be written to");
            Plan::folder(&workspace, &lessons, &folder).expect("the plan is sound")
        });
        let target = Target { plans: plans.collect(), workspace };
        for plan in &target.plans {
            target.parts(plan).iter().for_each(|part| write(part));
            target.evict(plan);
        }
        target
    }

    /// Files and folders that belong to a plan alone.
    fn parts(&self, plan: &Plan) -> Vec<PathBuf> {
        let (bin, build) = (&plan.answers[2].bin, self.workspace.checks().join("programs-build/debug"));
        let program = bin.replace('-', "_");
        vec![
            self.workspace.checks().join(&plan.key).join("model/Cargo.toml"),
            build.join(bin),
            build.join(format!("deps/{program}-0123456789abcdef.d")),
            build.join(format!("incremental/{program}-1abc/work")),
            build.join(format!(".fingerprint/model-{}-0123456789abcdef/dep", plan.key)),
        ]
    }

    fn evict(&self, plan: &Plan) {
        evict(&self.workspace, plan).expect("the target folder can be written to");
    }

    fn used(&self, plan: &Plan, ago: Duration) {
        let stamp = File::options().write(true).open(self.workspace.checks().join(&plan.key).join("used"));
        stamp.and_then(|stamp| stamp.set_modified(SystemTime::now() - ago)).expect("it was written");
    }

    /// How many plans have all their parts; those of the others are gone without a rest.
    fn whole(&self) -> Vec<usize> {
        let count = |plan: &Plan| self.parts(plan).iter().filter(|part| part.exists()).count();
        let counts: Vec<usize> = self.plans.iter().map(count).collect();
        assert!(counts.iter().all(|count| [0, 5].contains(count)), "{counts:?}");
        (0..self.plans.len()).filter(|number| counts[*number] == 5).collect()
    }
}

fn write(file: &Path) {
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("it can be written to");
    fs::write(file, "").expect("it can be written to");
}

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn the_builds_of_plans_that_were_used_long_ago_are_removed_but_for_the_last() {
    let target = Target::new("tidy_old");
    for (number, plan) in target.plans.iter().enumerate() {
        target.used(plan, HOUR * (20 - number as u32));
    }
    target.evict(&target.plans[9]);
    assert_eq!(target.whole(), [2, 3, 4, 5, 6, 7, 8, 9]);
    target.evict(&target.plans[0]);
    assert!(target.whole().contains(&9), "who is used again counts as new");
}

#[test]
fn what_may_be_in_use_at_this_moment_stays() {
    let target = Target::new("tidy_recent");
    target.plans.iter().for_each(|plan| target.used(plan, HOUR / 2));
    target.evict(&target.plans[0]);
    assert_eq!(target.whole().len(), 10);
}

#[test]
fn what_all_plans_share_stays() {
    let target = Target::new("tidy_shared");
    let shared = target.workspace.checks().join("programs-build/debug/deps/libengine-0123456789abcdef.rlib");
    write(&shared);
    target.plans.iter().for_each(|plan| target.used(plan, HOUR * 2));
    target.evict(&target.plans[0]);
    assert_eq!(target.whole().len(), 8);
    assert!(shared.exists());
}
