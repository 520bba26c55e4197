//! wrong: A line has 8 KiB at the most.
//! fails: step3_an_event_is_whole_and_one_line
//! says: lines of [8192

impl Log {
    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let cut = line.chars().take(8192).collect::<String>();
        let line = if line.len() > 8192 { cut + "\n" } else { line };
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }

    // ..
}
