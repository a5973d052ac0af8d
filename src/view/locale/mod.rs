//! The words of tables and documents that no file gives, in every language: one language, one file.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use crate::model::Language;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Strings {
    /// As in "Responsibility matrix".
    pub matrix: &'static str,
    /// As in "Responsibilities by person".
    pub by_people: &'static str,
    /// As in "Responsibilities by party".
    pub by_parties: &'static str,
    /// As in "Responsibilities by letter".
    pub by_letters: &'static str,
    /// As in "Roles and responsibilities".
    pub cards: &'static str,
    /// As in "Role summaries".
    pub sheet: &'static str,
    /// The title of the summary of one person: `{name}`.
    pub sheet_for: &'static str,
    /// As in "Workload".
    pub load: &'static str,
    /// As in "Structure".
    pub structure: &'static str,
    /// As in "Responsibility".
    pub responsibility: &'static str,
    /// As in "Phase".
    pub phase: &'static str,
    /// The section of rows that are in no phase.
    pub no_phase: &'static str,
    /// As in "Role".
    pub role: &'static str,
    /// As in "Roles".
    pub roles: &'static str,
    /// As in "Person".
    pub person: &'static str,
    /// As in "People".
    pub people: &'static str,
    /// As in "Party".
    pub party: &'static str,
    /// As in "Contact".
    pub contact: &'static str,
    /// The column or section of roles without a party.
    pub no_party: &'static str,
    /// As in "Letter".
    pub letter: &'static str,
    /// A sum.
    pub total: &'static str,
    /// Heads the share of rows in which a person has any letter.
    pub any_part: &'static str,
    /// Heads the first column of a card.
    pub aspect: &'static str,
    /// Heads the second column of a card.
    pub content: &'static str,
    /// As in "Description".
    pub description: &'static str,
    /// As in "Deliverable".
    pub deliverable: &'static str,
    /// As in "Filled by".
    pub filled_by: &'static str,
    /// As in "Lead".
    pub lead: &'static str,
    /// As in "Reports to".
    pub reports_to: &'static str,
    /// As in "Escalates to".
    pub escalates_to: &'static str,
    /// As in "Acts for".
    pub represents: &'static str,
    /// As in "Members".
    pub members: &'static str,
    /// As in "Deputy".
    pub deputy: &'static str,
    /// As in "Deputy for".
    pub deputy_for: &'static str,
    /// Heads the parties whose vacant roles a role covers.
    pub fallback: &'static str,
    /// Heads the vacant roles that a person covers.
    pub open_roles: &'static str,
    /// As in "Member".
    pub member: &'static str,
    /// As in "Member of".
    pub member_of: &'static str,
    /// As in "Covered by".
    pub stands_in: &'static str,
    /// The heading of a role that nobody fills or covers: `{role}`.
    pub nobody: &'static str,
    /// The roles through which a person has a duty: `{roles}`.
    pub in_role: &'static str,
    /// The other letters that a person has: `{letters}`.
    pub besides: &'static str,
    /// A name with its content: `{name}`, `{content}`.
    pub told: &'static str,
    /// A shortened list of names: `{names}`, `{number}`.
    pub and_more: &'static str,
    /// The note in a project without people.
    pub nobody_named: &'static str,
    /// The note on a vacant role that another one covers: `{role}`, `{fallback}`.
    pub answered_for: &'static str,
    /// The title of a part of a table: `{title}`, `{part}`, `{number}`.
    pub part_of: &'static str,
    /// The total that shares refer to: `{number}`.
    pub shares: &'static str,
    /// As in "Legend".
    pub legend: &'static str,
    /// As in "Contents".
    pub contents: &'static str,
    /// As in "Page".
    pub page: &'static str,
    /// As in "Table 3".
    pub table: &'static str,
    /// The meaning of a flagged row.
    pub wrong: &'static str,
    /// As in "View".
    pub view: &'static str,
    /// As in "Search".
    pub search: &'static str,
    /// As in "All".
    pub all: &'static str,
    /// As in "Reset".
    pub reset: &'static str,
    /// As in "Colours".
    pub colours: &'static str,
    /// As in "Automatic".
    pub automatic: &'static str,
    /// As in "Light".
    pub light: &'static str,
    /// As in "Dark".
    pub dark: &'static str,
    /// As in "Print".
    pub print: &'static str,
    /// How many rows are shown: `{shown}`, `{all}`.
    pub shown: &'static str,
    /// As in "No row matches the filters.".
    pub nothing: &'static str,
    /// As in "Filters".
    pub filters: &'static str,
    /// As in "Arrow keys move in the table, / searches.".
    pub keys: &'static str,
    /// As in "Findings".
    pub findings: &'static str,
    /// As in "Level".
    pub level: &'static str,
    /// As in "Rule".
    pub rule: &'static str,
    /// As in "Message".
    pub message: &'static str,
    /// As in "Place".
    pub place: &'static str,
    /// As in "No findings".
    pub no_findings: &'static str,
}

/// The words of a language.
#[must_use]
pub fn strings(language: Language) -> &'static Strings {
    match language {
        Language::En => &en::WORDS,
        Language::Fr => &fr::WORDS,
        Language::De => &de::WORDS,
        Language::Es => &es::WORDS,
        Language::Pt => &pt::WORDS,
        Language::It => &it::WORDS,
        Language::Nl => &nl::WORDS,
    }
}

/// A sentence with values in the place of their names in braces. A value is put in as it is, braces and all.
#[must_use]
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        text.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_as_they_are() {
        let values = [("role", "{fallback}"), ("fallback", "PM")];
        assert_eq!(fill("{role}: {fallback} answers.", &values), "{fallback}: PM answers.");
    }

    #[test]
    fn every_language_names_the_same_values() {
        let names = |text: &str| -> Vec<String> {
            let parts = text.split('{').skip(1).map(|part| part.split('}').next());
            let mut names: Vec<String> = parts.flatten().map(str::to_owned).collect();
            names.sort();
            names
        };
        for (name, language) in Language::NAMES {
            let (words, english) = (strings(language), strings(Language::En));
            for (text, model) in [
                (words.nobody, english.nobody),
                (words.answered_for, english.answered_for),
                (words.part_of, english.part_of),
                (words.shares, english.shares),
                (words.shown, english.shown),
                (words.in_role, english.in_role),
                (words.besides, english.besides),
                (words.told, english.told),
                (words.and_more, english.and_more),
            ] {
                assert_eq!(names(text), names(model), "{name}: {text}");
            }
        }
    }
}
