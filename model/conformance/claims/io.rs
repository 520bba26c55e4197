//! Output, and the part of `io` that needs no operating system.

use std::io::{self, BufRead, BufReader, BufWriter, Cursor, ErrorKind, Read, Write};
use std::thread;

use crate::claim;

#[test]
fn printing_is_possible_from_every_thread() {
    claim(|| {
        let other = thread::spawn(|| println!("from a thread"));
        print!("from ");
        println!("here");
        eprint!("and ");
        eprintln!();
        other.join().unwrap();
    });
}

#[test]
fn standard_output_is_a_writer_that_can_be_locked() {
    claim(|| {
        let mut out = io::stdout().lock();
        // Nothing is written, because the test harness does not catch what goes this way.
        write!(out, "").unwrap();
        out.flush().unwrap();
        io::stderr().write_all(b"").unwrap();
    });
}

#[test]
fn dbg_returns_what_it_shows() {
    claim(|| {
        assert_eq!(dbg!(1 + 1), 2);
        assert_eq!(dbg!("a", 3), ("a", 3));
    });
}

#[test]
fn bytes_in_memory_are_read_and_written() {
    claim(|| {
        let mut bytes = Vec::new();
        bytes.write_all(b"two\nlines\n").unwrap();
        let mut text = String::new();
        bytes.as_slice().read_to_string(&mut text).unwrap();
        assert_eq!(text, "two\nlines\n");
        let lines: io::Result<Vec<_>> = Cursor::new(bytes).lines().collect();
        assert_eq!(lines.unwrap(), ["two", "lines"]);
    });
}

#[test]
fn buffers_read_and_write_through() {
    claim(|| {
        let mut writer = BufWriter::new(Vec::new());
        writer.write_all(b"buffered").unwrap();
        let bytes = writer.into_inner().unwrap();
        let mut first = String::new();
        let mut reader = BufReader::new(bytes.as_slice());
        reader.read_line(&mut first).unwrap();
        assert_eq!(first, "buffered");
    });
}

#[test]
fn an_io_error_has_a_kind_and_a_message() {
    claim(|| {
        let error = io::Error::new(ErrorKind::NotFound, "no such photo");
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert_eq!(error.to_string(), "no such photo");
        assert_eq!(io::Error::other("else").kind(), ErrorKind::Other);
    });
}
