//! wrong: It writes on from where the file ended when it was opened.
//! fails: step3_two_logs_in_one_file_keep_each_others_lines
//! says: opened to append

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        use std::io::Seek;
        let mut file = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
        file.seek(io::SeekFrom::End(0))?;
        Ok(Log { file: Mutex::new(file) })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }
}
