//! Which block is the article's title.

use crate::page::{Page, Role};

/// A shorter heading is found in any title.
const MATCH_MIN: usize = 8;

/// The block that is the title: the first heading that says what the page says its
/// title is, or else the first `h1`.
///
/// The page's own title often has the site's name after it, so the heading need only be
/// the beginning of it; or the other way round, where the page's own title is cut.
pub fn find(page: &Page) -> Option<usize> {
    let wanted = key(page.title.as_deref().unwrap_or_default());
    let matches = |role: Role| {
        page.blocks.iter().position(|block| {
            let heading = key(&block.text);
            block.role == role
                && heading.len() >= MATCH_MIN
                && wanted.len() >= MATCH_MIN
                && (wanted.starts_with(&heading) || heading.starts_with(&wanted))
        })
    };
    matches(Role::Title)
        .or_else(|| matches(Role::Heading))
        .or_else(|| page.blocks.iter().position(|block| block.role == Role::Title))
}

/// Letters and digits alone, in lower case: titles differ in quotes and spaces.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
