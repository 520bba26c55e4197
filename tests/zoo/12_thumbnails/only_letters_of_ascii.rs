//! wrong: Letters outside ASCII are escaped too.
//! fails: step3_an_event_is_whole_and_one_line
//! says: In the file there is

impl Log {
    // ..

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        // What a server says may have lines; who reads the log later takes each for an event.
        let event = event.escape_default().to_string();
        let line = format!("{time} {level} {name} {event}\n");
        // One call for the whole line, under a lock. A `write!` to the file would be a call for each part.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that can't be written must not end the work that it tells of.
        let _ = file.write_all(line.as_bytes());
    }
}
