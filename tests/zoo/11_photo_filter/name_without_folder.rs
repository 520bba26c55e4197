//! wrong: The names alone are paths only for a program that runs in that folder.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: and not

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = PathBuf::from(entry.file_name());
        if name.extension().is_some_and(|extension| extension == "jpg") && entry.path().is_file() {
            photos.push(name);
        }
    }
    photos.sort();
    Ok(photos)
}
