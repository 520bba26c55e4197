//! wrong: What stands at the end of an event is cut off: its last line break, and spaces.
//! fails: step3_an_event_keeps_its_ends_and_may_be_empty
//! says: nothing is cut off

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.trim_end().replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
