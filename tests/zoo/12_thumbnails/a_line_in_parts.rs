//! wrong: A line is written in parts, and others come in between.
//! fails: step3_each_line_stays_whole_when_many_threads_write
//! says: written in parts

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, event) = (workbook_photo::utc_now(), event.replace('\n', "\\n").replace('\r', "\\r"));
        let thread = thread::current();
        let name = thread.name().unwrap_or("unnamed");
        for part in [time.as_str(), " ", level, " ", name, " ", event.as_str(), "\n"] {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = file.write_all(part.as_bytes());
        }
    }

    // ..
}
