//! How well known a thing is, against how much the reader knows.

use serde::{Deserialize, Serialize};

/// How much a reader knows already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// New to the news in English: nearly everything is marked.
    Newcomer,
    /// Follows the news now and then.
    #[default]
    Regular,
    /// Follows the news closely: only what few know is marked.
    Expert,
}

impl Level {
    /// Things at least this familiar are left unmarked.
    pub fn knows(self) -> f32 {
        match self {
            Level::Newcomer => 0.9,
            Level::Regular => 0.66,
            Level::Expert => 0.4,
        }
    }
}
