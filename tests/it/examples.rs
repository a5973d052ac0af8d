//! Every example passes, and every point that its text makes is broken once, to see the finding.
//!
//! `tests/examples/NAME.toml` lists the breaks of `examples/NAME`: what is replaced by what in which file, and what the
//! check then says.
use crate::support::{copy_of, package, raci};

fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(package().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_example_passes_without_a_finding() {
    for name in names() {
        let outcome = raci(&["check", &format!("examples/{name}"), "--today", "2026-11-22"]);
        assert_eq!(outcome.status, 0, "{}", outcome.out);
        assert!(outcome.out.contains(": no findings"), "{}", outcome.out);
    }
}

#[test]
fn every_point_can_be_broken_and_is_found() {
    let mut failures = Vec::new();
    for name in names() {
        let path = package().join(format!("tests/examples/{name}.toml"));
        let list: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        for one in list["break"].as_array().unwrap() {
            failures.extend(broken(&name, &|key| one[key].as_str().unwrap()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Breaks one point of a copy of an example, and tells what is not as the list says.
fn broken<'k>(name: &str, key: &dyn Fn(&str) -> &'k str) -> Option<String> {
    let example = copy_of(&format!("examples/{name}"));
    let file = example.join(key("file"));
    let before = std::fs::read_to_string(&file).unwrap();
    let what = format!("{name}: {}", key("point"));
    if before.matches(key("replace")).count() != 1 {
        return Some(format!("{what}: the text stands not once in {}", key("file")));
    }
    std::fs::write(&file, before.replace(key("replace"), key("by"))).unwrap();
    let outcome = raci(&["check", example.path().to_str().unwrap(), "--today", "2026-11-22"]);
    let finding = key("finding");
    let status = u8::from(finding.starts_with("error"));
    let as_listed = outcome.out.contains(finding) && outcome.status == status;
    (!as_listed).then(|| format!("{what}: no {finding}, exit {}\n{}", outcome.status, outcome.out))
}
