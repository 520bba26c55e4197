//! wrong: A name that is not Unicode is passed over.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: is missing

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.to_str().is_some()
            && path.extension().is_some_and(|extension| extension == "jpg")
            && path.is_file()
        {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
