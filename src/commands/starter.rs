//! The files of `raci init`: a small project with comments, for any letter model.

use super::schema;
use crate::model::{Kind, LetterDef, LetterModel};
use crate::project::read::letter_model::DEFAULT;
use crate::text::Append;

const MANIFEST: &str = include_str!("starter/raci.toml");
const ROLES: &str = include_str!("starter/roles.toml");
const ASSIGNMENTS: &str = include_str!("starter/assignments.toml");

/// The roles of the starter project, those most likely to do the work first.
const DOERS: [&str; 3] = ["developer", "technical-lead", "project-manager"];

/// The responsibilities of the starter project: id, name and phase.
const ROWS: [(&str, &str, &str); 3] = [
    ("build-release", "Build the release", "build"),
    ("load-test", "Plan and run the load tests", "build"),
    ("answer-incidents", "Answer incidents", "run"),
];

/// The names and texts of the files for a letter model.
pub(super) fn files(model: &LetterModel<'_>) -> Vec<(String, String)> {
    let (manifest, assignments) = match model.id {
        DEFAULT => (MANIFEST.to_owned(), ASSIGNMENTS.to_owned()),
        _ => (manifest(model), assignments(model)),
    };
    let files = [
        ("raci.toml", manifest),
        ("roles.toml", ROLES.to_owned()),
        ("assignments.toml", assignments),
        // Editors read it to complete and check the files.
        ("raci.schema.json", schema::generate()),
    ];
    files.map(|(name, text)| (name.to_owned(), text)).into()
}

/// The text of `raci.toml`, with this model.
fn manifest(model: &LetterModel<'_>) -> String {
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
    MANIFEST.lines().map(line).collect()
}

/// The text of the responsibilities, with the letters of the model.
fn assignments(model: &LetterModel<'_>) -> String {
    let mut text = "#:schema ./raci.schema.json\n\n\
        # The responsibilities: the rows of the matrix, in this order. Several roles stand in a list.\n"
        .to_owned();
    for def in &model.letters {
        writeln!(text, "# {}: {}", def.letter, def.meaning);
    }
    for (turn, (id, name, phase)) in ROWS.iter().enumerate() {
        writeln!(text, "\n[responsibility.{id}]\nname = \"{name}\"\nphase = \"{phase}\"");
        // The roles take turns, so that the work is spread.
        let mut roles = DOERS.iter().cycle().skip(turn);
        for def in needed(model) {
            let role = roles.next().unwrap_or(&DOERS[0]);
            writeln!(text, "{} = \"{role}\"", def.letter);
        }
    }
    text
}

/// The letters that every responsibility needs, those of the work first.
fn needed<'m, 'a>(model: &'m LetterModel<'a>) -> Vec<&'m LetterDef<'a>> {
    let letters = model.letters.iter();
    let mut needed: Vec<_> = letters.filter(|def| def.owner || def.count.least > 0).collect();
    needed.sort_by_key(|def| def.kind != Some(Kind::Does));
    needed
}
