//! What governments do, have and suffer, and cities do not.

use crate::text::{WordHash, WordSet};

/// Deeds of governments, in the base form: to say, to decide, to send, to forbid. Not
/// what cities do too (*grow*, *celebrate*, *lie*, *win*).
#[rustfmt::skip]
static DEEDS: WordSet<215> = WordSet::new([
    // words
    "say", "deny", "accuse", "warn", "claim", "insist", "reject", "announce", "condemn",
    "urge", "demand", "refuse", "agree", "argue", "vow", "pledge", "promise", "threaten",
    "declare", "signal", "hint", "suggest", "note", "add", "tell", "ask", "stress",
    "confirm", "maintain", "describe", "criticise", "criticize", "praise", "welcome",
    "blame", "dismiss", "protest", "summon", "respond", "reply", "retort", "react",
    "object", "complain", "deplore", "denounce", "assert", "acknowledge", "admit",
    "concede", "reiterate", "invite", "appeal", "apologise", "apologize", "boast", "call",
    // will and mind
    "want", "seek", "hope", "fear", "believe", "expect", "prefer", "favour", "favor",
    "intend", "aim", "plan", "try", "attempt", "decide", "consider", "regard", "view",
    "see", "suspect", "worry", "think", "know", "understand", "hesitate", "debate",
    "weigh", "mull", "ignore", "tolerate", "oppose", "support", "back", "endorse",
    "recognise", "recognize", "care", "learn", "need", "appear", "seem",
    // deeds abroad and at home
    "impose", "sanction", "recall", "expel", "retaliate", "invade", "annex", "deploy",
    "send", "host", "sign", "ratify", "negotiate", "withdraw", "approve", "provide",
    "supply", "fund", "finance", "arm", "train", "push", "press", "pressure", "offer",
    "propose", "sever", "cut", "restore", "resume", "normalise", "normalize", "ban",
    "lift", "ease", "tighten", "defend", "help", "use", "exploit", "pile", "exact",
    "commit", "cooperate", "launch", "order", "allow", "block", "veto", "abstain", "vote",
    "restrict", "rely", "depend", "continue", "make", "take", "give", "keep", "hold",
    "pursue", "adopt", "abandon", "step", "stop", "release", "detain", "arrest", "jail",
    "intervene", "interfere", "mediate", "broker", "facilitate", "violate", "breach",
    "comply", "escalate", "mobilise", "mobilize", "target", "strike", "shell", "bomb",
    "test", "fire", "sell", "buy", "share", "hand", "put", "set", "work", "lead", "face",
    "join", "leave", "prepare", "discuss", "study", "review", "return", "cancel", "postpone", "suspend", "extend", "renew", "raise",
    "increase", "reduce", "scrap", "begin", "start", "embrace", "court", "woo", "isolate",
]);

/// Forms of deeds that no ending explains.
#[rustfmt::skip]
static IRREGULAR: WordSet<37> = WordSet::new([
    "said", "told", "sought", "thought", "knew", "saw", "made", "took", "taken", "gave",
    "given", "kept", "held", "sent", "withdrew", "withdrawn", "chose", "led", "put",
    "set", "cut", "sold", "bought", "struck", "began", "left", "understood", "forbade",
    "broke", "lent", "spent", "built", "seen", "shown", "went", "drew", "fought",
]);

/// What a government is, after *is*.
#[rustfmt::skip]
static STANDS: WordSet<39> = WordSet::new([
    "quick", "ready", "willing", "unwilling", "keen", "eager", "reluctant", "concerned",
    "prepared", "committed", "determined", "aware", "wary", "opposed", "responsible",
    "furious", "angry", "worried", "unhappy", "adamant", "reportedly", "hopeful",
    "careful", "cautious", "serious", "interested", "alarmed", "convinced", "silent",
    "anxious", "desperate", "loath", "pleased", "guilty", "complicit", "obliged", "bent",
    "intent", "set",
]);

/// What a government has: will, power, policy and their tools.
#[rustfmt::skip]
static STAKES: WordSet<132> = WordSet::new([
    "decision", "decisions", "policy", "policies", "position", "stance", "claim",
    "claims", "government", "leadership", "leaders", "rulers", "ambition", "ambitions",
    "influence", "interest", "interests", "ally", "allies", "response", "reaction",
    "refusal", "rejection", "support", "invasion", "aggression", "readiness",
    "willingness", "effort", "efforts", "demand", "demands", "intention", "intentions",
    "intent", "grip", "relations", "relationship", "ties", "plan", "plans", "strategy",
    "troops", "forces", "army", "military", "envoy", "envoys", "ambassador", "spokesman",
    "spokeswoman", "concern", "concerns", "move", "moves", "attempt", "attempts", "role",
    "commitment", "crackdown", "control", "rule", "approach", "threat", "threats",
    "actions", "offer", "proposal", "sanctions", "objection", "objections", "opposition",
    "backing", "permission", "diplomats", "diplomacy", "goal", "goals", "aim", "aims",
    "objective", "objectives", "priority", "priorities", "hegemony", "sovereignty",
    "jurisdiction", "propaganda", "assertions", "accusations", "denial", "denials",
    "frustration", "calculation", "calculations", "calculus", "pressure", "line",
    "consent", "approval", "orders", "request", "desire", "hand", "agenda", "narrative",
    "right", "choice", "option", "options", "war", "withdrawal", "warning", "warnings",
    "statement", "insistence", "failure", "reluctance", "foreign", "nuclear", "patience",
    "disagreement", "views", "version", "fury", "anger", "attacks", "strikes", "puppet", "proxies", "proxy", "doctrine",
]);

/// Participles tied by a hyphen to who is behind a thing: *Tehran-backed*.
#[rustfmt::skip]
static STANCES: WordSet<23> = WordSet::new([
    "backed", "led", "sponsored", "controlled", "aligned", "installed", "friendly",
    "appointed", "brokered", "funded", "supported", "run", "imposed", "allied",
    "approved", "linked", "mediated", "supplied", "armed", "loyal", "directed",
    "orchestrated", "proxy",
]);

/// Verbs whose object is a government, in the base form.
#[rustfmt::skip]
static ADDRESSES: WordSet<49> = WordSet::new([
    "accuse", "urge", "warn", "blame", "pressure", "press", "anger", "provoke", "condemn",
    "criticise", "criticize", "sanction", "lobby", "defy", "irritate", "infuriate",
    "help", "force", "persuade", "convince", "assure", "ask", "tell", "deter", "isolate",
    "punish", "challenge", "embarrass", "appease", "confront", "antagonise", "antagonize",
    "alarm", "worry", "enrage", "rile", "upset", "allow", "prompt", "compel", "oblige",
    "recognise", "recognize", "sue", "thank", "inform", "notify", "petition", "counter",
]);

/// What two governments have with each other.
#[rustfmt::skip]
static DEALINGS: WordSet<69> = WordSet::new([
    "tie", "ties", "relation", "relations", "relationship", "relationships", "talk",
    "talks", "terms", "deal", "deals", "agreement", "agreements", "alliance", "tension",
    "tensions", "negotiation", "negotiations", "conflict", "dispute", "disputes",
    "friendship", "partnership", "cooperation", "coordination", "contact", "contacts",
    "treaty", "pact", "rapprochement", "rivalry", "feud", "row", "rift", "spat", "war",
    "working", "work", "works", "worked", "cooperate", "cooperating", "negotiate",
    "negotiating", "normalisation", "normalization", "normalise", "normalize", "dialogue",
    "diplomacy", "engagement", "engage", "détente", "confrontation", "understanding",
    "standoff", "collusion", "colluding", "sides", "siding", "sided", "aligned", "allied",
    "discussions", "consultations", "differences", "trust", "mediate", "mediator",
]);

/// What leans on a government: *loyal to*, *deferring to*.
#[rustfmt::skip]
static LEANINGS: WordSet<33> = WordSet::new([
    "defer", "deferring", "deferred", "loyal", "allied", "unacceptable", "acceptable",
    "hostile", "sympathetic", "known", "close", "closer", "message", "messages",
    "warning", "signal", "signals", "blow", "answer", "answerable", "beholden", "subservient",
    "friendly", "opposed", "opposition", "according", "assurances", "ultimatum",
    "demands", "appeal", "letter", "concessions", "thorn",
]);

/// What is laid on a government.
#[rustfmt::skip]
static BURDENS: WordSet<14> = WordSet::new([
    "pressure", "sanctions", "tariffs", "dependence", "dependent", "reliance", "reliant",
    "imposed", "called", "calls", "calling", "costs", "blame", "leverage",
]);

/// What falls out well or badly for a government.
#[rustfmt::skip]
static FORTUNES: WordSet<20> = WordSet::new([
    "coup", "support", "victory", "setback", "blow", "embarrassment", "headache",
    "dilemma", "problem", "win", "defeat", "challenge", "priority", "concern", "asset",
    "ally", "unacceptable", "implications", "spying", "spy",
]);

/// What is sent by a government.
#[rustfmt::skip]
static SENT: WordSet<26> = WordSet::new([
    "pressure", "support", "threat", "threats", "orders", "response", "backing", "aid",
    "approval", "condemnation", "criticism", "permission", "independence", "reaction",
    "assurances", "interference", "guarantees", "instructions", "funding", "objections",
    "opposition", "sanctions", "warnings", "concessions", "reassurances", "signals",
]);

/// Who goes with a government or against it.
#[rustfmt::skip]
static FOLLOWERS: WordSet<31> = WordSet::new([
    "ally", "allies", "critic", "critics", "opponent", "opponents", "supporter",
    "supporters", "behalf", "puppet", "puppets", "proxy", "proxies", "agent", "agents",
    "rival", "rivals", "intentions", "hands", "tool", "critical", "wary", "suspicious",
    "mistrust", "distrust", "fear", "accusations", "enemy", "foe", "influence", "support",
]);

/// What a city is in, or one goes to.
#[rustfmt::skip]
static LOCATIVES: WordSet<40> = WordSet::new([
    "in", "at", "near", "around", "outside", "inside", "across", "throughout", "central",
    "downtown", "greater", "northern", "southern", "eastern", "western", "north", "south",
    "east", "west", "city", "capital", "beyond", "leaving", "left", "reached", "reach",
    "visit", "visited", "visiting", "entered", "toured", "via", "through", "into",
    "metropolitan", "inner", "old", "suburban", "towards", "toward",
]);

/// What a city has, before *of*.
#[rustfmt::skip]
static PARTS: WordSet<43> = WordSet::new([
    "city", "streets", "street", "outskirts", "suburb", "suburbs", "mayor", "governor",
    "centre", "center", "heart", "north", "south", "east", "west", "part", "parts",
    "university", "district", "districts", "people", "residents", "port", "airport",
    "bishop", "archbishop", "capital", "kilometres", "kilometers", "km", "miles",
    "neighbourhood", "neighborhood", "province", "region", "siege", "fall", "battle",
    "town", "outside", "hinterland", "squares", "skyline",
]);

/// Auxiliaries between a subject and its verb.
static AUXILIARIES: WordSet<16> = WordSet::new([
    "has", "have", "had", "will", "would", "could", "should", "may", "might", "must",
    "can", "cannot", "did", "does", "do", "not",
]);

/// Adverbs between a subject and its verb that do not end in *-ly*.
#[rustfmt::skip]
static ADVERBS: WordSet<28> = WordSet::new([
    "also", "now", "still", "later", "again", "never", "always", "often", "long", "not",
    "even", "since", "then", "only", "once", "soon", "yet", "itself", "too", "alone",
    "instead", "ever", "further", "in", "turn", "first", "however", "meanwhile",
]);

/// Small words after a name that is no part of another.
#[rustfmt::skip]
static LINKS: WordSet<62> = WordSet::new([
    "and", "or", "but", "to", "on", "in", "over", "for", "as", "with", "that", "which",
    "who", "about", "after", "before", "by", "from", "of", "at", "since", "when", "while",
    "if", "is", "was", "has", "had", "will", "would", "could", "should", "not", "into",
    "because", "during", "amid", "against", "said", "says", "are", "were", "have", "this",
    "last", "earlier", "again", "also", "than", "so", "normalised", "normalized",
    "towards", "toward", "under", "the", "a", "its", "their", "without", "until", "once",
]);

/// Contests, which cities host.
#[rustfmt::skip]
static CONTESTS: WordSet<18> = WordSet::new([
    "olympics", "olympic", "games", "cup", "festival", "tournament", "final", "finals",
    "championship", "championships", "marathon", "expo", "match", "concert", "exhibition",
    "race", "parade", "show",
]);

/// The word, and what it may be an inflection of.
fn inflected(table: &dyn Fn(WordHash) -> bool, word: &str) -> bool {
    const ENDINGS: [(&str, &[&str]); 5] = [
        ("ies", &["y"]),
        ("ied", &["y"]),
        ("ing", &["", "e"]),
        ("ed", &["", "e"]),
        ("s", &[""]),
    ];
    if table(WordHash::of(word)) {
        return true;
    }
    ENDINGS.iter().any(|(ending, bases)| {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else {
            return false;
        };
        let doubled =
            stem.strip_suffix(|c: char| stem[..stem.len() - c.len_utf8()].ends_with(c));
        bases.iter().any(|base| table(WordHash::of(&format!("{stem}{base}"))))
            || *ending != "s" && doubled.is_some_and(|stem| table(WordHash::of(stem)))
            || *ending == "s"
                && stem.strip_suffix('e').is_some_and(|stem| table(WordHash::of(stem)))
    })
}

/// Whether the word is a deed of governments, in any form.
pub(super) fn is_deed(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase())
        && (IRREGULAR.has(WordHash::of(word)) || inflected(&|w| DEEDS.has(w), word))
}

/// Whether the word is a deed in its base form, which no single subject takes.
pub(super) fn is_base(word: &str) -> bool {
    DEEDS.has(WordHash::of(word)) && !IRREGULAR.has(WordHash::of(word))
}

/// Whether the object of the word is a government.
pub(super) fn is_address(word: &str) -> bool {
    word == "told" || inflected(&|w| ADDRESSES.has(w), word)
}

macro_rules! asked {
    ($($(#[$why:meta])* $name:ident: $table:ident;)*) => {$(
        $(#[$why])*
        pub(super) fn $name(word: &str) -> bool {
            $table.has(WordHash::of(word))
        }
    )*};
}

asked! {
    /// Whether a government is so.
    is_stand: STANDS;
    /// Whether a government has such a thing.
    is_stake: STAKES;
    /// Whether the participle says who is behind a thing.
    is_stance: STANCES;
    /// Whether two governments have it with each other.
    is_dealing: DEALINGS;
    /// Whether one is so *to* a government.
    is_leaning: LEANINGS;
    /// Whether it is laid *on* a government.
    is_burden: BURDENS;
    /// Whether it happens *for* a government.
    is_fortune: FORTUNES;
    /// Whether it comes *from* a government.
    is_sent: SENT;
    /// Whether it is one *of* a government's.
    is_follower: FOLLOWERS;
    /// Whether a place follows.
    is_locative: LOCATIVES;
    /// Whether a city has it.
    is_part_of_city: PARTS;
    /// Whether it stands between subject and verb.
    is_auxiliary: AUXILIARIES;
    /// Whether it stands between subject and verb and changes nothing.
    is_adverb: ADVERBS;
    /// Whether it may follow a name that is no part of another.
    is_link: LINKS;
    /// Whether cities host it.
    is_contest: CONTESTS;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_are_known_in_every_form() {
        for word in ["deny", "denies", "denied", "accusing", "presses", "stopped", "said"]
        {
            assert!(is_deed(word), "{word}");
        }
        for word in ["sleeps", "grew", "Said", "", "s", "é"] {
            assert!(!is_deed(word), "{word}");
        }
    }
}
