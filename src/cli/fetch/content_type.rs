//! The `Content-Type` of an answer (RFC 9110, 8.3) as what its sender declares.

use atodds::ingest::Declared;

/// Media type and character set, as far as the value has them.
pub(super) fn declared(content_type: &str) -> Declared {
    let mut parts = content_type.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let is_charset = name.trim().eq_ignore_ascii_case("charset") && !value.is_empty();
        is_charset.then(|| value.to_ascii_lowercase())
    });
    Declared {
        media_type: media_type.contains('/').then_some(media_type),
        charset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_servers_send_them() {
        for (value, media_type, charset) in [
            ("text/html", Some("text/html"), None),
            ("Text/HTML; Charset=UTF-8", Some("text/html"), Some("utf-8")),
            (
                "text/html;charset=\"windows-1252\"",
                Some("text/html"),
                Some("windows-1252"),
            ),
            (
                "text/html; a=b; charset = 'iso-8859-1' ",
                Some("text/html"),
                Some("iso-8859-1"),
            ),
            ("text/html; charset=", Some("text/html"), None),
            ("text/html; charset", Some("text/html"), None),
            ("html", None, None),
            ("; charset=koi8-r", None, Some("koi8-r")),
            ("", None, None),
        ] {
            let expected = Declared {
                media_type: media_type.map(str::to_owned),
                charset: charset.map(str::to_owned),
            };
            assert_eq!(declared(value), expected, "{value}");
        }
    }
}
