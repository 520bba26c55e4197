//! What is said of how much a check has seen.

use serde_json::json;
use workbook_command::list::coverage::Counts;
use workbook_command::list::messages;
use workbook_judge::check::messages::shown_by;
use workbook_judge::check::report;
use workbook_judge::protocol::Coverage;

const WHOLE: Coverage = Coverage::Whole { schedules: 214 };
const BOUNDED: Coverage = Coverage::Bounded { bound: 2, schedules: 1318, more: 1000 };
const SAMPLED: Coverage = Coverage::Sampled { schedules: 3000 };

#[test]
fn each_kind_has_its_sentence() {
    let bounded = |bound, more| Coverage::Bounded { bound, schedules: 1318, more };
    for (coverage, sentence) in [
        (WHOLE, "proved: all 214 schedules"),
        (Coverage::Whole { schedules: 1 }, "proved: there is only 1 schedule"),
        (BOUNDED, "every schedule with at most 2 pre-emptions (1,318), and 1,000 more"),
        (bounded(1, 1000), "every schedule with at most 1 pre-emption (1,318), and 1,000 more"),
        (bounded(0, 0), "every schedule without a pre-emption (1,318)"),
        (SAMPLED, "3,000 schedules tried"),
        (Coverage::Sampled { schedules: 1 }, "1 schedule tried"),
    ] {
        assert_eq!(shown_by(coverage), sentence);
    }
}

#[test]
fn each_kind_has_its_form_in_json() {
    for (coverage, form) in [
        (WHOLE, json!({ "kind": "whole", "schedules": 214 })),
        (BOUNDED, json!({ "kind": "bounded", "bound": 2, "schedules": 1318, "more": 1000 })),
        (SAMPLED, json!({ "kind": "sampled", "schedules": 3000 })),
    ] {
        assert_eq!(report::coverage(coverage), form);
    }
}

#[test]
fn several_together_are_as_weak_as_the_weakest_and_as_many_as_all() {
    let bounded = |bound, schedules, more| Coverage::Bounded { bound, schedules, more };
    for (one, other, both) in [
        (WHOLE, WHOLE, Coverage::Whole { schedules: 428 }),
        (WHOLE, BOUNDED, bounded(2, 1532, 1000)),
        (BOUNDED, bounded(1, 10, 5), bounded(1, 1328, 1005)),
        (BOUNDED, SAMPLED, Coverage::Sampled { schedules: 5318 }),
        (WHOLE, SAMPLED, Coverage::Sampled { schedules: 3214 }),
    ] {
        assert_eq!((one.and(other), other.and(one)), (both, both));
    }
}

#[test]
fn in_the_list_each_kind_is_a_few_words_and_the_last_line_counts_them() {
    assert_eq!(messages::coverage(WHOLE), "whole 214");
    assert_eq!(messages::coverage(BOUNDED), "bounded by 2: 1,318 + 1,000");
    assert_eq!(messages::coverage(SAMPLED), "sampled 3,000");
    let summary = messages::coverage_summary(Counts { whole: 140, bounded: 88, sampled: 2 });
    assert_eq!(summary, "230 claims: whole 140 (60 %), bounded 88, sampled 2.");
}
