//! attack: Does not end, and does not compute.
//! check: step3_an_event_is_whole_and_one_line
//! verdict: failed
//! says: had not returned

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let _ = fs::File::create(path)?;
        loop {
            thread::park();
        }
    }

    pub fn write(&self, level: &str, event: &str) {
        let _ = (level, event, &self.file);
    }
}
