//! How messages speak of a letter: "is Accountable for", "are Accountable for", "have S for".

use crate::model::{Language, LetterDef};

/// What one role with the letter does: the letter's verb, with the letter's word in its usual capitals.
pub(crate) fn verb(def: &LetterDef<'_>) -> String {
    adjective(def).map_or_else(|| def.verb(), |adjective| ["is ", &adjective].concat())
}

/// The same of several roles. Only a verb with an adjective has a plural that is known.
pub(crate) fn plural_verb(def: &LetterDef<'_>) -> String {
    match adjective(def) {
        Some(adjective) => ["are ", &adjective].concat(),
        None => format!("have {} for", def.letter),
    }
}

/// "Accountable for", where the verb is "is accountable for" and the word "Accountable".
fn adjective(def: &LetterDef<'_>) -> Option<String> {
    let word = def.word(Language::En);
    let rest = def.verb?.strip_prefix("is ")?.strip_prefix(&word.to_lowercase())?;
    Some(word + rest)
}
