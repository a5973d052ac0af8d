//! The words of messages for what a letter means: "is Accountable for", "are Accountable for", "have S for".

use crate::model::{Language, LetterDef};

/// What one role does: the verb of the letter, with its word capitalised as in the letter model.
pub(crate) fn verb(def: &LetterDef<'_>) -> String {
    adjective(def).map_or_else(|| def.verb(), |adjective| ["is ", &adjective].concat())
}

/// What several roles do. Verbs without an adjective have no known plural and give way to the letter.
pub(crate) fn plural_verb(def: &LetterDef<'_>) -> String {
    match adjective(def) {
        Some(adjective) => ["are ", &adjective].concat(),
        None => format!("have {} for", def.letter),
    }
}

/// "Accountable for", if the verb is "is accountable for" and the word is "Accountable".
fn adjective(def: &LetterDef<'_>) -> Option<String> {
    let word = def.word(Language::En);
    let rest = def.verb?.strip_prefix("is ")?.strip_prefix(&word.to_lowercase())?;
    Some(word + rest)
}
