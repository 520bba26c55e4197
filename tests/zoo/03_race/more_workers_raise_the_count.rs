//! wrong: More workers are expected to get more done.
//! fails: step1_the_trend_is_the_one_that_500_tasks_show
//! says: you say that the counter rises

pub fn with_forty_workers() -> Trend {
    Trend::Rises
}
