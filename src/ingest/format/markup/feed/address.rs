//! Relative addresses in feeds, made whole.

/// `address` as seen from `base` (RFC 3986, 5.2, without the removal of dot segments); as it is where there is no base.
pub(super) fn resolve(base: Option<&str>, address: &str) -> String {
    let Some((scheme, rest)) = base.and_then(|base| base.split_once("://")) else {
        return address.to_owned();
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let path = rest.get(host.len()..).unwrap_or("");
    let path = path.split(['?', '#']).next().unwrap_or("");
    if has_scheme(address) {
        address.to_owned()
    } else if address.starts_with("//") {
        format!("{scheme}:{address}")
    } else if address.starts_with('/') {
        format!("{scheme}://{host}{address}")
    } else if address.is_empty() || address.starts_with(['?', '#']) {
        format!("{scheme}://{host}{path}{address}")
    } else {
        let folder = path.rfind('/').and_then(|end| path.get(..=end));
        let folder = folder.unwrap_or("/");
        format!("{scheme}://{host}{folder}{address}")
    }
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses() {
        let base = Some("https://quay.example/world/feed.xml?x=1#y");
        for (address, whole) in [
            ("https://b.example/1", "https://b.example/1"),
            ("//b.example/1", "https://b.example/1"),
            ("/1", "https://quay.example/1"),
            ("1", "https://quay.example/world/1"),
            ("?p=1", "https://quay.example/world/feed.xml?p=1"),
            ("urn:quay:1", "urn:quay:1"),
        ] {
            assert_eq!(resolve(base, address), whole);
        }
        assert_eq!(
            resolve(Some("https://b.example"), "1"),
            "https://b.example/1"
        );
        assert_eq!(resolve(None, "/1"), "/1");
    }
}
