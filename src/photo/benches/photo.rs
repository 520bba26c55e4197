//! `cargo bench -p workbook-photo --bench photo [-- --python PROGRAM]`: the given functions beside the plain way of the
//! crate `image` and, where Python has Pillow, beside Pillow, all on the same photos and the same cores.
//!
//! Each measurement is a process of its own, on one core or two (`taskset`, where there is one); the ways take
//! turns, and the best of several rounds counts, so that other load on the machine disturbs all alike.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use image::ImageReader;
use image::imageops::FilterType;
use photo_server::Photos;
use workbook_photo::Photo;

const WIDTHS: [u32; 3] = [200, 64, 32];
const ROUNDS: usize = 2;
const PEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peer.py");

/// What is measured: its name, the way of doing it, and who does it.
const WAYS: [(&str, &str, Who); 7] = [
    ("26 photos to 200, 64 and 32 pixels: this", "thumbnails", Who::Rust),
    ("  image, at full size", "plain-thumbnails", Who::Rust),
    ("  Pillow, as in the notebook", "plain-thumbnails", Who::Python),
    ("  Pillow with draft", "thumbnails", Who::Python),
    ("10 photos blurred, sigma 15: this", "blur", Who::Rust),
    ("  image, fast_blur", "fast-blur", Who::Rust),
    ("  Pillow", "blur", Who::Python),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Rust,
    Python,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match &arguments[..] {
        [measure, way, threads, photos @ ..] if measure == "--measure" => {
            let photos: Vec<PathBuf> = photos.iter().map(PathBuf::from).collect();
            println!("{}", measured(way, threads.parse().expect("a number"), &photos));
        }
        [python, program] if python == "--python" => compare(program),
        _ => compare("python3"),
    }
}

/// Prints the table: seconds with one thread on one core, and with two on two.
fn compare(python: &str) {
    let has_pillow = Command::new(python).args(["-c", "import PIL"]).stderr(Stdio::null()).status();
    let has_pillow = has_pillow.is_ok_and(|status| status.success());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    let photos = Photos::kept_in(folder.join("drawn")).copy_to(&folder, 26).expect("photos");
    let mut best = vec![[f64::INFINITY; 2]; WAYS.len()];
    for _ in 0..ROUNDS {
        for ((_, way, who), best) in WAYS.iter().zip(&mut best) {
            if *who == Who::Python && !has_pillow {
                continue;
            }
            let photos = if way.contains("blur") { &photos[..10] } else { &photos[..] };
            for threads in [1, 2] {
                best[threads - 1] = best[threads - 1].min(once(python, *who, way, threads, photos));
            }
        }
    }
    println!("{:<44}{:>10}{:>12}", "seconds", "one core", "two cores");
    for ((name, _, _), [one, two]) in WAYS.iter().zip(best) {
        println!("{name:<44}{one:>10.2}{two:>12.2}");
    }
    if !has_pillow {
        println!("({python} has no Pillow: `pip install pillow`, or `-- --python PROGRAM`)");
    }
}

fn once(python: &str, who: Who, way: &str, threads: usize, photos: &[PathBuf]) -> f64 {
    let program = match who {
        Who::Rust => vec![env::current_exe().expect("a program").display().to_string(), "--measure".into()],
        Who::Python => vec![python.to_owned(), PEER.to_owned()],
    };
    let pinned = ["taskset".to_owned(), "-c".into(), if threads == 1 { "0" } else { "0,1" }.into()];
    let pinned = if Command::new("taskset").arg("-V").output().is_ok() { &pinned[..] } else { &[] };
    let words: Vec<&String> = pinned.iter().chain(&program).collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).arg(way).arg(threads.to_string()).args(photos);
    let output = command.stderr(Stdio::inherit()).output().expect("a measurement");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("seconds")
}

/// Does the work on every photo, and tells how long it took.
fn measured(way: &str, threads: usize, photos: &[PathBuf]) -> f64 {
    let work: fn(&Path) = match way {
        "thumbnails" => thumbnails,
        "plain-thumbnails" => plain_thumbnails,
        "blur" => blur,
        _ => |photo| plain(photo).fast_blur(15.0).to_rgb8().save(result(photo, 0)).expect("a result"),
    };
    let begin = Instant::now();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(photo) = photos.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(photo);
                }
            });
        }
    });
    begin.elapsed().as_secs_f64()
}

fn result(photo: &Path, width: u32) -> PathBuf {
    photo.with_extension(format!("{width}.out.jpg"))
}

fn plain(photo: &Path) -> image::DynamicImage {
    ImageReader::open(photo).expect("a file").decode().expect("a photo")
}

fn thumbnails(photo: &Path) {
    let small = Photo::open_for_thumbnail(photo, WIDTHS[0]).expect("a photo");
    for width in WIDTHS {
        small.thumbnail(width).save(&result(photo, width)).expect("a result");
    }
}

fn plain_thumbnails(photo: &Path) {
    for width in WIDTHS {
        let thumbnail = plain(photo).resize(width, u32::MAX, FilterType::Lanczos3);
        thumbnail.to_rgb8().save(result(photo, width)).expect("a result");
    }
}

fn blur(photo: &Path) {
    Photo::open(photo).expect("a photo").blurred(15.0).save(&result(photo, 0)).expect("a result");
}
