//! One pass over a block: tokens, their shapes and their words.
//!
//! Nearly every byte of English news is ASCII, so the walk goes byte by byte through a
//! table of classes and leaves it for `char` properties only where a byte is not.
//! Letters with combining marks (`é` in two code points) stay one token; characters of
//! scripts without spaces are left as one long run, which no later stage reads.

use super::span::Span;
use super::token::{Shape, Token, TokenId};
use super::vocabulary::{Vocabulary, WordHash};

/// Appends the tokens of `source[from..]`, one block, to `tokens`.
#[inline(never)]
pub(super) fn tokenize(
    source: &str,
    from: usize,
    tokens: &mut Vec<Token>,
    words: &mut Vocabulary,
) {
    let bytes = source.as_bytes();
    let mut at = from;
    let mut flags = Token::STARTS_BLOCK;
    while at < bytes.len() {
        let start = at;
        let (shape, hash, end) = match CLASS[bytes[at] as usize] {
            Class::Space => {
                at += 1;
                flags &= !Token::GLUED;
                continue;
            }
            Class::Punct => (Shape::Punct, WordHash::EMPTY.push(bytes[at]), at + 1),
            Class::Lower | Class::Upper | Class::Digit => word(source, at),
            Class::Beyond => match source[at..].chars().next() {
                Some(c) if c.is_alphanumeric() => word(source, at),
                Some(c) if c.is_whitespace() || is_invisible(c) => {
                    at += c.len_utf8();
                    if !is_invisible(c) {
                        flags &= !Token::GLUED;
                    }
                    continue;
                }
                Some(c) => {
                    (Shape::Punct, WordHash::EMPTY.push_char(c), at + c.len_utf8())
                }
                None => break,
            },
        };
        let id = TokenId(tokens.len() as u32);
        let word = words.intern(hash, id);
        tokens.push(Token {
            span: Span::new(start as u32, end as u32),
            word,
            shape,
            flags,
        });
        at = end;
        flags = Token::GLUED;
    }
}

/// Characters that take no room and part nothing: soft hyphen, zero-width joiners and
/// spaces, direction marks, the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

/// The run of letters and digits that begins at `start`.
fn word(source: &str, start: usize) -> (Shape, WordHash, usize) {
    let bytes = source.as_bytes();
    let mut at = start;
    let mut hash = WordHash::EMPTY;
    let mut seen = Seen::default();
    while at < bytes.len() {
        let byte = bytes[at];
        match CLASS[byte as usize] {
            Class::Lower => {
                seen.small += 1;
                hash = hash.push(byte);
                at += 1;
            }
            Class::Upper => {
                seen.capital(at == start);
                hash = hash.push(byte | 0x20);
                at += 1;
            }
            Class::Digit => {
                seen.digits += 1;
                hash = hash.push(byte);
                at += 1;
            }
            Class::Beyond => {
                let Some(c) = source[at..].chars().next() else { break };
                if c.is_uppercase() {
                    seen.capital(at == start);
                } else if c.is_numeric() {
                    seen.digits += 1;
                } else if c.is_alphabetic() {
                    seen.small += 1;
                } else if !is_combining(c) {
                    break;
                }
                hash = hash.push_char(c);
                at += c.len_utf8();
            }
            Class::Space | Class::Punct => break,
        }
    }
    (seen.shape(), hash, at)
}

#[derive(Default)]
struct Seen {
    first_capital: bool,
    capitals: u32,
    small: u32,
    digits: u32,
}

impl Seen {
    fn capital(&mut self, first: bool) {
        self.capitals += 1;
        self.first_capital |= first;
    }

    fn shape(&self) -> Shape {
        match (self.capitals, self.small, self.digits) {
            (0, 0, _) => Shape::Digits,
            (0, _, 0) => Shape::Lower,
            (_, _, 1..) => Shape::Alnum,
            (1, 0, 0) => Shape::Initial,
            (_, 0, 0) => Shape::Upper,
            (1, _, 0) if self.first_capital => Shape::Capital,
            _ => Shape::Mixed,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Space,
    Punct,
    Lower,
    Upper,
    Digit,
    Beyond,
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Beyond; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            0..=b' ' | 0x7f => Class::Space,
            _ => Class::Punct,
        };
        byte += 1;
    }
    table
};
