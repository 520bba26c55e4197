//! wrong: `download_all` calls each file after the last part of its URL, and many have the same.
//! fails: step1_each_file_arrives_whole_and_under_a_path_of_its_own
//! says: do two share a name

fn download_as(_place: usize, url: &str, dir: &Path) -> Result<PathBuf, DownloadError> {
    let path = dir.join(url.rsplit('/').next().unwrap_or("unnamed"));
    fs::write(&path, fetch(url)?)?;
    Ok(path)
}
