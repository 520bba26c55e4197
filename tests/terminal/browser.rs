//! `w`: the failure in a browser. The browser of these tests is a script that writes down what it is to open.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::answers::{racy, solution};
use crate::terminal::{Terminal, on_a_terminal};

const LOST: &str = "Lost update: loading and storing are two steps";
/// Only what hangs takes so many looks, a tenth of a second apart.
const LOOKS: usize = 3_000;

/// A folder with a browser in it, and the file that it writes.
fn browser(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browsers").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    let (program, opened) = (folder.join("xdg-open"), folder.join("opened"));
    let script =
        format!("#!/bin/sh\nprintf '%s' \"$1\" > '{0}.draft' && mv '{0}.draft' '{0}'\n", opened.display());
    fs::write(&program, script).expect("the target folder can be written to");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    (folder, opened)
}

/// A folder in which every program that opens a browser fails, as on a machine without one.
fn no_browser() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browsers").join("none");
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    for name in ["xdg-open", "gio", "gnome-open", "kde-open6", "kde-open5", "kde-open"] {
        let program = folder.join(name);
        fs::write(&program, "#!/bin/sh\nexit 4\n").expect("the target folder can be written to");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }
    folder
}

/// What `look` sees, as soon as it sees something.
fn soon<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    for _ in 0..LOOKS {
        if let Some(seen) = look() {
            return seen;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("never: {what}");
}

/// The place and the path of `http://place/path`.
fn parts(address: &str) -> (&str, &str) {
    let address = address.strip_prefix("http://").expect("an address");
    let at = address.find('/').expect("a path");
    address.split_at(at)
}

/// What the server answers: its first line, and the rest.
fn asked(place: &str, host: &str, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(place).expect("somebody listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("it takes requests");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    let (status, rest) = answer.split_once("\r\n").expect("a first line");
    (status.to_owned(), rest.to_owned())
}

#[test]
fn a_failure_is_watched_in_the_browser_and_the_page_follows_what_is_saved() {
    let (programs, opened) = browser("follows");
    let mut terminal = Terminal::beside(&programs, Some(":0"), "browser", &racy());
    terminal.shows(LOST);
    terminal.press("w");
    terminal.shows("In the browser: http://127.0.0.1:");
    let address = soon("the browser is opened", || fs::read_to_string(&opened).ok());
    let (place, path) = parts(&address);
    let (status, page) = asked(place, place, path);
    assert_eq!(status, "HTTP/1.1 200 OK");
    assert!(page.contains("<interleaving-player") && page.contains("workbook/interleaving/v1"), "{page}");
    assert!(page.contains("connect-src 'self'"), "{page}");
    let number = format!("{path}number");
    terminal.save(&solution());
    terminal.shows("03_race passed.");
    let passed = "No check of 03_race has a failing interleaving now.";
    let page = soon("the page follows", || {
        let (_, page) = asked(place, place, path);
        page.contains(passed).then_some(page)
    });
    let (_, told) = asked(place, place, &number);
    let told = told.rsplit("\r\n").next().unwrap_or_default();
    assert!(page.contains(&format!("data-number=\"{told}\"")), "{told}: {page}");
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
fn the_page_is_for_those_who_know_its_address() {
    let (programs, opened) = browser("address");
    let mut terminal = Terminal::beside(&programs, Some(":0"), "browser_address", &racy());
    terminal.shows(LOST);
    terminal.press("w");
    let address = soon("the browser is opened", || fs::read_to_string(&opened).ok());
    let (place, path) = parts(&address);
    assert!(path.len() > 32, "{path} can be guessed");
    let other = format!("/{}/", "0".repeat(path.len() - 2));
    for (host, path) in [(place, "/"), (place, "/number"), (place, other.as_str()), ("elsewhere", path)] {
        assert_eq!(asked(place, host, path).0, "HTTP/1.1 404 Not Found", "{host} {path}");
    }
    terminal.press("q");
    assert!(terminal.ends().success());
}

#[test]
fn without_a_browser_or_a_screen_the_address_of_the_page_is_told() {
    let (programs, opened) = browser("no screen");
    for (programs, screen, name) in
        [(no_browser(), Some(":0"), "browser_none"), (programs, None, "browser_no_screen")]
    {
        let mut terminal = Terminal::beside(&programs, screen, name, &racy());
        terminal.shows(LOST);
        terminal.press("w");
        terminal.shows("No browser could be started. Open http://127.0.0.1:");
        terminal.press("q");
        assert!(terminal.ends().success());
    }
    assert!(!opened.exists());
}

#[test]
fn the_book_is_named_by_a_failed_check_where_a_browser_can_be_opened() {
    let named = "Such mistakes, step by step in your browser: cargo run -- book 03_race";
    let last = |name, answer: &str, screen| {
        let text = on_a_terminal(name, answer, screen);
        text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned()
    };
    assert_eq!(last("book_named", &racy(), Some(":0")), named);
    for (name, answer, screen) in [("book_no_screen", racy(), None), ("book_passed", solution(), Some(":0"))]
    {
        let last = last(name, &answer, screen);
        assert!(last.contains("checks passed") && !last.contains("book"), "{last}");
    }
}

#[test]
fn without_a_failure_there_is_no_page() {
    let (programs, opened) = browser("nothing");
    let mut terminal = Terminal::beside(&programs, Some(":0"), "browser_nothing", &solution());
    terminal.shows("03_race passed.");
    terminal.press("w");
    terminal.shows("No check of this step fails");
    assert!(!opened.exists());
    terminal.press("q");
    assert!(terminal.ends().success());
}
