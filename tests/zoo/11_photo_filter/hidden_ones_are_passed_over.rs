//! wrong: A file whose name begins with a dot is passed over.
//! fails: step1_the_jpgs_of_a_folder_are_found_sorted
//! says: is missing

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut photos = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b"."))
            && path.extension().is_some_and(|extension| extension == "jpg")
            && path.is_file()
        {
            photos.push(path);
        }
    }
    photos.sort();
    Ok(photos)
}
