//! wrong: The draft tells the URL and the process, so two threads with the same URL have one.
//! fails: step2_a_file_that_is_there_already_is_replaced_as_a_whole
//! says: also when another one saves the same URL

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let path = dir.join(name);
    // Nobody else writes to this draft: no thread, no other process, and no URL's name begins with a dot.
    let draft = path.with_extension(format!(
        "{}-{}.part",
        process::id(),
        DRAFTS.fetch_add(1, Ordering::Relaxed) / 1_000_000
    ));
    // Renaming is one step: before it there is no file of that name, after it a whole one. For a power cut there
    // would have to be a `sync_all` between the two.
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // What was written may fill the disk. When there is no draft, there is nothing to remove.
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
