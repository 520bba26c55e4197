//! wrong: Lines wait in a buffer, and are not there when somebody looks.
//! fails: step3_a_line_has_the_time_the_level_the_thread_and_the_event
//! says: 3 lines were written, and 0

pub struct Log {
    file: Mutex<io::BufWriter<fs::File>>,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Log { file: Mutex::new(io::BufWriter::new(file)) })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, event) = (workbook_photo::utc_now(), event.replace('\n', "\\n").replace('\r', "\\r"));
        let thread = thread::current();
        let line = format!("{time} {level} {} {event}\n", thread.name().unwrap_or("unnamed"));
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.write_all(line.as_bytes());
    }
}
