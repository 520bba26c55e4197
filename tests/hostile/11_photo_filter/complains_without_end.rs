//! attack: Writes to its standard error without end.
//! check: step1_the_jpgs_of_a_folder_are_found_sorted
//! verdict: failed

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let _ = fs::read_dir(dir)?;
    loop {
        eprintln!("{}", "and on ".repeat(1000));
    }
}
