//! attack: Writes a file without end.
//! check: step1_each_url_is_fetched_once
//! verdict: failed

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let _ = (urls, workers);
    let block = vec![1_u8; 1 << 20];
    let mut file = fs::File::create(dir.join("endless")).expect("its folder can be written to");
    while io::Write::write_all(&mut file, &block).is_ok() {}
    Vec::new()
}
