//! 08 · Downloads: what its retries are held to. They touch no file and no socket, so they run on the model, where
//! pauses cost nothing and are exact. The rest is in `live/08_downloads.rs`.

use engine::rt::Op;
use engine::{Trace, claim, ensure, ensure_eq, section};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::{Duration, Instant};

use super::contract::with_retries;

const PAUSE: Duration = Duration::from_millis(100);

/// What an attempt gives back: nobody can copy, compare or print them, and nobody needs to.
struct Success(u32);
struct Failure(u32);

/// The `number`th attempt succeeds, if there is one; each says when it was made.
struct Server {
    succeeds: u32,
    begin: Instant,
    attempts: RefCell<Vec<Duration>>,
}

impl Server {
    fn that_succeeds_at(succeeds: u32) -> Server {
        Server { succeeds, begin: Instant::now(), attempts: RefCell::default() }
    }

    fn attempt(&self) -> Result<Success, Failure> {
        let number = section("attempt", || {
            let mut attempts = self.attempts.borrow_mut();
            attempts.push(self.begin.elapsed());
            attempts.len() as u32
        });
        if number == self.succeeds { Ok(Success(number)) } else { Err(Failure(number)) }
    }

    fn moments(&self) -> Vec<Duration> {
        self.attempts.borrow().clone()
    }
}

fn described(result: &Result<Success, Failure>) -> String {
    match result {
        Ok(Success(number)) => format!("what attempt {number} gave"),
        Err(Failure(number)) => format!("the error of attempt {number}"),
    }
}

/// In milliseconds, or else to the nanosecond: two different times never read the same.
fn in_ms(moments: &[Duration]) -> String {
    let text = |moment: &Duration| match moment.as_nanos() % 1_000_000 {
        0 => format!("{} ms", moment.as_millis()),
        _ => format!("{moment:?}"),
    };
    moments.iter().map(text).collect::<Vec<String>>().join(", ")
}

fn attempts(count: usize) -> String {
    if count == 1 { "1 attempt was made".to_owned() } else { format!("{count} attempts were made") }
}

/// Always 100 ms, or one more 100 ms each time.
fn does_not_double(trace: &Trace) -> Option<String> {
    let total = trace.total_sleep();
    let text = if total == 3 * PAUSE || total == 4 * PAUSE {
        "The pause is the same each time. The longer a server stays overloaded, the more time it needs."
    } else if total == 6 * PAUSE || total == 10 * PAUSE {
        "The pause grows by the same each time; it should double."
    } else {
        return None;
    };
    Some(text.to_owned())
}

pub fn step3_pauses_double_from_attempt_to_attempt() {
    claim("with a first pause of 100 ms, 4 attempts are made at 0, 100, 300 and 700 ms")
        .misconception(does_not_double)
        .misconception(is_rounded)
        .in_ideal_time(|| {
            let server = Server::that_succeeds_at(0);
            let _ = with_retries(4, PAUSE, || server.attempt());
            let wanted = [0, 1, 3, 7].map(|pauses| pauses * PAUSE);
            ensure(server.moments() == wanted, || format!("they were made at {}", in_ms(&server.moments())));
        });
    slow_attempts_have_the_same_pauses();
    an_unparked_thread_has_the_same_pauses();
}

const SLOW: &str = "with a first pause of 100 ms, and attempts that take 30, 250, 60 and 1 ms, the pauses between them are 100, 200 and 400 \
     ms: a pause begins when an attempt has failed";

/// As long as attempts take does not count.
fn slow_attempts_have_the_same_pauses() {
    claim(SLOW).in_ideal_time(|| {
        let mut took = [30, 250, 60, 1].map(Duration::from_millis).into_iter();
        let (begin, mut ended, mut pauses) = (Instant::now(), None, Vec::new());
        let _ = with_retries(4, PAUSE, || {
            pauses.extend(ended.map(|ended| begin.elapsed() - ended));
            thread::sleep(took.next().unwrap_or_default());
            ended = Some(begin.elapsed());
            Err::<Success, Failure>(Failure(0))
        });
        let wanted = [1, 2, 4].map(|pauses| pauses * PAUSE);
        ensure(pauses == wanted, || format!("they were {}", in_ms(&pauses)));
    });
}

/// `park_timeout` takes the token of an `unpark` that came before it.
fn an_unparked_thread_has_the_same_pauses() {
    let parked = |trace: &Trace| {
        let parks = trace.events().iter().any(|event| matches!(event.op, Op::Park));
        let text = "A thread that has been unparked meanwhile does not wait when it parks, and it may wake for no reason: what \
                    is left of the pause has to be looked at again. `thread::sleep` does so.";
        parks.then(|| text.to_owned())
    };
    claim("somebody unparks the thread during each attempt, and the pauses are as long all the same")
        .misconception(parked)
        .in_ideal_time(|| {
            let server = Server::that_succeeds_at(0);
            let _ = with_retries(4, PAUSE, || {
                thread::current().unpark();
                server.attempt()
            });
            let wanted = [0, 1, 3, 7].map(|pauses| pauses * PAUSE);
            ensure(server.moments() == wanted, || {
                format!("the attempts were made at {}, not at {}", in_ms(&server.moments()), in_ms(&wanted))
            });
        });
}

/// All pauses are nearly right: so a number with a point was doubled, and not a `Duration`.
fn is_rounded(trace: &Trace) -> Option<String> {
    let mut slept = trace.events().iter().filter_map(|event| match event.op {
        Op::Sleep(pause) => Some(pause),
        _ => None,
    });
    let mut pause = slept.next()?;
    let mut differs = false;
    for next in slept {
        // A part in a million or so is lost in an `f32`, and less in an `f64`.
        let off = next.abs_diff(2 * pause);
        if off.as_nanos() > next.as_nanos() / 100_000 + 1 {
            return None;
        }
        differs |= !off.is_zero();
        pause = next;
    }
    differs.then(|| {
        "A pause is not exactly twice as long as the one before: a floating-point number keeps only so many digits. A `Duration` \
         can be doubled as it is."
            .to_owned()
    })
}

/// Neither whole seconds nor whole milliseconds, and more than a second; and none at all.
const ODD_PAUSES: [Duration; 6] = [
    Duration::from_millis(1_500),
    Duration::from_millis(1_001),
    Duration::from_micros(2_700_300),
    Duration::from_micros(250),
    Duration::from_nanos(1),
    Duration::ZERO,
];

/// All was exact until the pauses of one first pause, which were cut off.
fn is_cut(trace: &Trace) -> Option<String> {
    let slept = trace.total_sleep().as_nanos();
    let cut = |pause: &Duration, digits: u128| pause.as_nanos() / digits * digits;
    // The first that is not whole in this unit.
    let shows = |digits: u128| {
        let is_whole = |pause: &&Duration| cut(pause, digits) == pause.as_nanos();
        let whole: Vec<&Duration> = ODD_PAUSES.iter().take_while(is_whole).collect();
        let before: u128 = whole.iter().map(|pause| pause.as_nanos() * 7).sum();
        slept == before + cut(&ODD_PAUSES[whole.len()], digits) * 7
    };
    let units = [(1_000_000_000, "seconds"), (1_000_000, "milliseconds"), (1_000, "microseconds")];
    let unit = units.iter().find(|(digits, _)| shows(*digits))?.1;
    Some(format!("The pause is cut to whole {unit}. A `Duration` is exact: leave it as it is."))
}

pub fn step3_pauses_are_exact_however_long_they_are() {
    claim("4 attempts are made after 0, 1, 3 and 7 times the first pause: of 1.5 s, of 2.7003 s, of 250 µs, of 1 ns, of nothing")
        .misconception(is_cut)
        .misconception(is_rounded)
        .in_ideal_time(|| {
            for first in ODD_PAUSES {
                let server = Server::that_succeeds_at(0);
                let _ = with_retries(4, first, || server.attempt());
                let wanted = [0, 1, 3, 7].map(|pauses| pauses * first);
                ensure(server.moments() == wanted, || {
                    format!("with {first:?} they were made at {:?} and not at {wanted:?}", server.moments())
                });
            }
        });
}

pub fn step3_pauses_go_on_doubling_for_as_many_attempts_as_there_are() {
    claim("33 attempts are made, each pause twice as long as the one before").in_ideal_time(|| {
        let first = Duration::from_millis(1);
        let server = Server::that_succeeds_at(0);
        let _ = with_retries(33, first, || server.attempt());
        let wanted: Vec<Duration> =
            (0..33).map(|pauses| Duration::from_millis((1_u64 << pauses) - 1)).collect();
        let made = server.moments();
        ensure(made.len() == wanted.len(), || format!("{}; there should be 33", attempts(made.len())));
        let odd = (0..wanted.len()).find(|place| made[*place] != wanted[*place]);
        ensure(odd.is_none(), || {
            let place = odd.unwrap_or_default();
            format!("attempt {} was made at {:?}, and not at {:?}", place + 1, made[place], wanted[place])
        });
    });
}

/// The first pause, and how many attempts there are: months in all, and more nanoseconds than an `f64` holds.
const LONG_PAUSES: [(Duration, u32); 2] =
    [(Duration::from_nanos(86_400_000_000_001), 11), (Duration::from_nanos(90_071_992_547_409_931), 5)];

pub fn step3_pauses_of_days_and_years_are_exact() {
    for (first, attempts) in LONG_PAUSES {
        claim(format!(
            "with a first pause of {first:?}, {attempts} attempts are made, each pause exactly twice as long"
        ))
        .misconception(is_rounded)
        .once(move || {
            let server = Server::that_succeeds_at(0);
            let _ = with_retries(attempts, first, || server.attempt());
            let wanted: Vec<Duration> = (0..attempts).map(|pauses| first * ((1 << pauses) - 1)).collect();
            ensure(server.moments() == wanted, || {
                format!("they were made at {:?}, and not at {wanted:?}", server.moments())
            });
        });
    }
}

fn pauses_at_the_end(trace: &Trace) -> Option<String> {
    let text = "It pauses after the last failure: nothing comes after it that the pause could help.";
    let pauses = trace.events().iter().filter(|event| matches!(event.op, Op::Sleep(_))).count();
    (pauses > 2 && trace.total_sleep() > 3 * PAUSE).then(|| text.to_owned())
}

pub fn step3_after_the_last_failure_there_is_no_pause() {
    claim("3 attempts that fail take 300 ms, when the first pause is 100 ms")
        .misconception(pauses_at_the_end)
        .misconception(is_rounded)
        .takes(3 * PAUSE, || {
            let server = Server::that_succeeds_at(0);
            let _ = with_retries(3, PAUSE, || server.attempt());
        });
}

pub fn step3_so_many_attempts_are_made_and_no_more() {
    claim("`attempts` says how many attempts are made when all fail").in_ideal_time(|| {
        for wanted in [1, 2, 5] {
            let server = Server::that_succeeds_at(0);
            let result = with_retries(wanted as u32, PAUSE, || server.attempt());
            let made = server.moments().len();
            ensure(made == wanted, || format!("{}; there should be {wanted}", attempts(made)));
            ensure(result.is_err(), || "all attempts failed, and the result is a success".to_owned());
        }
    });
}

pub fn step3_the_last_error_is_the_result_when_all_fail() {
    claim("when 4 attempts fail, the result is the error of the fourth").in_ideal_time(|| {
        let server = Server::that_succeeds_at(0);
        let result = with_retries(4, PAUSE, || server.attempt());
        ensure_eq(described(&result), "the error of attempt 4".to_owned(), "the result");
    });
}

pub fn step3_the_first_success_is_the_result_at_once() {
    claim("the first success is the result: no attempt and no pause come after it").in_ideal_time(|| {
        for (succeeds, pauses) in [(1, 0), (2, 1), (3, 3), (4, 7)] {
            let server = Server::that_succeeds_at(succeeds);
            let result = with_retries(4, PAUSE, || server.attempt());
            let (took, made) = (server.begin.elapsed(), server.moments().len());
            ensure(described(&result) == format!("what attempt {succeeds} gave"), || {
                format!("attempt {succeeds} of 4 succeeds, and the result was {}", described(&result))
            });
            ensure(made == succeeds as usize, || {
                format!("attempt {succeeds} of 4 succeeds, and {}", attempts(made))
            });
            ensure(took == pauses * PAUSE, || {
                let last = server.moments().last().copied().unwrap_or_default();
                let wanted = pauses * PAUSE;
                match took == last {
                    true => {
                        format!("attempt {succeeds} of 4 was made after {last:?}, and not after {wanted:?}")
                    }
                    false => format!(
                        "attempt {succeeds} of 4 succeeded after {last:?}, and it returned after {took:?}"
                    ),
                }
            });
        }
    });
}

pub fn step3_a_single_attempt_never_pauses() {
    claim("with one attempt there is no pause, whatever comes of it").takes(Duration::ZERO, || {
        for succeeds in [0, 1] {
            let server = Server::that_succeeds_at(succeeds);
            let result = with_retries(1, PAUSE, || server.attempt());
            ensure(result.is_ok() == (succeeds == 1), || format!("the result was {}", described(&result)));
        }
    });
}

/// An attempt may itself try something again: what the outer call keeps is its own.
fn an_attempt_may_retry_something_itself() {
    claim(
        "each of 3 attempts tries something else 3 times, with no pauses: they are made at 0, 100 and 300 ms",
    )
    .in_ideal_time(|| {
        let server = Server::that_succeeds_at(0);
        let _ = with_retries(3, PAUSE, || {
            let attempt = server.attempt();
            let _ = with_retries(3, Duration::ZERO, || Err::<Success, Failure>(Failure(0)));
            attempt
        });
        let wanted = [0, 1, 3].map(|pauses| pauses * PAUSE);
        ensure(server.moments() == wanted, || format!("they were made at {}", in_ms(&server.moments())));
    });
}

pub fn step3_calls_do_not_disturb_each_other() {
    an_attempt_may_retry_something_itself();
    claim("3 threads try again at once, and each pauses for 100 and 200 ms").takes(3 * PAUSE, || {
        let retry = || {
            let server = Server::that_succeeds_at(3);
            drop(with_retries(3, PAUSE, || server.attempt()));
        };
        thread::scope(|scope| (0..3).for_each(|_| drop(scope.spawn(retry))));
    });
    claim("after an attempt that panicked, another call tries as often as it should").in_ideal_time(|| {
        let broken = || -> Result<Success, Failure> { panic!("it is broken") };
        drop(catch_unwind(AssertUnwindSafe(|| with_retries(3, PAUSE, broken))));
        let server = Server::that_succeeds_at(0);
        let _ = with_retries(3, PAUSE, || server.attempt());
        let made = server.moments().len();
        ensure(made == 3, || format!("{}; there should be 3", attempts(made)));
    });
}
