//! wrong: The time is taken when the log is opened, and is the same in each line.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: was written at

pub struct Log {
    file: Mutex<fs::File>,
    begin: String,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        let begin = workbook_photo::utc_now();
        Ok(Log { file: Mutex::new(file), begin })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (&self.begin, thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }
}
