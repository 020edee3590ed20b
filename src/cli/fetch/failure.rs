//! Why an address gave no page, in words for the note in the report.

use std::net::IpAddr;

use ureq::http::StatusCode;

/// Why an address gave no page; each says what was found and what may help.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The host is not on the public internet.
    #[error(
        "its host has the address {0}, which is not public; --allow-private fetches it all the same"
    )]
    Private(IpAddr),
    /// A proxy would look the host up, so that its address cannot be checked.
    #[error(
        "the proxy in the environment looks its host up, so whether that is public cannot be checked; --allow-private trusts the proxy with it"
    )]
    Proxy,
    /// A redirect leads to what is not fetched.
    #[error("redirected to `{to}`: {why}; only http:// and https:// are followed")]
    Redirect {
        /// Where to.
        to: String,
        /// What is wrong with that.
        why: String,
    },
    /// A redirect without a target.
    #[error("the server answered {0} and did not say where to go; the address may have moved")]
    Nowhere(StatusCode),
    /// Redirects that come back to where they were.
    #[error("redirected in a circle, back to {0}; a browser shows whether the site wants cookies")]
    Circle(String),
    /// More redirects than are followed.
    #[error("redirected more than {0} times; give the address that a browser ends at")]
    TooManyRedirects(usize),
    /// An answer that is no page.
    #[error("the server answered {0}; {help}", help = help(*.0))]
    Status(StatusCode),
    /// Too slow.
    #[error("no full answer within {0} s; --timeout gives it longer")]
    Timeout(u64),
    /// Too long.
    #[error("larger than {0} MiB; --max-size lets more in")]
    TooLarge(u64),
    /// A compression that was not asked for.
    #[error("compressed as `{0}`, which was not asked for; save the page and give the file")]
    Compression(String),
    /// The answer broke off, or is wrongly compressed.
    #[error("the answer is broken: {0}; it may be whole another time")]
    Broken(String),
    /// No encrypted connection, or one to somebody else.
    #[error("no secure connection: {0}; the certificates trusted are those of this system")]
    Tls(String),
    /// Anything else between here and there.
    #[error("no connection: {0}")]
    Connection(String),
}

/// What may help where a server answers with `status`.
fn help(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 | 403 | 407 | 451 => {
            "the site does not give it to everyone: save the page from a browser and give the file"
        }
        404 | 410 => "a browser shows whether the page has moved",
        429 | 503 => "the site asks to come back later",
        500.. => "the fault is the server's: it may be right another time",
        _ => "a browser shows what is there",
    }
}
