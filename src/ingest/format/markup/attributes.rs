//! The attributes of a tag that say what its element is.

use super::token::attributes_of;

/// Values as they are written, references not decoded; empty where an attribute is missing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Attributes<'a> {
    pub(super) class: &'a str,
    pub(super) id: &'a str,
    pub(super) role: &'a str,
    pub(super) rel: &'a str,
    pub(super) name: &'a str,
    pub(super) lang: &'a str,
    pub(super) content: Option<&'a str>,
    pub(super) datetime: Option<&'a str>,
    pub(super) href: Option<&'a str>,
    pub(super) kind: &'a str,
    pub(super) item_type: &'a str,
    pub(super) is_hidden: bool,
    is_pubdate: bool,
    item_property: &'a str,
    property: &'a str,
}

impl<'a> Attributes<'a> {
    /// Those of the tag in which `text` stands behind the name.
    pub(super) fn read(text: &'a str) -> Self {
        let mut read = Self::default();
        for (name, value) in attributes_of(text) {
            match name.to_ascii_lowercase().as_str() {
                "class" => read.class = value,
                "id" => read.id = value,
                "role" => read.role = value,
                "rel" => read.rel = value,
                "name" => read.name = value,
                "lang" | "xml:lang" => read.lang = value,
                "content" => read.content = Some(value),
                "datetime" => read.datetime = Some(value),
                "href" => read.href = Some(value),
                "type" => read.kind = value,
                "itemtype" | "typeof" => read.item_type = value,
                "pubdate" => read.is_pubdate = true,
                "itemprop" => read.item_property = value,
                "property" => read.property = value,
                "hidden" => read.is_hidden |= value != "until-found",
                "aria-hidden" => read.is_hidden |= value == "true",
                "style" => read.is_hidden |= hides(value),
                _ => {}
            }
        }
        read
    }

    /// What the element is of its item: the names of `itemprop` (microdata) and `property` (RDFa), without prefix.
    pub(super) fn properties(&self) -> impl Iterator<Item = &'a str> {
        let names = self.item_property.split_ascii_whitespace();
        let names = names.chain(self.property.split_ascii_whitespace());
        names.map(|name| name.strip_prefix("schema:").unwrap_or(name))
    }

    /// Whether a `<time>` is called that of publication.
    pub(super) fn is_publication(&self) -> bool {
        self.is_pubdate
            || self
                .properties()
                .any(|property| property == "datePublished")
    }

    /// Under which name a `<meta>` gives its content.
    pub(super) fn key(&self) -> &'a str {
        [self.property, self.name, self.item_property]
            .into_iter()
            .find(|key| !key.is_empty())
            .unwrap_or("")
    }

    /// Names that say what it holds: classes, id and role.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        [self.class, self.id, self.role]
            .into_iter()
            .flat_map(str::split_ascii_whitespace)
    }

    /// Whether its item is of the schema.org type `name`.
    pub(super) fn is_item(&self, name: &str) -> bool {
        self.item_type
            .split_ascii_whitespace()
            .any(|kind| kind.rsplit(['/', ':']).next() == Some(name))
    }
}

/// Whether a style takes the element off the page.
fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        let (key, value) = rule.split_once(':').unwrap_or(("", ""));
        let value = value.trim().trim_end_matches("!important").trim_end();
        match key.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_in_each_way() {
        for tag in [
            "hidden",
            "aria-hidden=\"true\"",
            "style='color: red; DISPLAY : none !important'",
        ] {
            assert!(Attributes::read(tag).is_hidden, "{tag}");
        }
        for tag in [
            "aria-hidden=false",
            "hidden=until-found",
            "style=\"display:block\"",
        ] {
            assert!(!Attributes::read(tag).is_hidden, "{tag}");
        }
    }

    #[test]
    fn what_it_is_of_its_item() {
        let read = Attributes::read("itemprop='author creator' property=schema:headline");
        assert_eq!(
            read.properties().collect::<Vec<_>>(),
            ["author", "creator", "headline"]
        );
        let read = Attributes::read("itemscope itemtype=\"https://schema.org/NewsArticle\"");
        assert!(read.is_item("NewsArticle") && !read.is_item("Article"));
    }
}
