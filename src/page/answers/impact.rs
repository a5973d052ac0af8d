//! The page of what would be left uncovered.

use std::collections::HashSet;

use crate::page::answers::{names, phase, with_people};
use crate::page::{Block, PHASE, Page};
use crate::plural::{count, list};
use crate::query::impact::{Impact, OpenResponsibility};
use crate::query::new_findings::NewFinding;
use crate::query::vacancies::Vacancy;

/// Rules whose findings would only repeat the line of the responsibility.
const SAID_BY_ROWS: [&str; 4] = ["unowned", "letter-missing", "unassigned", "informed-only"];

/// Writes what would be left uncovered if somebody leaves.
#[must_use]
pub fn without(without: &Impact<'_>) -> Page {
    let mut page = Page::default();
    page.blocks.push(Block::Title(format!("Without {}", without.who.name)));
    let open: HashSet<&str> = without.open.iter().map(|open| open.row.id).collect();
    let told = |finding: &&NewFinding<'_>| {
        !(SAID_BY_ROWS.contains(&finding.rule) && open.contains(finding.id))
    };
    let findings: Vec<&NewFinding<'_>> = without.findings.iter().filter(told).collect();
    let of = |rule: &str| -> Vec<&NewFinding<'_>> {
        findings.iter().copied().filter(|finding| finding.rule == rule).collect()
    };
    let (unfilled, broken) = (of("role-unfilled"), policies(&of("policy")));
    let others = findings.iter().copied();
    let others: Vec<&NewFinding<'_>> =
        others.filter(|finding| !["role-unfilled", "policy"].contains(&finding.rule)).collect();
    page.sentence(summary(without, [unfilled.len(), broken.len(), others.len()]));
    if !without.with_them.is_empty() {
        page.facts(vec![("Leave with it", names(&without.with_them))]);
    }
    if !without.open.is_empty() {
        page.heading(format!("Nobody is left · {}", without.open.len()));
        let rows = without.open.iter().map(|open| {
            let roles: Vec<&str> = open.roles.iter().map(|role| role.name).collect();
            vec![phase(&open.row), open.letters.clone(), open.row.name.to_owned(), roles.join(", ")]
        });
        page.plain_table(&[PHASE, "Letters", "Responsibility", "Held by"], rows.collect());
    }
    list_of("Required roles with too few people", &unfilled, &mut page);
    if !broken.is_empty() {
        page.heading(format!("Policies broken · {}", broken.len()));
        let rows =
            broken.into_iter().map(|(title, places)| vec![title.to_owned(), places.join("\n")]);
        page.plain_table(&["Policy", "Broken for"], rows.collect());
    }
    list_of("Also found then", &others, &mut page);
    if !without.roles.is_empty() {
        page.heading("Who could step in");
        let rows = without
            .roles
            .iter()
            .map(|vacancy| vec![vacancy.role.name.to_owned(), step_in(vacancy)]);
        page.plain_table(&["Role", "Who could step in"], rows.collect());
    }
    page
}

fn summary(without: &Impact<'_>, [unfilled, broken, others]: [usize; 3]) -> String {
    let number = |has: fn(&OpenResponsibility<'_>) -> bool| {
        without.open.iter().filter(|one| has(one)).count()
    };
    let (unowned, undone) = (number(|open| open.unowned), number(|open| open.undone));
    let rows = |number| count(number, "responsibility");
    let mut parts = Vec::new();
    match (unowned, undone) {
        (0, 0) => {}
        (unowned, 0) => parts.push(format!("nobody is left to own {}", rows(unowned))),
        (0, undone) => parts.push(format!("nobody is left to do {}", rows(undone))),
        (unowned, undone) => {
            parts.push(format!("nobody is left to own {}, and to do {undone}", rows(unowned)));
        }
    }
    let lesser = without.other.iter().map(|one| format!("{} {}", one.word, one.responsibilities));
    let lesser: Vec<String> = lesser.collect();
    if !lesser.is_empty() {
        parts.push(format!("nobody is left behind other letters: {}", list(&lesser)));
    }
    match unfilled {
        0 => {}
        1 => parts.push("1 required role has too few people".to_owned()),
        number => parts.push(format!("{number} required roles have too few people")),
    }
    match broken {
        0 => {}
        1 => parts.push("1 policy is broken".to_owned()),
        number => parts.push(format!("{number} policies are broken")),
    }
    if parts.is_empty() {
        parts.push("nothing falls open".to_owned());
    }
    match others {
        0 => {}
        number => parts.push(format!("{} more", count(number, "finding"))),
    }
    let text = parts.join("; ");
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), characters.as_str())
}

/// The violated policies, each with its subjects, in order of first occurrence.
fn policies<'w>(broken: &[&'w NewFinding<'_>]) -> Vec<(&'w str, Vec<&'w str>)> {
    let mut policies: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for finding in broken {
        let id = finding.policy.as_deref().unwrap_or_default();
        let about = if finding.kind == "project" { &finding.message } else { finding.name };
        match policies.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, _, places)) if places.contains(&about) => {}
            Some((_, _, places)) => places.push(about),
            None => policies.push((id, finding.title.unwrap_or(id), vec![about])),
        }
    }
    policies.into_iter().map(|(_, title, places)| (title, places)).collect()
}

fn list_of(heading: &str, findings: &[&NewFinding<'_>], page: &mut Page) {
    if findings.is_empty() {
        return;
    }
    page.heading(format!("{heading} · {}", findings.len()));
    // Of one rule its name goes without saying.
    let one_rule = findings.iter().all(|finding| finding.rule == "role-unfilled");
    let rows = findings.iter().map(|finding| {
        let rule = if one_rule { "" } else { finding.rule };
        vec![rule.to_owned(), finding.message.clone()]
    });
    page.plain_table(&["Rule", "Finding"], rows.collect());
}

/// Who is left in a role, who answers for it, and who is near.
fn step_in(vacancy: &Vacancy<'_>) -> String {
    let mut ways = Vec::new();
    if !vacancy.left.is_empty() {
        ways.push(format!("still filled by {}", names(&vacancy.left)));
    }
    if let Some(fallback) = &vacancy.fallback {
        ways.push(format!("answered for by {}", with_people(fallback)));
    }
    if let Some(deputy) = &vacancy.deputy {
        ways.push(format!("deputy {}", with_people(deputy)));
    }
    if let Some(above) =
        vacancy.reports_to.as_ref().filter(|above| vacancy.fallback.as_ref() != Some(above))
    {
        ways.push(format!("reports to {}", with_people(above)));
    }
    if ways.is_empty() { "nobody is named for it".to_owned() } else { ways.join("\n") }
}
