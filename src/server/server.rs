//! Accepts connections, a thread for each.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::counters::{Counters, Counts};
use crate::messages;
use crate::photos::Photos;
use crate::rendezvous::Rendezvous;
use crate::reply::{Fault, Reply};
use crate::request::{self, Request};
use crate::routes;
use crate::settings::Settings;

/// A client that does not say what it wants, or does not take it, is not waited for any longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that runs until it is dropped. It listens on the loopback address alone.
///
/// ```no_run
/// # use photo_server::{Server, Settings};
/// let server = Server::start(Settings::new("target/photos")).expect("a free port");
/// println!("{}/v2/list?limit=10", server.url());
/// ```
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// Holds a request back; it gets the number of the request.
type Holding = dyn Fn(u64) + Send + Sync;

struct Shared {
    settings: Settings,
    base: String,
    photos: Photos,
    counters: Counters,
    holding: Mutex<Option<Arc<Holding>>>,
    stopping: AtomicBool,
}

impl Server {
    /// Starts a server; it answers as soon as this returns.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(settings: Settings) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            base: format!("http://{address}"),
            photos: settings.kept_in.as_ref().map_or_else(Photos::in_memory, Photos::kept_in),
            settings,
            counters: Counters::default(),
            holding: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let for_thread = shared.clone();
        let accepting = thread::Builder::new()
            .name("photo server".into())
            .spawn(move || accept(&listener, &for_thread))?;
        Ok(Server { address, shared, accepting: Some(accepting) })
    }

    /// Where it is: `http://127.0.0.1:49152`.
    pub fn url(&self) -> &str {
        &self.shared.base
    }

    /// What it has seen until now.
    pub fn counts(&self) -> Counts {
        self.shared.counters.now()
    }

    /// Draws what is at this address of the server's, so that no request has to wait for that.
    pub fn draw_beforehand(&self, url: &str) {
        let path = url.strip_prefix(self.url()).unwrap_or(url);
        drop(routes::page(&self.shared.photos, self.url(), path, ""));
    }

    /// From now on each request waits here before it is answered.
    pub fn hold(&self, rendezvous: Arc<Rendezvous>) {
        self.hold_with(move |_| rendezvous.wait());
    }

    /// From now on each request is answered when this returns; it gets the number of the request, from 1 on.
    pub fn hold_with(&self, holding: impl Fn(u64) + Send + Sync + 'static) {
        *self.shared.holding.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(holding));
    }

    /// Serves until the process is ended.
    pub fn run(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        let Some(accepting) = self.accepting.take() else { return };
        // Wakes it; when that fails, it has ended already.
        let _ = TcpStream::connect(self.address);
        let _ = accepting.join();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else {
            // Out of file descriptors: some will be free again.
            thread::sleep(Duration::from_millis(10));
            continue;
        };
        let shared = shared.clone();
        // Without a thread for it the connection is closed, as by any server that is too busy.
        let _ = thread::Builder::new().spawn(move || serve(&shared, stream));
    }
}

/// A client that goes away in the middle is no error of ours.
fn serve(shared: &Shared, mut stream: TcpStream) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let _ = stream.set_nodelay(true);
    let _ = match request::read(&mut stream) {
        Ok(Some(Request::Get { path, query })) => answer(shared, &mut stream, &path, &query),
        Ok(Some(Request::Other)) => Reply::error(405, messages::ONLY_GET).write(&mut stream),
        Ok(None) => Ok(()),
        Err(_) => Reply::error(400, messages::BAD_REQUEST).write(&mut stream),
    };
}

fn answer(shared: &Shared, stream: &mut TcpStream, path: &str, query: &str) -> io::Result<()> {
    let in_flight = shared.counters.arrival(path);
    let holding = shared.holding.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(holding) = holding {
        holding(in_flight.number);
    }
    thread::sleep(shared.settings.latency);
    let reply = if shared.settings.fail.hits(in_flight.number, 0) {
        Reply::error(500, messages::FAILED_ON_PURPOSE)
    } else {
        routes::page(&shared.photos, &shared.base, path, query)
    };
    let truncated = reply.fault == Fault::Nothing && shared.settings.truncate.hits(in_flight.number, 1);
    let reply = if truncated { reply.with(Fault::EndsHalfWay) } else { reply };
    // Before the last byte leaves: the client may ask again as soon as it has it, and that is no second
    // request in flight.
    drop(in_flight);
    reply.write(stream)
}
