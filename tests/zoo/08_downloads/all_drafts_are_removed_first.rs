//! wrong: What earlier runs may have left is removed first, and so are the drafts of others.
//! fails: step2_urls_saved_at_once_do_not_share_a_file
//! says: which no other one writes to, renames or removes

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name = name_of(url);
    if name.is_empty() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let path = dir.join(name);
    // What earlier runs have left.
    for entry in fs::read_dir(dir)?.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "part") {
            let _ = fs::remove_file(entry.path());
        }
    }
    // Nobody else writes to this draft: no thread, no other process, and no URL's name begins with a dot.
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    // Renaming is one step: before it there is no file of that name, after it a whole one. For a power cut there
    // would have to be a `sync_all` between the two.
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // What was written may fill the disk. When there is no draft, there is nothing to remove.
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
