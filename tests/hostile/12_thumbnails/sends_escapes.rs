//! attack: Sends what a terminal obeys, and markup that a page would.
//! check: step3_what_the_log_holds_already_stays
//! verdict: failed

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        panic!("\u{1b}[2J\u{1b}]0;all passed\u{7}\u{202e}<script>alert({path:?})</script>")
    }

    pub fn write(&self, level: &str, event: &str) {
        let _ = (level, event, &self.file);
    }
}
