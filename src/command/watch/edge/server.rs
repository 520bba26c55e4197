//! Serves one page to browsers on this machine, to whoever knows its address.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use httparse::{EMPTY_HEADER, Request};
use workbook_judge::check::nonce::Nonce;

/// A browser asks for a page in less time, and in fewer bytes.
const PATIENCE: Duration = Duration::from_secs(5);
const HEAD: u64 = 16 << 10;

/// The server. It ends with the command.
pub struct Server {
    place: SocketAddr,
    served: Arc<Served>,
}

struct Served {
    /// Nobody can guess it, so no other program and no other page finds the address.
    token: Nonce,
    host: String,
    page: Mutex<Page>,
}

#[derive(Default)]
struct Page {
    number: u64,
    text: String,
}

impl Server {
    /// Listens on a free port, on this machine only.
    ///
    /// # Errors
    /// When there is no such port.
    pub fn start() -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let place = listener.local_addr()?;
        let served =
            Arc::new(Served { token: Nonce::new(), host: place.to_string(), page: Mutex::default() });
        let for_thread = Arc::clone(&served);
        thread::Builder::new().spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = Arc::clone(&for_thread);
                // Who can't be answered sees that; nobody else is told.
                let _ = thread::Builder::new().spawn(move || served.answer(stream));
            }
        })?;
        Ok(Server { place, served })
    }

    /// Where browsers find the page.
    pub fn address(&self) -> String {
        format!("http://{}/{}/", self.place, self.served.token.word())
    }

    /// Puts another page in place of the one that is there.
    pub fn put(&self, make: impl FnOnce(u64) -> String) {
        let mut page = self.served.lock();
        page.number += 1;
        page.text = make(page.number);
    }
}

impl Served {
    fn lock(&self) -> MutexGuard<'_, Page> {
        self.page.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let asked = read_head(&stream)?;
        let reply = self.reply(&asked);
        stream.write_all(reply.as_bytes())?;
        stream.shutdown(Shutdown::Write)
    }

    /// To nobody but browsers that were given the address.
    fn reply(&self, head: &[u8]) -> String {
        let mut headers = [EMPTY_HEADER; 64];
        let mut request = Request::new(&mut headers);
        let is_whole = request.parse(head).is_ok_and(|status| status.is_complete());
        let host = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case("host"));
        let is_ours = host.is_some_and(|host| host.value == self.host.as_bytes());
        let path = request.path.unwrap_or_default().strip_prefix('/').unwrap_or_default();
        match path.strip_prefix(self.token.word()) {
            _ if !is_whole || !is_ours || request.method != Some("GET") => {
                replied("404 Not Found", "text/plain", "")
            }
            Some("/") => replied("200 OK", "text/html", &self.lock().text),
            Some("/number") => replied("200 OK", "text/plain", &self.lock().number.to_string()),
            _ => replied("404 Not Found", "text/plain", ""),
        }
    }
}

/// All up to the empty line.
fn read_head(stream: &TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut lines = BufReader::new(stream.take(HEAD));
    while lines.read_until(b'\n', &mut head)? > 0 && !head.ends_with(b"\r\n\r\n") {}
    Ok(head)
}

fn replied(status: &str, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
