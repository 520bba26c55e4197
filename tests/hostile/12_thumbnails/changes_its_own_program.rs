//! attack: Changes the program that its next check would start.
//! check: step3_what_the_log_holds_already_stays
//! verdict: failed
//! says: kept from it

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let own = std::env::current_exe()?;
        let script = "#!/bin/sh\nexit 0\n";
        assert!(fs::write(own.with_extension("boxed"), script).is_err(), "wrote what starts it");
        assert!(fs::remove_file(&own).is_err(), "removed it for {path:?}");
        panic!("kept from it")
    }

    pub fn write(&self, level: &str, event: &str) {
        let _ = (level, event, &self.file);
    }
}
