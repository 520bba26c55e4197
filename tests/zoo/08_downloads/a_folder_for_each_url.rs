//! right: Each URL has a folder of its own, in which its file is called `file`.

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let name: String = url.bytes().map(|byte| format!("{byte:02x}")).collect();
    let folder = dir.join(format!("url-{name}"));
    fs::create_dir_all(&folder)?;
    let path = folder.join("file");
    let draft = folder.join(format!("{}-{}", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
        let _ = fs::remove_dir(&folder);
    }
    written.map(|()| path)
}
