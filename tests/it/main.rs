//! What a user of the program and of the library relies on, in one binary: a part of the program, one file.
#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    clippy::expect_used,
    clippy::format_collect,
    clippy::type_complexity
)]

mod architecture;
mod bounds;
mod contract;
mod contributing;
mod diff;
mod doc_examples;
mod docx;
mod examples;
mod faults;
mod files;
mod findings;
mod formats;
mod formulas;
mod html;
mod impact;
mod import;
mod import_edge_cases;
mod import_readers;
mod load;
mod logos;
mod markup;
mod model;
mod oracle;
mod person_page;
mod policies;
mod portfolio;
mod projects;
mod properties;
mod rule_boundaries;
mod rules;
mod schema;
mod source_files;
mod support;
mod syntax;
mod tables;
mod threats;
mod views;
mod who;
mod workbook;
