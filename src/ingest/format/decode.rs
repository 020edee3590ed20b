//! Bytes into text: UTF-8 as it is, other character sets decoded with a true map back to the bytes.
//!
//! What cannot be read as text is refused with a note: empty and binary inputs.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};

use crate::error::NoteCode;
use crate::ingest::Declared;
use crate::text::{OffsetMap, OffsetMapBuilder, Span};

const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// The text of an input, and where each byte of it came from.
#[derive(Debug)]
pub(in crate::ingest) struct Decoded {
    pub(in crate::ingest) text: String,
    pub(in crate::ingest) map: OffsetMap,
    /// What was assumed, where the bytes were no UTF-8.
    pub(in crate::ingest) remark: Option<String>,
}

/// Decodes `bytes`, or says why not. Of the character sets named, a mark at the start wins over `charset`, which their sender
/// declares, and that over what the text says of itself (HTML standard, 13.2.3.2). But what is UTF-8, with characters beyond
/// ASCII, is read as that whatever is declared: no other text looks like it, and wrong declarations are common.
pub(in crate::ingest) fn decode(
    bytes: &[u8],
    charset: Option<&str>,
) -> Result<Decoded, (NoteCode, String)> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err((NoteCode::Empty, "the input is empty".to_owned()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        let name = encoding.name();
        let decoded = through(encoding, bytes, mark, format!("read as {name} by its mark"));
        return refuse_empty(decoded);
    }
    let label = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(wide) = label.filter(|encoding| is_wide(encoding, bytes)) {
        let name = wide.name();
        let decoded = through(wide, bytes, 0, format!("read as {name}, as declared"));
        return refuse_empty(decoded);
    }
    if is_binary(bytes) {
        return Err((NoteCode::Binary, "left out: not a text".to_owned()));
    }
    let start = if bytes.starts_with(UTF8_MARK) {
        UTF8_MARK.len()
    } else {
        0
    };
    let Some(rest) = bytes.get(start..) else {
        return Err((NoteCode::Empty, "the input is empty".to_owned()));
    };
    let decoded = match std::str::from_utf8(rest) {
        Ok(text) => Decoded {
            remark: contradicted(label, text, start),
            ..unchanged(text, start)
        },
        Err(_) => guessed(bytes, start, label),
    };
    refuse_empty(decoded)
}

/// Whether the bytes are in a character set of two bytes, as declared: ASCII in it has a NUL in every other place.
fn is_wide(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    const SAMPLE: usize = 1024;
    let second = usize::from(encoding == encoding_rs::UTF_16LE);
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes).chunks_exact(2);
    let pairs = sample.len();
    let ascii = sample.filter(|pair| pair.get(second) == Some(&0)).count();
    !encoding.is_ascii_compatible() && encoding != UTF_8 && pairs > 0 && ascii * 2 > pairs
}

/// The remark on UTF-8 that was declared to be something else.
fn contradicted(label: Option<&'static Encoding>, text: &str, start: usize) -> Option<String> {
    let label = label.filter(|label| *label != UTF_8 && start == 0 && !text.is_ascii())?;
    let name = label.name();
    Some(format!(
        "declared as {name}, but it is UTF-8 and was read as that"
    ))
}

/// Whether an input that begins with `head` is in UTF-8, as far as its sender and its first bytes tell: only then can it be cut
/// before it is decoded.
pub(in crate::ingest) fn is_utf8(head: &[u8], sender: &Declared) -> bool {
    let sent = sender.charset.as_deref();
    let sent = sent.and_then(|label| Encoding::for_label(label.as_bytes()));
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let told = [marked, sent, declared(head)];
    told.into_iter().flatten().all(|encoding| encoding == UTF_8) && !head.contains(&0)
}

fn refuse_empty(decoded: Decoded) -> Result<Decoded, (NoteCode, String)> {
    if decoded.text.trim().is_empty() {
        return Err((NoteCode::Empty, "the input is empty".to_owned()));
    }
    Ok(decoded)
}

fn unchanged(text: &str, start: usize) -> Decoded {
    let mut builder = OffsetMapBuilder::new();
    builder.verbatim(text, start);
    let (text, map) = builder.finish();
    Decoded {
        text,
        map,
        remark: None,
    }
}

/// A NUL byte, or more control characters than any text has.
fn is_binary(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 64 * 1024;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = sample
        .iter()
        .filter(|b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B))
        .count();
    bytes.contains(&0) || control * 50 > sample.len()
}

/// Text in some other character set, or in UTF-8 with a few bad bytes.
fn guessed(bytes: &[u8], start: usize, label: Option<&'static Encoding>) -> Decoded {
    let body = bytes.get(start..).unwrap_or(&[]);
    let bad = bad_utf8(body);
    let wide = body.iter().filter(|b| !b.is_ascii()).count();
    let is_other = label.is_some_and(|label| label != UTF_8);
    if start > 0 || bad * 4 < wide && !is_other {
        let remark = format!("{bad} bytes are no UTF-8 and were read as the replacement character");
        return through(UTF_8, bytes, start, remark);
    }
    if let Some(label) = label.filter(|label| *label != UTF_8) {
        let name = label.name();
        return through(label, bytes, start, format!("read as {name}, as declared"));
    }
    let encoding = declared(body).unwrap_or_else(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(body, true);
        detector.guess(None, chardetng::Utf8Detection::Deny)
    });
    let name = encoding.name();
    through(encoding, bytes, start, format!("no UTF-8: read as {name}"))
}

fn bad_utf8(mut bytes: &[u8]) -> usize {
    let mut bad = 0;
    while let Err(error) = std::str::from_utf8(bytes) {
        let length = error.error_len().unwrap_or(1);
        bad += length;
        bytes = bytes.get(error.valid_up_to() + length..).unwrap_or(&[]);
    }
    bad
}

/// The character set a page names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 1024;
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let key = ["charset=", "encoding="]
        .iter()
        .find_map(|key| Some(find(&head, key.as_bytes())? + key.len()))?;
    let label: Vec<u8> = head
        .get(key..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .collect();
    Encoding::for_label(&label).filter(|encoding| *encoding != UTF_8)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Decodes byte by byte, so that each character is tied to the bytes it came from.
fn through(encoding: &'static Encoding, bytes: &[u8], start: usize, remark: String) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut builder = OffsetMapBuilder::new();
    let mut pending = start;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        let piece = step(&mut decoder, &[*byte], false);
        if piece.is_empty() {
            continue;
        }
        if pending == at && piece.as_bytes() == [*byte] {
            builder.verbatim(&piece, at);
        } else {
            builder.replaced(&piece, Span::new(pending, at + 1));
        }
        pending = at + 1;
    }
    let rest = step(&mut decoder, &[], true);
    builder.replaced(&rest, Span::new(pending, bytes.len()));
    let (text, map) = builder.finish();
    Decoded {
        text,
        map,
        remark: Some(remark),
    }
}

/// What the decoder gives for these bytes; none of its answers to one byte is longer than the buffer.
fn step(decoder: &mut Decoder, bytes: &[u8], last: bool) -> String {
    let mut buffer = [0_u8; 32];
    let (result, _, written, _) = decoder.decode_to_utf8(bytes, &mut buffer, last);
    debug_assert!(matches!(result, CoderResult::InputEmpty));
    String::from_utf8_lossy(buffer.get(..written).unwrap_or(&[])).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_character_sets_keep_their_offsets() {
        let raw = b"Caf\xe9 owners in Montr\xe9al said \x93no\x94 on Friday.";
        let decoded = decode(raw, None).unwrap_or_else(|e| unreachable!("{e:?}"));
        let at = decoded.text.find("Montréal").unwrap_or(0);
        let span = decoded.map.raw(Span::new(at, at + "Montréal".len()));
        assert_eq!(&raw[span.start..span.end], b"Montr\xe9al");
        assert!(decoded.remark.is_some());
    }

    #[test]
    fn what_is_declared_is_weighed_against_the_bytes() {
        let read = |bytes: &[u8], charset: &str| {
            let decoded = decode(bytes, Some(charset)).unwrap_or_else(|e| unreachable!("{e:?}"));
            (decoded.text, decoded.remark.is_some())
        };
        let (latin, cyrillic) = (&b"Montr\xe9al"[..], &b"\xcc\xee\xf1\xea\xe2\xe0"[..]);
        assert_eq!(read(latin, "iso-8859-1"), ("Montréal".to_owned(), true));
        assert_eq!(read(cyrillic, "windows-1251"), ("Москва".to_owned(), true));
        // Wrong declarations.
        assert_eq!(
            read("Montréal".as_bytes(), "iso-8859-1"),
            ("Montréal".to_owned(), true)
        );
        assert_eq!(read(latin, "utf-8"), ("Montréal".to_owned(), true));
        assert_eq!(read(b"Montreal", "utf-16"), ("Montreal".to_owned(), false));
        assert_eq!(
            read(b"Montreal", "no-such-set"),
            ("Montreal".to_owned(), false)
        );
        assert_eq!(read(b"M\0o\0n\0t\0", "utf-16"), ("Mont".to_owned(), true));
        assert_eq!(read(b"\0M\0o\0n\0t", "utf-16be"), ("Mont".to_owned(), true));
    }

    #[test]
    fn refuses_what_is_no_text() {
        let code = |bytes: &[u8]| decode(bytes, None).err().map(|(code, _)| code);
        assert_eq!(code(b" \n"), Some(NoteCode::Empty));
        assert_eq!(code(b"\xEF\xBB\xBF \n"), Some(NoteCode::Empty));
        assert_eq!(code(b"PK\x03\x04\0\0\0"), Some(NoteCode::Binary));
    }

    #[test]
    fn utf16_by_its_mark() {
        let raw: Vec<u8> = [0xFF, 0xFE, b'h', 0, b'i', 0].to_vec();
        let decoded = decode(&raw, None).unwrap_or_else(|e| unreachable!("{e:?}"));
        assert_eq!(decoded.text, "hi");
        assert_eq!(decoded.map.raw(Span::new(1, 2)), Span::new(4, 6));
    }
}
