//! One request to one server: checked address, bounded time, bounded size. Redirects are told, not followed.

use std::io::{ErrorKind, Read};
use std::net::IpAddr;
use std::time::Instant;

use ureq::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Proxy};

use super::address::Address;
use super::failure::Failure;
use super::reach::is_public;
use super::resolver::{CheckedResolver, NotPermitted};
use super::{Limits, MIB};
use crate::cli::inputs::reason;

/// Who asks: name and version, and where to learn more of it, if the package says.
const USER_AGENT: &str = if env!("CARGO_PKG_REPOSITORY").is_empty() {
    concat!("atodds/", env!("CARGO_PKG_VERSION"))
} else {
    concat!(
        "atodds/",
        env!("CARGO_PKG_VERSION"),
        " (+",
        env!("CARGO_PKG_REPOSITORY"),
        ")"
    )
};

/// Articles and feeds, as the formats that are read.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, \
     application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, \
     text/plain;q=0.8, text/markdown;q=0.8, */*;q=0.1";

/// What a server says of a page's version, to ask later whether it still has that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// A page as it came, compression taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) body: Vec<u8>,
    pub(super) content_type: Option<String>,
    pub(super) version: Version,
    /// Whether the server lets it be kept.
    pub(super) may_be_kept: bool,
}

/// What a server answered.
pub(super) enum Answer {
    Page(Page),
    /// The version asked about is the present one.
    Unchanged,
    /// The page is at another address.
    Elsewhere(Address),
}

/// Makes requests; one for a run, shared by its threads.
pub(super) struct Client {
    agent: Agent,
    proxy: Option<Proxy>,
    limits: Limits,
}

impl Client {
    /// A client that connects to public hosts, or to all if the limits say so, and to these through the proxy
    /// that the environment names. It keeps no cookies and no connections.
    pub(super) fn new(limits: Limits) -> Self {
        let any: fn(IpAddr) -> bool = |_| true;
        let permits = if limits.allow_private { any } else { is_public };
        Self::permitting(permits, Proxy::try_from_env(), limits)
    }

    /// A client that connects to the addresses `permits` holds for, or to the proxy.
    pub(super) fn permitting(
        permits: fn(IpAddr) -> bool,
        proxy: Option<Proxy>,
        limits: Limits,
    ) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .proxy(proxy.clone())
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .build();
        let resolver = CheckedResolver::new(permits);
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            proxy,
            limits,
        }
    }

    /// When an address must have given its page that is asked for from now on.
    pub(super) fn deadline(&self) -> Instant {
        Instant::now() + self.limits.timeout
    }

    /// Asks for a page, or, where `known` is given, whether it is still that version. All of it is over by `deadline`.
    ///
    /// # Errors
    /// Everything that is neither the page nor a redirect.
    pub(super) fn get(
        &self,
        address: &Address,
        known: Option<&Version>,
        deadline: Instant,
    ) -> Result<Answer, Failure> {
        self.check_proxy(address)?;
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.too_slow());
        }
        let mut request = self.agent.get(address.name());
        let headers = [
            (AUTHORIZATION, address.authorization()),
            (IF_NONE_MATCH, known.and_then(|known| known.etag.as_deref())),
            (
                IF_MODIFIED_SINCE,
                known.and_then(|known| known.last_modified.as_deref()),
            ),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let request = request.config().timeout_global(Some(left)).build();
        let response = request.call().map_err(|error| match error {
            ureq::Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Failure::Connection("the server closed it without an answer".to_owned())
            }
            error => self.failure(error, address),
        })?;
        match response.status().as_u16() {
            200 => self.page(response, address).map(Answer::Page),
            304 if known.is_some() => Ok(Answer::Unchanged),
            301 | 302 | 303 | 307 | 308 => elsewhere(&response, address),
            _ => Err(Failure::Status(response.status())),
        }
    }

    /// Refuses what would go through a proxy unless every address is allowed: the proxy looks the host up, not we.
    fn check_proxy(&self, address: &Address) -> Result<(), Failure> {
        let goes_through = |proxy: &Proxy| {
            let uri = address.name().parse::<Uri>();
            !uri.is_ok_and(|uri| proxy.is_no_proxy(&uri))
        };
        if !self.limits.allow_private && self.proxy.as_ref().is_some_and(goes_through) {
            return Err(Failure::Proxy);
        }
        Ok(())
    }

    fn page(&self, mut response: Response<Body>, address: &Address) -> Result<Page, Failure> {
        if let Some(coding) = header(&response, &CONTENT_ENCODING)
            && !coding.eq_ignore_ascii_case("identity")
        {
            return Err(Failure::Compression(coding));
        }
        let most = self.limits.max_bytes;
        let declared = response.body().content_length();
        if declared.is_some_and(|length| length > most) {
            return Err(self.too_large());
        }
        let mut body = Vec::new();
        let reader = response.body_mut().as_reader();
        // The bytes counted are those that come out of the compression: a small answer can hold an endless page.
        reader
            .take(most + 1)
            .read_to_end(&mut body)
            .map_err(|error| self.failure(error.into(), address))?;
        if body.len() as u64 > most {
            return Err(self.too_large());
        }
        let kept_out = header(&response, &CACHE_CONTROL)
            .is_some_and(|control| control.to_ascii_lowercase().contains("no-store"));
        Ok(Page {
            body,
            content_type: header(&response, &CONTENT_TYPE),
            version: Version {
                etag: header(&response, &ETAG),
                last_modified: header(&response, &LAST_MODIFIED),
            },
            may_be_kept: !kept_out,
        })
    }

    const fn too_slow(&self) -> Failure {
        Failure::Timeout(self.limits.timeout.as_secs())
    }

    const fn too_large(&self) -> Failure {
        Failure::TooLarge(self.limits.max_bytes / MIB)
    }

    /// What went wrong, in our words where they say more than the library's.
    fn failure(&self, error: ureq::Error, address: &Address) -> Failure {
        match error {
            ureq::Error::Timeout(_) => self.too_slow(),
            ureq::Error::Other(other) => match other.downcast::<NotPermitted>() {
                Ok(refused) => Failure::Private(refused.0),
                Err(other) => Failure::Connection(other.to_string()),
            },
            ureq::Error::HostNotFound => Failure::Connection("the host has no address".to_owned()),
            ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Failure::Tls(error.to_string()),
            ureq::Error::Decompress(_, error) => Failure::Broken(error.to_string()),
            ureq::Error::Protocol(error) => Failure::Broken(error.to_string()),
            ureq::Error::LargeResponseHeader(..) => {
                Failure::Broken("its header does not end".to_owned())
            }
            ureq::Error::Io(error) => match error.kind() {
                ErrorKind::TimedOut => self.too_slow(),
                ErrorKind::UnexpectedEof => Failure::Broken("it breaks off".to_owned()),
                // What the handshake found wrong arrives so.
                ErrorKind::InvalidData if address.is_secure() => Failure::Tls(error.to_string()),
                _ => Failure::Connection(reason(&error)),
            },
            other => Failure::Connection(other.to_string()),
        }
    }
}

/// Where a redirect leads.
fn elsewhere(response: &Response<Body>, address: &Address) -> Result<Answer, Failure> {
    let location = response
        .headers()
        .get(LOCATION)
        .ok_or(Failure::Nowhere(response.status()))?;
    let location = String::from_utf8_lossy(location.as_bytes());
    address.redirected(&location).map(Answer::Elsewhere)
}

/// A header's value, where it is text.
fn header(response: &Response<Body>, name: &HeaderName) -> Option<String> {
    let value = response.headers().get(name)?;
    value.to_str().ok().map(|text| text.trim().to_owned())
}
