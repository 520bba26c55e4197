//! wrong: It looks where the file ends, and writes there: so does everybody else.
//! fails: step3_each_line_stays_whole_when_many_threads_write
//! says: written over somebody's line

pub struct Log {
    path: PathBuf,
}

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Log { path: path.to_path_buf() })
    }

    pub fn write(&self, level: &str, event: &str) {
        use std::io::Seek;
        let (time, thread) = (workbook_photo::utc_now(), thread::current());
        let name = thread.name().unwrap_or("unnamed");
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        let Ok(mut file) = OpenOptions::new().write(true).open(&self.path) else { return };
        let _ = file.seek(io::SeekFrom::End(0)).and_then(|_end| file.write_all(line.as_bytes()));
    }
}
