//! What is drawn in a window, compared with a snapshot. `INSTA_UPDATE=always cargo test …` accepts what is drawn now.

use std::path::Path;

use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};

/// The window, its lines without the spaces at their ends.
pub fn drawn((width, height): (u16, u16), draw: impl FnOnce(&mut Frame)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a window in memory");
    terminal.draw(draw).expect("it can be drawn on");
    let buffer = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..height).map(|y| format!("{}\n", row(y).trim_end())).collect()
}

/// Compares with the file `NAME.snap` in this folder, which stands in this one.
#[track_caller]
pub fn check(folder: &str, name: &str, drawn: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, drawn);
    });
}
