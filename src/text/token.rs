//! Tokens: the smallest pieces the engine looks at.
//!
//! A token is a run of letters and digits, or one mark of punctuation. White space
//! belongs to none. Names and acronyms break where they like (`al-Assad`, `O'Neill`,
//! `U.S.`, `Covid-19`, `Syria's`), so the tokeniser does not decide what is one word:
//! it cuts at every such mark and remembers that nothing stood between
//! ([`Token::glued`]), and each stage reads the pieces alone or together as its rules
//! want. Every border of a name is then a border of a token.

use super::Span;
use super::vocabulary::WordId;

/// The place of a token in its [`Text`](super::Text).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

impl TokenId {
    /// The token `n` places further on.
    pub fn plus(self, n: u32) -> TokenId {
        TokenId(self.0 + n)
    }

    /// The token before, if there is one.
    pub fn before(self) -> Option<TokenId> {
        self.0.checked_sub(1).map(TokenId)
    }

    /// The index to reach into a slice with.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The tokens `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
}

impl TokenRange {
    /// The tokens `start..end`, `start <= end`.
    pub fn new(start: u32, end: u32) -> TokenRange {
        debug_assert!(start <= end);
        TokenRange { start: TokenId(start), end: TokenId(end) }
    }

    /// The range of the one token `id`.
    pub fn one(id: TokenId) -> TokenRange {
        TokenRange { start: id, end: id.plus(1) }
    }

    /// How many tokens.
    pub fn len(self) -> usize {
        (self.end.0 - self.start.0) as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The last token, if there is any.
    pub fn last(self) -> Option<TokenId> {
        if self.is_empty() { None } else { self.end.before() }
    }

    /// The tokens one by one.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = TokenId> + Clone {
        (self.start.0..self.end.0).map(TokenId)
    }

    /// Whether `id` is one of them.
    pub fn has(self, id: TokenId) -> bool {
        self.start <= id && id < self.end
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: TokenRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a token.
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The make-up of a token, by its letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    /// Letters, none of them a capital; letters of scripts without case too.
    Lower,
    /// A capital, then small letters: `Idlib`.
    Capital,
    /// One capital letter: `J`.
    Initial,
    /// Two capitals or more and nothing else: `NATO`.
    Upper,
    /// Letters of both sizes in another order: `McCain`, `iPhone`, `mRNA`, `NGOs`.
    Mixed,
    /// Digits only.
    Digits,
    /// Letters and digits: `5G`, `G20`, `9s`.
    Alnum,
    /// One mark of punctuation or a symbol.
    Punct,
}

/// A run of letters and digits, or one mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes into the text's source.
    pub span: Span,
    /// The word without regard to case; punctuation marks are words too.
    pub word: WordId,
    /// Its make-up.
    pub shape: Shape,
    pub(super) flags: u8,
}

impl Token {
    pub(super) const GLUED: u8 = 1;
    pub(super) const STARTS_SENTENCE: u8 = 2;
    pub(super) const STARTS_BLOCK: u8 = 4;

    /// Whether nothing stands between this token and the one before.
    pub fn glued(&self) -> bool {
        self.flags & Token::GLUED != 0
    }

    /// Whether it is the first word of a sentence, or of a quotation or bracket that
    /// opens one.
    pub fn starts_sentence(&self) -> bool {
        self.flags & Token::STARTS_SENTENCE != 0
    }

    /// Whether it is the first token of a block.
    pub fn starts_block(&self) -> bool {
        self.flags & Token::STARTS_BLOCK != 0
    }

    /// Whether it is made of letters or digits.
    pub fn is_word(&self) -> bool {
        self.shape != Shape::Punct
    }

    /// Whether it begins with a capital letter, or holds one among letters or digits.
    pub fn has_capital(&self) -> bool {
        matches!(
            self.shape,
            Shape::Capital | Shape::Initial | Shape::Upper | Shape::Mixed
        )
    }
}
