//! Ids within a project: positions in its lists. Reading resolves the ids in the files to these.

use std::fmt;

/// Declares one kind of position.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the entry at `position` of its list.
            ///
            /// A list has far fewer than 2³² entries: every entry takes bytes of a file, and spans count bytes in 32 bits.
            #[must_use]
            #[allow(clippy::cast_possible_truncation)]
            pub fn new(position: usize) -> Self {
                $name(position as u32)
            }

            /// The position in its list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}#{}", stringify!($name), self.0)
            }
        }
    };
}

id!(
    /// A party of the project.
    PartyId
);
id!(
    /// A phase of the project.
    PhaseId
);
id!(
    /// A role of the project.
    RoleId
);
id!(
    /// A person of the project.
    PersonId
);
id!(
    /// A responsibility of the project.
    ResponsibilityId
);
