//! The article as tokens, sentences and words.
//!
//! [`Text`] holds the blocks of the article as one string, parted by blank lines, so
//! that every later stage works in one space of byte offsets and a name can be looked
//! back at from anywhere. It is filled in one pass over the bytes (tokens, shapes,
//! distinct words) and one over the tokens (sentences, how each word is written), and
//! reuses its buffers from article to article: after the first nothing is allocated.
//!
//! Main types: [`Text`], [`Token`], [`Sentence`], [`Vocabulary`], [`Span`]; [`Ruler`]
//! turns byte offsets into those of the borders.

mod sentence;
mod span;
mod token;
mod tokenize;
mod vocabulary;
mod word_set;

pub use sentence::{Casing, Sentence};
pub use span::{Ruler, Span, Unit};
pub use token::{Shape, Token, TokenId, TokenRange};
pub use vocabulary::{Usage, Vocabulary, WordHash, WordId};
pub use word_set::WordSet;

use crate::annotation::BlockSpan;
use crate::page::{BlockId, Page, Role};
use std::ops::Index;

/// What stands between two blocks in [`Text::source`].
const BETWEEN_BLOCKS: &str = "\n\n";

/// A line break that the page asks for (`<br>`), as the collectors write it.
pub const LINE_BREAK: char = '\u{2028}';

/// One block of the article in its [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// Which block of the page it is.
    pub id: BlockId,
    /// What the page says it is.
    pub role: Role,
    /// Bytes of [`Text::source`] it takes.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// An article as tokens, sentences and words.
#[derive(Clone, Debug, Default)]
pub struct Text {
    source: String,
    blocks: Vec<TextBlock>,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    words: Vocabulary,
}

impl Text {
    /// The article made of these blocks of `page`.
    pub fn new(page: &Page, article: &[BlockId]) -> Text {
        let mut text = Text::default();
        text.fill(page, article);
        text
    }

    /// The article made of all blocks of a plain text.
    ///
    /// ```
    /// let text = glossator::text::Text::plain("Mr. Li of the WHO spoke. He left.");
    /// assert_eq!(text.sentences().len(), 2);
    /// ```
    pub fn plain(text: &str) -> Text {
        let (page, _) = Page::from_text(text);
        let all: Vec<_> = (0..page.blocks.len() as u32).map(BlockId).collect();
        Text::new(&page, &all)
    }

    /// Replaces what it holds with these blocks of `page`. Blocks that `page` does not
    /// have are passed over, as is what lies beyond 4 GiB.
    #[inline(never)]
    pub fn fill(&mut self, page: &Page, article: &[BlockId]) {
        self.source.clear();
        self.blocks.clear();
        self.tokens.clear();
        self.sentences.clear();
        self.words.clear();
        for &id in article {
            let Some(block) = page.blocks.get(id.0 as usize) else { continue };
            if !self.source.is_empty() {
                self.source.push_str(BETWEEN_BLOCKS);
            }
            let (start, first) = (self.source.len(), self.tokens.len());
            if start + block.text.len() > u32::MAX as usize {
                break;
            }
            self.source.push_str(&block.text);
            tokenize::tokenize(&self.source, start, &mut self.tokens, &mut self.words);
            self.blocks.push(TextBlock {
                id,
                role: block.role,
                span: Span::new(start as u32, self.source.len() as u32),
                tokens: TokenRange::new(first as u32, self.tokens.len() as u32),
            });
        }
        sentence::cut(self);
    }

    /// The blocks as one string.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The blocks in reading order.
    pub fn blocks(&self) -> &[TextBlock] {
        &self.blocks
    }

    /// All tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences in reading order; together they hold every token.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The distinct words.
    pub fn words(&self) -> &Vocabulary {
        &self.words
    }

    /// How the article writes the word at `id`.
    pub fn usage(&self, id: TokenId) -> Usage {
        self.words.usage(self[id].word)
    }

    /// The hash of the word at `id`.
    pub fn hash_at(&self, id: TokenId) -> WordHash {
        self.words.hash(self[id].word)
    }

    /// The token at `id`, if there is one.
    pub fn get(&self, id: TokenId) -> Option<&Token> {
        self.tokens.get(id.index())
    }

    /// The characters of one token.
    pub fn str_at(&self, id: TokenId) -> &str {
        self.slice(self[id].span)
    }

    /// The characters of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.source[span.range()]
    }

    /// The bytes from the first token of `range` to its last; empty for an empty range.
    pub fn span(&self, range: TokenRange) -> Span {
        match range.last() {
            Some(last) => Span::new(self[range.start].span.start, self[last].span.end),
            None => Span::default(),
        }
    }

    /// The characters from the first token of `range` to its last.
    pub fn str_of(&self, range: TokenRange) -> &str {
        self.slice(self.span(range))
    }

    /// The block that holds the token `id`.
    pub fn block_of(&self, id: TokenId) -> &TextBlock {
        let after = self.blocks.partition_point(|block| block.tokens.start <= id);
        &self.blocks[after.saturating_sub(1)]
    }

    /// The index of the sentence that holds the token `id`.
    pub fn sentence_of(&self, id: TokenId) -> usize {
        self.sentences.partition_point(|s| s.tokens.start <= id).saturating_sub(1)
    }

    /// A span of the source as a span of the block it lies in.
    pub fn in_block(&self, range: TokenRange) -> BlockSpan {
        let block = self.block_of(range.start);
        BlockSpan {
            block: block.id,
            span: self.span(range).relative_to(block.span.start),
        }
    }

    /// Whether the page breaks the line between the token `id` and the one before.
    fn breaks_line_before(&self, id: TokenId) -> bool {
        let Some(before) = id.before() else { return false };
        let between = self[before].span.end as usize..self[id].span.start as usize;
        !self[id].glued()
            && between.len() >= LINE_BREAK.len_utf8()
            && self.source[between].contains(LINE_BREAK)
    }
}

impl Index<TokenId> for Text {
    type Output = Token;

    fn index(&self, id: TokenId) -> &Token {
        &self.tokens[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn assert_tokens(source: &str, want: &[(&str, Shape)]) {
        let text = Text::plain(source);
        let got: Vec<_> =
            text.tokens().iter().map(|t| (text.slice(t.span), t.shape)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn names_come_apart_at_every_mark() {
        use Shape::*;
        assert_tokens(
            "al-Assad’s",
            &[
                ("al", Lower),
                ("-", Punct),
                ("Assad", Capital),
                ("’", Punct),
                ("s", Lower),
            ],
        );
        assert_tokens(
            "U.S. MQ-9s",
            &[
                ("U", Initial),
                (".", Punct),
                ("S", Initial),
                (".", Punct),
                ("MQ", Upper),
                ("-", Punct),
                ("9s", Alnum),
            ],
        );
        assert_tokens(
            "McCain NGOs 5G",
            &[("McCain", Mixed), ("NGOs", Mixed), ("5G", Alnum)],
        );
    }

    #[test]
    fn letters_with_combining_marks_and_soft_hyphens_stay_whole() {
        use Shape::*;
        assert_tokens("Ce\u{301}sar", &[("Ce\u{301}sar", Capital)]);
        assert_tokens("Élysée", &[("Élysée", Capital)]);
        let text = Text::plain("CENT\u{ad}COM");
        assert!(text[TokenId(1)].glued());
    }

    #[test]
    fn usage_counts_what_case_says_and_leaves_headlines_out() {
        let text = Text::plain(
            "Rebel Leaders Flee Northern Idlib City\n\nRebels left Idlib. Idlib fell. The rebels fled.",
        );
        let usage = |word| {
            let id = text.words().find(WordHash::of(word)).unwrap();
            text.words().usage(id)
        };
        let idlib = usage("idlib");
        assert_eq!((idlib.capital, idlib.start, idlib.display), (1, 1, 1));
        let rebels = usage("rebels");
        assert_eq!((rebels.lower, rebels.start, rebels.capital), (1, 1, 0));
    }

    #[test]
    fn a_span_knows_its_block() {
        let text = Text::plain("A title\n\nIn Idlib.");
        let idlib = text.words().first(text.words().find(WordHash::of("idlib")).unwrap());
        let at = text.in_block(TokenRange::one(idlib));
        assert_eq!((at.block, at.span), (BlockId(1), Span::new(3, 8)));
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_tokens_on_character_borders(source in any::<String>()) {
            let text = Text::plain(&source);
            let mut end = 0;
            for token in text.tokens() {
                prop_assert!(end <= token.span.start && token.span.start < token.span.end);
                prop_assert!(text.source().get(token.span.range()).is_some());
                end = token.span.end;
            }
            let mut next = TokenId(0);
            for sentence in text.sentences() {
                prop_assert_eq!(sentence.tokens.start, next);
                prop_assert!(!sentence.tokens.is_empty());
                next = sentence.tokens.end;
            }
            prop_assert_eq!(next.index(), text.tokens().len());
        }

        #[test]
        fn news_like_text_keeps_every_letter(source in "[A-Za-zé0-9 .,'’“”\\-\n\u{2028}]{0,200}") {
            let text = Text::plain(&source);
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let joined: String = text.tokens().iter().map(|t| text.slice(t.span)).collect();
            prop_assert_eq!(letters(&joined), letters(&source));
        }
    }
}
