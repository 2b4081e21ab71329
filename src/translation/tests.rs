//! Texts of the field: what ships is what the forms say, and what comes back is held to the same blanks.

use super::*;

fn moore() -> Translation {
    Translation::blank("mos", "Mooré")
}

#[test]
fn the_consent_text_and_the_22_processes_are_to_be_translated() {
    let items = items();
    assert_eq!(items.len(), 23);
    assert_eq!(items[0].code, "consent");
    assert_eq!(blanks(&items[0].fr), ["${t_contact}", "${t_org}", "${t_until}"]);
    assert_eq!(blanks(&items[0].fr), blanks(&items[0].en));
}

#[test]
fn what_ships_is_reviewed_and_says_what_the_forms_say() {
    let shipped = shipped();
    let codes: Vec<_> = shipped
        .iter()
        .map(|one| (one.language.as_str(), one.state))
        .collect();
    assert_eq!(codes, [("fra", State::Reviewed), ("eng", State::Reviewed)]);
    for item in items() {
        assert_eq!(
            shipped[0].text(&item.code),
            Some(item.fr.as_str()),
            "{}",
            item.code
        );
        assert_eq!(
            shipped[1].text(&item.code),
            Some(item.en.as_str()),
            "{}",
            item.code
        );
    }
}

#[test]
fn a_table_goes_out_and_comes_back_the_same() {
    let mut one = moore();
    one.texts.insert("COOP".into(), "Tẽn-n-tʋʋmã".into());
    one.back.insert("COOP".into(), "Travailler ensemble".into());
    let back = read_table(&table(&[one.clone()])).expect("sound");
    assert_eq!(back, [one]);
}

#[cfg(feature = "sheets")]
#[test]
fn it_comes_back_the_same_through_a_spreadsheet() {
    let mut one = moore();
    one.texts.insert("MIGR".into(), "ɛ ɩ ʋ".into());
    let bytes = crate::form::sheet::write_xlsx(&table(&[one.clone()])).expect("written");
    let book = crate::form::sheet::read(&bytes).expect("read");
    assert_eq!(read_table(&book).expect("sound"), [one]);
}

#[test]
fn a_blank_that_is_lost_is_named() {
    let mut one = moore();
    one.texts
        .insert("consent".into(), "Mam yʋʋr la … ${t_org} ${t_until}".into());
    let error = one.check(&items()).unwrap_err();
    assert_eq!(
        error,
        TranslationError::BlankLost {
            language: "mos".into(),
            item: "consent".into(),
            blank: "${t_contact}".into()
        }
    );
}

#[test]
fn a_half_translated_language_cannot_call_itself_reviewed() {
    let mut one = moore();
    one.state = State::Reviewed;
    one.texts.insert("COOP".into(), "…".into());
    assert_eq!(
        one.check(&items()).unwrap_err(),
        TranslationError::Incomplete {
            language: "mos".into(),
            state: "reviewed",
            missing: 22
        }
    );
}

#[test]
fn back_translated_wants_what_came_back() {
    let mut one = shipped()[0].clone();
    one.language = "mos".into();
    one.state = State::BackTranslated;
    assert!(matches!(
        one.check(&items()),
        Err(TranslationError::Incomplete { missing: 23, .. })
    ));
    one.back = one.texts.clone();
    assert_eq!(one.check(&items()), Ok(()));
}

#[test]
fn an_item_that_nobody_asked_for_is_named() {
    let mut one = moore();
    one.texts.insert("COUP".into(), "…".into());
    assert!(matches!(
        one.check(&items()),
        Err(TranslationError::UnknownItem { .. })
    ));
}
