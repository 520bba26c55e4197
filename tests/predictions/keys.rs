//! Each question can be asked, its key is what the model says every time, and nothing else is right.

use std::collections::{BTreeMap, BTreeSet};

use workbook_command::questions::answer::{Answer, Mark, UNKNOWN};
use workbook_command::questions::question::{Form, Question, Tried};

use crate::asked::{One, ROUNDS, all, asked, typed};

/// The key with another value in one place, for each place.
fn almost_right(question: &Question) -> Vec<Vec<String>> {
    let key = &question.key;
    let with = |place: usize, value: String| {
        let mut other = key.clone();
        other[place] = value;
        other
    };
    let more = |value: &String| (value.parse::<f64>().expect("a number") + 1.0).to_string();
    match &question.form {
        Form::Numbers(_) | Form::Seconds => {
            (0..key.len()).map(|place| with(place, more(&key[place]))).collect()
        }
        Form::Choices(_, among) => {
            let other =
                |place: usize| among.iter().find(|one| **one != key[place]).expect("a choice").clone();
            (0..key.len()).map(|place| with(place, other(place))).collect()
        }
        Form::Set(among) => {
            let without = (0..key.len()).map(|place| [&key[..place], &key[place + 1..]].concat());
            let also = among.iter().filter(|one| !key.contains(one));
            let also = also.map(|one| [key.clone(), vec![one.clone()]].concat());
            without.filter(|set| !set.is_empty()).chain(also).collect()
        }
        Form::Order(_) => {
            let swapped = |place: usize| {
                let mut other = key.clone();
                other.swap(place, place + 1);
                other
            };
            (0..key.len() - 1).map(swapped).collect()
        }
    }
}

#[test]
fn the_key_of_every_question_can_be_typed_and_is_right() {
    for one in all() {
        let line = typed(&one.question, &one.question.key);
        let answer = one.question.read(&line).unwrap_or_else(|why| panic!("{}: {line}: {why}", one.place()));
        assert_eq!(one.question.mark(&answer).overall(), Mark::Right, "{}", one.place());
    }
}

#[test]
fn the_key_with_one_other_value_is_wrong() {
    for one in all() {
        let others = almost_right(&one.question);
        assert!(!others.is_empty(), "{}: nothing could be wrong", one.place());
        for other in others {
            let line = typed(&one.question, &other);
            let answer = one.question.read(&line).unwrap_or_else(|why| panic!("{}: {why}", one.place()));
            assert_eq!(one.question.mark(&answer).overall(), Mark::Wrong, "{}: {line}", one.place());
        }
    }
}

#[test]
fn not_to_know_is_an_answer_and_a_wrong_one() {
    for one in all() {
        let answer = one.question.read(UNKNOWN).expect("`?` can always be typed");
        assert_eq!(one.question.mark(&answer).overall(), Mark::Wrong, "{}", one.place());
    }
}

#[test]
fn a_question_is_the_same_whenever_it_is_asked() {
    for (one, again) in all().iter().zip(asked(ROUNDS)) {
        assert_eq!(format!("{:?}", one.question), format!("{:?}", again.question), "{}", one.place());
    }
}

#[test]
fn every_lesson_has_four_questions_that_need_no_step_and_three_kinds_of_them() {
    let mut lessons: BTreeMap<&str, Vec<&One>> = BTreeMap::new();
    for one in all().iter().filter(|one| one.round == 0 && one.named.steps.is_empty()) {
        lessons.entry(&one.lesson).or_default().push(one);
    }
    for (lesson, questions) in &lessons {
        let kinds: BTreeSet<&str> = questions.iter().map(|one| one.question.kind.as_str()).collect();
        assert!(questions.len() >= 4 && kinds.len() >= 3, "{lesson}: {} of {kinds:?}", questions.len());
    }
    let kinds: BTreeSet<&str> = all().iter().map(|one| one.question.kind.as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["blocked", "cells", "lasts", "order", "outcomes"]));
}

#[test]
fn most_questions_come_back_with_other_numbers() {
    let lessons: BTreeSet<&str> = all().iter().map(|one| one.lesson.as_str()).collect();
    for lesson in lessons {
        let of = |round| all().iter().filter(move |one| one.lesson == lesson && one.round == round);
        let other = |(one, again): &(&One, &One)| {
            one.question.key != again.question.key || one.question.call != again.question.call
        };
        let others = of(0).zip(of(1)).filter(other).count();
        assert!(others >= 2, "{lesson}: {others} questions change");
    }
}

#[test]
fn what_is_shown_is_short_and_stands_in_its_file() {
    for one in all() {
        let lines: usize = one.question.sources.iter().map(|source| source.lines.len()).sum();
        assert!((1..=40).contains(&lines), "{}: {lines} lines", one.place());
        for source in &one.question.sources {
            let text = std::fs::read_to_string(&source.file).expect("the file that was compiled");
            let theirs: Vec<&str> =
                text.lines().skip(source.first_line - 1).take(source.lines.len()).collect();
            let same = theirs.iter().zip(&source.lines).all(|(line, shown)| line.ends_with(shown.as_str()));
            assert!(same, "{}: {theirs:#?}", one.place());
        }
        let blanks = if let Form::Numbers(blanks) = &one.question.form { blanks.len() } else { 1 };
        assert!((1..=9).contains(&blanks), "{}: {blanks} blanks", one.place());
        assert!(one.question.because.len() > 40, "{} explains nothing", one.place());
    }
}

#[test]
fn the_outcomes_of_given_programs_are_those_of_every_schedule() {
    for one in all().iter().filter(|one| one.question.kind == "outcomes") {
        let named: Vec<&String> = one.question.witnesses.iter().map(|(value, _)| value).collect();
        assert_eq!(named, one.question.key.iter().collect::<Vec<_>>(), "{}", one.place());
        if one.named.steps.is_empty() {
            assert_eq!(one.question.tried, Tried::All, "{}", one.place());
        }
    }
}

/// What a shared number holds while a table is read from above.
#[derive(Default)]
struct Numbers(BTreeMap<String, String>);

impl Numbers {
    /// Looks at one operation: what is read must be what was written last.
    fn follow(&mut self, text: &str) -> Result<(), String> {
        if let Some((name, value)) = text.split_once(".load() → ").or_else(|| text.split_once(".lock() → "))
        {
            self.expect(name, value)
        } else if let Some((name, value)) = text.split_once(".store(") {
            self.set(name, value.trim_end_matches(')'))
        } else if let Some((name, value)) =
            text.strip_prefix("unlocks ").and_then(|rest| rest.split_once(" = "))
        {
            self.set(name, value)
        } else if let Some((name, change)) = text.split_once(": ") {
            match change.split_once(" becomes ") {
                Some((old, new)) => self.expect(name, old).and_then(|()| self.set(name, new)),
                None => Ok(()),
            }
        } else {
            Ok(())
        }
    }

    fn expect(&mut self, name: &str, value: &str) -> Result<(), String> {
        let held = self.0.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        if held == value { Ok(()) } else { Err(format!("{name} holds {held}, and {value} was read")) }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.0.insert(name.to_owned(), value.to_owned());
        Ok(())
    }
}

#[test]
fn a_table_with_its_key_is_a_run_in_which_each_read_sees_the_last_write() {
    let mut followed = 0;
    for one in all() {
        let Some(table) = &one.question.table else {
            continue;
        };
        let mut numbers = Numbers::default();
        for row in &table.rows {
            let text = if let Form::Numbers(_) = one.question.form {
                filled(&row.text, &one.question.key)
            } else {
                row.text.clone()
            };
            numbers.follow(&text).unwrap_or_else(|why| panic!("{}: {why}", one.place()));
        }
        followed += numbers.0.len();
    }
    assert!(followed > 20, "only {followed} numbers were followed");
}

fn filled(text: &str, key: &[String]) -> String {
    let blanks = key.iter().enumerate().rev();
    blanks.fold(text.to_owned(), |text, (at, value)| text.replace(&format!("?{}", at + 1), value))
}

#[test]
fn the_outcomes_of_three_racy_threads_are_those_counted_by_hand() {
    let question = all().iter().find(|one| one.named.name == "q3_every_final_value_of_three_threads");
    let key: BTreeSet<u32> = question
        .expect("lesson 03 asks it")
        .question
        .key
        .iter()
        .map(|value| value.parse().unwrap())
        .collect();
    assert_eq!(key, final_values(&mut [(0, None); 3], 0));
}

/// Every final value of threads that load once and store once: how many moves each has made, and what it has loaded.
fn final_values(threads: &mut [(u32, Option<u32>); 3], counter: u32) -> BTreeSet<u32> {
    if threads.iter().all(|(moves, _)| *moves == 2) {
        return BTreeSet::from([counter]);
    }
    let mut all = BTreeSet::new();
    for thread in 0..threads.len() {
        let before = threads[thread];
        let after = match before {
            (0, _) => Some(((1, Some(counter)), counter)),
            (1, Some(loaded)) => Some(((2, None), loaded + 1)),
            _ => None,
        };
        if let Some((now, counter)) = after {
            threads[thread] = now;
            all.extend(final_values(threads, counter));
            threads[thread] = before;
        }
    }
    all
}

#[test]
fn a_slip_of_the_keyboard_is_no_answer() {
    for one in all().iter().filter(|one| one.round == 0) {
        for line in ["", "xyzzy!", "q q q q q q q q q q q q"] {
            let read = one.question.read(line);
            assert!(read.as_ref().is_err_and(|why| why.len() > 20), "{}: {line:?}: {read:?}", one.place());
        }
    }
}

#[test]
fn numbers_and_times_may_be_typed_as_people_type_them() {
    let of_kind = |kind: &str| &all().iter().find(|one| one.question.kind == kind).expect("one").question;
    let lasts = of_kind("lasts");
    for line in [lasts.key[0].clone(), format!("{} s", lasts.key[0]), format!("0{}.0sec", lasts.key[0])] {
        assert_eq!(lasts.read(&line), Ok(Answer(lasts.key.clone())), "{line}");
    }
    let cells = of_kind("cells");
    assert_eq!(cells.read(&cells.key.join(", ")), Ok(Answer(cells.key.clone())));
    let outcomes = of_kind("outcomes");
    let backwards: Vec<String> = outcomes.key.iter().rev().cloned().collect();
    let typed = outcomes.read(&backwards.join(" ")).expect("a set has no order");
    assert_eq!(outcomes.mark(&typed).overall(), Mark::Right);
}
