//! Helpers that several rules share.

pub(crate) mod by_role;
pub(crate) mod collapse;
pub(crate) mod excess;
pub(crate) mod id_set;
pub(crate) mod named_items;
pub(crate) mod overload;
pub(crate) mod owners;
pub(crate) mod selector;
pub(crate) mod too_many;
pub(crate) mod wording;
