//! Projects for measurements: as large as asked for, the same every time.

use std::fmt::Write;

/// A sequence of numbers that looks random and never changes (Marsaglia, "Xorshift RNGs", 2003).
pub struct Numbers(u64);

impl Numbers {
    /// A sequence; another seed gives another one.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }
}

const VERBS: [&str; 8] =
    ["Plan", "Review", "Approve", "Test", "Deploy", "Document", "Monitor", "Hand over"];
const THINGS: [&str; 10] = [
    "the load tests",
    "the release notes",
    "the access rights",
    "the data migration",
    "the go-live checklist",
    "the service desk scripts",
    "the recovery drill",
    "the interface contracts",
    "the training material",
    "the security findings",
];

/// The files of a project with so many responsibilities and roles, by path: six phases, two parties, a person for each
/// role, one owner, one or two doers, and up to four others in a row. Nothing is wrong with it.
#[must_use]
pub fn project(rows: usize, roles: usize, seed: u64) -> Vec<(String, String)> {
    let mut numbers = Numbers::new(seed);
    let mut mark = String::from(
        "[project]\nname = \"A measured project\"\n[rules]\nmany-responsible = \"off\"\nmany-consulted = \"off\"\n[party.client]\nname = \"Client\"\n[party.vendor]\nname = \"Vendor\"\n",
    );
    for phase in 1..=6 {
        let _ = writeln!(mark, "[phase.p{phase}]\nname = \"Phase {phase}\"");
    }
    let mut columns = String::new();
    for role in 1..=roles {
        let party = if role % 3 == 0 { "vendor" } else { "client" };
        let _ = writeln!(
            columns,
            "[role.r{role}]\nname = \"Role number {role}\"\nparty = \"{party}\"\nfilled-by = \"Person {role}\""
        );
    }
    let mut files = vec![("raci.toml".to_owned(), mark), ("roles.toml".to_owned(), columns)];
    for phase in 1..=6 {
        let mut text = format!("phase = \"p{phase}\"\n");
        for row in (phase - 1..rows).step_by(6) {
            let name = (VERBS[numbers.below(VERBS.len())], THINGS[numbers.below(THINGS.len())]);
            let _ = writeln!(
                text,
                "\n[responsibility.row-{row}]\nname = \"{} {} ({row})\"",
                name.0, name.1
            );
            // Different roles, one after the other from a chance beginning.
            let first = numbers.below(roles);
            let role = |at: usize| format!("\"r{}\"", (first + at) % roles + 1);
            let _ = writeln!(text, "A = {}\nR = [{}, {}]", role(0), role(0), role(1));
            let others = numbers.below(5).min(roles.saturating_sub(2));
            for (letter, from) in [("C", 2), ("I", 3)] {
                let holders: Vec<String> = (from..2 + others).step_by(2).map(role).collect();
                if !holders.is_empty() {
                    let _ = writeln!(text, "{letter} = [{}]", holders.join(", "));
                }
            }
        }
        files.push((format!("assignments/{phase}.toml"), text));
    }
    files
}

/// Writes files below a folder.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(folder: &std::path::Path, files: &[(String, String)]) -> std::io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}
