//! The samples are what the engine writes: a field that it adds or renames is missed here.

use protocol::interleaving::{Interleaving, SCHEMA};
use workbook_page::page;

macro_rules! samples {
    ($($name:literal)*) => { [$(include_str!(concat!("samples/", $name, ".json"))),*] };
}

#[test]
fn samples_are_of_the_format_that_the_player_reads() {
    let samples = samples!["lost_update" "deadlock" "timed" "three_threads" "03_lost_update" "04_deadlock_of_three"
        "05_wait_without_reason" "06_lost_wakeup"];
    for sample in samples {
        let recorded: Interleaving = serde_json::from_str(sample).expect("an interleaving");
        assert_eq!(recorded.schema, SCHEMA);
        assert!(!recorded.source.is_empty());
        let film = serde_json::to_string(&Interleaving { graph: None, ..recorded }).expect("JSON");
        assert!(
            page("An interleaving", &film).len() <= 300 << 10,
            "a page without its graph is at most 300 KB"
        );
    }
}
