//! What is not fetched, and how that is told.

use serde_json::Value;

use crate::server::Server;
use crate::{ARTICLE, Folder, Run, TEXT};

#[test]
fn private_hosts_need_a_flag() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let port = server.host.rsplit(':').next().expect("a port");
    let folder = Folder::new("private").with("a.txt", ARTICLE);
    let hosts = [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        // Both are 127.0.0.1, too, and one input with it.
        "2130706433",
        "0x7f.1",
    ];
    let urls = hosts.map(|host| format!("http://{host}:{port}/"));
    let mut arguments = vec!["check", "--format", "json", "a.txt"];
    arguments.extend(urls.iter().map(String::as_str));
    let run = folder.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let notes = report["notes"].as_array().expect("notes");
    assert_eq!(notes.len(), 4, "{notes:?}");
    for message in notes.iter().filter_map(|note| note["message"].as_str()) {
        assert!(message.contains("which is not public"), "{message}");
        assert!(message.contains("--allow-private"), "{message}");
    }
    assert_eq!(server.asked().len(), 0, "nothing was asked");
}

#[test]
fn inputs_that_must_be_read_fail_the_run() {
    let server = Server::always("404 Not Found", &[TEXT], "gone");
    let folder = Folder::new("strict").with("a.txt", ARTICLE);
    let url = server.url("/a");
    let run = folder.run(&["check", "--allow-private", "--strict-inputs", "a.txt", &url]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("the server answered 404 Not Found"),
        "{}",
        run.err
    );
    let run = folder.run(&["check", "--allow-private", &url]);
    assert_eq!(run.code, Some(2), "there is no other input");
}

#[test]
fn no_terminal_is_driven_by_what_a_server_says() {
    // Control characters end in the parser of headers; a right-to-left mark does not.
    let server = Server::always("302 Found", &["Location: data:\u{202e}gpj"], "");
    let folder = Folder::new("escape").with("a.txt", ARTICLE);
    let run = folder.run(&["check", "--allow-private", "a.txt", &server.url("/")]);
    assert!(run.out.contains("redirected to"), "{}", run.out);
    assert!(!run.out.contains('\u{202e}') && !run.err.contains('\u{202e}'));
}

#[test]
fn a_proxy_is_trusted_only_when_told_to() {
    let proxy = Server::always("403 Forbidden", &[], "");
    let folder = Folder::new("proxy").with("a.txt", ARTICLE);
    let run = |options: &[&str]| {
        let arguments = [&["check", "a.txt", "http://quay.example/"], options].concat();
        let mut command = folder.command(&arguments);
        command.env("HTTP_PROXY", format!("http://{}", proxy.host));
        Run::of(command)
    };
    let refused = run(&[]);
    assert!(
        refused.out.contains("the proxy in the environment"),
        "{}",
        refused.out
    );
    assert_eq!(proxy.asked().len(), 0);
    let trusted = run(&["--allow-private"]);
    assert!(trusted.out.contains("no connection"), "{}", trusted.out);
    assert_eq!(proxy.asked()[0].target, "quay.example:80");
}

#[test]
fn other_schemes_stop_the_run_before_anything_is_fetched() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let folder = Folder::new("schemes").with("a.txt", ARTICLE);
    let url = server.url("/");
    let wrong = [
        "foo://x",
        "file:///etc/passwd",
        "data:text/html,a",
        "javascript:a()",
    ];
    let inputs = [&["check", "--allow-private", "a.txt", &url], &wrong[..]].concat();
    let run = folder.run(&inputs);
    assert_eq!(run.code, Some(2));
    for input in wrong {
        assert!(run.err.contains(&format!("{input}: ")), "{}", run.err);
    }
    let help = "help: give a path, or a URL that begins with http:// or https://";
    assert!(run.err.contains(help), "{}", run.err);
    let broken = folder.run(&["check", "a.txt", "http://me:word@[::1/"]);
    assert_eq!(broken.code, Some(2));
    assert!(
        broken
            .err
            .contains("http://[::1/: the host is no IP address"),
        "{}",
        broken.err
    );
    assert_eq!(server.asked().len(), 0);
}
