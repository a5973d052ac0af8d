//! What holds for every project, over generated ones: a second, naive checker agrees, places are true, and mending
//! a mistake removes its finding.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use raci::finding::{Finding, Level};
use raci::project::{self, Memory};
use raci::rules;
use support::Folder;

const ROLES: [&str; 4] = ["a", "b", "c", "d"];

/// The roles under each letter of each responsibility.
type Rows = Vec<Row>;

/// The roles under each letter of a responsibility.
type Row = BTreeMap<char, Vec<&'static str>>;

fn rows() -> impl Strategy<Value = Rows> {
    let roles = proptest::sample::subsequence(ROLES.to_vec(), 0..=3);
    let row = proptest::collection::btree_map(
        proptest::sample::select(vec!['R', 'A', 'C', 'I']),
        roles,
        0..5,
    );
    proptest::collection::vec(row, 0..8)
}

fn written(rows: &Rows) -> String {
    let mut text = String::new();
    for (position, row) in rows.iter().enumerate() {
        text.push_str(&format!("[responsibility.r{position}]\nname = \"Row {position}\"\n"));
        for (letter, roles) in row {
            let roles: Vec<String> = roles.iter().map(|role| format!("\"{role}\"")).collect();
            text.push_str(&format!("{letter} = [{}]\n", roles.join(", ")));
        }
    }
    text
}

/// Judges a project of these rows, and calls `judge` with its files and findings.
fn findings<T>(rows: &Rows, judge: impl FnOnce(&project::Sources, Vec<Finding>) -> T) -> T {
    let roles = ROLES.map(|role| format!("[role.{role}]\nname = \"Role {role}\"\n")).concat();
    let folder = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Generated\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &written(rows)),
    ]);
    let sources = project::open(folder.path(), folder.path()).unwrap();
    let memory = Memory::default();
    let reading = project::read(&sources, &memory);
    let mut findings = reading.findings;
    findings.extend(rules::run(&reading.project, None));
    judge(&sources, findings)
}

fn number(findings: &[Finding], rule: &str) -> usize {
    findings.iter().filter(|finding| finding.rule == rule).count()
}

/// What a rule of every row gives: one finding each, or one for all where it is every row of three or more.
fn said(judged: usize, wrong: usize) -> usize {
    if judged >= 3 && wrong == judged { 1 } else { wrong }
}

proptest! {
    #[test]
    fn a_naive_checker_agrees(rows in rows()) {
        let holders = |row: &Row, letter: char| row.get(&letter).map_or(0, Vec::len);
        let has_letters = |row: &&Row| row.values().any(|roles| !roles.is_empty());
        let judged = rows.iter().filter(has_letters).count();
        let wrong = |test: &dyn Fn(&Row) -> bool| {
            rows.iter().filter(has_letters).filter(|row| test(row)).count()
        };
        findings(&rows, |_, findings| {
            let count = |rule| number(&findings, rule);
            prop_assert_eq!(count("unassigned"), said(rows.len(), rows.len() - judged));
            prop_assert_eq!(count("unowned"), said(judged, wrong(&|row| holders(row, 'A') == 0)));
            prop_assert_eq!(count("letter-missing"), said(judged, wrong(&|row| holders(row, 'R') == 0)));
            prop_assert_eq!(count("owned-twice"), wrong(&|row| holders(row, 'A') > 1));
            let unused = ROLES.iter().filter(|role| {
                !rows.iter().any(|row| row.values().any(|roles| roles.contains(role)))
            });
            prop_assert_eq!(count("idle-role"), unused.count());
            let redundant: usize = rows.iter().map(|row| {
                let holds = |letter: char, role: &str| row.get(&letter).is_some_and(|roles| roles.contains(&role));
                let of_role = |role: &&str| {
                    let acts = holds('A', role) || holds('R', role);
                    let consulted = holds('C', role);
                    usize::from(acts && consulted) + usize::from((acts || consulted) && holds('I', role))
                };
                ROLES.iter().map(of_role).sum::<usize>()
            }).sum();
            prop_assert_eq!(count("redundant-letter"), redundant);
            Ok(())
        })?;
    }

    #[test]
    fn without_an_error_every_row_has_one_owner_and_a_doer(rows in rows()) {
        let clean = findings(&rows, |_, findings| {
            findings.iter().all(|finding| finding.level != Level::Error)
        });
        if clean {
            for row in &rows {
                prop_assert_eq!(row.get(&'A').map(Vec::len), Some(1));
                prop_assert!(row.get(&'R').is_some_and(|roles| !roles.is_empty()));
            }
        }
    }

    #[test]
    fn every_place_is_text_of_its_file(rows in rows()) {
        findings(&rows, |sources, findings| {
            for finding in &findings {
                let places = finding.related.iter().map(|related| related.place).chain([finding.place]);
                for place in places {
                    let text = sources.file(place.file).text();
                    let at = text.get(place.start as usize..place.end as usize);
                    prop_assert!(at.is_some_and(|at| !at.is_empty()), "{finding:?}");
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn whatever_stands_in_a_file_is_read(text in "(\\[(role|responsibility|phase|x)\\.[a-c\"]{0,2}\\]?\n|[A-Ra-c=\"\\[\\]{}., \n'é-]{0,12}|name = \"x\"\n|A = \"a\"\n){0,12}") {
        let folder = Folder::new(&[("raci.toml", &text)]);
        let sources = project::open(folder.path(), folder.path()).unwrap();
        let memory = Memory::default();
        let reading = project::read(&sources, &memory);
        let judged = rules::run(&reading.project, None);
        for finding in reading.findings.iter().chain(&judged) {
            prop_assert!(text.get(finding.place.start as usize..finding.place.end as usize).is_some());
            let shown = raci::report::text::render(finding, &sources, false);
            prop_assert!(shown.contains(finding.rule));
        }
    }
}
