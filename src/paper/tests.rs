use super::{Sheet, html};
use crate::form::{Attachments, Form, Workbook, shipped_form};
use crate::locale::{Language, Messages};

fn printed(form: &Form, languages: &[&str], blank: bool) -> String {
    let messages = Messages::new(Language::FR);
    let languages: Vec<_> = languages
        .iter()
        .map(|code| form.languages().find_code(code).expect("a language of the form"))
        .collect();
    html(&Sheet {
        form,
        languages: &languages,
        blank,
        messages: &messages,
    })
}

fn small(rows: &str) -> std::sync::Arc<Form> {
    let json = format!(
        r#"{{"survey": {rows},
        "choices": [{{"list_name": "yn", "name": "yes", "label": "Oui"}}, {{"list_name": "yn", "name": "no", "label": "Non"}}],
        "settings": [{{"form_id": "t", "form_title": "T", "version": "1"}}]}}"#
    );
    let (form, problems) = Form::build(
        &Workbook::from_json(&json).expect("a workbook"),
        &Attachments::default(),
    );
    form.unwrap_or_else(|| panic!("{problems:?}"))
}

fn small_page(rows: &str) -> String {
    let form = small(rows);
    let messages = Messages::new(Language::FR);
    let languages: Vec<_> = form.languages().iter().collect();
    html(&Sheet {
        form: &form,
        languages: &languages,
        blank: true,
        messages: &messages,
    })
}

#[test]
fn a_choice_says_where_it_leads_and_a_question_when_it_is_asked() {
    let page = small_page(
        r#"[{"type": "select_one yn", "name": "a", "label": "A ?"},
            {"type": "text", "name": "b", "label": "B ?", "relevant": "${a} = 'yes'"},
            {"type": "text", "name": "c", "label": "C ?"}]"#,
    );
    assert!(page.contains("<b>2</b> Non <b>→ 3</b>"), "{page}");
    assert!(!page.contains("Oui <b>→"), "{page}");
    assert!(
        page.contains("Seulement si 1 est") && page.contains("sinon, aller à 3."),
        "{page}"
    );
}

#[test]
fn an_answer_that_decides_only_half_of_a_condition_skips_nothing() {
    let page = small_page(
        r#"[{"type": "select_one yn", "name": "a", "label": "A ?"},
            {"type": "select_one yn", "name": "z", "label": "Z ?"},
            {"type": "text", "name": "b", "label": "B ?", "relevant": "${a} = 'yes' or ${z} = 'yes'"},
            {"type": "text", "name": "c", "label": "C ?"}]"#,
    );
    assert!(!page.contains("<b>→"), "{page}");
}

#[test]
fn a_label_is_text_and_never_a_mark() {
    let page = small_page(r#"[{"type": "text", "name": "a", "label": "<script>alert(1)</script> & \"b\""}]"#);
    assert!(!page.contains("<script>"), "{page}");
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;b&quot;"),
        "{page}"
    );
}

#[test]
fn the_core_form_prints_with_its_consent_page_in_both_languages() {
    let form = shipped_form("core").expect("core ships");
    let page = printed(&form, &["fr", "en"], true);
    assert!(page.contains("<div class=\"consent\">"), "a page of its own");
    assert!(page.contains("Information et accord") && page.contains("Information and consent"));
    assert!(page.contains("Signature"));
    assert!(
        page.matches("class=\"q\"").count() > 100,
        "every question stands on it"
    );
    assert!(!page.contains("http"), "self-contained");
}

#[test]
fn a_copy_to_read_has_no_lines_to_write_on() {
    let form = shipped_form("core").expect("core ships");
    assert!(!printed(&form, &["fr"], false).contains("class=\"l\""));
}
