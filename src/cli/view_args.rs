//! What to show: the arguments that `table` and `export` share.

use clap::Args;

use crate::model::Language;
use crate::view::View;

/// What to show.
#[derive(Debug, Args)]
#[command(next_help_heading = "What to show")]
pub struct ViewArgs {
    /// View to show; several, separated by commas, follow one another [default: matrix]
    #[arg(long, value_name = "VIEW", value_delimiter = ',')]
    pub view: Vec<View>,

    /// Only responsibilities of this phase
    #[arg(long, value_name = "PHASE", value_delimiter = ',')]
    pub phase: Vec<String>,

    /// Only roles of this party
    #[arg(long, value_name = "PARTY", value_delimiter = ',')]
    pub party: Vec<String>,

    /// Only this role
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    pub role: Vec<String>,

    /// Only roles that this person fills
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub person: Vec<String>,

    /// Only this letter
    #[arg(long, value_name = "LETTER", value_delimiter = ',')]
    pub letter: Vec<String>,

    /// Only responsibilities with this tag
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,

    /// Swap rows and columns
    #[arg(long)]
    pub transpose: bool,

    /// Split tables with more columns than this; each part repeats the row headings
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_columns: Option<u32>,

    /// Language of headings and letter names [default: as set in the project]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
}

fn language(name: &str) -> Result<Language, String> {
    let found = Language::NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, language)| *language).ok_or_else(|| {
        let names: Vec<&str> = Language::NAMES.iter().map(|(known, _)| *known).collect();
        format!("write one of {}", names.join(", "))
    })
}
