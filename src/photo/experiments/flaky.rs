//! 08: a server that fails every other time.

use std::io;
use std::path::{Path, PathBuf};

use workbook::lesson;

use crate::{DownloadError, Source};

use super::fresh;

/// Twenty photos of a server that fails about every other time.
pub struct Flaky {
    urls: Vec<String>,
    arrived: Vec<(String, Vec<u8>)>,
    /// Serves them as long as this is there.
    _source: Source,
}

impl Flaky {
    /// Tries each once.
    pub fn begin(fetch: impl Fn(&str) -> Result<Vec<u8>, DownloadError>) -> Flaky {
        let source = Source::that_fails();
        let urls = source.addresses(|base| Ok((0..20).map(|id| format!("{base}/id/{id}/64/42")).collect()));
        let arrived: Vec<_> = urls.iter().filter_map(|url| Some((url.clone(), fetch(url).ok()?))).collect();
        println!("A server fails about half of the requests: {} of 20 photos arrived.", arrived.len());
        Flaky { urls, arrived, _source: source }
    }

    /// Saves those that arrived.
    pub fn step_2(&self, save: impl Fn(&str, &[u8], &Path) -> io::Result<PathBuf>) {
        let dir = fresh("saved");
        let save = |(url, bytes): &(String, Vec<u8>)| save(url, bytes, &dir);
        match lesson::step(2, || self.arrived.iter().map(save).collect::<io::Result<Vec<PathBuf>>>()) {
            Some(Ok(paths)) => println!("step 2: saved, one of them as {}", paths[0].display()),
            Some(Err(error)) => println!("step 2: {error}"),
            None => {}
        }
    }

    /// How many arrive when each is tried several times.
    pub fn step_3(&self, arrives: impl Fn(&str) -> bool) {
        if let Some(arrived) = lesson::step(3, || self.urls.iter().filter(|url| arrives(url)).count()) {
            println!("step 3: with up to 6 attempts each, {arrived} of 20 arrived.");
        }
    }
}
