//! The same rows as separated values, for programs that read tables.

use std::fmt::Write;

use super::row;
use super::shape::Shape;

/// `responsibilities.csv` and `roles.csv` of all projects of a shape.
#[must_use]
pub fn files(shape: &Shape) -> Vec<(String, String)> {
    let mut rows = String::from("project,id,name,A,R,C,I\n");
    let mut roles = String::from("project,role\n");
    for project in 0..shape.projects {
        for row in row::of(shape, project) {
            let _ = write!(rows, "{project},{},{}", row.id, row.name);
            for (_, holders) in &row.letters {
                let _ = write!(rows, ",{}", holders.join(";"));
            }
            rows.push('\n');
        }
        for role in 0..shape.roles {
            let _ = writeln!(roles, "{project},{}", row::role(role));
        }
    }
    vec![("responsibilities.csv".to_owned(), rows), ("roles.csv".to_owned(), roles)]
}
