//! A web server on this machine that answers as a test wants, wrongly too.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a client asked.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) target: String,
    /// By name in lower case.
    pub(crate) headers: BTreeMap<String, String>,
}

impl Request {
    /// The value of a header, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut lines = BufReader::new(stream).lines();
        let mut line = || {
            lines
                .next()
                .unwrap_or(Err(io::ErrorKind::UnexpectedEof.into()))
        };
        let first = line()?;
        let target = first.split(' ').nth(1).unwrap_or_default();
        let mut request = Self {
            target: target.to_owned(),
            headers: BTreeMap::new(),
        };
        loop {
            let line = line()?;
            let Some((name, value)) = line.split_once(':') else {
                return Ok(request);
            };
            let value = value.trim().to_owned();
            request.headers.insert(name.to_ascii_lowercase(), value);
        }
    }
}

/// Runs until the test program ends.
pub(crate) struct Server {
    /// `127.0.0.1:PORT`, or as it was bound.
    pub(crate) host: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Answers each request on a connection of its own, which is closed after that.
    pub(crate) fn start<A>(answer: A) -> Self
    where
        A: Fn(&Request, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    {
        Self::bound("127.0.0.1:0", answer).expect("a port on this machine")
    }

    /// The same at an address.
    ///
    /// # Errors
    /// When this machine does not have it.
    pub(crate) fn bound<A>(address: &str, answer: A) -> io::Result<Self>
    where
        A: Fn(&Request, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    {
        let listener = TcpListener::bind(address)?;
        let host = listener.local_addr()?.to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (answer, log) = (Arc::clone(&answer), Arc::clone(&log));
                thread::spawn(move || {
                    // Clients that go away are what several tests are about.
                    let Ok(request) = Request::read(&stream) else {
                        return;
                    };
                    log.lock()
                        .expect("no test panics there")
                        .push(request.clone());
                    let _ = answer(&request, &mut stream);
                });
            }
        });
        Ok(Self { host, asked })
    }

    /// A server with one answer to everything.
    pub(crate) fn always(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        let answer = answer(status, headers, body);
        Self::start(move |_, stream| stream.write_all(&answer))
    }

    /// The URL of a path here.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// What was asked until now.
    pub(crate) fn asked(&self) -> Vec<Request> {
        self.asked.lock().expect("no test panics there").clone()
    }
}

/// A whole answer with its length.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = format!("Content-Length: {}", body.len());
    let mut bytes = head(status, &[headers, &[length.as_str()]].concat());
    bytes.extend(body);
    bytes
}

/// The beginning of an answer, up to its body.
pub(crate) fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}
