//! The words by which foreign tables are understood: what letters stand for, what columns are called, what means
//! "nothing". In the languages of documents and a few more, in small letters and without accents.

use crate::model::Letter;
use crate::text::without_marks;

/// The text as words are compared: small letters without accents, one space between words, no markup or punctuation
/// at its ends.
#[must_use]
pub fn folded(text: &str) -> String {
    let plain: String = without_marks(text).collect();
    let lower = plain.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let joined = words.join(" ");
    joined.trim_matches(|c: char| !c.is_alphanumeric() && c != '#').to_owned()
}

/// The meanings of letters, with `|` between the words.
const LETTERS: [(&str, &str); 14] = [
    (
        "R",
        "responsible|responsibles|doer|responsable|responsables|realisateur|realise|\
        realisation|durchfuhrend|durchfuhrung|verantwortlich|durchfuhrungsverantwortlich|\
        ejecutor|responsavel|responsaveis|executor|responsabile|responsabili|esecutore|\
        uitvoerend|verantwoordelijk|uitvoerder|исполнитель|исполнители|ответственныи|\
        responsible party|responsible role",
    ),
    (
        "A",
        "accountable|approver|approbateur|approuve|redevable|garant|autorite|\
        rechenschaftspflichtig|gesamtverantwortlich|genehmigt|accountable party|\
        responsable final|aprobador|rinde cuentas|responsavel final|aprovador|autoridade|\
        responsabile finale|approvatore|eindverantwoordelijk|accountable role|\
        accountability|aansprakelijk|владелец|утверждающии|подотчетныи|owner",
    ),
    (
        "C",
        "consulted|consult|contributor|contributors|consulte|consultes|consultant|\
        consultation|konsultiert|zu konsultieren|consultado|consultados|consultato|\
        consultati|geraadpleegd|консультант|консультируемыи|консультирует|consulted party",
    ),
    (
        "I",
        "informed|inform|informe|informes|informiert|zu informieren|informado|informados|\
        informato|informati|geinformeerd|информируемыи|информируется|information|\
        informed party",
    ),
    (
        "S",
        "support|supports|supporting|supportive|supporter|soutien|unterstutzt|unterstutzend|\
        apoyo|suporte|supporto|ondersteunend|ondersteuning|signs off|sign off",
    ),
    ("D", "driver|drivers|decide|decider|decides|decision maker|pilote|treiber"),
    ("V", "verifies|verifier|verify|verification|verifie|pruft"),
    ("Q", "quality|quality reviewer|quality review|qualite"),
    ("O", "omitted|out|out of the loop|hors circuit"),
    ("P", "perform|performs|performer|participant|participates|primary|execute"),
    ("T", "task|taskmaster"),
    ("L", "lead|leads"),
    ("E", "executes"),
    ("X", "signs|signatory"),
];

/// The letter that a heading or a cell stands for, spelt out: "Responsible", "R", "R = Responsible", "Responsible (R)".
#[must_use]
pub fn letter_of(text: &str) -> Option<Letter> {
    let trimmed = text.trim();
    if let Some(letter) = Letter::parse(trimmed) {
        return Some(letter);
    }
    let folded = folded(trimmed);
    let by_word = |word: &str| {
        let found = LETTERS.iter().find(|(_, words)| has(words, word));
        found.and_then(|(letter, _)| Letter::parse(letter))
    };
    if let Some(letter) = by_word(&folded) {
        return Some(letter);
    }
    // A letter and a word together: the letter says which.
    let inside = trimmed.find(['(', '[']).zip(trimmed.find([')', ']']));
    if let Some((open, close)) = inside.filter(|(open, close)| open < close) {
        let within = Letter::parse(trimmed[open + 1..close].trim());
        let beside = self::folded(&format!("{} {}", &trimmed[..open], &trimmed[close..]));
        return within.filter(|_| beside.len() > 1).or_else(|| by_word(&beside));
    }
    let (first, rest) = trimmed.split_once(['=', ':', '-', '–', '—'])?;
    let letter = Letter::parse(first.trim())?;
    (!rest.trim().is_empty()).then_some(letter)
}

/// The letter that a word spells out, as "Responsible"; a single letter is no word.
#[must_use]
pub fn letter_of_word(text: &str) -> Option<Letter> {
    letter_of(text).filter(|_| folded(text).chars().count() > 1)
}

/// Whether a word is one of several with `|` between them.
fn has(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}

/// What a column holds, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The names of responsibilities.
    Activity,
    /// The names of roles, one a row.
    Role,
    /// Sections.
    Phase,
    /// Numbers or codes of rows.
    Number,
    /// Ids in the form of our own.
    Id,
    /// What comes out of it.
    Deliverable,
    /// Text with further details.
    Note,
    /// A clause, a ticket or a link.
    Source,
    /// Who a role belongs to.
    Party,
    /// People by name.
    People,
    /// Letters, one a row.
    Letter,
    /// Something that a matrix has no place for: a state, a day, a number of hours.
    Other,
}

const COLUMNS: [(Column, &str); 12] = [
    (
        Column::Activity,
        "activity|activities|task|tasks|task/activity|activity/deliverable|task/deliverable|\
        action|actions|process|processes|responsibility|responsibilities|work package|\
        project activity|name|duty|duties|activite|activites|tache|taches|processus|\
        responsabilite|aufgabe|aufgaben|aktivitat|aktivitaet|tatigkeit|prozess|actividad|\
        actividades|tarea|tareas|proceso|responsabilidad|atividade|atividades|tarefa|\
        tarefas|processo|entregavel|responsabilidade|attivita|compito|responsabilita|taak|\
        taken|activiteit|verantwoordelijkheid|задача|задачи|процесс|действие|活动|任务|\
        tipologia di task|step|decision",
    ),
    (
        Column::Role,
        "role|roles|role name|agent|agente|agents|team member|member|stakeholder|\
        stakeholders|function|fonction|rolle|rollen|rol|papel|papeis|ruolo|ruoli|membre|\
        роль|роли|角色|resource|resources|who",
    ),
    (
        Column::Phase,
        "phase|phases|stage|section|category|area|group|workstream|fase|etape|categorie|\
        kategorie|bereich|domain|domaine|этап|фаза|阶段|module",
    ),
    (
        Column::Number,
        "#|no|nr|n°|nº|number|wbs|ref|reference|numero|nummer|номер|№|item|code|代号|sn|s/n|\
        step no|task id|activity id",
    ),
    (Column::Id, "id"),
    (
        Column::Deliverable,
        "deliverable|deliverables|output|outputs|livrable|livrables|ergebnis|\
        liefergegenstand|entregable|entregavel final|consegna|result",
    ),
    (
        Column::Note,
        "note|notes|comment|comments|remark|remarks|description|commentaire|commentaires|\
        remarque|bemerkung|bemerkungen|anmerkung|kommentar|nota|notas|observacoes|\
        comentario|comentarios|osservazioni|opmerking|opmerkingen|примечание|комментарии|\
        details|sla",
    ),
    (Column::Source, "source|clause|ticket|link|sow|contract|quelle|fonte|bron"),
    (Column::Party, "party|organisation|organization|company|partie|partei|parte|partij"),
    (
        Column::People,
        "persons|person|people|name of person|assigned to|personen|personne|personnes|\
        persona|pessoa",
    ),
    (
        Column::Letter,
        "letter|raci|rasci|code raci|raci code|assignment|type|involvement|lettre|buchstabe|\
        letra|lettera",
    ),
    (
        Column::Other,
        "status|state|date|due|due date|start|end|deadline|priority|hours|effort|statut|etat|\
        echeance|datum|prioritat|fecha|estado|data|stato|duration|progress|%|complete|cost|\
        budget",
    ),
];

/// What a column holds, by its heading, where that is a usual one.
#[must_use]
pub fn column_of(heading: &str) -> Option<Column> {
    let folded = folded(heading);
    let found = COLUMNS.iter().find(|(_, words)| has(words, &folded));
    found.map(|(column, _)| *column).or_else(|| {
        let first = folded.split([' ', '/', '(']).next().unwrap_or_default();
        let weak = [Column::Activity, Column::Number, Column::Note, Column::Other];
        let found = COLUMNS.iter().find(|(_, words)| has(words, first) && first.len() > 1);
        found.map(|(column, _)| *column).filter(|column| weak.contains(column))
    })
}

/// Whether the text says that nothing stands there. `N` says so only where it is no letter of the matrix.
#[must_use]
pub fn is_none(text: &str, n_is_letter: bool) -> bool {
    // Longer than any of them.
    if text.len() > 40 {
        return false;
    }
    let folded = text.trim().to_lowercase();
    match folded.as_str() {
        "" | "-" | "--" | "—" | "–" | "−" | "/" | "." | "·" | "…" | "n/a" | "na" | "n.a."
        | "none" | "nil" | "x/x" | "0" => true,
        "n" => !n_is_letter,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_known_by_their_words() {
        for (text, letter) in [
            ("R", "R"),
            ("Responsible", "R"),
            ("Responsible (R)", "R"),
            ("(A) Accountable", "A"),
            ("A = Approver", "A"),
            ("C: Contributor", "C"),
            ("Consulté", "C"),
            ("Rechenschaftspflichtig", "A"),
            ("Geïnformeerd", "I"),
            ("Verantwoordelijk", "R"),
        ] {
            assert_eq!(letter_of(text), Letter::parse(letter), "{text}");
        }
        for text in ["Release manager", "", "Ana", "IT", "Quality Lead", "R/A"] {
            assert_eq!(letter_of(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        assert_eq!(column_of("Task / Activity"), Some(Column::Activity));
        assert_eq!(column_of("Activité"), Some(Column::Activity));
        assert_eq!(column_of("#"), Some(Column::Number));
        assert_eq!(column_of("SLA (vendor)"), Some(Column::Note));
        assert_eq!(column_of("Project Manager"), None);
    }

    #[test]
    fn nothing_is_written_in_many_ways() {
        for text in ["", " ", "-", "—", "N/A", ".", "n/a", "N"] {
            assert!(is_none(text, false), "{text}");
        }
        assert!(!is_none("N", true));
        assert!(!is_none("R", false));
    }
}
