//! A glossary in Markdown: one definition an item.

use super::Answer;
use super::answer::{head, note};
use std::io::{self, Write};

/// Characters that Markdown would read as markup.
const MARKUP: &str = r"\`*_{}[]<>#|";

/// Writes the glossary of an answer.
pub fn write(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    writeln!(out, "# Glossary: {}\n", escape(&answer.document.id))?;
    for term in answer.alphabetical() {
        write!(out, "- **{}**", escape(head(term)))?;
        for (n, (what, words)) in note(term).iter().enumerate() {
            let dash = if n == 0 { " – " } else { "; " };
            let what = if *what == "is" { String::new() } else { format!("{what}: ") };
            write!(out, "{dash}{what}{}", escape(words))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        if MARKUP.contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_an_article_says_is_never_markup() {
        assert_eq!(super::escape("<b>*x*</b>\n"), r"\<b\>\*x\*\</b\> ");
        assert_eq!(super::escape("R&D – 5 %"), "R&D – 5 %");
    }
}
