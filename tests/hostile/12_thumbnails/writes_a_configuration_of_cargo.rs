//! attack: Writes a configuration that the next build would obey.
//! check: step3_what_the_log_holds_already_stays
//! verdict: failed
//! says: kept from it

impl Log {
    pub fn open(path: &Path) -> io::Result<Log> {
        let config = "[build]\nrustc-wrapper = \"/bin/true\"\n";
        assert!(fs::create_dir_all("ROOT/.cargo").is_err(), "made the folder");
        assert!(fs::write("ROOT/.cargo/config.toml", config).is_err(), "wrote it");
        let _ = fs::File::create(path)?;
        panic!("kept from it")
    }

    pub fn write(&self, level: &str, event: &str) {
        let _ = (level, event, &self.file);
    }
}
