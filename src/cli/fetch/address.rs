//! Addresses to fetch from: parsed once, and with what must not be shown kept apart.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use url::{ParseError, Url};

use super::failure::Failure;
use crate::cli::inputs::source::without_credentials;

/// An http or https URL without a fragment, which is no part of what a server is asked for. It has no `Debug`, which would show
/// the password.
#[derive(Clone)]
pub(crate) struct Address {
    /// Without user name and password.
    url: Url,
    /// The value of the header that carries them.
    authorization: Option<String>,
}

impl Address {
    /// Reads a URL, in the way browsers do: hosts as numbers (`0x7f.1`) and in other scripts are brought to their one form.
    ///
    /// # Errors
    /// What is wrong with it, the scheme included.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text).map_err(|error| reason(error).to_owned())?;
        let authorization = authorization(&url);
        clean(&mut url)?;
        Ok(Self { url, authorization })
    }

    /// The URL as it may be shown: without user name, password and fragment.
    pub(crate) fn name(&self) -> &str {
        self.url.as_str()
    }

    /// The host, to tell servers apart.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Whether what is sent and received is encrypted.
    pub(super) fn is_secure(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The value of the `Authorization` header, where the URL had a user name or a password.
    pub(super) fn authorization(&self) -> Option<&str> {
        self.authorization.as_deref()
    }

    /// Where a redirect from here leads. User name and password go along only within one origin, and a redirect brings none of
    /// its own: it would have them sent in the user's name.
    ///
    /// # Errors
    /// When it leads to no http or https address.
    pub(super) fn redirected(&self, location: &str) -> Result<Self, Failure> {
        let refused = |why: String| Failure::Redirect {
            to: without_credentials(location),
            why,
        };
        let mut url = self
            .url
            .join(location)
            .map_err(|error| refused(reason(error).to_owned()))?;
        clean(&mut url).map_err(refused)?;
        let same = url.origin() == self.url.origin();
        let authorization = self.authorization.clone().filter(|_| same);
        Ok(Self { url, authorization })
    }
}

/// Takes out what is not shown, and refuses what is not fetched.
fn clean(url: &mut Url) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("`{}:` is not fetched", url.scheme()));
    }
    url.set_fragment(None);
    url.set_password(None)
        .and_then(|()| url.set_username(""))
        .map_err(|()| reason(ParseError::EmptyHost).to_owned())
}

/// What is wrong with a URL, in our words.
const fn reason(error: ParseError) -> &'static str {
    match error {
        ParseError::EmptyHost => "the host is missing",
        ParseError::IdnaError | ParseError::InvalidDomainCharacter => "the host is no domain name",
        ParseError::InvalidPort => "the port is no number up to 65535",
        ParseError::InvalidIpv4Address | ParseError::InvalidIpv6Address => {
            "the host is no IP address"
        }
        _ => "it is no URL",
    }
}

/// User name and password as HTTP's basic authentication has them (RFC 7617).
fn authorization(url: &Url) -> Option<String> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let mut plain: Vec<u8> = percent_decode_str(url.username()).collect();
    plain.push(b':');
    plain.extend(percent_decode_str(url.password().unwrap_or_default()));
    Some(format!("Basic {}", BASE64_STANDARD.encode(plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap_or_else(|e| unreachable!("{text}: {e}"))
    }

    #[test]
    fn names_are_in_one_form_and_keep_no_secret() {
        for (text, name) in [
            ("HTTP://Quay.Example", "http://quay.example/"),
            ("http://quay.example:80/a#b", "http://quay.example/a"),
            ("http://quay.example:8080/a", "http://quay.example:8080/a"),
            (
                "https://me:word@quay.example/a?b",
                "https://quay.example/a?b",
            ),
            ("http://word@quay.example/", "http://quay.example/"),
            ("http://2130706433/", "http://127.0.0.1/"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://0177.0.0.1/", "http://127.0.0.1/"),
            ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
            ("http://bücher.example/", "http://xn--bcher-kva.example/"),
            (
                "http://quay.example/a b/é",
                "http://quay.example/a%20b/%C3%A9",
            ),
        ] {
            assert_eq!(address(text).name(), name, "{text}");
        }
    }

    #[test]
    fn other_schemes_and_broken_urls_are_refused() {
        for text in [
            "ftp://quay.example/a",
            "file:///a",
            "data:text/html,a",
            "javascript:a()",
            "http://",
            "http://quay.example:99999/",
            "http://[::1/",
            "http://1.2.3.4.5/",
            "http://a b/",
            "http:///",
        ] {
            assert!(Address::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn user_and_password_stay_with_their_origin() {
        let start = address("http://me:p%40ss@quay.example/a");
        // `me:p@ss`
        assert_eq!(start.authorization(), Some("Basic bWU6cEBzcw=="));
        for (location, authorization) in [
            ("/b", start.authorization()),
            ("http://quay.example/b", start.authorization()),
            ("https://quay.example/b", None),
            ("http://quay.example:81/b", None),
            ("//other.example/b", None),
            ("http://you:word@other.example/b", None),
        ] {
            let next = start
                .redirected(location)
                .unwrap_or_else(|e| unreachable!("{location}: {e}"));
            assert_eq!(next.authorization(), authorization, "{location}");
        }
    }

    #[test]
    fn refused_redirects_show_no_secret() {
        let start = address("http://quay.example/a");
        for (location, shown) in [
            ("file:///etc/passwd", "file:///etc/passwd"),
            ("ftp://me:word@quay.example/@a", "ftp://quay.example/@a"),
        ] {
            let failure = start.redirected(location).err().map(|e| e.to_string());
            let failure = failure.unwrap_or_default();
            assert!(failure.contains(shown), "{failure}");
            assert!(!failure.contains("word"), "{failure}");
        }
    }
}
