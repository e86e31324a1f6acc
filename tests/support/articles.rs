//! The articles of tests/articles.

use std::path::Path;

/// An article that was written for the tests.
pub struct Article {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its text: a headline and paragraphs, parted by blank lines.
    pub text: String,
}

/// All articles, by name.
pub fn all() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| Article {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    articles
}
