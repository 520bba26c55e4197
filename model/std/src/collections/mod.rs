//! `std::collections`. Maps and sets by hash are ordered the same in every run, because a verdict
//! must not depend on chance; the order is still none to rely on.

mod map;
mod set;

pub use map::HashMap;
pub use set::HashSet;
pub use std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, Bound, LinkedList, TryReserveError, VecDeque, binary_heap, btree_map,
    btree_set, linked_list, vec_deque,
};

/// `std::collections::hash_map`.
pub mod hash_map {
    pub use super::HashMap;
    pub use crate::hash::{DefaultHasher, RandomState};
    pub use std::collections::hash_map::{
        Drain, Entry, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, OccupiedEntry, VacantEntry,
        Values, ValuesMut,
    };
}

/// `std::collections::hash_set`.
pub mod hash_set {
    pub use super::HashSet;
    pub use std::collections::hash_set::{
        Difference, Drain, Intersection, IntoIter, Iter, SymmetricDifference, Union,
    };
}
