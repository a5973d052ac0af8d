//! The page of a role, a person or a party.

use std::collections::HashMap;

use crate::page::answers::{all_with_people, contact, of_all, one_line, phase, with_people};
use crate::page::{Block, PHASE, Page};
use crate::query::Reason;
use crate::query::profile::{HeldLetter, HeldResponsibility, Load, NamedPath, Profile};
use crate::query::relations::{ReportingLine, StandIn};

/// All about somebody.
#[must_use]
pub fn profile(profile: &Profile<'_>) -> Page {
    let mut page = Page::default();
    let who = profile.who;
    page.blocks.push(Block::Title(format!("{} ({})", who.name, kind(profile))));
    let several = profile.roles.len() > 1;
    let party = profile.party.map(|party| party.name.to_owned());
    let fallback = profile.fallback.as_ref().map(with_people);
    let (of_person, of_party) = match who.kind {
        "person" => (fills(profile), String::new()),
        _ => (String::new(), all_with_people(&profile.roles)),
    };
    page.facts(vec![
        ("What it is", one_line(profile.description.unwrap_or_default())),
        ("Party", party.unwrap_or_default()),
        ("Contact", who.email.unwrap_or_default().to_owned()),
        ("Filled by", fillers(profile)),
        ("Members", all_with_people(&profile.members)),
        ("Fills", of_person),
        ("People", lines(profile.people.iter().map(contact))),
        ("Roles", of_party),
        ("Fallback", fallback.unwrap_or_default()),
        ("Tags", profile.tags.join(", ")),
        ("Reports to", lines(profile.reports_to.iter().map(|one| line(one, several)))),
        ("Reported to by", all_with_people(&profile.reported_to_by)),
        ("Stand-ins", lines(profile.stand_ins.iter().map(|one| stand_in(one, who.kind)))),
        ("Stands in for", lines(profile.stands_in_for.iter().map(stands_in_for))),
        ("Boards", boards(profile)),
        ("Load", load(&profile.load)),
    ]);
    letters(profile, &mut page);
    if !profile.policies.is_empty() {
        page.heading(format!("Policies · {}", profile.policies.len()));
        let rows = profile.policies.iter().map(|policy| {
            let title = policy.title.unwrap_or(policy.id).to_owned();
            let because: Vec<String> = policy.because.iter().map(Reason::to_string).collect();
            vec![title, because.join("; ")]
        });
        page.plain_table(&["Policy", "Why it speaks of them"], rows.collect());
    }
    page
}

/// "board" of a role that is made of others.
fn kind(profile: &Profile<'_>) -> &'static str {
    if profile.members.is_empty() { profile.who.kind } else { "board" }
}

/// Each in a line.
fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

/// Who fills a role, with contact.
fn fillers(profile: &Profile<'_>) -> String {
    if profile.is_vacant {
        return "nobody".to_owned();
    }
    let lead = profile.lead.filter(|_| profile.filled_by.len() > 1);
    let fillers = profile.filled_by.iter().map(|one| {
        if lead.is_some_and(|lead| lead == *one) {
            format!("{} (lead)", contact(one))
        } else {
            contact(one)
        }
    });
    lines(fillers)
}

/// The roles that a person fills, and with whom.
fn fills(profile: &Profile<'_>) -> String {
    let fills = profile.roles.iter().map(|one| {
        let others: Vec<&str> = one.people.iter().map(|other| other.name).collect();
        let others: Vec<&str> =
            others.into_iter().filter(|name| *name != profile.who.name).collect();
        let leads = profile.leads.iter().any(|led| led.id == one.role.id);
        match (leads && !others.is_empty(), others.as_slice()) {
            (true, others) => format!("{} (lead, with {})", one.role.name, others.join(", ")),
            (false, []) => one.role.name.to_owned(),
            (false, others) => format!("{} (with {})", one.role.name, others.join(", ")),
        }
    });
    if profile.roles.is_empty() { "no role".to_owned() } else { lines(fills) }
}

fn line(line: &ReportingLine<'_>, several: bool) -> String {
    let chain: Vec<String> = line.reports_to.iter().map(with_people).collect();
    let from = if several { format!("as {}: ", line.role.name) } else { String::new() };
    format!("{from}{}", chain.join(" → "))
}

fn stand_in(stead: &StandIn<'_>, kind: &str) -> String {
    let by = with_people(&stead.by);
    let of = if kind == "role" { String::new() } else { format!(" for {}", stead.of.role.name) };
    match (stead.how, stead.party) {
        ("represents", _) if kind == "role" => format!("{by}, acts on its behalf"),
        ("represents", _) => format!("{by}, acts on behalf of {}", stead.of.role.name),
        ("fallback", Some(party)) => format!("{by}, fallback of {}{of}", party.name),
        _ => format!("{by}, {}{of}", stead.how),
    }
}

fn stands_in_for(stead: &StandIn<'_>) -> String {
    let of = with_people(&stead.of);
    match (stead.how, stead.party) {
        ("represents", _) => format!("{of}, on whose behalf it acts"),
        ("fallback", Some(party)) => {
            format!("{}, as fallback of {}", stead.of.role.name, party.name)
        }
        _ => format!("{of}, as {}", stead.how),
    }
}

/// The boards; through which role where a person has several.
fn boards(profile: &Profile<'_>) -> String {
    lines(profile.boards.iter().map(|membership| {
        if profile.roles.len() > 1 {
            format!("{} (as {})", membership.board.name, membership.member.name)
        } else {
            membership.board.name.to_owned()
        }
    }))
}

/// "owns 12 of 71 (17 %), does 20 (28 %), has another part in 15 (21 %)".
fn load(load: &Load) -> String {
    let share = |number: usize| of_all(number, load.of);
    format!(
        "owns {} of {}{}, does {}{}, has another part in {}{}",
        load.owned,
        load.of,
        share(load.owned),
        load.done,
        share(load.done),
        load.other,
        share(load.other),
    )
}

/// Lists every responsibility once, under the strongest letter held in it.
fn letters(profile: &Profile<'_>, page: &mut Page) {
    let mut all: HashMap<&str, Vec<(&HeldLetter<'_>, &HeldResponsibility<'_>)>> = HashMap::new();
    for held in &profile.letters {
        for own in &held.responsibilities {
            all.entry(own.row.id).or_default().push((held, own));
        }
    }
    for heading in &profile.letters {
        let own =
            heading.responsibilities.iter().filter_map(|own| Some((own, all.remove(own.row.id)?)));
        let rows: Vec<Vec<String>> =
            own.map(|(own, letters)| row(profile, own, &letters)).collect();
        if !rows.is_empty() {
            page.heading(format!("{} · {}", heading.word, rows.len()));
            page.plain_table(&[PHASE, "Letters", "Responsibility", "Through"], rows);
        }
    }
}

/// A responsibility with the letters held in it, the strongest first. For a whole party, only the strongest letter and
/// those that do the work are shown.
fn row(
    profile: &Profile<'_>,
    own: &HeldResponsibility<'_>,
    letters: &[(&HeldLetter<'_>, &HeldResponsibility<'_>)],
) -> Vec<String> {
    let is_party = profile.who.kind == "party";
    let mut ways: Vec<(String, Vec<&str>)> = Vec::new();
    for (at, (held, one)) in letters.iter().enumerate() {
        if is_party && at > 0 && !held.acts {
            continue;
        }
        for text in said(&one.through, profile) {
            match ways.iter_mut().find(|(way, _)| *way == text) {
                Some((_, letters)) => letters.push(&held.letter),
                None => ways.push((text, vec![&held.letter])),
            }
        }
    }
    let mut by_letters: Vec<(String, Vec<String>)> = Vec::new();
    for (way, letters) in ways {
        let letters = letters.join("/");
        match by_letters.iter_mut().find(|(known, _)| *known == letters) {
            Some((_, ways)) => ways.push(way),
            None => by_letters.push((letters, vec![way])),
        }
    }
    let of_all = by_letters.len() == 1;
    let through = by_letters.into_iter().filter_map(|(letters, mut ways)| {
        ways.retain(|way| !way.is_empty());
        let ways = ways.join(", ");
        match (ways.is_empty(), of_all) {
            (true, _) => None,
            (_, true) => Some(ways),
            (_, false) => Some(format!("{letters} {ways}")),
        }
    });
    let through = through.collect::<Vec<_>>().join("; ");
    let gravest = letters.first().filter(|_| is_party).map(|(held, _)| &held.letter);
    let letters = gravest.unwrap_or(&own.letters);
    vec![phase(&own.row), letters.clone(), own.row.name.to_owned(), through]
}

/// The ways of a letter, each in a few words; nothing of the only role itself. What comes to them in their own role
/// need not come by others too.
fn said(ways: &[NamedPath<'_>], profile: &Profile<'_>) -> Vec<String> {
    let is_direct = |way: &&NamedPath<'_>| way.member_of.is_none() && way.fallback_for.is_none();
    let direct: Vec<&NamedPath<'_>> = ways.iter().filter(is_direct).collect();
    let ways = if direct.is_empty() { ways.iter().collect() } else { direct };
    let said = ways.into_iter().map(|way| match (way.member_of, way.fallback_for) {
        (Some(board), _) => format!("via {}", board.name),
        (_, Some(unfilled)) => format!("for {}", unfilled.name),
        _ if profile.who.kind == "role" || profile.roles.len() == 1 => String::new(),
        _ => way.role.name.to_owned(),
    });
    said.collect()
}
