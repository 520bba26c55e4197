//! What 11_photo_filter is held to. Every photo that the answer blurs announces itself and waits for leave, so
//! what goes on at once is counted, and never timed.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use live::photo_server::{Rendezvous, scene};
use live::{Driver, Failure, Held, Seen, Stage, Watcher, ensure, ensure_because, wait_until};
use workbook_photo::Photo;

/// Small ones: how long a blur takes is not the question.
const WIDTH: u32 = 48;
const HEIGHT: u32 = 32;
/// Whatever is wrong with the answer, nothing is held back longer.
const PATIENCE: Duration = Duration::from_secs(4);

/// `count` photos under names that nobody knows, in the order of their names.
fn photos(stage: &Stage, count: usize) -> Vec<PathBuf> {
    photos_of(stage, count, WIDTH, HEIGHT)
}

/// For who does not look at them.
fn tiny_photos(stage: &Stage, count: usize) -> Vec<PathBuf> {
    photos_of(stage, count, 8, 8)
}

fn photos_of(stage: &Stage, count: usize, width: u32, height: u32) -> Vec<PathBuf> {
    let path = |number: usize| stage.folder().join(format!("{number:02}-{}.jpg", stage.word()));
    let paths: Vec<PathBuf> = (0..count).map(path).collect();
    for path in &paths {
        write(path, &scene::jpeg(stage.dice(1_000_000), width, height));
    }
    paths
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("the check's own folder can be written to");
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

/// What the photo should look like afterwards, byte for byte.
fn blurred(path: &Path) -> Vec<u8> {
    let result = path.with_extension("expected");
    let photo = Photo::open(path).expect("a photo of the check's own");
    photo.blurred(15.0).save(&result).expect("the check's own folder can be written to");
    read(&result)
}

/// Which way of blurring.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Threads,
    Processes,
}

/// Runs the answer on these photos; what it returned, in words.
fn run(
    stage: &Stage,
    way: Way,
    workers: usize,
    paths: &[PathBuf],
    watcher: &Watcher,
) -> Result<Vec<String>, Failure> {
    let task = if way == Way::Threads { "threads" } else { "processes" };
    run_task(stage, task, workers, paths, watcher)
}

fn run_task(
    stage: &Stage,
    task: &str,
    workers: usize,
    paths: &[PathBuf],
    watcher: &Watcher,
) -> Result<Vec<String>, Failure> {
    let driver = Driver::new(stage, task).watched_by(watcher).with(workers.to_string()).with_all(paths);
    Ok(driver.run()?.lines)
}

/// Photos that are not there: they take no time.
fn nowhere(stage: &Stage, count: usize) -> Vec<PathBuf> {
    (0..count).map(|number| stage.folder().join(format!("nowhere-{number:03}.jpg"))).collect()
}

/// Each photo once, blurred as it should be, and as many results.
fn each_once(way: Way) -> Held {
    let (stage, watcher) = (Stage::new(), Watcher::new());
    let paths = photos(&stage, 7);
    let expected: Vec<Vec<u8>> = paths.iter().map(|path| blurred(path)).collect();
    let lines = run(&stage, way, 3, &paths, &watcher)?;
    for (path, expected) in paths.iter().zip(expected) {
        let times = watcher.seen().iter().filter(|seen| seen.path == *path).count();
        ensure_because(times == 1, once_misconception(times), || {
            format!("3 workers had 7 photos, and one of them was blurred {times} times.")
        })?;
        ensure(read(path) == expected, || {
            "A photo does not look as `blur` leaves it, although `blur` was called once for it.".into()
        })?;
    }
    ensure(lines == ["ok"; 7], || format!("All 7 photos are good; the results were {}.", words(&lines)))
}

fn once_misconception(times: usize) -> &'static str {
    match times {
        0 => "A photo is left out when equal shares are cut from a number that they do not divide.",
        _ => {
            "Two workers took the same photo, or one worker blurred it twice: taking the next one must be one step, and each is blurred \
             once."
        }
    }
}

fn words(lines: &[String]) -> String {
    let quoted: Vec<&str> = lines.iter().map(String::as_str).collect();
    if quoted.is_empty() { "none".into() } else { quoted.join(", ") }
}

/// `workers` at a time, twice over, and never more.
fn at_rendezvous(way: Way, workers: usize, paths: usize) -> Result<Watcher, Failure> {
    let (stage, watcher) = (Stage::new(), Watcher::rendezvous(workers, 2));
    run(&stage, way, workers, &photos(&stage, paths), &watcher)?;
    Ok(watcher)
}

fn as_many_as_workers(way: Way) -> Held {
    for workers in Stage::new().crews() {
        let count = 2 * workers;
        let watcher = at_rendezvous(way, workers, count)?;
        let (most, rounds) = (watcher.attendance().most, watcher.attendance().rounds);
        let in_turn = (most == 1)
            .then(|| "If each photo is waited for before the next is begun, or one worker does them all, they are done in turn.".to_owned());
        ensure(most >= workers, || {
            format!(
                "{workers} workers had {count} photos, but no more than {most} were ever worked on at once."
            )
        })
        .map_err(|failure| Failure { misconception: in_turn, ..failure })?;
        ensure(rounds >= 2, || {
            format!(
                "Of {count} photos {most} were worked on at once, but then never {workers} of those left."
            )
        })
        .map_err(|failure| {
            let ends =
                "Whoever is free takes the next photo; a worker that ends after one leaves its share undone.";
            Failure { misconception: (most == workers).then(|| ends.to_owned()), ..failure }
        })?;
    }
    Ok(())
}

/// More than anybody would take for the most that there can be.
fn as_many_as_many_workers(way: Way, workers: usize) -> Held {
    let (stage, watcher) = (Stage::new(), Watcher::rendezvous(workers, 1));
    run(&stage, way, workers, &nowhere(&stage, workers), &watcher)?;
    let most = watcher.attendance().most;
    ensure_because(
        most >= workers,
        "`workers` says how many there are, whatever the number of cores is.",
        || {
            format!(
                "{workers} workers had {workers} photos, but no more than {most} were ever worked on at once."
            )
        },
    )
}

fn no_more_than_workers(way: Way) -> Held {
    for workers in [1, 2] {
        let watcher = at_rendezvous(way, workers, 9)?;
        let peak = watcher.peak();
        let misconception = if peak == 9 {
            "A worker for each photo is no limit: with a thousand photos there are a thousand."
        } else {
            "All who take photos are workers: the threads that were started, and the calling one when it takes some too."
        };
        ensure_because(peak <= workers, misconception, || {
            format!("{} had 9 photos, and {peak} were worked on at once.", live::so_many(workers, "worker"))
        })?;
    }
    Ok(())
}

/// One photo takes until all others are done, at each place of the list.
fn nobody_waits_for_a_slow_photo(way: Way) -> Held {
    for (workers, count) in [(2, 5), (3, 7), (6, 13)] {
        for slow in Stage::new().places(count) {
            let stage = Stage::new();
            nobody_waits_for(way, workers, &stage, &tiny_photos(&stage, count), slow)?;
        }
    }
    // Whoever takes several at a time may do so only of many.
    let stage = Stage::new();
    nobody_waits_for(way, 2, &stage, &tiny_photos(&stage, 24), 0)
}

fn nobody_waits_for(way: Way, workers: usize, stage: &Stage, paths: &[PathBuf], slow: usize) -> Held {
    let count = paths.len();
    let watcher = Watcher::ending_after(&paths[slow], count - 1);
    run(stage, way, workers, paths, &watcher)?;
    ensure_because(!watcher.in_vain(), live::NOBODY_TOOK_IT, || {
        format!(
            "{workers} workers had {count} photos. Number {} was held back until all others were done, which never happened.",
            slow + 1
        )
    })
}

/// What becomes of the first photos, one for each worker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// They are no photos, and every second one is not there at all.
    Broken,
    /// Their processes die.
    Deadly,
}

/// After a failure for each worker there are as many as before.
fn who_met_a_failure_goes_on(way: Way, first: First) -> Held {
    let stage = Stage::new();
    let workers = stage.between(2, 5);
    let paths = photos(&stage, 3 * workers);
    let (bad, good) = paths.split_at(workers);
    if first == First::Broken {
        for (place, path) in bad.iter().enumerate() {
            write(path, b"\xFF\xD8 this is no photo");
            if place % 2 == 1 {
                fs::remove_file(path).expect("the check's own folder can be written to");
            }
        }
    }
    let rendezvous = Arc::new(Rendezvous::new(workers, 1, PATIENCE));
    let (held, failing) = (rendezvous.clone(), bad.to_vec());
    let watcher = Watcher::ordering(move |seen, _| {
        let fails = failing.contains(&seen.path);
        if !fails {
            held.wait();
        }
        if fails && first == First::Deadly { "die" } else { "go" }.to_owned()
    });
    let lines = run(&stage, way, workers, &paths, &watcher)?;
    let (met, misconception) = match first {
        First::Broken => (
            "was broken or not there",
            "A worker that ends at a failure leaves its work to the others: each failure leaves one worker fewer.",
        ),
        First::Deadly => (
            "killed its process",
            "Another process takes the dead one's place, and somebody must start it: a thread that ends with it is missing \
             from then on.",
        ),
    };
    let is_right = |(place, line): (usize, &String)| (line == "ok") == (place >= workers);
    ensure(lines.len() == paths.len() && lines.iter().enumerate().all(is_right), || {
        format!(
            "Each of the first {workers} photos {met}, and the {} others are good. The results were {}.",
            good.len(),
            words(&lines)
        )
    })?;
    let most = rendezvous.attendance().most;
    ensure_because(most >= workers, misconception, || {
        format!(
            "Each of the first {workers} photos {met}. Then {workers} workers had {} good ones, but no more than {most} were \
             ever worked on at once.",
            good.len()
        )
    })?;
    let again = if first == First::Deadly { DEADLY_ONCE } else { BROKEN_ONCE };
    each_tried_once(&paths, &watcher, again)?;
    let started = watcher.started().len();
    ensure(first == First::Deadly || started <= workers, || {
        format!(
            "{workers} photos were broken or not there, no process died, and {started} were started for {workers} workers."
        )
    })
}

const BROKEN_ONCE: &str = "What failed once is an `Err` in its place, and is not tried again.";
const DEADLY_ONCE: &str = "What failed once is an `Err` in its place: a photo that cost a process its life may cost the next one its own.";

fn each_tried_once(paths: &[PathBuf], watcher: &Watcher, misconception: &str) -> Held {
    for (place, path) in paths.iter().enumerate() {
        let times = watcher.seen().iter().filter(|seen| seen.path == *path).count();
        ensure_because(times <= 1, misconception, || {
            format!("Photo {} of {} was begun {times} times.", place + 1, paths.len())
        })?;
    }
    Ok(())
}

/// The first photo is broken and ends after two others; another one is not there at all.
fn in_order_with_errors(way: Way) -> Held {
    let stage = Stage::new();
    let mut paths = photos(&stage, 6);
    let broken = b"\xFF\xD8 this is no photo";
    write(&paths[0], broken);
    paths[3] = stage.folder().join("nowhere.jpg");
    let expected: Vec<(usize, Vec<u8>)> = [1, 2, 4, 5].map(|place| (place, blurred(&paths[place]))).into();
    let watcher = Watcher::ending_after(&paths[0], 2);
    let lines = run(&stage, way, 2, &paths, &watcher)?;
    ensure_because(
        lines.len() == 6,
        "One that fails is a result too. It must not end the others, nor go missing.",
        || format!("There were 6 photos, one broken and one missing, and {} results.", lines.len()),
    )?;
    let wanted = ["error", "ok", "ok", "error", "ok", "ok"];
    let failed = lines.iter().filter(|line| *line == "error").count();
    let of_other_kinds: Vec<&str> =
        lines.iter().map(|line| if line == "died" { "error" } else { line.as_str() }).collect();
    let misconception = if lines.iter().rev().eq(wanted) {
        "These are the results in the order of `paths`, but from the last to the first."
    } else if of_other_kinds == wanted {
        "A `WorkerDied` is the error of a photo whose process died. Here none died: a photo that can't be blurred has an error of \
         its own."
    } else if failed == 2 {
        "These are the results in the order in which the photos were ready, not in that of `paths`."
    } else {
        "One photo that can't be blurred must not disturb another one, and its error must come back."
    };
    ensure_because(lines == wanted, misconception, || {
        format!(
            "Photo 1 of 6 is broken and was ready after two others; photo 4 is not there.\nThe results were {}.\nThey should be {}.",
            words(&lines),
            wanted.join(", ")
        )
    })?;
    each_tried_once(&paths, &watcher, BROKEN_ONCE)?;
    let all = expected.iter().all(|(place, expected)| read(&paths[*place]) == *expected);
    ensure(all && read(&paths[0]) == broken, || {
        "Not every good photo was blurred, or the broken one was changed.".into()
    })
}

/// None, and fewer than workers.
fn few_photos(way: Way) -> Held {
    for count in [0, 1] {
        let (stage, watcher) = (Stage::new(), Watcher::new());
        let lines = run(&stage, way, 5, &photos(&stage, count), &watcher)?;
        ensure(lines == vec!["ok"; count], || {
            format!("5 workers had {count} photos; the results were {}.", words(&lines))
        })?;
    }
    Ok(())
}

/// The second call begins while the first one works on a photo, and for some time after.
fn two_calls_at_once(way: Way) -> Held {
    let stage = Stage::new();
    let workers = stage.between(1, 3);
    let paths = tiny_photos(&stage, 6 * workers);
    let (first, second) = paths.split_at(4 * workers);
    let (begin, begun, called) = (Instant::now(), AtomicBool::new(false), AtomicBool::new(false));
    let watcher = Watcher::ordering(move |seen, others| {
        let is_call = seen.kind == "call";
        let is_first_photo = !is_call && !begun.swap(true, Ordering::SeqCst);
        called.fetch_or(is_call, Ordering::SeqCst);
        if is_first_photo || is_call {
            wait_until(begin + PATIENCE, || called.load(Ordering::SeqCst) && begun.load(Ordering::SeqCst));
        }
        if is_first_photo {
            others.wait_for_return(Duration::from_millis(100));
        }
        "go".to_owned()
    });
    let task = if way == Way::Threads { "two_of_threads" } else { "two_of_processes" };
    let both = [first, &[PathBuf::from("and")], second].concat();
    let lines = run_task(&stage, task, workers, &both, &watcher)?;
    let seen = watcher.seen();
    let times = |path: &PathBuf| seen.iter().filter(|seen| seen.path == **path).count();
    let odd = paths.iter().map(times).find(|times| *times != 1);
    ensure(odd.is_none() && lines == vec!["ok"; paths.len()], || {
        let times = odd.map_or(String::new(), |times| format!(" One of the photos was blurred {times} times."));
        let workers = live::so_many(workers, "worker");
        format!(
            "There were two calls at once, with {workers} and {} photos, and with {workers} and {} others. The results were {}.{times}",
            first.len(),
            second.len(),
            words(&lines)
        )
    })
    .map_err(|failure| {
        let is_right = |paths: &[PathBuf]| {
            let watcher = Watcher::new();
            run(&stage, way, workers, paths, &watcher).is_ok_and(|lines| lines == vec!["ok"; paths.len()])
                && watcher.seen().len() == paths.len()
        };
        let shared = "Each call alone is right: what belongs to one, such as the next place, must not be shared by all calls.";
        let misconception = (is_right(first) && is_right(second)).then(|| shared.to_owned());
        Failure { misconception, ..failure }
    })
}

fn processes(seen: &[Seen]) -> BTreeSet<u32> {
    seen.iter().map(|seen| seen.process).collect()
}

/// A path as the driver tells it: one line, whatever bytes there are.
fn escaped(path: &Path) -> String {
    path.as_os_str().as_encoded_bytes().escape_ascii().to_string()
}

/// A name that is not Unicode, where there can be one.
fn no_unicode(stage: &Stage) -> Vec<OsString> {
    #[cfg(target_os = "linux")]
    return [
        [stage.word().as_bytes(), b"\xE9.jpg"].concat(),
        [b"\x80", stage.word().as_bytes(), b".jpg"].concat(),
    ]
    .map(std::os::unix::ffi::OsStringExt::from_vec)
    .into();
    #[cfg(not(target_os = "linux"))]
    return vec![OsString::from(stage.word() + ".jpg")];
}

/// Names that differ only in the size of their letters, where such can stand beside each other.
fn alike(stage: &Stage) -> Vec<String> {
    let probe = stage.word();
    write(&stage.folder().join(&probe), b"");
    let names = ["cat.jpg", "Cat.jpg", "10a.jpg", "10A.jpg"].map(str::to_owned);
    if stage.folder().join(probe.to_uppercase()).exists() { Vec::new() } else { names.into() }
}

/// Names of photos, and of other files.
fn names(stage: &Stage) -> (Vec<OsString>, Vec<OsString>) {
    let word = || stage.word();
    let random = (0..9).map(|_| word() + ".jpg");
    let odd = ["10.jpg", "9.jpg", "Z.jpg", "ü.jpg"].map(str::to_owned);
    let beside = word();
    let more = [
        format!("{beside}.jpg"),
        format!("{beside}-{}.jpg", word()),
        format!("{beside} {}.jpg", word()),
        format!("{} {}.jpg", word(), word()),
        format!("{}.{}.jpg", word(), word()),
        format!("{}.JPG.jpg", word()),
        format!(".{}.jpg", word()),
    ];
    let random = random.chain(odd).chain(more).chain(alike(stage)).map(OsString::from);
    let photos = random.chain(no_unicode(stage)).collect();
    let others = ["JPG", "Jpg", "jpeg", "JPEG", "txt", "jpg.txt", "png", "jpg~", "jpg ", "jpgx", "xjpg"];
    let others = others.map(|end| format!("{}.{end}", word()));
    let others = others.into_iter().chain([".jpg".to_owned(), "jpg".into(), word() + "jpg"]);
    (photos, others.map(OsString::from).collect())
}

pub fn step1_the_jpgs_of_a_folder_are_found_sorted() -> Held {
    let stage = Stage::new();
    the_only_file_is_found(&stage)?;
    let folder = stage.folder().join(stage.word());
    let inner = folder.join("a folder.jpg");
    fs::create_dir_all(&inner).expect("the check's own folder can be written to");
    write(&inner.join("inside.jpg"), b"");
    let (photos, others) = names(&stage);
    let mut wanted: Vec<PathBuf> = photos.iter().map(|name| folder.join(name)).collect();
    others.iter().for_each(|name| write(&folder.join(name), b""));
    wanted.iter().for_each(|path| write(path, b""));
    wanted.sort();
    let dangling = stage.word() + ".jpg";
    link_to_nothing(&folder.join(&dangling));
    let lines = Driver::new(&stage, "photos_in").with(&folder).run()?.lines;
    let wanted: Vec<String> = wanted.iter().map(|path| escaped(path)).collect();
    let (found, expected): (BTreeSet<&String>, BTreeSet<&String>) =
        (lines.iter().collect(), wanted.iter().collect());
    let first = |set: BTreeSet<&String>| set.into_iter().next().cloned();
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let missing = first(expected.difference(&found).copied().collect());
    ensure(missing.is_none(), || {
        let missing = missing.clone().unwrap_or_default();
        format!("`{}` is missing. A path that was given back: {:?}.", name(&missing), lines.first())
    })?;
    let extra = first(found.difference(&expected).copied().collect());
    ensure(extra.is_none(), || {
        let extra = name(&extra.clone().unwrap_or_default());
        let what = if extra == dangling {
            " It is a link to a file that is not there, and can't be opened."
        } else {
            ""
        };
        format!("`{extra}` should not be in the list.{what}")
    })?;
    let misplaced = lines.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let misconception = if misplaced > 3 {
        "The entries of a folder come in no fixed order: the same program may see another one on another machine."
    } else {
        "Paths are compared as they are, byte for byte: with the extension, and with bytes that are no text."
    };
    ensure_because(lines == wanted, misconception, || {
        let places = lines.iter().zip(&wanted).position(|(line, wanted)| line != wanted);
        let place = places.unwrap_or_default();
        format!(
            "All photos were found, but they are not sorted: number {} is `{}`, and should be `{}`.",
            place + 1,
            lines.get(place).map(|line| name(line)).unwrap_or_default(),
            name(&wanted[place])
        )
    })
}

/// Where there can be one.
fn link_to_nothing(path: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", path).expect("the check's own folder can be written to");
    #[cfg(not(unix))]
    let _ = path;
}

/// Whatever the order of a folder is, this one is its first entry and its last. The folder may have several paths.
fn the_only_file_is_found(stage: &Stage) -> Held {
    let name = stage.word();
    let folder = stage.folder().join(&name);
    fs::create_dir(&folder).expect("the check's own folder can be written to");
    let photo = stage.word() + ".jpg";
    write(&folder.join(&photo), b"");
    // The answer's process stands in the check's folder.
    for dir in [folder.clone(), PathBuf::from(&name), folder.join("..").join(&name)] {
        let wanted = escaped(&dir.join(&photo));
        let lines = Driver::new(stage, "photos_in").with(&dir).run()?.lines;
        let misconception =
            lines.first().is_some_and(|line| *line != wanted && line.ends_with(&photo)).then(|| {
                "A path is `dir`, as it was given, and the name: whoever gave `dir` knows what it means."
                    .to_owned()
            });
        ensure(lines == [wanted.clone()], || {
            format!(
                "For a folder with one photo and nothing else it returned {}, and not {wanted}. `dir` was `{}`.",
                words(&lines),
                escaped(&dir)
            )
        })
        .map_err(|failure| Failure { misconception, ..failure })?;
    }
    Ok(())
}

pub fn step1_a_folder_that_is_not_there_is_an_error_and_an_empty_one_is_not() -> Held {
    let stage = Stage::new();
    let nowhere = stage.folder().join("nowhere");
    let lines = Driver::new(&stage, "photos_in").with(&nowhere).run()?.lines;
    ensure(lines == ["error NotFound"], || {
        format!(
            "For a folder that does not exist it returned {}, and should return the error `NotFound`.",
            words(&lines)
        )
    })?;
    fs::create_dir(&nowhere).expect("the check's own folder can be written to");
    let lines = Driver::new(&stage, "photos_in").with(&nowhere).run()?.lines;
    ensure(lines.is_empty(), || {
        format!("For an empty folder it returned {}, and should return an empty list.", words(&lines))
    })
}

pub fn step2_each_photo_is_blurred_once() -> Held {
    each_once(Way::Threads)
}

pub fn step2_as_many_photos_as_workers_are_worked_on_at_once() -> Held {
    as_many_as_workers(Way::Threads)?;
    as_many_as_many_workers(Way::Threads, 100)
}

pub fn step2_never_more_photos_than_workers_are_worked_on() -> Held {
    no_more_than_workers(Way::Threads)
}

pub fn step2_nobody_waits_for_a_slow_photo_who_could_take_the_next() -> Held {
    nobody_waits_for_a_slow_photo(Way::Threads)
}

pub fn step2_a_worker_that_met_a_broken_photo_goes_on() -> Held {
    who_met_a_failure_goes_on(Way::Threads, First::Broken)
}

pub fn step2_results_stand_in_order_and_a_broken_photo_harms_no_other() -> Held {
    in_order_with_errors(Way::Threads)
}

pub fn step2_no_photos_and_fewer_photos_than_workers_are_fine() -> Held {
    few_photos(Way::Threads)
}

pub fn step2_two_calls_at_once_do_not_disturb_each_other() -> Held {
    two_calls_at_once(Way::Threads)
}

pub fn step2_the_work_is_done_in_this_process() -> Held {
    let (stage, watcher) = (Stage::new(), Watcher::new());
    run(&stage, Way::Threads, 2, &photos(&stage, 4), &watcher)?;
    let count = processes(&watcher.seen()).len();
    ensure(count == 1, || format!("{count} processes worked on 4 photos; threads share one."))
}

pub fn step3_each_photo_is_blurred_once() -> Held {
    each_once(Way::Processes)
}

pub fn step3_as_many_processes_as_workers_work_at_once() -> Held {
    as_many_as_workers(Way::Processes)?;
    as_many_as_many_workers(Way::Processes, 40)?;
    let watcher = at_rendezvous(Way::Processes, 2, 4)?;
    let count = processes(&watcher.seen()).len();
    ensure_because(
        count == 2,
        "Threads of one process are not processes: one that dies takes all their work along.",
        || format!("2 workers had 4 photos, and {count} process worked on them."),
    )
}

pub fn step3_no_more_processes_are_started_than_workers() -> Held {
    let (stage, watcher) = (Stage::new(), Watcher::new());
    let workers = stage.between(2, 4);
    let paths = [tiny_photos(&stage, 9), nowhere(&stage, 120)].concat();
    run(&stage, Way::Processes, workers, &paths, &watcher)?;
    let (started, used) = (watcher.started().len(), processes(&watcher.seen()).len());
    let misconception = if used < started {
        "A process that is started and never used costs as much as one that works: start another only when a worker has died."
    } else if used == paths.len() {
        "A process for each photo: starting one costs more than it needs to, again and again."
    } else {
        "A process does one photo after the other, until none is left: another one is started only when it has died."
    };
    ensure_because(started <= workers, misconception, || {
        let count = paths.len();
        format!(
            "{workers} workers had {count} photos, 120 of them not there, and {started} processes were started for them, of which {used} were given a \
             photo. None had died."
        )
    })
}

pub fn step3_a_process_that_cannot_be_started_is_an_error_for_each_photo() -> Held {
    let stage = Stage::new();
    let paths = photos(&stage, 4);
    let before: Vec<Vec<u8>> = paths.iter().map(|path| read(path)).collect();
    let nothing = "What can't be started is an error, and `start` gives it back: each photo that has no process is an `Err` in its \
                   place. A panic loses all results.";
    let driver = Driver::new(&stage, "processes_of_nothing").with("2").with_all(&paths);
    let lines = driver.run().map_err(|failure| failure.named(nothing))?.lines;
    let failed = lines.iter().filter(|line| *line != "ok").count();
    ensure_because(lines.len() == 4 && failed == 4, nothing, || {
        format!(
            "There were 4 photos, and there is no such program as the workers'. The results were {}.",
            words(&lines)
        )
    })?;
    ensure(paths.iter().zip(before).all(|(path, before)| read(path) == before), || {
        "There is no such program as the workers', and a photo was changed.".into()
    })
}

pub fn step3_never_more_photos_than_workers_are_worked_on() -> Held {
    no_more_than_workers(Way::Processes)
}

pub fn step3_nobody_waits_for_a_slow_photo_who_could_take_the_next() -> Held {
    nobody_waits_for_a_slow_photo(Way::Processes)
}

pub fn step3_a_worker_that_met_a_broken_photo_goes_on() -> Held {
    who_met_a_failure_goes_on(Way::Processes, First::Broken)
}

pub fn step3_as_many_processes_work_as_before_others_died() -> Held {
    who_met_a_failure_goes_on(Way::Processes, First::Deadly)
}

pub fn step3_results_stand_in_order_and_a_broken_photo_harms_no_other() -> Held {
    in_order_with_errors(Way::Processes)
}

pub fn step3_no_photos_and_fewer_photos_than_workers_are_fine() -> Held {
    few_photos(Way::Processes)
}

pub fn step3_two_calls_at_once_do_not_disturb_each_other() -> Held {
    two_calls_at_once(Way::Processes)
}

pub fn step3_a_process_that_dies_costs_only_its_photo() -> Held {
    let stage = Stage::new();
    let paths = photos(&stage, 6);
    let deadly = stage.dice(4) as usize;
    let watcher = Watcher::ending_who_works_on(&paths[deadly]);
    let lines = run(&stage, Way::Processes, 2, &paths, &watcher)?;
    let mut wanted = vec!["ok"; 6];
    wanted[deadly] = "died";
    let lost = lines.iter().filter(|line| *line != "ok").count();
    let misconception = match lost {
        0 => "A process that died did not finish its photo, however it ended: that is an error.",
        1 => "The error of the photo whose process died is a `WorkerDied`, in its place.",
        _ => {
            "A dead process answers nothing: whoever goes on writing to it loses every further photo, not only that one."
        }
    };
    ensure_because(lines == wanted, misconception, || {
        format!("The process with photo {} of 6 died. The results were {}.", deadly + 1, words(&lines))
    })?;
    each_tried_once(&paths, &watcher, DEADLY_ONCE)
}

/// Photos that each cost a process its life, one after the other.
const DEADLY: usize = 10;

pub fn step3_however_many_processes_die_another_takes_the_place_of_each() -> Held {
    let stage = Stage::new();
    let paths = tiny_photos(&stage, DEADLY + 2);
    let deadly = paths[..DEADLY].to_vec();
    let watcher =
        Watcher::ordering(move |seen, _| if deadly.contains(&seen.path) { "die" } else { "go" }.to_owned());
    let run = run(&stage, Way::Processes, 1, &paths, &watcher);
    let workers = watcher.started();
    let in_its_own = watcher.seen().iter().find(|seen| !workers.contains(&seen.process)).cloned();
    ensure_because(
        in_its_own.is_none(),
        "What a worker process died of ends the process of all others when that does it itself. Another worker process takes the dead \
         one's place.",
        || {
            let place =
                paths.iter().position(|path| in_its_own.as_ref().is_some_and(|seen| seen.path == *path));
            format!(
                "Each of the first {DEADLY} of {} photos killed its process. Number {} was blurred by no worker process.",
                paths.len(),
                place.unwrap_or_default() + 1
            )
        },
    )?;
    let lines = run?;
    let wanted = [vec!["died"; DEADLY], vec!["ok"; 2]].concat();
    ensure(lines == wanted, || {
        format!(
            "1 worker had {} photos, of which each of the first {DEADLY} killed its process. The results were {}.",
            paths.len(),
            words(&lines)
        )
    })
}

pub fn step3_a_process_that_cannot_be_started_once_is_no_error_for_all_photos_that_follow() -> Held {
    let stage = Stage::new();
    let paths = photos(&stage, 5);
    let watcher = Watcher::ending_who_works_on(&paths[0]);
    let lines = run_task(&stage, "processes_but_the_second", 1, &paths, &watcher)?;
    let (first_failed, last_is_right) =
        (lines.first().is_some_and(|line| line != "ok"), lines.last().is_some_and(|line| line == "ok"));
    ensure(lines.len() == 5 && first_failed && last_is_right, || {
        format!(
            "The process with the first of 5 photos died. The one in its place could not be started, but any later one. The \
             results were {}.",
            words(&lines)
        )
    })
    .map_err(|failure| {
        let once = "That one process can't be started does not mean that none can be: the next photo may have one.";
        Failure { misconception: (first_failed && !last_is_right).then(|| once.to_owned()), ..failure }
    })
}

pub fn step3_no_process_is_left_when_it_returns() -> Held {
    for (second, dead) in [
        ("good.jpg", ""),
        ("deadly.jpg", ", one of which had died"),
        ("lingers.jpg", ", one of which had closed its output"),
    ] {
        let stage = Stage::new();
        let mut paths = photos(&stage, 5);
        let renamed = stage.folder().join(second);
        fs::rename(&paths[4], &renamed).expect("the check's own folder can be written to");
        paths[4] = renamed;
        let watcher = match second {
            "deadly.jpg" => Watcher::ending_who_works_on(&paths[4]),
            _ => Watcher::ordering(|seen, others| {
                // It takes its time to end.
                if seen.kind == "end" {
                    others.wait_for_return(Duration::from_millis(200));
                }
                "go".to_owned()
            }),
        };
        run(&stage, Way::Processes, 2, &paths, &watcher)?;
        let left = watcher.left();
        let misconception = if left.iter().any(|left| left.state == live::State::Running) {
            "A process waits for the next photo until its input is closed, and may take its time then. Dropping a `BlurWorker` \
             closes it, and waits for its end."
        } else {
            "A process that ended stays in the system's table until its parent has waited for it."
        };
        ensure_because(left.is_empty(), misconception, || {
            let (processes, left) = (processes(&watcher.seen()).len(), left.len());
            format!("It had started {processes} processes{dead}. When it returned, {left} were still there.")
        })?;
    }
    Ok(())
}
