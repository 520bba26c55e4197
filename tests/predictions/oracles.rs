//! The keys, found in another way than by the model.

use std::collections::{BTreeMap, BTreeSet};

use workbook_judge::protocol::question::Form;

use crate::asked::{One, ROUNDS, all};

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
        let Some(table) = &one.question.found.table else {
            continue;
        };
        let mut numbers = Numbers::default();
        for row in &table.rows {
            let text = if let Form::Numbers(_) = one.question.found.form {
                filled(&row.text, &one.question.found.key)
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

/// The numbers in a call: `guests(9, 3)` has 9 and 3.
fn numbers_in(call: &str) -> Vec<u64> {
    let words = call.split(|letter: char| !letter.is_ascii_digit());
    words.filter_map(|word| word.parse().ok()).collect()
}

fn of(name: &str) -> Vec<&'static One> {
    let found: Vec<&One> = all().iter().filter(|one| one.named.name == name).collect();
    assert_eq!(found.len(), ROUNDS, "{name}");
    found
}

#[test]
fn guests_come_in_waves_of_as_many_as_there_are_seats() {
    for one in of("q1_guests_and_seats") {
        let [guests, seats] = numbers_in(&one.question.call)[..] else {
            panic!("{}", one.question.call);
        };
        assert_eq!(one.question.found.key, [(3 * guests.div_ceil(seats)).to_string()], "{}", one.place());
    }
}

#[test]
fn naps_at_once_end_in_the_order_of_their_lengths() {
    for one in of("q2_who_wakes_first") {
        let mut naps = numbers_in(&one.question.call);
        naps.sort_unstable();
        let naps: Vec<String> = naps.iter().map(u64::to_string).collect();
        assert_eq!(one.question.found.key, naps, "{}", one.place());
    }
}

#[test]
fn in_a_circle_of_two_each_waits_for_what_the_other_holds() {
    for one in of("q3_both_ways_at_once") {
        let taken: Vec<&str> = one
            .question
            .found
            .table
            .as_ref()
            .expect("its moves are shown")
            .rows
            .iter()
            .map(|row| row.text.split('.').next().unwrap_or_default())
            .collect();
        assert_eq!(BTreeSet::from_iter(&taken), BTreeSet::from([&"left", &"right"]));
        let waits = ["waits for the threads of its scope to end", "waits for `right`", "waits for `left`"];
        assert_eq!(one.question.found.key, waits, "{}", one.place());
    }
}

#[test]
fn the_outcomes_of_three_racy_threads_are_those_counted_by_hand() {
    let question = all().iter().find(|one| one.named.name == "q3_every_final_value_of_three_threads");
    let key: BTreeSet<u32> = question
        .expect("lesson 03 asks it")
        .question
        .found
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
