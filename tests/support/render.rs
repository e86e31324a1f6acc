//! Annotations as lines that a person can read and a diff can show.
//!
//! One line a term: kind, class and short form; name; expansion with its source; gloss
//! with its sources; how the article introduces it; rival senses; and every mention with
//! the number of its block, `+` after a full form, `*` after one that is marked. What is
//! not there is left out. tests/wasm.test.mjs writes the same lines from the answers of
//! the engine in WebAssembly, and compares them with the same snapshots.

use crate::check::slice;
use glossator::annotation::{Form, Mention, Term};
use glossator::{Annotations, Page};

/// The annotations of `page`.
pub fn render(page: &Page, found: &Annotations) -> String {
    let language = found.language.unwrap_or("unknown language");
    let verdict = found.refusal.map_or("article", |refusal| refusal.name());
    let mut lines =
        vec![format!("{language}, {verdict}, {} blocks", found.article.len())];
    lines.extend(found.terms.iter().map(|term| line(page, term)));
    lines.join("\n")
}

fn line(page: &Page, term: &Term) -> String {
    let kind = plain(serde_json::to_value(term.kind));
    let class = plain(serde_json::to_value(term.class));
    let mut parts = vec![match &term.short {
        Some(short) => format!("{kind} {class} {short}"),
        None => format!("{kind} {class}"),
    }];
    parts.push(term.name.clone());
    if let Some(expansion) = &term.expansion {
        let source = plain(serde_json::to_value(expansion.source));
        parts.push(format!("= {} ({source})", expansion.text));
    }
    if !term.gloss.is_empty() {
        parts.push(format!("{} [{}]", term.gloss, term.source));
    }
    if let Some(quote) = &term.introduction {
        parts.push(format!("“{}”", quote.text));
    }
    if !term.senses.is_empty() {
        let senses: Vec<_> = term.senses.iter().map(|s| s.expansion.as_str()).collect();
        parts.push(format!("or {}", senses.join("; ")));
    }
    let mentions: Vec<_> = term.mentions.iter().map(|m| mention(page, m)).collect();
    parts.push(mentions.join(", "));
    parts.join(" | ")
}

fn mention(page: &Page, mention: &Mention) -> String {
    let words = slice(page, mention.at).unwrap();
    let full = if mention.form == Form::Full { "+" } else { "" };
    let mark = if mention.mark { "*" } else { "" };
    format!("{}:{words}{full}{mark}", mention.at.block.0)
}

fn plain(value: serde_json::Result<serde_json::Value>) -> String {
    value.unwrap().as_str().unwrap().to_owned()
}
