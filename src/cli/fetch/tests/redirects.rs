//! Redirects: followed a few times, to pages alone, checked each time, and never with somebody else's password.

use std::io::Write;
use std::net::Ipv4Addr;

use super::server::{Server, answer};
use super::{LIMITS, PAGE, TEXT, address, body, failure, page, redirect, visit, visitor};

/// A server that counts up: `/0` leads to `/1` and so on, up to a page at `/last`.
fn chain(last: usize) -> Server {
    Server::start(move |request, stream| {
        let place: usize = request.target[1..].parse().unwrap_or_default();
        stream.write_all(&if place < last {
            redirect(&format!("/{}", place + 1))
        } else {
            answer("200 OK", &[TEXT], PAGE)
        })
    })
}

/// A server that sends whoever asks for `/` elsewhere (`PORT` stands for its own), and has a page at every other path.
fn leading_to(location: &str) -> Server {
    let location = location.to_owned();
    Server::start(move |request, stream| {
        let port = request
            .header("host")
            .rsplit(':')
            .next()
            .unwrap_or_default();
        stream.write_all(&if request.target == "/" {
            redirect(&location.replace("PORT", port))
        } else {
            answer("200 OK", &[TEXT], PAGE)
        })
    })
}

#[test]
fn a_few_are_followed_and_the_page_keeps_its_name() {
    let server = chain(10);
    let fetched = visit(&server.url("/0"), LIMITS);
    assert_eq!(fetched.name, server.url("/0"));
    assert_eq!(body(fetched), PAGE);
    assert_eq!(server.asked().len(), 11);
}

#[test]
fn one_too_many_is_not() {
    let server = chain(11);
    let reason = failure(&server.url("/0"));
    assert!(reason.contains("redirected more than 10 times"), "{reason}");
    assert_eq!(server.asked().len(), 11);
}

#[test]
fn every_kind_is_followed() {
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Later",
        "308 Moved",
    ] {
        let server = Server::start(move |request, stream| {
            stream.write_all(&if request.target == "/a/b" {
                answer(status, &["Location: c?d=e#f"], "")
            } else {
                answer("200 OK", &[TEXT], PAGE)
            })
        });
        assert_eq!(page(&server.url("/a/b")), PAGE, "{status}");
        assert_eq!(server.asked()[1].target, "/a/c?d=e", "{status}");
    }
}

#[test]
fn circles_are_left() {
    let server = Server::start(|request, stream| {
        let to = if request.target == "/a" {
            "/b#again"
        } else {
            "/a"
        };
        stream.write_all(&redirect(to))
    });
    let url = server.url("/a");
    let reason = failure(&url);
    let told = format!("redirected in a circle, back to {url}");
    assert!(reason.contains(&told), "{reason}");
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn they_lead_to_no_other_scheme() {
    for (to, told) in [
        (
            "file:///etc/passwd",
            "`file:///etc/passwd`: `file:` is not fetched",
        ),
        (
            "ftp://me:word@a.example/b",
            "`ftp://a.example/b`: `ftp:` is not fetched",
        ),
        (
            "data:text/plain,abc",
            "`data:text/plain,abc`: `data:` is not fetched",
        ),
        ("http://[::1", "`http://[::1`: the host is no IP address"),
    ] {
        let reason = failure(&leading_to(to).url("/"));
        assert!(reason.contains(told), "{reason}");
    }
}

#[test]
fn one_without_a_target_is_told() {
    let server = Server::always("301 Moved", &[], "");
    let reason = failure(&server.url("/"));
    assert!(reason.contains("301 Moved Permanently"), "{reason}");
}

#[test]
fn passwords_stay_with_their_host() {
    let other = Server::always("200 OK", &[TEXT], PAGE);
    let away = redirect(&other.url("/b"));
    let server = Server::start(move |request, stream| {
        stream.write_all(&if request.target == "/" {
            redirect("/a")
        } else {
            away.clone()
        })
    });
    let fetched = visit(&format!("http://me:word@{}/", server.host), LIMITS);
    assert_eq!(fetched.name, server.url("/"));
    assert_eq!(body(fetched), PAGE);
    let sent = |server: &Server| -> Vec<String> {
        let asked = server.asked();
        let sent = asked.iter().map(|asked| asked.header("authorization"));
        sent.map(str::to_owned).collect()
    };
    let secret = "Basic bWU6d29yZA==";
    assert_eq!(sent(&server), [secret, secret]);
    assert_eq!(sent(&other), [""]);
}

/// 127.0.0.1 alone is allowed here, and so stands for the public internet, where no test can have a server.
#[test]
fn they_are_checked_as_the_first_address_is() {
    let visit = |server: &Server| {
        let visitor = visitor(LIMITS, None, |ip| ip == Ipv4Addr::LOCALHOST);
        visitor.visit(&address(&server.url("/")))
    };
    for (location, refused) in [
        ("http://127.0.0.2:PORT/a", "127.0.0.2"),
        ("http://2130706434:PORT/a", "127.0.0.2"),
        ("http://10.0.0.1/a", "10.0.0.1"),
        ("//169.254.169.254/latest/meta-data", "169.254.169.254"),
        ("http://[::ffff:7f00:1]:PORT/a", "::ffff:127.0.0.1"),
    ] {
        let reason = visit(&leading_to(location)).page.expect_err("refused");
        let told = format!("its host has the address {refused}, which is not public");
        assert!(reason.contains(&told), "{location}: {reason}");
    }
    // Where `localhost` is ::1 as well, that is passed over.
    let server = leading_to("http://localhost:PORT/a");
    assert_eq!(body(visit(&server)), PAGE);
}
