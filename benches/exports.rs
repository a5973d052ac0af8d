//! How long the formats take for 100,000 responsibilities and 12 roles, from the model on.
//!
//! `cargo bench --bench exports`
#![allow(missing_docs)]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use raci::export::document::{Document, Names};
use raci::export::{self, Format};
use raci::limits::Limits;
use raci::project::{self, Arena, ProjectFiles};
use raci::view;
use raci::view::selection::{Filters, Selection};
use raci::view::{View, ViewContext, chart};
use support::shape::EXPORTED;

const FORMATS: [(&str, Format); 5] = [
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("md", Format::Md),
    ("html", Format::Html),
    ("xlsx", Format::Xlsx),
];

fn exports(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    if support::write(folder.path(), &support::project::files(&EXPORTED, 0)).is_err() {
        return;
    }
    let (arena, limits) = (Arena::default(), Limits::default());
    let root = folder.path();
    let Ok(files) = ProjectFiles::open(root, root, &limits, &arena) else { return };
    let project = project::read(&files, &arena).project;
    let Ok(selection) = Selection::new(&project, &Filters::default()) else { return };
    let language = project.settings.language;
    let drawing = ViewContext { selection: &selection, findings: &[], language };
    let mut group = criterion.benchmark_group("100,000 rows and 12 roles");
    group.sample_size(10);
    group.bench_function("view", |bencher| bencher.iter(|| view::draw(View::Matrix, drawing)));
    for (name, format) in FORMATS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let document = Document {
                    title: project.settings.name,
                    grids: vec![view::draw(View::Matrix, drawing)],
                    chart: chart::draw(&selection, language),
                    language,
                    style: &project.style,
                    logo: None,
                    names: Names::default(),
                    remarks: Vec::new(),
                    date: None,
                };
                export::write(format, &document, &selection)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, exports);
criterion_main!(benches);
