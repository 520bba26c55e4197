//! wrong: The first thread is taken for one without a name.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: is called `main`

impl Log {
    // ..

    pub fn write(&self, level: &str, event: &str) {
        thread_local! {
            static LINES: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
        }
        LINES.set(LINES.get() + 1);
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        // `main` has no name of its own.
        let name = thread.name().filter(|name| *name != "main").unwrap_or("unnamed");
        // What a server says may have lines; who reads the log later takes each for an event.
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        // One call for the whole line, under a lock. A `write!` to the file would be a call for each part.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that can't be written must not end the work that it tells of.
        let _ = file.write_all(line.as_bytes());
    }
}
