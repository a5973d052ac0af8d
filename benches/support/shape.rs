//! How large a measured project is, and the shapes that are measured.

/// The size of what is generated.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// How many projects, each in a folder of its own if there are several.
    pub projects: usize,
    /// The responsibilities of each.
    pub rows: usize,
    /// The roles of each, boards among them.
    pub roles: usize,
    /// How many of the roles are boards.
    pub boards: usize,
    /// The people of each.
    pub people: usize,
    /// Over how many files its responsibilities are spread.
    pub files: usize,
    /// How many roles at most take part in a row besides its owner and its two doers.
    pub others: usize,
    /// One row in so many is faulty; none if 0.
    pub fault_every: usize,
}

/// What a team has: a file a phase, and one row that nobody owns.
pub const SMALL: Shape = Shape {
    projects: 1,
    rows: 60,
    roles: 12,
    boards: 0,
    people: 12,
    files: 2,
    others: 4,
    fault_every: 60,
};

/// Between a team and a programme.
pub const MIDDLE: Shape = Shape { rows: 5_000, roles: 40, people: 60, files: 6, ..USUAL };

/// All projects of a large company.
pub const PORTFOLIO: Shape = Shape { projects: 2_000, rows: 180, ..USUAL };

/// More in one file than anybody writes by hand.
pub const GIANT: Shape = Shape { rows: 1_000_000, files: 1, ..USUAL };

/// Many roles and people, boards and policies.
pub const WIDE: Shape =
    Shape { rows: 2_000, roles: 400, boards: 20, people: 600, files: 6, others: 16, ..USUAL };

/// What the exports are measured with: no row is marked as faulty.
pub const EXPORTED: Shape = Shape { rows: 100_000, fault_every: 0, ..SMALL };

/// What the larger ones are made from.
const USUAL: Shape = Shape { fault_every: 100, ..SMALL };

/// Every shape by the name that it is asked for with.
pub const NAMED: [(&str, Shape); 9] = [
    ("small", SMALL),
    ("middle", MIDDLE),
    ("portfolio", PORTFOLIO),
    ("portfolio-part", Shape { projects: 200, ..PORTFOLIO }),
    ("portfolio-clean", Shape { fault_every: 0, ..PORTFOLIO }),
    ("portfolio-faulty", Shape { fault_every: 1, ..PORTFOLIO }),
    ("giant", GIANT),
    ("wide", WIDE),
    ("exported", EXPORTED),
];
