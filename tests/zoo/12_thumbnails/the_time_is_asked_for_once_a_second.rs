//! wrong: The time is asked for once a second, and kept until then.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: another line's

impl Log {
    // ..

    pub fn write(&self, level: &str, event: &str) {
        static LAST: Mutex<Option<(Instant, String)>> = Mutex::new(None);
        let thread = thread::current();
        // The clock is asked once a second: it costs a call of the system.
        let time = {
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            match &*last {
                Some((at, time)) if at.elapsed() < Duration::from_secs(1) => time.clone(),
                _ => last.insert((Instant::now(), workbook_photo::utc_now())).1.clone(),
            }
        };
        let name = thread.name().unwrap_or("unnamed");
        // What a server says may have lines; who reads the log later takes each for an event.
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        // One call for the whole line, under a lock. A `write!` to the file would be a call for each part.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that can't be written must not end the work that it tells of.
        let _ = file.write_all(line.as_bytes());
    }
}
