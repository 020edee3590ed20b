//! Which format a text is in: what its sender declares names the family, and the content decides within it. Where the two
//! contradict each other the content wins if it shows plainly what it is, since feeds and JSON are often sent under another
//! name. The extension of a file only settles what both leave open.

use super::{Format, json, markup};
use crate::ingest::Declared;

/// What a media type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Html,
    Xml,
    Json,
    /// Words; other things are often sent so.
    Text,
    /// Nothing.
    Any,
}

/// The format of `text`, which goes by `path`.
pub(in crate::ingest) fn detect(text: &str, declared: &Declared, path: &str) -> Format {
    let family = declared.media_type.as_deref().map_or(Family::Any, family);
    if json::is_json(text) {
        return Format::Json;
    }
    let root = markup::root_format(text);
    match (family, root) {
        (_, Some(format)) => format,
        (Family::Html, None) if markup::has_tags(text) => Format::Html,
        (Family::Xml, None) if markup::has_tags(text) => Format::Xml,
        (Family::Json, None) if text.trim_start().starts_with(['{', '[']) => Format::Json,
        (Family::Text | Family::Html | Family::Xml, None) => Format::Text,
        (Family::Json | Family::Any, None) => by_shape(text, path),
    }
}

/// The format of what neither declares itself nor has a root that is known.
fn by_shape(text: &str, path: &str) -> Format {
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" if markup::is_markup(text, true) => Format::Html,
        "xml" | "rss" | "atom" | "rdf" if markup::is_markup(text, true) => Format::Html,
        "json" | "jsonl" | "ndjson" if text.trim_start().starts_with(['{', '[']) => Format::Json,
        _ if markup::is_markup(text, false) => Format::Html,
        _ => Format::Text,
    }
}

/// What a media type says (RFC 7303 for `+xml`, RFC 6839 for `+json`).
fn family(media_type: &str) -> Family {
    match media_type {
        "text/html" | "application/xhtml+xml" => Family::Html,
        "application/json"
        | "text/json"
        | "application/jsonl"
        | "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonlines" => Family::Json,
        "application/xml" | "text/xml" => Family::Xml,
        "text/plain" | "text/markdown" => Family::Text,
        other if other.ends_with("+json") => Family::Json,
        other if other.ends_with("+xml") => Family::Xml,
        _ => Family::Any,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &str, media_type: &str, path: &str) -> Format {
        let declared = Declared {
            media_type: (!media_type.is_empty()).then(|| media_type.to_owned()),
            charset: None,
        };
        detect(text, &declared, path)
    }

    #[test]
    fn content_shows_what_it_is() {
        for (text, expected) in [
            (
                "\u{feff}\n <?xml version='1.0'?><!-- x --><rss>",
                Format::Feed,
            ),
            (
                "<!-- x --><!DOCTYPE y [<!ENTITY z 'w'>]><a:feed>",
                Format::Feed,
            ),
            ("<rdf:RDF><channel/></rdf:RDF>", Format::Feed),
            ("<nitf><head/></nitf>", Format::Nitf),
            ("<?xml version='1.0'?><newsItem/>", Format::NewsMl),
            (
                "<?xml version='1.0'?><report><p>x</p></report>",
                Format::Xml,
            ),
            ("<?xml version='1.0'?><html><p>x</p></html>", Format::Html),
            ("<!DOCTYPE html><p>x", Format::Html),
            ("<p>A <b>b</b></p>", Format::Html),
            ("{\"text\": \"a\"}", Format::Json),
            ("Words, <b>some</b> bold.", Format::Text),
            ("</ nothing />", Format::Text),
        ] {
            for media_type in ["", "text/plain", "text/html", "application/octet-stream"] {
                let words = matches!(expected, Format::Text);
                let tagged = expected == Format::Html
                    && media_type == "text/plain"
                    && !text.contains("html");
                if !(words && media_type == "text/html" || tagged) {
                    assert_eq!(
                        format(text, media_type, "a"),
                        expected,
                        "{text} as {media_type}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_declared_settles_the_rest() {
        let tagged = "Words, <b>some</b> bold.";
        assert_eq!(format(tagged, "text/html", "a"), Format::Html);
        assert_eq!(format(tagged, "application/xml", "a"), Format::Xml);
        assert_eq!(format(tagged, "text/markdown", "a.html"), Format::Text);
        assert_eq!(format(tagged, "", "a.html"), Format::Html);
        assert_eq!(format("No tags.", "text/html", "a"), Format::Text);
        assert_eq!(
            format("{\"text\": oops", "application/json", "a"),
            Format::Json
        );
        assert_eq!(format("{\"text\": oops", "", "a.json"), Format::Json);
        assert_eq!(format("{curly} words", "", "a.txt"), Format::Text);
    }
}
