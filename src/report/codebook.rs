//! A form as a DDI-Codebook 2.5 document: what data archives ask of a data set, readable without Repère.
//!
//! It says what was asked, of whom, and what each code means; it holds no answer and no count. Non-answers carry the
//! negative codes under which they are exported.

use std::fmt::Write as _;

use crate::form::{Form, Kind, Node, NodeId, NonResponse, OptionSource, Part, Template, Texts};
use crate::text::clean;

/// The codes of the four ways of not answering, out of the range of any answer.
const MISSING: [(NonResponse, &str, &str, &str); 4] = [
    (NonResponse::DontKnow, "-999", "ne sait pas", "does not know"),
    (NonResponse::Refused, "-998", "ne veut pas dire", "refused"),
    (NonResponse::NotApplicable, "-997", "sans objet", "not applicable"),
    (NonResponse::NotAsked, "-996", "non demandé", "not asked"),
];

/// The codebook of `form` for a study of that title, in every language of the form.
pub fn codebook(form: &Form, study: &str) -> String {
    let main = tag(form, form.languages().default());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut line = |text: String| {
        xml.push_str(&text);
        xml.push('\n');
    };
    line(format!(
        "<codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\" xml:lang=\"{}\">",
        escaped(&main)
    ));
    // A study description with at least one citation is what every archive requires.
    line(format!(
        "<stdyDscr>\n<citation>\n<titlStmt>\n<titl>{}</titl>\n<subTitl>{}</subTitl>\n<IDNo agency=\"repere\">{} {}</IDNo>\n\
         </titlStmt>\n<prodStmt><software version=\"{}\">Repère</software></prodStmt>\n</citation>\n</stdyDscr>",
        escaped(study),
        escaped(form.title()),
        escaped(form.id()),
        escaped(form.version()),
        env!("CARGO_PKG_VERSION"),
    ));
    // One table for the form and one for each repeat, as the data leave.
    line(file(form.id(), 0));
    for node in form.nodes().iter().filter(|node| node.kind == Kind::Repeat) {
        line(file(&format!("{}-{}", form.id(), node.name), node.id.index()));
    }
    line("<dataDscr>".to_owned());
    for node in form.nodes() {
        let holds = node.kind.has_control() && !matches!(node.kind, Kind::Note);
        if (holds || node.kind == Kind::Calculate) && !node.is_table_head() {
            line(variable(form, node));
        }
    }
    line("</dataDscr>\n</codeBook>".to_owned());
    xml
}

fn file(name: &str, id: usize) -> String {
    format!(
        "<fileDscr ID=\"F{id}\"><fileTxt><fileName>{}</fileName></fileTxt></fileDscr>",
        escaped(name)
    )
}

/// One variable, its parts in the order that the standard fixes.
fn variable(form: &Form, node: &Node) -> String {
    let table = node.repeat.map_or(0, NodeId::index);
    let mut xml = format!(
        "<var ID=\"V{}\" name=\"{}\" files=\"F{table}\">\n",
        node.id.index(),
        escaped(&node.name)
    );
    for (language, text) in spoken(form, &node.label) {
        let _ = writeln!(xml, "<labl xml:lang=\"{language}\">{}</labl>", escaped(&text));
    }
    if node.personal || node.sensitive {
        let words = [(node.personal, "personal"), (node.sensitive, "sensitive")];
        let words: Vec<&str> = words
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, word)| *word)
            .collect();
        let _ = writeln!(xml, "<security>{}</security>", words.join(", "));
    }
    if node.kind.has_control() {
        xml.push_str("<qstn>\n");
        for (language, text) in spoken(form, &node.label) {
            let _ = writeln!(
                xml,
                "<qstnLit xml:lang=\"{language}\">{}</qstnLit>",
                escaped(&text)
            );
        }
        for (language, text) in spoken(form, &node.hint) {
            let _ = writeln!(
                xml,
                "<ivuInstr xml:lang=\"{language}\">{}</ivuInstr>",
                escaped(&text)
            );
        }
        xml.push_str("</qstn>\n");
    }
    if let Some(relevant) = &node.relevant {
        let _ = writeln!(xml, "<universe>{}</universe>", escaped(&relevant.text));
    }
    if let Some(OptionSource::List(list)) = node.options.as_ref().map(|options| options.source) {
        for choice in &form.list(list).choices {
            xml.push_str(&category(&choice.value, false, &spoken(form, &choice.label)));
        }
    }
    for (kind, code, fr, en) in MISSING {
        if node.kind.has_control() && node.nonresponse.allows(kind) {
            let said = [("fr", fr), ("en", en)].map(|(tag, text)| (tag.to_owned(), text.to_owned()));
            xml.push_str(&category(code, true, &said));
        }
    }
    let number = matches!(node.kind, Kind::Integer | Kind::Decimal | Kind::Range);
    let _ = writeln!(
        xml,
        "<varFormat type=\"{}\"/>",
        if number { "numeric" } else { "character" }
    );
    if let Some(constraint) = &node.constraint {
        let _ = writeln!(
            xml,
            "<notes subject=\"constraint\">{}</notes>",
            escaped(&constraint.text)
        );
    }
    xml.push_str("</var>");
    xml
}

fn category(value: &str, missing: bool, said: &[(String, String)]) -> String {
    let missing = if missing { " missing=\"Y\"" } else { "" };
    let mut xml = format!("<catgry{missing}><catValu>{}</catValu>", escaped(value));
    for (language, text) in said {
        let _ = write!(xml, "<labl xml:lang=\"{language}\">{}</labl>", escaped(text));
    }
    xml.push_str("</catgry>\n");
    xml
}

/// A text in every language that it is written in, each under its code.
fn spoken(form: &Form, texts: &Texts) -> Vec<(String, String)> {
    let languages = form.languages();
    let mut said: Vec<(String, String)> = Vec::new();
    for language in languages.iter() {
        if let Some(template) = texts.get(language) {
            let text = whole(template);
            if !text.is_empty() {
                said.push((escaped(&tag(form, language)), text));
            }
        }
    }
    said
}

/// The code in brackets of a language's name, `und` where it has none.
fn tag(form: &Form, language: crate::form::LanguageId) -> String {
    let name = form.languages().name(language);
    let code = name
        .rsplit_once('(')
        .map(|(_, end)| end.trim_end_matches(')').trim());
    code.filter(|code| !code.is_empty()).unwrap_or("und").to_owned()
}

/// A text with what it refers to written as in the form.
fn whole(template: &Template) -> String {
    let parts = template.parts.iter().map(|part| match part {
        Part::Text(words) => words.clone(),
        Part::Output(bound) => format!("[{}]", bound.text),
    });
    parts.collect()
}

/// Text that means nothing to XML or to a terminal.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(clean::prose(text).as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::form::{shipped, shipped_form};

    #[test]
    fn every_shipped_form_has_a_well_formed_codebook_with_each_id_once() {
        for known in shipped() {
            let form = shipped_form(known.id).expect("as the file promises");
            let xml = codebook(&form, "Étude & essai");
            let mut reader = Reader::from_str(&xml);
            reader.config_mut().check_end_names = true;
            let mut ids = std::collections::BTreeSet::new();
            let mut files = Vec::new();
            loop {
                match reader
                    .read_event()
                    .unwrap_or_else(|error| panic!("{}: {error}", known.id))
                {
                    Event::Eof => break,
                    Event::Start(tag) => {
                        for attribute in tag.attributes().flatten() {
                            let value = attribute.value.to_string();
                            match attribute.key.as_ref() {
                                "ID" => assert!(ids.insert(value.clone()), "{}: {value} twice", known.id),
                                "files" => files.push(value),
                                _ => {}
                            }
                        }
                    }
                    _ => {}
                }
            }
            assert!(files.iter().all(|file| ids.contains(file)), "{}", known.id);
        }
    }

    #[test]
    fn a_variable_says_what_was_asked_of_whom_and_what_its_codes_mean() {
        let form = shipped_form("core").expect("shipped");
        let node = form.node(form.find_name("d_refuse").expect("asked"));
        insta::assert_snapshot!(variable(&form, node).replace(&format!("V{}", node.id.index()), "V"), @r#"
        <var ID="V" name="d_refuse" files="F0">
        <labl xml:lang="fr">Une proposition venue d’un autre pays a-t-elle été modifiée à votre demande ?</labl>
        <labl xml:lang="en">Was a proposal from another country changed at your request?</labl>
        <security>sensitive</security>
        <qstn>
        <qstnLit xml:lang="fr">Une proposition venue d’un autre pays a-t-elle été modifiée à votre demande ?</qstnLit>
        <qstnLit xml:lang="en">Was a proposal from another country changed at your request?</qstnLit>
        </qstn>
        <catgry><catValu>yes</catValu><labl xml:lang="fr">Oui</labl><labl xml:lang="en">Yes</labl></catgry>
        <catgry><catValu>no</catValu><labl xml:lang="fr">Non</labl><labl xml:lang="en">No</labl></catgry>
        <catgry missing="Y"><catValu>-999</catValu><labl xml:lang="fr">ne sait pas</labl><labl xml:lang="en">does not know</labl></catgry>
        <catgry missing="Y"><catValu>-998</catValu><labl xml:lang="fr">ne veut pas dire</labl><labl xml:lang="en">refused</labl></catgry>
        <catgry missing="Y"><catValu>-997</catValu><labl xml:lang="fr">sans objet</labl><labl xml:lang="en">not applicable</labl></catgry>
        <catgry missing="Y"><catValu>-996</catValu><labl xml:lang="fr">non demandé</labl><labl xml:lang="en">not asked</labl></catgry>
        <varFormat type="character"/>
        </var>
        "#);
    }
}
