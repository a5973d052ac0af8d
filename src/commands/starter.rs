//! The files that `raci init` writes: a small project in which everything is explained, for any letter model.

use super::schema;
use crate::model::{Kind, LetterDef, LetterModel};
use crate::project::read::letter_model::DEFAULT;

const MARK: &str = include_str!("starter/raci.toml");
const ROLES: &str = include_str!("starter/roles.toml");
const ASSIGNMENTS: &str = include_str!("starter/assignments.toml");

/// The roles of the starter, the likeliest to do some work first.
const DOERS: [&str; 3] = ["developer", "technical-lead", "project-manager"];

/// The responsibilities of the starter: id, name and phase of each.
const ROWS: [(&str, &str, &str); 3] = [
    ("build-release", "Build the release", "build"),
    ("load-test", "Plan and run the load tests", "build"),
    ("answer-incidents", "Answer incidents", "run"),
];

/// The files for a letter model, each with its name.
pub(super) fn files(model: &LetterModel<'_>) -> Vec<(String, String)> {
    let (mark, assignments) = match model.id {
        DEFAULT => (MARK.to_owned(), ASSIGNMENTS.to_owned()),
        _ => (mark(model), assignments(model)),
    };
    let files = [
        ("raci.toml", mark),
        ("roles.toml", ROLES.to_owned()),
        ("assignments.toml", assignments),
        // Editors read it, to complete and check while one types.
        ("raci.schema.json", schema::generate()),
    ];
    files.map(|(name, text)| (name.to_owned(), text)).into()
}

/// The first file, with the line that chooses the model.
fn mark(model: &LetterModel<'_>) -> String {
    let line = |line: &str| {
        if line.starts_with("model =") {
            format!(
                "model = \"{0}\"    # the letters: `raci explain {0}` tells more of them\n",
                model.id
            )
        } else {
            format!("{line}\n")
        }
    };
    MARK.lines().map(line).collect()
}

/// The responsibilities, with the letters of the model.
fn assignments(model: &LetterModel<'_>) -> String {
    let mut text = "#:schema ./raci.schema.json\n\n\
        # The responsibilities: the rows of the matrix, in this order. Several roles stand in a list.\n"
        .to_owned();
    for def in &model.letters {
        text.push_str(&format!("# {}: {}\n", def.letter, def.meaning));
    }
    for (turn, (id, name, phase)) in ROWS.iter().enumerate() {
        text.push_str(&format!(
            "\n[responsibility.{id}]\nname = \"{name}\"\nphase = \"{phase}\"\n"
        ));
        // Those who do the work take turns, so that nobody does it all.
        let mut roles = DOERS.iter().cycle().skip(turn);
        for def in needed(model) {
            let role = roles.next().unwrap_or(&DOERS[0]);
            text.push_str(&format!("{} = \"{role}\"\n", def.letter));
        }
    }
    text
}

/// The letters that every responsibility needs, those who do the work first.
fn needed<'m, 'a>(model: &'m LetterModel<'a>) -> Vec<&'m LetterDef<'a>> {
    let letters = model.letters.iter();
    let mut needed: Vec<_> = letters.filter(|def| def.owner || def.count.least > 0).collect();
    needed.sort_by_key(|def| def.kind != Some(Kind::Does));
    needed
}
