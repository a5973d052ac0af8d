//! Settings of the check: the letters of the model, the levels of rules, and waivers.

use std::collections::BTreeMap;

use crate::diff::labels::{quoted, thing};
use crate::diff::{Change, Comparison, Group, Kind};
use crate::model::{Level, Project, Subject, Waiver};
use crate::rules::{self, waivers};

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let mut changes = model(both);
    changes.extend(rule_levels(both));
    changes.extend(exceptions(both));
    changes
}

/// Another letter model, or other letters in it.
fn model(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let (old, new) = (&both.old.project.model, &both.new.project.model);
    let subject = |id: &str| thing("project", "model", id);
    let mut changes = Vec::new();
    if old.id != new.id {
        let text =
            format!("the letter model is {} instead of {}", quoted(new.name), quoted(old.name));
        let change = Change::new(Group::Rules, Kind::Changed, subject(new.id), text);
        changes.push(change.before(vec![old.id.to_owned()]).after(vec![new.id.to_owned()]));
    }
    for def in &new.letters {
        let Some(was) = old.get(def.letter) else {
            let text = format!("the letter {} is new", def.letter);
            changes.push(
                Change::new(Group::Rules, Kind::Added, subject(new.id), text).letter(def.letter),
            );
            continue;
        };
        let mut differ = Vec::new();
        if was.count != def.count {
            differ.push(format!("stands in a row {} instead of {} times", def.count, was.count));
        }
        if was.owner != def.owner {
            let owns = if def.owner { "is now" } else { "is no longer" };
            differ.push(format!("{owns} the owner letter"));
        }
        if was.kind != def.kind || was.alone != def.alone {
            differ.push("plays another part".to_owned());
        }
        // Two models may describe the same letter in other words; within one model the meaning has changed.
        let language = both.new.project.settings.language;
        let said = [
            ("stands for", was.word(language), def.word(language)),
            ("means", was.meaning.to_owned(), def.meaning.to_owned()),
        ];
        for (verb, was, is) in said {
            if old.id == new.id && was != is {
                differ.push(format!("{verb} {} instead of {}", quoted(&is), quoted(&was)));
            }
        }
        for what in differ {
            let text = format!("the letter {} {what}", def.letter);
            changes.push(
                Change::new(Group::Rules, Kind::Changed, subject(new.id), text).letter(def.letter),
            );
        }
    }
    for def in old.letters.iter().filter(|def| new.get(def.letter).is_none()) {
        let text = format!("the letter {} is gone", def.letter);
        changes.push(
            Change::new(Group::Rules, Kind::Removed, subject(old.id), text).letter(def.letter),
        );
    }
    changes
}

/// Levels and limits of rules, and the level from which a check fails.
fn rule_levels(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let (old, new) = (both.old.project, both.new.project);
    let mut changes = Vec::new();
    let (was, is) = (old.settings.fail_on, new.settings.fail_on);
    if was != is {
        let text = format!("a check fails from {} on instead of {}", is.name(), was.name());
        let subject = thing("project", "fail-on", "");
        let change = Change::new(Group::Rules, Kind::Changed, subject, text);
        changes.push(change.before(vec![was.name().to_owned()]).after(vec![is.name().to_owned()]));
    }
    for rule in rules::all().filter(|rule| rules::can_be_set(rule)) {
        let (was, is) = (setting(rule, old), setting(rule, new));
        if was != is {
            let text = format!("the rule {} is {is} instead of {was}", rule.name);
            let change =
                Change::new(Group::Rules, Kind::Changed, thing("rule", rule.name, ""), text);
            changes.push(change.before(vec![was]).after(vec![is]));
        }
    }
    changes
}

/// "warn", or "warn with max = 3"; the limits of a rule that is off do not matter.
fn setting(rule: &rules::Rule, project: &Project<'_>) -> String {
    let level = rule.level_in(project);
    let parameters = rule.parameters.iter().filter(|_| level != Level::Off);
    let limits: Vec<String> =
        parameters.map(|p| format!("{} = {}", p.name, rule.parameter_in(project, p))).collect();
    if limits.is_empty() {
        level.name().to_owned()
    } else {
        format!("{} with {}", level.name(), limits.join(", "))
    }
}

/// Waivers that are new, gone, or have another reason or last day.
fn exceptions(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    let before = of_project(both, false);
    let after = of_project(both, true);
    let mut changes = Vec::new();
    for (key, (name, waiver)) in &after {
        match before.get(key) {
            None => {
                let text = format!(
                    "{} is now waived for {}: {}",
                    waiver.rule.value,
                    quoted(name),
                    said(waiver)
                );
                changes.push(change(Kind::Added, waiver, name, text).after(vec![said(waiver)]));
            }
            Some((_, was)) if said(was) != said(waiver) => {
                let text = format!(
                    "{} is waived for {} otherwise: {} instead of {}",
                    waiver.rule.value,
                    quoted(name),
                    said(waiver),
                    said(was)
                );
                let change = change(Kind::Changed, waiver, name, text);
                changes.push(change.before(vec![said(was)]).after(vec![said(waiver)]));
            }
            Some(_) => {}
        }
    }
    for (_, (name, waiver)) in before.iter().filter(|(key, _)| !after.contains_key(key)) {
        let text = format!(
            "{} is no longer waived for {}: {}",
            waiver.rule.value,
            quoted(name),
            said(waiver)
        );
        changes.push(change(Kind::Removed, waiver, name, text).before(vec![said(waiver)]));
    }
    changes
}

fn change(kind: Kind, waiver: &Waiver<'_>, name: &str, text: String) -> Change {
    Change::new(Group::Rules, kind, thing("rule", waiver.rule.value, name), text)
}

/// The reason of a waiver and its last day.
fn said(waiver: &Waiver<'_>) -> String {
    let reason = quoted(waiver.reason);
    match waiver.until {
        Some(until) => format!("{reason} until {}", until.value),
        None => reason,
    }
}

/// The entry that a waiver belongs to and its rule, in the positions of the new state.
type Excepted<'w> = ((bool, super::findings::Known), &'w str);

/// Every waiver of a state with the name of the entry that it belongs to.
fn of_project<'w>(
    both: &Comparison<'_, 'w, '_>,
    is_new: bool,
) -> BTreeMap<Excepted<'w>, (&'w str, &'w Waiver<'w>)> {
    let project = if is_new { both.new.project } else { both.old.project };
    let all = waivers::all(project).into_iter();
    let keyed = all.map(|standing| {
        let subject: Subject = standing.subject;
        let known = super::findings::known(both, subject, is_new);
        ((known, standing.waiver.rule.value), (standing.name, standing.waiver))
    });
    keyed.collect()
}
