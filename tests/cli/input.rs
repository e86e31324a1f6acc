//! What the command line reads, and what it says of what it cannot.

use super::*;

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

#[test]
fn an_empty_input_is_an_empty_glossary() {
    let folder = Folder::new("empty");
    for input in ["", "\n\n \t\n", "\u{feff}"] {
        let ran = folder.run_with(&["explain", "--format=json", "-"], input.as_bytes());
        assert_eq!(ran.objects()[0]["terms"], json!([]), "{input:?}");
        ran.done();
    }
}
