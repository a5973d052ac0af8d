//! The page: nothing of a project is markup in it, nothing comes from outside, and it holds everything.
use std::collections::BTreeSet;

use crate::support::{Folder, raci};

const EXAMPLE: &str = "examples/order-management";

/// Texts that would be markup, links, or nothing that HTML can carry.
const HOSTILE: [&str; 14] = [
    "<i>x</i>",
    "\"><i>",
    "' id='x",
    "</style>",
    "-->",
    "</title></option></select><i>",
    "<!-- a",
    "x:y",
    "ftp://a.example",
    "]]>",
    "//a.example",
    "https://a.example/?a=1&b=2",
    "esc \u{1b}[31m nul \0 vt \u{b} ff \u{c} none \u{fffe} csi \u{9b}",
    "a\nb &lt;i&gt; {shown}",
];

/// A project in which every text is hostile.
fn hostile() -> Folder {
    let text = |at: usize| {
        let escaped = HOSTILE[at % HOSTILE.len()].chars().map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() || u32::from(c) >= 0xFFFE => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        });
        format!("\"{}\"", escaped.collect::<String>())
    };
    let mut project = format!(
        "[project]\nname = {}\nmodel = \"own\"\n[style]\nfooter = {}\n[model.own]\nname = {}\n",
        text(0),
        text(1),
        text(2)
    );
    for (at, (letter, part)) in [("A", "owner = true"), ("X", "kind = \"does\"")].iter().enumerate()
    {
        project += &format!(
            "[model.own.letter.{letter}]\nword = {}\nmeaning = {}\ncount = \"0..\"\n{part}\n",
            text(at),
            text(at + 5)
        );
    }
    let (mut roles, mut people, mut rows) = (String::new(), String::new(), String::new());
    for at in 0..HOSTILE.len() {
        project += &format!("[phase.h{at}]\nname = {}\n", text(at));
        project += &format!("[party.c{at}]\nname = {}\nfallback = \"r0\"\n", text(at + 1));
        roles += &format!(
            "[role.r{at}]\nname = {}\nshort = {}\ndescription = {}\nparty = \"c{at}\"\n",
            text(at),
            text(at + 2),
            text(at + 3)
        );
        if at % 2 == 0 {
            roles += &format!("filled-by = \"p{at}\"\n");
        }
        people += &format!("[person.p{at}]\nname = {}\nparty = \"c{at}\"\n", text(at + 4));
        rows += &format!(
            "[responsibility.d{at}]\nname = {}\ndescription = {}\ndeliverable = {}\nphase = \"h{at}\"\n",
            text(at),
            text(at + 1),
            text(at + 2)
        );
        rows += &format!("A = \"r{at}\"\nX = [\"r{}\"]\n", (at + 1) % HOSTILE.len());
    }
    Folder::new(&[
        ("raci.toml", &project),
        ("roles.toml", &roles),
        ("people.toml", &people),
        ("assignments.toml", &rows),
    ])
}

fn page(path: &str, flags: &[&str]) -> String {
    let outcome = raci(&[&["export", path, "--format", "html", "-o", "-"], flags].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

fn page_of(folder: &Folder, flags: &[&str]) -> String {
    page(folder.path().to_str().unwrap(), flags)
}

/// A tag with its attributes, or an end tag.
#[derive(Debug, PartialEq)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The tags of a page, read by the rules of HTML as far as a page of ours needs them, and the text between them.
fn read(page: &str) -> (Vec<Tag>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let mut attributes = Vec::new();
        let end = after.find([' ', '>']).unwrap();
        let (name, mut inside) = after.split_at(end);
        while let Some(attribute) = inside.strip_prefix(' ') {
            let end = attribute.find(['=', ' ', '>']).unwrap();
            let (name, after) = attribute.split_at(end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(value) => value.split_once('"').unwrap(),
                None => ("", after),
            };
            attributes.push((name.to_owned(), value.to_owned()));
            inside = after;
        }
        rest = inside
            .trim_start_matches('/')
            .strip_prefix('>')
            .unwrap_or_else(|| panic!("{inside:.80}"));
        if name == "style" || name == "script" {
            rest = &rest[rest.find("</").unwrap()..];
        }
        tags.push(Tag { name: name.to_owned(), attributes });
    }
    (tags, text + rest)
}

const ELEMENTS: &str = "!DOCTYPE a abbr b body button caption col colgroup dd details div dl dt footer h1 h2 h3 head \
     header html img input label li main meta nav option output p rect script search section select small span style summary \
     svg table tbody td tfoot th thead time title tr ul";
const ATTRIBUTES: &str = "alt aria-hidden aria-label autocomplete bgcolor border charset class colspan content \
     data-letter data-parties data-people data-phase data-roles data-words datetime dir fill height hidden href html \
     http-equiv id lang name open scope src style tabindex title type value width";

#[test]
fn m1_no_text_is_markup() {
    let folder = hostile();
    for flags in [&[][..], &["--transpose"], &["--max-columns", "3"], &["--view", "sheet"]] {
        let page = page_of(&folder, flags);
        let (tags, text) = read(&page);
        let elements: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
        let attributes: BTreeSet<&str> = ATTRIBUTES.split_whitespace().collect();
        for tag in &tags {
            assert!(elements.contains(tag.name.trim_start_matches('/')), "{tag:?}");
            for (name, value) in &tag.attributes {
                assert!(attributes.contains(name.as_str()), "{tag:?}");
                assert!(!value.contains(['<', '>']) || name == "content", "{tag:?}");
            }
        }
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!((count("script"), count("style"), count("img")), (1, 1, 0));
        assert!(!page.contains("<!--"));
        assert!(!text.contains('>'), "a text has a bare >");
        assert!(text.contains("&lt;i&gt;x&lt;/i&gt;"));
    }
}

#[test]
fn m1_classes_ids_and_data_hold_no_text_of_the_project() {
    let (mut tags, _) = read(&page_of(&hostile(), &[]));
    tags.extend(read(&page_of(&hostile(), &["--view", "sheet"])).0);
    let plain = |value: &str, also: &str| {
        value.chars().all(|c| c.is_ascii_alphanumeric() || also.contains(c))
    };
    for tag in &tags {
        for (name, value) in &tag.attributes {
            match name.as_str() {
                "class" => assert!(plain(value, " "), "{tag:?}"),
                "id" => assert!(plain(value, "-"), "{tag:?}"),
                "data-letter" => assert!(value.len() == 1 && plain(value, ""), "{tag:?}"),
                "data-words" => assert_eq!(value, "{shown} of {all} rows shown"),
                name if name.starts_with("data-") => {
                    assert!(value.chars().all(|c| c.is_ascii_digit() || c == ' '), "{tag:?}");
                }
                "style" => assert!(plain(value, "#:;-"), "{tag:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn m2_no_text_is_a_link() {
    let page = page_of(&hostile(), &[]);
    let (tags, _) = read(&page);
    for tag in &tags {
        assert_eq!(tag.get("src"), None, "{tag:?}");
        if let Some(address) = tag.get("href") {
            let ours = address.strip_prefix('#').unwrap_or_else(|| panic!("{tag:?}"));
            assert!(ours.chars().all(|c| c.is_ascii_lowercase()), "{tag:?}");
        }
    }
    assert!(page.contains("ftp://a.example"), "it stays as text");
}

#[test]
fn m12_what_html_cannot_carry_is_replaced() {
    let page = page_of(&hostile(), &[]);
    let bad = |c: &char| (c.is_control() && !matches!(c, '\n' | '\t')) || *c == '\u{fffe}';
    assert_eq!(page.chars().find(bad), None);
    assert!(
        page.contains("esc \u{fffd}[31m nul \u{fffd} vt \u{fffd} ff \u{fffd} none \u{fffd} csi")
    );
}

#[test]
fn m13_tables_carry_their_colours_themselves() {
    let (tags, _) = read(&page(EXAMPLE, &["--view", "matrix"]));
    let letters = tags.iter().filter(|tag| tag.name == "td" && tag.get("class").is_some());
    let heads = tags.iter().filter(|tag| tag.name == "th" && tag.get("scope") == Some("col"));
    let mut number = 0;
    for tag in letters.chain(heads) {
        let fill = tag.get("bgcolor").unwrap_or_else(|| panic!("{tag:?}"));
        assert!(tag.get("style").unwrap().starts_with(&format!("background:{fill};color:#")));
        number += 1;
    }
    assert!(number > 300, "{number}");
    assert!(tags.iter().any(|tag| tag.name == "thead"));
    assert!(tags.iter().any(|tag| tag.name == "caption"));
}

#[test]
fn the_policy_names_every_style_and_allows_nothing_else() {
    for (path, flags) in
        [(EXAMPLE, &[][..]), ("examples/gate-review", &[]), (EXAMPLE, &["--view", "sheet"])]
    {
        let (tags, _) = read(&page(path, flags));
        let policy =
            tags.iter().find_map(|tag| tag.get("http-equiv").and(tag.get("content"))).unwrap();
        let styles: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.get("style")).collect();
        let directive = |name: &str| {
            let all = policy.split("; ").find_map(|d| d.strip_prefix(name));
            all.unwrap_or_else(|| panic!("{name}: {policy}")).to_owned()
        };
        let hashes = directive("style-src 'unsafe-hashes' ");
        // One is that of the style sheet; colours of letters that no cell has are named as well.
        assert!(hashes.split(' ').all(|hash| hash.starts_with("'sha256-")), "{hashes}");
        assert!(hashes.split(' ').count() > styles.len(), "{hashes}");
        assert_eq!(directive("script-src ").split(' ').count(), 1);
        for name in ["default-src ", "base-uri ", "form-action ", "img-src "] {
            assert_eq!(directive(name), "'none'");
        }
        assert!(!policy.contains("unsafe-inline"));
    }
}

#[test]
fn without_its_script_it_is_a_document_of_all_views() {
    let page = page(EXAMPLE, &[]);
    for id in ["matrix", "people", "parties", "letters", "roles", "load", "structure"] {
        assert!(page.contains(&format!("<section class=\"view\" id=\"{id}\">")), "{id}");
        assert!(page.contains(&format!("<a href=\"#{id}\">")), "{id}");
    }
    assert!(page.contains("<search class=\"controls\" hidden>"));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(page.contains("<title>Quayfern Orders at Hollin &amp; Tarn</title>"));
}

#[test]
fn ids_are_there_once() {
    for flags in [
        &["--max-columns", "4"][..],
        &["--view", "matrix,load,matrix,matrix"],
        &["--view", "roles,roles", "--transpose"],
        &["--view", "sheet,sheet"],
    ] {
        let (tags, _) = read(&page(EXAMPLE, flags));
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), different.len(), "{flags:?}: {ids:?}");
        for address in tags.iter().filter_map(|tag| tag.get("href")) {
            assert!(different.contains(&address[1..]), "{address}");
        }
    }
}

#[test]
fn parts_have_one_heading_and_one_legend() {
    let page = page(EXAMPLE, &["--view", "matrix", "--max-columns", "6"]);
    assert_eq!(page.matches("<h2>").count(), 1);
    assert_eq!(page.matches("class=\"legend\"").count(), 1);
    assert_eq!(page.matches("<caption>Responsibility matrix (").count(), 3);
}

#[test]
fn filters_are_there_for_what_the_project_has() {
    let bare = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Bare\"\n"),
        ("roles.toml", "[role.a]\nname = \"First\"\n[role.b]\nname = \"Second\"\n"),
        ("assignments.toml", "[responsibility.x]\nname = \"Do it\"\nA = \"a\"\nR = \"b\"\n"),
    ]);
    let page_of_bare = page_of(&bare, &[]);
    for (id, there) in
        [("phase", false), ("parties", false), ("people", false), ("roles", true), ("letter", true)]
    {
        assert_eq!(page_of_bare.contains(&format!("id=\"by-{id}\"")), there, "{id}");
        assert!(page(EXAMPLE, &[]).contains(&format!("id=\"by-{id}\"")), "{id}");
    }
    let one_party = page(EXAMPLE, &["--view", "matrix", "--party", "vendor"]);
    assert!(one_party.contains("<option value=\"1\">Quayfern Cloud</option>"));
    assert!(!one_party.contains("<option value=\"0\">Hollin"), "no row or column is about it");
}

/// A PNG picture with its first chunk and its last, and no pixels.
fn png(width: u32, height: u32) -> Vec<u8> {
    let start = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
    let end = b"\0\0\0\0\0\0\0\0IEND\xaeB`\x82";
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [&start[..], &size, &[8, 2, 0, 0, 0], end].concat()
}

#[test]
fn a_logo_of_any_form_is_small() {
    let folder =
        Folder::new(&[("raci.toml", "[project]\nname = \"Bare\"\n[style]\nlogo = \"logo.png\"\n")]);
    for (width, height, shown) in [
        (256, 112, "width=\"128\" height=\"56\""),
        (40, 20, "width=\"40\" height=\"20\""),
        (1200, 200, "width=\"280\" height=\"47\""),
        (4000, 150, "width=\"280\" height=\"11\""),
        (10_000, 1, "width=\"280\" height=\"1\""),
        (1, 10_000, "width=\"1\" height=\"56\""),
        (10_000, 10_000, "width=\"56\" height=\"56\""),
    ] {
        folder.write("logo.png", png(width, height));
        let page = page_of(&folder, &[]);
        assert!(page.contains(&format!("<img alt=\"\" {shown} src=")), "{width} x {height}");
    }
}

#[test]
fn the_style_of_the_project_is_followed() {
    let folder = Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"Bare\"\nlanguage = \"de\"\n[style]\ntitle = \"Angebot 12\"\nfooter = \"Vertraulich\"\n\
             font = \"Source Sans 3\"\npalette = \"light\"\ncolours = { A = \"#FF0000\" }\nlogo = \"logo.png\"\n",
        ),
        ("roles.toml", "[role.a]\nname = \"First\"\n[role.b]\nname = \"Second\"\n"),
        ("assignments.toml", "[responsibility.x]\nname = \"Do it\"\nA = \"a\"\nR = \"b\"\n"),
    ]);
    folder.write("logo.png", png(256, 112));
    let page = page_of(&folder, &[]);
    assert!(page.contains("<html lang=\"de\">"));
    assert!(page.contains("<h1>Angebot 12</h1>"));
    assert!(page.contains("<p>Vertraulich</p>"));
    assert!(
        page.contains("<body style=\"font-family:&#39;Source Sans 3&#39;,system-ui,sans-serif\">")
    );
    assert!(
        page.contains(
            "<td class=\"A\" bgcolor=\"#FF0000\" style=\"background:#FF0000;color:#000\">"
        )
    );
    assert!(
        page.contains(
            "<td class=\"R\" bgcolor=\"#AEBFE3\" style=\"background:#AEBFE3;color:#000\">"
        )
    );
    let picture =
        "<img alt=\"\" width=\"128\" height=\"56\" src=\"data:image/png;base64,iVBORw0KGgo";
    assert!(page.contains(picture), "{page:.3000}");
    assert!(page.contains("img-src data:;"));
}

#[test]
fn what_is_wrong_is_told_below() {
    let folder = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Bare\"\n"),
        ("roles.toml", "[role.a]\nname = \"First\"\n"),
        ("assignments.toml", "[responsibility.x]\nname = \"Nobody's\"\nI = \"a\"\n"),
    ]);
    let page = page_of(&folder, &["--view", "matrix"]);
    assert!(page.contains("<th scope=\"row\" class=\"wrong\">Nobody&#39;s</th>"));
    assert!(page.contains("<p class=\"wrong\">Something is wrong here</p>"));
}

#[test]
fn an_empty_project_is_a_page_too() {
    let folder = Folder::new(&[("raci.toml", "[project]\nname = \"Nothing yet\"\n")]);
    let page = page_of(&folder, &[]);
    read(&page);
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn text_from_right_to_left_says_so() {
    let arabic = "\u{62a}\u{633}\u{644}\u{64a}\u{645} (UAT) v2.0!";
    let folder = Folder::new(&[
        (
            "raci.toml",
            &format!(
                "[project]\nname = \"{arabic}\"\n[style]\nfooter = \"{arabic}\"\n\
                 [phase.a]\nname = \"{arabic}\"\n[party.a]\nname = \"{arabic}\"\n"
            ),
        ),
        (
            "roles.toml",
            &format!(
                "[role.a]\nname = \"{arabic}\"\nparty = \"a\"\nfilled-by = \"a\"\n[role.b]\nname = \"Second\"\n"
            ),
        ),
        ("people.toml", &format!("[person.a]\nname = \"{arabic}\"\n")),
        (
            "assignments.toml",
            &format!(
                "[responsibility.x]\nname = \"{arabic}\"\nphase = \"a\"\nA = \"a\"\nR = \"b\"\n\
                 [responsibility.y]\nname = \"Latin\"\nphase = \"a\"\nA = \"a\"\nR = \"b\"\n"
            ),
        ),
    ]);
    let page = page_of(&folder, &[]);
    for part in [
        format!("<h1 dir=\"auto\">{arabic}</h1>"),
        format!("<h3 dir=\"auto\">{arabic}</h3>"),
        format!("<th scope=\"row\" dir=\"auto\">{arabic}</th>"),
        format!("<span dir=\"auto\">{arabic}</span></th></tr>"),
        format!("<td dir=\"auto\">{arabic}</td>"),
        format!("<li dir=\"auto\">{arabic}</li>"),
        format!("<option value=\"0\" dir=\"auto\">{arabic}</option>"),
        format!("<p dir=\"auto\">{arabic}</p>"),
        "<th scope=\"row\">Latin</th>".to_owned(),
    ] {
        assert!(page.contains(&part), "{part}");
    }
    let (tags, _) = read(&page);
    let letters = |tag: &&Tag| tag.name == "td" && tag.get("class").is_some();
    assert!(tags.iter().filter(letters).all(|tag| tag.get("dir").is_none()));
    let column = |tag: &&Tag| tag.get("scope") == Some("col") && tag.get("dir") == Some("auto");
    assert!(tags.iter().any(|tag| column(&tag)));
    assert!(!self::page(EXAMPLE, &[]).contains(" dir="), "where all is from left to right");
}

#[test]
fn names_stand_in_one_line() {
    let name = "\"\"\"\n  Accept   \n\t the  release \n\"\"\"";
    let folder = Folder::new(&[
        (
            "raci.toml",
            &format!(
                "[project]\nname = {name}\n[phase.a]\nname = {name}\n[party.a]\nname = {name}\n"
            ),
        ),
        ("roles.toml", &format!("[role.a]\nname = {name}\ndescription = {name}\nparty = \"a\"\n")),
        (
            "assignments.toml",
            &format!(
                "[responsibility.x]\nname = {name}\ndescription = {name}\nphase = \"a\"\nA = \"a\"\n"
            ),
        ),
    ]);
    let page = page_of(&folder, &[]);
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    assert!(page.contains("<title>Accept the release</title>"));
    assert!(body.contains("<th scope=\"row\">Accept the release</th>"));
    assert_eq!(body.matches("Accept").count(), body.matches(">Accept the release<").count());
    assert_eq!(body.lines().find(|line| line.ends_with([' ', '\t'])), None);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = hostile();
    assert_eq!(page_of(&folder, &[]), page_of(&folder, &[]));
}

#[test]
fn many_cells_take_few_bytes() {
    let rows: Vec<String> = (0..500)
        .map(|at| {
            format!(
                "[responsibility.d{at}]\nname = \"x\"\nA = \"r{}\"\nR = \"r{}\"\n",
                at % 12,
                (at + 1) % 12
            )
        })
        .collect();
    let roles: Vec<String> =
        (0..12).map(|at| format!("[role.r{at}]\nname = \"Role {at}\"\n")).collect();
    let folder = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Large\"\n"),
        ("roles.toml", &roles.concat()),
        ("assignments.toml", &rows.concat()),
    ]);
    let page = page_of(&folder, &["--view", "matrix"]);
    let (_, body) = page.split_once("<tbody>").unwrap();
    let (body, _) = body.split_once("</tbody>").unwrap();
    let bytes = body.len() / (500 * 12);
    assert!(bytes < 26, "{bytes} bytes a cell, where two of twelve hold a letter");
}
