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

    // ..
}
