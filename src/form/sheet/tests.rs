use super::{SheetError, read, read_path, write_json};
use crate::form::Workbook;

fn json(text: &str) -> Workbook {
    Workbook::from_json(text).unwrap()
}

const SMALL: &str = r#"{"survey": [{"type": "text", "name": "a", "label": "A"}, {"type": "integer", "name": "b", "hint": "1;2"}]}"#;

#[test]
fn a_table_of_text_is_read_row_by_row() {
    let book = read(
        b"A form:\n| survey |\n|   | type | name | label |\n|   | ---- | ---- | --- |\n|   | text | a | A \\| B |\n| choices |\n| | list_name | name |\n| | l | 1 |\n",
    );

    // The first line is prose: without a bar at the start it is no table.
    assert!(matches!(book, Err(SheetError::NoSheets)));
    let book = read(b"| survey |\n|   | type | name | label |\n|   | text | a | A \\| B |\n|   | integer | | |\n| choices |\n| | list_name | name |\n| | l | 1 |\n").unwrap();
    let survey = book.sheet("survey").unwrap();
    assert_eq!(survey.headers, ["type", "name", "label"]);
    assert_eq!(survey.rows[0].text(2), Some("A | B"));
    assert_eq!((survey.rows[1].number, survey.rows[1].cells.len()), (3, 1));
    assert_eq!(book.sheet("choices").unwrap().rows[0].text(1), Some("1"));
}

#[test]
fn one_csv_file_holds_all_sheets() {
    let book = read(b"survey,,\n,type,name\n,text,\"a, b\"\nchoices,,\n,list_name,name\n,l,01\n").unwrap();

    assert_eq!(book.sheet("survey").unwrap().rows[0].text(1), Some("a, b"));
    assert_eq!(book.sheet("choices").unwrap().rows[0].text(1), Some("01"));
}

#[test]
fn a_folder_holds_a_csv_file_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("choices.csv"), "list_name;name\nl;x\n").unwrap();
    std::fs::write(folder.path().join("survey.csv"), "\u{feff}type,name\ntext,a\n").unwrap();

    let book = read_path(folder.path()).unwrap();

    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["survey", "choices"]);
    assert_eq!(book.sheets[0].headers, ["type", "name"]);
    assert_eq!(book.sheets[1].rows[0].text(1), Some("x"));
}

#[test]
fn gaps_keep_their_rows_and_a_long_one_ends_the_sheet() {
    let mut text = String::from("survey\n,type,name\n,text,a\n,,\n,text,b\n");
    text.push_str(&",,\n".repeat(70));
    text.push_str(",left,over\n");
    let text = text.replacen("survey", "survey,,", 1);

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("survey.csv"),
        text.replace("survey,,\n", "")
            .replace("\n,", "\n")
            .replacen(',', "", 1),
    )
    .unwrap();
    let survey = read_path(folder.path()).unwrap().sheets.remove(0);

    let numbers: Vec<u32> = survey.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 3, 4]);
}

#[test]
fn what_is_no_form_is_named() {
    assert!(matches!(
        read(b"version https://git-lfs.github.com/spec/v1\n"),
        Err(SheetError::LfsPointer)
    ));
    assert!(matches!(read(b"\x05Alice"), Err(SheetError::LockFile)));
    assert!(matches!(
        read(b"Dear all,\nplease find"),
        Err(SheetError::NoSheets)
    ));
    assert!(matches!(
        read(b"\xff\xd8\xff\xe0"),
        Err(SheetError::NotText | SheetError::LockFile)
    ));
    assert!(matches!(read(b"{\"survey\": 3}"), Err(SheetError::Json(_))));
    assert!(read(b"PK\x03\x04 broken").is_err());
    assert!(read(b"\xd0\xcf\x11\xe0 broken").is_err());
    assert!(read(b"").is_err());
}

#[test]
fn json_keeps_the_order_of_columns_even_where_the_first_row_lacks_one() {
    let book = read(b"| survey |\n| | type | label::English (en) | label::Fran\xc3\xa7ais (fr) | name |\n| | note | | Bonjour | a |\n| | note | Hello | | b |\n").unwrap();

    let text = write_json(&book);

    assert_eq!(json(&text).sheets[0].headers, book.sheets[0].headers);
    assert!(text.contains(
        r#"{"type": "note", "label::English (en)": "", "label::Français (fr)": "Bonjour", "name": "a"}"#
    ));
}

#[cfg(feature = "sheets")]
mod spreadsheets {
    use proptest::prelude::*;

    use super::super::{SheetError, read, write_json, write_xlsx};
    use super::{SMALL, json};
    use crate::form::{Cell, Row, Sheet, Workbook};

    #[test]
    fn a_form_goes_to_a_spreadsheet_and_back() {
        let book = json(SMALL);

        let back = read(&write_xlsx(&book).unwrap()).unwrap();

        assert_eq!(back, book);
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_named_with_its_place() {
        let mut book = json(SMALL);
        book.sheets[0].rows[1].cells[0].text = "x".repeat(40_000);

        let error = write_xlsx(&book).unwrap_err();

        assert!(matches!(error, SheetError::LongCell { row: 3, ref column, .. } if column == "type"));
    }

    #[test]
    fn numbers_dates_and_booleans_read_as_pyxform_reads_them() {
        let mut file = rust_xlsxwriter::Workbook::new();
        let sheet = file.add_worksheet().set_name("survey").unwrap();
        let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
        for (column, header) in ["type", "a", "b", "c", "d"].iter().enumerate() {
            sheet.write(0, column as u16, *header).unwrap();
        }
        sheet.write(1, 1, 1.0).unwrap();
        sheet.write(1, 2, 2.5).unwrap();
        sheet.write(1, 3, true).unwrap();
        sheet.write_with_format(1, 4, 45_351.0, &date).unwrap();

        let book = read(&file.save_to_buffer().unwrap()).unwrap();

        let row = &book.sheets[0].rows[0];
        let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["1", "2.5", "TRUE", "2024-02-29"]);
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z_:]{1,8}",
            "[ -~]{1,20}",
            "\\PC{1,12}",
            Just(" lead and trail ".to_owned()),
            Just("two\nlines\ttab".to_owned()),
            Just("_x0041_ &amp; <b>".to_owned()),
            Just("007".to_owned()),
            Just("=1+1".to_owned()),
            Just("a\r\nb".to_owned()),
            Just("1e5".to_owned()),
            Just("2024-03-15".to_owned()),
            Just("'quoted".to_owned()),
            Just("TRUE".to_owned()),
        ]
        .prop_filter("a cell of blanks is no cell", |text| !text.trim().is_empty())
    }

    fn sheet(name: &'static str) -> impl Strategy<Value = Sheet> {
        let headers = prop::collection::hash_set(
            "[a-z]{1,6}( [a-zé]{1,3})?(::[A-Z][a-zç]{2} \\([a-z]{2}\\))?",
            1..6,
        );
        (
            headers,
            prop::collection::vec(prop::collection::vec(prop::option::of(texts()), 6), 1..8),
        )
            .prop_map(move |(headers, rows)| {
                let headers: Vec<String> = headers.into_iter().collect();
                let mut rows: Vec<Row> = rows
                    .into_iter()
                    .enumerate()
                    .map(|(number, texts)| Row {
                        number: number as u32 + 2,
                        cells: texts
                            .into_iter()
                            .take(headers.len())
                            .enumerate()
                            .filter_map(|(column, text)| Some(Cell { column, text: text? }))
                            .collect(),
                    })
                    .collect();
                while rows.last().is_some_and(|row| row.cells.is_empty()) {
                    rows.pop();
                }
                Sheet {
                    name: name.to_owned(),
                    headers,
                    rows,
                }
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn json_to_xlsx_to_json_is_the_identity(
            survey in sheet("survey"),
            choices in sheet("choices"),
            mut other in sheet("settings"),
            name in prop::sample::select(vec!["settings", "entities", "external_choices", "indicators", "Notes é", "_mine"]),
        ) {
            other.name = name.to_owned();
            let text = write_json(&Workbook { sheets: vec![survey, choices, other] });
            let book = json(&text);

            let back = read(&write_xlsx(&book).unwrap()).unwrap();

            prop_assert_eq!(write_json(&back), text);
        }

        #[test]
        fn no_bytes_panic_or_hang(bytes in prop::collection::vec(any::<u8>(), 0..300), start in 0_usize..6) {
            let starts: [&[u8]; 6] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"| survey |\n", b"survey,\n", b"{\"survey\":", b""];
            let started = std::time::Instant::now();
            let _ = read(&[starts[start], &bytes].concat());
            prop_assert!(started.elapsed().as_secs() < 10);
        }

        #[test]
        fn a_damaged_spreadsheet_does_not_panic(at in 0_usize..6_000, byte in any::<u8>()) {
            let mut bytes = write_xlsx(&json(SMALL)).unwrap();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read(&bytes);
        }
    }
}
