//! Unique names of sheets that Excel accepts.

use std::collections::HashSet;

/// The most UTF-16 units in the name of a sheet.
const LONGEST: usize = 31;

/// The names in use, in lower case.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// Reserves a name like the wanted one, which no other sheet has in any case.
    pub fn take(&mut self, wanted: &str) -> String {
        let mut name = cut(&clean(wanted), LONGEST);
        let mut number = 1_u64;
        // Excel reserves "History" for itself.
        while name.is_empty()
            || name.to_lowercase() == "history"
            || self.taken.contains(&name.to_lowercase())
        {
            number += 1;
            let ending = format!(" ({number})");
            name = cut(&clean(wanted), LONGEST - ending.len()) + &ending;
            name = name.trim_start().to_owned();
        }
        self.taken.insert(name.to_lowercase());
        name
    }
}

fn clean(wanted: &str) -> String {
    let forbidden = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let unprintable = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    wanted.chars().map(|c| if forbidden(c) || unprintable(c) { ' ' } else { c }).collect()
}

/// A name truncated to at most `most` UTF-16 units, without spaces and apostrophes around it.
fn cut(name: &str, most: usize) -> String {
    let around = |c: char| c.is_whitespace() || c == '\'';
    super::text::beginning(name.trim_matches(around), most).trim_end_matches(around).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_kept_where_they_can_be() {
        let mut names = SheetNames::default();
        assert_eq!(names.take("Load"), "Load");
        assert_eq!(names.take("LOAD"), "LOAD (2)");
        assert_eq!(names.take("load"), "load (3)");
        assert_eq!(names.take("'Who: does/what?'"), "Who  does what");
        assert_eq!(names.take("History"), "History (2)");
        assert_eq!(names.take(""), "(2)");
        assert_eq!(names.take("'"), "(3)");
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_excel_takes(
            wanted in proptest::collection::vec("(history|[\\[\\]:*?/\\\\'aA\u{1F600}\\PC]{0,40})", 1..20),
        ) {
            let mut names = SheetNames::default();
            let mut book = rust_xlsxwriter::Workbook::new();
            for name in wanted.iter().map(|name| names.take(name)) {
                prop_assert!(name.to_lowercase() != "history");
                prop_assert!(book.add_worksheet().set_name(&name).is_ok(), "{name:?}");
            }
        }
    }
}
