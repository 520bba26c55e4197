//! wrong: `writeln!` to the file itself: a call for each part, and no lock.
//! fails: step3_each_line_stays_whole_when_many_threads_write
//! says: written in parts

pub struct Log {
    file: fs::File,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Log { file })
    }

    pub fn write(&self, level: &str, event: &str) {
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let _ = writeln!(&self.file, "{time} {level} {name} {event}");
    }
}
