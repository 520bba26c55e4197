//! right: A file that is opened to append takes each line in one call: the system sees to the rest.

pub struct Log {
    file: fs::File,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Log { file })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, event) = (workbook_photo::utc_now(), event.replace('\n', "\\n").replace('\r', "\\r"));
        let thread = thread::current();
        let line = format!("{time} {level} {} {event}\n", thread.name().unwrap_or("unnamed"));
        let _ = (&self.file).write_all(line.as_bytes());
    }
}
