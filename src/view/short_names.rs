//! Short headings for narrow columns: as given, or derived from the name, and unique.

use std::collections::HashMap;

/// A short heading for each name. Given ones take precedence over derived ones.
pub(super) fn shorten<'n>(
    names: impl Iterator<Item = (&'n str, Option<&'n str>)> + Clone,
) -> Vec<String> {
    let mut taken = HashMap::new();
    let given = names.clone().map(|(_, given)| Some(unique(given?, &mut taken)));
    let given: Vec<Option<String>> = given.collect();
    let all = names.zip(given);
    let all =
        all.map(|((name, _), given)| given.unwrap_or_else(|| unique(&initials(name), &mut taken)));
    all.collect()
}

/// The first letters of the words of a name, or the first three letters of a single word.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [] => "?".to_owned(),
        [word] => word.chars().take(3).collect(),
        words => {
            let firsts = words.iter().take(4).filter_map(|word| word.chars().next());
            firsts.flat_map(char::to_uppercase).collect()
        }
    }
}

/// The text, with a number appended if another column already has it.
fn unique(text: &str, taken: &mut HashMap<String, usize>) -> String {
    // Continues after the last number given, so that ten thousand equal names take no longer than ten thousand
    // different ones.
    let from = taken.get(text).copied().unwrap_or_default();
    let numbered = (from.max(1) + 1..).map(|number| (number, format!("{text}{number}")));
    let first = (from == 0).then(|| (1, text.to_owned()));
    let mut candidates = first.into_iter().chain(numbered);
    let free =
        candidates.find(|(_, candidate)| candidate == text || !taken.contains_key(candidate));
    let (number, free) = free.unwrap_or_default();
    taken.insert(text.to_owned(), number);
    taken.entry(free.clone()).or_insert(1);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_made_where_none_is_given() {
        assert_eq!(initials("Technical Lead"), "TL");
        assert_eq!(initials("Developer"), "Dev");
        assert_eq!(initials("SaaS extensions support provider (client)"), "SESP");
        let mut taken = HashMap::new();
        assert_eq!(unique("TL", &mut taken), "TL");
        assert_eq!(unique("TL", &mut taken), "TL2");
        assert_eq!(unique("TL2", &mut taken), "TL22");
        assert_eq!(unique("TL", &mut taken), "TL3");
    }
}
