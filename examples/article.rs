//! The article of each page, without its terms: what `glossator::article` chooses.
//!
//!     cargo run --release --example article <pages.jsonl
//!
//! Reads JSON lines, `{"id": …, "html": …}` for an HTML file or `{"id": …, "page": …}`
//! for a page as `glossator::Page` has it, and prints for each one
//! `{"id": …, "refusal": …, "blocks": [{"part": …, "text": …}, …]}`.

use glossator::{Page, article, html};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let mut row: Value = serde_json::from_str(&line?)?;
        let mut page: Page = match row["html"].as_str() {
            Some(text) => html::parse(text),
            None => serde_json::from_value(row["page"].take())?,
        };
        page.url = row["url"].as_str().map(str::to_owned).or(page.url);
        let article = article::select(&page);
        let blocks: Vec<Value> = article
            .blocks
            .iter()
            .zip(&article.parts)
            .map(|(block, part)| {
                let text = page.blocks.get(block.0 as usize).map(|b| &b.text);
                json!({ "part": format!("{part:?}").to_lowercase(), "text": text })
            })
            .collect();
        let refusal = article.refusal.map(|refusal| refusal.name());
        let answer = json!({ "id": row["id"], "refusal": refusal, "blocks": blocks });
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
