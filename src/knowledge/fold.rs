//! Folding: what two spellings of one name have in common, and the keys of the index.
//!
//! `al-Assad`, `Al Assad` and `al‑Assad`, `São Paulo` and `Sao Paulo`, `U.N.` and `UN`,
//! `F-16` and `F16` are the same name to a reader, so they are the same key: letters in
//! lower case without accents; dots and apostrophes dropped; any other break one
//! space; and no break between letters and the number that follows them. What folding
//! loses (case, above all) is checked against the entry after the look-up.
//!
//! The compiler of the pack and the engine share this file: a key is found because both
//! sides fold alike. The engine folds token by token ([`Folder::push_word`]), the
//! compiler whole names ([`fold`]); a property test holds the two together.

/// Folds a name piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// The bytes folded so far, or since they were last taken.
    pub out: Vec<u8>,
    last: Option<Last>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Last {
    Letter,
    Digit,
    Other,
}

impl Folder {
    /// Forgets the name.
    pub fn clear(&mut self) {
        self.out.clear();
        self.last = None;
    }

    /// Goes on behind `word`, which was taken in and out again.
    pub fn restart(&mut self, word: &str) {
        self.push_word(word);
        self.out.clear();
    }

    /// Takes in a break between words: white space, a hyphen.
    pub fn push_break(&mut self, next: Option<char>) {
        let joins =
            self.last == Some(Last::Letter) && next.is_some_and(|c| c.is_ascii_digit());
        if self.last.is_some() && !joins {
            self.out.push(b' ');
        }
        self.last = None;
    }

    /// Takes in letters and digits.
    pub fn push_word(&mut self, word: &str) {
        // A word of ASCII letters alone, as nearly all are, has nothing to look up.
        if word.bytes().all(|byte| byte.is_ascii_alphabetic()) && !word.is_empty() {
            self.out.extend(word.bytes().map(|byte| byte | 0x20));
            self.last = Some(Last::Letter);
            return;
        }
        for c in word.chars() {
            self.push_char(c);
        }
    }

    /// Takes in one letter, digit or sign.
    pub fn push_char(&mut self, c: char) {
        if c.is_ascii() {
            self.out.push(c.to_ascii_lowercase() as u8);
            self.last = Some(match c {
                'a'..='z' | 'A'..='Z' => Last::Letter,
                '0'..='9' => Last::Digit,
                _ => Last::Other,
            });
            return;
        }
        if is_mark(c) {
            return;
        }
        self.last = Some(Last::Letter);
        for lower in c.to_lowercase() {
            match plain(lower) {
                Some(letters) => self.out.extend_from_slice(letters.as_bytes()),
                None if is_mark(lower) => {}
                None => {
                    let mut buffer = [0; 4];
                    self.out.extend_from_slice(lower.encode_utf8(&mut buffer).as_bytes());
                }
            }
        }
    }
}

/// What a character between words does to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// It leaves no trace: dots, apostrophes, quotation marks, soft hyphens.
    Nothing,
    /// It parts words: white space, hyphens, slashes.
    Break,
    /// It stays: `&`, `+`, `$`.
    Sign,
}

/// What `c`, which is no letter and no digit, does to a key.
pub fn joint(c: char) -> Joint {
    match c {
        '.'
        | '\''
        | '’'
        | '‘'
        | 'ʼ'
        | 'ʻ'
        | '`'
        | '´'
        | '"'
        | '“'
        | '”'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}' => Joint::Nothing,
        '&' | '+' | '$' | '₵' | '€' | '£' | '₹' | '@' | '#' | '*' => Joint::Sign,
        _ => Joint::Break,
    }
}

/// The key of a whole name.
pub fn fold(name: &str) -> Vec<u8> {
    let mut folder = Folder::default();
    let mut pending = false;
    for c in name.chars() {
        let word = c.is_alphanumeric() || is_mark(c);
        match if word { Joint::Sign } else { joint(c) } {
            Joint::Nothing => {}
            Joint::Break => pending = true,
            Joint::Sign => {
                if pending {
                    folder.push_break(Some(c));
                    pending = false;
                }
                folder.push_char(c);
            }
        }
    }
    folder.out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The plain letters of an accented small letter of the Latin script.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å'
        | 'ā'
        | 'ă'
        | 'ą'
        | 'ǎ'
        | 'ạ'
        | 'ả'
        | 'ấ'
        | 'ầ'
        | 'ẩ'
        | 'ẫ'
        | 'ậ'
        | 'ắ'
        | 'ằ'
        | 'ẳ'
        | 'ẵ'
        | 'ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' | 'ḏ' => "d",
        'è'..='ë'
        | 'ē'
        | 'ĕ'
        | 'ė'
        | 'ę'
        | 'ě'
        | 'ẹ'
        | 'ẻ'
        | 'ẽ'
        | 'ế'
        | 'ề'
        | 'ể'
        | 'ễ'
        | 'ệ'
        | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' | 'ẖ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' | 'ḵ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ò'..='ö'
        | 'ø'
        | 'ō'
        | 'ŏ'
        | 'ő'
        | 'ơ'
        | 'ọ'
        | 'ỏ'
        | 'ố'
        | 'ồ'
        | 'ổ'
        | 'ỗ'
        | 'ộ'
        | 'ớ'
        | 'ờ'
        | 'ở'
        | 'ỡ'
        | 'ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'þ' => "th",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' | 'ṯ' => "t",
        'ù'..='ü'
        | 'ũ'
        | 'ū'
        | 'ŭ'
        | 'ů'
        | 'ű'
        | 'ų'
        | 'ư'
        | 'ụ'
        | 'ủ'
        | 'ứ'
        | 'ừ'
        | 'ử'
        | 'ữ'
        | 'ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' | 'ẕ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn assert_same(names: &[&str]) {
        for name in &names[1..] {
            let text = |key: Vec<u8>| String::from_utf8(key).unwrap();
            assert_eq!(text(fold(name)), text(fold(names[0])), "{name}");
        }
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        assert_same(&["al-Assad", "Al Assad", "al‑Assad", "AL-ASSAD"]);
        assert_same(&["São Paulo", "Sao Paulo", "Sa\u{303}o Paulo"]);
        assert_same(&["U.N.", "UN"]);
        assert_same(&["F-16", "F16", "F 16"]);
        assert_same(&["Covid-19", "COVID 19"]);
        assert_same(&["Côte d’Ivoire", "Cote d'Ivoire"]);
        assert_same(&["İstanbul", "Istanbul"]);
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (a, b) in
            [("R&D", "RD"), ("Al Qaeda", "Alqaeda"), ("US", "U$"), ("9 A", "9A")]
        {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }
}
