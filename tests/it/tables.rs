//! Tables in a terminal, and what stands in an exported file.
use crate::support::{Folder, copy_of, raci};
use unicode_width::UnicodeWidthStr;

const EXAMPLE: &str = "examples/order-management";

fn of_many_scripts() -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"営業 Café\"\n[phase.a]\nname = \"Première étape\"\n"),
        (
            "roles.toml",
            "[role.a]\nname = \"Équipe qualité\"\n[role.b]\nname = \"営業部長\"\n[role.c]\nname = \"👩‍💻 Developer\"\n[role.d]\nname = \"Cafe\u{301} owner\"\n",
        ),
        (
            "assignments.toml",
            "phase = \"a\"\n[responsibility.x]\nname = \"見積もりを作成し、顧客の承認を得る\"\nA = \"a\"\nR = [\"b\", \"d\"]\n[responsibility.y]\nname = \"Ope\u{301}rer 🚀 le service\"\nA = \"b\"\nR = \"c\"\n[responsibility.z]\nname = \"Nobody's\"\nI = \"c\"\n",
        ),
    ])
}

/// Every line of a table is as wide as its first, and no line is wider than asked for.
fn is_aligned(text: &str, widest: usize) {
    for table in text.split("┌").skip(1) {
        let table = format!("┌{table}");
        let lines: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
        for line in &lines {
            assert_eq!(line.width(), lines[0].width(), "{line}\n{table}");
            assert!(line.width() <= widest, "{} of {widest}: {line}", line.width());
        }
    }
}

#[test]
fn tables_are_aligned_at_every_width() {
    let scripts = of_many_scripts();
    for width in [40, 60, 80, 100, 140, 200] {
        let columns = width.to_string();
        for path in [scripts.path().to_str().unwrap(), EXAMPLE] {
            let outcome = raci(&["table", path, "--width", &columns]);
            assert_eq!(outcome.status, 0);
            assert!(outcome.out.contains('┌'));
            is_aligned(&outcome.out, width);
        }
    }
}

const VIEWS: [&str; 8] =
    ["matrix", "people", "parties", "letters", "roles", "load", "structure", "sheet"];

/// Names that are wide, that are written from right to left, and that have characters without a width.
fn of_unlike_widths() -> Folder {
    Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"שלום 営業\"\n[phase.a]\nname = \"التخطيط والتصميم\"\n[phase.b]\nname = \"準備\"\n[party.c]\nname = \"Cafe\u{301} 株式会社\"\n",
        ),
        (
            "people.toml",
            "[person.d]\nname = \"דנה לוי\"\n[person.e]\nname = \"Zoe\u{308} 👩\u{200d}💻\"\n",
        ),
        (
            "roles.toml",
            "[role.a]\nname = \"מנהל המוצר\"\nfilled-by = \"d\"\nparty = \"c\"\n[role.b]\nname = \"مدير المشروع\"\nfilled-by = \"e\"\n[role.c]\nname = \"品質保証部長\"\n[role.d]\nname = \"นักวิเคราะห์ e\u{301}\"\n",
        ),
        (
            "assignments.toml",
            "[responsibility.x]\nphase = \"a\"\nname = \"לאשר את התוכנית ואת התקציב\"\nA = \"a\"\nR = [\"b\", \"d\"]\n[responsibility.y]\nphase = \"b\"\nname = \"كتابة خطة الاختبار مع فريق العمل\"\nA = \"b\"\nR = \"c\"\nI = \"d\"\n[responsibility.z]\nphase = \"b\"\nname = \"受け入れ試験を実施する\"\nI = \"c\"\n",
        ),
    ])
}

#[test]
fn every_view_is_aligned_at_every_width_whatever_the_script() {
    let project = of_unlike_widths();
    let path = project.path().to_str().unwrap();
    for width in [40, 60, 80, 100, 140, 200] {
        for view in VIEWS {
            let columns = width.to_string();
            let outcome = raci(&["table", path, "--view", view, "--width", &columns]);
            assert_eq!(outcome.status, 0, "{}", outcome.err);
            assert!(outcome.out.contains('┌'), "{view}");
            is_aligned(&outcome.out, width);
        }
    }
}

/// The text without colours, which are all that an escape character may begin.
fn without_colours(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').unwrap().1)
}

#[test]
fn colour_changes_nothing_else_of_a_table() {
    let project = of_unlike_widths();
    let views = VIEWS.join(",");
    for path in [project.path().to_str().unwrap(), EXAMPLE] {
        for width in ["40", "100", "200"] {
            for verb in [&["table", path, "--view", &views][..], &["load", path]] {
                let drawn =
                    |colour| raci(&[verb, &["--width", width, "--color", colour]].concat()).out;
                let coloured = drawn("always");
                assert!(coloured.contains("\u{1b}["), "{verb:?}");
                assert_eq!(without_colours(&coloured), drawn("never"), "{verb:?} at {width}");
            }
        }
    }
    let table = raci(&["table", EXAMPLE, "--color", "always"]).out;
    assert!(
        table.contains(" \u{1b}[1m\u{1b}[4mA\u{1b}[0m "),
        "an owner's letter is bold and underlined"
    );
    assert!(table.contains(" \u{1b}[1mR\u{1b}[0m "), "a doer's letter is bold");
    let flagged = raci(&["table", project.path().to_str().unwrap(), "--color", "always"]).out;
    assert!(
        flagged.contains("│ \u{1b}[31m! 受け入れ試験"),
        "a row with an error is red\n{flagged}"
    );
}

#[test]
fn a_table_shows_phases_letters_totals_and_what_is_wrong() {
    let outcome = raci(&["table", of_many_scripts().path().to_str().unwrap(), "--width", "100"]);
    insta::assert_snapshot!(outcome.out);
    assert!(
        outcome.err.contains("the project has 2 errors; `raci check` shows them"),
        "{}",
        outcome.err
    );
}

#[test]
fn a_narrow_table_is_split_and_has_short_headings() {
    let starter = Folder::new(&[]);
    let path = starter.path().to_str().unwrap();
    assert_eq!(raci(&["init", path]).status, 0);
    insta::assert_snapshot!(raci(&["table", path, "--width", "34"]).out);
}

#[test]
fn the_long_layout_has_a_row_for_each_letter() {
    let starter = Folder::new(&[]);
    let path = starter.path().to_str().unwrap();
    assert_eq!(raci(&["init", path]).status, 0);
    insta::assert_snapshot!(raci(&["export", path, "--layout", "long", "-o", "-"]).out);
    insta::assert_snapshot!(raci(&["export", path, "-o", "-"]).out);
}

/// Names that a spreadsheet program would change, in a row of their own each.
const NAMES: [&str; 12] = [
    "=1+1",
    "+1",
    "-Legal",
    "@legal",
    "'quoted",
    "a \"b\" c",
    "a, b",
    "a; b",
    "two\nlines",
    "\tx",
    "＝1+1",
    "007",
];

fn of_hostile_names() -> Folder {
    let mut rows = String::new();
    for (position, name) in NAMES.iter().enumerate() {
        let name = toml::Value::String((*name).to_owned());
        rows.push_str(&format!(
            "[responsibility.r{position}]\nname = {name}\nA = \"a\"\nR = \"a\"\n"
        ));
    }
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"Hostile\"\n"),
        ("roles.toml", "[role.a]\nname = \"=SUM(A1)\"\n"),
        ("assignments.toml", &rows),
    ])
}

fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    records.collect()
}

#[test]
fn a_spreadsheet_gets_the_names_and_no_formula() {
    let project = of_hostile_names();
    let path = project.path().to_str().unwrap();
    for (ending, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let file = project.join(&format!("matrix.{ending}"));
        let outcome = raci(&["export", path, "-o", file.to_str().unwrap()]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let records = records(&std::fs::read_to_string(file).unwrap(), delimiter);
        assert_eq!(records[0][3], "'=SUM(A1)");
        for (record, name) in records[1..].iter().zip(NAMES) {
            let cell = &record[2];
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name);
            let leads = ['=', '+', '-', '@', '＝', '\t'];
            assert!(!cell.starts_with(leads), "{cell}");
        }
    }
    let outcome = raci(&["export", path, "--no-guard", "-o", "-"]);
    let records = records(&outcome.out, b',');
    assert_eq!(records[1][2], "=1+1");
    assert!(outcome.err.contains("may run"), "{}", outcome.err);
}

#[test]
fn delimiter_and_byte_order_mark_are_as_asked_for() {
    let project = of_hostile_names();
    let path = project.path().to_str().unwrap();
    let outcome = raci(&["export", path, "-o", "-", "--delimiter", ";", "--bom"]);
    let text = outcome.out.strip_prefix('\u{feff}').unwrap();
    assert!(text.starts_with("id;Phase;Responsibility;"), "{text}");
    assert!(text.ends_with("\r\n"));
    assert_eq!(records(text, b';').len(), NAMES.len() + 1);
}

#[test]
fn an_export_is_whole_or_not_there() {
    let project = copy_of(EXAMPLE);
    let path = project.path().to_str().unwrap();
    let file = |name: &str| project.join(name).to_str().unwrap().to_owned();
    let before = std::fs::read(project.join("raci.toml")).unwrap();
    let outcome = raci(&["export", path, "--format", "csv", "-o", &file("raci.toml")]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("is a file of the project and is not overwritten"));
    assert_eq!(std::fs::read(project.join("raci.toml")).unwrap(), before);
    let outcome = raci(&["export", path, "--format", "csv", "-o", &file("other.toml")]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("are for the files of projects"), "{}", outcome.err);
    let outcome = raci(&["export", path, "-o", &file("missing/matrix.csv")]);
    assert_eq!(outcome.status, 2);
    let outcome = raci(&["export", path, "-o", &file("matrix.pdf")]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("no format is known for"), "{}", outcome.err);
    assert_eq!(raci(&["export", path, "-o", &file("matrix.csv")]).status, 0);
    assert_eq!(raci(&["export", path, "-o", &file("matrix.csv")]).status, 0);
    let hidden = std::fs::read_dir(project.path()).unwrap();
    let hidden = hidden.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_str().unwrap().starts_with('.')
    });
    assert_eq!(hidden.count(), 0);
}

#[test]
#[cfg(unix)]
fn an_export_keeps_links_and_permissions_and_honours_hard_links() {
    use std::os::unix::fs::PermissionsExt;
    let project = copy_of(EXAMPLE);
    let path = project.path().to_str().unwrap();
    let target = project.join("target.csv");
    std::fs::write(&target, "old").unwrap();
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = project.join("link.csv");
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert_eq!(raci(&["export", path, "-o", link.to_str().unwrap()]).status, 0);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(std::fs::read_to_string(&target).unwrap().starts_with("id,"));
    assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    let hard = project.join("hard.csv");
    std::fs::hard_link(project.join("people.toml"), &hard).unwrap();
    assert_eq!(raci(&["export", path, "-o", hard.to_str().unwrap()]).status, 2);
}

#[test]
fn the_starter_passes_and_nothing_is_overwritten() {
    let folder = Folder::new(&[]);
    let path = folder.path().to_str().unwrap();
    assert_eq!(raci(&["init", path]).status, 0);
    let outcome = raci(&["check", path]);
    assert_eq!(outcome.status, 0, "{}", outcome.out);
    assert!(outcome.out.contains(": no findings in "), "{}", outcome.out);
    folder.write("roles.toml", "mine");
    std::fs::remove_file(folder.join("raci.toml")).unwrap();
    let outcome = raci(&["init", path]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("roles.toml is there already"), "{}", outcome.err);
    assert!(!folder.join("raci.toml").exists());
}

#[test]
fn the_starter_of_every_letter_model_passes() {
    for model in raci::models::names() {
        let folder = Folder::new(&[]);
        let path = folder.path().to_str().unwrap();
        assert_eq!(raci(&["init", path, "--model", model]).status, 0);
        let outcome = raci(&["check", path]);
        assert!(outcome.out.contains(": no findings in "), "{model}: {}", outcome.out);
        let json = raci(&["export", path, "--format", "json", "-o", "-"]).out;
        assert!(json.contains(&format!("\"{model}\"")), "{model}");
    }
    let refused = raci(&["init", "--model", "racy"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("write one of raci, rasci, "), "{}", refused.err);
}

#[test]
fn headings_and_letters_are_in_the_language_asked_for() {
    let starter = Folder::new(&[]);
    let path = starter.path().to_str().unwrap();
    assert_eq!(raci(&["init", path]).status, 0);
    let mut legends = String::new();
    for language in ["en", "fr", "de", "es", "pt", "it", "nl"] {
        let out = raci(&["table", path, "--language", language]).out;
        let heading = out.lines().find(|line| line.starts_with("│ ")).unwrap();
        let corner = heading.split('│').nth(1).unwrap().trim();
        let below: Vec<&str> = out.lines().skip_while(|line| !line.starts_with("R ")).collect();
        legends.push_str(&format!("{language}: {corner}\n{}\n", below.join("\n")));
    }
    insta::assert_snapshot!(legends);
}

#[test]
fn letters_reach_people_through_roles_boards_and_fallbacks() {
    let project = Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"Boards\"\n[party.client]\nname = \"Client\"\nfallback = \"pm\"\n[party.vendor]\nname = \"Vendor\"\n",
        ),
        (
            "roles.toml",
            "[role.pm]\nname = \"PM\"\nfilled-by = \"Ana\"\n[role.qa]\nname = \"QA\"\nparty = \"client\"\n[role.dev]\nname = \"Dev\"\nfilled-by = \"Bo\"\n[role.board]\nname = \"Board\"\nmembers = [\"pm\", \"dev\"]\n[role.ops]\nname = \"Operations\"\nfilled-by = \"vendor\"\n[role.open]\nname = \"Open\"\n",
        ),
        (
            "assignments.toml",
            "[responsibility.x]\nname = \"Approve\"\nA = \"board\"\nR = \"qa\"\nI = [\"ops\", \"open\"]\n",
        ),
    ]);
    let path = project.path().to_str().unwrap();
    insta::assert_snapshot!(raci(&["table", path, "--view", "people"]).out);
    insta::assert_snapshot!(raci(&["export", path, "--view", "people", "-o", "-"]).out);
    let outcome = raci(&["export", path, "--view", "people", "--layout", "long", "-o", "-"]);
    assert_eq!((outcome.status, outcome.out.as_str()), (2, ""));
    let long = raci(&["export", path, "--layout", "long", "-o", "-"]).out;
    assert!(long.contains("x,Approve,,board,Board,,A,\"Ana; Bo\"\r\n"), "{long}");
}

#[test]
fn where_a_role_has_a_lead_only_the_lead_owns() {
    let starter = Folder::new(&[]);
    let path = starter.path().to_str().unwrap();
    assert_eq!(raci(&["init", path]).status, 0);
    let out = raci(&["export", path, "--view", "people", "-o", "-"]).out;
    assert!(
        out.starts_with("id,Phase,Responsibility,Ana Sousa,Bo Lindqvist,Chidi Okafor\r\n"),
        "{out}"
    );
    assert!(out.contains("Answer incidents,C/I,R/A,R\r\n"), "{out}");
}
