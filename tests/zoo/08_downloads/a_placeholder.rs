//! wrong: An empty file reserves the name until the whole one takes its place.
//! fails: step2_nobody_finds_a_part_of_a_file_while_it_is_written
//! says: only reserves the name

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let path = dir.join(name_of(url));
    fs::File::create(&path)?;
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
        let _ = fs::remove_file(&path);
    }
    written.map(|()| path)
}
