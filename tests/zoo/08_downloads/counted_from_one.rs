//! wrong: Files are numbered from 1 in each run, so the second run takes those of the first.
//! fails: step2_another_run_takes_no_file_of_another_url
//! says: begins anew

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static SAVED: AtomicU64 = AtomicU64::new(1);
    let path = dir.join(SAVED.fetch_add(1, Ordering::Relaxed).to_string());
    let _ = url;
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
