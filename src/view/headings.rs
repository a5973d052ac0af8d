//! The words of tables that no file gives, in every language.

use crate::model::Language;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Headings {
    /// One row.
    pub responsibility: &'static str,
    /// One section of rows.
    pub phase: &'static str,
    /// The section of rows that are in no phase.
    pub no_phase: &'static str,
    /// A sum.
    pub total: &'static str,
}

/// Says that nobody fills a role, and which other answers for it.
#[must_use]
pub fn answered_for(language: Language, role: &str, fallback: &str) -> String {
    match language {
        Language::En => format!("Nobody fills {role}: {fallback} answers for it."),
        Language::Fr => format!("Personne n'occupe le rôle {role} : {fallback} en répond."),
        Language::De => format!("Niemand besetzt {role}: {fallback} steht dafür ein."),
        Language::Es => format!("Nadie ocupa {role}: {fallback} responde por ello."),
        Language::Pt => format!("Ninguém ocupa {role}: {fallback} responde por isso."),
        Language::It => format!("Nessuno ricopre {role}: ne risponde {fallback}."),
        Language::Nl => format!("Niemand vervult {role}: {fallback} staat ervoor in."),
    }
}

/// The heading for a role behind which nobody stands.
#[must_use]
pub fn nobody(language: Language, role: &str) -> String {
    let nobody = match language {
        Language::En => "nobody",
        Language::Fr => "personne",
        Language::De | Language::Nl => "niemand",
        Language::Es => "nadie",
        Language::Pt => "ninguém",
        Language::It => "nessuno",
    };
    format!("{role} ({nobody})")
}

/// The words of a language.
#[must_use]
pub fn of(language: Language) -> Headings {
    let (responsibility, phase, no_phase, total) = match language {
        Language::En => ("Responsibility", "Phase", "Without a phase", "Total"),
        Language::Fr => ("Responsabilité", "Phase", "Sans phase", "Total"),
        Language::De => ("Aufgabe", "Phase", "Ohne Phase", "Gesamt"),
        Language::Es => ("Responsabilidad", "Fase", "Sin fase", "Total"),
        Language::Pt => ("Responsabilidade", "Fase", "Sem fase", "Total"),
        Language::It => ("Responsabilità", "Fase", "Senza fase", "Totale"),
        Language::Nl => ("Verantwoordelijkheid", "Fase", "Zonder fase", "Totaal"),
    };
    Headings { responsibility, phase, no_phase, total }
}
