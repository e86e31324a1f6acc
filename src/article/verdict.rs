//! Whether a page is one to explain: an article, in English, that is nobody's private
//! business.
//!
//! The rules look at what the page says of itself and at how much text was found
//! beside how many ways to other pages. They err to the side of leaving a page alone;
//! the reader can ask for it all the same ([`Page::asked`]), and then only the language
//! counts.

use super::language::{self, Language};
use super::measure::Measure;
use super::part::Part;
use crate::page::Page;

/// Less prose than this is a notice or a teaser, in characters without white space.
const PROSE_MIN: u32 = 250;
/// An article has this much prose for each title on the page that is a link elsewhere.
/// Between its teasers, a front page has less.
const PROSE_PER_TITLE: u32 = 20;
/// A page's own language, its own country or its edition may stand in its address.
const EDITION_MAX: usize = 3;

/// Why a page is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It is not in English.
    Language,
    /// It leads to articles and is none itself.
    FrontPage,
    /// It sells something.
    Shop,
    /// It asks for a password.
    Password,
    /// It is a document being edited, or mail.
    Editor,
    /// There is hardly any text.
    Short,
}

impl Refusal {
    /// The reason in a word, as the borders print it.
    pub fn name(self) -> &'static str {
        match self {
            Refusal::Language => "language",
            Refusal::FrontPage => "front-page",
            Refusal::Shop => "shop",
            Refusal::Password => "password",
            Refusal::Editor => "editor",
            Refusal::Short => "short",
        }
    }
}

/// Judges a page by the parts that were found on it.
pub fn judge(
    page: &Page,
    measures: &[Measure],
    parts: &[Option<Part>],
) -> (Language, Option<Refusal>) {
    let text = page.blocks.iter().zip(parts).filter(|(_, part)| part.is_some());
    let text = text.map(|(block, _)| block.text.as_str());
    let language = language::tell(text, page.language.as_deref());
    let refusal = if language == Language::Other {
        Some(Refusal::Language)
    } else if page.asked || page.is_plain() {
        None
    } else {
        kind(page, measures, parts)
    };
    (language, refusal)
}

fn kind(page: &Page, measures: &[Measure], parts: &[Option<Part>]) -> Option<Refusal> {
    let traits = page.traits;
    let address = Address::of(page.url.as_deref().unwrap_or_default());
    let prose: u32 = measures
        .iter()
        .zip(parts)
        .filter(|(_, part)| **part == Some(Part::Body))
        .map(|(m, _)| m.chars - m.link)
        .sum();
    let titles = measures.iter().filter(|m| m.is_title()).count() as u32;
    let crowded = prose < titles.saturating_mul(PROSE_PER_TITLE);

    // In order: what must not be read comes before what is not worth reading.
    [
        (traits.password, Refusal::Password),
        (traits.editor || address.is_mail(), Refusal::Editor),
        (traits.product && !traits.article, Refusal::Shop),
        (address.is_front() && !traits.article, Refusal::FrontPage),
        (crowded && !traits.article, Refusal::FrontPage),
        (prose < PROSE_MIN, Refusal::Short),
    ]
    .into_iter()
    .find_map(|(holds, refusal)| holds.then_some(refusal))
}

/// The parts of an address that say what kind of page is there.
struct Address<'a> {
    host: &'a str,
    path: &'a str,
}

impl Address<'_> {
    fn of(url: &str) -> Address<'_> {
        let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"));
        let Some(rest) = rest else { return Address { host: "", path: "" } };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let end = path.find(['?', '#']).unwrap_or(path.len());
        Address { host, path: &path[..end] }
    }

    /// Whether it is a site's own address, or that of one of its editions.
    fn is_front(&self) -> bool {
        !self.host.is_empty() && self.path.trim_matches('/').len() <= EDITION_MAX
    }

    /// Whether mail is read there.
    fn is_mail(&self) -> bool {
        let first = self.host.split('.').next().unwrap_or_default();
        matches!(first, "mail" | "webmail" | "outlook" | "inbox")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_when_it_is_a_front_page_or_mail() {
        let front = |url| Address::of(url).is_front();
        assert!(front("https://news.example"));
        assert!(front("https://news.example/?from=app#top"));
        assert!(front("http://news.example/uk/"));
        assert!(!front("https://news.example/world/talks"));
        assert!(!front(""));
        assert!(!front("file:///"));
        let mail = |url| Address::of(url).is_mail();
        assert!(mail("https://mail.example/u/0"));
        assert!(!mail("https://dailymail.example/news"));
        assert!(!mail("https://news.example/mail/"));
    }
}
