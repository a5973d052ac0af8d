//! The built-in letter models, in the same form as a project's own `[model.NAME]`.
//!
//! To add one, put its file beside this one and add a line to the list.

/// How many built-in models there are.
pub const NUMBER: usize = 12;

/// Every built-in model: its name and its file.
pub(crate) const BUILT_IN: [(&str, &str); NUMBER] = [
    ("raci", include_str!("raci.toml")),
    ("rasci", include_str!("rasci.toml")),
    ("raci-vs", include_str!("raci-vs.toml")),
    ("racio", include_str!("racio.toml")),
    ("raciq", include_str!("raciq.toml")),
    ("ra", include_str!("ra.toml")),
    ("rci", include_str!("rci.toml")),
    ("daci", include_str!("daci.toml")),
    ("rapid", include_str!("rapid.toml")),
    ("pacsi", include_str!("pacsi.toml")),
    ("paris", include_str!("paris.toml")),
    ("ratsi", include_str!("ratsi.toml")),
];

/// The names of the built-in models, the commonest first.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The file of a built-in model.
#[must_use]
pub fn text(name: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}
