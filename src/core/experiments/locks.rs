//! 04: sums, prices, transfers, and a lock that is held.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Doing, Options, Timed, Timeline};

/// 10 and 20 that are added to a counter at once, and what else needs a lock.
pub struct Locks {
    options: Options,
    in_two_steps: Duration,
}

impl Locks {
    /// Draws what `ten_and_twenty` leaves in several runs; it is told how long the work between reading and writing
    /// takes.
    pub fn begin(ten_and_twenty: impl Fn(Duration) -> u32 + Sync) -> Locks {
        let options = CommandLine::of("04_lock")
            .number("runs", 10, 1..=1000, "runs of 10 + 20 in two steps")
            .number("items", 6, 1..=50, "items whose prices step 2 looks up")
            .read();
        let runs: usize = options.get("runs");
        println!("Two threads add 10 and 20 to a counter. Each locks it twice: to read, and to write.");
        let prediction = options.predict("It starts at 0. What is the final value?");
        let second = options.scale().shrink(Duration::from_secs(1));
        let results = lesson::at_once(&vec![(); runs], |()| ten_and_twenty(second));
        if let Some(prediction) = prediction {
            println!("predicted:  {prediction}");
        }
        println!("in Python:  10 or 20 without a lock, 30 with one\n\nfinal values in {runs} runs:");
        let count = |left| results.iter().filter(|run| run.value == left).count() as u64;
        println!("{}\n", Bars::new().count("10", count(10)).count("20", count(20)).count("30", count(30)));
        Locks { in_two_steps: options.scale().stretch(results[0].took), options }
    }

    fn seconds(&self, seconds: u64) -> Duration {
        self.options.scale().shrink(Duration::from_secs(seconds))
    }

    /// 10 and 20 once more, with reading and writing in one step.
    pub fn step_1(&self, ten_and_twenty: impl FnOnce(Duration) -> u32) {
        if let Some(mine) = lesson::step(1, || lesson::timed(|| ten_and_twenty(self.seconds(1)))) {
            println!("step 1: after adding 10 and 20, the counter is {}", mine.value);
            let bars = Bars::new().time("in two steps", self.in_two_steps);
            println!("{}", bars.time("in one step", self.options.scale().stretch(mine.took)));
        }
    }

    /// Who looked up prices when.
    pub fn step_2(&self, total_price: impl FnOnce(&[&str], &(dyn Fn(&str) -> u64 + Sync)) -> u64) {
        let items: usize = self.options.get("items");
        let names: Vec<String> = (1..=items).map(|number| format!("item {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (timeline, nap) = (Timeline::new(self.options.scale()), self.seconds(3));
        let look_up = |item: &str| timeline.record(item, Doing::Running, || thread::sleep(nap));
        let price = |item: &str| (look_up(item), 5).1;
        if let Some(total) = lesson::step(2, || total_price(&names, &price)) {
            println!("step 2: {items} items at 5 cost {total}; each price look-up takes 3 s\n{timeline}");
        }
    }

    /// Four threads with 1000 transfers each among four accounts of 100, some to themselves. `transfer` is told from
    /// which to which account and how much, and says whether it is done.
    pub fn step_3(
        &self,
        transfer: impl Fn(usize, usize, u64) -> bool + Sync,
        balance: impl Fn(usize) -> u64,
    ) {
        let Some(refused) = lesson::step(3, || transfer_all_over(&transfer)) else { return };
        let balances = [0, 1, 2, 3].map(balance);
        let money: u64 = balances.iter().sum();
        println!("step 3: 4000 transfers, {refused} of them refused; the total was 400, and is {money}");
        let bar = |bars: Bars, (id, balance): (usize, &u64)| bars.count(&format!("account {id}"), *balance);
        println!("{}", balances.iter().enumerate().fold(Bars::new(), bar));
    }

    /// What can be read after a thread has panicked in `crash`.
    pub fn step_4(&self, crash: impl FnOnce() + Send, read_after_crash: impl FnOnce() -> u32) {
        let value = lesson::step(4, || {
            thread::scope(|scope| assert!(scope.spawn(crash).join().is_err()));
            read_after_crash()
        });
        if let Some(value) = value {
            println!("step 4: after the panic, the counter is {value}");
        }
    }

    /// Tries with a patience of 1 s and of 5 s, while `lock` is held for 3 s.
    pub fn step_5<G>(&self, lock: impl Fn() -> G, increase_within: impl Fn(Duration) -> bool + Sync) {
        let wait = |patience| while_held(self.seconds(3), &lock, &|| increase_within(self.seconds(patience)));
        if let Some(waits) = lesson::step(5, || [1, 5].map(|patience| (patience, wait(patience)))) {
            println!("step 5: another thread holds the lock for 3 s");
            let bar = |bars: Bars, (patience, wait): (u64, Timed<bool>)| {
                let label = format!("patience {patience} s: {}", wait.value);
                bars.time(&label, self.options.scale().stretch(wait.took))
            };
            println!("{}", waits.into_iter().fold(Bars::new(), bar));
        }
    }
}

/// How many of the transfers are refused.
fn transfer_all_over(transfer: &(impl Fn(usize, usize, u64) -> bool + Sync)) -> usize {
    let refused = AtomicUsize::new(0);
    thread::scope(|scope| {
        for distance in 1..=4 {
            let refused = &refused;
            scope.spawn(move || {
                for turn in 0..1000 {
                    let amount = 10 + turn as u64 * 7 % 60;
                    let is_done = transfer(turn % 4, (turn + distance) % 4, amount);
                    refused.fetch_add(usize::from(!is_done), Ordering::SeqCst);
                }
            });
        }
    });
    refused.into_inner()
}

/// What `attempt` gives on another thread while this one holds the lock, and how long it took.
fn while_held<G>(held: Duration, lock: &impl Fn() -> G, attempt: &(dyn Fn() -> bool + Sync)) -> Timed<bool> {
    let both_ready = Barrier::new(2);
    thread::scope(|scope| {
        let locked = lock();
        let other = scope.spawn(|| {
            both_ready.wait();
            lesson::timed(attempt)
        });
        both_ready.wait();
        thread::sleep(held);
        drop(locked);
        other.join().expect("the attempt does not panic")
    })
}
