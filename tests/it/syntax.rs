//! What is mistyped in a file is told at its place, in plain words, and with what to write instead.
use crate::support::{Folder, raci};

/// One slip each.
const SLIPS: [&str; 49] = [
    "[role]\n[role]\n",
    "x = 1\nx = 2\n",
    "x = 1\n[x]\n",
    "phase = \"x\"\n[phase.x]\nname = \"X\"\n",
    "phase = \"x\"\nphase = \"y\"\n",
    "a = [“x”]\n",
    "a = «x»\n",
    "[role.a\nname = \"A\"\n",
    "[[role]\n",
    "a = [\"x\",\nb = \"y\"\n",
    "a = [\"x\"\n[role.b]\n",
    "a = \"x\n",
    "a = yes\n",
    "a = True\n",
    "a = No # not yet\n",
    "a = FALSE\n",
    "a = Ana Sousa # the lead\n",
    "a = [Ana]\n",
    "a = it's\n",
    "a = [\"x\" \"y\"]\n",
    "a = [\"x\"\n\"b = c\"]\n",
    "a = [\n\"x\"\n  \"y\", # and\n\n\"z\"\n]\n",
    "a = [",
    "a = [\n  ana,\n  bo\n]\n",
    "[role.a]\nname = \"A\"\ntags = [\"x\",\n\n[role.b]\nname = \"B\"\n",
    "[role.a]\nname = \"A\"\ntags = [\"x\"\n[role.b]\nname = \"B\"\n",
    "a = [\"x\",\n# more\n",
    "a = [\"x\",\n[role.b]\nname = \"B\"\n",
    "a = [\"x\"",
    "a = [\"x\"\n",
    "a = { b = 1 c = 2 }\n",
    "a = { b = 1",
    "a = { b = 1\n",
    "d = 2030-13-40\n",
    "d = 2030-1-4\n",
    "n = 1__2\n",
    "n = 1.\n",
    "n = 1e999\n",
    "a =\n",
    "a =",
    "a = \"\\q\"\n",
    "a = \"\\xZZ\"\n",
    "a = \"\\uD800\"\n",
    "a = \"x\u{1}y\"\n",
    "a b = 1\n",
    "a = \"x\" y\n",
    "= 1\n",
    "é = 1\n",
    "é = é\n",
];

/// What is told of a slip in a file of roles: its place, what is wrong, and what to do.
fn told(text: &str) -> String {
    let folder = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", text)]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let mut slips = findings.iter().filter(|finding| finding["rule"] == "syntax");
    let slip = slips.next().unwrap_or_else(|| panic!("no slip in {text:?}: {}", outcome.out));
    assert!(slips.next().is_none(), "more than one slip in {text:?}: {}", outcome.out);
    let place = |key: &str| slip["place"][key].as_u64().unwrap();
    format!(
        "{text:?}\n  {}:{} to {}:{}: {}\n  {}\n",
        place("line"),
        place("column"),
        place("end_line"),
        place("end_column"),
        slip["message"].as_str().unwrap(),
        slip["help"].as_str().unwrap(),
    )
}

#[test]
fn every_slip_is_told_in_plain_words() {
    let told: Vec<String> = SLIPS.iter().map(|slip| told(slip)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_is_nested_too_deeply_is_told_and_ends() {
    for (open, close) in [("[", "]"), ("{ a = ", " }")] {
        let deep = format!("a = {}1{}\n", open.repeat(257), close.repeat(257));
        let told = told(&deep);
        assert!(told.contains("lists and braces are nested too deeply"), "{told}");
        assert!(told.contains("no file of a project needs more than three levels"), "{told}");
    }
}

#[test]
fn a_list_without_a_comma_hides_no_slip_that_follows_it() {
    let lines = "a = [\n\"x\"\n\"y\"\n]\n[role.a\nname = \"A\"\n[role.b]\nname = B\n";
    let folder = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n"), ("roles.toml", lines)]);
    let outcome = raci(&["check", folder.path().to_str().unwrap(), "--format", "short"]);
    let slips: Vec<&str> = outcome
        .out
        .lines()
        .filter_map(|line| Some(line.split_once("error[syntax]: ")?.1))
        .collect();
    assert_eq!(
        slips,
        [
            "a comma is missing between two values of a list",
            "this line should begin a table and does not",
            "text must stand in quotes",
        ]
    );
}
