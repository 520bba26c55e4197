//! wrong: The log of yesterday is gone.
//! fails: step3_what_the_log_holds_already_stays
//! says: created anew

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = fs::File::create(path)?;
        Ok(Log { file: Mutex::new(file) })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, event) = (workbook_photo::utc_now(), event.replace('\n', "\\n").replace('\r', "\\r"));
        let thread = thread::current();
        let line = format!("{time} {level} {} {event}\n", thread.name().unwrap_or("unnamed"));
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }
}
