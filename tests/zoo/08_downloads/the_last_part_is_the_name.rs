//! wrong: The last part of a URL is its name, and many URLs have the same.
//! fails: step2_two_urls_never_share_a_file
//! says: leaves something of the URL out

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let name = url.rsplit('/').find(|part| !part.is_empty() && *part != "..").unwrap_or("unnamed");
    let path = dir.join(name.replace(['%', '\\', '\0'], "_"));
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
