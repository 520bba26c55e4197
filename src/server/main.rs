//! `cargo run -p photo-server -- PORT MILLISECONDS FAIL TRUNCATE FOLDER`: what `workbook serve` starts. The command does
//! not contain the server, so that nobody who uses the command has to build photo crates.

use std::env;
use std::process::ExitCode;
use std::time::Duration;

use photo_server::{Rate, Server, Settings};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some(settings) = settings(&words) else {
        eprintln!("{}", photo_server::USAGE);
        return ExitCode::from(2);
    };
    let port = settings.port;
    match Server::start(settings) {
        Ok(server) => {
            println!("{}", photo_server::serving(server.url()));
            server.run();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", photo_server::port_is_taken(port, &error));
            ExitCode::from(2)
        }
    }
}

fn settings(words: &[String]) -> Option<Settings> {
    let [port, latency, fail, truncate, folder] = words else { return None };
    let rate = |word: &String| Rate::of(word.parse().ok()?).ok();
    Some(Settings {
        port: port.parse().ok()?,
        latency: Duration::from_millis(latency.parse().ok()?),
        fail: rate(fail)?,
        truncate: rate(truncate)?,
        ..Settings::new(folder)
    })
}
