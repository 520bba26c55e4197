//! A page of the failures in the browser, which follows what is saved.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use workbook_page::{Content, followed};

use super::super::event::Event;
use super::super::messages;
use super::latest::Latest;
use super::server::Server;
use super::shared::Shared;
use crate::book::open_in_browser;
use crate::html::{self, Filmed};
use workbook_judge::check::cancel::Cancel;
use workbook_judge::check::judge::Options;
use workbook_judge::check::plan::Plan;
use workbook_judge::check::problem::Problem;
use workbook_judge::check::verdict::Judged;

/// Makes pages, and has them served once somebody wants to see one.
pub struct Pages {
    shared: Arc<Shared>,
    /// None before the first page.
    server: Option<Arc<Server>>,
    /// Whether the browser is to be opened at the next page. That may be another one than was asked for, if meanwhile
    /// something was saved.
    opens: Arc<AtomicBool>,
    /// Is under way.
    pub latest: Latest,
}

impl Pages {
    /// Nothing is served yet.
    pub fn new(shared: Arc<Shared>) -> Pages {
        Pages { shared, server: None, opens: Arc::default(), latest: Latest::default() }
    }

    /// Shows these failures in the browser.
    pub fn show(&mut self, lesson: String, failures: Vec<Judged>) {
        if self.server.is_none() {
            match Server::start() {
                Ok(server) => self.server = Some(Arc::new(server)),
                Err(error) => return self.shared.note(messages::cannot_serve(&error)),
            }
        }
        self.opens.store(true, Ordering::Relaxed);
        self.make(lesson, failures);
    }

    /// Shows these failures where others were shown.
    pub fn follow(&mut self, lesson: String, failures: Vec<Judged>) {
        self.make(lesson, failures);
    }

    fn make(&mut self, lesson: String, failures: Vec<Judged>) {
        let Some(server) = self.server.clone() else { return };
        let (shared, opens) = (self.shared.clone(), self.opens.clone());
        self.latest.begin(self.shared.events.clone(), move |cancel| {
            match shared.film(&failures, cancel) {
                Ok(filmed) => server.put(|number| page(&lesson, &filmed, number)),
                Err(Problem::Cancelled) => return,
                Err(problem) => return shared.tell(problem.to_string()),
            }
            if opens.swap(false, Ordering::Relaxed) {
                shared.open(&server.address());
            }
        });
    }
}

impl Shared {
    fn film(&self, failures: &[Judged], cancel: &Cancel) -> Result<Filmed, Problem> {
        let options = Options { cancel: cancel.clone(), ..self.options.clone() };
        let mut plan = Plan::folder(&self.workspace, &self.lessons, &self.answers)?;
        let all = std::mem::take(&mut plan.checks);
        let planned = |judged: &Judged| {
            let is_it = |lesson: &str, check| (lesson, check) == (judged.lesson.as_str(), &judged.check);
            all.iter().find(|planned| is_it(&plan.answer(planned).lesson.name, &planned.check)).cloned()
        };
        let checks = failures.iter().filter_map(planned).collect();
        let plan = Plan { checks, ..plan };
        html::of_failures(&self.workspace, &plan, &options, failures)
    }

    fn open(&self, address: &str) {
        self.tell(match open_in_browser(address) {
            Ok(()) => messages::page_opened(address),
            Err(_) => messages::page_without_browser(address),
        });
    }

    fn tell(&self, sentence: String) {
        let _ = self.events.send(Event::Note(sentence));
    }

    /// The loop that takes events in is the one that called, so there is no waiting for it.
    fn note(&self, sentence: String) {
        let _ = self.events.try_send(Event::Note(sentence));
    }
}

fn page(lesson: &str, filmed: &Filmed, number: u64) -> String {
    match filmed {
        Filmed::Shown(interleavings) => {
            let (title, json) = html::titled(interleavings);
            followed(&title, Content::Interleaving(&json), number)
        }
        Filmed::Nothing(_) => followed(lesson, Content::Words(&messages::page_passed(lesson)), number),
        Filmed::Unbuilt(why) => followed(lesson, Content::Words(why), number),
    }
}
