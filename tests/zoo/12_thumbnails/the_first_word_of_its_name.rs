//! wrong: A name is taken for a word.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: it should be like

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().and_then(|name| name.split(' ').next()).unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
