//! What would make a report invalid, or lead its reader astray.

use serde_json::Value;

use super::full_of;
use crate::support::{Folder, raci};

fn sarif(project: &Folder) -> Value {
    let out = raci(&["check", project.path().to_str().unwrap(), "--format", "sarif"]).out;
    serde_json::from_str(&out).unwrap()
}

/// Every place of a report.
fn places(sarif: &Value) -> Vec<&Value> {
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let lists = results.iter().flat_map(|one| [&one["locations"], &one["relatedLocations"]]);
    lists.flat_map(|list| list.as_array().unwrap()).map(|one| &one["physicalLocation"]).collect()
}

#[test]
fn s1_sarif_has_no_controls_and_its_paths_stay_below_the_root() {
    let project = full_of("\\e[31m\\u009b\\u202e");
    project.write("a b.toml", "[role.x]\nnam = 1\n");
    project.write("a:///x?y#z%41.toml", "[role.y]\nnam = 1\n");
    let raci = std::fs::read_to_string(project.join("raci.toml")).unwrap();
    project.write("raci.toml", raci.replace("\"*.toml\"", "\"**/*.toml\", \"../x\""));
    let report = sarif(&project);
    let results = report["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() > 5);
    for result in results {
        let text = result["message"]["text"].as_str().unwrap();
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    let mut uris: Vec<&str> = Vec::new();
    for place in places(&report) {
        let at = &place["artifactLocation"];
        assert_eq!(at["uriBaseId"], "%SRCROOT%");
        let uri = at["uri"].as_str().unwrap();
        assert!(!uri.starts_with('/') && uri.chars().all(plain), "{uri}");
        uris.push(uri);
    }
    assert!(uris.iter().any(|uri| uri.ends_with("/a%20b.toml")), "{uris:?}");
    assert!(uris.iter().any(|uri| uri.ends_with("/a%3A/x%3Fy%23z%2541.toml")), "{uris:?}");
}

#[test]
fn s2_every_place_of_a_report_has_a_line() {
    let project = Folder::new(&[("raci.toml", ""), ("people.toml", "")]);
    project.write("assignments/a.toml", b"\xff\xfe");
    project.write("roles/a.toml/b", "");
    let report = sarif(&project);
    assert!(places(&report).len() >= 2);
    for place in places(&report) {
        for key in ["startLine", "startColumn"] {
            assert!(place["region"][key].as_u64().unwrap() >= 1, "{place}");
        }
    }
    let path = project.path().to_str().unwrap();
    for (format, zero) in [
        ("github", "line=0"),
        ("gitlab", "\"begin\": 0"),
        ("json", "\"line\": 0"),
        ("junit", ":0:"),
    ] {
        let out = raci(&["check", path, "--format", format]).out;
        assert!(!out.is_empty() && !out.contains(zero), "{format}: {out}");
    }
}

#[test]
fn s3_no_attribute_of_junit_has_a_line_end() {
    let project = full_of("one\\ntwo\\r\\tthree\\u0000\\ufffe\\\" <b> & ' ]]>");
    let out = raci(&["check", project.path().to_str().unwrap(), "--format", "junit"]).out;
    let mut reader = quick_xml::Reader::from_str(&out);
    let mut cases = 0;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                cases += usize::from(tag.name().as_ref() == "testcase");
                for attribute in tag.attributes() {
                    let raw = attribute.unwrap().value.into_owned();
                    assert!(!raw.contains(['\n', '\r', '\t', '<']), "{raw}");
                }
            }
            Event::Text(text) => {
                let text: &str = &text;
                let legal = |c: char| matches!(c, '\n' | ' '..='\u{FFFD}' | '\u{10000}'..);
                assert!(text.chars().all(legal), "{text:?}");
            }
            _ => {}
        }
    }
    assert!(cases > 5, "{out}");
}
