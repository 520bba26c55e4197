//! What a download says of servers that do not do as they should.

use std::path::Path;

use photo_server::{Rate, Server, Settings};
use workbook_photo::{DownloadError, fetch};

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
    assert!(matches!(error("/odd/circle.jpg"), DownloadError::Connection(_)));
}

#[test]
fn no_server_is_an_error_and_half_an_answer_too() {
    assert!(matches!(fetch("http://127.0.0.1:9/x.jpg"), Err(DownloadError::Connection(_))));
    assert!(matches!(fetch("no address"), Err(DownloadError::Connection(_))));
    let truncate = Rate::of(1.0).expect("a rate");
    let server = Server::start(Settings { truncate, ..settings() }).expect("a free port");
    assert!(matches!(fetch(&format!("{}/id/3/60/40", server.url())), Err(DownloadError::Connection(_))));
}
