//! What an element means for the text in it: block or inline, title or list item, clutter or byline.

use super::attributes::Attributes;
use super::region::RegionKind;
use crate::ingest::format::page::Hint;
use crate::lexicon::PageWords;

/// How the text inside an element stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// It runs on.
    Inline,
    /// On lines of its own.
    Block,
    /// It is no text for readers.
    Skip,
    /// There is none: a line break.
    Break,
}

/// What an element makes of the text inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) flow: Flow,
    /// What it says of its text; without, what stands around it holds.
    pub(super) hint: Option<Hint>,
    /// The part of the page it marks.
    pub(super) region: Option<RegionKind>,
    /// Whether its text is about the article: who wrote it, and when.
    pub(super) is_meta: bool,
}

impl Effect {
    const fn of(flow: Flow) -> Self {
        Self {
            flow,
            hint: None,
            region: None,
            is_meta: false,
        }
    }

    const fn hinting(hint: Hint) -> Self {
        Self {
            hint: Some(hint),
            ..Self::of(Flow::Block)
        }
    }

    const fn marking(region: RegionKind) -> Self {
        Self {
            region: Some(region),
            ..Self::of(Flow::Block)
        }
    }
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose content is not markup, and no text for readers.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "iframe" | "textarea" | "noembed" | "noframes" | "xmp"
    )
}

/// The effect of the HTML element `name`.
pub(super) fn effect(name: &str, attributes: &Attributes<'_>, words: &PageWords) -> Effect {
    let is_frame = matches!(name, "html" | "body" | "main" | "article");
    if !is_frame && is_hidden(name, attributes, words) {
        return Effect::of(Flow::Skip);
    }
    match name {
        "br" => Effect::of(Flow::Break),
        "nav" | "aside" | "footer" | "button" | "form" | "menu" | "dialog" | "label" => {
            Effect::marking(RegionKind::Clutter)
        }
        "noscript" => Effect::marking(RegionKind::Fallback),
        "article" => Effect::marking(RegionKind::Article),
        "main" => Effect::marking(RegionKind::Main),
        "html" | "body" => Effect::of(Flow::Block),
        "time" => Effect {
            is_meta: true,
            ..Effect::of(Flow::Inline)
        },
        _ => named(name, attributes, words).unwrap_or_else(|| by_name(name)),
    }
}

/// Whether no reader sees what stands in the element.
fn is_hidden(name: &str, attributes: &Attributes<'_>, words: &PageWords) -> bool {
    let never_text = matches!(
        name,
        "svg"
            | "math"
            | "canvas"
            | "object"
            | "audio"
            | "video"
            | "select"
            | "datalist"
            | "template"
    );
    never_text
        || attributes.is_hidden
        || attributes
            .class
            .split_ascii_whitespace()
            .any(|class| words.is_hidden_class(class))
}

/// What the attributes of an element say it is.
fn named(name: &str, attributes: &Attributes<'_>, words: &PageWords) -> Option<Effect> {
    for property in attributes.properties() {
        match property {
            "articleBody" => return Some(Effect::marking(RegionKind::Body)),
            "headline" if is_block(name) => return Some(Effect::hinting(Hint::Title)),
            "comment" => return Some(Effect::marking(RegionKind::Clutter)),
            "author" | "datePublished" | "dateModified" => return Some(meta(name)),
            _ => {}
        }
    }
    if attributes.is_item("LiveBlogPosting") {
        return Some(Effect::marking(RegionKind::Live));
    }
    if ["Article", "NewsArticle"]
        .iter()
        .any(|kind| attributes.is_item(kind))
    {
        return Some(Effect::marking(RegionKind::Article));
    }
    if attributes.role.eq_ignore_ascii_case("main") {
        return Some(Effect::marking(RegionKind::Main));
    }
    let mut found = None;
    for class in attributes.names() {
        if words.is_body_class(class) {
            return Some(Effect::marking(RegionKind::Body));
        }
        if words.is_live_class(class) {
            return Some(Effect::marking(RegionKind::Live));
        }
        if words.is_clutter_class(class) && !is_heading(name) {
            found = found.or(Some(Effect::marking(RegionKind::Clutter)));
        } else if words.is_caption_class(class) {
            found = found.or(Some(Effect::hinting(Hint::Caption)));
        } else if words.is_meta_class(class) && !is_heading(name) {
            found = found.or_else(|| Some(meta(name)));
        }
    }
    found
}

/// Byline or time: a line of its own, or words in a line.
fn meta(name: &str) -> Effect {
    let flow = if is_block(name) || name == "li" {
        Flow::Block
    } else {
        Flow::Inline
    };
    Effect {
        is_meta: true,
        ..Effect::of(flow)
    }
}

fn by_name(name: &str) -> Effect {
    match name {
        "h1" => Effect::hinting(Hint::Title),
        "h2" | "h3" | "h4" | "h5" | "h6" => Effect::hinting(Hint::Heading),
        "figure" | "figcaption" | "caption" => Effect::hinting(Hint::Caption),
        "blockquote" => Effect::hinting(Hint::Quote),
        "address" => meta(name),
        "li" => Effect {
            region: Some(RegionKind::Plain),
            ..Effect::hinting(Hint::ListItem)
        },
        "dt" | "dd" => Effect::hinting(Hint::ListItem),
        "div" | "section" | "ul" | "ol" | "td" => Effect::marking(RegionKind::Plain),
        _ if is_block(name) => Effect::of(Flow::Block),
        _ => Effect::of(Flow::Inline),
    }
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that stand on their own lines, and end a paragraph that is open.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// What is open and ends where the element `name` begins, and the element in which it is looked for (HTML standard, 13.1.2.4:
/// end tags that may be left out).
pub(super) const fn ends(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match name.as_bytes() {
        b"li" => (&["li"], &["ul", "ol", "menu"]),
        b"dt" | b"dd" => (&["dt", "dd"], &["dl"]),
        b"td" | b"th" => (&["td", "th"], &["tr", "table"]),
        b"tr" => (&["tr"], &["table"]),
        b"tbody" | b"thead" | b"tfoot" => (&["tbody", "thead", "tfoot", "caption"], &["table"]),
        _ => return None,
    })
}
