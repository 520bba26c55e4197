//! wrong: The name of a thread has room for 32 letters.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: it should be like

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name: String = thread.name().unwrap_or("unnamed").chars().take(32).collect();
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
