//! Servers that are slow, endless, broken or lying. Each costs one note, and a bounded time and memory.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::server::{Server, answer, head};
use super::{LIMITS, Limits, PAGE, TEXT, failure, failure_within};

/// Far longer than the second that is allowed, far shorter than the server would go on.
const PATIENCE: Duration = Duration::from_secs(15);

/// Checks that a server that does not come to an end within a second is left.
fn too_slow(server: &Server) {
    let start = Instant::now();
    let second = Limits {
        timeout: Duration::from_secs(1),
        ..LIMITS
    };
    let reason = failure_within(&server.url("/"), second);
    assert!(reason.contains("no full answer within 1 s"), "{reason}");
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn a_server_that_says_nothing_is_left() {
    too_slow(&Server::start(|_, _| {
        thread::sleep(Duration::from_secs(60));
        Ok(())
    }));
}

#[test]
fn a_header_that_trickles_is_left() {
    too_slow(&Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
        for i in 0..600 {
            write!(stream, "X-{i}: a\r\n")?;
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }));
}

#[test]
fn a_body_that_trickles_is_left() {
    too_slow(&Server::start(|_, stream| {
        stream.write_all(&head("200 OK", &[TEXT, "Content-Length: 600"]))?;
        for _ in 0..600 {
            stream.write_all(b"a")?;
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }));
}

#[test]
fn an_endless_body_is_cut() {
    let server = Server::start(|_, stream| {
        stream.write_all(&head("200 OK", &[TEXT]))?;
        loop {
            stream.write_all(&[b'a'; 64 * 1024])?;
        }
    });
    let reason = failure(&server.url("/"));
    assert!(reason.contains("larger than 1 MiB"), "{reason}");
}

#[test]
fn an_endless_header_is_cut() {
    let server = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
        loop {
            stream.write_all(&[b'a'; 64 * 1024])?;
        }
    });
    let reason = failure(&server.url("/"));
    assert!(reason.contains("the answer is broken"), "{reason}");
}

#[test]
fn what_says_it_is_too_large_is_not_read() {
    let server = Server::start(|_, stream| {
        stream.write_all(&head("200 OK", &[TEXT, "Content-Length: 99999999999"]))?;
        thread::sleep(Duration::from_secs(60));
        Ok(())
    });
    let reason = failure(&server.url("/"));
    assert!(reason.contains("larger than 1 MiB"), "{reason}");
}

#[test]
fn what_unpacks_to_too_much_is_cut() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![b'a'; 4 << 20]).expect("memory");
    let body = encoder.finish().expect("memory");
    assert!(body.len() < 64 * 1024, "small on the way");
    let server = Server::always("200 OK", &[TEXT, "Content-Encoding: gzip"], body);
    let reason = failure(&server.url("/"));
    assert!(reason.contains("larger than 1 MiB"), "{reason}");
}

#[test]
fn answers_that_break_off_are_not_half_read() {
    let short = head("200 OK", &[TEXT, "Content-Length: 5000"]);
    let chunked = head("200 OK", &[TEXT, "Transfer-Encoding: chunked"]);
    let gzip = [TEXT, "Content-Encoding: gzip"];
    let answers = [
        [short, PAGE.into()].concat(),
        [chunked.clone(), b"ff\r\nabc".to_vec()].concat(),
        [chunked, b"zz\r\nabc\r\n".to_vec()].concat(),
        answer("200 OK", &gzip, "not compressed at all"),
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec(),
    ];
    let last = answers.len();
    let server = Server::start(move |request, stream| {
        let place: usize = request.target[1..].parse().unwrap_or_default();
        stream.write_all(answers.get(place).map_or(&[], Vec::as_slice))
    });
    for place in 0..last {
        let reason = failure(&server.url(&format!("/{place}")));
        assert!(reason.contains("the answer is broken"), "{place}: {reason}");
    }
    let reason = failure(&server.url(&format!("/{last}")));
    assert!(reason.contains("without an answer"), "{reason}");
}

#[test]
fn a_compression_nobody_asked_for_is_refused() {
    let server = Server::always("200 OK", &[TEXT, "Content-Encoding: br"], "abc");
    let reason = failure(&server.url("/"));
    assert!(reason.contains("compressed as `br`"), "{reason}");
}
