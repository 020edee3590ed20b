//! Pages that are read as they should be.

use crate::server::Server;
use crate::{ARTICLE, Folder, TEXT, paths};

#[test]
fn a_page_goes_by_its_url() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let url = server.url("/a?b=c");
    let report = Folder::new("page").report(&[&format!("{url}#part")]);
    assert_eq!(paths(&report), [url.as_str()]);
    assert_eq!(report["documents"][0]["url"], url);
    assert_eq!(report["notes"].as_array().map(Vec::len), Some(0));
    let claims = report["claims"].as_array().expect("claims");
    assert!(claims.iter().any(|claim| claim["value"] == "2025-07-23"));
}

#[test]
fn items_of_a_feed_are_articles() {
    let feed = "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay Post</title>\
        <item><guid>1</guid><title>Ministers to meet</title>\
        <description>Ministers will meet on 12 March 2025.</description></item>\
        <item><guid>2</guid><title>Talks planned</title>\
        <description>Talks will be held on 14 March 2025.</description></item>\
        </channel></rss>";
    let server = Server::always("200 OK", &["Content-Type: application/rss+xml"], feed);
    let url = server.url("/feed");
    let report = Folder::new("feed").report(&[&url]);
    assert_eq!(paths(&report), [format!("{url}#1"), format!("{url}#2")]);
}

#[test]
fn user_and_password_are_sent_and_not_shown() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let url = format!("http://me:p%40ss@{}/a", server.host);
    let run = Folder::new("credentials").run(&["check", "-v", "--allow-private", &url]);
    // `me:p@ss`
    assert_eq!(
        server.asked()[0].header("authorization"),
        "Basic bWU6cEBzcw=="
    );
    for shown in [&run.out, &run.err] {
        assert!(
            !shown.contains("p%40ss") && !shown.contains("p@ss"),
            "{shown}"
        );
    }
}

#[test]
fn pages_and_files_come_in_one_order() {
    let server = Server::always("200 OK", &[TEXT], ARTICLE);
    let (a, b) = (server.url("/a"), server.url("/b"));
    let folder = Folder::new("several").with("z.txt", ARTICLE);
    let report = folder.report(&["z.txt", &b, &a, &b]);
    assert_eq!(paths(&report), [&a, &b, "z.txt"]);
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn empty_and_binary_pages_are_told_as_such() {
    let empty = Server::always("200 OK", &[TEXT], "");
    let binary = Server::always("200 OK", &["Content-Type: image/png"], "\0\0\u{1}");
    let folder = Folder::new("no-text").with("a.txt", ARTICLE);
    let report = folder.report(&["a.txt", &empty.url("/"), &binary.url("/")]);
    let notes = report["notes"].as_array().expect("notes");
    for (server, code) in [(empty, "empty"), (binary, "binary")] {
        let url = server.url("/");
        let told = |note: &serde_json::Value| note["path"] == url && note["code"] == code;
        assert!(notes.iter().any(told), "{notes:?}");
    }
}

#[test]
fn pages_are_kept_when_asked() {
    let server = Server::always("200 OK", &[TEXT, "ETag: \"1\""], ARTICLE);
    let folder = Folder::new("cache").with("file", "");
    let url = server.url("/");
    let kept = |name| folder.run(&["check", "--allow-private", "--cache", name, &url]);
    assert_eq!(kept("kept").code, Some(0));
    let entry = std::fs::read_dir(folder.0.join("kept"))
        .expect("the folder")
        .next();
    let entry = entry.expect("an entry").expect("an entry").path();
    std::fs::write(entry, "damaged").expect("the entry");
    let again = kept("kept");
    assert_eq!(again.code, Some(0));
    let told = format!("note: {url}: the copy in the cache is damaged; it is not used\n");
    assert_eq!(again.err, told);
    let wrong = kept("file");
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("file: cannot be used"), "{}", wrong.err);
}
