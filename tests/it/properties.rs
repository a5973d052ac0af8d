//! What holds for every project, over generated ones: a second, naive checker agrees, places are true, order does not
//! matter, and fixing a mistake removes its finding.
use crate::oracle::Expected;
use crate::oracle::plan::{Filler, Plan};
use proptest::prelude::*;
use raci::finding::{self, Finding};
use raci::model::{self, Project, Subject};
use raci::project::{self, Arena, ProjectFiles};
use raci::rules;
use raci::source::{Content, SourceFile, SourceMap, Spanned};

/// Tables, each with the file that it stands in.
type Tables = Vec<(&'static str, String)>;

/// The files that tables make, in their order.
fn files(tables: &Tables) -> Vec<SourceFile> {
    let of = |file: &str| {
        let tables = tables.iter().filter(|(own, _)| *own == file);
        tables.map(|(_, text)| text.as_str()).collect::<String>()
    };
    let names = ["raci.toml", "assignments.toml", "people.toml", "roles.toml", "roles/more.toml"];
    names.into_iter().map(|file| SourceFile::from_text(file, of(file))).collect()
}

/// All tables in one text.
fn shown(tables: &Tables) -> String {
    tables.iter().map(|(_, text)| text.as_str()).collect()
}

/// Reads and judges files on the day of the waivers, and hands over what was found.
fn judged<T>(
    files: Vec<SourceFile>,
    look: impl FnOnce(&Project<'_>, Vec<Finding>, &SourceMap) -> T,
) -> T {
    let arena = Arena::default();
    let files = ProjectFiles::from_sources(files, &arena);
    let reading = project::read(&files, &arena);
    let mut findings = reading.findings;
    findings.extend(rules::run(&reading.project, Some("2026-11-22".parse().unwrap())));
    finding::sort(&mut findings);
    look(&reading.project, findings, &files.sources)
}

/// What a finding speaks of, as the second checker says it.
fn subject(project: &Project<'_>, finding: &Finding) -> String {
    match finding.subject {
        Subject::Project => "project".to_owned(),
        Subject::Responsibility(row) => format!("row {}", project.responsibility(row).id.value),
        Subject::Role(role) => format!("role {}", project.role(role).id.value),
        Subject::Person(person) => format!("person {}", project.person(person).id.value),
        Subject::Phase(phase) => format!("phase {}", project.phase(phase).id.value),
    }
}

/// What the program says of tables, in the form of the second checker.
fn said(tables: &Tables) -> Vec<Expected> {
    let one = |project: &Project<'_>, finding: &Finding| {
        let level = finding.level.name().to_owned();
        (level, finding.rule.to_owned(), subject(project, finding), finding.waived.is_some())
    };
    judged(files(tables), |project, findings, _| {
        let mut said: Vec<Expected> =
            findings.iter().map(|finding| one(project, finding)).collect();
        said.sort();
        said
    })
}

/// A project as the choices that lead to it.
fn choices() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..600)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_naive_checker_agrees(choices in choices()) {
        let plan = Plan::from_choices(&choices);
        let tables = plan.tables();
        prop_assert_eq!(said(&tables), crate::oracle::check(&plan), "{}", shown(&tables));
    }

    #[test]
    fn order_changes_nothing(choices in choices(), keys in proptest::collection::vec(any::<u32>(), 40)) {
        let mut plan = Plan::from_choices(&choices);
        // Of two names that look alike it is the second that is spoken of.
        plan.roles.iter_mut().for_each(|role| role.odd = None);
        let tables = plan.tables();
        let mut moved: Vec<(u32, (&'static str, String))> = Vec::new();
        for (position, (file, text)) in tables.iter().enumerate() {
            let key = keys[position % keys.len()].rotate_left(u32::try_from(position).unwrap());
            let others = ["people.toml", "roles.toml", "roles/more.toml", "assignments.toml"];
            let stays = *file == "raci.toml";
            moved.push((key, (if stays { *file } else { others[(key % 4) as usize] }, text.clone())));
        }
        moved.sort();
        let moved = moved.into_iter().map(|(_, table)| table).collect();
        prop_assert_eq!(said(&tables), said(&moved), "{}", shown(&moved));
    }

    #[test]
    fn fixing_removes_the_finding_and_adds_none_of_its_rule(
        choices in choices(),
        which in any::<prop::sample::Index>(),
    ) {
        let plan = Plan::from_choices(&choices);
        let before = said(&plan.tables());
        prop_assume!(!before.is_empty());
        let (_, rule, subject, _) = &before[which.index(before.len())];
        // Where there is nobody and nothing to give it to, nothing can be fixed so.
        prop_assume!(!plan.roles.is_empty() && (!plan.rows.is_empty() || rule != "empty-phase"));
        let after = said(&crate::oracle::fixes::fixed(&plan, rule, subject).tables());
        let of_rule = |all: &[Expected]| -> Vec<String> {
            all.iter().filter(|one| one.1 == *rule).map(|one| one.2.clone()).collect()
        };
        let (was, is) = (of_rule(&before), of_rule(&after));
        let shown = shown(&plan.tables());
        prop_assert!(is.len() < was.len(), "{rule} of {subject} stays: {was:?} became {is:?} in\n{shown}");
        // Of names that look alike it is then another one that is spoken of.
        let known = |subject: &String| was.contains(subject) || rule == "look-alike";
        prop_assert!(is.iter().all(known), "{rule} of {subject}: {was:?} became {is:?} in\n{shown}");
    }

    #[test]
    fn without_an_error_every_row_has_one_owner_and_every_role_its_people(choices in choices()) {
        const ASKED: [&str; 5] = ["unowned", "owned-twice", "unassigned", "letter-missing", "role-unfilled"];
        let mut plan = Plan::from_choices(&choices);
        plan.rules.retain(|setting| !ASKED.contains(&setting.rule));
        plan.each_waivers(Vec::clear);
        plan.policies.clear();
        // Most of what is generated has an error: what can be fixed is fixed.
        let mut rounds = 0;
        let said = loop {
            let said = said(&plan.tables());
            let can = |rule: &str| {
                !plan.roles.is_empty() && (!plan.rows.is_empty() || rule != "empty-phase")
            };
            let error = said.iter().find(|one| one.0 == "error" && can(&one.1));
            let Some((_, rule, subject, _)) = error.filter(|_| rounds < 60) else { break said };
            plan = crate::oracle::fixes::fixed(&plan, rule, subject);
            rounds += 1;
        };
        prop_assume!(said.iter().all(|one| one.0 != "error"));
        for row in &plan.rows {
            let holders = |letter: char| row.letters.iter().find(|(own, _)| *own == letter).unwrap().1.len();
            prop_assert!(plan.owner().is_none() || holders('A') == 1);
            prop_assert!(holders('R') >= 1);
        }
        for role in plan.roles.iter().filter(|role| role.required && role.members.is_empty()) {
            let of_party = role.filled_by.iter().any(|filler| matches!(filler, Filler::Party(_)));
            prop_assert!(of_party || role.filled_by.len() >= role.at_least.unwrap_or(1));
        }
    }

    #[test]
    fn every_place_is_text_of_its_file_and_names_what_is_spoken_of(choices in choices()) {
        judged(files(&Plan::from_choices(&choices).tables()), |project, findings, sources| {
            for finding in &findings {
                let places = finding.related.iter().map(|related| related.span).chain([finding.span]);
                for place in places {
                    let text = sources.file(place.file).text();
                    let at = text.get(place.start as usize..place.end as usize);
                    prop_assert!(at.is_some_and(|at| !at.is_empty()), "{finding:?}");
                }
                let text = sources.file(finding.span.file).text();
                let at = text[finding.span.start as usize..finding.span.end as usize].trim_matches('"');
                prop_assert!(is_spoken_of(project, finding, at), "{at:?} in {finding:?}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn whatever_stands_in_a_file_is_read(
        text in "(\\[(role|responsibility|phase|x)\\.[a-c\"]{0,2}\\]?\n|[A-Ra-c=\"\\[\\]{}., \n'é-]{0,12}|name = \"x\"\n|A = \"a\"\n){0,12}",
    ) {
        is_read(text.into_bytes());
    }

    #[test]
    fn whatever_becomes_of_a_file_it_is_read(
        choices in choices(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_usize), 1..6),
    ) {
        let mut bytes = shown(&Plan::from_choices(&choices).tables()).into_bytes();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at + 1),
            }
        }
        is_read(bytes);
    }

    #[test]
    fn any_bytes_at_all_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        is_read(bytes);
    }
}

/// Reads bytes as the only file of a project: every place is in it, and every finding can be shown.
fn is_read(bytes: Vec<u8>) {
    let mut source = SourceFile::from_text("raci.toml", "");
    source.content = match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Content::NotText(error.into_bytes(), at)
        }
    };
    judged(vec![source], |_, findings, sources| {
        for finding in findings {
            let file = sources.file(finding.span.file);
            let range = finding.span.start as usize..finding.span.end as usize;
            assert!(!file.is_text() || file.text().get(range).is_some(), "{finding:?}");
            let shown = raci::report::text::render(&finding, sources, false);
            assert!(shown.contains(finding.rule), "{shown}");
            assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        }
    });
}

/// Whether the text at the place of a finding is what the finding speaks of: its id or name, or something that its
/// message names.
fn is_spoken_of(project: &Project<'_>, finding: &Finding, at: &str) -> bool {
    let in_message = |word: &str| finding.message.contains(word);
    let own = subject(project, finding);
    let id = own.split_once(' ').map_or("project", |(_, id)| id);
    if at == id || in_message(at) {
        return true;
    }
    match finding.subject {
        // Of a row, the role that is one too many.
        Subject::Responsibility(row) => {
            let row = project.responsibility(row);
            let mut cells = project.cells(row).iter();
            in_message(row.name) && cells.any(|cell| project.role(cell.role).id.value == at)
        }
        // Of a role, its name, or somebody who fills it.
        Subject::Role(role) => {
            let role = project.role(role);
            let fills = |filler: &Spanned<model::Assignee>| filler.span == finding.span;
            role.name_span == finding.span || role.filled_by.iter().any(fills)
        }
        // Of the project, its letter model.
        Subject::Project => project.settings.model.is_some_and(|model| model.value == at),
        Subject::Person(_) | Subject::Phase(_) => false,
    }
}

/// Every rule is broken by some of the projects that are generated, so that agreeing about it says something.
#[test]
fn every_rule_is_broken_by_some_generated_project() {
    let mut missing: Vec<&str> = crate::oracle::rules().collect();
    let mut state = 1_u32;
    for _ in 0..1_000 {
        let next = |_| {
            // A plain generator of numbers (Marsaglia, "Xorshift RNGs"), the same in every run.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state.to_be_bytes()[0]
        };
        let choices: Vec<u8> = (0..600).map(next).collect();
        let said = crate::oracle::check(&Plan::from_choices(&choices));
        missing.retain(|rule| said.iter().all(|one| one.1 != *rule));
    }
    assert_eq!(missing, Vec::<&str>::new());
    let judging = rules::all().filter(|rule| rules::can_be_set(rule)).count();
    assert_eq!(
        crate::oracle::rules().count(),
        judging + 1,
        "the second checker knows every rule, and policies"
    );
}

/// A row that is owned by two roles of one person is one of the rows that the person owns, not two.
#[test]
fn a_row_is_owned_once_by_whoever_owns_it_twice() {
    let row = |id: usize, owners: &str| {
        format!("[responsibility.r{id}]\nname = \"R {id}\"\nA = [{owners}]\nR = \"c\"\n")
    };
    let rows = |owners: &dyn Fn(usize) -> &'static str| {
        (0..10).map(|id| row(id, owners(id))).collect::<String>()
    };
    let project = |rows: String| {
        let roles = "[role.a]\nname = \"First\"\nfilled-by = \"Ana\"\n[role.b]\nname = \"Second\"\nfilled-by = \"Ana\"\n[role.c]\nname = \"Third\"\n";
        vec![("raci.toml", format!("[project]\nname = \"P\"\n{roles}")), ("assignments.toml", rows)]
    };
    let number =
        |rows| said(&project(rows)).iter().filter(|one| one.1 == "overloaded-person").count();
    // Five of ten are not more than half of them, and six are.
    assert_eq!(
        number(rows(&|id| ["\"a\"", "\"b\"", "\"a\", \"b\"", "\"c\""][if id < 3 {
            id
        } else if id < 5 {
            2
        } else {
            3
        }])),
        0
    );
    assert_eq!(number(rows(&|id| if id < 6 { ["\"a\"", "\"b\""][id % 2] } else { "\"c\"" })), 1);
}
