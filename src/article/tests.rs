//! Each rule with the page that it is for and with the one that it must leave alone.

use super::{Part, Refusal, select};
use crate::html;
use crate::page::{Block, BlockId, Features, Group, Page, PageTraits, Role};
use proptest::prelude::*;

const ONE: &str =
    "The ferry operator said on Thursday that it would halt the night crossing.";
const TWO: &str =
    "Port officials in Lervik were told of the decision an hour before that.";
const THREE: &str =
    "The ships need new engine mounts, which are made to order and take time.";

/// The chosen blocks of a page whose title is “Night ferry stops”.
fn chosen(body: &str) -> Vec<(Part, String)> {
    let page = html::parse(&format!("<title>Night ferry stops</title><body>{body}"));
    let article = select(&page);
    let text = |block: &BlockId| page.blocks[block.0 as usize].text.clone();
    article.blocks.iter().zip(&article.parts).map(|(b, p)| (*p, text(b))).collect()
}

/// Checks that of an article with `extra` between its paragraphs exactly those in
/// `expected` are chosen beside them, in the body.
#[track_caller]
fn between(extra: &str, expected: &[&str]) {
    let html = format!(
        "<article><h1>Night ferry stops</h1><p>{ONE}</p>{extra}<p>{TWO}</p><p>{THREE}</p></article>"
    );
    check(&html, expected);
}

/// The same after the last paragraph.
#[track_caller]
fn after(extra: &str, expected: &[&str]) {
    let html = format!(
        "<article><h1>Night ferry stops</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{extra}</article>"
    );
    check(&html, expected);
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let own = [ONE, TWO, THREE];
    let found: Vec<String> = chosen(html)
        .into_iter()
        .filter(|(part, text)| *part == Part::Body && !own.contains(&text.as_str()))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(found, expected, "{html}");
}

#[test]
fn links_that_lead_away_are_left_out_and_links_in_prose_are_not() {
    between(
        "<p>Background: <a href=x>Why ships on the coast are getting older</a></p>",
        &[],
    );
    between("<p><a href=x>Why ships on the coast are getting older</a></p>", &[]);
    between(
        "<p>As <a href=x>the Coast Herald reported on Monday evening</a>, the mounts are late.</p>",
        &["As the Coast Herald reported on Monday evening, the mounts are late."],
    );
    between("<h2><a href=x>The ships</a></h2>", &["The ships"]);
}

#[test]
fn openings_that_lead_away_count_only_in_front_of_links_or_scraps() {
    between("<p>Read more: why ships are <a href=x>getting older</a>.</p>", &[]);
    between("<p><b>Read next</b></p>", &[]);
    let prose =
        "Related problems have stopped the ferry to Sund, which is older by ten years.";
    between(&format!("<p>{prose}</p>"), &[prose]);
    between(
        "<p>Subscribers, it <a href=x>says</a>, pay less for the crossing than others.</p>",
        &["Subscribers, it says, pay less for the crossing than others."],
    );
}

#[test]
fn scraps_belong_where_prose_flows() {
    between("<p>What next?</p>", &["What next?"]);
    between(
        "<ul><li>No crossing at night<li>Two fewer on Sundays</ul>",
        &["No crossing at night", "Two fewer on Sundays"],
    );
    between("<table><tr><td>March<td>268</table>", &["March", "268"]);
    between(
        "<blockquote><p>We wait for the morning</blockquote>",
        &["We wait for the morning"],
    );
    between(
        "<div><span>Listen</span></div><div><div><span>4 min</span></div></div>",
        &["Listen"],
    );
    between("<ul><li><a href=x>Ferries</a><li><a href=y>Lervik</a></ul>", &[]);
}

#[test]
fn named_places_are_left_out() {
    let prose =
        "Everything the Herald writes on ferries, once a week and free, in one letter.";
    for names in [
        "newsletter-box", "relatedStories", "promo", "ad", "post-comments",
        "share_tools", "signin-box", "mostread", "reader-poll", "article-cta",
    ] {
        between(&format!("<div class='{names}'><p>{prose}</p></div>"), &[]);
    }
    // Words that only have such a word in them.
    for names in [
        "shared-text", "adler", "headline", "relatedness", "navy", "signing", "pollution",
    ] {
        between(&format!("<div class='{names}'><p>{prose}</p></div>"), &[prose]);
    }
    between(&format!("<aside><p>{prose}</p></aside>"), &[]);
    between(&format!("<div role=navigation><p>{prose}</p></div>"), &[]);
}

#[test]
fn a_name_counts_for_less_than_most_of_the_text() {
    let text =
        format!("<h1>Night ferry stops</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>");
    check(&format!("<div class='widget sidebar related'>{text}</div>"), &[]);
    assert_eq!(chosen(&format!("<div class='widget ad'>{text}</div>")).len(), 4);
    // Only comments may be more than the article, and are none all the same.
    let comment =
        format!("<p>{}</p>", "Nobody asked us, and nobody will, as ever. ".repeat(9));
    let all = format!("<main>{text}<div class=comments>{comment}{comment}</div></main>");
    assert_eq!(chosen(&all).len(), 4);
}

#[test]
fn posts_that_are_quoted_stay() {
    let post = "No night ferry from March. We found out from the radio.";
    between(
        &format!("<div class='social embed'><blockquote><p>{post}</blockquote></div>"),
        &[post],
    );
    between(&format!("<div class='social promo'><p>{post}</p></div>"), &[]);
}

#[test]
fn repeated_cards_are_left_out_and_lists_of_prose_are_not() {
    let card = |tag: &str, link: &str| {
        format!(
            "<{tag} class=item><h3>{link}</h3><p>The grid hopes to mend the lines by Sunday.</p></{tag}>"
        )
    };
    let linked = card("div", "<a href=x>Storm leaves villages without power</a>");
    after(&format!("<section>{linked}{linked}{linked}</section>"), &[]);
    let plain = card("div", "Storm leaves villages without power");
    assert_eq!(chosen(&format!("<main><h1>Night ferry stops</h1><p>{ONE}</p><p>{TWO}</p>{plain}{plain}{plain}</main>")).len(), 9);
}

#[test]
fn notes_of_the_house_at_the_end_are_left_out() {
    after(
        "<p><i>Do you live there? Write to <a href=x>the desk</a> and tell us.</i></p>",
        &[],
    );
    // Without a link it is the author's; not at the end, it is the text's.
    let note = "The crossing takes forty minutes in calm weather.";
    after(&format!("<p><i>{note}</i></p>"), &[note]);
    between(
        "<p><b>The <a href=x>CTA</a> is the authority for coastal transport.</b></p>",
        &["The CTA is the authority for coastal transport."],
    );
}

#[test]
fn what_stands_between_title_and_text_is_standfirst_caption_or_nothing() {
    let html = format!(
        "<header><p>Coast desk, and all that has ever been written by it.</p></header>\
         <main><header><h1>Night ferry stops</h1><h2>The town will be cut off for eleven hours a day, its harbour master says</h2>\
         <div>By Tor Holm</div><div>12 February 2026</div></header>\
         <figure><figcaption>The harbour of Lervik in January</figcaption></figure>\
         <div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div></main>"
    );
    let found = chosen(&html);
    let parts: Vec<Part> = found.iter().map(|(part, _)| *part).collect();
    use Part::{Body, Caption, Standfirst, Title};
    assert_eq!(parts, [Title, Standfirst, Caption, Body, Body, Body]);
}

#[test]
fn the_title_is_the_heading_that_the_page_is_named_after() {
    let text = format!("<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>");
    let title = |body: &str| {
        chosen(&format!("{body}{text}"))
            .into_iter()
            .find(|(part, _)| *part == Part::Title)
            .map(|(_, text)| text)
    };
    assert_eq!(
        title("<h1>The Herald</h1><h1>Night ferry stops</h1>").unwrap(),
        "Night ferry stops"
    );
    assert_eq!(
        title("<h1>The Herald</h1><h2>“Night Ferry” stops</h2>").unwrap(),
        "“Night Ferry” stops"
    );
    assert_eq!(
        title("<h1>Other words than in the window</h1>").unwrap(),
        "Other words than in the window"
    );
    assert_eq!(title("<h2>Night</h2>"), None);
}

#[test]
fn a_page_is_refused_by_what_it_is() {
    let article = html::parse(&format!(
        "<html lang=en><h1>Night ferry stops</h1>{}",
        format!("<p>{ONE} {TWO} {THREE}</p>").repeat(3)
    ));
    let judged = |change: &dyn Fn(&mut Page)| {
        let mut page = article.clone();
        change(&mut page);
        select(&page).refusal
    };
    let traits = |traits: PageTraits| judged(&|page| page.traits = traits);
    let none = PageTraits::default();
    let at = |url: &str| judged(&|page| page.url = Some(url.to_owned()));
    assert_eq!(judged(&|_| ()), None);
    assert_eq!(traits(PageTraits { password: true, ..none }), Some(Refusal::Password));
    assert_eq!(traits(PageTraits { editor: true, ..none }), Some(Refusal::Editor));
    assert_eq!(traits(PageTraits { product: true, ..none }), Some(Refusal::Shop));
    // A review says that it is about a product, too.
    assert_eq!(traits(PageTraits { product: true, article: true, ..none }), None);
    assert_eq!(at("https://herald.example/"), Some(Refusal::FrontPage));
    assert_eq!(at("https://herald.example/coast/ferry"), None);
    assert_eq!(at("https://mail.herald.example/coast/ferry"), Some(Refusal::Editor));
    assert_eq!(judged(&|page| page.blocks.truncate(2)), Some(Refusal::Short));
    let teaser =
        "<div class=x><h3><a href=x>Storm leaves villages without power</a></h3></div>";
    let crowded =
        html::parse(&format!("<p>{ONE} {TWO} {THREE}</p>{}", teaser.repeat(20)));
    assert_eq!(select(&crowded).refusal, Some(Refusal::FrontPage));
}

fn any_page() -> impl Strategy<Value = Page> {
    let block = (".{0,60}", 0..12u32, any::<u32>(), 0..8usize).prop_map(
        |(text, group, link, role)| {
            let role = [
                Role::Title,
                Role::Heading,
                Role::Paragraph,
                Role::ListItem,
                Role::Quotation,
                Role::Caption,
                Role::Cell,
                Role::Other,
            ][role];
            Block { text, role, features: Features { link, emphasis: link / 2, group } }
        },
    );
    let group = (0..12u32, "[a-z]{1,6}", "[a-z -]{0,20}")
        .prop_map(|(parent, tag, names)| Group { parent, tag, names });
    let parts = (prop::collection::vec(block, 0..20), prop::collection::vec(group, 0..9));
    parts.prop_map(|(blocks, groups)| Page { blocks, groups, ..Page::default() })
}

proptest! {
    /// A page comes from a stranger: numbers of groups may be wrong, parents may stand
    /// after their children or go round in circles.
    #[test]
    fn any_page_has_an_article_in_order(page in any_page()) {
        let article = select(&page);
        prop_assert_eq!(article.blocks.len(), article.parts.len());
        prop_assert!(article.blocks.is_sorted_by(|a, b| a < b));
        prop_assert!(article.blocks.iter().all(|b| (b.0 as usize) < page.blocks.len()));
        prop_assert!(article.parts.iter().filter(|p| **p == Part::Title).count() <= 1 || page.groups.is_empty());
    }
}
