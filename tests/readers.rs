//! From bytes to tables: every notation, every refusal, and inputs that were made to do harm.
#![allow(clippy::unwrap_used, clippy::format_collect, clippy::type_complexity)]

mod readers {
    mod hostile;
    mod html;
    mod markdown;
    mod refusals;
    mod separated;
    mod support;
    mod workbooks;
}
