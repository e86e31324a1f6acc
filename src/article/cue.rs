//! What the names that authors give to parts of a page say about them.
//!
//! Class names, ids and roles are written by people for people: `site-footer`,
//! `relatedStories`, `wp-caption-text`. They are cut into words, and a small table says
//! what a word means for the place. Only words that mean the same on any site are in
//! it; a site's own vocabulary is no business of this table, since the features of the
//! text and of the tree decide without it.

use crate::page::Group;

/// What a name says about the place it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cues {
    /// Not the article: navigation, teasers, adverts, comments, notices.
    pub outside: bool,
    /// What readers say about the article.
    pub comments: bool,
    /// Where the article's text is.
    pub body: bool,
    /// Something quoted from elsewhere, such as a post of a social network.
    pub embed: bool,
    /// A picture's caption or credit.
    pub caption: bool,
    /// The lines about the article: who wrote it, when, how it is filed.
    pub byline: bool,
    /// The lines under the title that sum the article up.
    pub standfirst: bool,
}

#[derive(Clone, Copy)]
enum Meaning {
    Outside,
    Comments,
    Embed,
    Caption,
    Byline,
    Standfirst,
}

use Meaning::{Byline, Caption, Comments, Embed, Outside, Standfirst};

/// Words of names, in order, with what they mean.
const WORDS: &[(&str, Meaning)] = &[
    ("ad", Outside),
    ("addthis", Outside),
    ("ads", Outside),
    ("adslot", Outside),
    ("adunit", Outside),
    ("advert", Outside),
    ("advertisement", Outside),
    ("advertising", Outside),
    ("adverts", Outside),
    ("author", Byline),
    ("banner", Outside),
    ("bio", Outside),
    ("breadcrumb", Outside),
    ("breadcrumbs", Outside),
    ("byline", Byline),
    ("bylines", Byline),
    ("caption", Caption),
    ("captions", Caption),
    ("carousel", Outside),
    ("comment", Comments),
    ("comments", Comments),
    ("consent", Outside),
    ("contributor", Byline),
    ("contributors", Byline),
    ("cookie", Outside),
    ("cookies", Outside),
    ("copyright", Outside),
    ("credit", Caption),
    ("credits", Caption),
    ("cta", Outside),
    ("date", Byline),
    ("dateline", Byline),
    ("deck", Standfirst),
    ("dek", Standfirst),
    ("dialog", Outside),
    ("disclaimer", Outside),
    ("disqus", Comments),
    ("donate", Outside),
    ("donation", Outside),
    ("dropdown", Outside),
    ("embed", Embed),
    ("embedded", Embed),
    ("footer", Outside),
    ("gallery", Caption),
    ("gdpr", Outside),
    ("imagecaption", Caption),
    ("lede", Standfirst),
    ("livefyre", Comments),
    ("login", Outside),
    ("masthead", Outside),
    ("membership", Outside),
    ("menu", Outside),
    ("meta", Byline),
    ("modal", Outside),
    ("mostpopular", Outside),
    ("mostread", Outside),
    ("nav", Outside),
    ("navbar", Outside),
    ("navigation", Outside),
    ("newsletter", Outside),
    ("newsletters", Outside),
    ("notification", Outside),
    ("notifications", Outside),
    ("outbrain", Outside),
    ("pagination", Outside),
    ("paywall", Outside),
    ("photocaption", Caption),
    ("poll", Outside),
    ("popular", Outside),
    ("popup", Outside),
    ("promo", Outside),
    ("promos", Outside),
    ("promoted", Outside),
    ("promotion", Outside),
    ("pubdate", Byline),
    ("published", Byline),
    ("rail", Outside),
    ("recirc", Outside),
    ("recirculation", Outside),
    ("recommend", Outside),
    ("recommendation", Outside),
    ("recommendations", Outside),
    ("recommended", Outside),
    ("registration", Outside),
    ("related", Outside),
    ("reply", Comments),
    ("respond", Comments),
    ("search", Outside),
    ("share", Outside),
    ("sharebar", Outside),
    ("sharethis", Outside),
    ("sharing", Outside),
    ("sidebar", Outside),
    ("signin", Outside),
    ("signup", Outside),
    ("skip", Outside),
    ("social", Outside),
    ("sponsor", Outside),
    ("sponsored", Outside),
    ("standfirst", Standfirst),
    ("strapline", Standfirst),
    ("subhead", Standfirst),
    ("subheadline", Standfirst),
    ("submenu", Outside),
    ("subnav", Outside),
    ("subscribe", Outside),
    ("subscription", Outside),
    ("subtitle", Standfirst),
    ("survey", Outside),
    ("taboola", Outside),
    ("tag", Byline),
    ("tags", Byline),
    ("teaser", Outside),
    ("teasers", Outside),
    ("time", Byline),
    ("timestamp", Byline),
    ("toolbar", Outside),
    ("tooltip", Outside),
    ("topbar", Outside),
    ("trending", Outside),
    ("tweet", Embed),
    ("updated", Byline),
    ("upsell", Outside),
    ("widget", Outside),
];

/// The first and the second of two words that together name the place of the text:
/// `entry-content`, `articleBody`, `story__text`. Neither means that alone.
const BODY_OF: &[&str] = &["article", "blog", "entry", "post", "story"];
const BODY: &[&str] = &["body", "content", "copy", "text"];
/// The same, written as one word.
const BODY_WHOLE: &[&str] = &["articlebody", "articletext", "storybody"];

/// What the tag of an element says by itself.
const TAGS: &[(&str, Meaning)] = &[
    ("aside", Outside),
    ("dialog", Outside),
    ("figcaption", Caption),
    ("footer", Outside),
    ("form", Outside),
    ("menu", Outside),
    ("nav", Outside),
    ("search", Outside),
    ("time", Byline),
];

impl Cues {
    /// What the tag and the names of an element say.
    pub fn of(group: &Group) -> Cues {
        let mut cues = Cues::default();
        if let Ok(at) = TAGS.binary_search_by_key(&group.tag.as_str(), |(tag, _)| tag) {
            cues.add(TAGS[at].1);
        }
        // The page's own element carries the names of whatever is on the page.
        if !matches!(group.tag.as_str(), "html" | "body") {
            let mut of = false;
            words(&group.names, |word| {
                cues.body |= of && BODY.contains(&word) || BODY_WHOLE.contains(&word);
                of = BODY_OF.contains(&word);
                if let Ok(at) = WORDS.binary_search_by_key(&word, |(w, _)| w) {
                    cues.add(WORDS[at].1);
                }
            });
        }
        cues
    }

    fn add(&mut self, meaning: Meaning) {
        match meaning {
            Outside => self.outside = true,
            Comments => self.comments = true,
            Embed => self.embed = true,
            Caption => self.caption = true,
            Byline => self.byline = true,
            Standfirst => self.standfirst = true,
        }
    }
}

/// Calls `each` with the words of a name in lower case: runs of ASCII letters, cut
/// before a capital that follows a small letter.
fn words(names: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut small = false;
    for c in names.chars() {
        if !word.is_empty()
            && (!c.is_ascii_alphabetic() || small && c.is_ascii_uppercase())
        {
            each(&word);
            word.clear();
        }
        small = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| word));
        assert!(TAGS.is_sorted_by_key(|(tag, _)| tag));
    }
}
