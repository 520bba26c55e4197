//! right: Lines go through a buffer that is emptied after each; the time has whole seconds.

pub struct Log {
    file: Mutex<io::BufWriter<fs::File>>,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Log { file: Mutex::new(io::BufWriter::new(file)) })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now()[..19].to_owned() + "+00:00", thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(file, "{time} {level} {name} {event}").and_then(|()| file.flush());
    }
}
