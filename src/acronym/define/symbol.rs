//! Short forms whose letters come from elsewhere, by convention: from Latin, a formula,
//! an older or a trade name. `GSH` is glutathione with its sulphur and hydrogen.
//!
//! No letters can tell that, and no article explains it; but where such a symbol stands
//! in brackets right behind the very word it is the symbol of, nothing else can be meant.
//! The table holds conventions of chemistry, medicine and physiology that papers and
//! their news share. Symbols that letters do reach (`PRL`, prolactin) need no row, and
//! the words alone make no definition: "glutathione (GSSG)" is its row or none.

use crate::text::{Shape, Text, TokenId, TokenRange};

/// Symbols in small letters without hyphens, each with the last words of its long
/// forms.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &[&str])] = &[
    // elements and compounds
    ("h2o", &["water"]),
    ("h2o2", &["hydrogen peroxide"]),
    ("h2s", &["hydrogen sulphide", "hydrogen sulfide"]),
    ("ch4", &["methane"]),
    ("nh3", &["ammonia"]),
    ("sf6", &["sulphur hexafluoride", "sulfur hexafluoride"]),
    ("etoh", &["ethanol", "alcohol"]),
    ("meoh", &["methanol"]),
    ("naoh", &["sodium hydroxide"]),
    ("nacl", &["sodium chloride"]),
    ("kcl", &["potassium chloride"]),
    ("cacl2", &["calcium chloride"]),
    ("mgso4", &["magnesium sulphate", "magnesium sulfate"]),
    // substances of the body
    ("gsh", &["glutathione"]),
    ("gssg", &["glutathione", "glutathione disulfide", "glutathione disulphide"]),
    ("5ht", &["serotonin"]),
    ("25ohd", &["vitamin D"]),
    ("rbc", &["erythrocyte", "erythrocytes"]),
    ("rbcs", &["erythrocytes"]),
    ("wbc", &["leukocyte", "leukocytes", "leucocyte", "leucocytes"]),
    ("wbcs", &["leukocytes", "leucocytes"]),
    // medicines by an older, a trade or a chemical name
    ("asa", &["aspirin"]),
    ("inh", &["isoniazid"]),
    ("arac", &["cytarabine"]),
    ("csa", &["cyclosporine", "cyclosporin", "ciclosporin"]),
    ("cya", &["cyclosporine", "cyclosporin", "ciclosporin"]),
    ("fk506", &["tacrolimus"]),
    ("ru486", &["mifepristone"]),
    ("azt", &["zidovudine"]),
    ("3tc", &["lamivudine"]),
    ("d4t", &["stavudine"]),
    ("ddp", &["cisplatin"]),
    ("cddp", &["cisplatin"]),
    ("adm", &["doxorubicin"]),
    ("adr", &["doxorubicin"]),
    ("bcnu", &["carmustine"]),
    ("ccnu", &["lomustine"]),
    ("dtic", &["dacarbazine"]),
    ("lpam", &["melphalan"]),
    ("vp16", &["etoposide"]),
    ("cpt11", &["irinotecan"]),
    ("dph", &["phenytoin"]),
    // X for what was taken out
    ("ovx", &["ovariectomized", "ovariectomised", "ovariectomy"]),
    ("adx", &["adrenalectomized", "adrenalectomised", "adrenalectomy"]),
    ("hypox", &["hypophysectomized", "hypophysectomised", "hypophysectomy"]),
    // quantities
    ("vo2", &["oxygen uptake", "oxygen consumption"]),
    ("vco2", &["carbon dioxide production", "carbon dioxide output"]),
];

/// No row has more letters and digits than this.
const LONGEST: usize = 5;

/// The words that end `window`, if `short` is their symbol.
pub(super) fn before(
    text: &Text,
    short: TokenRange,
    window: TokenRange,
) -> Option<TokenRange> {
    let mut symbol = [0u8; LONGEST];
    let mut length = 0;
    for id in short.iter().filter(|id| text[*id].is_word()) {
        for b in text.str_at(id).bytes() {
            *symbol.get_mut(length)? = b.to_ascii_lowercase();
            length += 1;
        }
    }
    let (_, names) = SYMBOLS.iter().find(|(s, _)| s.as_bytes() == &symbol[..length])?;
    names.iter().find_map(|name| ending(text, name, window))
}

/// The last tokens of `window`, if they are the words of `name`.
fn ending(text: &Text, name: &str, window: TokenRange) -> Option<TokenRange> {
    let mut start = window.end;
    for word in name.rsplit(' ') {
        start = start.before().filter(|before| window.has(*before))?;
        if !text.str_at(start).eq_ignore_ascii_case(word) {
            return None;
        }
    }
    // "Anti-glutathione" is another thing.
    let part = text[start].glued() && !is_open(text, start.before());
    (!part).then_some(TokenRange { start, end: window.end })
}

fn is_open(text: &Text, id: Option<TokenId>) -> bool {
    id.is_some_and(|id| {
        text[id].shape == Shape::Punct && matches!(text.str_at(id), "(" | "[" | "“")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(source: &str, short: &str) -> Option<String> {
        let text = Text::plain(&format!("{short} {source}"));
        let n = Text::plain(short).tokens().len() as u32;
        let window = TokenRange::new(n, text.tokens().len() as u32);
        let long = before(&text, TokenRange::new(0, n), window)?;
        Some(text.str_of(long).to_owned())
    }

    #[test]
    fn a_symbol_is_read_behind_its_own_word_only() {
        let cases = [
            ("of reduced glutathione", "GSH", Some("glutathione")),
            ("of reduced glucose", "GSH", None),
            ("glutathione levels", "GSH", None),
            ("with cytarabine", "Ara-C", Some("cytarabine")),
            ("Oxygen uptake", "VO2", Some("Oxygen uptake")),
            ("the uptake", "VO2", None),
            ("of non-serotonin", "5-HT", None),
        ];
        for (source, short, want) in cases {
            assert_eq!(long(source, short).as_deref(), want, "{source} ({short})");
        }
    }

    #[test]
    fn every_row_can_be_looked_up() {
        for (symbol, names) in SYMBOLS {
            assert!(symbol.len() <= LONGEST && !names.is_empty(), "{symbol}");
            assert!(symbol.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()));
        }
    }
}
