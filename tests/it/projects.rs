//! Which folder is a project, which files belong to it, and what is said where a file cannot be opened.
use crate::support::{Folder, raci};
use raci::limits::Limits;
use raci::project;
use raci::project::{Arena, ProjectFiles};

const MARK: (&str, &str) = ("raci.toml", "[project]\nname = \"P\"\n");
const ROLES: (&str, &str) = ("roles.toml", "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n");
const ROWS: (&str, &str) =
    ("assignments.toml", "[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"a\"\n");

/// The status of a check, and what it says, with `@` for the folder.
fn check(folder: &Folder, path: &str) -> (u8, String) {
    let path = folder.join(path);
    let outcome = raci(&["check", path.to_str().unwrap(), "--format", "short"]);
    let said = outcome.out + &outcome.err;
    (outcome.status, said.replace(folder.path().to_str().unwrap(), "@"))
}

/// The ids of the roles that a project has.
fn roles(files: &[(&str, &str)]) -> Vec<String> {
    let folder = Folder::new(files);
    let arena = Arena::default();
    let files =
        ProjectFiles::open(folder.path(), folder.path(), &Limits::default(), &arena).unwrap();
    let reading = project::read(&files, &arena);
    reading.project.roles.iter().map(|role| role.id.value.to_owned()).collect()
}

#[test]
fn a_project_is_named_by_its_folder_or_its_raci_toml() {
    let folder = Folder::new(&[MARK, ("roles.toml", "[role.a]\nname = \"A\"\n"), ROWS]);
    let good = (0, "P: no findings in 1 responsibility, 1 role\n".to_owned());
    assert_eq!(check(&folder, "."), good);
    assert_eq!(check(&folder, "raci.toml"), good);
    let (status, said) = check(&folder, "roles.toml");
    assert_eq!(status, 2);
    assert!(said.contains("@/roles.toml is a file, and a project is a folder"), "{said}");
}

#[test]
fn the_project_around_a_folder_is_told() {
    let folder = Folder::new(&[MARK, ("one/two/notes.txt", "")]);
    for (path, around) in [("one", "@/one/.."), ("one/two", "@/one/two/../..")] {
        let (status, said) = check(&folder, path);
        assert_eq!(status, 2);
        assert!(said.contains(&format!("the project around it is {around}\n")), "{said}");
    }
    let (_, said) = check(&Folder::new(&[]), ".");
    assert!(said.contains("start a project there with `raci init @"), "{said}");
}

#[test]
fn a_project_inside_the_folder_is_told_where_one_is_needed() {
    let marks = ["b/raci.toml", "a/deep/raci.toml", "c/raci.toml"];
    let folder = Folder::new(&marks.map(|mark| (mark, MARK.1)));
    let said = raci(&["table", folder.path().to_str().unwrap()]);
    assert_eq!(said.status, 2);
    let inside = folder.join("b");
    let help = format!("name one of the projects in it, as {}\n", inside.display());
    assert!(said.err.contains(&help), "{}", said.err);
}

#[test]
fn a_star_in_a_pattern_stays_in_its_folder_and_two_go_deeper() {
    let role = |id: &str| format!("[role.{id}]\nname = \"Role {id}\"\n");
    let (a, b, c, d) = (role("a"), role("b"), role("c"), role("d"));
    let found = |patterns: &str| {
        let mark = format!("{}files = {patterns}\n", MARK.1);
        roles(&[
            ("raci.toml", &mark),
            ("a.toml", &a),
            ("deep/b.toml", &b),
            ("deep/er/c.toml", &c),
            ("deep/other/raci.toml", MARK.1),
            ("deep/other/d.toml", &d),
        ])
    };
    assert_eq!(found("[\"*.toml\"]"), ["a"]);
    assert_eq!(found("[\"deep/*.toml\"]"), ["b"]);
    assert_eq!(found("[\"*/*.toml\"]"), ["b"]);
    // A folder that a pattern matches is no file, and is looked into.
    assert_eq!(found("[\"*\", \"deep/*\"]"), ["a", "b"]);
    assert_eq!(found("[\"**/*.toml\"]"), ["a", "b", "c"]);
    assert_eq!(found("[\"deep/*/c.toml\"]"), ["c"]);
}

#[test]
fn what_has_nearly_the_name_of_a_file_that_is_read_is_told() {
    let files = [MARK, ROWS, ("roles.toml", "[role.a]\nname = \"A\"\n")];
    let notes = |name: &str, patterns: &str| {
        let folder = Folder::new(&files);
        folder.write("raci.toml", format!("{}{patterns}", MARK.1));
        folder.write(name, "");
        let (_, said) = check(&folder, ".");
        let notes = said.lines().filter(|line| line.contains("is not read"));
        let notes = notes.filter_map(|note| Some(note.split_once("raci.toml: ")?.1));
        notes.collect::<Vec<_>>().join("\n")
    };
    let note = |is: &str, meant: &str| format!("{is} beside it is not read; did you mean {meant}?");
    assert_eq!(notes("role.toml", ""), note("role.toml", "roles.toml"));
    assert_eq!(notes("asignments/x.toml", ""), note("asignments", "assignments/"));
    for other in ["role.txt", "cargo.toml", "notes/role.toml", "roles/x.toml", "people.toml"] {
        assert_eq!(notes(other, ""), "", "{other}");
    }
    // A project that names its files itself means them.
    assert_eq!(notes("role.toml", "files = [\"roles.toml\", \"assignments.toml\"]\n"), "");
}

#[test]
fn what_may_stand_in_a_file_that_cannot_be_opened_is_not_called_missing() {
    let unused = "warning[idle-role]: the role \"B\" is not used anywhere";
    let folder = Folder::new(&[MARK, ROLES, ROWS]);
    assert!(check(&folder, ".").1.contains(unused));
    // A folder with the name of a file is one that cannot be opened.
    folder.write("assignments/more.toml/notes.txt", "");
    let (status, said) = check(&folder, ".");
    assert_eq!(status, 1);
    assert!(said.contains("error[unreadable]: this file cannot be read"), "{said}");
    assert!(said.contains("it is a folder, not a file"), "{said}");
    assert!(said.contains("P: 1 error in 1 responsibility, 2 roles"), "{said}");
}
