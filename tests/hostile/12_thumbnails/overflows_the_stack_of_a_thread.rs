//! attack: Recurses in a thread until its stack is full.
//! check: step3_what_the_log_holds_already_stays
//! verdict: failed

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        #[allow(unconditional_recursion)]
        fn down(number: u64) -> u64 {
            1 + down(std::hint::black_box(number + 1))
        }
        let depth = thread::spawn(|| down(0)).join().unwrap_or(0);
        Ok(Log { file: fs::File::create(path.with_extension(depth.to_string()))? })
    }

    pub fn write(&self, level: &str, event: &str) {
        let _ = (level, event, &self.file);
    }
}
