//! wrong: An error becomes an empty list, so that nobody learns of it.
//! fails: step1_a_folder_that_is_not_there_is_an_error_and_an_empty_one_is_not
//! says: For a folder that does not exist

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_photo = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "jpg");
    let mut photos: Vec<PathBuf> = entries.filter(|path| is_photo(path) && path.is_file()).collect();
    photos.sort();
    Ok(photos)
}
