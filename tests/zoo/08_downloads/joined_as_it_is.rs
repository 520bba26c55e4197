//! wrong: What stands behind the host is joined to the folder: `..` leads out of it, and `/` to anywhere.
//! fails: step2_no_url_writes_outside_the_folder
//! says: is no path

pub fn save(url: &str, bytes: &[u8], dir: &Path) -> io::Result<PathBuf> {
    let path = dir.join(url.trim_start_matches("http://"));
    fs::create_dir_all(path.parent().unwrap_or(dir))?;
    static DRAFTS: AtomicU64 = AtomicU64::new(0);
    let draft = dir.join(format!(".{}-{}.part", process::id(), DRAFTS.fetch_add(1, Ordering::Relaxed)));
    let written = fs::write(&draft, bytes).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| path)
}
