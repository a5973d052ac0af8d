//! How long it takes to take over 100,000 responsibilities: a workbook of some 20 MB, and the same as separated values.
//!
//! `cargo bench --bench import`
#![allow(missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use raci::import::{Options, import, write};

/// A workbook in which every role takes part in every row.
fn workbook(rows: u32, roles: u16) -> Option<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().ok()?;
    sheet.write_string(0, 0, "Activity").ok()?;
    for role in 1..=roles {
        sheet.write_string(0, role, format!("Role number {role}")).ok()?;
    }
    for row in 1..=rows {
        sheet.write_string(row, 0, format!("Plan, review and hand over part {row}")).ok()?;
        let owner = row % u32::from(roles);
        for role in 0..roles {
            let others = ["R", "C", "I", "I"][usize::from(role % 4)];
            let letter = if u32::from(role) == owner { "A" } else { others };
            sheet.write_string(row, role + 1, letter).ok()?;
        }
    }
    book.save_to_buffer().ok()
}

fn imports(criterion: &mut Criterion) {
    let Some(large) = workbook(100_000, 60) else { return };
    let values = "Activity,Boss,Team\n".to_owned() + &"Plan the next part,A,R\n".repeat(100_000);
    let mut group = criterion.benchmark_group("100,000 rows");
    group.sample_size(10);
    for (name, bytes) in [("xlsx", large.as_slice()), ("csv", values.as_bytes())] {
        let label = format!("{name}, {} MB", bytes.len() / 1_000_000);
        group.bench_function(label, |bencher| {
            bencher.iter(|| {
                let import = import(bytes, &format!("large.{name}"), &Options::default());
                import.map(|import| write::files(&import.draft).len())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, imports);
criterion_main!(benches);
