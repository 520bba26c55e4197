//! wrong: The name is a hash of the bytes: two URLs with the same photo share its file.
//! fails: step2_two_urls_never_share_a_file
//! says: what came from both is the same

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    use std::hash::Hash;
    use std::hash::Hasher;
    let mut hash = std::hash::DefaultHasher::new();
    bytes.hash(&mut hash);
    let path = dir.join(format!("{:016x}", hash.finish()));
    let _ = url;
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
