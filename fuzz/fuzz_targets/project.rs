//! Bytes as the files of a project: read, judged, and every finding shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    raci_fuzz::judged(&raci_fuzz::files(bytes));
});
