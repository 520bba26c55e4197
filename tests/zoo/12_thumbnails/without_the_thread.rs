//! wrong: The line does not tell which thread it comes from.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: The line is

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, event) = (workbook_photo::utc_now(), event.replace('\n', "\\n").replace('\r', "\\r"));
        let thread = thread::current();
        let line = format!("{time} {level} {} {event}\n", "unnamed");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
