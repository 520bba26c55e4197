//! wrong: An empty event is passed over.
//! fails: step3_an_event_keeps_its_ends_and_may_be_empty
//! says: also when there are no letters in it

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        if event.is_empty() {
            return;
        }
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
