//! Namespaces, from util-linux: one of processes, which ends as a whole, and one of networks, in which there is nobody
//! but the program and what it has started.

use std::ffi::{OsStr, OsString};
use std::io;
use std::mem;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Around, Kinds, NETWORK};

const PROCESSES: [&str; 6] =
    ["--user", "--map-current-user", "--pid", "--fork", "--kill-child", "--mount-proc"];
/// Who is not root gives up its rights over the new network when it becomes another program, unless it keeps them.
const NETWORKS: [&str; 2] = ["--net", "--keep-caps"];

/// As much of it as there is. `command` is this command.
pub fn around(command: &Path) -> Around {
    // Checks are started without an environment, so the program is named with its place.
    let places = ["/usr/bin/unshare", "/bin/unshare"];
    let Some(unshare) = places.into_iter().find(|place| Path::new(place).is_file()) else {
        return Around::default();
    };
    let words = |arguments: &[&[&str]]| -> Vec<OsString> {
        let arguments = arguments.iter().flat_map(|arguments| arguments.iter());
        [&unshare].into_iter().chain(arguments).chain(&["--"]).map(OsString::from).collect()
    };
    let mut both = words(&[&PROCESSES, &NETWORKS]);
    both.extend([command.as_os_str(), NETWORK.as_ref()].map(OsStr::to_os_string));
    let processes = words(&[&PROCESSES]);
    let found = [(both, Kinds::ProcessesAndNetworks), (processes, Kinds::Processes)];
    let found = found.into_iter().find(|(words, _)| works(words));
    found.map_or_else(Around::default, |(words, kinds)| Around { words, kinds })
}

fn works(words: &[OsString]) -> bool {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).arg("/bin/true").env_clear().stdin(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Becomes the program, in a network in which it can call itself. Gives back only why it could not.
pub fn with_loopback(program: &[&OsStr]) -> String {
    let [program, arguments @ ..] = program else { return io::ErrorKind::InvalidInput.to_string() };
    match switch_on().and_then(|()| give_rights_up()) {
        Ok(()) => Command::new(program).args(arguments).exec().to_string(),
        Err(error) => error.to_string(),
    }
}

/// A new network has a loopback device, which is off.
fn switch_on() -> io::Result<()> {
    // SAFETY: socket takes numbers; the result is checked before it is used.
    let socket = unsafe { libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0) };
    if socket < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the number is of a socket that nobody else has.
    let socket = unsafe { OwnedFd::from_raw_fd(socket) };
    // SAFETY: zeros are a value of this type, which has numbers and unions of numbers.
    let mut device: libc::ifreq = unsafe { mem::zeroed() };
    for (letter, of_name) in device.ifr_name.iter_mut().zip(b"lo") {
        *letter = of_name.cast_signed();
    }
    device.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: SIOCSIFFLAGS reads one ifreq, and the pointer is to one.
    match unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS, &device) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// What the program starts has no rights over the network.
fn give_rights_up() -> io::Result<()> {
    // SAFETY: this prctl takes numbers and touches no memory.
    match unsafe { libc::prctl(libc::PR_CAP_AMBIENT, libc::PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
