//! What is written: never over a file that is read, never half, and the same wherever and whenever it is written.

use std::process::{Command, Stdio};
use std::time::Duration;

use raci::export::Format;

use super::bounded;
use crate::support::{Folder, copy_of, raci};

/// The names of all export formats.
fn formats() -> Vec<&'static str> {
    Format::all().iter().map(|format| format.name()).collect()
}

fn small() -> Folder {
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"P\"\n"),
        ("roles.toml", "[role.a]\nname = \"A\"\n"),
        ("assignments.toml", "[responsibility.t]\nname = \"T\"\nA = \"a\"\nR = \"a\"\n"),
    ])
}

/// The names in a folder, hidden ones too.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
#[cfg(unix)]
fn p12_nothing_is_written_over_what_is_read() {
    let project = small();
    std::fs::hard_link(project.join("roles.toml"), project.join("hard.csv")).unwrap();
    std::os::unix::fs::symlink("roles.toml", project.join("soft.csv")).unwrap();
    let before = std::fs::read(project.join("roles.toml")).unwrap();
    let path = project.path().to_str().unwrap();
    for format in formats() {
        for target in
            ["roles.toml", "hard.csv", "soft.csv", "./assignments/../roles.toml", "new.TOML"]
        {
            let file = project.join(target);
            let outcome = raci(&["export", path, "--format", format, "-o", file.to_str().unwrap()]);
            assert_eq!(outcome.status, 2, "{format} to {target}");
            assert!(outcome.err.starts_with("error: "), "{}", outcome.err);
        }
    }
    for format in ["json", "sarif", "junit"] {
        let target = format!("{format}={}", project.join("hard.csv").display());
        assert_eq!(raci(&["check", path, "--format", &target]).status, 2, "{format}");
    }
    assert_eq!(std::fs::read(project.join("roles.toml")).unwrap(), before);
    let listed = ["assignments.toml", "hard.csv", "raci.toml", "roles.toml", "soft.csv"];
    assert_eq!(names(&project), listed);
}

#[test]
#[cfg(target_os = "linux")]
fn p13_a_full_disk_fails_every_format() {
    let project = small();
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let status = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_raci");
        let output = Command::new(program)
            .args(arguments)
            .current_dir(project.path())
            .stdout(full())
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for format in formats() {
        for target in ["-", "/dev/full"] {
            let (status, err) = status(&["export", "--format", format, "-o", target]);
            assert_eq!(status, Some(2), "{format} to {target}: {err}");
            assert!(err.contains("the disk is full"), "{format} to {target}: {err}");
        }
    }
    project.write("roles.toml", "[role.b]\nname = \"B\"\n");
    for format in super::REPORTS {
        assert_eq!(status(&["check", "--format", format]).0, Some(2), "{format}");
    }
    for arguments in
        [&["schema"][..], &["man"], &["completions", "bash"], &["explain"], &["explain", "unowned"]]
    {
        assert_eq!(status(arguments).0, Some(2), "{arguments:?}");
    }
}

#[test]
#[cfg(unix)]
fn p14_a_reader_who_goes_away_is_no_mistake() {
    let project = copy_of("examples/order-management");
    let program = env!("CARGO_BIN_EXE_raci");
    for arguments in [
        "check",
        "table",
        "export -o -",
        "export --format html -o -",
        "export --format xlsx -o -",
        "explain",
        "schema",
    ] {
        let line =
            format!("{{ \"$0\" {arguments}; echo \"status $?\" >&2; }} | head -c 1 > /dev/null");
        let output = Command::new("sh")
            .args(["-c", &line, program])
            .current_dir(project.path())
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(err.lines().last(), Some("status 0"), "{arguments}: {err}");
        assert!(!err.contains("panic"), "{arguments}: {err}");
    }
}

#[test]
#[cfg(unix)]
fn p15_an_export_that_is_ended_leaves_the_old_file() {
    let row = |n: usize| format!("[responsibility.r{n}]\nname = \"R {n}\"\nA = \"a\"\nR = \"a\"\n");
    let project = small();
    project.write("assignments.toml", (0..2_000).map(row).collect::<String>());
    project.write("out.html", "old");
    // Long enough at last to write the whole file.
    let mut new = 0;
    for milliseconds in (0..10).map(|n| n * n * 5).chain([20_000]) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_raci"))
            .args(["export", "-o", "out.html"])
            .current_dir(project.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..=milliseconds {
            std::thread::sleep(Duration::from_millis(1));
            if child.try_wait().unwrap().is_some() {
                break;
            }
        }
        // On a process that has ended this does nothing.
        child.kill().unwrap();
        child.wait().unwrap();
        let written = std::fs::read_to_string(project.join("out.html")).unwrap();
        assert!(
            written == "old" || written.trim_end().ends_with("</html>"),
            "after {milliseconds} ms"
        );
        new += usize::from(written != "old");
    }
    assert!(new > 0, "nothing was ever written");
}

#[test]
#[cfg(unix)]
fn p16_permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = small();
    let target = project.join("kept.csv");
    std::fs::write(&target, "old").unwrap();
    for mode in [0o600, 0o644, 0o664] {
        std::fs::set_permissions(&target, std::fs::Permissions::from_mode(mode)).unwrap();
        let link = project.join("link.csv");
        let _ = std::fs::remove_file(&link);
        symlink("kept.csv", &link).unwrap();
        let outcome =
            raci(&["export", project.path().to_str().unwrap(), "-o", link.to_str().unwrap()]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(target.metadata().unwrap().permissions().mode() & 0o777, mode);
        assert!(std::fs::read_to_string(&target).unwrap().starts_with("id,"));
    }
}

#[test]
fn p17_time_place_and_locale_change_no_byte() {
    let project = copy_of("examples/commerce-release");
    let export = |format: &str, elsewhere: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
        command.args(["export", "--format", format, "-o", "-"]).current_dir(project.path());
        command.env_clear().envs(elsewhere.iter().copied());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{format}");
        output.stdout
    };
    let formats = formats();
    let here: Vec<Vec<u8>> = formats.iter().map(|format| export(format, &[])).collect();
    // The dates of packages have steps of two seconds.
    std::thread::sleep(Duration::from_millis(2_100));
    let elsewhere = [
        ("TZ", "Asia/Tokyo"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "tr_TR.UTF-8"),
        ("COLUMNS", "20"),
    ];
    for (format, first) in formats.iter().zip(&here) {
        assert!(export(format, &elsewhere) == *first, "{format} is not the same elsewhere");
    }
}

#[test]
fn p17_a_date_that_is_none_is_refused() {
    let project = small();
    for date in ["yesterday", "-1", "1e9", "99999999999999999999"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
        command.args(["export", "--format", "docx", "-o", "out.docx"]).current_dir(project.path());
        let output = command.env("SOURCE_DATE_EPOCH", date).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{date}");
        assert!(!project.join("out.docx").exists());
    }
}

#[test]
fn p18_packages_have_no_clock() {
    let project = small();
    for format in ["xlsx", "docx"] {
        let file = format!("out.{format}");
        let run = bounded::run(project.path(), &["export", "-o", &file]);
        assert_eq!(run.status, Some(0), "{}", run.err);
        let bytes = std::fs::File::open(project.join(&file)).unwrap();
        let mut package = zip::ZipArchive::new(bytes).unwrap();
        assert!(package.len() > 3);
        for position in 0..package.len() {
            let part = package.by_index(position).unwrap();
            let date = part.last_modified().unwrap();
            assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1), "{:?}", part.name());
        }
    }
}
