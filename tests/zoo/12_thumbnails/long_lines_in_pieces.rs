//! wrong: A line is one call, and a long one several, without a lock.
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
        // What a server says may have lines; who reads the log later takes each for an event.
        let event = event.replace('\n', "\\n").replace('\r', "\\r");
        let line = format!("{time} {level} {name} {event}\n");
        // One call for the whole line, under a lock. A `write!` to the file would be a call for each part.
        // Appending is one step for the system; a buffer makes one call of it.
        let mut file = io::BufWriter::with_capacity(4096, &self.file);
        // In pieces as large as a page, which is what the disk takes.
        for piece in line.as_bytes().chunks(4096) {
            let _ = file.write_all(piece);
        }
        let _ = file.flush();
    }
}
