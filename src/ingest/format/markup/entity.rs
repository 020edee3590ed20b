//! Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;`.
//!
//! Names are those of the HTML standard (13.5); the ones it knows without a semicolon (`&copy 2025`) are read so too. White
//! space becomes a blank. A name that is unknown stays as it is written.

use htmlize::{ENTITIES, ENTITY_MAX_LENGTH};

use crate::ingest::format::page::Problem;

/// Where a reference stands: in a value, `?a=1&copy=2` holds none (HTML standard, 13.2.5.73).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Value,
}

/// What the reference at the start of `rest` (which begins with `&`) stands for, and how many bytes it takes.
pub(super) fn decode(rest: &str) -> Option<(String, usize)> {
    decode_in(rest, Place::Text)
}

fn decode_in(rest: &str, place: Place) -> Option<(String, usize)> {
    let (text, length) = match rest.strip_prefix("&#") {
        Some(number) => numeric(number).map(|(text, length)| (text, length + 2))?,
        None => named(rest, place)?,
    };
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    Some((visible.map(blank).collect(), length))
}

/// Characters no reader sees: they only say where a line may break, or may not.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The longest name that `rest` begins with; one that ends with a semicolon is the longest there can be.
fn named(rest: &str, place: Place) -> Option<(String, usize)> {
    let bytes = rest.as_bytes();
    let letters = bytes.iter().skip(1).take(ENTITY_MAX_LENGTH);
    let end = 1 + letters.take_while(|b| b.is_ascii_alphanumeric()).count();
    let whole = end + usize::from(bytes.get(end) == Some(&b';'));
    let known = |length: usize| {
        let text = ENTITIES.get(bytes.get(..length)?)?;
        Some((str::from_utf8(text).ok()?.to_owned(), length))
    };
    if whole > end
        && let Some(found) = known(whole)
    {
        return Some(found);
    }
    match place {
        Place::Text => (2..=end).rev().find_map(known),
        Place::Value => known(end).filter(|_| bytes.get(end) != Some(&b'=')),
    }
}

/// The character of a number after `&#`, in tens or, after an x, in sixteens, and how many bytes of `rest` it takes. Control
/// characters and code points that are none are refused, so that the reference stays as it is written.
fn numeric(rest: &str) -> Option<(String, usize)> {
    let (digits, radix, mark) = match rest.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (rest, 10, 0),
    };
    let length = digits
        .bytes()
        .take_while(|b| char::from(*b).is_digit(radix));
    let length = length.count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let taken = mark + length + usize::from(digits.as_bytes().get(length) == Some(&b';'));
    // Pages give 0x80 to 0x9F in the sense of windows-1252, and browsers read them so.
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(code) {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return Some((text.into_owned(), taken));
    }
    let c = char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?;
    Some((c.to_string(), taken))
}

/// The names of the entities that the document type at the head of `text` declares. They are never expanded: what one stands for
/// may be a thousand times as long, or lie outside the document.
pub(super) fn declared(text: &str) -> Vec<String> {
    const MARK: &str = "<!ENTITY";
    const HEAD: usize = 64 * 1024;
    const MOST: usize = 100;
    let cut = text.floor_char_boundary(HEAD);
    let head = text.get(..cut).unwrap_or(text);
    let marks = head.match_indices(MARK).take(MOST);
    let names = marks.filter_map(|(at, _)| head.get(at + MARK.len()..)?.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// The note that `text` refers to one of the entities `declared`.
pub(super) fn unexpanded(declared: &[String], text: &str) -> Option<Problem> {
    let mut references = declared.iter().map(|name| format!("&{name};"));
    let reference = references.find(|reference| text.contains(reference.as_str()))?;
    Some(Problem::malformed(format!(
        "`{reference}` is an entity the document declares, and is not expanded"
    )))
}

/// `text`, the value of an attribute or the text of a title, with its references decoded.
pub(super) fn decode_all(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let found = decode_in(rest, Place::Value);
        let (piece, length) = found.unwrap_or_else(|| ("&".to_owned(), 1));
        decoded.push_str(&piece);
        rest = rest.get(length..).unwrap_or("");
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert_eq!(
            decode_all(
                "a &amp; b&#8217;s &#x201C;c&quot; &#146; &nope; & &#0; &Zcaron;&nbsp;&fjlig;"
            ),
            "a & b’s “c\" ’ &nope; & &#0; Ž fj"
        );
    }

    #[test]
    fn semicolons_left_out() {
        let text = |rest| decode(rest);
        assert_eq!(text("&copy 2025"), Some(("©".to_owned(), 5)));
        assert_eq!(text("&#8217s"), Some(("’".to_owned(), 6)));
        assert_eq!(text("&notit;"), Some(("¬".to_owned(), 4)));
        assert_eq!(text("&shy;"), Some((String::new(), 5)));
        assert_eq!(text("&T"), None);
        assert_eq!(
            decode_all("/a?b=1&copy=2&region=3"),
            "/a?b=1&copy=2&region=3"
        );
    }
}
