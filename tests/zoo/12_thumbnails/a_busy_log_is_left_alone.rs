//! wrong: Who finds somebody else writing leaves its line out.
//! fails: step3_each_line_stays_whole_when_many_threads_write
//! says: nobody leaves one out

impl Log {
    // ..

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        // What a server says may have lines; who reads the log later takes each for an event.
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        // One call for the whole line, under a lock. A `write!` to the file would be a call for each part.
        let Ok(mut file) = self.file.try_lock() else { return };
        // A log that can't be written must not end the work that it tells of.
        let _ = file.write_all(line.as_bytes());
    }
}
