//! Long executions, cut to what a page may have. The end is what matters.

use std::collections::BTreeMap;

use workbook_judge::protocol::interleaving::{Interleaving, Scene};

/// As many bytes as an interleaving may have beside its graph. The rest of a page is code and navigation.
const MOST: usize = 200 << 10;

/// The same, without as many of its first steps as there is no room for.
pub fn trimmed(mut film: Interleaving) -> Interleaving {
    // A graph uses the same tables, and what has one is short.
    while film.graph.is_none() && film.steps.len() > 8 && bytes(&film) > MOST {
        let dropped = film.steps.len() / 4;
        film.earlier += dropped;
        let first = film.steps.drain(..dropped).next_back();
        film.start = first.map_or(film.start, |step| step.scene);
        leave_out_unused(&mut film);
    }
    film
}

/// As many bytes as it has on a page.
fn bytes(film: &Interleaving) -> usize {
    film.json().len()
}

fn leave_out_unused(film: &mut Interleaving) {
    let Interleaving { threads, objects, start, steps, .. } = film;
    let scenes = || steps.iter().map(|step| &step.scene).chain([&*start]);
    let threads_kept = numbered(scenes().flat_map(|scene| &scene.threads));
    let objects_kept = numbered(scenes().flat_map(|scene| &scene.objects));
    *threads = threads_kept.keys().map(|index| threads[*index].clone()).collect();
    *objects = objects_kept.keys().map(|index| objects[*index].clone()).collect();
    let renumber = |scene: &mut Scene| {
        scene.threads.iter_mut().for_each(|index| *index = threads_kept[index]);
        scene.objects.iter_mut().for_each(|index| *index = objects_kept[index]);
    };
    steps.iter_mut().map(|step| &mut step.scene).chain([start]).for_each(renumber);
}

/// New numbers for those that are used, in the same order.
fn numbered<'a>(used: impl Iterator<Item = &'a usize>) -> BTreeMap<usize, usize> {
    let mut numbers: BTreeMap<usize, usize> = used.map(|index| (*index, 0)).collect();
    numbers.values_mut().enumerate().for_each(|(number, value)| *value = number);
    numbers
}

#[cfg(test)]
mod tests {
    use workbook_judge::protocol::interleaving::Interleaving;

    use super::{MOST, bytes, trimmed};

    const SAMPLE: &str = include_str!("../page/tests/samples/lost_update.json");

    #[test]
    fn a_long_execution_keeps_its_end() {
        let mut film: Interleaving = serde_json::from_str(SAMPLE).expect("a sample");
        film.graph = None;
        let steps = film.steps.clone();
        film.steps = steps.iter().cycle().take(4000).cloned().collect();
        let of_last = |film: &Interleaving| {
            let last = film.steps.last().expect("a step");
            let thread = film.threads[last.scene.threads[last.thread]].says.clone();
            (last.says.clone(), thread, last.scene.objects.len())
        };
        let (before, count) = (of_last(&film), film.steps.len());
        let film = trimmed(film);
        assert!(bytes(&film) <= MOST && film.steps.len() > 8);
        assert_eq!((film.earlier + film.steps.len(), of_last(&film)), (count, before));
    }
}
