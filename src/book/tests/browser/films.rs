//! The films that a page has as data.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The data of each player of a page, in the order in which they stand there.
pub fn films(page: &Path) -> Vec<Value> {
    let page = fs::read_to_string(page).expect("a page");
    let players = page.split("<interleaving-player ").skip(1);
    let data = players.map(|player| {
        let data = player.split("<script type=\"application/json\">").nth(1).expect("a player has data");
        data.split("</script>").next().expect("the data ends")
    });
    data.map(|data| serde_json::from_str(data).expect("it is JSON")).collect()
}
