//! Letter models: the letters of a matrix, with their meaning and how many roles may have each in a row.

use std::fmt;
use std::str::FromStr;

use super::{Language, Letter, LetterSet};

/// How many roles may have a letter in one row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The least number.
    pub least: u32,
    /// The largest number; `None` for any.
    pub most: Option<u32>,
}

impl Count {
    /// Whether a number is within these limits.
    #[must_use]
    pub fn allows(self, number: usize) -> bool {
        let least = self.least as usize;
        number >= least && self.most.is_none_or(|most| number <= most as usize)
    }
}

impl FromStr for Count {
    type Err = ();

    /// Reads `"1"`, `"1.."`, `"0..2"`.
    fn from_str(text: &str) -> Result<Count, ()> {
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten().ok_or(())
        };
        let (least, most) = match text.split_once("..") {
            None => (number(text)?, Some(number(text)?)),
            Some((least, "")) => (number(least)?, None),
            Some((least, most)) => (number(least)?, Some(number(most)?)),
        };
        if most.is_some_and(|most| most < least) {
            return Err(());
        }
        Ok(Count { least, most })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, Some(most)) if least == most => write!(f, "exactly {least}"),
            (0, None) => f.write_str("any number"),
            (least, None) => write!(f, "{least} or more"),
            (0, Some(most)) => write!(f, "at most {most}"),
            (least, Some(most)) => write!(f, "{least} to {most}"),
        }
    }
}

/// The part that a letter gives to a role, so that rules apply to any model. In ascending order of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Takes no part.
    Out,
    /// Is kept informed.
    Informed,
    /// Is consulted.
    Consulted,
    /// Helps those who do the work.
    Supports,
    /// Reviews, verifies, agrees or signs.
    Checks,
    /// Does the work.
    Does,
}

impl Kind {
    /// Every kind with its name in the files.
    pub const NAMES: [(&'static str, Kind); 6] = [
        ("does", Kind::Does),
        ("checks", Kind::Checks),
        ("supports", Kind::Supports),
        ("consulted", Kind::Consulted),
        ("informed", Kind::Informed),
        ("out", Kind::Out),
    ];
}

/// One letter of a model.
#[derive(Debug, Clone)]
pub struct LetterDef<'a> {
    /// The letter.
    pub letter: Letter,
    /// Its word in each language that has one.
    pub words: Vec<(Language, &'a str)>,
    /// The role's part with this letter, in a few English words.
    pub meaning: &'a str,
    /// The words between the names of a role and a responsibility, as in "is accountable for".
    pub verb: Option<&'a str>,
    /// How many roles may have it in a row.
    pub count: Count,
    /// Whether it is the owner letter.
    pub owner: bool,
    /// Its part, if it has one that rules know.
    pub kind: Option<Kind>,
    /// Whether it must be the only letter of its cell.
    pub alone: bool,
}

impl LetterDef<'_> {
    /// The letter's word in a language, or in English, or the letter itself.
    #[must_use]
    pub fn word(&self, language: Language) -> String {
        let in_language = |wanted: Language| {
            let found = self.words.iter().find(|(known, _)| *known == wanted);
            found.map(|(_, word)| (*word).to_owned())
        };
        in_language(language)
            .or_else(|| in_language(Language::En))
            .unwrap_or_else(|| self.letter.to_string())
    }

    /// "is accountable for", or "holds A for" if the model gives no such words.
    #[must_use]
    pub fn verb(&self) -> String {
        match self.verb {
            Some(verb) => verb.to_owned(),
            None => format!("holds {} for", self.letter),
        }
    }

    /// Whether this letter covers `other`, so that a cell with both has one too many. The usual case is an owner or doer
    /// who is also informed.
    #[must_use]
    pub fn covers(&self, other: &LetterDef<'_>) -> bool {
        match (self.owner, self.kind, other.kind) {
            _ if self.letter == other.letter => false,
            (_, _, Some(Kind::Does | Kind::Checks | Kind::Out) | None)
            | (_, Some(Kind::Out), _)
            | (false, None, _) => false,
            (true, _, Some(lesser)) => lesser <= Kind::Consulted,
            (false, Some(Kind::Checks), Some(lesser)) => lesser == Kind::Informed,
            (false, Some(kind), Some(lesser)) => kind > lesser,
        }
    }
}

/// The letters of a project, in the order in which they are listed and shown.
#[derive(Debug, Clone, Default)]
pub struct LetterModel<'a> {
    /// The name in the files: `raci`, or that of the project's own model.
    pub id: &'a str,
    /// The name for people: "RACI".
    pub name: &'a str,
    /// The purpose of the model.
    pub description: &'a str,
    /// The publication that defines it.
    pub source: &'a str,
    /// The letters in order.
    pub letters: Vec<LetterDef<'a>>,
}

impl<'a> LetterModel<'a> {
    /// The definition of a letter, if the model has it.
    #[must_use]
    pub fn get(&self, letter: Letter) -> Option<&LetterDef<'a>> {
        self.letters.iter().find(|def| def.letter == letter)
    }

    /// The owner letter, which exactly one role must have in a row; a model may have none.
    #[must_use]
    pub fn owner(&self) -> Option<&LetterDef<'a>> {
        self.letters.iter().find(|def| def.owner)
    }

    /// The letters of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> LetterSet {
        let defs = self.letters.iter().filter(|def| def.kind == Some(kind));
        defs.map(|def| def.letter).collect()
    }

    /// The letters of a cell in the model's order, joined by `/`.
    #[must_use]
    pub fn spell(&self, letters: LetterSet) -> String {
        let mut text = String::new();
        for def in &self.letters {
            if letters.contains(def.letter) {
                if !text.is_empty() {
                    text.push('/');
                }
                text.push_str(&def.letter.to_string());
            }
        }
        text
    }

    /// All letters as a list for people: "R, A, C, I".
    #[must_use]
    pub fn list(&self) -> String {
        let letters: Vec<String> = self.letters.iter().map(|d| d.letter.to_string()).collect();
        letters.join(", ")
    }
}
