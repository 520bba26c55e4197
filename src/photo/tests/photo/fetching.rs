//! What a download says of servers that do not do as they should.

use std::path::Path;
use std::time::Duration;

use photo_server::{Rate, Server, Settings};
use workbook_photo::{DownloadError, fetch, fetch_file, fetch_file_within, images_on, list, sized};

fn settings() -> Settings {
    Settings::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("drawn"))
}

#[test]
fn a_photo_arrives_whole() {
    let server = Server::start(settings()).expect("a free port");
    let photo = fetch(&format!("{}/id/3/60/40", server.url())).expect("a photo");
    assert_eq!((&photo[..2], &photo[photo.len() - 2..]), (&[0xFF, 0xD8][..], &[0xFF, 0xD9][..]));
}

#[test]
fn each_odd_answer_is_an_error_of_its_own() {
    let server = Server::start(settings()).expect("a free port");
    let error = |path: &str| fetch(&format!("{}{path}", server.url())).expect_err(path);
    assert!(matches!(error("/id/99/60/40"), DownloadError::Status(404)));
    assert!(matches!(error("/odd/broken.jpg"), DownloadError::Status(500)));
    assert!(matches!(error("/odd/html.jpg"), DownloadError::NotAPhoto(kind) if kind == "text/html"));
    assert!(matches!(error("/odd/empty.jpg"), DownloadError::NotAPhoto(kind) if kind == "nothing"));
    assert!(matches!(error("/odd/huge.jpg"), DownloadError::TooLarge));
    assert!(matches!(error("/odd/half.jpg"), DownloadError::Connection(_)));
    assert!(matches!(error("/odd/circle.jpg"), DownloadError::LeadsInACircle));
}

#[test]
fn no_server_is_an_error_and_half_an_answer_too() {
    assert!(matches!(fetch("http://127.0.0.1:9/x.jpg"), Err(DownloadError::Connection(_))));
    assert!(matches!(fetch("no address"), Err(DownloadError::NoUrl(_))));
    let truncate = Rate::of(1.0).expect("a rate");
    let server = Server::start(Settings { truncate, ..settings() }).expect("a free port");
    assert!(matches!(fetch(&format!("{}/id/3/60/40", server.url())), Err(DownloadError::Connection(_))));
}

#[test]
fn a_file_is_anything_but_a_page() {
    let server = Server::start(settings()).expect("a free port");
    let file = |path: &str| fetch_file(&format!("{}{path}", server.url()));
    assert!(file("/pdf/3").expect("a document").starts_with(b"%PDF"));
    assert!(file("/gallery/02.svg").expect("a drawing").starts_with(b"<svg"));
    assert!(matches!(file("/odd/html.jpg"), Err(DownloadError::NotAFile(kind)) if kind == "text/html"));
    assert!(matches!(file("/odd/empty.jpg"), Err(DownloadError::NotAFile(kind)) if kind == "nothing"));
}

#[test]
fn a_server_that_stalls_is_given_up() {
    let server = Server::start(settings()).expect("a free port");
    let url = format!("{}/odd/stall.jpg", server.url());
    assert!(matches!(fetch_file_within(&url, Duration::from_millis(200)), Err(DownloadError::TooSlow)));
}

#[test]
fn a_list_has_as_many_addresses_as_wanted_and_each_is_a_photo() {
    let server = Server::start(settings()).expect("a free port");
    let urls = list(&format!("{}/", server.url()), 3).expect("a list");
    assert_eq!(urls.len(), 3);
    fetch(&sized(&urls[2], 30, 20)).expect("a photo");
    assert_eq!(sized("http://h/id/7/1880/1250", 30, 20), "http://h/id/7/30/20");
    assert_eq!(images_on(&format!("{}/gallery", server.url())).expect("a page").len(), 60);
}

#[test]
fn what_is_no_list_is_an_error() {
    let server = Server::start(settings()).expect("a free port");
    let at = |path: &str| list(&format!("{}{path}", server.url()), 3);
    assert!(matches!(at("/nowhere"), Err(DownloadError::Status(404))));
    assert!(matches!(images_on(&format!("{}/pdf/1", server.url())), Err(DownloadError::NotAList(_))));
    assert!(matches!(list("picsum", 3), Err(DownloadError::NoUrl(_) | DownloadError::Connection(_))));
}

#[test]
#[cfg(not(feature = "tls"))]
fn an_https_address_says_what_to_do() {
    let error = fetch("https://127.0.0.1:9/x.jpg").expect_err("no TLS is built in");
    assert!(error.to_string().contains("--features tls"), "{error}");
}
