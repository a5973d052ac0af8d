//! How long the parts of a run take: reading, each rule, each view; for a small project, a middling one and a wide one.
//!
//! `cargo bench --bench parts`, or `cargo bench --bench parts -- "wide.*look-alike"` for some of them.
#![allow(missing_docs)]

mod support;

use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use raci::finding;
use raci::limits::Limits;
use raci::model::Project;
use raci::project::{self, Arena, ProjectFiles};
use raci::report::human::{self, TextStyle};
use raci::rules;
use raci::view;
use raci::view::selection::{Filters, Selection};
use raci::view::{View, ViewContext};
use support::shape::{MIDDLE, SMALL, Shape, WIDE};

fn parts(criterion: &mut Criterion) {
    for (name, shape) in [("small", SMALL), ("middle", MIDDLE), ("wide", WIDE)] {
        let Ok(folder) = tempfile::tempdir() else { return };
        if support::write(folder.path(), &support::project::files(&shape, 0)).is_err() {
            return;
        }
        check(criterion, name, &shape, folder.path());
    }
}

/// From files to a report, step by step.
fn check(criterion: &mut Criterion, name: &str, shape: &Shape, folder: &Path) {
    let (arena, limits) = (Arena::default(), Limits::default());
    let Ok(files) = ProjectFiles::open(folder, folder, &limits, &arena) else { return };
    let reading = project::read(&files, &arena);
    let project = reading.project;
    let mut findings = reading.findings;
    findings.extend(rules::run(&project, None));
    let title = format!("{name}, {} rows and {} roles", shape.rows, shape.roles);
    let mut group = criterion.benchmark_group(title);
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(400));
    group.bench_function("open files", |bencher| {
        bencher.iter(|| ProjectFiles::open(folder, folder, &limits, &Arena::default()).is_ok());
    });
    group.bench_function("read into a model", |bencher| {
        bencher.iter(|| project::read(&files, &Arena::default()).findings.len());
    });
    group.bench_function("all rules", |bencher| bencher.iter(|| rules::run(&project, None)));
    // Those of reading judge nothing.
    for rule in rules::all().filter(|rule| rules::can_be_set(rule) || rule.name == "policy") {
        let label = format!("rule {}", rule.name);
        group.bench_function(label, |bencher| bencher.iter(|| (rule.check)(&project)));
    }
    group.bench_function("sort findings", |bencher| {
        bencher.iter(|| {
            let mut findings = findings.clone();
            finding::sort(&mut findings);
            findings
        });
    });
    group.bench_function("show findings", |bencher| {
        bencher.iter(|| human::findings(&findings, &files.sources, TextStyle::Excerpts, false));
    });
    group.finish();
    views(criterion, name, &project);
}

fn views(criterion: &mut Criterion, name: &str, project: &Project<'_>) {
    let Ok(selection) = Selection::new(project, &Filters::default()) else { return };
    let language = project.settings.language;
    let drawing = ViewContext { selection: &selection, findings: &[], language };
    let mut group = criterion.benchmark_group(format!("{name}, views"));
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(100)).measurement_time(Duration::from_millis(400));
    for view in View::ALL {
        group.bench_function(view.name(), |bencher| bencher.iter(|| view::draw(view, drawing)));
    }
    group.finish();
}

criterion_group!(benches, parts);
criterion_main!(benches);
