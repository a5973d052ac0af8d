//! From bytes to tables: every notation, every refusal, and inputs that were made to do harm.

mod hostile;
mod html;
mod markdown;
mod refusals;
mod separated;
mod support;
mod workbooks;
