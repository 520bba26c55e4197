
#[path = "."]
pub mod name {
    #[path = "../../solutions/00_name.rs"]
    #[allow(dead_code, reason = "nobody calls its main here")]
    mod answer;
    #[path = "contracts/00_name.rs"]
    pub mod contract;
    #[path = "00_name.rs"]
    pub mod checks;
    #[path = "adapters/00_name.rs"]
    pub mod adapter;
    #[path = "../predict/00_name.rs"]
    pub mod questions;
}
