//! What is said of the mutants.

use std::collections::BTreeMap;

use workbook_judge::check::lessons::Lesson;

use crate::judging::{Became, Judged};

/// How many became what.
#[derive(Default)]
struct Counts {
    killed: usize,
    survived: usize,
    equivalent: usize,
    do_not_compile: usize,
    not_judged: usize,
}

impl Counts {
    fn of<'a>(all: impl IntoIterator<Item = &'a Judged>) -> Counts {
        let mut counts = Counts::default();
        for judged in all {
            *match judged.became {
                Became::Killed(_) => &mut counts.killed,
                Became::Survived => &mut counts.survived,
                Became::Equivalent => &mut counts.equivalent,
                Became::DoesNotCompile => &mut counts.do_not_compile,
                Became::NotJudged(_) => &mut counts.not_judged,
            } += 1;
        }
        counts
    }

    fn row(&self, name: &str) -> String {
        let Counts { killed, survived, equivalent, do_not_compile, .. } = self;
        format!("{name:<40} {killed:>6} {survived:>9} {equivalent:>11} {do_not_compile:>15}")
    }

    /// How many in a hundred of those that should fail did.
    fn rate(&self) -> f64 {
        let all = self.killed + self.survived + self.not_judged;
        if all == 0 { 100.0 } else { 100.0 * self.killed as f64 / all as f64 }
    }
}

const HEAD: &str = "                                         killed  survived  equivalent  do not compile";

/// The figures of a lesson, and what survived.
pub fn of_lesson(lesson: &Lesson, judged: &[Judged]) {
    println!("{HEAD}\n{}", Counts::of(judged).row(&lesson.name));
    for Judged { mutant, became } in judged {
        match became {
            Became::Survived => print!("\nsurvived: {}\n{}", mutant.key, mutant.diff),
            Became::NotJudged(why) => print!("\nnot judged: {}\n{}{why}\n", mutant.key, mutant.diff),
            _ => {}
        }
    }
    println!();
}

/// The figures of each operator.
pub fn by_operator(all: &[Judged]) {
    let mut operators: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for judged in all {
        operators.entry(&judged.mutant.key.operator).or_default().push(judged);
    }
    println!("{HEAD}");
    for (operator, judged) in operators {
        println!("{}", Counts::of(judged).row(operator));
    }
}

/// The figures of all lessons, and what is wrong; whether nothing is.
pub fn total(all: &[Judged], complaints: &[String], wanted: f64) -> bool {
    let mut lessons: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for judged in all {
        lessons.entry(&judged.mutant.key.lesson).or_default().push(judged);
    }
    println!("\n{HEAD}");
    for (lesson, judged) in lessons {
        println!("{}", Counts::of(judged).row(lesson));
    }
    let counts = Counts::of(all);
    println!("{}\n", counts.row("all"));
    complaints.iter().for_each(|complaint| println!("{complaint}"));
    println!("{:.1} % of the mutants fail a check (must be {wanted} % or more)", counts.rate());
    counts.rate() >= wanted && counts.not_judged == 0 && complaints.is_empty()
}
