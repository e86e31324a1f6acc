//! What the command line prints, in each of its formats.

use super::*;

/// A text that would be markup if it could, and a glossary that would, too.
const HOSTILE: &str = "The <script>alert(1)</script> Bureau (IAEA\"><img src=x onerror=alert(1)>) \
    said & the IAEA & the WFP’s <b>staff</b> `rm` *were* [there](javascript:alert(1)).";

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
