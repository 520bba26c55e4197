//! Where a check runs: a folder of its own, and dice.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::process;

use crate::run_check::call;

/// A folder for one run of a check: gone when this is dropped.
///
/// A live check takes new input each time it runs. What it decides never depends on which.
pub struct Stage {
    folder: PathBuf,
    thrown: std::cell::Cell<u64>,
    dice: RandomState,
}

impl Stage {
    /// A new, empty folder.
    ///
    /// # Panics
    /// When the target folder can't be written to: then no check can be run.
    pub fn new() -> Stage {
        let name = format!("{}-{}", call().check, process::id());
        let folder = call().report.with_file_name(name);
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        // A path with links in it would not be the one that an answer gives back.
        let folder = folder.canonicalize().expect("it was created just now");
        Stage { folder, thrown: 0.into(), dice: RandomState::new() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A number below `sides`, another one at each throw and in each run.
    pub fn dice(&self, sides: u64) -> u64 {
        self.thrown.set(self.thrown.get() + 1);
        self.dice.hash_one(self.thrown.get()) % sides
    }

    /// A number from `least` to `most`.
    pub fn between(&self, least: usize, most: usize) -> usize {
        least + self.dice((most - least) as u64 + 1) as usize
    }

    /// The items as in a game of cards.
    pub fn shuffle<T>(&self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            items.swap(place, self.dice(place as u64 + 1) as usize);
        }
    }

    /// Places in a list of so many: all of a short one, some of a long one, in any order.
    pub fn places(&self, count: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..count).collect();
        self.shuffle(&mut places);
        places.truncate(if count > 5 { 3 } else { count });
        places
    }

    /// How many work at once: some, and many.
    pub fn crews(&self) -> [usize; 2] {
        [self.between(2, 4), self.between(5, 7)]
    }

    /// A word that nobody knows beforehand.
    pub fn word(&self) -> String {
        (0..6).map(|_| char::from(b'a' + self.dice(26) as u8)).collect()
    }
}

impl Default for Stage {
    fn default() -> Stage {
        Stage::new()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
