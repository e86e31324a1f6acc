//! The front door: a page in, its annotations out.
//!
//! The stages and their larger steps are marked `inline(never)`: left alone, the compiler
//! makes one function of everything, which a browser's compiler turns into slower code
//! (by a tenth), and in which no profiler can tell one stage from another.

use crate::annotation::Annotations;
use crate::knowledge::{self, Pack, Recogniser};
use crate::name::Tagger;
use crate::options::Options;
use crate::page::Page;
use crate::text::Text;
use crate::{acronym, article, entity};

/// Reads articles: the pipeline, with the buffers it reuses from page to page.
///
/// ```
/// use glossator::{Options, Pack, Page, Reader};
///
/// let (page, _) = Page::from_text("US Central Command (CENTCOM) said so. CENTCOM is sure.");
/// let mut reader = Reader::new(Pack::empty());
/// let found = reader.annotate(&page, &Options::default());
/// let shorts: Vec<_> = found.terms.iter().filter_map(|t| t.short.as_deref()).collect();
/// assert!(shorts.contains(&"CENTCOM"));
/// ```
#[derive(Debug)]
pub struct Reader {
    pack: Pack,
    text: Text,
    recogniser: Recogniser,
    tagger: Tagger<'static>,
}

impl Reader {
    /// A reader that knows what is in `pack`.
    pub fn new(pack: Pack) -> Reader {
        Reader {
            pack,
            text: Text::default(),
            recogniser: Recogniser::default(),
            tagger: Tagger::default(),
        }
    }

    /// What the reader knows.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Finds, links and explains the terms of the article on `page`. A page that is no
    /// article, or not in English, has no terms.
    pub fn annotate(&mut self, page: &Page, options: &Options) -> Annotations {
        let article = article::select(page);
        if article.refusal.is_some() {
            return Annotations {
                language: article.language,
                refusal: article.refusal,
                article: article.blocks,
                parts: article.parts,
                ..Annotations::default()
            };
        }
        self.text.fill(page, &article.blocks);
        let text = &self.text;
        let known = self.recogniser.recognise(text, &self.pack);
        let mut acronyms = acronym::find(text, &known, &self.pack);
        let names = self.tagger.tag(text);
        let definitions = acronym::define(text, &acronyms, &names, &known, &self.pack);
        acronym::add_defined(&mut acronyms, &definitions);
        let mut entities =
            entity::link(text, &acronyms, &definitions, &names, &known, &self.pack);
        let recogniser = &mut self.recogniser;
        knowledge::add_jargon(text, &self.pack, recogniser, &mut entities);
        let home = page.domain().and_then(|domain| self.pack.country_of_domain(domain));
        let terms =
            knowledge::explain(text, &entities, &known, &self.pack, home, options);
        Annotations {
            language: article.language,
            refusal: None,
            article: article.blocks,
            parts: article.parts,
            terms,
        }
    }
}
