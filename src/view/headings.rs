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
