//! wrong: `.jpeg` is taken for a photo as well.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: should not be in the list

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jpg" || extension == "jpeg")
            && path.is_file()
        {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
