//! Separated values, aligned text, and the encodings of both.

use proptest::prelude::*;
use raci::csv_guard::guard;

use super::support::{assert_lines, drawn, lines, only, read, texts};

#[test]
fn every_separator_is_found() {
    for (separator, name) in
        [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.txt"), ("\t", "-")]
    {
        let text = ["Task,Ada,Ben", "Unload,A,R", "Count,,A/R", "Sweep,I,\"A\""].join("\n");
        let sheet = only(name, text.replace(',', separator));
        assert_eq!(
            drawn(&sheet),
            ["Task Ada Ben", "Unload A R", "Count . A/R", "Sweep I A"],
            "{separator:?}"
        );
    }
}

#[test]
fn a_separator_in_a_value_is_none() {
    let lists = only("a.csv", "Task;R;A\nUnload;Ada, Ben;Cem, Dee\nCount;Ada, Ben;Cem, Eve\n");
    assert_eq!(texts(&lists)[1], ["Unload", "Ada, Ben", "Cem, Dee"]);
    let quoted = only("a.csv", "Task,R\n\"Unload; count; sweep\",Ada\n\"Pack; ship; bill\",Ben\n");
    assert_eq!(texts(&quoted)[2], ["Pack; ship; bill", "Ben"]);
}

#[test]
fn a_first_line_may_tell_the_separator() {
    let sheet = only("a.csv", "sep=;\r\nTask;Ada\r\nUnload, count;A\r\n");
    assert_eq!(texts(&sheet), [["Task", "Ada"], ["Unload, count", "A"]]);
    assert_eq!(lines(&sheet), [2, 3]);
    assert_eq!(lines(&only("a.csv", "SEP=|\nTask|Ada")), [2]);
}

/// As a collection of odd cases for readers of CSV has them.
#[test]
fn values_are_read_by_the_rules() {
    let cases: [(&str, &[&[&str]]); 11] = [
        ("a,b,c\n1,,3\n", &[&["a", "b", "c"], &["1", "", "3"]]),
        ("a,b\n\"1,2\",3\n", &[&["a", "b"], &["1,2", "3"]]),
        ("a,b\n\"one\ntwo\",3\n", &[&["a", "b"], &["one\ntwo", "3"]]),
        ("a,b\r\n\"one\r\ntwo\",3\r\n", &[&["a", "b"], &["one\ntwo", "3"]]),
        ("a,b\n\"say \"\"hi\"\"\",3\n", &[&["a", "b"], &["say \"hi\"", "3"]]),
        ("a,b\n\"\"\"\",\"\"\n", &[&["a", "b"], &["\"", ""]]),
        ("a,b\r1,2\r3,4", &[&["a", "b"], &["1", "2"], &["3", "4"]]),
        ("a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
        ("a,b\n5\" pipe,2\n", &[&["a", "b"], &["5\" pipe", "2"]]),
        ("a,b,c\n1\n1,2,3,4\n", &[&["a", "b", "c"], &["1"], &["1", "2", "3", "4"]]),
        ("a , b\n 1 ,2 \n", &[&["a", "b"], &["1", "2"]]),
    ];
    for (text, expected) in cases {
        assert_eq!(texts(&only("a.csv", text)), expected, "{text:?}");
    }
}

#[test]
fn blank_lines_are_gaps_and_count() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "Task,Ada\nUnload,A\n\n\nRole,Name\n\"Stock\nkeeper\",Ben\n\nCount,R\n"
            .replace('\n', end);
        let sheet = only("a.csv", &text);
        assert_eq!(
            drawn(&sheet),
            ["Task Ada", "Unload A", "", "", "Role Name", "Stock/keeper Ben", "", "Count R"],
            "{end:?}"
        );
        assert_eq!(lines(&sheet), [1, 2, 3, 4, 5, 6, 8, 9], "{end:?}");
    }
    let far = only("a.csv", format!("a,b\n{}c,d\n", "\n".repeat(5000)));
    assert_eq!(lines(&far), [1, 2, 5002]);
}

#[test]
fn an_address_leads_to_its_cell() {
    let text = "\n# A plan,,\nTask,Ada,Ben\n\nUnload,A,R\n\"Count\nall\",,A\nSweep,I,A\n";
    let sheet = only("a.csv", text);
    assert_lines(&sheet, text);
    let sweep = sheet.rows.len() - 1;
    assert_eq!(sheet.address(sweep, 2).to_string(), "line 8, column 3");
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nothing() {
    let reading = read("a.csv", "Task,Ada\n\"Unload,A\nCount,R\n");
    assert_eq!(texts(&reading.sheets[0]), [["Task", "Ada"], ["\"Unload", "A"], ["Count", "R"]]);
    assert_eq!(
        reading.notes,
        ["a quotation mark of line 2 is never closed; all quotation marks were read as text"]
    );
}

#[test]
fn our_own_guard_is_taken_off() {
    let sheet = only("a.csv", "Task,Ada\n'=1+1,'-Legal\n''quoted,'plain\n'＝x,'\n");
    assert_eq!(texts(&sheet)[1..], [["=1+1", "-Legal"], ["'quoted", "'plain"], ["＝x", "'"]]);
}

#[test]
fn aligned_text_has_columns() {
    let text = "Stock plan\n\nTask            Ada   Ben  Cem Dee\nUnload trucks   A     R\nCount                 A/R  C\n";
    let sheet = only("-", text);
    assert_eq!(
        texts(&sheet)[2..],
        [
            ["Task", "Ada", "Ben", "Cem Dee"],
            ["Unload trucks", "A", "R", ""],
            ["Count", "", "A/R", "C"]
        ]
    );
    assert_lines(&sheet, text);
    assert_eq!(texts(&only("a.txt", "Just a sentence.\nAnd another one.\n")).len(), 2);
}

#[test]
fn every_usual_encoding_is_read() {
    let text = "Tâche,Zoë\nDébarquer,A\n";
    let expected = [["Tâche", "Zoë"], ["Débarquer", "A"]];
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        marked(b"\xff\xfe", &little),
        marked(b"\xfe\xff", &big),
    ] {
        let reading = read("a.csv", bytes);
        assert_eq!(texts(&reading.sheets[0]), expected);
        assert!(reading.notes.is_empty());
    }
    for bytes in [&little, &big] {
        let reading = read("a.csv", bytes);
        assert_eq!(texts(&reading.sheets[0]), expected);
        assert_eq!(reading.notes, ["the file has no byte order mark; it was read as UTF-16"]);
    }
    let reading = read("a.csv", b"Task;Zo\xeb\nCost \x80;\x93A\x94\n");
    assert_eq!(texts(&reading.sheets[0]), [["Task", "Zoë"], ["Cost €", "“A”"]]);
    assert_eq!(reading.notes, ["the file is not UTF-8 (line 1); it was read as Windows-1252"]);
}

/// A value as our own export writes it: guarded, and in quotes where it must be.
fn written(value: &str) -> String {
    format!("\"{}\"", guard(value).replace('"', "\"\""))
}

proptest! {
    #[test]
    fn what_we_write_is_read_back(
        // A quotation mark beside a separator within a value tells against that separator, and is not tried here.
        rows in proptest::collection::vec(
            proptest::collection::vec(prop_oneof!["[a\"=\\n é'＝@-]{0,6}", "[a,;|=\\t\\n é'＝@-]{0,6}"], 3),
            1..6,
        ),
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t")],
    ) {
        let row = |values: &Vec<String>| values.iter().map(|value| written(value)).collect::<Vec<_>>().join(delimiter);
        let head = ["first", "second", "third"].join(delimiter);
        let text = std::iter::once(head).chain(rows.iter().map(row)).map(|line| line + "\r\n").collect::<String>();
        let sheet = only("a.csv", &text);
        let expected: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|value| value.trim()).collect()).collect();
        prop_assert_eq!(&texts(&sheet)[1..], &expected);
    }
}
