//! What becomes of markup: blocks, text, roles, features and traits.

use super::parse;
use crate::page::{
    BLOCK_TAGS, NAME_ATTRIBUTES, NAMES_MAX, Page, PageTraits, Role, SKIPPED_TAGS,
};
use proptest::prelude::*;

#[track_caller]
fn texts(html: &str) -> Vec<String> {
    parse(html).blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn blocks_are_parted_by_tags() {
    let cases: &[(&str, &[&str])] = &[
        ("<p>One<p>Two", &["One", "Two"]),
        ("<div>a <p>b</p> c</div>", &["a", "b", "c"]),
        ("a <b>b</b><i>c</i> <custom-tag>d</custom-tag>", &["a bc d"]),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", &["a", "b", "c", "d"]),
        ("<table><tr><td>a<td>b</table>", &["a", "b"]),
        ("a<hr>b", &["a", "b"]),
        ("a<pre>no</pre>b", &["a", "b"]),
        ("a<script>no</script>b<svg><text>no</text></svg>", &["ab"]),
        ("a<button>no</button><select><option>no</select>", &["a"]),
        ("<p hidden>no<p>a", &["a"]),
        (
            "<p style='color:red;DISPLAY : none !important'>no<p style='display:block'>a",
            &["a"],
        ),
        ("<p contenteditable>no<p contenteditable=false>a", &["a"]),
        ("<table>lost<tr><td>a</table>", &["lost", "a"]),
        ("<p> \n\t </p>", &[]),
        ("", &[]),
    ];
    for (html, expected) in cases {
        assert_eq!(texts(html), *expected, "{html}");
    }
}

#[test]
fn white_space_is_folded_and_breaks_are_kept() {
    let cases: &[(&str, &str)] = &[
        ("<p>\n  a\n  <b> b </b>\tc </p>", "a b c"),
        ("<p>a <br> b<br><br>c<br></p>", "a\u{2028}b\u{2028}\u{2028}c"),
        ("<p>a\u{a0}b &nbsp; c</p>", "a\u{a0}b \u{a0} c"),
        ("<p>AT&amp;T &lt;b&gt;</p>", "AT&T <b>"),
    ];
    for (html, expected) in cases {
        assert_eq!(texts(html), [*expected], "{html}");
    }
}

#[test]
fn roles_are_those_of_the_nearest_element_that_has_one() {
    let cases = [
        ("<h1>x</h1>", Role::Title),
        ("<h3><span>x</span></h3>", Role::Heading),
        ("<div role=heading>x</div>", Role::Heading),
        ("<p>x", Role::Paragraph),
        ("<div>x</div>", Role::Other),
        ("<ul><li><p>x</ul>", Role::ListItem),
        ("<dl><dd><div>x</dl>", Role::ListItem),
        ("<blockquote><p>x</blockquote>", Role::Quotation),
        ("<figure><figcaption><div>x</div></figcaption></figure>", Role::Caption),
        ("<table><td>x</table>", Role::Cell),
        ("<table><td><p>x</table>", Role::Paragraph),
        ("<table><td><div>x</div></table>", Role::Other),
    ];
    for (html, role) in cases {
        assert_eq!(parse(html).blocks[0].role, role, "{html}");
    }
}

#[test]
fn features_count_links_and_emphasis() {
    let page = parse("<p>ab <a href=x>c d <b>e</b></a> <a>f</a> <em>gh</em></p>");
    let features = page.blocks[0].features;
    assert_eq!((features.link, features.emphasis), (3, 3));
    // A link around blocks is one in each of them.
    let page = parse("<a href=x><h2>ab</h2><p>cd</p></a>");
    assert_eq!(page.blocks[1].features.link, 2);
}

#[test]
fn groups_are_the_elements_around_with_their_names() {
    let page =
        parse("<main id=m class='a b' role=main><p aria-label=l itemprop=t>x</main>");
    let own = &page.groups[page.blocks[0].features.group as usize];
    assert_eq!((own.tag.as_str(), own.names.as_str()), ("p", "t l"));
    let around = &page.groups[own.parent as usize];
    assert_eq!((around.tag.as_str(), around.names.as_str()), ("main", "m a b main"));
    assert_eq!(page.groups[0].parent, 0);
    // Elements without text in them are no groups.
    assert!(page.groups.iter().all(|group| group.tag != "head"));
}

#[test]
fn pages_say_what_they_are() {
    let traits = |html: &str| parse(html).traits;
    let article = PageTraits { article: true, ..PageTraits::default() };
    let product = PageTraits { product: true, ..PageTraits::default() };
    let password = PageTraits { password: true, ..PageTraits::default() };
    let editor = PageTraits { editor: true, ..PageTraits::default() };
    let data = |json: &str| format!("<script type=application/ld+json>{json}</script>");
    let cases = [
        ("<meta property=og:type content=article>".to_owned(), article),
        ("<meta property=og:type content='product.item'>".to_owned(), product),
        (data("{\"@type\": [ \"NewsArticle\", \"Thing\"]}"), article),
        (data("{\"@graph\":[{\"@type\":\"BlogPosting\",, broken"), article),
        (data("{\"@type\":\"Product\"}"), product),
        (
            data("{\"@type\":\"Organization\",\"name\":\"Article\"}"),
            PageTraits::default(),
        ),
        ("<div itemscope itemtype='https://schema.org/Article'>".to_owned(), article),
        ("<input type=Password>".to_owned(), password),
        ("<div hidden><input type=password></div>".to_owned(), PageTraits::default()),
        ("<body contenteditable>".to_owned(), editor),
        ("<div contenteditable role=textbox aria-multiline=true>".to_owned(), editor),
        // A box for a comment or a search.
        ("<div contenteditable role=textbox>".to_owned(), PageTraits::default()),
        ("<script>\"@type\":\"Article\"</script>".to_owned(), PageTraits::default()),
    ];
    for (html, expected) in cases {
        assert_eq!(traits(&html), expected, "{html}");
    }
}

#[test]
fn the_title_is_the_one_for_sharing_or_else_the_windows() {
    let title = |html: &str| parse(html).title;
    let both = "<title>A | Herald</title><meta property=og:title content=' A '>";
    assert_eq!(title(both).as_deref(), Some("A"));
    assert_eq!(title("<title> A | Herald\n</title>").as_deref(), Some("A | Herald"));
    assert_eq!(title("<svg><title>A</title></svg>"), None);
    assert_eq!(title("<p>A"), None);
}

#[test]
fn the_language_is_the_documents() {
    assert_eq!(parse("<html lang=en-GB><p lang=fr>x").language.as_deref(), Some("en-GB"));
    assert_eq!(parse("<p>x").language, None);
}

#[test]
fn long_names_are_cut_between_characters() {
    let page = parse(&format!("<p class='{}'>x", "é".repeat(NAMES_MAX + 9)));
    let own = &page.groups[page.blocks[0].features.group as usize];
    assert_eq!(own.names, "é".repeat(NAMES_MAX));
}

/// The live page is cut by the same lists, which are written down in JavaScript again.
#[test]
fn the_extension_has_the_same_lists() {
    let files =
        [include_str!("../../extension/content/roles.js"), FEATURES].map(str::to_owned);
    for (name, list) in [("UNREAD", SKIPPED_TAGS), ("BORDERS", BLOCK_TAGS)] {
        let start = files[0].find(&format!("const {name} =")).unwrap();
        let end = files[0][start..].find(");").unwrap();
        let mut words: Vec<&str> = files[0][start..start + end]
            .split('"')
            .skip(1)
            .step_by(2)
            .flat_map(str::split_whitespace)
            .collect();
        words.sort_unstable();
        assert_eq!(words, list, "{name}");
        assert!(list.is_sorted());
    }
    for name in NAME_ATTRIBUTES {
        assert!(files[1].contains(&format!("\"{name}\"")), "{name}");
    }
    assert!(files[1].contains(&format!("NAMES_MAX = {NAMES_MAX};")));
}

const FEATURES: &str = include_str!("../../extension/content/features.js");

fn is_sound(page: &Page) -> bool {
    let groups = page.groups.len() as u32;
    page.groups.iter().zip(0..).all(|(group, at)| group.parent <= at)
        && page.blocks.iter().all(|block| {
            block.features.group < groups
                && !block.text.trim().is_empty()
                && block.features.link as usize <= block.text.chars().count()
        })
}

proptest! {
    #[test]
    fn any_text_is_a_page(html in any::<String>()) {
        prop_assert!(is_sound(&parse(&html)));
    }

    #[test]
    fn any_markup_is_a_page(parts in prop::collection::vec(
        prop::sample::select(vec![
            "<p>", "</p>", "<div class='x comments'>", "</div>", "<a href=x>", "</a>", "<b>",
            "</b>", "<table>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<br>", "text. ",
            "é\u{301}\u{1f600}", " ", "<template>", "</template>", "<svg>", "<title>",
            "<select>", "<form>", "</form>", "<h1>", "</h1>", "<!--", "-->", "<script>",
            "</script>", "<frameset>", "<body lang=en>", "<html lang=fr>", "<math><mi>",
        ]),
        0..60,
    )) {
        let page = parse(&parts.concat());
        prop_assert!(is_sound(&page));
        let article = crate::article::select(&page);
        prop_assert_eq!(article.blocks.len(), article.parts.len());
    }

    #[test]
    fn any_bytes_are_a_page(bytes in any::<Vec<u8>>()) {
        prop_assert!(is_sound(&super::read(&bytes)));
    }
}
