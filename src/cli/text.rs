//! A readable glossary on the terminal.

use super::Answer;
use super::answer::{head, note};
use std::io::{self, Write};

/// Where the words of a note begin.
const INDENT: usize = 4;

/// Lines are broken at this width.
const WIDTH: usize = 80;

/// Writes the glossary of an answer.
pub fn write(out: &mut impl Write, answer: &Answer<'_>) -> io::Result<()> {
    if let Some(refusal) = answer.found.refusal {
        return writeln!(out, "(nothing to explain: {})", refusal.name());
    }
    for term in answer.alphabetical() {
        writeln!(out, "{}", head(term))?;
        for (what, words) in note(term) {
            let line = if what == "is" { words } else { format!("{what}: {words}") };
            wrapped(out, &line)?;
        }
    }
    Ok(())
}

fn wrapped(out: &mut impl Write, line: &str) -> io::Result<()> {
    let mut column = WIDTH;
    for word in line.split_whitespace() {
        let length = word.chars().count();
        if column + 1 + length > WIDTH {
            if column != WIDTH {
                writeln!(out)?;
            }
            write!(out, "{:INDENT$}{word}", "")?;
            column = INDENT + length;
        } else {
            write!(out, " {word}")?;
            column += 1 + length;
        }
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_never_inside() {
        let mut out = Vec::new();
        let long = "x".repeat(90);
        wrapped(&mut out, &format!("{} {long} end", "word ".repeat(20).trim())).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        assert_eq!(lines[0].chars().count() + INDENT, 4 + 15 * 5 - 1);
        assert_eq!(lines[2], long);
        assert_eq!(lines[3], "end");
    }
}
