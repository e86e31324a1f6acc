//! The browser's door: wasm-bindgen, thin.
//!
//! JavaScript hands over plain data and gets plain data back, in one call a page; no
//! handle into the engine's memory leaves but the [`Engine`] itself, which lives as long
//! as the extension's background. Whatever comes in is checked by `serde`; a value of
//! the wrong shape is a JavaScript `Error` named `GlossatorError` that says where,
//! never a trap. Offsets going out count UTF-16 code units.

use crate::annotation::{Annotations, Form, Mention, Quote, Sense, Source, Term};
use crate::knowledge::Pack;
use crate::options::Options;
use crate::page::Page;
use crate::reader::Reader;
use crate::text::{Ruler, Unit};
use js_sys::{Error, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, WorkerGlobalScope, console};

/// The engine with its pack.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    /// Borrowed only after the arguments are read: reading them runs JavaScript (getters,
    /// proxies), and an exception there would leave the engine borrowed for good.
    reader: RefCell<Reader>,
    pack_error: Option<String>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with the pack at `url`, not compressed. A pack that cannot be fetched or read
    /// is no failure: the engine then explains what articles define themselves, and
    /// [`Engine::pack_error`] says what is wrong.
    pub async fn load(url: String) -> Engine {
        let loaded = match fetch(&url).await {
            Ok(bytes) => Pack::new(bytes).map_err(|error| error.to_string()),
            Err(error) => Err(format!("knowledge pack: {}", describe(&error))),
        };
        Engine::with(loaded)
    }

    /// An engine with the pack in `bytes`, not compressed.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: Vec<u8>) -> Engine {
        Engine::with(Pack::new(bytes).map_err(|error| error.to_string()))
    }

    fn with(loaded: Result<Pack, String>) -> Engine {
        let (pack, pack_error) = match loaded {
            Ok(pack) => (pack, None),
            Err(error) => {
                console::warn_1(&error.as_str().into());
                (Pack::empty(), Some(error))
            }
        };
        Engine { reader: RefCell::new(Reader::new(pack)), pack_error }
    }

    /// Why the engine runs without a pack, if it does.
    #[wasm_bindgen(getter, js_name = packError)]
    pub fn pack_error(&self) -> Option<String> {
        self.pack_error.clone()
    }

    /// The engine's version.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// The annotations of a page, as plain data.
    ///
    /// # Errors
    /// A `GlossatorError` whose `code` is `page` or `settings` if that argument does not
    /// have the shape it should.
    pub fn annotate(&self, page: JsValue, settings: JsValue) -> Result<JsValue, JsValue> {
        let page: Page = read(page, "page")?;
        let options: Options = read(settings, "settings")?;
        mark("glossator:annotate");
        let found = self.reader.borrow_mut().annotate(&page, &options);
        mark("glossator:annotated");
        Answer::new(&page, &found)
            .serialize(&Serializer::json_compatible())
            .and_then(|answer| {
                let mentions = Uint32Array::from(mentions(&page, &found).as_slice());
                Reflect::set(&answer, &"mentions".into(), &mentions)?;
                let blocks: Vec<u32> = found.article.iter().map(|id| id.0).collect();
                let blocks = Uint32Array::from(blocks.as_slice());
                Reflect::set(&answer, &"blocks".into(), &blocks)?;
                Ok(answer)
            })
            .map_err(|error| failure("engine", &error.to_string()))
    }
}

/// What an annotated page looks like from JavaScript; `mentions` and `blocks` are added
/// as typed arrays.
#[derive(Serialize)]
struct Answer<'a> {
    language: Option<&'static str>,
    article: bool,
    reason: Option<&'static str>,
    terms: Vec<Plain<'a>>,
}

#[derive(Serialize)]
struct Plain<'a> {
    kind: crate::annotation::Kind,
    #[serde(rename = "type")]
    class: crate::annotation::Class,
    name: &'a str,
    short: Option<&'a str>,
    gloss: &'a str,
    expansion: Option<PlainExpansion<'a>>,
    source: String,
    confidence: f32,
    senses: &'a [Sense],
    aliases: &'a [String],
    introduction: Option<PlainQuote<'a>>,
    familiarity: f32,
}

#[derive(Serialize)]
struct PlainExpansion<'a> {
    text: &'a str,
    source: Source,
}

#[derive(Serialize)]
struct PlainQuote<'a> {
    text: &'a str,
    block: u32,
    start: usize,
    end: usize,
}

impl<'a> Answer<'a> {
    fn new(page: &'a Page, found: &'a Annotations) -> Answer<'a> {
        Answer {
            language: found.language,
            article: found.refusal.is_none(),
            reason: found.refusal.map(|refusal| refusal.name()),
            terms: found.terms.iter().map(|term| Plain::new(page, term)).collect(),
        }
    }
}

impl<'a> Plain<'a> {
    fn new(page: &'a Page, term: &'a Term) -> Plain<'a> {
        Plain {
            kind: term.kind,
            class: term.class,
            name: &term.name,
            short: term.short.as_deref(),
            gloss: &term.gloss,
            expansion: term
                .expansion
                .as_ref()
                .map(|e| PlainExpansion { text: &e.text, source: e.source }),
            source: term.source.to_string(),
            confidence: term.confidence,
            senses: &term.senses,
            aliases: &term.aliases,
            introduction: term
                .introduction
                .as_ref()
                .map(|quote| plain_quote(page, quote)),
            familiarity: term.familiarity,
        }
    }
}

fn plain_quote<'a>(page: &Page, quote: &'a Quote) -> PlainQuote<'a> {
    let mut ruler = Ruler::new(block_text(page, quote.at.block.0), Unit::Utf16);
    let span = quote.at.span.range();
    PlainQuote {
        text: &quote.text,
        block: quote.at.block.0,
        start: ruler.at(span.start),
        end: ruler.at(span.end),
    }
}

const MARK: u32 = 1;
const FULL: u32 = 2;

/// The mentions of all terms in reading order, five numbers each: block, start, end,
/// term, flags.
fn mentions(page: &Page, found: &Annotations) -> Vec<u32> {
    let mut all: Vec<(u32, Mention)> = found
        .terms
        .iter()
        .zip(0..)
        .flat_map(|(term, n)| term.mentions.iter().map(move |mention| (n, *mention)))
        .collect();
    all.sort_by_key(|(_, mention)| mention.at);
    let mut flat = Vec::with_capacity(all.len() * 5);
    let mut ruler = Ruler::new("", Unit::Utf16);
    let mut block = None;
    for (term, Mention { at, form, mark }) in all {
        if block.replace(at.block) != Some(at.block) {
            ruler = Ruler::new(block_text(page, at.block.0), Unit::Utf16);
        }
        let start = ruler.at(at.span.start as usize) as u32;
        let end = ruler.at(at.span.end as usize) as u32;
        let full = if form == Form::Full { FULL } else { 0 };
        flat.extend([at.block.0, start, end, term, full | if mark { MARK } else { 0 }]);
    }
    flat
}

fn block_text(page: &Page, block: u32) -> &str {
    page.blocks.get(block as usize).map_or("", |block| &block.text)
}

/// The bytes of the file at `url`. It is not compressed, because unpacking would take as
/// long as the rest of the engine's start; an extension travels as an archive anyway.
async fn fetch(url: &str) -> Result<Vec<u8>, JsValue> {
    let scope: WorkerOrWindow = js_sys::global().unchecked_into();
    let response: Response = JsFuture::from(scope.fetch(url)).await?.dyn_into()?;
    if !response.ok() {
        return Err(Error::new(&format!("{url}: status {}", response.status())).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[wasm_bindgen]
extern "C" {
    /// The global scope: a worker's in Chromium's background, a window's in Firefox's.
    type WorkerOrWindow;

    #[wasm_bindgen(method)]
    fn fetch(this: &WorkerOrWindow, url: &str) -> js_sys::Promise;
}

/// A mark for the browser's performance tools.
fn mark(name: &str) {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    if let Some(performance) = scope.performance() {
        // A mark that cannot be set is no loss.
        let _ = performance.mark(name);
    }
}

fn read<T: serde::de::DeserializeOwned>(
    value: JsValue,
    what: &str,
) -> Result<T, JsValue> {
    T::deserialize(Deserializer::from(value))
        .map_err(|error| failure(what, &format!("{what}: {error}")))
}

fn failure(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("GlossatorError");
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

fn describe(error: &JsValue) -> String {
    error
        .dyn_ref::<Error>()
        .map_or_else(|| format!("{error:?}"), |e| String::from(e.message()))
}
