//! What becomes of submissions that are not as they should be: each costs only itself, and is named.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use tempfile::TempDir;
use workbook_judge::check::lessons::{self, Lesson};
use workbook_judge::check::problem::Problem;
use workbook_judge::check::workspace::Workspace;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::class::{Class, Handed, Student};

const RACE: &str = "03_race";

fn all() -> Vec<Lesson> {
    let workspace = Workspace::find().expect("the tests run where they were built");
    lessons::all(&workspace).expect("the lessons can be listed")
}

fn read(at: &Path) -> Class {
    super::read(&all(), at).expect("a class")
}

fn refused(at: &Path) -> String {
    match super::read(&all(), at) {
        Err(Problem::Usage(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn put(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.as_ref().parent().expect("a folder")).expect("it can be written");
    fs::write(path, bytes).expect("it can be written");
}

fn zip(path: &Path, entries: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).expect("it can be written"));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("it can be written");
        zip.write_all(bytes).expect("it can be written");
    }
    zip.finish().expect("it can be written");
}

fn student<'a>(class: &'a Class, id: &str) -> &'a Student {
    class.students.iter().find(|student| student.id == id).unwrap_or_else(|| panic!("{id} is not there"))
}

fn text<'a>(class: &'a Class, id: &str) -> &'a str {
    let Some(Handed::Text(digest)) = student(class, id).handed.get(RACE) else {
        panic!("{id}: {:?}", student(class, id))
    };
    let answer = class.answers.iter().find(|(answer, _)| answer.digest == *digest);
    answer.expect("its text is there").1
}

fn why(class: &Class, id: &str) -> String {
    match student(class, id).handed.get(RACE) {
        Some(Handed::Refused(why)) => why.clone(),
        _ => student(class, id).notes.join(" "),
    }
}

#[test]
fn a_lesson_is_found_in_its_folder_at_the_top_and_in_one_nested_folder() {
    let class = TempDir::new().expect("a folder");
    let at = class.path();
    put(at.join("anna/lessons/03_race.rs"), "in lessons");
    put(at.join("anna/solutions/03_race.rs"), "elsewhere");
    put(at.join("bob/03_race.rs"), "at the top");
    put(at.join("cleo/work-main/lessons/03_race.rs"), "\u{feff}nested\r\nwith marks\r\n");
    put(at.join("cleo/work-main/tests/checks/03_race.rs"), "elsewhere");
    put(at.join("dan/race/03_my_race.rs"), "under another name");
    put(at.join("eve/.git/HEAD"), "ref: refs/heads/main");
    put(at.join("eve/lessons/03_race.rs"), "a checkout");
    zip(&at.join("fay.zip"), &[("lessons/03_race.rs", b"zipped"), ("tests/stubs/03_race.rs", b"elsewhere")]);
    zip(
        &at.join("gus.ZIP"),
        &[("gus-main/03_race.rs", b"zipped\r\n, nested"), ("__MACOSX/03_race.rs", b"?")],
    );
    put(at.join(".DS_Store"), "");
    let class = read(at);
    let texts = ["anna", "bob", "cleo", "dan", "eve", "fay", "gus"].map(|id| text(&class, id));
    let expected = [
        "in lessons",
        "at the top",
        "nested\nwith marks\n",
        "under another name",
        "a checkout",
        "zipped",
        "zipped\n, nested",
    ];
    assert_eq!(texts, expected);
    assert_eq!(class.students.len(), 7);
    assert_eq!(class.notes, Vec::<String>::new());
}

#[test]
fn what_is_wrong_with_a_submission_is_named_and_costs_only_itself() {
    let class = TempDir::new().expect("a folder");
    let at = class.path();
    put(at.join("right/lessons/03_race.rs"), "right");
    put(at.join("two/lessons/03_race.rs"), "one");
    put(at.join("two/03_race.rs"), "other");
    put(at.join("twice/lessons/03_race.rs"), "equal");
    put(at.join("twice/03_race.rs"), "equal");
    put(at.join("latin/03_race.rs"), b"caf\xe9");
    put(at.join("wide/03_race.rs"), b"\xff\xfea\0");
    put(at.join("blank/03_race.rs"), " \n");
    put(at.join("nothing/notes.txt"), "?");
    put(at.join("broken.zip"), "no zip");
    put(at.join("empty.zip"), "");
    zip(&at.join("hollow.zip"), &[]);
    zip(&at.join("bomb.zip"), &[("03_race.rs", &vec![b' '; 8 << 20])]);
    zip(&at.join("up.zip"), &[("../right/lessons/03_race.rs", b"mine"), ("lessons/03_race.rs", b"up")]);
    let large = File::create(at.join("nothing/03_race.rs")).expect("it can be written");
    large.set_len(100 << 20).expect("it can be written");
    let class = read(at);
    let says = |id: &str, words: &str| {
        let why = why(&class, id);
        assert!(why.contains(words), "{id}: {why}");
    };
    assert_eq!((text(&class, "right"), text(&class, "twice")), ("right", "equal"));
    assert_eq!(text(&class, "up"), "up");
    says("two", "more than one file");
    says("latin", "not UTF-8");
    says("wide", "UTF-16");
    says("blank", "is empty");
    says("nothing", "larger than 1024 KiB");
    says("broken", "zip is broken");
    says("empty", "zip is empty");
    says("hollow", "zip is empty");
    says("bomb", "larger than 1024 KiB");
    assert!(student(&class, "up").notes[0].contains("../right/lessons/03_race.rs leads outside"));
}

#[test]
fn two_students_of_one_name_are_both_graded() {
    let class = TempDir::new().expect("a folder");
    put(class.path().join("anna/03_race.rs"), "one");
    zip(&class.path().join("anna.zip"), &[("03_race.rs", b"other")]);
    let class = read(class.path());
    assert_eq!((text(&class, "anna"), text(&class, "anna (2)")), ("one", "other"));
    assert!(student(&class, "anna (2)").notes[0].contains("Two submissions are called anna"));
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_not_opened() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let class = TempDir::new().expect("a folder");
    let at = class.path();
    let outside = TempDir::new().expect("a folder");
    put(outside.path().join("03_race.rs"), "the solution");
    for student in ["pipe", "link", "device", "linked"] {
        fs::create_dir_all(at.join(student)).expect("it can be written");
    }
    let made = Command::new("mkfifo").arg(at.join("pipe/03_race.rs")).status();
    assert!(made.is_ok_and(|status| status.success()));
    symlink(outside.path().join("03_race.rs"), at.join("link/03_race.rs")).expect("a link");
    symlink("/dev/zero", at.join("device/03_race.rs")).expect("a link");
    symlink(outside.path(), at.join("linked/lessons")).expect("a link");
    symlink(outside.path(), at.join("whole")).expect("a link");
    zip(&at.join("zipped.zip"), &[("other.rs", b"")]);
    let mut zip = ZipWriter::new(File::create(at.join("zipped.zip")).expect("it can be written"));
    zip.add_symlink("03_race.rs", "/etc/passwd", SimpleFileOptions::default()).expect("it can be written");
    zip.finish().expect("it can be written");
    let class = read(at);
    for (id, words) in [
        ("pipe", "not a regular file"),
        ("link", "symbolic link"),
        ("device", "symbolic link"),
        ("linked", "symbolic link"),
        ("zipped", "symbolic link"),
    ] {
        assert!(why(&class, id).contains(words), "{id}: {}", why(&class, id));
    }
    assert!(class.notes[0].contains("whole is a symbolic link"));
    assert!(class.answers.is_empty());
}

#[cfg(unix)]
#[test]
fn a_name_does_nothing_to_a_terminal() {
    let class = TempDir::new().expect("a folder");
    put(class.path().join("a\u{1b}[2J\nb\u{202e}/03_race.rs"), "text");
    let class = read(class.path());
    assert_eq!(text(&class, "a\\u{1b}[2J\\nb\\u{202e}"), "text");
}

#[test]
fn a_list_names_students_and_their_places() {
    let folder = TempDir::new().expect("a folder");
    let at = folder.path();
    put(at.join("work/a/03_race.rs"), "a's");
    zip(&at.join("work/b.zip"), &[("03_race.rs", b"b's")]);
    put(at.join("work/c.txt"), "");
    put(
        at.join("list.csv"),
        "\u{feff}path,student\nwork/a,\"Ace, Anna\"\nwork/b.zip,bob\n,cleo\nwork/c.txt,dan\ngone,eve\nwork/a\n",
    );
    let class = read(&at.join("list.csv"));
    assert_eq!(
        (text(&class, "Ace, Anna"), text(&class, "bob"), text(&class, "row 7")),
        ("a's", "b's", "a's")
    );
    assert!(why(&class, "cleo").contains("Row 4 of the list has no path"));
    assert!(why(&class, "dan").contains("neither a folder nor a zip"));
    assert!(why(&class, "eve").contains("can't be read"));
}

#[test]
fn what_is_no_class_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let at = folder.path();
    assert!(refused(&at.join("gone")).contains("can't be read"));
    assert!(refused(at).contains("contains no submission"));
    put(at.join("list.csv"), "student,place\n");
    assert!(refused(&at.join("list.csv")).contains("no column `path`"));
    put(at.join("one/lessons/03_race.rs"), "text");
    assert!(refused(&at.join("one")).contains("is a single submission"));
    zip(&at.join("one.zip"), &[("03_race.rs", b"text")]);
    assert!(refused(&at.join("one.zip")).contains("is not a class"));
}
