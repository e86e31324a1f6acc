//! The cases of tests/cases, natively; tests/wasm.test.mjs runs them in WebAssembly.
//!
//! What a case may say is told in tests/cases/README.md.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/check.rs"]
mod check;

use check::{check, slice};
use glossator::annotation::{Form, Mention};
use glossator::page::Role;
use glossator::{Annotations, Block, Options, Pack, Page, Reader};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    title: Option<String>,
    blocks: Vec<String>,
    #[serde(default)]
    page: Page,
    #[serde(default)]
    settings: Options,
    expect: Map<String, Value>,
}

impl Case {
    fn page(&mut self) -> Page {
        let block = |text, role| Block { text, role, ..Block::default() };
        let mut page = std::mem::take(&mut self.page);
        page.blocks.extend(self.title.take().map(|text| block(text, Role::Title)));
        page.blocks
            .extend(self.blocks.drain(..).map(|text| block(text, Role::Paragraph)));
        page
    }
}

/// What was found, as the cases name it.
struct View(Value);

impl View {
    fn of(page: &Page, found: &Annotations) -> View {
        let mut mentions: Vec<(&Mention, Value)> = Vec::new();
        let mut terms = Vec::new();
        let mut definitions = Vec::new();
        for term in &found.terms {
            let text = |mention: &Mention| slice(page, mention.at).unwrap();
            let kind = serde_json::to_value(term.kind).unwrap();
            mentions.extend(term.mentions.iter().map(|m| (m, kind.clone())));
            if let Some(long) = term.expansion.as_ref().filter(|e| e.at.is_some()) {
                let short = term.short.as_deref().unwrap_or_default();
                definitions.push(format!("{short} = {}", long.text));
            }
            terms.push(json!({
                "kind": kind,
                "type": term.class,
                "name": term.name,
                "short": term.short,
                "gloss": term.gloss,
                "glossed": !term.gloss.is_empty(),
                "expansion": term.expansion.as_ref().map(
                    |e| json!({"text": e.text, "source": e.source})),
                "source": term.source.to_string(),
                "introduction": term.introduction.as_ref().map(|quote| &quote.text),
                "mentions": term.mentions.iter().map(text).collect::<Vec<_>>(),
            }));
        }
        mentions.sort_by_key(|(mention, _)| mention.at);
        let those = |which: &dyn Fn(&Mention, &Value) -> bool| -> Vec<_> {
            let those = mentions.iter().filter(|(mention, kind)| which(mention, kind));
            those.map(|(mention, _)| slice(page, mention.at).unwrap()).collect()
        };
        View(json!({
            "reason": found.refusal.map(|refusal| refusal.name()),
            "definitions": definitions,
            "acronyms": those(&|m, kind| kind == "acronym" && m.form == Form::Short),
            "marks": those(&|mention, _| mention.mark),
            "terms": terms,
        }))
    }

    /// What is expected and not so.
    fn misses(&self, expect: &Map<String, Value>) -> Vec<String> {
        let mut misses = Vec::new();
        for (field, want) in expect {
            match field.as_str() {
                "terms" => {
                    let wanted = want.as_array().unwrap();
                    misses.extend(wanted.iter().filter_map(|want| self.term(want)));
                }
                "absent" => {
                    let words = want.as_array().unwrap().iter();
                    let found = words.filter(|word| self.having(word).is_some());
                    misses.extend(found.map(|word| format!("{word} is found")));
                }
                _ if self.0.get(field) != Some(want) => {
                    misses.push(format!("{field}: {want} wanted, {}", self.0[field]));
                }
                _ => {}
            }
        }
        misses
    }

    fn having(&self, words: &Value) -> Option<&Value> {
        let mut terms = self.0["terms"].as_array()?.iter();
        terms.find(|term| term["mentions"].as_array().is_some_and(|m| m.contains(words)))
    }

    fn term(&self, want: &Value) -> Option<String> {
        let has = &want["has"];
        let Some(term) = self.having(has) else {
            return Some(format!("{has} is missing"));
        };
        let fields = want.as_object()?.iter().filter(|(field, _)| *field != "has");
        let wrong: Vec<_> = fields
            .filter(|(field, want)| term.get(*field) != Some(*want))
            .map(|(field, want)| format!("{has}.{field}: {want} wanted, {}", term[field]))
            .collect();
        (!wrong.is_empty()).then(|| wrong.join("; "))
    }
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut reader = Reader::new(Pack::embedded().unwrap());
    let mut failures = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in (1..).zip(std::fs::read_to_string(&file).unwrap().lines()) {
            let mut case: Case = serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{name}:{number}: {error}"));
            let page = case.page();
            let found = reader.annotate(&page, &case.settings);
            let mut misses = View::of(&page, &found).misses(&case.expect);
            misses.extend(check(&page, &found).err());
            let place = format!("{name}:{number} ({})", case.id);
            failures.extend(misses.into_iter().map(|miss| format!("{place}: {miss}")));
        }
    }
    assert!(failures.is_empty(), "{} misses\n{}", failures.len(), failures.join("\n"));
}
