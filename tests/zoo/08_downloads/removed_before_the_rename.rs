//! wrong: What is there is removed first: the second of two threads finds nothing to remove.
//! fails: step2_a_file_that_is_there_already_is_replaced_as_a_whole
//! says: in one step

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let path = dir.join(name_of(url));
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| {
        if path.exists() {
            fs::remove_file(&path)?;
        }
        fs::rename(&draft, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
