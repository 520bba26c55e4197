//! The calling thread has the stack of a program's first thread. The real claims run on threads of a test harness.

use std::hint::black_box;

use crate::claim;

#[test]
fn a_caller_may_have_three_megabytes_on_its_stack() {
    claim(|| {
        let block = [1_u8; 3_200_000];
        assert_eq!(black_box(&block)[1_600_000], 1);
    });
}

#[test]
fn a_caller_may_use_nearly_eight_mebibytes() {
    claim(|| {
        let block = [1_u8; 8_000_000];
        assert_eq!(black_box(&block)[4_000_000], 1);
    });
}
