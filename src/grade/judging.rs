//! Every distinct answer judged once: in rounds, of which one is built while another runs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use workbook_judge::check::at_once::AtOnce;
use workbook_judge::check::evict;
use workbook_judge::check::fold::Rows;
use workbook_judge::check::judge::{Options, judge};
use workbook_judge::check::lessons::{Lesson, Stage};
use workbook_judge::check::plan::{AnswerFile, Plan};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::report;
use workbook_judge::check::verdict::{Judged, Verdict};
use workbook_judge::check::workspace::Workspace;

use crate::class::{AnswerId, Digest};
use crate::ledger::{Ledger, Said};
use crate::messages;
use crate::provenance::Provenance;
use crate::questions;

/// So many answers are built at a time: enough to share programs, few enough that verdicts come soon.
const ROUND: usize = 48;
/// The same of answers to live lessons: their checks take longer.
const LIVE_ROUND: usize = 16;
/// Rounds under way, unless a single check at a time is asked for: one is built, one runs, and of one the checks on real
/// threads wait.
const AT_ONCE: usize = 3;

/// An answer with the checks that have no verdict yet.
#[derive(Debug, Clone)]
pub struct Open {
    /// The answer.
    pub id: AnswerId,
    /// Its text.
    pub text: Arc<str>,
    /// The names of the checks.
    pub checks: BTreeSet<String>,
}

/// What judging needs beside answers.
#[derive(Debug)]
pub struct Judging<'a> {
    /// Where it is judged.
    pub workspace: &'a Workspace,
    /// All lessons.
    pub lessons: &'a [Lesson],
    /// How checks run.
    pub options: &'a Options,
    /// How many live checks run at once.
    pub waiting: AtOnce,
    /// What the verdicts depend on.
    pub provenance: &'a Provenance,
}

/// What a round comes to.
enum Told {
    /// A verdict.
    Said(AnswerId, Said),
    /// An answer that could not be judged although others could.
    GaveUp(Open),
    /// Nothing can be judged.
    Ended(Problem),
}

/// Judges a round.
type Round<'a> = dyn Fn(&[Open], &Sender<Told>) -> Result<(), Problem> + Sync + 'a;

impl Judging<'_> {
    /// Judges, and writes each verdict to the ledger; `each` is told of each.
    ///
    /// # Errors
    /// When the ledger can't be written, or no answer can be judged at all.
    pub fn run(&self, open: Vec<Open>, ledger: &mut Ledger, each: &mut dyn FnMut()) -> Result<(), Problem> {
        let (open, alike) = together(open);
        let (live, modelled): (Vec<Open>, Vec<Open>) = open.into_iter().partition(|open| self.is_live(open));
        let rounds = live.chunks(LIVE_ROUND).chain(modelled.chunks(ROUND)).map(<[Open]>::to_vec).collect();
        let mut write = |id: &AnswerId, said: Said| {
            for id in iter::once(id).chain(alike.get(id).into_iter().flatten()) {
                ledger.write(id, self.provenance.by(&id.lesson), said.clone())?;
                each();
            }
            Ok(())
        };
        let given_up = self.rounds(rounds, &|round, told| self.round(round, told), &mut write)?;
        // It may have been the machine after all. By now everything else is done.
        let rounds = given_up.into_iter().map(|open| vec![open]).collect();
        self.rounds(rounds, &|round, told| self.last_try(round, told), &mut write).map(drop)
    }

    /// Gives back the answers that were given up. The rounds are begun from both ends: live checks mostly wait, and stand
    /// at the front; those on the model compute meanwhile.
    fn rounds(
        &self,
        rounds: VecDeque<Vec<Open>>,
        judge: &Round<'_>,
        write: &mut dyn FnMut(&AnswerId, Said) -> Result<(), Problem>,
    ) -> Result<Vec<Open>, Problem> {
        let rounds = Mutex::new(rounds);
        let next = |worker: usize| {
            let mut rounds = rounds.lock().unwrap_or_else(PoisonError::into_inner);
            if worker == 0 { rounds.pop_front() } else { rounds.pop_back() }
        };
        let (sender, told) = mpsc::channel();
        let mut given_up = Vec::new();
        thread::scope(|scope| {
            for worker in 0..self.rounds_at_once() {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    while let Some(round) = next(worker) {
                        if let Err(problem) = judge(&round, &sender) {
                            let _ = sender.send(Told::Ended(problem));
                            return;
                        }
                    }
                });
            }
            drop(sender);
            let result = told.iter().try_for_each(|told| {
                match told {
                    Told::Said(answer, said) => write(&answer, said)?,
                    Told::GaveUp(open) => given_up.push(open),
                    Told::Ended(problem) => return Err(problem),
                }
                Ok(())
            });
            if result.is_err() {
                self.options.cancel.cancel();
            }
            result
        })?;
        Ok(given_up)
    }

    fn rounds_at_once(&self) -> usize {
        if self.options.at_once.most() == 1 { 1 } else { AT_ONCE }
    }

    fn lesson_of(&self, open: &Open) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.name == open.id.lesson)
    }

    fn is_live(&self, open: &Open) -> bool {
        self.lesson_of(open).is_some_and(|lesson| lesson.stage() == Stage::Live)
    }

    /// All rounds together run as many checks as are asked for. Live checks mostly wait, so more of them run.
    fn options(&self, round: &[Open]) -> Options {
        let at_once =
            if round.iter().all(|open| self.is_live(open)) { &self.waiting } else { &self.options.at_once };
        Options { at_once: at_once.clone(), ..self.options.clone() }
    }

    /// An answer that stops the others of its round is found by judging each alone. When none can be judged, it is not
    /// the answers.
    fn round(&self, round: &[Open], told: &Sender<Told>) -> Result<(), Problem> {
        let Err(problem) = self.judge(round, told) else { return Ok(()) };
        if self.options.cancel.is_cancelled() {
            return Err(problem);
        }
        let alone: Vec<Result<(), Problem>> =
            round.iter().map(|open| self.judge(std::slice::from_ref(open), told)).collect();
        if alone.iter().all(Result::is_err) {
            return Err(problem);
        }
        for (open, result) in round.iter().zip(alone) {
            if result.is_err() {
                let _ = told.send(Told::GaveUp(open.clone()));
            }
        }
        Ok(())
    }

    fn last_try(&self, round: &[Open], told: &Sender<Told>) -> Result<(), Problem> {
        match self.judge(round, told) {
            Err(why) if !self.options.cancel.is_cancelled() => {
                round.iter().for_each(|open| self.give_up(open, &why, told));
                Ok(())
            }
            result => result,
        }
    }

    fn give_up(&self, open: &Open, why: &Problem, told: &Sender<Told>) {
        let checks = self.lesson_of(open).into_iter().flat_map(|lesson| &lesson.checks);
        for check in checks.filter(|check| open.checks.contains(&check.name)) {
            let said = Said {
                check: check.name.clone(),
                step: check.step,
                verdict: Verdict::InternalError,
                message: messages::not_judged(why),
                misconception: None,
                schedules: 0,
                advice: Vec::new(),
            };
            let _ = told.send(Told::Said(open.id.clone(), said));
        }
    }

    /// A check that could not be judged is judged once more: then it is not chance.
    fn judge(&self, round: &[Open], told: &Sender<Told>) -> Result<(), Problem> {
        let mut again = BTreeSet::new();
        let options = &self.options(round);
        self.judge_these(round, options, &mut |index, judged| match judged.said.verdict {
            Verdict::InternalError => drop(again.insert((index, judged.check.name.clone()))),
            _ => drop(told.send(Told::Said(round[index].id.clone(), said(judged)))),
        })?;
        if again.is_empty() {
            return Ok(());
        }
        let open: Vec<Open> = (0..round.len())
            .map(|index| Open {
                checks: again.iter().filter(|(of, _)| *of == index).map(|(_, check)| check.clone()).collect(),
                ..round[index].clone()
            })
            .collect();
        let open: Vec<Open> = open.into_iter().filter(|open| !open.checks.is_empty()).collect();
        self.judge_these(&open, options, &mut |index, judged| {
            let _ = told.send(Told::Said(open[index].id.clone(), said(judged)));
        })
    }

    fn judge_these(
        &self,
        open: &[Open],
        options: &Options,
        each: &mut dyn FnMut(usize, &Judged),
    ) -> Result<(), Problem> {
        let home = self.workspace.target.join("grade");
        let mut files = Vec::new();
        for (index, open) in open.iter().enumerate() {
            let path = place(&home, &open.id.lesson, &open.text)
                .map_err(|error| Problem::Ours(messages::cannot_write(&home, &error)))?;
            files.push(AnswerFile { label: index.to_string(), lesson: open.id.lesson.clone(), path });
        }
        while !files.is_empty() {
            let mut plan = Plan::files(self.workspace, self.lessons, &home, &files)?;
            // The name of a program is short; two answers that share one are not judged together.
            let mut bins = BTreeSet::new();
            let fresh: Vec<bool> =
                plan.answers.iter().map(|answer| bins.insert(answer.bin.clone())).collect();
            if fresh.contains(&false) {
                let now = files.iter().zip(&fresh).filter(|(_, fresh)| **fresh);
                let now: Vec<AnswerFile> = now.map(|(file, _)| file.clone()).collect();
                plan = Plan::files(self.workspace, self.lessons, &home, &now)?;
            }
            let mut kept = fresh.iter();
            files.retain(|_| kept.next() == Some(&false));
            for answer in &mut plan.answers {
                answer.shown = format!("lessons/{}.rs", answer.lesson.name);
            }
            let index = |label: &str| label.parse::<usize>().unwrap_or_default();
            plan.keep(|answer, check| open[index(&answer.label)].checks.contains(&check.name));
            let judged =
                judge(self.workspace, &plan, options, &mut |judged| each(index(&judged.label), judged));
            evict::forget_builds(self.workspace, &plan, &options.cancel);
            judged?;
        }
        Ok(())
    }
}

/// Answers of which the same text is judged, by the same checks: one of them, and by it the others. Its text is the one
/// that is judged.
fn together(open: Vec<Open>) -> (Vec<Open>, BTreeMap<AnswerId, Vec<AnswerId>>) {
    let mut groups: BTreeMap<(String, String, BTreeSet<String>), Vec<AnswerId>> = BTreeMap::new();
    for open in open {
        let judged = questions::unanswered(&open.text);
        groups.entry((open.id.lesson.clone(), judged, open.checks)).or_default().push(open.id);
    }
    let (mut first, mut alike) = (Vec::new(), BTreeMap::new());
    for ((_, text, checks), mut ids) in groups {
        let id = ids.remove(0);
        alike.insert(id.clone(), ids);
        first.push(Open { id, text: text.into(), checks });
    }
    (first, alike)
}

/// Where a text lies that is judged: a place that no other text has.
fn place(home: &Path, lesson: &str, text: &str) -> io::Result<PathBuf> {
    let folder = home.join(Digest::of([text.as_bytes()]).to_string()).join("lessons");
    let path = folder.join(format!("{lesson}.rs"));
    if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(path);
    }
    fs::create_dir_all(&folder)?;
    fs::write(&path, text)?;
    Ok(path)
}

fn said(judged: &Judged) -> Said {
    let message = match judged.said.verdict {
        Verdict::Passed => String::new(),
        Verdict::Failed => report::story(judged, Rows::READABLE),
        _ => judged.said.message.clone(),
    };
    Said {
        check: judged.check.name.clone(),
        step: judged.check.step,
        verdict: judged.said.verdict,
        message,
        misconception: judged.said.misconception.clone(),
        schedules: judged.said.schedules as u64,
        advice: judged.said.advice.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str, check: &str) -> Open {
        let digest = Digest::of([text.as_bytes()]);
        let id = AnswerId { lesson: "03_race".into(), digest };
        Open { id, text: text.into(), checks: BTreeSet::from([check.into()]) }
    }

    #[test]
    fn answers_that_differ_only_in_what_is_answered_to_questions_are_judged_once() {
        let answered = |answer: &str| format!("const QUESTIONS: &[(&str, &str)] = &[(\"a?\", {answer:?})];");
        let (one, two, none) =
            (open(&answered("b"), "1"), open(&answered("c"), "1"), open(&answered(""), "1"));
        let (other, again) = (open("fn main() {}", "1"), open(&answered("d"), "2"));
        let all = [&one, &two, &none, &other, &again].map(Clone::clone).to_vec();
        let (first, alike) = together(all);
        assert_eq!(first.len(), 3);
        assert_eq!(alike[&one.id], [two.id, none.id]);
        assert_eq!(*first.iter().find(|open| open.id == one.id).expect("the first").text, *none.text);
        assert!(alike[&other.id].is_empty() && alike[&again.id].is_empty());
    }
}
