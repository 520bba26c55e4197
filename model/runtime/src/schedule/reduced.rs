//! All schedules that differ: dynamic partial-order reduction with source sets and sleep sets (Abdulla, Aronis,
//! Jonsson and Sagonas, "Optimal dynamic partial order reduction", POPL 2014: algorithm Source-DPOR).
//!
//! Two schedules are equivalent if one can be obtained from the other by swapping adjacent independent steps of
//! different threads. After each execution the search looks for races: pairs of dependent steps that could have come
//! the other way round. At the point of the earlier one, it adds a thread with which the other order can be reached.
//! Sleep sets keep it from trying an order twice.

use super::Chooser;
use crate::TaskId;
use crate::candidates::{Candidate, How};
use crate::condition::Condition;
use crate::event::Op;
use crate::footprint::{Effect, Facts, Footprint, Thing, Touch};
use crate::task::TaskState;
use crate::world::{Ending, World};
use smallvec::SmallVec;

/// A vector clock: how far each thread had come, as far as a step knows, as the number of its last step plus one.
type Clock = SmallVec<[u32; 8]>;

/// More threads than this are not reduced: the clocks would cost too much.
const MOST_THREADS: usize = 24;

/// A choice of the current execution: what there was to choose from, and what has been tried of it.
struct Node {
    candidates: SmallVec<[Candidate; 4]>,
    chosen: usize,
    /// One bit for each candidate: to be tried, and tried.
    wanted: u64,
    tried: u64,
    /// What need not be tried: its order with all that follows was tried elsewhere.
    sleep: Vec<(Candidate, Footprint)>,
    /// What was tried here, with what its step touched.
    explored: Vec<(Candidate, Footprint)>,
}

/// A step of the current execution.
struct Step {
    candidate: Candidate,
    footprint: Footprint,
    clock: Clock,
}

/// The steps that touched a thing, in their order.
struct History {
    thing: Thing,
    touches: Vec<(u32, Touch)>,
}

/// The search.
#[derive(Default)]
pub struct Reduced {
    nodes: Vec<Node>,
    steps: Vec<Step>,
    histories: Vec<History>,
    /// By thread: its steps, and the step that started it.
    own_steps: Vec<Vec<u32>>,
    started_by: Vec<Option<u32>>,
    depth: usize,
    /// What the step that is being made waited for.
    needs: SmallVec<[(Thing, Facts); 2]>,
    seen_events: usize,
    begun: bool,
    /// Whether every schedule was tried, as far as known.
    pub complete: bool,
    /// Whether the last execution shows nothing new.
    pub redundant: bool,
    /// Whether the program can't be searched like this: it has too many threads, or is not deterministic.
    pub unfit: bool,
}

impl Reduced {
    /// Goes back to the last choice that has something left to try.
    fn backtrack(&mut self) -> Option<()> {
        // An execution that was given up may have no step for its last choice.
        self.nodes.truncate(self.steps.len());
        while !self.nodes.is_empty() {
            let step = self.pop_step();
            let node = self.nodes.last_mut().expect("there is a choice left");
            node.tried |= 1 << node.chosen;
            if let Some(next) = node.next() {
                node.explored.push((node.candidates[node.chosen], step.footprint));
                node.chosen = next;
                return Some(());
            }
            self.nodes.pop();
        }
        self.complete = !self.unfit;
        None
    }

    fn pop_step(&mut self) -> Step {
        let step = self.steps.pop().expect("every choice but the last has its step");
        let number = self.steps.len() as u32;
        for touch in &step.footprint.0 {
            let history = self.histories.iter_mut().find(|history| history.thing == touch.thing);
            if let Some(history) = history {
                history.touches.pop();
            }
        }
        self.own_steps[step.candidate.task.index()].pop();
        for started in &mut self.started_by {
            *started = started.filter(|at| *at < number);
        }
        step
    }

    /// What sleeps after the last step: what slept or was tried before it, and does not depend on it.
    fn sleep(&self) -> Vec<(Candidate, Footprint)> {
        let (Some(node), Some(step)) = (self.nodes.last(), self.steps.last()) else {
            return Vec::new();
        };
        let before = node.sleep.iter().chain(&node.explored);
        let stays = |(candidate, footprint): &&(Candidate, Footprint)| {
            candidate.task != step.candidate.task && !footprint.conflicts(&step.footprint)
        };
        before.filter(stays).cloned().collect()
    }

    /// What the running thread's next step comes after.
    fn clock_before(&self, task: TaskId) -> Clock {
        let last = self.own_steps.get(task.index()).and_then(|own| own.last().copied());
        let started = self.started_by.get(task.index()).copied().flatten();
        last.or(started).map(|at| Clock::from_slice(&self.steps[at as usize].clock)).unwrap_or_default()
    }

    /// Adds the step, and looks for the races that it ends.
    fn add_step(&mut self, candidate: Candidate, footprint: Footprint) {
        let task = candidate.task;
        let number = self.steps.len() as u32;
        let mut clock = self.clock_before(task);
        let before = Clock::from_slice(&clock);
        let mut races: SmallVec<[u32; 4]> = SmallVec::new();
        let (orders, things): (SmallVec<[&Touch; 4]>, SmallVec<[&Touch; 4]>) =
            footprint.0.iter().partition(|touch| matches!(touch.thing, Thing::Order { .. }));
        for touch in things {
            self.races(task, touch, &before, Clock::from_slice(&before), &mut clock, &mut races);
        }
        // Steps that share a thing as well are a race already, or cannot change places.
        for touch in orders {
            self.races(task, touch, &before, Clock::from_slice(&clock), &mut clock, &mut races);
        }
        set(&mut clock, task, number + 1);
        for touch in &footprint.0 {
            match self.histories.iter_mut().find(|history| history.thing == touch.thing) {
                Some(history) => history.touches.push((number, *touch)),
                None => self.histories.push(History { thing: touch.thing, touches: vec![(number, *touch)] }),
            }
        }
        if self.own_steps.len() <= task.index() {
            self.own_steps.resize_with(task.index() + 1, Vec::new);
        }
        self.own_steps[task.index()].push(number);
        self.steps.push(Step { candidate, footprint, clock });
        for earlier in races {
            self.reverse(earlier, number);
        }
    }

    /// The steps that race with the running one, because of `touch`; adds to `clock` all that it comes after. What is
    /// `behind` a race that was found already needs no looking at.
    fn races(
        &self,
        task: TaskId,
        touch: &Touch,
        before: &Clock,
        mut behind: Clock,
        clock: &mut Clock,
        races: &mut SmallVec<[u32; 4]>,
    ) {
        let Some(history) = self.histories.iter().find(|history| history.thing == touch.thing) else {
            return;
        };
        let needed = self.needs.iter().find(|(thing, _)| *thing == touch.thing).map(|(_, needed)| *needed);
        for (at, earlier) in history.touches.iter().rev() {
            if !earlier.conflicts(touch) {
                continue;
            }
            let step = &self.steps[*at as usize];
            if get(before, step.candidate.task) > *at {
                if earlier.effect == Effect::Writes {
                    break;
                }
                continue;
            }
            let own = step.candidate.task;
            let is_behind = own == task || get(&behind, own) > *at;
            join(clock, &step.clock);
            if is_behind {
                continue;
            }
            // What the step waited for was not the case before the earlier one: the two can't change places.
            if needed.is_some_and(|needed| !earlier.before.allows(needed)) {
                continue;
            }
            join(&mut behind, &step.clock);
            races.push(*at);
        }
    }

    /// Makes sure that the step `later` is tried before the step `earlier`.
    fn reverse(&mut self, earlier: u32, later: u32) {
        let initials = self.initials(earlier, later);
        let node = &mut self.nodes[earlier as usize];
        if initials.iter().any(|initial| node.covers(*initial)) {
            return;
        }
        match initials.iter().rev().find_map(|initial| node.position(*initial)) {
            Some(at) => node.wanted |= 1 << at,
            None => self.want_all_before(earlier),
        }
    }

    /// A step that is made before anything else is chosen has no alternative, so everything is tried at the last choice
    /// before it.
    fn want_all_before(&mut self, step: u32) {
        let choice = self.nodes[..=step as usize].iter_mut().rev().find(|node| node.candidates.len() > 1);
        if let Some(node) = choice {
            node.wanted |= all_bits(node.candidates.len());
        }
    }

    /// The threads that may go first instead of `earlier`, if `later` is to come before it.
    fn initials(&self, earlier: u32, later: u32) -> SmallVec<[Candidate; 4]> {
        let first = &self.steps[earlier as usize];
        let mut independent: SmallVec<[u32; 16]> = SmallVec::new();
        let mut initials: SmallVec<[Candidate; 4]> = SmallVec::new();
        let mut seen: SmallVec<[TaskId; 8]> = SmallVec::new();
        for number in earlier + 1..=later {
            let step = &self.steps[number as usize];
            if number != later && get(&step.clock, first.candidate.task) > earlier {
                continue;
            }
            if !seen.contains(&step.candidate.task) {
                seen.push(step.candidate.task);
                let comes_after = |at: &u32| get(&step.clock, self.steps[*at as usize].candidate.task) > *at;
                if !independent.iter().any(comes_after) {
                    initials.push(step.candidate);
                }
            }
            independent.push(number);
        }
        initials
    }

    /// Threads that have not ended when the execution is over could have run before its last steps.
    fn add_unfinished(&mut self, w: &World) {
        let by_end = self.own_steps.get(w.ender.index()).and_then(|own| own.last().copied());
        for index in 0..w.tasks.len() {
            let task = TaskId(index as u32);
            let TaskState::Waiting { until, deadline, .. } = &w.task(task).state else {
                continue;
            };
            if task == w.ender && !matches!(w.ending, Some(Ending::Deadlock)) {
                continue;
            }
            if deadline.is_none() {
                self.add_waiting(w, task, until);
            }
            if let Some(end) = by_end.filter(|_| !matches!(w.ending, Some(Ending::Deadlock))) {
                self.go_before(end, task);
            }
        }
    }

    /// What a thread waits for in vain may have held before.
    fn add_waiting(&mut self, w: &World, task: TaskId, until: &Condition) {
        self.needs = w.needs(until, task);
        let needs: SmallVec<[Thing; 2]> = self.needs.iter().map(|(thing, _)| *thing).collect();
        let before = self.clock_before(task);
        let mut races = SmallVec::new();
        for thing in needs {
            let touch = Touch { thing, effect: Effect::Writes, before: Facts::UNKNOWN };
            self.races(task, &touch, &before, Clock::from_slice(&before), &mut before.clone(), &mut races);
        }
        for earlier in races {
            self.go_before(earlier, task);
        }
    }

    /// Makes sure that `task` is tried instead of the step `earlier`, or at the last point before it where it could run.
    fn go_before(&mut self, earlier: u32, task: TaskId) {
        let node = &mut self.nodes[earlier as usize];
        match node.candidates.iter().position(|it| it.task == task) {
            Some(at) => node.wanted |= 1 << at,
            None => {
                node.wanted |= all_bits(node.candidates.len());
                if node.candidates.len() == 1 {
                    self.want_all_before(earlier);
                }
            }
        }
    }

    fn new_node(&self, candidates: &[Candidate]) -> Node {
        let sleep = self.sleep();
        let mut node = Node {
            candidates: SmallVec::from_slice(candidates),
            chosen: 0,
            wanted: 0,
            tried: 0,
            sleep,
            explored: Vec::new(),
        };
        match candidates[0].how {
            How::Way(_) => node.wanted = all_bits(candidates.len()),
            // No execution has to contain these, so no race leads to them.
            _ => node.wanted |= node.spurious(),
        }
        node
    }
}

impl Node {
    /// What is still to be tried, and does not sleep.
    fn next(&self) -> Option<usize> {
        (0..self.candidates.len()).find(|at| self.wanted & !self.tried & (1 << at) != 0 && !self.sleeps(*at))
    }

    fn position(&self, wanted: Candidate) -> Option<usize> {
        let exactly = self.candidates.iter().position(|it| *it == wanted);
        exactly.or_else(|| self.candidates.iter().position(|it| it.task == wanted.task))
    }

    /// Whether it is tried here anyway, or need not be.
    fn covers(&self, wanted: Candidate) -> bool {
        let bit = self.position(wanted).map_or(0, |at| 1_u64 << at);
        (self.wanted | self.tried) & bit != 0 || self.sleep.iter().any(|(it, _)| *it == wanted)
    }

    fn sleeps(&self, at: usize) -> bool {
        self.sleep.iter().any(|(candidate, _)| *candidate == self.candidates[at])
    }

    /// The threads that may wake spuriously.
    fn spurious(&self) -> u64 {
        let all = self.candidates.iter().enumerate();
        all.filter(|(_, it)| it.how == How::Spurious).fold(0, |bits, (at, _)| bits | 1 << at)
    }
}

fn all_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

fn get(clock: &Clock, task: TaskId) -> u32 {
    clock.get(task.index()).copied().unwrap_or(0)
}

fn set(clock: &mut Clock, task: TaskId, value: u32) {
    if clock.len() <= task.index() {
        clock.resize(task.index() + 1, 0);
    }
    clock[task.index()] = value;
}

fn join(clock: &mut Clock, other: &Clock) {
    if clock.len() < other.len() {
        clock.resize(other.len(), 0);
    }
    for (own, theirs) in clock.iter_mut().zip(other) {
        *own = (*own).max(*theirs);
    }
}

impl Chooser for Reduced {
    fn begin(&mut self) -> Option<()> {
        if self.unfit {
            return None;
        }
        if self.begun {
            self.backtrack()?;
        }
        self.begun = true;
        self.depth = 0;
        self.seen_events = 0;
        self.redundant = false;
        Some(())
    }

    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        if candidates.len() > 64 || w.tasks.len() > MOST_THREADS {
            self.unfit = true;
            return None;
        }
        let at = self.depth;
        if at == self.nodes.len() {
            let mut node = self.new_node(candidates);
            let awake =
                (0..candidates.len()).find(|at| candidates[*at].how != How::Spurious && !node.sleeps(*at));
            let Some(chosen) = awake else {
                self.redundant = true;
                return None;
            };
            node.chosen = chosen;
            node.wanted |= 1 << chosen;
            self.nodes.push(node);
        } else if self.nodes[at].candidates.as_slice() != candidates {
            self.unfit = true;
            return None;
        }
        self.depth += 1;
        let chosen = self.nodes[at].chosen;
        let task = candidates[chosen].task;
        self.needs = match &w.task(task).state {
            // With a deadline it could have gone on before as well, and given up.
            TaskState::Waiting { until: Condition::Always, .. } => SmallVec::new(),
            TaskState::Waiting { until, deadline: None, .. } => w.needs(until, task),
            _ => SmallVec::new(),
        };
        Some(chosen)
    }

    fn wants_footprints(&self) -> bool {
        true
    }

    fn stepped(&mut self, w: &mut World) {
        let footprint = w.take_footprint();
        let number = self.depth - 1;
        let candidate = self.nodes[number].candidates[self.nodes[number].chosen];
        // What was made already in the last execution is known.
        if number == self.steps.len() {
            self.add_step(candidate, footprint);
            for event in &w.events[self.seen_events.min(w.events.len())..] {
                if let Op::Spawn(started) = event.op {
                    if self.started_by.len() <= started.index() {
                        self.started_by.resize(started.index() + 1, None);
                    }
                    self.started_by[started.index()] = Some(number as u32);
                }
            }
        }
        self.seen_events = w.events.len();
    }

    fn end(&mut self, w: &mut World) {
        if !self.redundant && !self.unfit {
            self.add_unfinished(w);
        }
    }
}
