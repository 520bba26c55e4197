//! Each question can be asked, its key is what the model says every time, and nothing else is right.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use workbook_judge::protocol::Coverage;
use workbook_judge::protocol::question::{Form, Question};
use workbook_judge::questions::answer::{self, Answer, Mark, UNKNOWN};

use crate::asked::{One, ROUNDS, all, asked, typed};

/// The key with another value in one place, for each place.
fn almost_right(question: &Question) -> Vec<Vec<String>> {
    let key = &question.found.key;
    let with = |place: usize, value: String| {
        let mut other = key.clone();
        other[place] = value;
        other
    };
    let more = |value: &String| (value.parse::<f64>().expect("a number") + 1.0).to_string();
    match &question.found.form {
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
        let line = typed(&one.question, &one.question.found.key);
        let answer = answer::read(&one.question.found, &line)
            .unwrap_or_else(|why| panic!("{}: {line}: {why}", one.place()));
        assert_eq!(answer::mark(&one.question.found, &answer).overall(), Mark::Right, "{}", one.place());
    }
}

#[test]
fn the_key_with_one_other_value_is_wrong() {
    for one in all() {
        let others = almost_right(&one.question);
        assert!(!others.is_empty(), "{}: nothing could be wrong", one.place());
        for other in others {
            let line = typed(&one.question, &other);
            let answer = answer::read(&one.question.found, &line)
                .unwrap_or_else(|why| panic!("{}: {why}", one.place()));
            assert_eq!(
                answer::mark(&one.question.found, &answer).overall(),
                Mark::Wrong,
                "{}: {line}",
                one.place()
            );
        }
    }
}

#[test]
fn not_to_know_is_an_answer_and_a_wrong_one() {
    for one in all() {
        let answer = answer::read(&one.question.found, UNKNOWN).expect("`?` can always be typed");
        assert_eq!(answer::mark(&one.question.found, &answer).overall(), Mark::Wrong, "{}", one.place());
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
            one.question.found.key != again.question.found.key || one.question.call != again.question.call
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
        let blanks = if let Form::Numbers(blanks) = &one.question.found.form { blanks.len() } else { 1 };
        assert!((1..=9).contains(&blanks), "{}: {blanks} blanks", one.place());
        assert!(one.question.because.len() > 40, "{} explains nothing", one.place());
    }
}

#[test]
fn every_function_that_a_question_shows_is_there() {
    let read = |path: String| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let lessons: BTreeSet<&str> = all().iter().map(|one| one.lesson.as_str()).collect();
    for lesson in lessons {
        let questions = read(format!("tests/predict/{lesson}.rs")).expect("each lesson has its questions");
        let code = questions.clone() + &read(format!("solutions/{lesson}.rs")).expect("and its solution");
        let lists = questions.split(".also(&[").skip(1).filter_map(|rest| rest.split_once(']'));
        for name in lists.flat_map(|(names, _)| names.split(',')).map(|name| name.trim().trim_matches('"')) {
            let declared = [format!("fn {name}("), format!("fn {name}<")];
            assert!(declared.iter().any(|one| code.contains(one)), "{lesson} shows `{name}`");
        }
    }
}

#[test]
fn the_outcomes_of_given_programs_are_those_of_every_schedule() {
    for one in all().iter().filter(|one| one.question.kind == "outcomes") {
        let named: Vec<&String> = one.question.found.witnesses.iter().map(|witness| &witness.value).collect();
        assert_eq!(named, one.question.found.key.iter().collect::<Vec<_>>(), "{}", one.place());
        if one.named.steps.is_empty() {
            assert!(matches!(one.question.found.coverage, Coverage::Whole { .. }), "{}", one.place());
        }
    }
}

#[test]
fn a_slip_of_the_keyboard_is_no_answer() {
    for one in all().iter().filter(|one| one.round == 0) {
        for line in ["", "xyzzy!", "q q q q q q q q q q q q"] {
            let read = answer::read(&one.question.found, line);
            assert!(read.as_ref().is_err_and(|why| why.len() > 20), "{}: {line:?}: {read:?}", one.place());
        }
    }
}

#[test]
fn numbers_and_times_may_be_typed_as_people_type_them() {
    let of_kind =
        |kind: &str| &all().iter().find(|one| one.question.kind == kind).expect("one").question.found;
    let lasts = of_kind("lasts");
    for line in [lasts.key[0].clone(), format!("{} s", lasts.key[0]), format!("0{}.0sec", lasts.key[0])] {
        assert_eq!(answer::read(lasts, &line), Ok(Answer(lasts.key.clone())), "{line}");
    }
    let cells = of_kind("cells");
    assert_eq!(answer::read(cells, &cells.key.join(", ")), Ok(Answer(cells.key.clone())));
    let outcomes = of_kind("outcomes");
    let backwards: Vec<String> = outcomes.key.iter().rev().cloned().collect();
    let typed = answer::read(outcomes, &backwards.join(" ")).expect("a set has no order");
    assert_eq!(answer::mark(outcomes, &typed).overall(), Mark::Right);
}
