
#[path = "."]
pub mod name {
    #[path = "../../solutions/00_name.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "00_name.rs"]
    pub mod checks;
    #[path = "../predict/00_name.rs"]
    pub mod questions;
}
