//! Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;`.

use crate::ingest::format::page::Problem;

/// The references news pages use; an unknown name stays as it is written.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("bdquo", "„"),
    ("bull", "•"),
    ("ccedil", "ç"),
    ("Ccedil", "Ç"),
    ("cent", "¢"),
    ("copy", "©"),
    ("deg", "°"),
    ("aacute", "á"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("aring", "å"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("Auml", "Ä"),
    ("eacute", "é"),
    ("Eacute", "É"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("emsp", " "),
    ("ensp", " "),
    ("euro", "€"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("gt", ">"),
    ("hellip", "…"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("minus", "−"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("ntilde", "ñ"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("oslash", "ø"),
    ("ouml", "ö"),
    ("Ouml", "Ö"),
    ("plusmn", "±"),
    ("pound", "£"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("scaron", "š"),
    ("sect", "§"),
    ("shy", "\u{ad}"),
    ("szlig", "ß"),
    ("thinsp", " "),
    ("times", "×"),
    ("trade", "™"),
    ("uacute", "ú"),
    ("ugrave", "ù"),
    ("uuml", "ü"),
    ("Uuml", "Ü"),
    ("yen", "¥"),
];

/// The longest reference looked for, in bytes.
const LONGEST: usize = 12;

/// What the reference at the start of `rest` (which begins with `&`) stands for, and how many bytes it takes.
pub(super) fn decode(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = rest.get(1..end)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| (*text).to_owned())?,
    };
    Some((decoded, end + 1))
}

/// The character of a number after `&#`, in tens or, after an x, in sixteens. Control characters and code points that are none
/// are refused, so that the reference stays as it is written.
fn numeric(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Pages give 0x80 to 0x9F in the sense of windows-1252, and browsers read them so.
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(code) {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return Some(text.into_owned());
    }
    let c = char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?;
    Some(if c == '\u{a0}' { ' ' } else { c }.to_string())
}

/// The names of the entities that the document type at the head of `text` declares. They are never expanded: what one stands for
/// may be a thousand times as long, or lie outside the document.
pub(super) fn declared(text: &str) -> Vec<String> {
    const MARK: &str = "<!ENTITY";
    const HEAD: usize = 64 * 1024;
    const MOST: usize = 100;
    let mut cut = text.len().min(HEAD);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
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

/// `text` with its references decoded.
pub(super) fn decode_all(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let (piece, length) = decode(rest).unwrap_or_else(|| ("&".to_owned(), 1));
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
            decode_all("a &amp; b&#8217;s &#x201C;c&quot; &#146; &nope; & &#0;"),
            "a & b’s “c\" ’ &nope; & &#0;"
        );
    }
}
