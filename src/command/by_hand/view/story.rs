//! What the threads did, a row for each operation, the newest at the bottom.

use ratatui::style::Style;
use ratatui::text::Line;

use super::Paint;
use super::fold::fold;
use super::threads::Grid;
use crate::by_hand::game::Game;
use crate::by_hand::messages;
use workbook_judge::protocol::by_hand::Row;

/// The last rows, within `height` lines.
pub(super) fn rows(game: &Game, grid: &Grid, paint: Paint, height: usize) -> Vec<Line<'static>> {
    let story = &game.snapshot.story;
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (at, row) in story.iter().enumerate().rev() {
        if lines.len() >= height {
            break;
        }
        let newest = at + 1 == story.len();
        let before = at.checked_sub(1).map(|before| &story[before]);
        lines.extend(of_row(row, before, grid, paint, newest.then(|| paint.newest())).into_iter().rev());
    }
    lines.truncate(height);
    lines.reverse();
    lines
}

fn of_row(
    row: &Row,
    before: Option<&Row>,
    grid: &Grid,
    paint: Paint,
    style: Option<Style>,
) -> Vec<Line<'static>> {
    let Some(column) = grid.threads.iter().position(|thread| *thread == row.thread) else {
        return Vec::new();
    };
    let time =
        if before.is_some_and(|before| before.at == row.at) || grid.margin == 1 { "" } else { &row.at };
    let says =
        fold(&messages::row(row), grid.width).into_iter().map(|text| (text, style.unwrap_or_default()));
    let harm = row.remark.iter().flat_map(|remark| fold(remark, grid.width)).map(|text| (text, paint.harm()));
    let line = |(at, cell): (usize, (String, Style))| {
        let mut cells = vec![(String::new(), Style::new()); grid.threads.len()];
        cells[column] = cell;
        grid.line(if at == 0 { time } else { "" }, cells, paint)
    };
    says.chain(harm).enumerate().map(line).collect()
}
