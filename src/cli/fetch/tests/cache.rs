//! Pages kept between runs: never used without asking, never used when damaged.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::server::{Server, answer};
use super::{Cache, Fetched, LIMITS, Limits, PAGE, TEXT, address, body, redirect, visitor};

/// A server that has one page, and says so to who has it already.
fn versioned() -> Server {
    Server::start(|request, stream| {
        stream.write_all(&if request.header("if-none-match") == "\"1\"" {
            answer("304 Not Modified", &["ETag: \"1\""], "")
        } else {
            let date = "Last-Modified: Mon, 03 Mar 2025 08:00:00 GMT";
            answer("200 OK", &[TEXT, "ETag: \"1\"", date], PAGE)
        })
    })
}

/// A cache folder of one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder for the test"))
    }

    fn visit(&self, url: &str) -> Fetched {
        visitor(LIMITS, Some(self.0.path()), |_| true).visit(&address(url))
    }

    fn entries(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.0.path()).expect("the folder");
        entries.flatten().map(|entry| entry.path()).collect()
    }
}

type Damage = fn(&[u8]) -> Vec<u8>;

/// The versions a server was asked about.
fn versions(server: &Server) -> Vec<String> {
    let asked = server.asked();
    let versions = asked.iter().map(|asked| asked.header("if-none-match"));
    versions.map(str::to_owned).collect()
}

#[test]
fn an_unchanged_page_is_not_sent_again() {
    let (server, folder) = (versioned(), Folder::new());
    let url = server.url("/");
    let first = folder.visit(&url).page.expect("a page");
    let second = folder.visit(&url).page.expect("a page");
    assert_eq!(first.body, PAGE.as_bytes());
    assert_eq!(first.body, second.body);
    assert_eq!(first.declared, second.declared);
    assert_eq!(versions(&server), ["", "\"1\""]);
    let date = "Mon, 03 Mar 2025 08:00:00 GMT";
    assert_eq!(server.asked()[1].header("if-modified-since"), date);
    assert_eq!(folder.entries().len(), 1);
}

#[test]
fn a_changed_page_takes_the_place_of_the_old() {
    let changed = Arc::new(AtomicBool::new(false));
    let is_new = Arc::clone(&changed);
    let server = Server::start(move |_, stream| {
        stream.write_all(&if is_new.load(Ordering::SeqCst) {
            answer("200 OK", &[TEXT, "ETag: \"2\""], "It was put off.\n")
        } else {
            answer("200 OK", &[TEXT, "ETag: \"1\""], PAGE)
        })
    });
    let (folder, url) = (Folder::new(), server.url("/"));
    assert_eq!(body(folder.visit(&url)), PAGE);
    changed.store(true, Ordering::SeqCst);
    assert_eq!(body(folder.visit(&url)), "It was put off.\n");
    folder.visit(&url);
    assert_eq!(versions(&server), ["", "\"1\"", "\"2\""]);
    assert_eq!(folder.entries().len(), 1);
}

#[test]
fn a_copy_is_not_used_when_its_server_fails() {
    let fails = Arc::new(AtomicBool::new(false));
    let failing = Arc::clone(&fails);
    let server = Server::start(move |_, stream| {
        stream.write_all(&if failing.load(Ordering::SeqCst) {
            answer("500 Oops", &[], "")
        } else {
            answer("200 OK", &[TEXT, "ETag: \"1\""], PAGE)
        })
    });
    let (folder, url) = (Folder::new(), server.url("/"));
    assert_eq!(body(folder.visit(&url)), PAGE);
    fails.store(true, Ordering::SeqCst);
    let reason = folder.visit(&url).page.expect_err("no page");
    assert!(reason.contains("500 Internal Server Error"), "{reason}");
}

#[test]
fn damaged_copies_are_told_and_replaced() {
    let damages: [Damage; 5] = [
        |_| Vec::new(),
        |_| b"not JSON\nabc".to_vec(),
        |_| vec![0xFF; 1 << 20],
        |entry| entry[..entry.len() - 5].to_vec(),
        |entry| [&entry[..entry.len() - 1], b"?"].concat(),
    ];
    for damage in damages {
        let (server, folder) = (versioned(), Folder::new());
        let url = server.url("/");
        folder.visit(&url);
        let [path] = folder.entries().try_into().expect("one entry");
        let entry = fs::read(&path).expect("the entry");
        fs::write(&path, damage(&entry)).expect("the entry");
        let fetched = folder.visit(&url);
        assert_eq!(
            fetched.remarks,
            ["the copy in the cache is damaged; it is not used"]
        );
        assert_eq!(fetched.page.expect("a page").body, PAGE.as_bytes());
        assert_eq!(versions(&server), ["", ""]);
        assert_eq!(fs::read(&path).expect("the entry"), entry, "replaced");
    }
}

#[test]
fn copies_of_other_addresses_and_of_other_sizes_are_left_where_they_are() {
    let (server, folder) = (versioned(), Folder::new());
    folder.visit(&server.url("/a"));
    folder.visit(&server.url("/b"));
    let entries = folder.entries();
    fs::copy(&entries[0], &entries[1]).expect("the entry");
    for path in ["/a", "/b"] {
        assert_eq!(body(folder.visit(&server.url(path))), PAGE);
    }
    let small = Limits {
        max_bytes: 5,
        ..LIMITS
    };
    let visitor = visitor(small, Some(folder.0.path()), |_| true);
    let fetched = visitor.visit(&address(&server.url("/a")));
    assert_eq!(fetched.remarks, Vec::<String>::new());
    assert!(fetched.page.is_err(), "larger than is allowed now");
}

#[test]
fn a_version_is_told_only_to_the_address_it_came_from() {
    let server = Server::start(|request, stream| {
        let version = request.header("if-none-match");
        stream.write_all(&match (request.target.as_str(), version) {
            ("/", _) => redirect("/there"),
            (_, "\"1\"") => answer("304 Not Modified", &[], ""),
            (..) => answer("200 OK", &[TEXT, "ETag: \"1\""], PAGE),
        })
    });
    let folder = Folder::new();
    for _ in 0..2 {
        assert_eq!(body(folder.visit(&server.url("/"))), PAGE);
    }
    assert_eq!(versions(&server), ["", "", "", "\"1\""]);
}

#[test]
fn what_must_not_be_kept_and_what_has_no_version_is_not() {
    let secret = "Cache-Control: private, no-store";
    for headers in [vec![TEXT, "ETag: \"1\"", secret], vec![TEXT]] {
        let (server, folder) = (Server::always("200 OK", &headers, PAGE), Folder::new());
        assert_eq!(body(folder.visit(&server.url("/"))), PAGE);
        assert_eq!(folder.entries(), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_page_that_cannot_be_kept_is_read_all_the_same() {
    let (server, folder) = (versioned(), Folder::new());
    let visitor = visitor(LIMITS, Some(folder.0.path()), |_| true);
    fs::remove_dir_all(folder.0.path()).expect("the folder");
    let fetched = visitor.visit(&address(&server.url("/")));
    assert_eq!(fetched.page.expect("a page").body, PAGE.as_bytes());
    let [remark] = fetched.remarks.try_into().expect("one remark");
    assert!(
        remark.starts_with("its copy in the cache cannot be written: "),
        "{remark}"
    );
}

#[test]
fn names_of_entries_are_not_chosen_by_addresses() {
    let (server, folder) = (versioned(), Folder::new());
    folder.visit(&server.url("/..%2f..%2fa/../../b.txt?c=/etc"));
    let [entry] = folder.entries().try_into().expect("one entry");
    let name = entry
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    let (hash, extension) = name.split_once('.').expect("an extension");
    assert!(
        hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()),
        "{name}"
    );
    assert_eq!(extension, "page");
}

#[test]
fn a_file_is_no_folder() {
    let folder = Folder::new();
    let file = folder.0.path().join("file");
    fs::write(&file, "").expect("a file");
    let error = Cache::open(&file, 1).err().map(|error| error.to_string());
    assert!(error.unwrap_or_default().contains("cannot be used"));
}
