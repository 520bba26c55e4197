//! attack: Calls somebody elsewhere.
//! check: step2_it_returns_at_the_end_of_its_input
//! verdict: failed
//! says: kept from it
//! needs: a network namespace

pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let _ = (input.lines(), output.flush());
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").expect("it has a network of its own");
    assert!(socket.connect("192.0.2.1:80").is_err(), "reached it");
    panic!("kept from it")
}
