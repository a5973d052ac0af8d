//! Numbers with their nouns, for every message.

/// A number with its noun: "1 role", "2 roles", "3 responsibilities", "2 people".
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun, noun.strip_suffix("ty")) {
        (1, _, _) => format!("1 {noun}"),
        (_, "matrix", _) => format!("{number} matrices"),
        (_, "person", _) => format!("{number} people"),
        (_, _, Some(stem)) => format!("{number} {stem}ties"),
        _ => format!("{number} {noun}s"),
    }
}

/// Several items in a row: "a", "a and b", "a, b and c".
#[must_use]
pub fn list(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, list};

    #[test]
    fn lists_end_in_and() {
        let things = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&things[..1]), "a");
        assert_eq!(list(&things[..2]), "a and b");
        assert_eq!(list(&things), "a, b and c");
    }

    #[test]
    fn numbers_and_nouns_agree() {
        assert_eq!(count(1, "role"), "1 role");
        assert_eq!(count(0, "role"), "0 roles");
        assert_eq!(count(2, "responsibility"), "2 responsibilities");
        assert_eq!(count(3, "person"), "3 people");
        assert_eq!(count(4, "day"), "4 days");
    }
}
