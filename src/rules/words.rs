//! Small words that many messages share.

/// A number with its noun: "1 role", "2 roles".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// "1 role", "2 roles".
pub(super) fn roles(number: usize) -> String {
    count(number, "role", "roles")
}

/// "1 responsibility", "2 responsibilities".
pub(super) fn responsibilities(number: usize) -> String {
    count(number, "responsibility", "responsibilities")
}

/// "1 person", "2 people".
pub(super) fn people(number: usize) -> String {
    count(number, "person", "people")
}
