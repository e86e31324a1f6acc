//! The line that says what a thing is.
//!
//! An entry written by hand brings its own line; for the others a template puts the
//! facts of the row into plain English, by kind.

use super::pack::{Entry, Pack};

/// What `entry` is, in a line; empty if the pack has too little to say so.
pub fn write(pack: &Pack, entry: Entry<'_>) -> String {
    let extras = entry.extras();
    if !extras.gloss.is_empty() {
        return extras.gloss.to_owned();
    }
    let noun = entry.kind().noun();
    let country = entry.country().map(|id| pack.country(id));
    match (entry.kind().class(), country) {
        ("place", Some(country)) if country.entry().id() != entry.id() => {
            match extras.detail {
                "" => format!("{noun} in {}", country.entry().name()),
                division => format!("{noun} in {division}, {}", country.entry().name()),
            }
        }
        (_, Some(country)) if !noun.is_empty() => {
            format!("{} {noun}", country.adjective())
        }
        _ => noun.to_owned(),
    }
}
