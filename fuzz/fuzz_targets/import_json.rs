//! Bytes as a foreign file that is called .json.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| raci_fuzz::taken_over(bytes, "foreign.json"));
