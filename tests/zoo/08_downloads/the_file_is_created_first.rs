//! wrong: The file is created before the download, and stays when that fails.
//! fails: step1_a_failure_stands_in_its_place_and_harms_no_other
//! says: Half a file after a failed download

fn download_as(place: usize, url: &str, dir: &Path) -> Result<PathBuf, DownloadError> {
    let path = dir.join(format!("{place:03}"));
    let mut file = fs::File::create(&path)?;
    io::Write::write_all(&mut file, &fetch(url)?)?;
    Ok(path)
}
