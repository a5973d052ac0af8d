//! Bytes as a workbook in the OpenDocument format: a whole one, or the XML of its content.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return raci_fuzz::taken_over(bytes, "foreign.ods");
    }
    let parts = [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet" as &[u8]), ("content.xml", bytes)];
    raci_fuzz::taken_over(&raci_fuzz::package(&parts), "foreign.ods");
});
