//! wrong: A file called `.jpg` ends in `.jpg`, and has no extension.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: `.jpg` should not be in the list

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.as_os_str().as_encoded_bytes().ends_with(b".jpg") && path.is_file() {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
