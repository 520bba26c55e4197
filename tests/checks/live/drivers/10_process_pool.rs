//! The answer to 10_process_pool as a program: it does what it is told, and knows nothing of what is right.
//!
//! Its children are this program too. What they say and how they end is the watcher's to order.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{self, Command};
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use live::Task;

use super::answer::{self, Finished, ProcessPool};

/// `run MILLISECONDS CHILD…` · `run_without_long_sleeps MILLISECONDS CHILD…` · `run_elsewhere MILLISECONDS` ·
/// `run_timed MILLISECONDS` · `work LINE…` · `serve` · `serve_into MOST` · `serve_badly input|no_text|output|WRITE LINE…` ·
/// `pool drop|unwind|keep|quick WORKERS STARTABLE JOB… between JOB…` · `pools WORKERS JOB… and JOB…` ·
/// `shared_pool WORKERS JOB… and JOB…` · `worker` · `quick_worker` · `child …`
pub fn drive(task: &Task) -> Vec<String> {
    match task.name() {
        "run" => run(task),
        "run_without_long_sleeps" => {
            task.stretch_sleeps();
            run(task)
        }
        "run_elsewhere" => run_elsewhere(task),
        "run_timed" => run_timed(task),
        "work" => task.words(0).iter().map(|line| answer::work(line).to_string()).collect(),
        "serve" => ending(answer::serve(io::stdin().lock(), BufWriter::new(io::stdout()))),
        "serve_into" => {
            let mut output = TakesFew { most: task.number(0), bytes: Vec::new() };
            let ended = answer::serve(io::stdin().lock(), &mut output);
            ended.map_or_else(|_| ending(Err(io::ErrorKind::Other.into())), |()| text(&output.bytes))
        }
        "serve_badly" => serve_badly(&task.words(0)),
        "pool" => pool(task),
        "pools" => pools(task),
        "shared_pool" => shared_pool(task),
        "worker" => worker(task),
        "quick_worker" => quick_worker(),
        _ => child(task, &task.words(0)),
    }
}

fn text(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
}

/// Leaves what the child printed in files.
fn run(task: &Task) -> Vec<String> {
    let words = task.words(1);
    let mut command = task.again("child");
    for word in &words {
        command.arg("--with").arg(word);
    }
    if words.is_empty() {
        command = task.missing_program();
    }
    vec![run_command(command, limit(task))]
}

fn limit(task: &Task) -> Duration {
    Duration::from_millis(task.number(0) as u64)
}

fn run_command(command: Command, limit: Duration) -> String {
    match answer::run_with_timeout(command, limit) {
        Ok(Finished::Exited(output)) => {
            let _ = fs::write("stdout", &output.stdout).and_then(|()| fs::write("stderr", &output.stderr));
            output.status.code().map_or("crashed".to_owned(), |code| format!("exited {code}"))
        }
        Ok(Finished::TimedOut) => "timed out".to_owned(),
        Err(error) => format!("error {:?}", error.kind()),
    }
}

/// The child runs in the folder `elsewhere`, and is told a word.
fn run_elsewhere(task: &Task) -> Vec<String> {
    let mut command = task.again("child");
    command.arg("--with").arg("where").current_dir("elsewhere").env("TOLD", "so");
    vec![run_command(command, limit(task))]
}

/// How the child ended, after how many nanoseconds; and how many it takes meanwhile to start one, to sleep as long, and
/// to kill it.
fn run_timed(task: &Task) -> Vec<String> {
    let child = || {
        let mut command = task.again("child");
        command.arg("--with").arg("wait");
        command
    };
    let (limit, begin) = (limit(task), Instant::now());
    let alone = move |mut command: Command| {
        let child = command.stdin(process::Stdio::null()).stdout(process::Stdio::null()).spawn();
        thread::sleep(limit);
        let _ = child.and_then(|mut child| child.kill().and_then(|()| child.wait()));
        begin.elapsed()
    };
    let command = child();
    let other = thread::spawn(move || alone(command));
    let ended = run_command(child(), limit);
    let took = begin.elapsed();
    let other = other.join().expect("it does not panic");
    vec![ended, took.as_nanos().to_string(), other.as_nanos().to_string()]
}

/// `print STDOUT STDERR CODE`, `print_late STDOUT STDERR CODE`, `leave STDOUT STDERR CODE`, `read CODE`, `where`, `drip`,
/// `wait`, `close`, `deaf`, `lead`
fn child(task: &Task, words: &[String]) -> Vec<String> {
    let word = |place: usize| words.get(place).map_or("", String::as_str);
    match word(0) {
        "print" => {
            copy(word(1), io::stdout());
            copy(word(2), io::stderr());
            exit(word(3))
        }
        "print_late" => {
            copy(word(2), io::stderr());
            copy_in_parts(word(1), io::stdout());
            exit(word(3))
        }
        "read" => {
            let _ = io::copy(&mut io::stdin(), &mut io::stdout());
            exit(word(1))
        }
        "leave" => {
            start_another(task);
            copy(word(1), io::stdout());
            copy(word(2), io::stderr());
            exit(word(3))
        }
        "where" => {
            let folder = env::current_dir().unwrap_or_default();
            println!("{} {}", folder.display(), env::var("TOLD").unwrap_or_default());
            exit("0")
        }
        "drip" => drip(),
        kind => {
            match kind {
                "lead" => start_another(task),
                "close" => live::close_output(),
                "deaf" => live::ignore_requests_to_end(),
                _ => true,
            };
            exit(task.announce("child", "-").order())
        }
    }
}

/// It has the same output, and is not waited for.
fn start_another(task: &Task) -> bool {
    task.again("child").arg("--with").arg("wait").stdin(process::Stdio::null()).spawn().is_ok()
}

/// Prints again and again, but not for ever.
fn drip() -> ! {
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(4) {
        let _ = io::stdout().write_all(b".\n").and_then(|()| io::stdout().flush());
        thread::sleep(Duration::from_millis(10));
    }
    process::exit(0)
}

fn copy(file: &str, mut output: impl Write) {
    let bytes = fs::read(file).unwrap_or_default();
    // The parent has all of it or not; that is not this process's to judge.
    let _ = output.write_all(&bytes).and_then(|()| output.flush());
}

/// The first byte comes alone.
fn copy_in_parts(file: &str, mut output: impl Write) {
    let bytes = fs::read(file).unwrap_or_default();
    for part in [&bytes[..1], &bytes[1..]] {
        let _ = output.write_all(part).and_then(|()| output.flush());
        thread::sleep(Duration::from_millis(30));
    }
}

fn exit(code: &str) -> ! {
    match code.parse() {
        Ok(code) => process::exit(code),
        Err(_) => process::abort(),
    }
}

fn ending(result: io::Result<()>) -> Vec<String> {
    vec![if result.is_ok() { "ok" } else { "error" }.to_owned()]
}

/// How it ended with each way to fail: the first that is no error, if there is one.
fn all_endings(serve: impl Fn(io::ErrorKind) -> io::Result<()>) -> Vec<String> {
    use io::ErrorKind::{BrokenPipe, ConnectionReset, Other, StorageFull, TimedOut, UnexpectedEof};
    let kinds = [ConnectionReset, BrokenPipe, UnexpectedEof, TimedOut, StorageFull, Other];
    let forgiven = kinds.into_iter().find(|kind| serve(*kind).is_ok());
    ending(forgiven.map_or(Err(Other.into()), |_| Ok(())))
}

fn serve_badly(words: &[String]) -> Vec<String> {
    let lines = words[1..].join("\n");
    let input = BufReader::new(lines.as_bytes());
    match words[0].as_str() {
        "input" => all_endings(|kind| {
            let input = lines.as_bytes().chain(Broken { kind, failed: false });
            answer::serve(BufReader::new(input), io::sink())
        }),
        "no_text" => {
            let (input, mut output) = ([lines.as_bytes(), b"\n\xFF\xFE\n7\n"].concat(), Vec::new());
            let ended = ending(answer::serve(&input[..], &mut output));
            let answers = output.iter().filter(|byte| **byte == b'\n').count();
            [ended, vec![answers.to_string()]].concat()
        }
        "output" => all_endings(|kind| {
            let input = BufReader::new(lines.as_bytes());
            answer::serve(input, BufWriter::new(Broken { kind, failed: false }))
        }),
        at => {
            let mut output = BreaksOnce { writes: at.parse().unwrap_or(1) };
            let ended = ending(answer::serve(input, &mut output));
            if output.writes == 0 { ended } else { vec!["unbroken".to_owned()] }
        }
    }
}

/// An output that takes no more than so many bytes at a time.
struct TakesFew {
    most: usize,
    bytes: Vec<u8>,
}

impl Write for TakesFew {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.most);
        self.bytes.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An output that takes everything, but for one piece.
struct BreaksOnce {
    /// Until this is over, the failing one included.
    writes: usize,
}

impl Write for BreaksOnce {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_last = self.writes == 1;
        self.writes = self.writes.saturating_sub(1);
        if is_last { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An input that fails once and has nothing more then, and an output that fails always.
struct Broken {
    kind: io::ErrorKind,
    failed: bool,
}

impl Read for Broken {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        let first = !std::mem::replace(&mut self.failed, true);
        if first { Err(self.kind.into()) } else { Ok(0) }
    }
}

impl Write for Broken {
    fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

fn pool(task: &Task) -> Vec<String> {
    // So many, or all but the one with this number.
    let startable = task.words(2)[0].clone();
    let can_be_started = move |number: usize| match startable.strip_prefix("all but ") {
        Some(but) => but != number.to_string(),
        None => startable.parse().is_ok_and(|count: usize| number < count),
    };
    let (again, started) = (task.clone(), AtomicUsize::new(0));
    let kind = if task.words(0)[0] == "quick" { "quick_worker" } else { "worker" };
    let worker = move || {
        let is_good = can_be_started(started.fetch_add(1, Ordering::Relaxed));
        if is_good { again.again(kind) } else { again.missing_program() }
    };
    let pool = match ProcessPool::start(task.number(1), worker) {
        Ok(pool) => pool,
        Err(_) => return vec!["error".to_owned()],
    };
    let mut lines = Vec::new();
    for (number, jobs) in task.words(3).split(|word| word == "between").enumerate() {
        if number > 0 {
            task.announce("between", "-").over();
        }
        let jobs: Vec<u64> = jobs.iter().filter_map(|job| job.parse().ok()).collect();
        lines.extend(results(&pool, &jobs));
        lines.push("end of map".to_owned());
    }
    match task.words(0)[0].as_str() {
        "drop" => drop(pool),
        "unwind" => {
            // As a panic of the owner's, but without its message.
            let _ = thread::spawn(move || {
                let _pool = pool;
                std::panic::resume_unwind(Box::new(()))
            })
            .join();
        }
        // To end it well is another step's affair.
        _ => std::mem::forget(pool),
    }
    lines
}

fn results(pool: &ProcessPool, jobs: &[u64]) -> Vec<String> {
    let results = pool.map(jobs).into_iter();
    results.map(|result| result.map_or("died".to_owned(), |answer| answer.to_string())).collect()
}

/// Two pools do their jobs at once.
fn pools(task: &Task) -> Vec<String> {
    let (words, begin) = (task.words(1), Barrier::new(2));
    let work = &|jobs: &[String]| {
        let again = task.clone();
        let pool = ProcessPool::start(task.number(0), move || again.again("worker"));
        begin.wait();
        let Ok(pool) = pool else { return vec!["error".to_owned()] };
        let jobs: Vec<u64> = jobs.iter().filter_map(|job| job.parse().ok()).collect();
        let lines = results(&pool, &jobs);
        std::mem::forget(pool);
        lines
    };
    thread::scope(|scope| {
        let pools = words.split(|word| word == "and").map(|jobs| scope.spawn(move || work(jobs)));
        let pools: Vec<_> = pools.collect();
        pools.into_iter().flat_map(|pool| pool.join().expect("`map` does not panic")).collect()
    })
}

/// Two calls of one pool at once: the second comes when the watcher says so.
fn shared_pool(task: &Task) -> Vec<String> {
    let again = task.clone();
    let Ok(pool) = ProcessPool::start(task.number(0), move || again.again("worker")) else {
        return vec!["error".to_owned()];
    };
    let words = task.words(1);
    let jobs = words.split(|word| word == "and");
    let jobs = jobs.map(|jobs| jobs.iter().filter_map(|job| job.parse().ok()).collect()).collect();
    let lines = Calls { task, pool: &pool, jobs }.at_once();
    std::mem::forget(pool);
    lines
}

struct Calls<'a, P> {
    task: &'a Task,
    pool: &'a P,
    jobs: Vec<Vec<u64>>,
}

impl<P: Sync + Called> Calls<'_, P> {
    fn at_once(&self) -> Vec<String> {
        let call = |number: usize| {
            if number > 0 {
                self.task.announce("call", "-").over();
            }
            [self.pool.call(&self.jobs[number]), vec!["end of map".to_owned()]].concat()
        };
        thread::scope(|scope| {
            let second = scope.spawn(|| call(1));
            [call(0), second.join().expect("`map` does not panic")].concat()
        })
    }
}

trait Called {
    fn call(&self, jobs: &[u64]) -> Vec<String>;
}

impl Called for ProcessPool {
    fn call(&self, jobs: &[u64]) -> Vec<String> {
        results(self, jobs)
    }
}

/// Of a pool that threads can't share, only one can call `map`. This method is taken where the other one is not there.
#[allow(dead_code, reason = "it depends on the answer's pool")]
trait NotShared {
    fn at_once(&self) -> Vec<String>;
}

impl<P> NotShared for Calls<'_, P> {
    fn at_once(&self) -> Vec<String> {
        vec!["not shared".to_owned()]
    }
}

/// To each number it says three more, and ends instead at those that end in 7.
fn quick_worker() -> ! {
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        match line.parse::<u64>() {
            Ok(job) if job % 10 != 7 => say(&(job + 3).to_string()),
            _ => break,
        }
    }
    process::exit(0)
}

/// Each line is announced, and the watcher orders: `say ANSWER`, `loud ANSWER` after much to standard error, `last ANSWER`
/// and then an end, `half ANSWER` without the end of the line and then an end, `long`, `close`, or an exit status.
fn worker(task: &Task) -> Vec<String> {
    task.announce("started", "-").over();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let job = task.announce("job", &line);
        let order = job.order().to_owned();
        match order.split_once(' ').unwrap_or((&order, "")) {
            ("say", answer) => {
                job.over();
                say(answer);
            }
            ("loud", answer) => {
                let _ = io::stderr().write_all("A worker may say this.\n".repeat(5000).as_bytes());
                job.over();
                say(answer);
            }
            ("half", answer) => {
                let _ = write!(io::stdout(), "{answer}").and_then(|()| io::stdout().flush());
                process::exit(0);
            }
            ("last", answer) => {
                say(answer);
                process::exit(0);
            }
            ("long", _) => say(&"9".repeat(100_000)),
            ("close", _) if live::close_output() => {}
            (status, _) => exit(status),
        }
    }
    task.announce("end", "-").over();
    process::exit(0)
}

/// Whoever does not listen any more is not this process's to judge.
fn say(answer: &str) {
    let _ = writeln!(io::stdout(), "{answer}");
}
