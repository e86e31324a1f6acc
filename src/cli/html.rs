//! The article with its notes, as one self-contained page.
//!
//! Each explained mention is a button that opens its note, by the popover of the
//! platform: the page holds no script. All words are text, escaped; nothing is loaded.

use super::Answer;
use super::answer::{head, note};
use glossator::text::{LINE_BREAK, Span};
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");

/// Writes the page of an answer.
pub fn write(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    let title = escape(&answer.document.id);
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">")?;
    writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n<main>")?;
    article(out, answer)?;
    writeln!(out, "</main>")?;
    for (n, term) in answer.found.terms.iter().enumerate() {
        writeln!(out, "<aside popover id=\"note-{n}\">")?;
        writeln!(out, "<strong>{}</strong>", escape(head(term)))?;
        for (what, words) in note(term) {
            let what =
                if what == "is" { String::new() } else { format!("<i>{what}:</i> ") };
            writeln!(out, "<p>{what}{}</p>", escape(&words))?;
        }
        writeln!(out, "</aside>")?;
    }
    Ok(())
}

/// The paragraphs of the text, with a button at every mention that has a note.
fn article(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    let mut mentions: Vec<(Span, usize, bool)> = Vec::new();
    for (n, term) in answer.found.terms.iter().enumerate() {
        if !note(term).is_empty() {
            let places = term.mentions.iter().map(|m| (answer.span(m.at), n, m.mark));
            mentions.extend(places);
        }
    }
    // Where terms overlap the longer one has the words.
    mentions.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let mut from = 0;
    let text = &*answer.text;
    write!(out, "<p>")?;
    for (span, term, mark) in mentions {
        let range = span.range();
        if range.start < from {
            continue;
        }
        prose(out, &text[from..range.start])?;
        let class = if mark { "" } else { " class=\"known\"" };
        let words = escape(&text[range.clone()]);
        write!(out, "<button{class} popovertarget=\"note-{term}\">{words}</button>")?;
        from = range.end;
    }
    prose(out, &text[from..])?;
    writeln!(out, "</p>")
}

fn prose(out: &mut impl Write, text: &str) -> io::Result<()> {
    let escaped = escape(text).replace(LINE_BREAK, "<br>");
    write!(out, "{}", escaped.replace("\n\n", "</p>\n<p>"))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_an_article_says_is_never_markup() {
        let hostile = "<img src=x onerror=\"alert(1)\"> & co";
        assert!(!super::escape(hostile).contains(['<', '>', '"']));
    }
}
