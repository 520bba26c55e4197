//! `thread::Builder`: names, stack sizes, and a spawn that may fail.

use std::io;
use std::panic::catch_unwind;
use std::thread::{self, Builder, JoinHandle};

use crate::claim;

fn own_name() -> Option<String> {
    thread::current().name().map(str::to_string)
}

#[test]
fn a_thread_knows_the_name_it_was_built_with() {
    claim(|| {
        let handle = Builder::new().name("waiter".to_string()).spawn(own_name);
        let name = handle.unwrap().join().unwrap();
        assert_eq!(name.as_deref(), Some("waiter"));
    });
}

#[test]
fn a_handle_knows_the_name_too() {
    claim(|| {
        let handle = Builder::new().name("cook".into()).spawn(|| ()).unwrap();
        assert_eq!(handle.thread().name(), Some("cook"));
        handle.join().unwrap();
    });
}

#[test]
fn a_builder_gives_no_name_of_its_own() {
    claim(|| {
        let handle = Builder::new().spawn(own_name).unwrap();
        assert_eq!(handle.join().unwrap(), None);
    });
}

#[test]
fn a_name_belongs_to_one_thread_and_not_to_those_it_spawns() {
    claim(|| {
        let parent = Builder::new().name("parent".into());
        let handle = parent.spawn(|| thread::spawn(own_name).join().unwrap());
        assert_eq!(handle.unwrap().join().unwrap(), None);
    });
}

#[test]
fn two_threads_may_have_one_name() {
    claim(|| {
        let named = || Builder::new().name("twin".into()).spawn(own_name).unwrap();
        let (first, second) = (named(), named());
        assert_ne!(first.thread().id(), second.thread().id());
        assert_eq!(first.join().unwrap(), second.join().unwrap());
    });
}

#[test]
fn a_stack_size_can_be_asked_for() {
    claim(|| {
        let builder = Builder::new().stack_size(256 * 1024);
        assert_eq!(builder.spawn(|| 11).unwrap().join().unwrap(), 11);
    });
}

#[test]
fn spawn_of_a_builder_reports_failure_as_an_io_error() {
    claim(|| {
        let spawned: io::Result<JoinHandle<u8>> = Builder::new().spawn(|| 1);
        assert_eq!(spawned.unwrap().join().unwrap(), 1);
    });
}

#[test]
fn a_name_with_a_null_byte_is_refused() {
    claim(|| {
        let builder = Builder::new().name("half\0name".to_string());
        assert!(catch_unwind(|| builder.spawn(|| ())).is_err());
    });
}

#[test]
fn a_panic_in_a_named_thread_reaches_its_join() {
    claim(|| {
        let builder = Builder::new().name("unlucky".into());
        let handle = builder.spawn(|| panic!("on purpose")).unwrap();
        assert!(handle.join().is_err());
    });
}

#[test]
fn spawn_scoped_names_a_thread_that_borrows() {
    claim(|| {
        let word = String::from("borrowed");
        thread::scope(|scope| {
            let builder = Builder::new().name("guest".into());
            let handle = builder.spawn_scoped(scope, || (own_name(), word.len()));
            let (name, length) = handle.unwrap().join().unwrap();
            assert_eq!((name.as_deref(), length), (Some("guest"), 8));
        });
    });
}
