//! What the server answers, through real sockets.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use photo_server::{Rate, Rendezvous, Server, Settings};

const LIMIT: Duration = Duration::from_secs(20);

fn settings() -> Settings {
    Settings::new(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("photos"))
}

fn server() -> Server {
    Server::start(settings()).expect("a free port")
}

/// Status, head and body.
fn get(server: &Server, path: &str) -> (u16, String, Vec<u8>) {
    send(server, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
}

fn send(server: &Server, request: &str) -> (u16, String, Vec<u8>) {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).expect("a connection");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).expect("a reply");
    let end = reply.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(reply[..end].to_vec()).expect("text");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, head, reply[end + 4..].to_vec())
}

fn text(server: &Server, path: &str) -> String {
    String::from_utf8(get(server, path).2).expect("text")
}

/// `get` of each path, all at once.
fn at_once(server: &Server, paths: &[String]) -> Vec<u16> {
    thread::scope(|scope| {
        let threads: Vec<_> = paths.iter().map(|path| scope.spawn(|| get(server, path).0)).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    })
}

#[test]
fn the_list_has_pages_like_picsums() {
    let server = server();
    let list = text(&server, "/v2/list?page=2&limit=3");
    let first = "[{\"id\":\"3\",\"author\":\"The workbook\",\"width\":";
    assert!(list.starts_with(first), "{list}");
    assert_eq!(list.matches("\"download_url\"").count(), 3);
    assert!(list.contains(&format!("\"download_url\":\"{}/id/3/", server.url())), "{list}");
    assert_eq!(text(&server, "/v2/list").matches("\"id\"").count(), 26);
    assert_eq!(text(&server, "/v2/list?page=9&limit=100"), "[]");
}

#[test]
fn a_photo_is_a_jpeg_of_the_size_asked_for_and_always_the_same() {
    let server = server();
    let (status, head, photo) = get(&server, "/id/5/120/80");
    assert_eq!(status, 200);
    assert!(head.contains("Content-Type: image/jpeg"), "{head}");
    assert_eq!(photo[..3], [0xFF, 0xD8, 0xFF]);
    assert_eq!(get(&server, "/id/5/120/80").2, photo);
    assert_ne!(get(&server, "/id/6/120/80").2, photo);
}

#[test]
fn what_is_not_there_has_the_right_status() {
    let server = server();
    for (path, status) in [
        ("/id/26/10/10", 404),
        ("/id/x/10/10", 404),
        ("/id/1/0/10", 400),
        ("/id/1/9999/10", 400),
        ("/x", 404),
        ("/pdf/8", 404),
        ("/gallery/99.jpg", 404),
    ] {
        assert_eq!(get(&server, path).0, status, "{path}");
    }
    assert_eq!(send(&server, "POST /v2/list HTTP/1.1\r\n\r\n").0, 405);
    assert_eq!(send(&server, "what is this\r\n\r\n").0, 400);
}

#[test]
fn the_gallery_has_sixty_images_of_three_types() {
    let server = server();
    let page = text(&server, "/gallery");
    let places: Vec<&str> = page.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(places.len(), 60);
    let beginnings: [&[u8]; 3] = [&[0xFF, 0xD8], &[0x89, b'P'], b"<svg"];
    for (place, beginning) in places.iter().zip(beginnings) {
        let image = get(&server, place.trim_start_matches(server.url())).2;
        assert!(image.starts_with(beginning), "{place}");
    }
}

#[test]
fn a_document_is_a_pdf_of_about_a_megabyte() {
    let (status, _, document) = get(&server(), "/pdf/7");
    assert_eq!(status, 200);
    assert!(document.starts_with(b"%PDF-1.4\n") && document.ends_with(b"%%EOF\n"));
    assert!((700_000..2_000_000).contains(&document.len()), "{}", document.len());
}

#[test]
fn requests_are_held_until_enough_wait() {
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(3, 2, LIMIT));
    server.hold(rendezvous.clone());
    let paths: Vec<String> = (0..6).map(|id| format!("/id/{id}/8/8")).collect();
    for half in paths.chunks(3) {
        assert_eq!(at_once(&server, half), [200; 3]);
    }
    assert_eq!((rendezvous.attendance().most, rendezvous.attendance().rounds), (3, 2));
    let counts = server.counts();
    assert_eq!((counts.requests, counts.peak, counts.paths.len()), (6, 3, 6));
}

#[test]
fn one_request_too_many_is_noticed() {
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(2, 1, LIMIT));
    server.hold(rendezvous.clone());
    at_once(&server, &["/", "/", "/", "/"].map(String::from));
    assert_eq!(rendezvous.attendance().most, 4);
}

#[test]
fn requests_that_come_one_by_one_are_let_go_after_the_limit() {
    let server = server();
    let rendezvous = Arc::new(Rendezvous::new(2, 2, Duration::from_millis(50)));
    server.hold(rendezvous.clone());
    assert_eq!((get(&server, "/").0, get(&server, "/").0), (200, 200));
    assert_eq!((rendezvous.attendance().most, rendezvous.attendance().rounds), (1, 0));
}

#[test]
fn faults_come_at_the_rate_asked_for() {
    let rate = |share| Rate::of(share).expect("a rate");
    let server = Server::start(Settings { fail: rate(0.5), ..settings() }).expect("a free port");
    let failed = (0..40).filter(|_| get(&server, "/v2/list").0 == 500).count();
    assert!((8..=32).contains(&failed), "{failed}");
    let server = Server::start(Settings { truncate: rate(1.0), ..settings() }).expect("a free port");
    let (_, head, body) = get(&server, "/id/1/40/40");
    assert!(!head.contains(&format!("Content-Length: {}\r\n", body.len())), "{head}");
    assert!(Rate::of(1.5).is_err() && Rate::of(f64::NAN).is_err());
}

#[test]
fn odd_answers_are_as_odd_as_they_say() {
    let server = server();
    assert!(get(&server, "/odd/html.jpg").1.contains("text/html"));
    assert_eq!(get(&server, "/odd/empty.jpg").2, b"");
    assert!(get(&server, "/odd/huge.jpg").1.contains("Content-Length: 10000000000"));
    assert_eq!(get(&server, "/odd/half.jpg").2.len(), 10_000);
    assert_eq!(get(&server, "/odd/circle.jpg").0, 302);
}

#[test]
fn latency_is_waited_for() {
    let latency = Duration::from_millis(60);
    let server = Server::start(Settings { latency, ..settings() }).expect("a free port");
    let begin = Instant::now();
    get(&server, "/");
    assert!(begin.elapsed() >= latency);
}

#[test]
fn a_dropped_server_is_gone() {
    let server = server();
    let address = server.url().trim_start_matches("http://").to_owned();
    drop(server);
    assert!(TcpStream::connect(address).is_err());
}
