//! Data goes one way through the folders of `src`, and whoever adds something finds all places to touch: as
//! `docs/architecture.md` says.

use std::path::{Path, PathBuf};

use crate::support::{files_below, package};

/// Kinds of which the page names every place within `src` that mentions one of them by name.
const NAMED_NOWHERE_ELSE: [&str; 3] = ["a rule", "a report format", "a letter model"];

#[test]
fn no_folder_imports_what_comes_after_it() {
    let order = folders();
    let position = |name: &str| order.iter().position(|other| other == name);
    let mut files = 0;
    let mut wrong = Vec::new();
    for path in files_below(&package().join("src")) {
        let is_code = path.extension().is_some_and(|ending| ending == "rs");
        let is_root =
            ["lib.rs", "main.rs"].iter().any(|root| path.ends_with(format!("src/{root}")));
        if !is_code || is_root {
            continue;
        }
        files += 1;
        let top = top(&path);
        let own = position(&top).unwrap_or_else(|| panic!("the page has no row for {top}"));
        for name in imported(&read(&path)) {
            // What is no folder is an item of `lib.rs`, which comes last.
            if position(&name).is_none_or(|other| other > own) {
                wrong.push(format!("{} imports crate::{name}", path.display()));
            }
        }
    }
    assert!(files > 100, "only {files} files were checked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_place_to_touch_is_there_and_within_the_code_no_other() {
    let page = page();
    let rows = page.lines().skip_while(|line| !line.starts_with("| to add |")).skip(2);
    let mut kinds = 0;
    for row in rows.take_while(|line| line.starts_with('|')) {
        let [kind, touch, example] = row.trim_matches('|').split('|').collect::<Vec<_>>()[..]
        else {
            panic!("{row}")
        };
        let name = quoted(example).next().unwrap().to_owned();
        let places: Vec<String> =
            quoted(touch).map(|place| place.replace("NAME", &file_name(&name, place))).collect();
        for place in &places {
            let files = files_at(&package().join(place));
            assert!(files.iter().all(|file| file.exists()), "there is no {place}");
            let is_named =
                mentions(place, &name) || files.iter().any(|file| mentions(&read(file), &name));
            assert!(is_named, "{place} does not mention {name}");
        }
        if NAMED_NOWHERE_ELSE.contains(&kind.trim()) {
            for path in files_below(&package().join("src")) {
                let listed = places.iter().any(|place| path.starts_with(package().join(place)));
                assert!(
                    listed || !mentions(&read(&path), &name),
                    "{} mentions {name}",
                    path.display()
                );
            }
        }
        kinds += 1;
    }
    assert_eq!(kinds, 7);
}

#[test]
fn every_file_that_the_page_names_exists() {
    for path in quoted(&page()).filter(|path| path.starts_with("src/") && !path.contains("NAME")) {
        assert!(package().join(path).exists(), "there is no {path}");
    }
}

fn page() -> String {
    read(&package().join("docs/architecture.md"))
}

/// The text of a file; a picture has none.
fn read(path: &Path) -> String {
    String::from_utf8(std::fs::read(path).unwrap()).unwrap_or_default()
}

/// The texts between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The folders and files at the top of `src`, in the order of the page.
fn folders() -> Vec<String> {
    let page = page();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `src/")?.split_once('`'));
    rows.map(|(path, _)| path.trim_end_matches('/').trim_end_matches(".rs").to_owned()).collect()
}

/// A name as the files of a place spell it: those of code with an underscore.
fn file_name(name: &str, place: &str) -> String {
    let is_code = Path::new(place).extension().is_some_and(|ending| ending == "rs");
    if is_code { name.replace('-', "_") } else { name.to_owned() }
}

fn files_at(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { files_below(path) } else { vec![path.to_owned()] }
}

/// Whether a text has a name as a word of its own, in the spelling of the files or of the code.
fn mentions(text: &str, name: &str) -> bool {
    let text = text.to_lowercase().replace('-', "_");
    let name = name.replace('-', "_");
    text.match_indices(&name).any(|(at, _)| {
        let is_word = |c: char| c.is_alphanumeric();
        let before = text[..at].chars().next_back().is_none_or(|c| !is_word(c));
        before && text[at + name.len()..].chars().next().is_none_or(|c| !is_word(c))
    })
}

/// The first part of the path of a file below `src`, without its ending.
fn top(path: &Path) -> String {
    let below = path.strip_prefix(package().join("src")).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// What the code of a file names of the crate; tests and comments are left out.
fn imported(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    code.split("crate::").skip(1).flat_map(first_names).collect()
}

/// The first word of a path, or of each path in braces.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(list) = rest.strip_prefix('{') else {
        return vec![word(rest)];
    };
    let (list, _) = list.split_once(';').unwrap();
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            c if depth == 0 && !c.is_whitespace() => items.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    items.iter().map(|item| word(item)).filter(|name| !name.is_empty()).collect()
}
