#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| repere::bundle::fuzzing::parcel(bytes));
