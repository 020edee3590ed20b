//! Lists of inputs.

use crate::server::Server;
use crate::{ARTICLE, Folder, Run, TEXT, paths, unread};

#[test]
fn a_list_holds_paths_and_urls() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let url = server.url("/a#b");
    let list = format!("\u{feff}# Monday\r\n\r\n  a.txt  \r\n{url}\r\n");
    let folder = Folder::new("list")
        .with("a.txt", ARTICLE)
        .with("b.txt", ARTICLE)
        .with("list.txt", &list);
    let report = folder.report(&["b.txt", "--inputs-from", "list.txt"]);
    assert_eq!(paths(&report), ["a.txt", "b.txt", &server.url("/a")]);

    let mut command = folder.command(&["check", "--format", "json", "--inputs-from", "-"]);
    command.write_stdin("a.txt\n");
    let run = Run::of(command);
    let report = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(paths(&report), ["a.txt"]);
}

#[test]
fn what_cannot_be_read_names_its_line() {
    let server = Server::always("404 Not Found", &[TEXT], "");
    let url = server.url("/");
    let folder = Folder::new("list-unread")
        .with("a.txt", ARTICLE)
        .with("list.txt", &format!("a.txt\n\ngone.txt\n{url}\n"));
    let report = folder.report(&["--inputs-from", "list.txt"]);
    for (input, line) in [("gone.txt", 3), (&url, 4)] {
        let message = unread(&report, input).concat();
        let place = format!("(listed in list.txt:{line})");
        assert!(message.ends_with(&place), "{message}");
    }
}

#[test]
fn all_that_is_no_input_is_named_at_once() {
    let folder = Folder::new("list-wrong")
        .with("a.txt", ARTICLE)
        .with("list.txt", "foo://x\na.txt\nftp://me:word@a.example/\n");
    let run = folder.run(&["check", "file:///b", "--inputs-from", "list.txt"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.err,
        "error: file:///b: `file://` is not fetched\n\
         list.txt:1: foo://x: `foo://` is not fetched\n\
         list.txt:3: ftp://a.example/: `ftp://` is not fetched\n\
         help: give a path, or a URL that begins with http:// or https://; save anything else to a file first\n"
    );
}

#[test]
fn lists_that_cannot_be_used_stop_the_run() {
    let folder = Folder::new("list-none").with("empty.txt", "# nothing yet\n");
    let run = folder.run(&["check", "--inputs-from", "gone.txt"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("gone.txt: cannot be read"), "{}", run.err);
    let run = folder.run(&["check", "--inputs-from", "empty.txt"]);
    assert_eq!(run.code, Some(2), "a run over nothing is not a clean one");
    let run = folder.run(&["check", "-", "--inputs-from", "-"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("both a list of inputs and an article"),
        "{}",
        run.err
    );
}
