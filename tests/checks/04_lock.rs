//! 04 · Mutual exclusion: what the five steps are held to.

use engine::rt::{Access, Event, ObjectId, Op, TaskId, Value};
use engine::{Caller, Spec, Trace, Waiting, claim, ensure, ensure_eq, section, so_far};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Barrier, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::{self, Account};

const SECOND: Duration = Duration::from_secs(1);
/// Longer than any limit that nobody asked for.
const AGES: Duration = Duration::from_millis(8_640_003_400);
/// In which an answer that asks again and again may notice that the time is over.
const TOLERANCE: Duration = Duration::from_millis(100);

/// What is behind a counter that is locked for too short a time.
fn let_in_between(delay: Duration) -> impl Fn(&Trace) -> Option<String> {
    move |trace| {
        let text = if trace.circle() > 0 || of_threads(trace, |op| op == Op::Panic) {
            // Whatever it is, it is not the time for which the lock is held.
            return None;
        } else if trace.locks_taken() > 2 {
            "A lock that each call makes for itself keeps nobody out: all must take the same one."
        } else if of_threads(trace, |op| op == Op::Wait) {
            "A wait on a condition variable gives the lock back until it is over, so another thread comes in between. \
             `thread::sleep` keeps it."
        } else if a_thread_locks_again(trace) {
            "Reading and writing under two separate locks lets another thread in between: they must be one locked section, \
             under one guard."
        } else if delay.is_zero() {
            return None;
        } else if !of_threads(trace, |op| matches!(op, Op::Sleep(_))) {
            "The step takes no time at all: `delay` is part of it."
        } else if trace.slept_with_lock().is_none() {
            "The delay is outside the lock. The lock must be held from the read to the write, including the delay."
        } else {
            return None;
        };
        Some(text.to_owned())
    }
}

/// Whether a thread beside the body's did this.
fn of_threads(trace: &Trace, is_it: fn(Op) -> bool) -> bool {
    trace.events().iter().any(|event| event.task != TaskId::BODY && is_it(event.op))
}

/// Whether a thread, beside the body's, took a lock that it had given back.
fn a_thread_locks_again(trace: &Trace) -> bool {
    let locks = |event: &Event| matches!(event.op, Op::Lock(_)).then_some((event.task, event.object));
    let mut taken: Vec<_> =
        trace.events().iter().filter_map(locks).filter(|(task, _)| task.index() > 0).collect();
    let all = taken.len();
    taken.sort_unstable();
    taken.dedup();
    taken.len() < all
}

/// What is left when each of `amounts` is added on a thread of its own.
fn left_by(amounts: &[u32], delay: Duration) -> u32 {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for by in amounts {
            let counter = &counter;
            scope.spawn(move || contract::increase(counter, *by, delay));
        }
    });
    counter.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn leaves(amounts: &'static [u32], delay: Duration) {
    let sum: u32 = amounts.iter().sum();
    claim(format!("threads that add {amounts:?} to 0 leave {sum}"))
        .misconception(let_in_between(delay))
        .every_schedule(move || ensure_eq(left_by(amounts, delay), sum, "the counter"));
}

pub fn step1_ten_and_twenty_leave_thirty() {
    leaves(&[10, 20], Duration::ZERO);
    leaves(&[10, 20], SECOND);
}

pub fn step1_three_threads_leave_their_sum() {
    leaves(&[1, 2, 3], SECOND);
}

pub fn step1_reading_delay_and_writing_are_one_locked_step() {
    claim("two threads with a delay of 1 s each need 2 s, one after the other")
        .misconception(let_in_between(SECOND))
        .takes(2 * SECOND, || ensure_eq(left_by(&[10, 20], SECOND), 30, "the counter"));
}

pub fn step1_who_looks_meanwhile_waits_for_the_new_value() {
    claim("a thread that locks the counter in the middle of the delay waits, and then sees the new value")
        .misconception(let_in_between(SECOND))
        .takes(SECOND, || {
            let counter = Mutex::new(0);
            thread::scope(|scope| {
                scope.spawn(|| contract::increase(&counter, 10, SECOND));
                thread::sleep(SECOND / 2);
                let seen = *counter.lock().unwrap();
                ensure_eq(seen, 10, "the counter, asked for after half of the delay,");
            });
        });
}

/// Adds `amounts`, each on a thread of its own with a `delay`, and asks that all delays have passed then, one by one.
fn takes_all_delays(amounts: Vec<u32>, delay: Duration) {
    let (sum, all) = (amounts.iter().sum::<u32>(), delay * amounts.len() as u32);
    claim(format!(
        "{} threads with a delay of {} each need {} and leave {sum}",
        amounts.len(),
        seconds(delay),
        seconds(all)
    ))
    .misconception(let_in_between(delay))
    .once(move || {
        ensure_eq(left_by(&amounts, delay), sum, "the counter");
        let took = so_far().elapsed();
        ensure(took == all, || format!("they took {}", seconds(took)));
    });
}

pub fn step1_every_thread_takes_its_delay_whatever_it_adds() {
    takes_all_delays(vec![0, 0], SECOND);
    takes_all_delays((0..37).map(|place| place * 3_000_003).collect(), Duration::from_nanos(1_500_003));
    takes_all_delays(vec![10, 20], 100 * SECOND);
}

/// `park_timeout` and the wait of a condition variable may end for no reason.
pub fn step1_the_delay_ends_when_it_is_over_and_not_before() {
    claim("a thread with a delay of 1 s takes 1 s, whatever wakes it before").every_schedule(|| {
        let counter = Mutex::new(0);
        let begin = Instant::now();
        contract::increase(&counter, 10, SECOND);
        let took = begin.elapsed();
        ensure(took >= SECOND, || format!("it took {}", seconds(took)));
    });
}

/// What is behind a wrong total.
fn miscounted(trace: &Trace) -> Option<String> {
    let text = if trace.locks_taken() > 1 && read_by_body(trace) < 2 {
        "Each thread has a lock of its own, and so a sum of its own. A lock excludes only those who take the same one."
    } else if trace.stopped_trying_to_lock() {
        "A thread stopped trying to take a lock that was busy, and went on without it. A lock may be busy at any number of \
         tries: `lock` waits for as long as it takes."
    } else if trace.lost_update().is_some() && a_thread_locks_again(trace) {
        "Reading the sum and writing it are two steps, and another thread comes between them: they must be one locked \
         section."
    } else if read_early(trace) {
        "The total is read while threads are still at work. Wait for all of them first: a scope has, when it is over."
    } else {
        return trace.missed_notification().map(|missed| missed.sentence().to_owned());
    };
    Some(text.to_owned())
}

/// How many different locks the body's thread took when threads had ended.
fn read_by_body(trace: &Trace) -> usize {
    let ended = trace.events().iter().skip_while(|event| event.op != Op::Finish);
    let taken = ended.filter(|event| event.task == TaskId::BODY && matches!(event.op, Op::Lock(_)));
    taken.map(|event| event.object).collect::<BTreeSet<_>>().len()
}

/// Whether the body's thread had taken a lock for the last time when another thread took one, and so came to a wrong
/// total.
fn read_early(trace: &Trace) -> bool {
    let takes = trace.events().iter().filter(|event| matches!(event.op, Op::Lock(_)));
    let takers: Vec<usize> = takes.map(|event| event.task.index()).collect();
    let by_body = takers.iter().rposition(|taker| *taker == 0);
    trace.panic_says("total") && by_body.is_some_and(|at| takers[at..].iter().any(|taker| *taker != 0))
}
/// What is behind look-ups that wait for each other.
fn one_at_a_time(trace: &Trace) -> Option<String> {
    let text = if trace.slept_with_lock().is_some() || trace.locks_held() > 0 {
        "A lock is held while a price is looked up, so the look-ups go one at a time. Look up first, then lock to add."
    } else if trace.threads_started() < 2 {
        "All prices are looked up on one thread, one after another."
    } else if trace.most_threads_at_once() < 2 {
        "A thread is waited for before the next one is started: they never run at the same time."
    } else {
        return trace.missed_notification().map(|missed| missed.sentence().to_owned());
    };
    Some(text.to_owned())
}

/// The prices of the shop: no two sums of them are alike.
fn price_of(item: &str) -> u64 {
    match item {
        "tea" => section("tea", || 1),
        "bread" => section("bread", || 10),
        "milk" => section("milk", || 100),
        _ => section("something else", || 1000),
    }
}

pub fn step2_no_price_is_lost() {
    claim("tea for 1, bread for 10 and milk for 100 cost 111").misconception(miscounted).every_schedule(
        || {
            ensure_eq(contract::total_price(&["tea", "bread", "milk"], &price_of), 111, "the total");
        },
    );
}

pub fn step2_each_item_is_paid_once() {
    claim("each item is looked up once, and one that is listed twice is paid twice")
        .misconception(miscounted)
        .in_ideal_time(|| {
            ensure_eq(contract::total_price(&["tea", "milk", "tea"], &price_of), 102, "tea, milk and tea");
            for (item, times) in [("tea", 2), ("milk", 1), ("bread", 0), ("something else", 0)] {
                let asked = so_far().times_entered(item);
                ensure(asked == times, || {
                    format!("the price of {item} was looked up {asked} times, and should be {times} times")
                });
            }
            ensure_eq(contract::total_price(&["bread"], &price_of), 10, "bread alone");
            ensure_eq(contract::total_price(&[], &price_of), 0, "the total of nothing");
        });
    claim("an item may be called anything, and `price` gets its name as it is")
        .misconception(miscounted)
        .once(|| {
            let prices = ["", "tea", " tea", "tea ", "Tea", "t\u{e9}", "te\u{301}", " "];
            let price =
                |item: &str| prices.iter().position(|name| *name == item).map_or(9000, |place| 1 << place);
            ensure_eq(contract::total_price(&prices, &price), 255, "the total");
        });
}

pub fn step2_prices_are_looked_up_at_once() {
    claim("five look-ups of 3 s take 3 s").misconception(one_at_a_time).takes(3 * SECOND, || {
        let slow = |_: &str| {
            thread::sleep(3 * SECOND);
            2
        };
        ensure_eq(contract::total_price(&["item"; 5], &slow), 10, "the total");
    });
}

pub fn step2_no_look_up_waits_for_a_lock() {
    claim("three look-ups that wait for each other all come to an end")
        .misconception(one_at_a_time)
        .every_schedule(|| {
            let all_at_it = Barrier::new(3);
            let together = |item: &str| {
                all_at_it.wait();
                price_of(item)
            };
            ensure_eq(contract::total_price(&["tea", "bread", "milk"], &together), 111, "the total");
        });
}

/// What is behind many look-ups that are not all under way at once.
fn in_groups(items: usize, trace: &Trace) -> Option<String> {
    if trace.panic_says("the calling thread looked up") {
        return Some("Each item has a thread of its own, and one alone has one too.".to_owned());
    }
    if trace.times_entered("look-up") < items && trace.panic_says("they were looked up on") {
        return Some(
            "Items of the same name share a look-up: `price` is called once for each item, however many are called the same."
                .to_owned(),
        );
    }
    one_at_a_time(trace).or_else(|| {
        (trace.elapsed() > LOOK_UP).then(|| {
            "Some look-ups begin only when others have ended: there is no limit to how many go on at once, each item has a \
             thread of its own."
                .to_owned()
        })
    })
}

const LOOK_UP: Duration = Duration::from_micros(1500);

/// Looks up the prices of so many items.
fn look_up_all(items: usize) {
    let these = if items == 1 {
        "a look-up of 1.5 ms takes 1.5 ms, on a thread".to_owned()
    } else {
        format!("{items} look-ups of 1.5 ms take 1.5 ms, each on a thread of its own")
    };
    claim(these).misconception(move |trace| in_groups(items, trace)).once(move || {
        let price = |item: &str| {
            section("look-up", || {
                thread::sleep(LOOK_UP);
                item.len() as u64
            })
        };
        ensure_eq(contract::total_price(&vec!["tea"; items], &price), 3 * items as u64, "the total");
        let trace = so_far();
        ensure(trace.elapsed() == LOOK_UP, || format!("together they took {}", seconds(trace.elapsed())));
        let enters = trace.events().iter().filter(|event| event.op == Op::Enter("look-up"));
        let threads: BTreeSet<TaskId> = enters.map(|event| event.task).collect();
        ensure(!threads.contains(&TaskId::BODY), || "the calling thread looked up a price itself".to_owned());
        ensure(threads.len() == items, || format!("they were looked up on {} threads", threads.len()));
    });
}

pub fn step2_each_item_has_a_thread_however_many_there_are() {
    for items in [1, 2, 3, 1_237] {
        look_up_all(items);
    }
}

pub fn step2_a_price_may_be_nothing_or_more_than_32_bits_hold() {
    claim("what is free is looked up once as well, and dear things cost what they cost")
        .misconception(|trace| {
            (trace.times_entered("look-up") == 3).then(|| {
                "A price is a `u64`, and so is their sum: a smaller number, or one with a fraction, does not hold them.".to_owned()
            })
        })
        .once(|| {
            let price = |item: &str| {
                section("look-up", || match item {
                    "air" => 0,
                    "house" => (1 << 40) + 7,
                    _ => (1 << 60) + 5,
                })
            };
            let total = contract::total_price(&["air", "house", "town"], &price);
            let asked = so_far().times_entered("look-up");
            ensure(asked == 3, || format!("the prices of 3 items were looked up {asked} times"));
            ensure_eq(total, (1 << 60) + (1 << 40) + 12, "the total");
        });
}

pub fn step2_two_totals_at_once_are_two() {
    claim("two threads ask for a total at the same time: 11 and 100, and then one more for 1")
        .misconception(|trace| {
            trace.panic_says("the totals were").then(|| {
                "The sum of one call reaches another one: each call needs a sum of its own, and nothing that is `static`.".to_owned()
            })
        })
        .misconception(|trace| {
            trace.panic_says("at the same time").then(|| {
                "One call waits for another one: each needs locks and notifications of its own, and nothing that is `static`.".to_owned()
            })
        })
        .misconception(miscounted)
        .in_ideal_time(|| {
            let total = |items: &[&str]| contract::total_price(items, &|item| {
                thread::sleep(if item == "milk" { SECOND / 2 } else { SECOND });
                price_of(item)
            });
            ensure_eq(total(&["milk"]), 100, "the total of milk alone");
            ensure_eq(total(&["tea", "bread"]), 11, "the total of tea and bread alone");
            let timed = |items| {
                let begin = Instant::now();
                (total(items), begin.elapsed())
            };
            let ((own, took), (of_other, other_took)) = thread::scope(|scope| {
                let other = scope.spawn(|| timed(&["milk"]));
                (timed(&["tea", "bread"]), other.join().unwrap())
            });
            ensure_eq([own, of_other], [11, 100], "the totals");
            ensure(took <= SECOND && other_took <= SECOND / 2, || {
                format!(
                    "at the same time, the total of 11 took {} and that of 100 took {}, where a look-up takes 1 s and 0.5 s",
                    seconds(took),
                    seconds(other_took)
                )
            });
            ensure_eq(total(&["tea"]), 1, "the total of tea alone");
        });
}

pub fn step2_each_call_looks_its_prices_up() {
    claim("tea costs 1 in one call and 20 in the next: each call looks its prices up")
        .misconception(|trace| {
            trace.panic_says("once tea is dearer").then(|| {
                "A price of an earlier call is used again. `price` is called once for each item, in each call; nothing is kept \
                 from one to the next."
                    .to_owned()
            })
        })
        .once(|| {
            ensure_eq(contract::total_price(&["tea", "milk"], &price_of), 101, "the total");
            let dearer = contract::total_price(&["tea", "milk"], &|item| if item == "tea" { 20 } else { 300 });
            ensure_eq(dearer, 320, "the total once tea is dearer");
        });
}

pub fn step2_who_has_a_price_does_not_wait_to_add_it() {
    claim("look-ups of 1 s, 2 s and 3 s: who has a price adds it at once, and waits for no lock until the others have theirs")
        .misconception(|trace| {
            trace.panic_says("had its price").then(|| {
                "A lock is held while a price is looked up, and who has a price already waits for it. (A lock that many may read \
                 under keeps out who wants to write.) Look up first, then lock to add."
                    .to_owned()
            })
        })
        .once(|| {
            let items = ["tea", "bread", "milk"];
            let slow = |item: &str| {
                let place = items.iter().position(|other| *other == item).unwrap_or_default() as u32;
                section("look-up", || thread::sleep(SECOND * (place + 1)));
                1
            };
            ensure_eq(contract::total_price(&items, &slow), 3, "the total");
            let trace = so_far();
            for (at, left) in trace.events().iter().enumerate() {
                let gives = |op| matches!(op, Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_));
                let mut own = trace.events()[at + 1..].iter().filter(|event| event.task == left.task);
                let next = own.find(|event| !gives(event.op));
                let locks = |op| matches!(op, Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_));
                if let Some(lock) = next.filter(|next| left.op == Op::Leave("look-up") && locks(next.op)) {
                    let late = lock.at - left.at;
                    ensure(late.is_zero(), || {
                        format!("a thread had its price, and waited {} for a lock to add it", seconds(late))
                    });
                }
            }
        });
}

/// What is behind transfers that go wrong.
fn bank_error(trace: &Trace) -> Option<String> {
    let text = if trace.circle() > 1 {
        "Each thread holds one account and waits for the other's. If all transfers took their locks in the same order, \
         whichever way the money goes and whatever the balances are, nobody could wait in a circle."
    } else if trace.asked_in_vain() > 0 && trace.locks_held() > 1 {
        "Each thread holds one account and asks for the other's, again and again: neither can go on."
    } else if trace.stopped_trying_to_lock() && trace.panic_says("was refused") {
        "A thread stopped trying to take a lock that was busy, and went on without it. A lock may be busy at any number of \
         tries: `lock` waits for as long as it takes."
    } else if let Some(Looked::ToPay) = looked_before(trace) {
        "The receiver's balance is read under one lock and written under another: what another transfer does to it in between \
         is overwritten. Whoever reads must still hold the lock when it writes."
    } else if looked_before(trace).is_some() {
        "Looking and taking are under two separate locks: between them another transfer takes the money. Whoever looks \
         must still hold the lock when it takes."
    } else if trace.panic_says("subtract with overflow") && panics_untouched(trace) {
        "It is not money that overflows, since no account has been locked yet. An account may have any number that a `u32` \
         holds."
    } else if trace.panic_says("subtract with overflow") {
        "The money is taken before it is known whether there is enough."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Whether the first thread that panicked had taken no lock.
fn panics_untouched(trace: &Trace) -> bool {
    let until = trace.events().split(|event| event.op == Op::Panic).next().unwrap_or_default();
    let by = trace.events().get(until.len()).map(|event| event.task);
    !until.iter().any(|event| Some(event.task) == by && matches!(event.op, Op::Lock(_)))
}

/// What a thread looked at a balance for.
enum Looked {
    /// To make it more.
    ToPay,
    /// To make it less.
    ToTake,
}

/// Whether a thread looked at an account, gave its lock back, and found another balance when it took it again, because
/// another thread had been there.
fn looked_before(trace: &Trace) -> Option<Looked> {
    let mut seen: BTreeMap<(TaskId, Option<ObjectId>), Value> = BTreeMap::new();
    for (at, event) in trace.events().iter().enumerate() {
        let key = (event.task, event.object);
        match event.op {
            Op::Unlock(Some(balance)) => drop(seen.insert(key, balance)),
            Op::Lock(Some(balance)) if seen.get(&key).is_some_and(|seen| *seen != balance) => {
                let mut later = trace.events()[at..].iter().filter(|event| (event.task, event.object) == key);
                let written = later.find_map(|event| match event.op {
                    Op::Unlock(Some(Value::Unsigned(written))) => Some(written),
                    _ => None,
                });
                // What wraps round below 0 was taken.
                let more = matches!((seen.get(&key), written), (Some(Value::Unsigned(seen)), Some(written))
                    if written.wrapping_sub(*seen).cast_signed() >= 0);
                return Some(if more { Looked::ToPay } else { Looked::ToTake });
            }
            _ => {}
        }
    }
    None
}

fn balances<const N: usize>(accounts: [&Account; N]) -> [u64; N] {
    accounts.map(Account::balance)
}

/// How the text calls the accounts.
const NAMES: [&str; 3] = ["A", "B", "C"];

/// Their numbers, unless a check is about these.
const NUMBERS: [u32; 3] = [7, 3, 5];

/// What both accounts pay each other.
const BOTH_WAYS: &[(usize, usize, u64)] = &[(0, 1, 10), (1, 0, 20)];

/// Runs these transfers at once, as (from, to, amount) with places in `NAMES`. All have money enough.
fn all_at_once(transfers: &'static [(usize, usize, u64)], before: [u64; 3], after: [u64; 3]) {
    all_at_once_with(NUMBERS, transfers, before, after);
}

/// As `all_at_once`, in a bank whose accounts have these numbers.
fn all_at_once_with(
    ids: [u32; 3],
    transfers: &'static [(usize, usize, u64)],
    before: [u64; 3],
    after: [u64; 3],
) {
    let shown: Vec<String> = transfers
        .iter()
        .map(|(from, to, amount)| format!("{amount} from {} to {}", NAMES[*from], NAMES[*to]))
        .collect();
    let numbers = if ids == NUMBERS { String::new() } else { format!(", whose numbers are {ids:?}") };
    claim(format!(
        "transfers at the same time all come to an end, with all the money: {}{numbers}",
        shown.join(", ")
    ))
    .misconception(bank_error)
    .every_schedule(move || {
        let accounts = [0, 1, 2].map(|place| Account::new(ids[place], before[place]));
        thread::scope(|scope| {
            for (from, to, amount) in transfers {
                let (from, to) = (&accounts[*from], &accounts[*to]);
                scope.spawn(move || {
                    let moved = contract::transfer(from, to, *amount).is_ok();
                    ensure(moved, || "a transfer was refused, with enough money there".to_owned());
                });
            }
        });
        ensure_eq(balances([&accounts[0], &accounts[1], &accounts[2]]), after, "the balances");
    });
}

pub fn step3_money_moves_from_one_account_to_the_other() {
    claim("of 100 and 50, moving 30 leaves 70 and 80, and moving the rest 0 and 150")
        .misconception(bank_error)
        .once(|| {
            let (from, to) = (Account::new(1, 100), Account::new(2, 50));
            ensure(contract::transfer(&from, &to, 30).is_ok(), || "30 of 100 were refused".to_owned());
            ensure_eq(balances([&from, &to]), [70, 80], "the balances");
            ensure(contract::transfer(&from, &to, 70).is_ok(), || "70 of 70 were refused".to_owned());
            ensure_eq(balances([&from, &to]), [0, 150], "the balances");
            ensure(contract::transfer(&to, &from, 10).is_ok(), || "10 of 150 were refused".to_owned());
            ensure_eq(balances([&from, &to]), [10, 140], "the balances after 10 went the other way");
        });
}

fn moved_before_asked(trace: &Trace) -> Option<String> {
    let text = if trace.panic_says("with overflow") || moves_money(trace) {
        "Money is moved before it is known whether there is enough. Look first, under the lock."
    } else if panics_with_a_lock(trace) {
        "A panic while an account is locked poisons its lock, even if the panic is caught, and the account can't be used any \
         more. To refuse is to return `InsufficientFunds`."
    } else {
        return None;
    };
    Some(text.to_owned())
}

/// Whether a balance was another one when its lock was given back.
fn moves_money(trace: &Trace) -> bool {
    let mut found = BTreeMap::new();
    trace.events().iter().any(|event| match event.op {
        Op::Lock(Some(balance)) => {
            found.insert(event.object, balance);
            false
        }
        Op::Unlock(Some(left)) => found.get(&event.object).is_some_and(|found| *found != left),
        _ => false,
    })
}

fn panics_with_a_lock(trace: &Trace) -> bool {
    let mut held = BTreeSet::new();
    trace.events().iter().any(|event| {
        match event.op {
            Op::Lock(_) => drop(held.insert((event.task, event.object))),
            Op::Unlock(_) => drop(held.remove(&(event.task, event.object))),
            _ => {}
        }
        event.op == Op::Panic && held.iter().any(|(task, _)| *task == event.task)
    })
}

pub fn step3_too_little_money_is_refused_and_nothing_moves() {
    claim("101 of 100 are refused, and both balances stay as they are")
        .misconception(moved_before_asked)
        .once(|| {
            let (from, to) = (Account::new(1, 100), Account::new(2, 50));
            let refused = contract::transfer(&from, &to, 101).is_err();
            ensure_eq(balances([&from, &to]), [100, 50], "the balances");
            ensure(refused, || "the transfer reports `Ok`".to_owned());
        });
}

pub fn step3_an_account_can_pay_itself() {
    claim(
        "a transfer from an account to itself ends, and leaves its balance; 101 of 100 are refused there too",
    )
    .misconception(bank_error)
    .once(|| {
        let account = Account::new(1, 100);
        for amount in [30, 100] {
            let done = contract::transfer(&account, &account, amount).is_ok();
            ensure_eq(account.balance(), 100, "the balance");
            ensure(done, || format!("{amount} of 100 were refused, from an account to itself"));
        }
        let refused = contract::transfer(&account, &account, 101).is_err();
        ensure_eq(account.balance(), 100, "the balance");
        ensure(refused, || "101 of 100, from an account to itself, are reported `Ok`".to_owned());
    });
}

pub fn step3_transfers_both_ways_come_to_an_end() {
    all_at_once(BOTH_WAYS, [100, 100, 0], [110, 90, 0]);
    all_at_once(&[(1, 2, 10), (2, 1, 20)], [0, 100, 100], [0, 110, 90]);
}

pub fn step3_nothing_can_be_moved_as_well() {
    claim("moving 0 moves nothing, and is not refused: there is never less than 0")
        .misconception(bank_error)
        .once(|| {
            let (empty, full) = (Account::new(1, 0), Account::new(2, 50));
            for (from, to) in [(&empty, &full), (&full, &empty), (&empty, &empty)] {
                ensure(contract::transfer(from, to, 0).is_ok(), || {
                    format!("0 were refused, from an account with {}", from.balance())
                });
                ensure_eq(balances([&empty, &full]), [0, 50], "the balances");
            }
        });
    all_at_once(&[(0, 1, 0), (1, 0, 0)], [100, 100, 0], [100, 100, 0]);
    all_at_once(&[(0, 1, 10), (1, 0, 0)], [100, 100, 0], [90, 110, 0]);
}

pub fn step3_whatever_the_two_numbers_are_it_ends() {
    const ACCOUNTS: u32 = 300;
    claim(format!("1 is moved from an account with the number 0 to each of {ACCOUNTS} others, and back"))
        .misconception(bank_error)
        .once(|| {
            let first = Account::new(0, 100);
            for id in 1..=ACCOUNTS {
                let other = Account::new(id, 0);
                ensure(contract::transfer(&first, &other, 1).is_ok(), || "1 of 100 was refused".to_owned());
                ensure(contract::transfer(&other, &first, 1).is_ok(), || "1 of 1 was refused".to_owned());
                ensure_eq(balances([&first, &other]), [100, 0], "the balances");
            }
        });
}

pub fn step3_transfers_in_a_ring_come_to_an_end() {
    all_at_once(&[(0, 1, 10), (1, 2, 20), (2, 0, 30)], [100, 100, 100], [120, 90, 90]);
}

pub fn step3_any_two_numbers_are_in_order() {
    // Numbers that are alike in their last bits and digits, or once they are floating-point numbers.
    for id in [1_376_256_001, u32::MAX] {
        all_at_once_with([id % 16, id, 0], BOTH_WAYS, [100, 100, 0], [110, 90, 0]);
        all_at_once_with([id - 1, id, 0], BOTH_WAYS, [100, 100, 0], [110, 90, 0]);
    }
    // Alike but for one bit; and alike in how many digits and bits they have, in the sums of these, and in the last of them.
    for bit in 0..u32::BITS {
        let id = 0x5a3c_96e1;
        all_at_once_with([id, id ^ (1 << bit), 7], BOTH_WAYS, [100, 100, 0], [110, 90, 0]);
    }
    for (one, other) in [(5, 6), (15, 25), (106_003, 124_003)] {
        all_at_once_with([one, other, 7], BOTH_WAYS, [100, 100, 0], [110, 90, 0]);
    }
    // Of three that lie this far apart, each is less than half of all numbers behind the next.
    const RING: [u32; 3] = [0, 0x5555_5555, 0xaaaa_aaaa];
    all_at_once_with(RING, &[(0, 1, 10), (1, 2, 20), (2, 0, 30)], [100, 100, 100], [120, 90, 90]);
}

pub fn step3_transfers_into_one_account_lose_no_money() {
    all_at_once(&[(0, 1, 10), (2, 1, 20)], [100, 100, 100], [90, 130, 80]);
}

pub fn step3_two_transfers_at_once_do_not_overdraw_an_account() {
    claim("of two transfers of 60 from an account with 100, one is refused, and 40 are left on it")
        .misconception(bank_error)
        .every_schedule(|| {
            let (from, to, other) = (Account::new(1, 100), Account::new(2, 0), Account::new(3, 0));
            let done = thread::scope(|scope| {
                let first = scope.spawn(|| contract::transfer(&from, &to, 60).is_ok());
                let second = contract::transfer(&from, &other, 60).is_ok();
                [first.join().unwrap_or_default(), second]
            });
            let moved = done.map(|done| if done { 60 } else { 0 });
            ensure_eq(balances([&from, &to, &other]), [40, moved[0], moved[1]], "the balances");
            ensure(done[0] != done[1], || format!("transfers done: {done:?}"));
        });
}

pub fn step3_money_that_never_came_is_not_passed_on() {
    claim("A has nothing, and B has 5: 10 from A to B are refused, and 10 from B to C at the same time as well")
        .misconception(|trace| {
            trace.panic_says("from B to C went well").then(|| {
                "An account is paid before it is known whether the other one can pay, and what was paid is passed on before it \
                 is taken back. Look and take first."
                    .to_owned()
            })
        })
        .misconception(bank_error)
        .every_schedule(|| {
            let (a, b, c) = (Account::new(1, 0), Account::new(2, 5), Account::new(3, 0));
            let moved = thread::scope(|scope| {
                let first = scope.spawn(|| contract::transfer(&a, &b, 10).is_ok());
                let second = contract::transfer(&b, &c, 10).is_ok();
                [first.join().unwrap_or_default(), second]
            });
            ensure(moved == [false, false], || {
                format!("the transfer from {} went well", if moved[0] { "A to B" } else { "B to C" })
            });
            ensure_eq(balances([&a, &b, &c]), [0, 5, 0], "the balances");
        });
}

pub fn step3_an_amount_may_be_more_than_32_bits_hold() {
    claim("of all that a `u64` holds, 1 and then the rest can be moved")
        .misconception(|trace| {
            (!trace.panic_says("of small amounts")).then(|| {
                "Amounts and balances are `u64`: a smaller number, or one with a fraction, does not hold them.".to_owned()
            })
        })
        .once(|| {
            let (from, to) = (Account::new(1, 40), Account::new(2, 0));
            let moved = [10, 30].map(|amount| contract::transfer(&from, &to, amount).is_ok());
            let right = moved == [true, true] && balances([&from, &to]) == [0, 40];
            ensure(right, || format!("the balances of small amounts were {:?}", balances([&from, &to])));
            let (from, to) = (Account::new(1, u64::MAX), Account::new(2, 0));
            for amount in [1, u64::MAX - 1] {
                let moved = contract::transfer(&from, &to, amount).is_ok();
                ensure(moved, || format!("{amount} were refused, with {} there", from.balance()));
            }
            ensure_eq(balances([&from, &to]), [0, u64::MAX], "the balances");
        });
}

/// What is behind a value that is lost with a thread.
fn lost_to_a_panic(trace: &Trace) -> Option<String> {
    let busy = trace.events().iter().any(|event| event.op == Op::LockBusy);
    let text = if panics_by_itself(trace) && (!busy || trace.panic_says("Poison")) {
        "Poison is a warning and no loss: the lock is free, the value is there, and the `Err` that `lock` itself returns \
         holds the guard."
    } else if busy {
        "`try_lock` does not wait: while another thread holds the lock, it gives you nothing. `lock` waits."
    } else if !of_threads(trace, |op| op == Op::Panic) {
        return None;
    } else if reading_writes(trace) {
        "Reading changes the counter: it gives back a lock under which it has written. To read is enough."
    } else {
        "The panic is no reason to throw the value away: what was written before it is still there."
    };
    Some(text.to_owned())
}

/// Whether the body's thread, which only reads, wrote another number than 0.
fn reading_writes(trace: &Trace) -> bool {
    let number = |op| matches!(op, Op::Unlock(Some(Value::Unsigned(1..))));
    let mut own = trace.events().iter().filter(|event| event.task == TaskId::BODY);
    own.any(|event| event.access == Access::Changed && number(event.op))
}

/// Whether the answer panicked, and not only this file.
fn panics_by_itself(trace: &Trace) -> bool {
    let of_the_answer = |file: &str| !file.contains("tests/checks/") && !file.contains("model/");
    let mut panics = trace.events().iter().filter(|event| event.op == Op::Panic);
    panics.any(|event| of_the_answer(&event.place.file().replace('\\', "/")))
}

/// Locks the counter, writes 7 after `delay`, and panics.
fn crash(counter: &Mutex<u32>, delay: Duration) {
    let mut locked = counter.lock().unwrap();
    thread::sleep(delay);
    *locked = 7;
    panic!("on purpose, with the lock held");
}

/// A counter that a thread left at 7 when it panicked.
fn crashed_counter() -> Mutex<u32> {
    let counter = Mutex::new(0);
    let crashed = thread::scope(|scope| scope.spawn(|| crash(&counter, Duration::ZERO)).join());
    ensure(crashed.is_err(), || "the thread did not panic".to_owned());
    counter
}

pub fn step4_the_value_is_what_the_thread_had_written() {
    claim("a thread writes 7 and panics with the lock held: the value is 7")
        .misconception(lost_to_a_panic)
        .once(|| {
            ensure_eq(contract::read_after_crash(&crashed_counter()), 7, "the value");
        });
}

pub fn step4_the_counter_keeps_its_value_and_can_be_read_again() {
    claim("after a panic the counter is 7, however often it is read").misconception(lost_to_a_panic).once(
        || {
            let counter = crashed_counter();
            let read = [(), ()].map(|()| contract::read_after_crash(&counter));
            ensure_eq(read, [7, 7], "the value, read twice,");
            let kept = *counter.lock().unwrap_or_else(PoisonError::into_inner);
            ensure_eq(kept, 7, "the counter afterwards");
        },
    );
}

pub fn step4_a_counter_without_a_crash_is_read_too() {
    claim("a counter at 5 that no thread panicked with reads 5").once(|| {
        ensure_eq(contract::read_after_crash(&Mutex::new(5)), 5, "the value");
    });
}

pub fn step4_each_counter_has_a_value_of_its_own() {
    claim("two counters, left at 7 and 12 by threads that panicked, and 7 is made 20 by one more that panics: each is what it is")
        .misconception(|trace| {
            (!panics_by_itself(trace) && !reading_writes(trace)).then(|| {
                "A value that was read before is given again. What counts is what the counter holds now: nothing is `static`, \
                 nothing remembered."
                    .to_owned()
            })
        })
        .misconception(lost_to_a_panic)
        .once(|| {
            let (one, other) = (crashed_counter(), crashed_counter());
            crash_again(&other, 5);
            let read = [&one, &other].map(contract::read_after_crash);
            ensure(read == [7, 12], || format!("the values were {read:?}, and should be [7, 12]"));
            crash_again(&one, 13);
            let read = [&one, &other].map(contract::read_after_crash);
            ensure(read == [20, 12], || format!("the values were {read:?}, and should be [20, 12]"));
        });
}

/// Adds so much on a thread that panics with the lock.
fn crash_again(counter: &Mutex<u32>, by: u32) {
    let crashed = thread::scope(|scope| scope.spawn(|| add_and_crash(counter, by)).join());
    ensure(crashed.is_err(), || "the thread did not panic".to_owned());
}

fn add_and_crash(counter: &Mutex<u32>, by: u32) {
    let mut locked = counter.lock().unwrap_or_else(PoisonError::into_inner);
    *locked += by;
    panic!("on purpose, with the lock held");
}

pub fn step4_threads_may_panic_while_it_is_read() {
    claim("a counter is at 7 after a panic, and while it is read two more threads add 10 and panic: the value is 7, 17 or 27")
        .misconception(|trace| {
            let busy = trace.events().iter().any(|event| event.op == Op::LockBusy);
            (!busy).then(|| {
                "A lock that has been mended may be poisoned again before it is taken, any number of times. The `Err` of `lock` \
                 itself holds the guard."
                    .to_owned()
            })
        })
        .every_schedule(|| {
            let counter = crashed_counter();
            let read = thread::scope(|scope| {
                let crashing = [(), ()].map(|()| scope.spawn(|| add_and_crash(&counter, 10)));
                let read = contract::read_after_crash(&counter);
                crashing.into_iter().for_each(|crashing| drop(crashing.join()));
                read
            });
            ensure([7, 17, 27].contains(&read), || format!("the value was {read}"));
        });
}

pub fn step4_what_others_add_meanwhile_is_kept() {
    claim("the value after a panic is 7; while it is read another thread adds 10, and then the counter is 17")
        .misconception(|trace| {
            let left = |value| Op::Unlock(Some(Value::Unsigned(value)));
            let mut events = trace.events().iter().skip_while(|event| event.op != left(17));
            events.any(|event| event.op == left(7)).then(|| {
                "The value is written back when the lock has been given back in between, and what another thread did meanwhile is \
                 lost. To read is enough."
                    .to_owned()
            })
        })
        .misconception(lost_to_a_panic)
        .every_schedule(|| {
            let counter = crashed_counter();
            let read = thread::scope(|scope| {
                scope.spawn(|| *counter.lock().unwrap_or_else(PoisonError::into_inner) += 10);
                contract::read_after_crash(&counter)
            });
            ensure(read == 7 || read == 17, || format!("the value was {read}, and should be 7 or 17"));
            let kept = *counter.lock().unwrap_or_else(PoisonError::into_inner);
            ensure_eq(kept, 17, "the counter afterwards");
        });
}

/// Sleeps for ages; not that long when the body asks again and again meanwhile, which costs computing.
fn sleep_for_ages() {
    const OFTEN: usize = 5_000;
    let begin = Instant::now();
    let asked = || so_far().events().iter().filter(|event| event.task == TaskId::BODY).count();
    let mut left = AGES - SECOND / 10;
    while !left.is_zero() && asked() < OFTEN {
        // Much longer each time.
        let more = (7 * begin.elapsed() + SECOND).min(left);
        thread::sleep(more);
        left -= more;
    }
}

/// Reads after 1 s, while a thread that took the lock before `works` with it.
fn waits_for(works: fn(&Mutex<u32>), expected: &'static str) {
    claim(expected).misconception(lost_to_a_panic).in_ideal_time(move || {
        let counter = Mutex::new(0);
        thread::scope(|scope| {
            let holder = scope.spawn(|| works(&counter));
            thread::sleep(SECOND);
            ensure_eq(contract::read_after_crash(&counter), 7, "the value");
            // A panic that nobody takes would be the scope's.
            drop(holder.join());
        });
    });
}

pub fn step4_it_waits_while_another_thread_holds_the_lock() {
    let works = |counter: &Mutex<u32>| {
        let mut locked = counter.lock().unwrap();
        thread::sleep(3 * SECOND);
        *locked = 7;
    };
    waits_for(works, "read while another thread holds the lock and has not written 7 yet, the value is 7");
    let crashes = |counter: &Mutex<u32>| crash(counter, 3 * SECOND);
    waits_for(crashes, "read while a thread holds the lock that will write 7 and panic, the value is 7");
}

pub fn step4_it_waits_for_as_long_as_it_takes() {
    claim("a thread holds the lock for a hundred days before it writes 7: the value is 7")
        .misconception(|trace| {
            Some(if panics_by_itself(trace) {
                "It gave up, and panicked. However long the lock is held, `lock` waits for it.".to_owned()
            } else {
                "It gave up and returned something else. However long the lock is held, `lock` waits for it."
                    .to_owned()
            })
        })
        .once(|| {
            let counter = Mutex::new(0);
            thread::scope(|scope| {
                scope.spawn(|| {
                    let mut locked = counter.lock().unwrap();
                    sleep_for_ages();
                    *locked = 7;
                });
                thread::sleep(SECOND);
                ensure_eq(contract::read_after_crash(&counter), 7, "the value");
            });
        });
}

/// What is behind an answer that comes too early, too late, or not.
fn impatient(trace: &Trace) -> Option<String> {
    let panic = trace.first_panic().unwrap_or_default();
    if panic.contains("the result was false") && got_it(trace) {
        return Some(IT_GOT_IT.to_owned());
    }
    let text = if sleeps_too_long(trace) {
        "It sleeps until after the end of its patience, and looks again only then. No pause between two looks may be longer \
             than what is left of the patience."
    } else if asks_once(trace) {
        "`try_lock` asks once and does not wait: the lock may become free in the time that is left."
    } else if trace.panic_says("the result was false") && looks_to_the_end(trace) {
        "It sleeps between two looks, and does not see that the lock is free meanwhile. `try_lock_for` waits for the lock \
             itself."
    } else if panic.contains("the result was false") {
        "It gave up before its patience was over. Only the time decides, not a number of tries."
    } else if !panic.is_empty() && !panic.contains("it waited") {
        return None;
    } else if count(trace, Op::TimedOut) > 1 {
        "Each attempt gets the time anew. `patience` covers all of them together."
    } else if trace.asked_in_vain() > 0 {
        "It asks again and again and never looks at the time."
    } else {
        "The wait has no limit, or the wrong one: `lock` waits as long as it takes."
    };
    Some(text.to_owned())
}

/// What the body's thread, which asks for the lock in step 5 alone, did since it first found it busy.
fn since_it_was_busy(trace: &Trace) -> impl Iterator<Item = &Event> {
    let own = trace.events().iter().filter(|event| event.task == TaskId::BODY);
    own.skip_while(|event| event.op != Op::LockBusy)
}

fn asks_once(trace: &Trace) -> bool {
    let asks = |event: &&Event| matches!(event.op, Op::LockBusy | Op::Lock(_) | Op::TimedOut);
    let slept = since_it_was_busy(trace).any(|event| matches!(event.op, Op::Sleep(_)));
    !slept && trace.panic_says("the result was false") && since_it_was_busy(trace).filter(asks).count() == 1
}

/// Whether it slept when its patience was over.
fn sleeps_too_long(trace: &Trace) -> bool {
    trace.panic_says("it waited") && since_it_was_busy(trace).any(|event| matches!(event.op, Op::Sleep(_)))
}

/// Whether it slept after a look, and then looked in vain for the last time when all its patience was over.
fn looks_to_the_end(trace: &Trace) -> bool {
    let slept = since_it_was_busy(trace).any(|event| matches!(event.op, Op::Sleep(_)));
    let last = since_it_was_busy(trace).filter(|event| event.op == Op::LockBusy).last();
    slept && last.is_some_and(|last| last.at >= END)
}

/// When the patience is over in the checks in which a lock is free for a while.
const END: Duration = Duration::from_secs(2);

const IT_GOT_IT: &str =
    "It got the lock, and says `false`. `true` means that it got it, and has added; `false` that it did not.";

/// Whether the body's thread, which asks for the lock in step 5 alone, got it.
fn got_it(trace: &Trace) -> bool {
    trace.events().iter().any(|event| event.task == TaskId::BODY && matches!(event.op, Op::Lock(_)))
}

/// What is behind a counter that does not fit the results.
fn changed_anyway(trace: &Trace) -> Option<String> {
    trace.panic_says("the results were").then(|| {
        "`false` must mean that nothing was changed, and `true` that it was: only whether the lock was taken in time decides."
            .to_owned()
    })
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}

/// Calls step 5 and asks that it takes `patience` at most. In ideal time. Only who sleeps between two looks may be late.
fn within(counter: &parking_lot::Mutex<u32>, patience: Duration) -> bool {
    section("step 5", || {
        let (before, start) = (so_far().events().len(), Instant::now());
        let added = contract::increase_within(counter, 10, patience);
        let (took, trace) = (start.elapsed(), so_far());
        let asking = trace.events()[before - 1].task;
        let did = |is_it: fn(Op) -> bool| {
            trace.events()[before..].iter().any(|event| event.task == asking && is_it(event.op))
        };
        let waits_itself = did(|op| op == Op::TimedOut) && !did(|op| matches!(op, Op::Sleep(_)));
        let tolerance = if waits_itself { Duration::ZERO } else { TOLERANCE };
        ensure(took <= patience + tolerance, || {
            format!("it waited {} for the lock, with a patience of {}", seconds(took), seconds(patience))
        });
        added
    })
}

/// Another thread holds the lock for `held`; step 5 wants it after 1 s, and gets it or not.
fn wanted_while_held(held: Duration, patience: Duration, gets_it: bool) {
    let outcome = if gets_it { "the lock is taken" } else { "`false` comes when the patience is over" };
    let (more, most) = (seconds(held), seconds(patience));
    claim(format!("a lock is held for {more} more by another thread, and waited for with a patience of {most}: {outcome}"))
        .misconception(impatient)
        .in_ideal_time(move || {
            let counter = parking_lot::Mutex::new(0);
            thread::scope(|scope| {
                scope.spawn(|| {
                    let _locked = counter.lock();
                    thread::sleep(SECOND + held);
                });
                thread::sleep(SECOND);
                ensure_eq(within(&counter, patience), gets_it, "the result");
            });
            ensure_eq(counter.into_inner(), if gets_it { 10 } else { 0 }, "the counter");
        });
}

pub fn step5_a_free_lock_is_got_at_once() {
    let misconception =
        |trace: &Trace| trace.panic_says("was false").then(|| IT_GOT_IT.to_owned()).filter(|_| got_it(trace));
    claim("10 is added without waiting when the lock is free").misconception(misconception).takes_between(
        Duration::ZERO,
        TOLERANCE,
        || {
            let counter = parking_lot::Mutex::new(5);
            ensure_eq(contract::increase_within(&counter, 10, SECOND), true, "the result");
            ensure_eq(counter.into_inner(), 15, "the counter");
        },
    );
}

pub fn step5_a_lock_that_becomes_free_in_time_is_got() {
    wanted_while_held(SECOND, 3 * SECOND, true);
    claim("a lock is held for 4 s, and after calls that gave up, one with a patience of 3 s gets it")
        .misconception(impatient)
        .in_ideal_time(|| {
            let counter = parking_lot::Mutex::new(0);
            let both_ready = Barrier::new(2);
            thread::scope(|scope| {
                scope.spawn(|| {
                    let _locked = counter.lock();
                    both_ready.wait();
                    thread::sleep(4 * SECOND);
                });
                both_ready.wait();
                for (patience, gets_it) in [(SECOND / 2, false), (SECOND, false), (3 * SECOND, true)] {
                    ensure_eq(within(&counter, patience), gets_it, "the result");
                }
            });
            ensure_eq(counter.into_inner(), 10, "the counter");
        });
    claim("a lock is free from 0.67 s to 0.83 s, and the patience is 2 s: the lock is taken")
        .misconception(impatient)
        .once(|| {
            let counter = parking_lot::Mutex::new(0);
            let both_ready = Barrier::new(2);
            thread::scope(|scope| {
                scope.spawn(|| {
                    let locked = counter.lock();
                    both_ready.wait();
                    thread::sleep(Duration::from_millis(670));
                    drop(locked);
                    thread::sleep(Duration::from_millis(160));
                    let _locked = counter.lock();
                    thread::sleep(END);
                });
                both_ready.wait();
                ensure_eq(contract::increase_within(&counter, 10, END), true, "the result");
            });
            ensure_eq(counter.into_inner(), 10, "the counter");
        });
}

/// A lock that becomes free at the last moment, or is free already, is got.
pub fn step5_the_whole_patience_counts_and_nothing_less() {
    claim("a lock that is free is got without any patience").misconception(gave_up_at_the_end).once(|| {
        let counter = parking_lot::Mutex::new(5);
        ensure_eq(contract::increase_within(&counter, 10, Duration::ZERO), true, "the result");
        ensure_eq(counter.into_inner(), 15, "the counter");
    });
    let nanos = Duration::from_nanos;
    for (held, patience) in [
        (400, 900),
        (500_000, 900_000),
        (1_200_000, 1_900_000),
        (1_900_905, 1_900_909),
        (1_999_500_000, 2_000_000_000),
    ] {
        claim(format!(
            "a lock becomes free after {}, and the patience is {}: the lock is taken",
            seconds(nanos(held)),
            seconds(nanos(patience))
        ))
        .misconception(gave_up_at_the_end)
        .once(move || becomes_free(nanos(patience), move || thread::sleep(nanos(held))));
    }
    claim("a lock becomes free after a hundred days, just before the patience is over: the lock is taken")
        .misconception(gave_up_at_the_end)
        .once(|| becomes_free(AGES, sleep_for_ages));
}

/// Another thread holds the lock until `until` has returned, and step 5 gets it.
fn becomes_free(patience: Duration, until: impl Fn() + Sync) {
    let counter = parking_lot::Mutex::new(0);
    let both_ready = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            let _locked = counter.lock();
            both_ready.wait();
            until();
        });
        both_ready.wait();
        ensure_eq(contract::increase_within(&counter, 10, patience), true, "the result");
    });
    ensure_eq(counter.into_inner(), 10, "the counter");
}

/// What is behind a patience that ends before its end.
fn gave_up_at_the_end(trace: &Trace) -> Option<String> {
    let text = if !trace.panic_says("the result was false") {
        return None;
    } else if got_it(trace) {
        IT_GOT_IT
    } else if count(trace, Op::TimedOut) > 0 {
        "It waited for less than its patience, which may be of any length: as it is given, down to its nanoseconds."
    } else {
        "It gave up before its patience was over, or at its end without a last look: a lock that becomes free in that time is got."
    };
    Some(text.to_owned())
}

fn count(trace: &Trace, op: Op) -> usize {
    trace.events().iter().filter(|event| event.op == op).count()
}

/// What is behind a wrong result of adding 0, which a started thread does.
fn of_nothing(trace: &Trace) -> Option<String> {
    let got_it = of_threads(trace, |op| matches!(op, Op::Lock(_)));
    let text = if trace.panic_says("the result was false") && got_it {
        IT_GOT_IT
    } else if trace.panic_says("the result was") && !got_it {
        "To add 0 needs the lock as well, and waits for it with the same patience. `true` means that it got the lock, \
         whatever it adds."
    } else {
        return None;
    };
    Some(text.to_owned())
}

pub fn step5_to_add_nothing_needs_the_lock_as_well() {
    for (held, patience, gets_it) in [(3, 1, false), (1, 3, true), (0, 1, true)] {
        claim(format!(
            "a lock is held for {held} s, and 0 is to be added with a patience of {patience} s: `{gets_it}`"
        ))
        .misconception(of_nothing)
        .once(move || {
            let counter = parking_lot::Mutex::new(5);
            let locked = (held > 0).then(|| counter.lock());
            thread::scope(|scope| {
                let adding = scope.spawn(|| contract::increase_within(&counter, 0, patience * SECOND));
                thread::sleep(held * SECOND);
                drop(locked);
                ensure_eq(adding.join().unwrap(), gets_it, "the result");
            });
        });
    }
}

pub fn step5_it_gives_up_when_the_patience_is_over() {
    for patience in [SECOND, SECOND / 1000, Duration::ZERO] {
        wanted_while_held(10 * SECOND, patience, false);
    }
}

pub fn step5_it_waits_no_longer_when_others_want_the_lock_as_well() {
    claim("with a patience of 2 s it waits 2 s at most, also when another thread gets the lock first")
        .misconception(impatient)
        .in_ideal_time(|| {
            let counter = parking_lot::Mutex::new(0);
            let hold = |time: Duration| {
                let _locked = counter.lock();
                thread::sleep(time);
            };
            thread::scope(|scope| {
                scope.spawn(|| hold(2 * SECOND));
                thread::sleep(SECOND);
                scope.spawn(|| hold(10 * SECOND));
                let added = within(&counter, 2 * SECOND);
                ensure_eq(*counter.lock(), if added { 10 } else { 0 }, "the counter");
            });
        });
    claim("a lock is held for 3 s, and wanted with patiences of 10 s, 1 s and 5 s: each call waits on its own")
        .misconception(|trace| {
            (trace.locks_taken() > 1).then(|| {
                "A lock of the answer's own is taken before that of the counter, and only one call may wait at a time. Each \
                 waits for its counter, and for nothing else."
                    .to_owned()
            })
        })
        .in_ideal_time(|| {
            let counter = parking_lot::Mutex::new(0);
            let results = thread::scope(|scope| {
                let locked = counter.lock();
                let counter = &counter;
                let adding = [10, 1, 5].map(|patience| scope.spawn(move || within(counter, patience * SECOND)));
                thread::sleep(3 * SECOND);
                drop(locked);
                adding.map(|adding| adding.join().unwrap())
            });
            ensure_eq(results, [true, false, true], "the results");
            ensure_eq(counter.into_inner(), 20, "the counter");
        });
}

pub fn step5_the_counter_is_changed_when_it_says_true_and_only_then() {
    claim(
        "two threads want to add 10, and a third holds the lock for a while: the counter changes as their results say",
    )
    .misconception(changed_anyway)
    .every_schedule(|| {
        let counter = parking_lot::Mutex::new(0);
        let added = thread::scope(|scope| {
            let holder = counter.lock();
            let adders = [(), ()].map(|()| scope.spawn(|| contract::increase_within(&counter, 10, SECOND)));
            thread::sleep(2 * SECOND);
            drop(holder);
            adders.map(|adder| adder.join().unwrap())
        });
        let said: u32 = added.iter().map(|added| if *added { 10 } else { 0 }).sum();
        let is = counter.into_inner();
        ensure(is == said, || format!("the results were {added:?}, and the counter went from 0 to {is}"));
    });
}

/// The contract of `transfer` between two accounts of 10 each, as a sequential program.
#[derive(Clone)]
struct Bank;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Call {
    /// Moves money from one account to another, or to the same.
    Transfer(usize, usize),
    Balance(usize),
}

#[derive(Clone, PartialEq, Debug)]
enum Answer {
    Moved,
    Refused,
    Holds(u64),
}

/// Of 10, 6 can be taken once; 1 that is in hand on its way to the same account keeps nobody from 6.
fn amount(from: usize, to: usize) -> u64 {
    if from == to { 1 } else { 6 }
}

impl Spec for Bank {
    type Object = [Account; 2];
    type Held<'a> = ();
    type State = [u64; 2];
    type Call = Call;
    type Answer = Answer;

    fn calls(&self) -> Vec<Call> {
        let transfers = [(0, 1), (1, 0), (0, 0)].map(|(from, to)| Call::Transfer(from, to));
        [transfers.as_slice(), &self.after()].concat()
    }

    /// One transfer each, and balances only when all is done: money may be in hand in between.
    fn fits(&self, before: &[Call], next: Call) -> bool {
        before.is_empty() && matches!(next, Call::Transfer(..))
    }

    fn after(&self) -> Vec<Call> {
        vec![Call::Balance(0), Call::Balance(1)]
    }

    fn object(&self) -> [Account; 2] {
        [Account::new(1, 10), Account::new(2, 10)]
    }

    fn call(&self, accounts: &[Account; 2], (): &mut (), call: Call, _: Caller) -> Answer {
        match call {
            Call::Transfer(from, to) => {
                let moved = contract::transfer(&accounts[from], &accounts[to], amount(from, to));
                if moved.is_ok() { Answer::Moved } else { Answer::Refused }
            }
            Call::Balance(account) => Answer::Holds(accounts[account].balance()),
        }
    }

    fn start(&self) -> [u64; 2] {
        [10, 10]
    }

    fn step(&self, balances: &[u64; 2], call: Call, _: Caller) -> Vec<([u64; 2], Answer)> {
        match call {
            Call::Transfer(from, to) if balances[from] < amount(from, to) => {
                vec![(*balances, Answer::Refused)]
            }
            Call::Transfer(from, to) => {
                let mut balances = *balances;
                balances[from] -= amount(from, to);
                balances[to] += amount(from, to);
                vec![(balances, Answer::Moved)]
            }
            Call::Balance(account) => vec![(*balances, Answer::Holds(balances[account]))],
        }
    }

    /// A transfer may try a lock again and again.
    fn waiting(&self) -> Waiting {
        Waiting::AnyHow
    }

    fn made(&self) -> String {
        "let (a, b) = (Account::new(1, 10), Account::new(2, 10));".to_owned()
    }

    fn line(&self, call: Call, _: Caller) -> String {
        const NAMES: [&str; 2] = ["a", "b"];
        match call {
            Call::Transfer(from, to) => {
                format!("transfer(&{}, &{}, {})", NAMES[from], NAMES[to], amount(from, to))
            }
            Call::Balance(account) => format!("{}.balance()", NAMES[account]),
        }
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::Moved => "`Ok`".to_owned(),
            Answer::Refused => "`InsufficientFunds`".to_owned(),
            Answer::Holds(balance) => balance.to_string(),
        }
    }

    fn could_go_on(&self, _: Call) -> String {
        "no transfer may wait for ever".to_owned()
    }
}

pub fn step3_small_programs_do_what_the_contract_says() {
    claim("whatever transfers run at once, some order of them explains what they return and the balances in the end")
        .misconception(bank_error)
        .follows(&[Bank]);
}
