//! Every example passes, and every point that its text makes is broken once, to see the finding.
//!
//! `tests/examples/NAME.toml` lists the breaks of `examples/NAME`: what is replaced by what in which file, and what the
//! check then says.
#![allow(clippy::unwrap_used)]

mod support;

use support::{copy_of, package, raci};

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
    for name in names() {
        let path = package().join(format!("tests/examples/{name}.toml"));
        let text = std::fs::read_to_string(&path).unwrap();
        let list: toml::Table = text.parse().unwrap();
        let breaks = list["break"].as_array().unwrap();
        for one in breaks {
            let key = |key: &str| one[key].as_str().unwrap();
            let example = copy_of(&format!("examples/{name}"));
            let file = example.join(key("file"));
            let before = std::fs::read_to_string(&file).unwrap();
            let what = format!("{name}: {}", key("point"));
            assert_eq!(
                before.matches(key("replace")).count(),
                1,
                "{what}: not once in {}",
                key("file")
            );
            std::fs::write(&file, before.replace(key("replace"), key("by"))).unwrap();
            let outcome =
                raci(&["check", example.path().to_str().unwrap(), "--today", "2026-11-22"]);
            let finding = key("finding");
            assert!(outcome.out.contains(finding), "{what}: no {finding}\n{}", outcome.out);
            assert_eq!(
                outcome.status,
                u8::from(finding.starts_with("error")),
                "{what}\n{}",
                outcome.out
            );
        }
    }
}
