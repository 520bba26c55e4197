//! Serves a book on this machine.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};

use tiny_http::{Header, Request, Response, Server as Listener};
use workbook_command::book::open_in_browser;
use workbook_judge::check::problem::Problem;

use crate::messages;

/// A port, on which nothing is served yet.
pub struct Server {
    listener: Listener,
    port: u16,
}

/// Takes a port on this machine; any free one, if it is 0.
///
/// # Errors
/// When it is taken already.
pub fn listen(port: u16) -> Result<Server, Problem> {
    let refused = |error: &dyn std::fmt::Display| Problem::Usage(messages::no_port(port, error));
    let listener =
        Listener::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(|error| refused(&error))?;
    let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
    Ok(Server { listener, port })
}

impl Server {
    /// Where browsers find the book.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves the files of this folder, until the program is interrupted.
    ///
    /// # Errors
    /// When nobody can be answered any more.
    pub fn run(&self, folder: &Path, opens: bool) -> Result<(), Problem> {
        let address = self.address();
        println!("{}", messages::served(&address));
        if opens && open_in_browser(&address).is_err() {
            println!("{}", messages::open_address(&address));
        }
        loop {
            let request = self
                .listener
                .recv()
                .map_err(|error| Problem::Ours(messages::cannot_make(&error.to_string())))?;
            // Who is gone is not answered.
            let _ = answer(folder, request);
        }
    }
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    let Some(path) = place(folder, request.url()) else {
        return request.respond(Response::empty(404));
    };
    match File::open(&path) {
        Ok(file) => request.respond(Response::from_file(file).with_header(kind(&path))),
        Err(_) => request.respond(Response::empty(404)),
    }
}

/// The file that an address names; none outside the folder.
fn place(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let is_inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(path);
    is_inside.then(|| if path.is_dir() { path.join("index.html") } else { path })
}

fn kind(path: &Path) -> Header {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let kind = match extension.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("it is a header")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{listen, place};

    #[test]
    fn nothing_outside_the_book_is_served() {
        let folder = Path::new("book");
        assert_eq!(place(folder, "/03_race/index.html?x"), Some("book/03_race/index.html".into()));
        for url in ["/../secret", "/a/../../secret", "//etc/passwd/../..", "/./x/.."] {
            assert_eq!(place(folder, url), None, "{url}");
        }
    }

    #[test]
    fn a_port_in_use_is_named() {
        let first = listen(0).expect("there is a free port");
        let problem = listen(first.port).err().expect("it is taken");
        assert_eq!(problem.exit_code(), 2);
        assert!(problem.to_string().contains(&first.port.to_string()), "{problem}");
    }
}
