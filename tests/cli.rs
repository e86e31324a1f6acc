//! The command line as a process: what it prints, what it complains of, how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const DEFINITION: &str = "A drone of US Central Command (CENTCOM) crashed. CENTCOM and the \
    IAEA have not said why, and the QXRT has not been asked.";

/// Prose enough to be an article.
const MORE: &str = "The wreck was found by a shepherd, who had heard it fall, and it was \
    guarded all night by men of the village, who let nobody come near.";

/// What a run of the command line left behind.
struct Ran {
    out: String,
    err: String,
    code: i32,
}

impl Ran {
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""));
        self.out
    }

    /// The lines of standard error; there must be as many as `count`.
    #[track_caller]
    fn complaints(&self, count: usize) -> Vec<&str> {
        let lines: Vec<_> = self.err.lines().collect();
        assert_eq!(lines.len(), count, "{}", self.err);
        lines
    }

    fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder of one test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let process = std::process::id();
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{process}"));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), contents).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A run that refuses its arguments reads nothing: the pipe may be closed.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The term whose short form is `short`.
#[track_caller]
fn term<'v>(object: &'v Value, short: &str) -> &'v Value {
    let mut terms = object["terms"].as_array().unwrap().iter();
    terms.find(|term| term["short"] == short).unwrap_or_else(|| panic!("no {short}"))
}

/// The characters `start..end` of `text`, counted in Unicode scalar values.
fn scalars(text: &str, range: &Value) -> String {
    let number = |field: &str| range[field].as_u64().unwrap() as usize;
    let (start, end) = (number("start"), number("end"));
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn a_glossary_for_the_terminal() {
    let folder = Folder::new("terminal");
    folder.file("a.txt", DEFINITION);
    let out = folder.run(&["explain", "a.txt"]).done();
    let lines: Vec<_> = out.lines().collect();
    let at = |head| lines.iter().position(|line| *line == head).unwrap();
    assert!(at("CENTCOM") < at("IAEA"), "{out}");
    assert!(lines[at("IAEA") + 1].ends_with("International Atomic Energy Agency"));
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{out}");
    assert!(!out.contains("QXRT"), "what cannot be explained is not listed: {out}");
}

#[test]
fn several_files_are_told_apart() {
    let folder = Folder::new("several");
    folder.file("a.txt", DEFINITION);
    folder.file(
        "b.txt",
        "Inspectors of the WFP were there, and so were those of the IAEA.",
    );
    let out = folder.run(&["explain", "a.txt", "b.txt"]).done();
    assert!(out.starts_with("== a.txt\n") && out.contains("\n\n== b.txt\n"), "{out}");
}

#[test]
fn json_says_where_everything_stands() {
    let folder = Folder::new("json");
    let text = format!("  \n🙂 Cafe\u{301} – {DEFINITION}\r\n\r\nThe IAEA 🇺🇳 will.");
    folder.file("a.txt", &text);
    let ran = folder.run(&["explain", "--format", "json", "a.txt"]);
    let object = &ran.objects()[0];
    ran.done();
    assert_eq!(object["id"], "a.txt");
    assert_eq!(object["language"], "en");
    assert_eq!(object["text"], text);
    let iaea = term(object, "IAEA");
    assert_eq!(iaea["kind"], "acronym");
    assert_eq!(iaea["type"], "ORG");
    let mentions = iaea["mentions"].as_array().unwrap();
    assert_eq!(mentions.len(), 2);
    for mention in mentions {
        assert_eq!(scalars(&text, mention), "IAEA");
        assert_eq!(mention["form"], "short");
    }
    let centcom = term(object, "CENTCOM");
    assert_eq!(centcom["expansion"]["source"], "page");
    assert_eq!(scalars(&text, &centcom["expansion"]), "US Central Command");
    assert_eq!(centcom["mentions"][0]["form"], "full");
}

#[test]
fn json_lines_print_the_text_only_of_html() {
    let folder = Folder::new("lines");
    let html = format!(
        "<html lang=en><body><nav><a href=/>Home</a></nav><article><h1>Drone crashes</h1>\
         <p>🙂 {DEFINITION}</p><p>It &amp; its <b>pilot</b> were said to be safe.</p>\
         <p>{MORE}</p><p>{MORE}</p></article></body></html>"
    );
    let lines =
        [json!({"id": "t", "text": DEFINITION}), json!({"id": "h", "html": html})];
    let input = format!("{}\n\n{}\r\n", lines[0], lines[1]);
    let ran = folder.run_with(&["explain", "--jsonl", "-"], input.as_bytes());
    let objects = ran.objects();
    ran.done();
    assert_eq!(objects.len(), 2);
    assert_eq!(objects[0]["id"], "t");
    assert_eq!(objects[0].get("text"), None);
    let mention = &term(&objects[0], "IAEA")["mentions"][0];
    assert_eq!(scalars(DEFINITION, mention), "IAEA");
    assert_eq!(objects[1]["id"], "h");
    let text = objects[1]["text"].as_str().unwrap();
    assert!(text.contains("🙂 A drone of US Central"), "{text}");
    assert!(text.contains("\n\nIt & its pilot") && !text.contains("Home"), "{text}");
    assert_eq!(scalars(text, &term(&objects[1], "IAEA")["mentions"][0]), "IAEA");
}

#[test]
fn html_is_known_by_its_name_and_by_its_look() {
    let folder = Folder::new("look");
    let html =
        format!("<h1>Drone crashes</h1><p>{DEFINITION}</p><p>{MORE}</p><p>{MORE}</p>");
    folder.file("named.HTML", &html);
    folder.file("looks", format!("\u{feff}\n<!DOCTYPE html>\n{html}"));
    for file in ["named.HTML", "looks"] {
        let ran = folder.run(&["explain", "--format=json", file]);
        let text = ran.objects()[0]["text"].as_str().unwrap().to_owned();
        assert!(text.starts_with("Drone crashes\n\nA drone"), "{file}: {text}");
        ran.done();
    }
}

#[test]
fn standard_input_is_a_file_like_others() {
    let folder = Folder::new("stdin");
    folder.file("a.txt", DEFINITION);
    let from_file = folder.run(&["explain", "a.txt"]).done();
    let ran = folder.run_with(&["explain", "-"], DEFINITION.as_bytes());
    assert_eq!(ran.done(), from_file);
    let json = folder.run_with(&["explain", "--format=json", "-"], DEFINITION.as_bytes());
    assert_eq!(json.objects()[0]["id"], "standard input");
}

#[test]
fn bad_files_are_named_and_the_others_done() {
    let folder = Folder::new("bad");
    folder.file("good.txt", DEFINITION);
    folder.file("latin1.txt", b"Caf\xe9 owners met the WFP.");
    let ran =
        folder.run(&["explain", "--format=json", "gone.txt", "latin1.txt", "good.txt"]);
    assert_eq!(ran.code, 1);
    let lines = ran.complaints(2);
    assert!(lines[0].starts_with("glossator: gone.txt: "), "{}", lines[0]);
    assert!(lines[1].starts_with("glossator: latin1.txt: "), "{}", lines[1]);
    assert!(lines[1].contains("UTF-8") && lines[1].contains("byte 3"), "{}", lines[1]);
    let objects = ran.objects();
    assert_eq!((objects.len(), &objects[0]["id"]), (1, &json!("good.txt")));
}

#[test]
fn a_folder_is_no_article() {
    let folder = Folder::new("folder");
    std::fs::create_dir(folder.0.join("inner")).unwrap();
    let ran = folder.run(&["explain", "inner"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.complaints(1)[0].starts_with("glossator: inner: "), "{}", ran.err);
}

#[test]
fn bad_lines_are_numbered_and_the_others_done() {
    let folder = Folder::new("badlines");
    let good = json!({"id": "good", "text": DEFINITION}).to_string();
    let lines: &[&[u8]] = &[
        b"{\"id\": \"a\", \"text\": ",
        good.as_bytes(),
        b"{\"id\": \"b\"}",
        b"",
        b"{\"id\": \"c\", \"text\": \"x\", \"html\": \"y\"}",
        b"{\"text\": \"nameless\"}",
        b"{\"id\": 7, \"text\": \"x\"}",
        b"{\"id\": \"d\", \"text\": \"\xff\"}",
        b"[]",
        good.as_bytes(),
    ];
    folder.file("in.jsonl", lines.join(&b'\n'));
    let ran = folder.run(&["explain", "--jsonl", "missing.jsonl", "in.jsonl"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.objects().len(), 2);
    let wanted = [
        "glossator: missing.jsonl: ",
        "glossator: in.jsonl:1: EOF",
        "glossator: in.jsonl:3: neither \"text\" nor \"html\"",
        "glossator: in.jsonl:5: both \"text\" and \"html\"",
        "glossator: in.jsonl:6: missing field `id`",
        "glossator: in.jsonl:7: invalid type",
        "glossator: in.jsonl:8: ",
        "glossator: in.jsonl:9: ",
    ];
    for (line, wanted) in ran.complaints(wanted.len()).into_iter().zip(wanted) {
        assert!(line.starts_with(wanted), "{line}, not {wanted}");
    }
}

#[test]
fn misuse_does_nothing() {
    let folder = Folder::new("misuse");
    folder.file("a.txt", DEFINITION);
    let wrong: &[&[&str]] = &[
        &[],
        &["explain"],
        &["annotate", "a.txt"],
        &["explain", "--format", "yaml", "a.txt"],
        &["explain", "--level", "genius", "a.txt"],
        &["explain", "--jsonl", "--format", "json", "a.txt"],
        &["explain", "--glossary", "gone.json", "a.txt"],
        &["explain", "--everything", "a.txt"],
    ];
    for arguments in wrong {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn help_and_version_are_no_misuse() {
    let folder = Folder::new("help");
    assert!(folder.run(&["--version"]).done().starts_with("glossator "));
    let help = folder.run(&["explain", "--help"]).done();
    for option in ["--format", "--jsonl", "--level", "--glossary", "--all"] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn the_level_says_how_much_is_marked() {
    let folder = Folder::new("level");
    folder.file(
        "a.txt",
        "The IMF and the IAEA were there, and so were those of the SAMIDRC.",
    );
    let explained = |level: &str| {
        let ran = folder.run(&["explain", "--format=json", "--level", level, "a.txt"]);
        ran.objects()[0]["terms"].as_array().unwrap().len()
    };
    let (newcomer, expert) = (explained("newcomer"), explained("expert"));
    assert!(newcomer > expert, "{newcomer} {expert}");
}

#[test]
fn all_lists_what_is_familiar_or_unexplained_too() {
    let folder = Folder::new("all");
    folder.file("a.txt", DEFINITION);
    let ran = folder.run(&["explain", "--format=json", "--all", "a.txt"]);
    let object = &ran.objects()[0];
    let unknown = term(object, "QXRT");
    assert_eq!(unknown["gloss"], "");
    assert_eq!(unknown["mentions"][0]["mark"], false);
    ran.done();
}

#[test]
fn a_glossary_of_ones_own_wins() {
    let folder = Folder::new("glossary");
    folder.file("a.txt", DEFINITION);
    folder.file(
        "mine.json",
        json!([
            {"short": "IAEA", "name": "Ours", "gloss": "the reactor people"},
            {"short": "QXRT", "name": "Queue", "gloss": "a waiting list"}
        ])
        .to_string(),
    );
    let ran =
        folder.run(&["explain", "--format=json", "--glossary", "mine.json", "a.txt"]);
    let object = &ran.objects()[0];
    for (short, gloss) in [("IAEA", "the reactor people"), ("QXRT", "a waiting list")] {
        assert_eq!(term(object, short)["gloss"], gloss);
        assert_eq!(term(object, short)["source"], "user");
    }
    ran.done();
}

#[test]
fn a_broken_glossary_says_where() {
    let folder = Folder::new("broken");
    folder.file("a.txt", DEFINITION);
    let broken = [
        ("cut.json", "[\n  {\"short\": \"IAEA\",\n", "line 3 column 0"),
        ("shape.json", "{\"short\": \"IAEA\"}", "line 1 column 0"),
        ("type.json", "[\n  {\"short\": 7}]", "line 2 column 13"),
        ("lacks.json", "[\n  {\"gloss\": \"x\"}]", "line 2 column 16"),
    ];
    for (name, json, place) in broken {
        folder.file(name, json);
        let ran = folder.run(&["explain", "--glossary", name, "a.txt"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        let line = ran.complaints(1)[0];
        assert!(line.starts_with(&format!("glossator: {name}: ")), "{line}");
        assert!(line.contains(place), "{line}, not {place}");
    }
}

#[test]
fn what_is_no_english_is_said_to_be_so() {
    let folder = Folder::new("german");
    let german = "Die Bundeswehr hat am Montag mitgeteilt, dass die NATO und die EU sich \
        mit der Schweiz auf ein Treffen geeinigt haben, das im März stattfinden soll.";
    let out = folder.run_with(&["explain", "-"], german.as_bytes()).done();
    assert_eq!(out, "(nothing to explain: language)\n");
    let ran = folder.run_with(&["explain", "--format=json", "-"], german.as_bytes());
    assert_eq!(ran.objects()[0]["terms"], json!([]));
}

/// A text that would be markup if it could, and a glossary that would, too.
const HOSTILE: &str = "The <script>alert(1)</script> Bureau (IAEA\"><img src=x onerror=alert(1)>) \
    said & the IAEA & the WFP’s <b>staff</b> `rm` *were* [there](javascript:alert(1)).";

#[test]
fn hostile_text_is_text_in_html() {
    let folder = Folder::new("hostile-html");
    folder.file("<img src=x>.txt", HOSTILE);
    let gloss = "</aside><script>alert(2)</script>";
    let glossary = json!([{"short": "IAEA", "name": "<i>\"x\"</i>", "gloss": gloss}]);
    folder.file("mine.json", glossary.to_string());
    let arguments =
        ["explain", "--format=html", "--glossary=mine.json", "<img src=x>.txt"];
    let out = folder.run(&arguments).done();
    for markup in
        ["<script", "<img", "<b>", "<i>\"", "onerror=\"", "javascript:alert(1)\""]
    {
        assert!(!out.contains(markup), "{markup} in {out}");
    }
    assert!(out.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{out}");
    assert!(out.contains("&lt;script&gt;alert(2)"), "{out}");
    assert!(!out.contains("http"), "nothing is loaded: {out}");
    let opened = out.matches("<button").count();
    assert!(opened > 0 && opened == out.matches("</button>").count(), "{out}");
}

#[test]
fn html_keeps_the_words_of_the_text() {
    let folder = Folder::new("html-words");
    folder
        .file("a.txt", format!("Drone & pilot\n\n{DEFINITION}\n\n“The ‘IAEA’ <will>.”"));
    let out = folder.run(&["explain", "--format=html", "a.txt"]).done();
    let main = out.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
    let mut words = String::new();
    let mut tag = false;
    for c in main.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            _ if !tag => words.push(c),
            _ => {}
        }
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = format!("Drone & pilot {DEFINITION} “The ‘IAEA’ <will>.”");
    assert_eq!(folded(&words), wanted);
}

#[test]
fn hostile_text_is_text_in_markdown() {
    let folder = Folder::new("hostile-markdown");
    folder.file("*a*.txt", HOSTILE);
    let glossary =
        json!([{"short": "IAEA", "name": "x", "gloss": "a\n# <b>[b](c)</b> `d` | *e*"}]);
    folder.file("mine.json", glossary.to_string());
    let arguments = ["explain", "--format=markdown", "--glossary=mine.json", "*a*.txt"];
    let out = folder.run(&arguments).done();
    assert!(out.starts_with("# Glossary: \\*a\\*.txt\n\n- **"), "{out}");
    assert!(out.contains("- **IAEA** – "), "{out}");
    assert!(out.contains(r"a \# \<b\>\[b\](c)\</b\> \`d\` \| \*e\*"), "{out}");
    let heads = out.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(heads, 1, "{out}");
}

#[test]
fn an_empty_input_is_an_empty_glossary() {
    let folder = Folder::new("empty");
    for input in ["", "\n\n \t\n", "\u{feff}"] {
        let ran = folder.run_with(&["explain", "--format=json", "-"], input.as_bytes());
        assert_eq!(ran.objects()[0]["terms"], json!([]), "{input:?}");
        ran.done();
    }
}
