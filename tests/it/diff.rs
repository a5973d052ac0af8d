//! `raci diff`: real differences of two states, none where there are none, and the same from either side.
use std::path::Path;
use std::process::Command;

use crate::support::{Folder, Outcome, copy_of, package, raci};
use proptest::prelude::*;
use raci::diff;
use raci::diff::{Change, Side};
use raci::finding;
use raci::limits::Limits;
use raci::project::{self, Arena, ProjectFiles};
use raci::rules;

/// Puts another text in the place of one that stands in a file.
fn replace(folder: &Folder, path: &str, old: &str, new: &str) {
    let text = std::fs::read_to_string(folder.join(path)).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    folder.write(path, text.replace(old, new));
}

fn diff<S: AsRef<std::ffi::OsStr>>(old: S, new: &Path, more: &[&str]) -> Outcome {
    let mut arguments = vec!["diff".into(), old.as_ref().to_owned(), new.as_os_str().to_owned()];
    arguments.extend(["--today".into(), "2026-11-22".into()]);
    arguments.extend(more.iter().map(Into::into));
    raci(&arguments)
}

/// The example, and a copy of it in which something of every group has changed.
fn changed_example() -> (Folder, Folder) {
    let before = copy_of("examples/order-management");
    let after = copy_of("examples/order-management");
    let rows = |old: &str, new: &str| replace(&after, "assignments/test.toml", old, new);
    rows(
        "A = \"qa-lead\"\nR = \"qa-lead\"\nC = [\"system-integrator\"",
        "A = \"release-manager\"\nR = \"qa-lead\"\nC = [\"system-integrator\"",
    );
    rows(
        "name = \"Manage the first functional tests of the extensions\"",
        "name = \"Manage the tests of the extensions\"",
    );
    rows(
        "C = [\"saas-extensions-support-provider\", \"developer\"]",
        "C = \"saas-extensions-support-provider\"\n",
    );
    rows(
        "I = [\"project-manager\", \"release-manager\", \"qa-manager\"]",
        "I = [\"project-manager\", \"release-manager\", \"qa-manager\", \"developer\"]",
    );
    rows(
        "[responsibility.run-preproduction-scripts]",
        "[responsibility.retire-test-users]\nname = \"Retire the test users\"\nR = \"administrator\"\n\n[responsibility.run-preproduction-scripts]",
    );
    replace(
        &after,
        "roles/client.toml",
        "filled-by = \"Callum Reid\"",
        "filled-by = \"Kenji Morita\"",
    );
    replace(
        &after,
        "roles/client.toml",
        "reports-to = \"project-manager\"\ndeputy = \"technical-lead\"",
        "reports-to = \"subscriber\"",
    );
    replace(
        &after,
        "raci.toml",
        "[policy.vendor-users]",
        "[rules]\nmany-consulted = \"off\"\n[policy.vendor-users]",
    );
    replace(
        &after,
        "raci.toml",
        "require = { I = [\"devops-services\", \"support\"] }",
        "require = { I = [\"support\"] }",
    );
    (before, after)
}

/// What stands in the place of a folder that has another name in every run.
fn without_folders(text: &str, folders: [&Folder; 2]) -> String {
    let shown = |folder: &Folder| {
        let current = std::env::current_dir().unwrap();
        project::discover::shown(folder.path(), &current)
    };
    text.replace(&shown(folders[0]), "OLD").replace(&shown(folders[1]), "NEW")
}

#[test]
fn every_group_of_changes_is_told() {
    let (before, after) = changed_example();
    let outcome = diff(before.path(), after.path(), &[]);
    assert_eq!(outcome.status, 1, "{}", outcome.err);
    insta::assert_snapshot!(without_folders(&outcome.out, [&before, &after]));
}

#[test]
fn a_comment_on_a_pull_request_mentions_nobody() {
    let (before, after) = changed_example();
    replace(
        &after,
        "assignments/test.toml",
        "Retire the test users",
        "Retire @octocat | closes #1 <b>",
    );
    let outcome = diff(before.path(), after.path(), &["--format", "md"]);
    insta::assert_snapshot!(without_folders(&outcome.out, [&before, &after]));
    assert!(!outcome.out.contains("@o") && !outcome.out.contains("#1"));
}

#[test]
fn json_has_every_change_with_its_ids() {
    let (before, after) = changed_example();
    let outcome = diff(before.path(), after.path(), &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(value["same"], false);
    let moved = value["changes"].as_array().unwrap().iter().find(|c| c["kind"] == "moved").unwrap();
    assert_eq!(moved["subject"]["id"], "test-service");
    assert_eq!(
        (&moved["before"][0], &moved["after"][0]),
        (&"qa-lead".into(), &"release-manager".into())
    );
}

#[test]
fn a_page_marks_what_changed_in_the_matrix() {
    let (before, after) = changed_example();
    replace(&after, "assignments/test.toml", "Retire the test users", "<b>x</b>");
    let page = diff(before.path(), after.path(), &["--format", "html"]).out;
    assert!(page.contains("<ins>&lt;b&gt;x&lt;/b&gt;</ins>"));
    assert!(!page.contains("<b>x"));
    assert!(
        page.contains("<td class=\"changed\"><ins>A</ins>")
            || page.contains("<td class=\"changed\">I <ins>A</ins>")
    );
    assert!(page.contains("<td class=\"changed\">R <del>A</del></td>"));
    let same = diff(before.path(), before.path(), &["--format", "html"]).out;
    assert!(!same.contains("class=\"changed\"") && same.contains("No change of ownership"));
}

#[test]
fn the_status_says_whether_something_changed() {
    let (before, after) = changed_example();
    assert_eq!(diff(before.path(), before.path(), &[]).status, 0);
    assert_eq!(diff(before.path(), after.path(), &[]).status, 1);
    assert_eq!(diff(before.path(), after.path(), &["--exit-zero"]).status, 0);
    let missing = diff("no-such-thing", after.path(), &[]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("no-such-thing"), "{}", missing.err);
}

#[test]
fn an_export_of_a_project_says_the_same_as_the_project() {
    for example in
        ["order-management", "gate-review", "operations", "engagement-fr", "commerce-release"]
    {
        let folder = package().join("examples").join(example);
        let made = Folder::new(&[]);
        for ending in ["csv", "md", "html", "xlsx"] {
            let file = made.join(&format!("matrix.{ending}"));
            let export = ["export".as_ref(), folder.as_os_str(), "-o".as_ref(), file.as_os_str()];
            assert_eq!(raci(&export).status, 0);
            let outcome = diff(&file, &folder, &[]);
            assert_eq!(outcome.status, 0, "{example} {ending}\n{}", outcome.out);
        }
    }
}

#[test]
fn a_table_that_has_drifted_is_told_in_its_own_words() {
    let folder = package().join("examples/operations");
    let made = Folder::new(&[]);
    let file = made.join("contract.csv");
    raci(&["export".as_ref(), folder.as_os_str(), "-o".as_ref(), file.as_os_str()]);
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.split_inclusive('\n').nth(2).unwrap().to_owned();
    std::fs::write(&file, text.replace(&line, "")).unwrap();
    let outcome = diff(&file, &folder, &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(value["changes"].as_array().unwrap().len(), 1, "{}", outcome.out);
    assert_eq!(value["changes"][0]["kind"], "added");
    assert!(line.contains(value["changes"][0]["subject"]["name"].as_str().unwrap()));
}

#[test]
fn what_has_another_id_and_another_name_is_recognised_by_its_words_and_letters() {
    let roles = "[role.a]\nname=\"Lead\"\n[role.b]\nname=\"Team\"\n[role.c]\nname=\"Board\"\n";
    let project = |rows: &str| {
        Folder::new(&[("raci.toml", &format!("[project]\nname = \"P\"\n{roles}{rows}"))])
    };
    let before = project(
        "[responsibility.plan]\nname=\"Plan the load tests\"\nA=\"a\"\nR=\"b\"\nC=\"c\"\n\
         [responsibility.budget]\nname=\"Approve the budget\"\nA=\"c\"\nR=\"a\"\n",
    );
    let after = project(
        "[responsibility.prepare]\nname=\"Prepare the load tests\"\nA=\"a\"\nR=\"b\"\nC=\"c\"\n\
         [responsibility.hire]\nname=\"Hire a trainer\"\nA=\"c\"\nR=\"a\"\n",
    );
    let told: Vec<String> =
        changes(&before, &after).into_iter().map(|change| change.text).collect();
    let expected = [
        "\"Plan the load tests\" is now called \"Prepare the load tests\"",
        "\"Hire a trainer\" is new: A \"Board\", R \"Lead\"",
        "\"Approve the budget\" is gone: it had A \"Board\", R \"Lead\"",
    ];
    assert_eq!(told, expected);
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=x", "-c", "user.email=x@example", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn revisions_are_read_from_git() {
    let repository =
        Folder::new(&[("projects/raci.toml", "[project]\nname = \"P\"\nfiles = [\"x/*.raci\"]\n")]);
    repository.write("projects/x/a.raci", "[role.a]\nname=\"A\"\n[role.b]\nname=\"B\"\n[responsibility.r]\nname=\"Row\"\nA=\"a\"\nR=\"b\"\n");
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-qm", "one"]);
    git(repository.path(), &["tag", "v1"]);
    let rows = |text: &str, new: &str| replace(&repository, "projects/x/a.raci", text, new);
    rows("A=\"a\"\nR=\"b\"", "A=\"b\"\nR=\"a\"");
    let project = repository.join("projects");
    let working = diff("v1", &project, &[]);
    assert_eq!(working.status, 1, "{}", working.err);
    assert!(working.out.contains("A of \"Row\" moved from \"A\" to \"B\""), "{}", working.out);
    assert_eq!(diff("HEAD", &project, &[]).out.replace("HEAD", "v1"), working.out);
    git(repository.path(), &["commit", "-qam", "two"]);
    assert_eq!(diff("HEAD", &project, &[]).status, 0);
    for range in ["v1..HEAD", "v1..", "v1...HEAD"] {
        let outcome = diff(range, &project, &[]);
        assert_eq!(outcome.status, 1, "{range} {}", outcome.err);
        assert!(outcome.out.contains("A of \"Row\" moved from \"A\" to \"B\""));
    }
    assert_eq!(diff("v2", &project, &[]).status, 2);
    assert_eq!(diff("--output=x", &project, &[]).status, 2);
}

#[test]
fn a_repository_runs_nothing_and_leads_nowhere() {
    let repository = copy_of("examples/operations");
    let marker = repository.join("was-run");
    let run = format!("touch {}", marker.display());
    git(repository.path(), &["init", "-q"]);
    std::os::unix::fs::symlink("/etc", repository.join("assignments/outside")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", repository.join("assignments/host.toml")).unwrap();
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-qm", "one"]);
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "filter.x.smudge",
        "core.editor",
    ] {
        git(repository.path(), &["config", key, &run]);
    }
    git(repository.path(), &["config", "filter.x.clean", &run]);
    std::fs::write(repository.join(".git/info/attributes"), "*.toml filter=x\n").unwrap();
    let outcome = diff("HEAD", repository.path(), &[]);
    assert!(!marker.exists());
    assert_eq!(outcome.status, 0, "{}{}", outcome.out, outcome.err);
}

#[test]
fn what_could_not_be_read_is_told_in_every_format() {
    let before = copy_of("examples/operations");
    let after = copy_of("examples/operations");
    after.write("assignments/zz.toml", "oops = [\n");
    for (format, said) in [
        ("text", "Not everything in"),
        ("md", "**Not everything in"),
        ("html", "<strong>Not everything in"),
        ("json", "\"complete\": false"),
    ] {
        let outcome = diff(before.path(), after.path(), &["--format", format]);
        assert!(outcome.out.contains(said), "{format}: {}", outcome.out);
    }
    assert!(
        diff(before.path(), before.path(), &["--format", "json"])
            .out
            .contains("\"complete\": true")
    );
}

#[test]
fn a_second_owner_is_no_move() {
    let project = |owners: &str| {
        let rows = format!(
            "[role.a]\nname=\"Lead\"\n[role.b]\nname=\"Team\"\n[responsibility.r]\nname=\"Row\"\nR=\"b\"\nA={owners}\n"
        );
        Folder::new(&[("raci.toml", &format!("[project]\nname = \"P\"\n{rows}"))])
    };
    let (one, two) = (project("\"a\""), project("[\"a\", \"b\"]"));
    assert_eq!(changes(&one, &two)[0].text, "\"Team\" now owns \"Row\" too, beside \"Lead\"");
    assert_eq!(changes(&two, &one)[0].text, "\"Team\" no longer owns \"Row\"; \"Lead\" still does");
}

#[test]
fn a_submodule_is_no_missing_folder() {
    let inner = Folder::new(&[("a.toml", "")]);
    git(inner.path(), &["init", "-q"]);
    git(inner.path(), &["add", "."]);
    git(inner.path(), &["commit", "-qm", "one"]);
    for (at, status) in [("assignments/more", 2), ("vendor", 0)] {
        let outer = copy_of("examples/operations");
        git(outer.path(), &["init", "-q"]);
        let inner = inner.path().to_str().unwrap();
        git(
            outer.path(),
            &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, at],
        );
        git(outer.path(), &["add", "."]);
        git(outer.path(), &["commit", "-qm", "one"]);
        let outcome = diff("HEAD", outer.path(), &[]);
        assert_eq!(outcome.status, status, "{at}: {}{}", outcome.out, outcome.err);
    }
}

#[test]
fn what_git_has_of_a_project_is_bounded_to_its_folder() {
    let repository = Folder::new(&[
        ("a/raci.toml", "[project]\nname = \"A\"\n"),
        ("b/raci.toml", "[project]\nname = \"B\"\n"),
    ]);
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "a"]);
    git(repository.path(), &["commit", "-qm", "one"]);
    let outcome = diff("HEAD", &repository.join("b"), &[]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("has no raci.toml"), "{}", outcome.err);
}

#[test]
fn a_folder_that_a_revision_lacks_is_told_as_it_was_named() {
    let repository = Folder::new(&[
        ("a/raci.toml", "[project]\nname = \"A\"\n"),
        ("b/raci.toml", "[project]\nname = \"B\"\n"),
        ("b/assignments/x.toml", ""),
    ]);
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "a"]);
    git(repository.path(), &["commit", "-qm", "one"]);
    let told = |folder: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
        let output = command.current_dir(repository.join(folder)).arg("diff").args(arguments);
        let output = output.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let err = String::from_utf8(output.stderr).unwrap();
        err.lines().next().unwrap().to_owned()
    };
    let whole = repository.join("b");
    let whole = whole.to_str().unwrap();
    for (folder, arguments, path) in [
        ("b", &["HEAD"][..], "this folder"),
        ("b", &["HEAD..HEAD"], "this folder"),
        ("b", &["HEAD", "."], "this folder"),
        ("b/assignments", &["HEAD"], "the folder .."),
        (".", &["HEAD", "b"], "the folder b"),
        ("a", &["HEAD", "../b"], "the folder ../b"),
        ("a", &["HEAD", whole], &format!("the folder {whole}")),
    ] {
        let expected = format!("error: the revision \"HEAD\" has no raci.toml in {path}");
        assert_eq!(told(folder, arguments), expected, "{folder} {arguments:?}");
    }
}

#[test]
fn a_repository_is_the_one_around_the_folder_whatever_hook_asks() {
    let repository = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Top\"\n"),
        ("a/raci.toml", "[project]\nname = \"A\"\n[role.x]\nname = \"X\"\n"),
    ]);
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-qm", "one"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_raci"));
    command.current_dir(repository.path()).args(["diff", "HEAD", "a"]);
    let output = command.env("GIT_DIR", repository.join(".git")).output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(out, "No change of ownership from HEAD to a\n");
}

#[test]
fn revisions_need_no_files_beside_them() {
    let repository = Folder::new(&[("raci.toml", "[project]\nname = \"P\"\n")]);
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "."]);
    git(repository.path(), &["commit", "-qm", "one"]);
    git(repository.path(), &["tag", "v1"]);
    repository.write("raci.toml", "[project]\nname = \"P\"\n[role.x]\nname = \"X\"\n");
    git(repository.path(), &["commit", "-qam", "two"]);
    let bare = Folder::new(&[]);
    git(bare.path(), &["clone", "-q", "--bare", repository.path().to_str().unwrap(), "."]);
    for folder in [repository.path(), bare.path()] {
        let _ = std::fs::remove_file(folder.join("raci.toml"));
        let outcome = diff("v1..HEAD", folder, &[]);
        assert_eq!(outcome.status, 1, "{}", outcome.err);
        assert!(outcome.out.contains("the role \"X\" is new"), "{}", outcome.out);
    }
    let outcome = diff("^v1..HEAD", bare.path(), &[]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("there is no folder, file or revision \"^v1\""));
}

#[test]
fn what_escapes_a_policy_is_told() {
    let project = "[project]\nname = \"P\"\n\
        [policy.told]\ntitle = \"Releases are told\"\nselect = { tags = [\"release\"] }\nrequire = { I = [\"b\"] }\n\
        [policy.front]\ntagged = { R = \"front\" }\n\
        [role.a]\nname = \"Dev\"\ntags = [\"front\", \"idle\"]\n[role.b]\nname = \"Desk\"\n\
        [responsibility.r]\nname = \"Release\"\ntags = [\"release\"]\nA = \"a\"\nR = \"a\"\nI = \"b\"\n\
        [responsibility.s]\nname = \"Second\"\ntags = [\"release\"]\nA = \"a\"\nR = \"a\"\nI = \"b\"\n";
    let old = Folder::new(&[("raci.toml", project)]);
    let new = Folder::new(&[("raci.toml", project)]);
    replace(&new, "raci.toml", "\"Release\"\ntags = [\"release\"]", "\"Release\"");
    replace(&new, "raci.toml", "[\"front\", \"idle\"]", "[]");
    replace(&new, "raci.toml", "Releases are told", "Nobody is told");
    let told: Vec<String> = changes(&old, &new)
        .into_iter()
        .filter(|change| change.group == raci::diff::Group::Rules)
        .map(|change| change.text)
        .collect();
    let expected = [
        "the title of the policy told is \"Nobody is told\" instead of \"Releases are told\"",
        "\"Release\" is no longer tagged \"release\"",
        "\"Dev\" is no longer tagged \"front\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn another_level_of_a_policy_is_one_change() {
    let project = "[project]\nname = \"P\"\n[policy.told]\ntitle = \"Releases are told\"\n\
        require = { I = [\"b\"] }\n[role.b]\nname = \"Desk\"\n";
    let old = Folder::new(&[("raci.toml", project)]);
    let new = Folder::new(&[("raci.toml", project)]);
    replace(&new, "raci.toml", "require", "level = \"warn\"\nrequire");
    let told = changes(&old, &new);
    let [change] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(change.text, "the policy told is warn instead of error");
    assert_eq!(change.kind, raci::diff::Kind::Changed);
    assert_eq!(
        (change.before.as_slice(), change.after.as_slice()),
        (&["error".to_owned()][..], &["warn".to_owned()][..])
    );
}

#[test]
fn a_letter_that_is_given_another_meaning_is_told() {
    let project = "[project]\nname = \"P\"\nmodel = \"own\"\n[model.own]\nname = \"Own\"\n\
        [model.own.letter.R]\nword = \"Responsible\"\nmeaning = \"does the work\"\ncount = \"1..\"\n\
        [model.own.letter.A]\nword = \"Accountable\"\nmeaning = \"answers for it\"\ncount = \"1\"\nowner = true\n";
    let old = Folder::new(&[("raci.toml", project)]);
    let new = Folder::new(&[("raci.toml", project)]);
    replace(&new, "raci.toml", "Accountable", "Assisting");
    replace(&new, "raci.toml", "answers for it", "is told of it");
    let told: Vec<String> = changes(&old, &new).into_iter().map(|change| change.text).collect();
    let expected = [
        "the letter A stands for \"Assisting\" instead of \"Accountable\"",
        "the letter A means \"is told of it\" instead of \"answers for it\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn no_change_of_owner_hides_behind_a_long_name() {
    let project = "[project]\nname = \"P\"\n[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n\
        [responsibility.r]\nname = \"First\"\nA = \"a\"\nR = \"a\"\n\
        [responsibility.s]\nname = \"Second\"\nA = \"a\"\nR = \"a\"\n";
    let old = Folder::new(&[("raci.toml", project)]);
    let new = Folder::new(&[("raci.toml", &project.replace("A = \"a\"", "A = \"b\""))]);
    replace(&new, "raci.toml", "First", &"é".repeat(100_000));
    let outcome = diff(old.path(), new.path(), &["--format", "md"]);
    let moved = outcome.out.lines().filter(|line| line.ends_with("moved from \"A\" to \"B\""));
    assert_eq!(moved.count(), 2, "{}", outcome.out);
    assert!(outcome.out.len() < 60_000);
}

#[test]
fn no_name_turns_the_reading_order_around() {
    let project = "[project]\nname = \"P\"\n[role.a]\nname = \"A\\u202eB\"\n[role.b]\nname = \"B\\u2028C\"\n\
        [responsibility.r]\nname = \"Row\"\nA = \"a\"\nR = \"a\"\n";
    let old = Folder::new(&[("raci.toml", project)]);
    let new = Folder::new(&[("raci.toml", &project.replace("A = \"a\"", "A = \"b\""))]);
    for format in ["text", "md", "json", "html"] {
        let outcome = diff(old.path(), new.path(), &["--format", format]);
        assert_eq!(outcome.status, 1, "{}", outcome.err);
        assert!(!outcome.out.contains(['\u{202e}', '\u{2028}']), "{format}");
    }
}

const ROLES: [&str; 4] = ["a", "b", "c", "d"];
const PEOPLE: [&str; 3] = ["Ana Sousa", "Bo Chen", "Cy Diaz"];

/// A project in the making: each part is a table of a file, so that they can be shuffled.
#[derive(Debug, Clone)]
struct Made {
    tables: Vec<String>,
}

fn made() -> impl Strategy<Value = Made> {
    let role = (proptest::sample::subsequence(PEOPLE.to_vec(), 0..=2), 0..5_usize, any::<bool>());
    let roles = proptest::collection::vec((any::<bool>(), role), ROLES.len());
    let holders = proptest::sample::subsequence(ROLES.to_vec(), 0..=2);
    let row =
        (any::<bool>(), 0..3_usize, 0..3_usize, proptest::collection::vec(holders, 4), 0..4_usize);
    let rows = proptest::collection::vec(row, 5);
    let policy = (any::<bool>(), any::<bool>());
    (roles, rows, policy).prop_map(|(roles, rows, (policy, strict))| {
        let mut tables: Vec<String> = ["Build", "Run"]
            .iter()
            .map(|phase| format!("[phase.{}]\nname = \"{phase}\"\n", phase.to_lowercase()))
            .collect();
        for (at, (_, (people, reports, required))) in roles.iter().enumerate() {
            let id = ROLES[at];
            let filled: Vec<String> = people.iter().map(|name| format!("\"{name}\"")).collect();
            let mut table = format!(
                "[role.{id}]\nname = \"Role {id}\"\nfilled-by = [{}]\nrequired = {required}\n",
                filled.join(", ")
            );
            if let Some(other) = ROLES.get(*reports).filter(|_| *reports < at) {
                table.push_str(&format!("reports-to = \"{other}\"\n"));
            }
            tables.push(table);
        }
        for (at, (there, phase, name, holders, next)) in rows.iter().enumerate() {
            if !there {
                continue;
            }
            let mut table = format!(
                "[responsibility.r{at}]\nname = \"Task {at} {}\"\n",
                ["first", "second", "third"][*name]
            );
            if let Some(phase) = ["build", "run"].get(*phase) {
                table.push_str(&format!("phase = \"{phase}\"\n"));
            }
            for (letter, holders) in ["R", "A", "C", "I"].iter().zip(holders) {
                let holders: Vec<String> =
                    holders.iter().map(|role| format!("\"{role}\"")).collect();
                if !holders.is_empty() {
                    table.push_str(&format!("{letter} = [{}]\n", holders.join(", ")));
                }
            }
            if rows.get(*next).is_some_and(|row| row.0) && *next != at {
                table.push_str(&format!("leads-to = [\"r{next}\"]\n"));
            }
            tables.push(table);
        }
        if policy {
            let roles = if strict { "[\"a\", \"b\"]" } else { "\"a\"" };
            tables.push(format!("[policy.told]\nrequire = {{ I = {roles} }}\nlevel = \"warn\"\n"));
        }
        Made { tables }
    })
}

impl Made {
    fn folder(&self, order: &[usize]) -> Folder {
        let tables: Vec<&str> = order.iter().map(|at| self.tables[*at].as_str()).collect();
        Folder::new(&[("raci.toml", &format!("[project]\nname = \"P\"\n{}", tables.concat()))])
    }

    fn written(&self) -> Folder {
        self.folder(&(0..self.tables.len()).collect::<Vec<_>>())
    }
}

fn changes(old: &Folder, new: &Folder) -> Vec<Change> {
    let arena = Arena::default();
    let (one, other) = (open(old, &arena), open(new, &arena));
    let (before, after) = (project::read(&one, &arena), project::read(&other, &arena));
    let judged = |reading: &project::Reading<'_>| {
        let mut findings = reading.findings.clone();
        findings.extend(rules::run(&reading.project, None));
        finding::sort(&mut findings);
        findings
    };
    let (found_before, found_after) = (judged(&before), judged(&after));
    let side = |project, findings, sources| Side {
        project,
        findings,
        sources,
        label: "x",
        is_table: false,
    };
    diff::compare(
        side(&before.project, &found_before, &one.sources),
        side(&after.project, &found_after, &other.sources),
    )
}

fn open<'a>(folder: &Folder, arena: &'a Arena) -> ProjectFiles<'a> {
    ProjectFiles::open(folder.path(), folder.path(), &Limits::default(), arena).unwrap()
}

/// What a change is, without its words, as seen from the one side or from the other.
fn essence(change: &Change, mirrored: bool) -> String {
    let kind = if mirrored { change.kind.mirrored() } else { change.kind };
    let (mut before, mut after) = (change.before.clone(), change.after.clone());
    before.sort();
    after.sort();
    let mut is = change.subject.id.clone();
    let mut was = change.subject.was.clone().unwrap_or_else(|| is.clone());
    if mirrored {
        std::mem::swap(&mut before, &mut after);
        std::mem::swap(&mut was, &mut is);
    }
    let (group, letter) = (change.group, change.letter);
    format!("{group:?} {kind:?} {} {was} {is} {letter:?} {before:?} {after:?}", change.subject.kind)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_differs_from_itself_in_whatever_order((made, order) in made().prop_flat_map(|made| {
        let order: Vec<usize> = (0..made.tables.len()).collect();
        (Just(made), Just(order).prop_shuffle())
    })) {
        let written = made.written();
        prop_assert_eq!(changes(&written, &written), Vec::new());
        prop_assert_eq!(changes(&written, &made.folder(&order)), Vec::new());
    }

    #[test]
    fn either_side_tells_the_same(old in made(), new in made()) {
        let (old, new) = (old.written(), new.written());
        let mut there: Vec<String> = changes(&old, &new).iter().map(|c| essence(c, false)).collect();
        let mut back: Vec<String> = changes(&new, &old).iter().map(|c| essence(c, true)).collect();
        there.sort();
        back.sort();
        prop_assert_eq!(there, back);
    }
}
