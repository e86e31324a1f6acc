//! From the bytes of an HTML file to its text.
//!
//! The encoding is the one that a byte order mark says, or else a `charset` within the
//! first [`PRESCAN`] bytes, as browsers have it; or else UTF-8 where the bytes are
//! that, and windows-1252 where they are not. Bytes that mean nothing in the encoding
//! become U+FFFD; nothing is refused.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;
use std::borrow::Cow;

/// How far into the file browsers look for the name of its encoding, in bytes.
const PRESCAN: usize = 1024;

/// The text of an HTML file.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _, _) = encoding(bytes).decode(bytes);
    text
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match named(&bytes[..bytes.len().min(PRESCAN)]) {
        // Whoever could read the name as ASCII was not reading UTF-16.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    }
}

/// The encoding named by a `charset=` in a `meta` element.
fn named(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    for at in memmem::find_iter(&lower, b"charset") {
        let rest = lower[at + b"charset".len()..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !is_label(*b)).unwrap_or(rest.len());
        if let Some(encoding) = Encoding::for_label(&rest[..end]) {
            return Some(encoding);
        }
    }
    None
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_what_the_file_says() {
        let cases: &[(&[u8], &str)] = &[
            (b"caf\xc3\xa9", "café"),
            (b"caf\xe9", "café"),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
            (b"\xff\xfec\0a\0", "ca"),
            (b"<meta charset=koi8-r>\xd2\xd5", "<meta charset=koi8-r>ру"),
            (
                b"<meta content='text/html; CHARSET = \"koi8-r\"'>\xd2",
                "<meta content='text/html; CHARSET = \"koi8-r\"'>р",
            ),
            // Named UTF-16, but not in it.
            (b"<meta charset=utf-16>\xc3\xa9", "<meta charset=utf-16>é"),
            // No encoding of that name: the next one counts.
            (
                b"<i charset=x><meta charset='koi8-r'>\xd2",
                "<i charset=x><meta charset='koi8-r'>р",
            ),
            (b"", ""),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes), *text, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_too_far_down_is_not_looked_for() {
        let mut bytes = vec![b' '; PRESCAN];
        bytes.extend_from_slice(b"<meta charset=koi8-r>\xe9");
        assert!(decode(&bytes).ends_with('é'));
    }
}
