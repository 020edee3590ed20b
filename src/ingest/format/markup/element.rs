//! What an element means for the text in it: block or inline, title or list item, clutter or byline.

use super::token::attribute;
use crate::ingest::format::page::Hint;
use crate::lexicon::PageWords;

/// What an element makes of the text inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing; the text runs on.
    Inline,
    /// A block of its own, with what it says of its text; `None` takes over what stands around it.
    Block(Option<Hint>),
    /// Its text is no text for readers.
    Skip,
    /// A line break.
    Break,
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
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose content is not markup.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "noscript" | "template" | "iframe" | "textarea"
    )
}

/// The effect of the HTML element `name`.
pub(super) fn effect(name: &str, attributes: &str, words: &PageWords) -> Effect {
    match name {
        "br" => return Effect::Break,
        "svg" | "math" | "canvas" | "object" | "audio" | "video" | "select" | "datalist" => {
            return Effect::Skip;
        }
        "nav" | "aside" | "footer" | "button" | "form" | "menu" | "dialog" | "label"
        | "figcaption" => {
            return Effect::Block(Some(Hint::Clutter));
        }
        "h1" => return Effect::Block(Some(Hint::Title)),
        "h2" | "h3" | "h4" | "h5" | "h6" => return Effect::Block(Some(Hint::Heading)),
        "address" => return Effect::Block(Some(Hint::Meta)),
        "html" | "body" | "main" | "article" => return Effect::Block(None),
        _ => {}
    }
    let classes = ["class", "id", "role"]
        .iter()
        .filter_map(|key| attribute(attributes, key))
        .flat_map(str::split_whitespace);
    for class in classes {
        if words.is_clutter_class(class) {
            return Effect::Block(Some(Hint::Clutter));
        }
        if words.is_meta_class(class) {
            return Effect::Block(Some(Hint::Meta));
        }
    }
    match name {
        "li" => Effect::Block(Some(Hint::ListItem)),
        _ if is_block(name) => Effect::Block(None),
        _ => Effect::Inline,
    }
}

/// Elements that stand on their own lines.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "article"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "head"
            | "header"
            | "hr"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}
