//! Answers as they should be, and answers that are no page.

use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::server::{Server, answer, head};
use super::{LIMITS, PAGE, TEXT, address, failure, page, visit, visitor};

#[test]
fn requests_say_who_asks_and_nothing_else() {
    let server = Server::always("200 OK", &[TEXT], PAGE);
    let url = server.url("/a?b=c");
    let fetched = visit(&format!("{url}#d"), LIMITS);
    assert_eq!(fetched.name, url);
    let published = fetched.page.expect("a page");
    assert_eq!(published.declared.media_type.as_deref(), Some("text/plain"));
    assert_eq!(published.declared.charset.as_deref(), Some("utf-8"));

    let [asked] = server.asked().try_into().expect("one request");
    assert_eq!(asked.target, "/a?b=c");
    let names: Vec<_> = asked.headers.keys().map(String::as_str).collect();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    let version = concat!("atodds/", env!("CARGO_PKG_VERSION"));
    assert!(asked.header("user-agent").starts_with(version));
    assert_eq!(asked.header("accept-encoding"), "gzip");
}

#[test]
fn compression_and_chunks_are_taken_off() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(PAGE.as_bytes()).expect("memory");
    let packed = encoder.finish().expect("memory");
    let server = Server::always("200 OK", &[TEXT, "Content-Encoding: gzip"], packed);
    assert_eq!(page(&server.url("/")), PAGE);

    let mut chunked = head("200 OK", &[TEXT, "Transfer-Encoding: chunked"]);
    write!(chunked, "{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len()).expect("memory");
    let server = Server::start(move |_, stream| stream.write_all(&chunked));
    assert_eq!(page(&server.url("/")), PAGE);
}

#[test]
fn a_page_may_end_where_its_connection_does() {
    let open = [head("200 OK", &[TEXT]), PAGE.into()].concat();
    let server = Server::start(move |_, stream| stream.write_all(&open));
    assert_eq!(page(&server.url("/")), PAGE);
}

#[test]
fn ipv6_hosts_are_read() {
    let reply = answer("200 OK", &[TEXT], PAGE);
    let Ok(server) = Server::bound("[::1]:0", move |_, stream| stream.write_all(&reply)) else {
        // This machine has no IPv6.
        return;
    };
    assert_eq!(page(&server.url("/")), PAGE);
}

#[test]
fn one_host_is_asked_for_one_page_at_a_time_and_for_each_once() {
    let (now, most) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let seen = Arc::clone(&most);
    let reply = answer("200 OK", &[TEXT], PAGE);
    let server = Server::start(move |_, stream| {
        seen.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(20));
        now.fetch_sub(1, Ordering::SeqCst);
        stream.write_all(&reply)
    });
    let mut urls: Vec<_> = (0..5).map(|i| server.url(&format!("/{i}"))).collect();
    let again = urls.iter().chain(&urls).rev();
    let addresses = again.map(|url| address(url)).collect();
    let fetched = visitor(LIMITS, None, |_| true).visit_all(addresses);
    urls.sort();
    let names: Vec<_> = fetched.into_iter().map(|fetched| fetched.name).collect();
    assert_eq!(names, urls);
    assert_eq!(server.asked().len(), 5);
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[test]
fn other_answers_than_a_page_are_told_with_what_may_help() {
    for (status, told) in [
        (
            "404 Not Found",
            "404 Not Found; a browser shows whether the page has moved",
        ),
        (
            "403 Forbidden",
            "403 Forbidden; the site does not give it to everyone",
        ),
        (
            "429 Too Many Requests",
            "429 Too Many Requests; the site asks to come back later",
        ),
        (
            "500 Oops",
            "500 Internal Server Error; the fault is the server's",
        ),
        ("204 No Content", "204 No Content"),
        ("206 Partial Content", "206 Partial Content"),
        ("304 Not Modified", "304 Not Modified"),
    ] {
        let server = Server::always(status, &[TEXT], "");
        let reason = failure(&server.url("/"));
        let told = format!("the server answered {told}");
        assert!(reason.contains(&told), "{status}: {reason}");
    }
}

#[test]
fn a_port_where_nobody_listens_gives_no_page() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(failure(&url), "no connection: connection refused");
}

#[test]
fn a_server_without_tls_gives_no_secure_page() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://{}/", listener.local_addr().expect("an address"));
    thread::spawn(move || -> io::Result<()> {
        let (mut stream, _) = listener.accept()?;
        // The greeting of the handshake is no request; the answer is that of a server that takes it for one.
        let _ = stream.read(&mut [0; 4096])?;
        stream.write_all(&answer("400 Bad Request", &[TEXT], ""))?;
        stream.read_to_end(&mut Vec::new()).map(|_| ())
    });
    let reason = failure(&url);
    assert!(reason.starts_with("no secure connection: "), "{reason}");
}
