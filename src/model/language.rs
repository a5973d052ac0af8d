//! The languages of tables and documents.

/// A language of tables and documents. Findings are always in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English
    #[default]
    En,
    /// French
    Fr,
    /// German
    De,
    /// Spanish
    Es,
    /// Portuguese
    Pt,
    /// Italian
    It,
    /// Dutch
    Nl,
}

impl Language {
    /// Every language with its name in the files.
    pub const NAMES: [(&'static str, Language); 7] = [
        ("en", Language::En),
        ("fr", Language::Fr),
        ("de", Language::De),
        ("es", Language::Es),
        ("pt", Language::Pt),
        ("it", Language::It),
        ("nl", Language::Nl),
    ];
}
