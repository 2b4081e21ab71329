//! A before, some motions, an after: `|` is the cursor, `[` and `]` hold the selection.

use super::*;

fn field(shown: &str) -> Field {
    let at = shown.find('|').expect("a cursor");
    let mut field = Field::lines(&shown.replace('|', ""));
    field.set_cursor(at);
    field.set_window(Window {
        width: 10,
        height: 3,
        top: 0,
    });
    field
}

fn shown(field: &Field) -> String {
    let mut out = field.text().to_owned();
    out.insert(field.cursor(), '|');
    if let Some(range) = field.selection() {
        out.insert(range.end + 1, ']');
        out.insert(range.start, '[');
    }
    out
}

#[track_caller]
fn moves(before: &str, motion: Motion, after: &str) {
    let mut field = field(before);
    field.go(motion, false);
    assert_eq!(shown(&field), after);
}

#[test]
fn arrows_cross_graphemes_not_characters() {
    moves("a|👨‍👩‍👧b", Motion::Right, "a👨‍👩‍👧|b");
    moves("ae\u{301}|b", Motion::Left, "a|e\u{301}b");
    moves("|", Motion::Left, "|");
}

#[test]
fn arrows_point_where_the_screen_says_in_arabic() {
    moves("س|لم", Motion::Left, "سل|م");
    moves("س|لم", Motion::Right, "|سلم");
}

#[test]
fn words() {
    moves("mission de trois|", Motion::WordBack, "mission de |trois");
    moves("mission |de trois", Motion::WordBack, "|mission de trois");
    moves("|mission, de", Motion::WordOn, "mission|, de");
    moves("mission|, de", Motion::WordOn, "mission, de|");
}

#[test]
fn rows_keep_their_cell() {
    moves("un deux tr|ois quatre", Motion::Up, "un| deux trois quatre");
    let mut field = field("abcdefg|\nab\nabcdefgh");
    field.go(Motion::Down, false);
    assert_eq!(shown(&field), "abcdefg\nab|\nabcdefgh");
    field.go(Motion::Down, false);
    assert_eq!(shown(&field), "abcdefg\nab\nabcdefg|h");
    assert!(!field.go(Motion::Down, false));
}

#[test]
fn home_and_end_go_by_row() {
    moves("un deux trois qua|tre", Motion::RowStart, "un deux trois |quatre");
    moves("un d|eux", Motion::RowEnd, "un deux|");
}

#[test]
fn backspace_takes_the_letter_with_its_accent() {
    let mut field = field("be\u{301}|");
    field.rub_out(Motion::Back);
    assert_eq!(shown(&field), "b|");
    field.rub_out(Motion::Back);
    field.rub_out(Motion::Back);
    assert_eq!(shown(&field), "|");
}

#[test]
fn a_word_is_rubbed_out_at_once() {
    let mut field = field("trois secrétaires|");
    field.rub_out(Motion::WordBack);
    assert_eq!(shown(&field), "trois |");
}

#[test]
fn selection_is_replaced_by_what_is_typed() {
    let mut field = field("un |deux trois");
    field.go(Motion::WordOn, true);
    assert_eq!(shown(&field), "un [deux|] trois");
    field.insert("2");
    assert_eq!(shown(&field), "un 2| trois");
    assert!(field.undo());
    assert_eq!(field.text(), "un deux trois");
}

#[test]
fn undo_goes_word_by_word_and_back() {
    let mut field = Field::lines("");
    for c in "un deux".chars() {
        field.type_char(c);
    }
    field.undo();
    assert_eq!(shown(&field), "un |");
    field.undo();
    assert_eq!(shown(&field), "|");
    assert!(!field.undo());
    field.redo();
    field.redo();
    assert_eq!(shown(&field), "un deux|");
    assert!(!field.redo());
}

#[test]
fn twenty_pasted_lines_are_twenty_lines_and_one_step() {
    let paste = (1..=20)
        .map(|n| format!("ligne {n}"))
        .collect::<Vec<_>>()
        .join("\r");
    let mut field = Field::lines("");
    field.insert(&paste);
    assert_eq!(field.text().lines().count(), 20);
    field.undo();
    assert_eq!(field.text(), "");
}

#[test]
fn a_field_of_one_line_stays_one_line() {
    let mut field = Field::line("");
    field.insert("un\r\ndeux");
    field.newline();
    assert_eq!(field.text(), "un deux");
    field.type_char(' ');
    assert_eq!(field.text(), "un deux ");
}

#[test]
fn an_accent_typed_after_its_letter_joins_it() {
    let mut field = Field::line("e");
    field.insert("\u{301}");
    assert_eq!(field.cursor(), field.text().len());
    field.rub_out(Motion::Back);
    assert_eq!(field.text(), "");
}
