//! The list of lessons, and the search in it.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::state::Lesson;

/// The list, as far as it differs from the lessons themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What is searched for.
    pub search: String,
    /// Which of those found is marked.
    pub marked: usize,
}

/// What a key in the list comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Not chosen yet.
    Open,
    /// Left without choosing.
    Left,
    /// This lesson.
    Lesson(usize),
}

impl List {
    /// The list with a lesson marked.
    pub fn at(lesson: usize) -> List {
        List { search: String::new(), marked: lesson }
    }

    /// The lessons that are searched for, as indices.
    pub fn found(&self, lessons: &[Lesson]) -> Vec<usize> {
        let wanted = self.search.to_lowercase();
        (0..lessons.len()).filter(|index| lessons[*index].name.contains(&wanted)).collect()
    }

    /// A key was pressed: letters search, so that no lesson is far away.
    pub fn press(&mut self, key: KeyEvent, lessons: &[Lesson]) -> Choice {
        match key.code {
            KeyCode::Esc => return Choice::Left,
            KeyCode::Enter => {
                return self.found(lessons).get(self.marked).map_or(Choice::Open, |at| Choice::Lesson(*at));
            }
            KeyCode::Up => self.marked = self.marked.saturating_sub(1),
            KeyCode::Down => self.marked = (self.marked + 1).min(self.found(lessons).len().saturating_sub(1)),
            KeyCode::Backspace => {
                self.search.pop();
                self.marked = 0;
            }
            KeyCode::Char(letter) => {
                self.search.push(letter);
                self.marked = 0;
            }
            _ => {}
        }
        Choice::Open
    }
}
