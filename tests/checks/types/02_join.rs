//! 02 · Join: the types that its contracts name; nothing of it runs.

use super::answer;

#[allow(dead_code, reason = "it is only compiled")]
fn types(jobs: [Vec<fn() -> u8>; 2], numbers: &[u64]) {
    let [all, catching] = jobs;
    let _: Vec<u8> = answer::run_all(all);
    let _: Vec<Result<u8, String>> = answer::run_all_catching(catching);
    let _: u64 = answer::parallel_sum(numbers, 1);
}
