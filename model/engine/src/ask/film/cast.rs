//! The threads and objects in scenes: each distinct state once, under names that stay the same.

use super::cut;
use super::learned::hash;
use crate::ask::by_hand::snapshot::Snapshot;
use crate::ask::by_hand::tell;
use crate::rt::{ObjectId, TaskId};
use crate::story::messages::duration;
use crate::story::names;
use crate::trace::{ObjectEnd, Trace};
use protocol::by_hand::{Object, Thread};
use protocol::interleaving::{Scene, bytes};
use std::collections::HashMap;
use std::hash::Hash;

/// Objects by the name that they share. A single one is called by it, several are numbered: so that a name stays the
/// same from scene to scene, it must be known beforehand how many there will be.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<(String, Vec<ObjectEnd>)>);

impl Known {
    /// Takes note of an execution's objects.
    pub fn meet(&mut self, trace: &Trace) {
        for (name, objects) in by_name(trace) {
            match self.0.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) if known.len() >= objects.len() => {}
                Some((_, known)) => *known = objects,
                None => self.0.push((name, objects)),
            }
        }
    }

    /// Adds what the execution has not reached, so that its objects have the same names as in all others.
    pub fn fill(&self, trace: &mut Trace) {
        let own = by_name(trace);
        for (name, objects) in &self.0 {
            let has = own.iter().find(|(other, _)| other == name).map_or(0, |(_, own)| own.len());
            trace.objects.extend(objects.iter().skip(has).cloned());
        }
    }
}

/// The objects, as if nobody held them.
fn by_name(trace: &Trace) -> Vec<(String, Vec<ObjectEnd>)> {
    let mut all: Vec<(String, Vec<ObjectEnd>)> = Vec::new();
    for object in &trace.objects {
        let name = names::shared(object.kind, object.made_at);
        let free = ObjectEnd { held: Vec::new(), wants_to_write: Vec::new(), ..object.clone() };
        match all.iter_mut().find(|(other, _)| *other == name) {
            Some((_, objects)) => objects.push(free),
            None => all.push((name, vec![free])),
        }
    }
    all
}

/// Everything that occurred in scenes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    threads: Table<Thread>,
    objects: Table<Object>,
    /// The names of objects, in the order in which they appeared.
    names: Vec<String>,
}

impl Cast {
    /// The point as a scene. Its objects must have the same names as in all others: see [`Known::fill`].
    pub fn scene(&mut self, snapshot: &Snapshot) -> Scene {
        let threads = (0..snapshot.threads.len()).map(|index| tell::thread(snapshot, TaskId(index as u32)));
        let threads = threads.map(|thread| self.threads.number(cut::thread(thread))).collect();
        let objects = (0..snapshot.objects.len()).map(|index| tell::object(snapshot, ObjectId(index as u32)));
        let mut objects: Vec<(usize, usize)> = objects
            .map(|object| (self.place(&object.name), self.objects.number(cut::object(object))))
            .collect();
        objects.sort_unstable();
        let now = snapshot.trace.elapsed();
        Scene {
            now: duration(now),
            nanos: u64::try_from(now.as_nanos()).unwrap_or(u64::MAX),
            threads,
            objects: objects.into_iter().map(|(_, number)| number).collect(),
            printed: cut::printed(&snapshot.printed),
        }
    }

    fn place(&mut self, name: &str) -> usize {
        self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }

    /// How many bytes the tables have as JSON.
    pub fn bytes(&self) -> usize {
        bytes(&self.threads.all, &self.objects.all)
    }

    /// The tables that scenes point into.
    pub fn all(self) -> (Vec<Thread>, Vec<Object>) {
        (self.threads.all, self.objects.all)
    }
}

/// Distinct values, by their numbers.
#[derive(Debug, Clone)]
struct Table<T> {
    all: Vec<T>,
    /// By the hashes of the values.
    numbers: HashMap<u64, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Hash> Table<T> {
    fn number(&mut self, value: T) -> usize {
        *self.numbers.entry(hash(&value)).or_insert_with(|| {
            self.all.push(value);
            self.all.len() - 1
        })
    }
}
