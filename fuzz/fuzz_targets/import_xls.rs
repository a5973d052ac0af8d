//! Bytes as an old workbook: a whole one, or the records of its stream.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        true => raci_fuzz::taken_over(bytes, "foreign.xls"),
        false => raci_fuzz::taken_over(&raci_fuzz::compound(bytes), "foreign.xls"),
    }
});
