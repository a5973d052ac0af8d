//! A program that does nothing: what the system takes to start and end one.
#![allow(missing_docs)]

fn main() {}
