//! Small programs over all operations of the runtime.

use crate::rt::atomic::Atomic;
use crate::rt::barrier::Barrier;
use crate::rt::channel::{Channel, Room};
use crate::rt::condvar::{self, Condvar, Notify, Wakes};
use crate::rt::lock::{self, Lock, Taken};
use crate::rt::object::Poison;
use crate::rt::once::{self, Once, Outcome, Phase, Turn};
use crate::rt::rwlock::{self, RwLock};
use crate::rt::select::{Order, Patience, select};
use crate::rt::thread::{self, Handle, Options};
use crate::rt::world::Counts;
use crate::rt::{TaskId, arc, asking, clock, park};
use crate::schedule::Dice;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What each thread saw, by its number.
pub type Seen = Arc<Mutex<Vec<Vec<u64>>>>;

const SECOND: Duration = Duration::from_secs(1);

/// One operation; numbers name objects, of which there are two of each kind.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Exchange(usize, u32),
    ExchangeWeak(usize, u32),
    /// Takes the lock, or releases it if the thread holds it.
    Lock(usize),
    TryLock(usize),
    LockWithin(usize),
    IsHeld(usize),
    Poison(usize),
    IsPoisoned(usize),
    Read(usize),
    Write(usize),
    TryRead(usize),
    TryWrite(usize),
    /// Waits on the condition variable, with the first lock.
    Wait(usize),
    WaitWithin(usize),
    NotifyOne(usize),
    NotifyAll(usize),
    Send(usize),
    TrySend(usize),
    Receive(usize),
    TryReceive(usize),
    ReceiveWithin(usize),
    Length(usize),
    SelectReceive,
    Park,
    ParkWithin,
    Unpark(usize),
    Barrier,
    Once,
    OnceIsDone,
    OnceWait,
    Sleep(u64),
    Now,
    Yield,
    Section,
    Spawn,
    IsFinished,
    OwnersChange,
    OwnersAsked,
}

/// What each thread does.
#[derive(Debug, Clone)]
pub struct Program {
    threads: Vec<Vec<Act>>,
    /// What the body does meanwhile.
    body: Vec<Act>,
    /// Whether the body waits for them. Where it does not, only what it saw itself is an outcome: how far others
    /// came before the end, nobody can tell.
    joins: bool,
}

struct Shared {
    atomics: [Atomic<u32>; 2],
    locks: [Lock; 2],
    rwlocks: [RwLock; 2],
    condvars: [Condvar; 2],
    channels: [Channel<u64>; 2],
    barrier: Barrier,
    once: Once,
    /// Represents what an `Arc` keeps itself.
    owners: AtomicU32,
}

impl Program {
    /// Each thread does the same.
    pub fn same(threads: usize, acts: Vec<Act>) -> Program {
        Program { threads: vec![acts; threads], body: Vec::new(), joins: true }
    }

    /// Anything: a few acts for each thread, from a few kinds, so that they meet.
    /// In a program that asks for the owners of an `Arc`, they must be observed.
    pub fn random(dice: &mut Dice, threads: usize, acts: usize, counts: Counts) -> Program {
        let kinds: Vec<Act> = (0..3).map(|_| act(dice)).collect();
        let joins = dice.roll(4) > 0;
        let mut one = || {
            let near = dice.roll(4) > 0;
            let act = if near { kinds[dice.roll(kinds.len())] } else { act(dice) };
            again(act, dice)
        };
        let threads: Vec<Vec<Act>> = (0..threads).map(|_| (0..acts).map(|_| one()).collect()).collect();
        let body = if joins { Vec::new() } else { (0..2).map(|_| one()).collect() };
        let mut program = Program { threads, body, joins };
        if counts == Counts::Unobserved {
            let acts = program.threads.iter_mut().flatten().chain(&mut program.body);
            acts.filter(|act| matches!(act, Act::OwnersAsked)).for_each(|act| *act = Act::OwnersChange);
        }
        program
    }

    pub fn run(&self, seen: &Seen) {
        *seen.lock().unwrap() = vec![Vec::new(); self.threads.len() + 1];
        let shared = Arc::new(Shared::new());
        let start = |(index, acts): (usize, &Vec<Act>)| {
            let (acts, shared, seen) = (acts.clone(), Arc::clone(&shared), Arc::clone(seen));
            thread::spawn(Options::default(), move || {
                Thread { index, shared: &shared, seen: &seen, held: [false; 2], child: None }.run(&acts);
            })
        };
        let threads: Vec<Handle<()>> = self.threads.iter().enumerate().map(start).collect();
        let index = self.threads.len();
        let mut body = Thread { index, shared: &shared, seen, held: [false; 2], child: None };
        body.run(&self.body);
        if self.joins {
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        }
        body.act(Act::Load(0));
        if !self.joins {
            seen.lock().unwrap()[..index].fill(Vec::new());
        }
    }
}

/// The same act on another object, perhaps.
fn again(act: Act, dice: &mut Dice) -> Act {
    match act {
        Act::Store(at, _) => Act::Store(at, 1 + dice.roll(3) as u32),
        Act::Exchange(at, _) => Act::Exchange(at, dice.roll(2) as u32),
        other => other,
    }
}

fn act(dice: &mut Dice) -> Act {
    let at = dice.roll(2);
    match dice.roll(42) {
        0 | 1 => Act::Load(at),
        2 => Act::Store(at, 1 + dice.roll(3) as u32),
        3 => Act::Add(at),
        4 => Act::Exchange(at, dice.roll(2) as u32),
        5 => Act::ExchangeWeak(at, dice.roll(2) as u32),
        6 => Act::Lock(at),
        7 => Act::TryLock(at),
        8 => Act::LockWithin(at),
        9 => Act::IsHeld(at),
        10 => Act::Poison(at),
        11 => Act::IsPoisoned(at),
        12 => Act::Read(at),
        13 => Act::Write(at),
        14 => Act::TryRead(at),
        15 => Act::TryWrite(at),
        16 => Act::Wait(at),
        17 => Act::WaitWithin(at),
        18 => Act::NotifyOne(at),
        19 => Act::NotifyAll(at),
        20 => Act::Send(at),
        21 => Act::TrySend(at),
        22 => Act::Receive(at),
        23 => Act::TryReceive(at),
        24 => Act::ReceiveWithin(at),
        25 => Act::Length(at),
        26 => Act::SelectReceive,
        27 => Act::Park,
        28 => Act::ParkWithin,
        29 => Act::Unpark(dice.roll(2)),
        30 => Act::Barrier,
        31 => Act::Once,
        32 => Act::OnceIsDone,
        33 => Act::OnceWait,
        34 => Act::Sleep(1 + dice.roll(2) as u64),
        35 => Act::Now,
        36 => Act::Yield,
        37 => Act::Section,
        38 => Act::Spawn,
        39 => Act::OwnersChange,
        40 => Act::IsFinished,
        _ => Act::OwnersAsked,
    }
}

impl Shared {
    fn new() -> Self {
        Shared {
            atomics: [Atomic::new(0), Atomic::new(0)],
            locks: [Lock::new(), Lock::new()],
            rwlocks: [RwLock::new(), RwLock::new()],
            condvars: [Condvar::new(), Condvar::new()],
            channels: [Channel::new(Room::Unbounded), Channel::new(Room::Bounded(1))],
            barrier: Barrier::new(2),
            once: Once::new(),
            owners: AtomicU32::new(0),
        }
    }
}

struct Thread<'a> {
    index: usize,
    shared: &'a Arc<Shared>,
    seen: &'a Seen,
    held: [bool; 2],
    child: Option<Handle<()>>,
}

impl Thread<'_> {
    fn run(&mut self, acts: &[Act]) {
        acts.iter().for_each(|act| self.act(*act));
        for at in 0..2 {
            if self.held[at] {
                self.unlock(at);
            }
        }
    }

    fn saw(&self, value: u64) {
        self.seen.lock().unwrap()[self.index].push(value);
    }

    fn unlock(&mut self, at: usize) {
        lock::release(self.shared.locks[at].id(|_| {}), None);
        self.held[at] = false;
    }

    fn lock(&mut self, at: usize, deadline: Option<Duration>) {
        let taken = lock::acquire(self.shared.locks[at].id(|_| {}), deadline, &|| None);
        self.held[at] = taken == Taken::Yes;
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Load(at) => self.saw(self.shared.atomics[at].load().into()),
            Act::Store(at, value) => self.shared.atomics[at].store(value),
            Act::Add(at) => self.saw(self.shared.atomics[at].update(|old| old + 1).into()),
            Act::Exchange(at, new) => {
                self.saw(self.shared.atomics[at].compare_exchange(0, new).is_ok().into());
            }
            Act::ExchangeWeak(at, new) => {
                self.saw(self.shared.atomics[at].compare_exchange_weak(0, new).is_ok().into());
            }
            Act::Lock(_)
            | Act::TryLock(_)
            | Act::LockWithin(_)
            | Act::IsHeld(_)
            | Act::Poison(_)
            | Act::IsPoisoned(_) => self.lock_act(act),
            Act::Read(_) | Act::Write(_) | Act::TryRead(_) | Act::TryWrite(_) => self.rwlock_act(act),
            Act::Wait(_) | Act::WaitWithin(_) | Act::NotifyOne(_) | Act::NotifyAll(_) => {
                self.condvar_act(act);
            }
            Act::Send(_)
            | Act::TrySend(_)
            | Act::Receive(_)
            | Act::TryReceive(_)
            | Act::ReceiveWithin(_)
            | Act::Length(_)
            | Act::SelectReceive => self.channel_act(act),
            _ => self.other_act(act),
        }
    }

    fn lock_act(&mut self, act: Act) {
        match act {
            Act::Lock(at) if self.held[at] => self.unlock(at),
            Act::Lock(at) => self.lock(at, None),
            Act::TryLock(at) if !self.held[at] => {
                let id = self.shared.locks[at].id(|_| {});
                self.held[at] = lock::try_acquire(id, &|| None) == Taken::Yes;
                self.saw(self.held[at].into());
            }
            Act::LockWithin(at) if !self.held[at] => {
                self.lock(at, Some(clock::deadline_after(SECOND)));
                self.saw(self.held[at].into());
            }
            Act::IsHeld(at) => self.saw(lock::is_held(self.shared.locks[at].id(|_| {})).into()),
            Act::Poison(at) if self.held[at] => {
                let id = self.shared.locks[at].id(|_| {});
                asking::answer_anew(id, |id| lock::set_poison(id, Poison::Poisoned));
            }
            Act::IsPoisoned(at) => {
                let id = self.shared.locks[at].id(|_| {});
                asking::ask(id);
                self.saw((lock::poison(id) == Poison::Poisoned).into());
            }
            _ => {}
        }
    }

    fn rwlock_act(&mut self, act: Act) {
        let (Act::Read(at) | Act::Write(at) | Act::TryRead(at) | Act::TryWrite(at)) = act else {
            return;
        };
        let id = self.shared.rwlocks[at].id(|_| {});
        let taken = match act {
            Act::Read(_) => {
                rwlock::read(id, &|| None);
                Taken::Yes
            }
            Act::Write(_) => {
                rwlock::write(id, &|| None);
                Taken::Yes
            }
            Act::TryRead(_) => rwlock::try_read(id, &|| None),
            _ => rwlock::try_write(id, &|| None),
        };
        self.saw((taken == Taken::Yes).into());
        match (taken, act) {
            (Taken::Busy, _) => {}
            (_, Act::Read(_) | Act::TryRead(_)) => rwlock::release_read(id),
            _ => rwlock::release_write(id, None),
        }
    }

    fn condvar_act(&mut self, act: Act) {
        let (lock, was_held) = (self.shared.locks[0].id(|_| {}), self.held[0]);
        match act {
            Act::Wait(at) | Act::WaitWithin(at) => {
                if !was_held {
                    self.lock(0, None);
                }
                let deadline = matches!(act, Act::WaitWithin(_)).then(|| clock::deadline_after(SECOND));
                let condvar = self.shared.condvars[at].id();
                let arrival = condvar::wait(condvar, lock, deadline, Wakes::MaybeSpurious, &|| None);
                self.saw(arrival as u64);
                if !was_held {
                    self.unlock(0);
                }
            }
            Act::NotifyOne(at) => {
                self.saw(condvar::notify(self.shared.condvars[at].id(), Notify::One) as u64);
            }
            Act::NotifyAll(at) => {
                self.saw(condvar::notify(self.shared.condvars[at].id(), Notify::All) as u64);
            }
            _ => {}
        }
    }

    fn channel_act(&mut self, act: Act) {
        let channels = &self.shared.channels;
        let mine = self.index as u64 + 10;
        match act {
            Act::Send(at) => self.saw(channels[at].send(mine, None).is_ok().into()),
            Act::TrySend(at) => self.saw(channels[at].try_send(mine).is_ok().into()),
            Act::Receive(at) => self.saw(channels[at].receive(None).unwrap_or(1)),
            Act::TryReceive(at) => self.saw(channels[at].try_receive().unwrap_or(1)),
            Act::ReceiveWithin(at) => {
                let deadline = clock::deadline_after(SECOND);
                self.saw(channels[at].receive(Some(deadline)).unwrap_or(1));
            }
            Act::Length(at) => self.saw(channels[at].state.len() as u64),
            Act::SelectReceive => {
                let choices = [channels[0].receiving(), channels[1].receiving()];
                let chosen = select(&[&choices[0], &choices[1]], Order::Any, Patience::None);
                self.saw(chosen.map_or(1, |chosen| {
                    let value = channels[chosen.index].complete_receive();
                    value * 10 + chosen.index as u64
                }));
            }
            _ => {}
        }
    }

    fn other_act(&mut self, act: Act) {
        match act {
            Act::Park => self.saw(park::park(None) as u64),
            Act::ParkWithin => self.saw(park::park(Some(clock::deadline_after(SECOND))) as u64),
            Act::Unpark(thread) => park::unpark(TaskId(thread as u32 + 1)),
            Act::Barrier => self.saw(self.shared.barrier.wait() as u64),
            Act::Once => self.once(),
            Act::OnceIsDone => self.saw(once::is_done(self.shared.once.id(|_| Phase::New)).into()),
            Act::OnceWait => {
                self.saw((once::wait(self.shared.once.id(|_| Phase::New)) == Turn::Done).into());
            }
            Act::Sleep(seconds) => clock::sleep(Duration::from_secs(seconds)),
            Act::Now => self.saw(clock::now().as_secs()),
            Act::Yield => clock::yield_now(),
            Act::Section => crate::section("work", || {
                self.shared.atomics[1].load();
            }),
            Act::Spawn => {
                let shared = Arc::clone(self.shared);
                self.child = Some(thread::spawn(Options::default(), move || shared.atomics[0].store(9)));
            }
            Act::IsFinished => {
                if let Some(child) = &self.child {
                    self.saw(child.is_finished().into());
                }
            }
            Act::OwnersChange => {
                arc::counts_change(0x1000);
                self.shared.owners.fetch_add(1, Ordering::SeqCst);
            }
            Act::OwnersAsked => {
                arc::counts_asked(0x1000);
                self.saw(self.shared.owners.load(Ordering::SeqCst).into());
                arc::counts_answered(0x1000, false);
            }
            _ => {}
        }
    }

    fn once(&self) {
        let id = self.shared.once.id(|_| Phase::New);
        let turn = once::begin(id);
        if turn != Turn::Done {
            once::end(id, Outcome::Done);
        }
        self.saw((turn == Turn::Done).into());
    }
}
