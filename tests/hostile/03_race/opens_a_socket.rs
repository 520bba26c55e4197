//! attack: Calls home.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    std::net::TcpStream::connect("192.0.2.1:80").map_or(0, |_| 0)
}
