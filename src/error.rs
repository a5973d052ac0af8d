//! What can stop a run. Everything that is wrong *in* a project is a finding instead.

use std::path::PathBuf;

/// Why a run could not be done. The text says what is wrong; [`Error::help`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No `raci.toml` in the current folder or above.
    #[error("there is no raci.toml in this folder or in any folder above it")]
    NoProjectAround,
    /// No `raci.toml` at or below a path that was named.
    #[error("there is no raci.toml in {}", shown(path))]
    NoProjectAt {
        /// The path as given.
        path: PathBuf,
        /// The nearest folder above that is a project.
        above: Option<PathBuf>,
        /// The first folder in it that is a project.
        inside: Option<PathBuf>,
    },
    /// A path that was named is a file where a folder is needed.
    #[error("{} is a file, and a project is a folder with a raci.toml", shown(path))]
    NotAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder or file that is needed cannot be read.
    #[error("{} cannot be read: {reason}", shown(path))]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// There are more folders in folders than are looked into.
    #[error("{} has folders below it that are not looked into: it lies {limit} deep", shown(path))]
    TooDeep {
        /// The last folder that is looked into.
        path: PathBuf,
        /// The bound.
        limit: crate::limits::Limit,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {reason}", shown(path))]
    Unwritable {
        /// The path as given.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// The target of an export is one of the files that it was made from.
    #[error("{} is a file of the project and is not overwritten", shown(path))]
    OverwritesInput {
        /// The path as given.
        path: PathBuf,
    },
    /// The target of an export has the name of a file that projects are made of.
    #[error(
        "{} is not written: names that end in .toml are for the files of projects",
        shown(path)
    )]
    NamedAsInput {
        /// The path as given.
        path: PathBuf,
    },
    /// A file that `raci init` would write is there already.
    #[error("{} is there already and is not overwritten", shown(path))]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The format of an export cannot be told from the name of its file.
    #[error("no format is known for {}", shown(path))]
    UnknownFormat {
        /// The path as given.
        path: PathBuf,
        /// The endings that are known, as a list for people.
        endings: String,
    },
    /// A format of an export that this program was built without.
    #[error("this raci was built without {format}")]
    LeftOut {
        /// The usual ending of its files.
        format: &'static str,
    },
    /// A table would have more places than can be drawn.
    #[error(
        "the table would have {rows} rows and {columns} columns, and that is too large to draw"
    )]
    TableTooLarge {
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// There is no verb of that name.
    #[error("there is no verb \"{}\"", crate::text::sanitize(name))]
    UnknownVerb {
        /// The name as given.
        name: String,
    },
    /// Two formats of findings are to go to the same place.
    #[error("several formats cannot go to the same output")]
    FormatsShareOutput,
    /// A view is asked for in a form that has none.
    #[error("{form} has a row for each letter, with its role and people, and no views")]
    LongHasNoViews {
        /// The flag or format that asks for the form.
        form: &'static str,
    },
    /// A format that draws the structure is asked for another view.
    #[error("{format} draws the structure, and no other view")]
    ChartsAreStructure {
        /// The format.
        format: &'static str,
    },
    /// A flag is given that the format has no use for.
    #[error("{flag} is for {formats} only")]
    NotInFormat {
        /// The flag.
        flag: &'static str,
        /// The formats that it is for.
        formats: &'static str,
    },
    /// A filter asks for something that the project does not have.
    #[error("the project has no {kind} \"{}\"", crate::text::sanitize_up_to(name, 100))]
    UnknownFilter {
        /// The kind of thing.
        kind: &'static str,
        /// The name as given.
        name: String,
        /// One that is nearly so.
        near: Option<String>,
    },
    /// Nothing of the project has the name.
    #[error("the project has no {kind} \"{}\"", crate::text::sanitize_up_to(name, 100))]
    UnknownName {
        /// What was looked for.
        kind: &'static str,
        /// The name as given.
        name: String,
        /// Those that are nearly so.
        near: Vec<String>,
    },
    /// A name is that of several things.
    #[error("\"{}\" is {}", crate::text::sanitize_up_to(name, 100), kinds(these))]
    SeveralNamed {
        /// The name as given.
        name: String,
        /// The kind of each, and what to write for it.
        these: Vec<(&'static str, String)>,
    },
    /// Two are to be compared, and are one.
    #[error("\"{}\" is the same as itself", crate::text::sanitize_up_to(name, 100))]
    TwiceTheSame {
        /// The name.
        name: String,
    },
    /// A name and a path are given where the name stands behind a flag.
    #[error("{flag} stands in the place of a name, and two names are given besides")]
    TooManyNames {
        /// The flag.
        flag: &'static str,
    },
    /// The environment gives a date that is none.
    #[error(
        "SOURCE_DATE_EPOCH is \"{}\", and must be a number of seconds since 1970",
        crate::text::sanitize_up_to(text, 100)
    )]
    NoDate {
        /// What it is.
        text: String,
    },
    /// A file holds no matrix that could be taken over.
    #[error("{} cannot be taken over: {}", shown(path), crate::text::sanitize_up_to(reason, 400))]
    Refused {
        /// The path as given.
        path: PathBuf,
        /// What was seen.
        reason: String,
        /// What would be accepted.
        help: String,
    },
    /// A document cannot be written in its format.
    #[error("the {format} cannot be made: {reason}")]
    Unmade {
        /// The format.
        format: &'static str,
        /// Why.
        reason: String,
    },
    /// There is neither a folder or file nor a revision of that name.
    #[error("there is no folder, file or revision \"{}\"", crate::text::sanitize_up_to(name, 200))]
    NoSuchState {
        /// The name as given.
        name: String,
    },
    /// A revision is asked for where there is no repository.
    #[error(
        "there is no folder or file \"{}\", and no revision can be read in {}: {reason}",
        crate::text::sanitize_up_to(name, 200),
        folder(path)
    )]
    NoRepository {
        /// The name as given.
        name: String,
        /// The folder.
        path: PathBuf,
        /// What git says.
        reason: String,
    },
    /// A revision does not have the project.
    #[error(
        "the revision \"{}\" has no raci.toml in {}",
        crate::text::sanitize_up_to(revision, 200),
        folder(path)
    )]
    NotInRevision {
        /// The folder of the project.
        path: PathBuf,
        /// The revision.
        revision: String,
    },
    /// Git could not tell something.
    #[error(
        "the revision \"{}\" cannot be read: {reason}",
        crate::text::sanitize_up_to(revision, 200)
    )]
    Git {
        /// The revision.
        revision: String,
        /// What git says.
        reason: String,
    },
    /// There is no rule or letter model of that name.
    #[error("there is no rule or letter model \"{}\"", crate::text::sanitize(name))]
    UnknownRule {
        /// The name as given.
        name: String,
        /// One that is nearly so.
        near: Option<String>,
    },
}

impl Error {
    /// What to do about it, in one line; may be empty.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Error::NoProjectAround => {
                "name the folder of a project, or start one here with `raci init`".to_owned()
            }
            Error::NoProjectAt { above: Some(above), .. } => {
                format!("the project around it is {}", shown(above))
            }
            Error::NoProjectAt { inside: Some(inside), .. } => {
                format!("name one of the projects in it, as {}", shown(inside))
            }
            Error::NoProjectAt { path, .. } => {
                format!("start a project there with `raci init {}`", shown(path))
            }
            Error::TooDeep { limit, .. } => limit.raised(),
            Error::NotAFolder { .. } => "name the folder instead".to_owned(),
            Error::Unreadable { .. } | Error::Unwritable { .. } | Error::Git { .. } => String::new(),
            Error::OverwritesInput { .. } | Error::NamedAsInput { .. } => {
                "choose another name for the output".to_owned()
            }
            Error::TableTooLarge { .. } => {
                "`raci export --layout long` writes every letter in a row of its own".to_owned()
            }
            Error::UnknownVerb { .. } => "`raci --help` lists all verbs".to_owned(),
            Error::FormatsShareOutput => {
                "give all but one a file: --format text --format sarif=raci.sarif".to_owned()
            }
            Error::LongHasNoViews { .. } => "leave out --view".to_owned(),
            Error::ChartsAreStructure { .. } => {
                "write --view structure, or leave out --view".to_owned()
            }
            Error::NotInFormat { flag, .. } => format!("leave out {flag}"),
            Error::UnknownFilter { near: Some(near), .. } => {
                format!("did you mean \"{}\"?", crate::text::sanitize_up_to(near, 100))
            }
            Error::UnknownFilter { near: None, .. } => {
                "write an id or a name as in the files; a name with a comma is found by its id"
                    .to_owned()
            }
            Error::UnknownName { near, .. } if near.is_empty() => {
                "write an id or a name as in the files".to_owned()
            }
            Error::UnknownName { near, .. } => format!("did you mean {}?", quoted(near)),
            Error::SeveralNamed { these, .. } => {
                let these: Vec<String> = these.iter().map(|(_, text)| text.clone()).collect();
                format!("write {}", quoted(&these))
            }
            Error::TwiceTheSame { .. } => "name two roles, persons or parties".to_owned(),
            Error::TooManyNames { .. } => "name the folder of the project alone".to_owned(),
            Error::Refused { help, .. } => crate::text::sanitize_up_to(help, 400).into_owned(),
            Error::NoDate { .. } => "set it to a number such as 1795305600, or unset it".to_owned(),
            Error::Unmade { .. } => {
                "draw less of the project with --phase, --role and the other filters".to_owned()
            }
            Error::Exists { .. } => "name an empty or a new folder".to_owned(),
            Error::UnknownFormat { endings, .. } => {
                format!("end the name in {endings}, or name the format with --format")
            }
            Error::NoSuchState { .. } => {
                "name a folder with a raci.toml, a file that `raci import` reads, or a branch, tag or commit of git; a shallow clone lacks earlier ones until they are fetched".to_owned()
            }
            Error::NoRepository { .. } => {
                "a revision is compared in the folder of a project that git keeps".to_owned()
            }
            Error::NotInRevision { .. } => {
                "name an earlier or later revision, or the folder in which the project lies".to_owned()
            }
            Error::LeftOut { format } => {
                format!("build it with --features {format}, or write another format")
            }
            Error::UnknownRule { near: Some(near), .. } => format!("did you mean \"{near}\"?"),
            Error::UnknownRule { near: None, .. } => {
                "`raci explain` lists all rules and letter models".to_owned()
            }
        }
    }
}

/// What several things of the same name are: "a role and a person", "2 people".
fn kinds(these: &[(&'static str, String)]) -> String {
    let number = |kind: &str| these.iter().filter(|(one, _)| *one == kind).count();
    let kinds = ["role", "person", "party", "responsibility"];
    let there = kinds.into_iter().filter(|kind| number(kind) > 0);
    let there = there.map(|kind| match number(kind) {
        1 => format!("a {kind}"),
        more => format!("the name of {}", crate::plural::count(more, kind)),
    });
    crate::plural::list(&there.collect::<Vec<_>>())
}

/// Several names to choose from: `"a", "b" or "c"`.
fn quoted(names: &[String]) -> String {
    let names = names.iter().map(|name| format!("\"{}\"", crate::text::sanitize_up_to(name, 100)));
    let names: Vec<String> = names.collect();
    match names.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        names => names.concat(),
    }
}

/// "the folder a/b", or "this folder".
fn folder(path: &std::path::Path) -> String {
    if path == std::path::Path::new(".") {
        "this folder".to_owned()
    } else {
        format!("the folder {}", shown(path))
    }
}

fn shown(path: &std::path::Path) -> String {
    crate::text::sanitize(&path.display().to_string()).into_owned()
}
