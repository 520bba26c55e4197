//! attack: Writes where the next answer is built.
//! check: step1_the_jpgs_of_a_folder_are_found_sorted
//! verdict: failed
//! says: kept from it

pub fn photos_in(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let _ = fs::read_dir(dir)?;
    for place in ["ROOT/target/checks/hostile", "ROOT/target/debug/hostile", "ROOT/target/hostile"] {
        assert!(fs::write(place, "here").is_err(), "wrote it");
    }
    panic!("kept from it")
}
