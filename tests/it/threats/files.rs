//! Files that are none, or are elsewhere than they seem.

use super::bounded;
use super::told;
use crate::support::{Folder, raci};

const MARK: (&str, &str) = ("raci.toml", "[project]\nname = \"P\"\n");

#[test]
fn p1_no_pattern_and_no_logo_leads_out_of_the_project() {
    let outside = "[role.secret]\nname = \"Secret\"\n";
    for wanted in [
        "../secret.toml",
        "../*.toml",
        "a/../../secret.toml",
        "/etc/hosts",
        "/etc/*",
        "**/../../*.toml",
    ] {
        let mark = format!(
            "[project]\nname = \"P\"\nfiles = [\"{wanted}\"]\n[style]\nlogo = \"{wanted}\"\n"
        );
        let folder =
            Folder::new(&[("secret.toml", outside), ("in/raci.toml", &mark), ("in/a/b.toml", "")]);
        let run = bounded::run(&folder.join("in"), &["check", "--format", "json"]);
        assert_eq!(run.status, Some(1), "{wanted}: {}", run.err);
        for word in ["Secret", "localhost", "secret.toml\"", "../secret"] {
            let of_pattern = wanted.contains(word.trim_end_matches('"'));
            assert!(of_pattern || !run.out.contains(word), "{wanted}: {}", run.out);
        }
        assert!(run.out.contains("no file of the project matches"), "{wanted}: {}", run.out);
        let table = bounded::run(&folder.join("in"), &["table", "--view", "roles"]);
        assert!(!table.out.contains("Secret"), "{wanted}: {}", table.out);
    }
}

#[test]
#[cfg(unix)]
fn p2_no_link_leads_out_of_the_project() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[
        ("secret.toml", "[role.secret]\nname = \"Secret\"\n"),
        ("in/raci.toml", MARK.1),
    ]);
    symlink("/etc/hosts", folder.join("in/roles.toml")).unwrap();
    std::fs::create_dir(folder.join("in/assignments")).unwrap();
    symlink("../../secret.toml", folder.join("in/assignments/a.toml")).unwrap();
    symlink("/etc", folder.join("in/people")).unwrap();
    let run = bounded::check(&Folder::new(&[MARK]));
    assert_eq!(run.status, Some(0));
    let run = bounded::run(&folder.join("in"), &["check", "--format", "json"]);
    assert_eq!(run.status, Some(1), "{}", run.err);
    assert_eq!(
        run.out.matches("it is a link that leads out of the project").count(),
        2,
        "{}",
        run.out
    );
    assert!(!run.out.contains("Secret") && !run.out.contains("localhost"), "{}", run.out);
}

#[test]
#[cfg(unix)]
fn p2_no_logo_is_a_link_that_leads_out_of_the_project() {
    let logo = crate::support::package().join("examples/commerce-release/logo.png");
    let mark = "[project]\nname = \"P\"\n[style]\nlogo = \"logo.png\"\n";
    let folder = Folder::new(&[("in/raci.toml", mark)]);
    std::fs::copy(logo, folder.join("secret.png")).unwrap();
    std::os::unix::fs::symlink("../secret.png", folder.join("in/logo.png")).unwrap();
    let run = bounded::run(&folder.join("in"), &["export", "--format", "html", "-o", "-"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    assert!(!run.out.contains("data:image"), "the picture is in the page");
    let run = bounded::run(&folder.join("in"), &["check", "--format", "short"]);
    assert!(run.out.contains("raci.toml:4:8: error["), "{}", run.out);
}

#[test]
#[cfg(unix)]
fn p3_links_in_a_circle_end() {
    use std::os::unix::fs::symlink;
    let project = Folder::new(&[MARK, ("assignments/a.toml", ""), ("roles/b.toml", "")]);
    symlink("..", project.join("assignments/loop")).unwrap();
    symlink(".", project.join("roles/loop")).unwrap();
    symlink("self.toml", project.join("roles/self.toml")).unwrap();
    let run = bounded::check(&project);
    assert_eq!(run.out.matches(": error[").count(), 1, "{}", run.out);
    assert!(run.out.contains("roles/self.toml:1:1: error[unreadable]"), "{}", run.out);
    let run = bounded::run(project.path(), &["check", "."]);
    assert_eq!(run.status, Some(1), "{}", run.err);
}

#[test]
#[cfg(unix)]
fn p4_a_pipe_is_not_waited_for() {
    let project = Folder::new(&[MARK]);
    for name in ["roles.toml", "logo.png", "foreign.csv"] {
        let made = std::process::Command::new("mkfifo").arg(project.join(name)).status().unwrap();
        assert!(made.success());
    }
    project.write("raci.toml", "[project]\nname = \"P\"\n[style]\nlogo = \"logo.png\"\n");
    let run = bounded::check(&project);
    assert!(
        run.out.contains(
            "roles.toml:1:1: error[unreadable]: this file cannot be read: it is not a regular file"
        ),
        "{}",
        run.out
    );
    let run = bounded::run(project.path(), &["import", "foreign.csv", "-o", "new"]);
    assert_eq!(run.status, Some(2), "{}", run.out);
    // An output that is there is compared with every input.
    for _ in 0..2 {
        let run = bounded::run(project.path(), &["check", "--output", "out.txt"]);
        assert_eq!(run.status, Some(1), "{}", run.err);
    }
    // The mark itself.
    let folder = Folder::new(&[]);
    assert!(
        std::process::Command::new("mkfifo")
            .arg(folder.join("raci.toml"))
            .status()
            .unwrap()
            .success()
    );
    let run = bounded::run(folder.path(), &["check", "--format", "short"]);
    assert_eq!(run.status, Some(1), "{}", run.err);
    assert!(run.out.contains("error[unreadable]"), "{}", run.out);
}

#[test]
#[cfg(target_os = "linux")]
fn p5_a_device_is_not_read() {
    let project = Folder::new(&[MARK]);
    std::os::unix::fs::symlink("/dev/null", project.join("roles.toml")).unwrap();
    let run = bounded::check(&project);
    assert!(run.out.contains("roles.toml:1:1: error[unreadable]"), "{}", run.out);
    let run = bounded::run(project.path(), &["import", "/dev/null", "-o", "new"]);
    assert_eq!(run.status, Some(2), "{}", run.out);
    assert!(run.err.contains("it is not a regular file"), "{}", run.err);
    assert!(!project.join("new").exists());
}

#[test]
fn p9_what_is_no_utf_8_is_said_with_its_byte() {
    let cases: [(&[u8], &str, &str); 4] = [
        (b"[role.a]\nname = \"Caf\xe9\"\n", "roles.toml:2:12", "its byte 21 is 0xE9"),
        (b"\xff\xfe[\0", "roles.toml:1:1", "its byte 1 is 0xFF"),
        (b"\xfe\xff\0[", "roles.toml:1:1", "its byte 1 is 0xFE"),
        (b"# \xed\xa0\x80\n", "roles.toml:1:3", "its byte 3 is 0xED"),
    ];
    for (bytes, place, words) in cases {
        let project = Folder::new(&[MARK]);
        project.write("roles.toml", bytes);
        let told = told(&project);
        let right = |line: &&String| {
            line.starts_with(&format!("{place}: error[unreadable]")) && line.contains(words)
        };
        assert_eq!(told.iter().filter(right).count(), 1, "{told:?}");
        let out = raci(&["check", project.path().to_str().unwrap()]).out;
        assert_eq!(out.contains("it is UTF-16"), bytes.len() == 4, "{out}");
    }
}

#[test]
fn p10_marks_of_order_line_ends_and_controls() {
    let fine = [
        "\u{feff}[role.a]\nname = \"A\"\nnam = 1\n",
        "[role.a]\r\nname = \"A\"\r\nnam = 1\r\n",
        "\u{feff}[role.a]\r\nname = \"A\"\r\nnam = 1",
    ];
    for text in fine {
        let project = Folder::new(&[MARK, ("roles.toml", text)]);
        let told = told(&project);
        assert!(
            told.iter().any(|line| line.starts_with("roles.toml:3:1: error[unknown-key]")),
            "{text:?}: {told:?}"
        );
        assert!(
            told.iter().any(|line| line.starts_with("roles.toml:1:7: warning[idle-role]")),
            "{text:?}: {told:?}"
        );
    }
    for text in [
        "a = 1\n\u{feff}b = 2\n",
        "a = 1\rb = 2\n",
        "a\0 = 1\n",
        "# \0\n",
        "a = \"\u{7f}\"\n",
        "# \u{7f}\n",
    ] {
        let project = Folder::new(&[MARK, ("roles.toml", text)]);
        let told = told(&project);
        assert!(told.iter().any(|line| line.contains("error[syntax]")), "{text:?}: {told:?}");
    }
}

#[test]
fn p11_a_file_that_differs_by_case_is_told() {
    let project = Folder::new(&[MARK, ("roles.toml", "")]);
    project.write("Roles.toml", "[role.a]\nname = \"A\"\n");
    if std::fs::read_to_string(project.join("roles.toml")).unwrap().is_empty() {
        let outcome = raci(&["check", project.path().to_str().unwrap()]);
        let all = format!("{}{}", outcome.out, outcome.err);
        assert!(all.contains("Roles.toml"), "{all}");
    }
}
