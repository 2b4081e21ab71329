use super::*;
use crate::form::{Attachments, Workbook};
use crate::interview::InstanceFact;

fn form(survey: &str) -> std::sync::Arc<Form> {
    let book = format!(
        r#"{{"survey": {survey}, "choices": [
            {{"list_name": "yn", "name": "yes", "label": "Y"}}, {{"list_name": "yn", "name": "no", "label": "N"}},
            {{"list_name": "y", "name": "yes", "label": "Y"}}]}}"#
    );
    let book = Workbook::from_json(&book).unwrap();
    let (form, problems) = Form::build(&book, &Attachments::default());
    form.unwrap_or_else(|| panic!("{problems:?}"))
}

fn facts(answers: &[(&str, &str)]) -> Facts {
    Facts {
        instances: Vec::new(),
        answers: answers
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Answer::Value((*value).to_owned())))
            .collect(),
    }
}

fn renames(pairs: &[(&str, &str)]) -> Renames {
    pairs
        .iter()
        .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
        .collect()
}

fn fates(found: &Migration) -> Vec<(&str, &Fate)> {
    found
        .steps
        .iter()
        .map(|step| (step.key.as_str(), &step.fate))
        .collect()
}

#[test]
fn each_answer_is_kept_moved_converted_or_told_to_have_no_place() {
    let old = form(
        r#"[{"type": "text", "name": "same", "label": "S"}, {"type": "text", "name": "here", "label": "H"},
            {"type": "integer", "name": "number", "label": "N"}, {"type": "text", "name": "age", "label": "A"},
            {"type": "select_one yn", "name": "ok", "label": "O"}, {"type": "text", "name": "gone", "label": "G"}]"#,
    );
    let new = form(
        r#"[{"type": "text", "name": "same", "label": "S"}, {"type": "begin group", "name": "g", "label": "G"},
            {"type": "text", "name": "here", "label": "H"}, {"type": "end group"},
            {"type": "text", "name": "number", "label": "N"}, {"type": "integer", "name": "age", "label": "A"},
            {"type": "select_one y", "name": "ok", "label": "O"}, {"type": "text", "name": "fresh", "label": "F"}]"#,
    );
    let facts = facts(&[
        ("/data/gone", "x"),
        ("/data/same", "a"),
        ("/data/here", "b"),
        ("/data/number", "7"),
        ("/data/age", "old"),
        ("/data/ok", "no"),
    ]);

    let found = migration(&old, &new, &facts, &BTreeSet::new(), &Renames::new()).unwrap();

    assert_eq!(
        fates(&found),
        [
            ("/data/same", &Fate::Kept),
            ("/data/here", &Fate::Moved),
            ("/data/number", &Fate::Kept),
            ("/data/age", &Fate::NoPlace(NoPlace::Unfit)),
            ("/data/ok", &Fate::Former),
            ("/data/gone", &Fate::NoPlace(NoPlace::Gone)),
        ]
    );
    assert_eq!(found.added, [new.find_name("fresh").unwrap()]);
    assert_eq!(
        found.writes(&new, || unreachable!("no instance is needed")),
        [Carry::Answer {
            from: "/data/here".into(),
            to: "/data/g/here".into(),
            answer: Answer::Value("b".into()),
        }]
    );
}

#[test]
fn a_renamed_repeat_takes_its_instances_along() {
    let old = form(
        r#"[{"type": "begin repeat", "name": "r", "label": "R"}, {"type": "text", "name": "a", "label": "A"},
            {"type": "text", "name": "b", "label": "B"}, {"type": "end repeat"}]"#,
    );
    let new = form(
        r#"[{"type": "begin repeat", "name": "people", "label": "R"}, {"type": "text", "name": "a", "label": "A"},
            {"type": "text", "name": "bb", "label": "B"}, {"type": "end repeat"}]"#,
    );
    let mut facts = facts(&[
        ("/data/r{1}/a", "first"),
        ("/data/r{d.4}/a", "x"),
        ("/data/r{d.4}/b", "y"),
        ("/data/r{d.9}/a", "removed"),
    ]);
    facts.instances = vec![InstanceFact {
        key: "/data/r{d.9}".into(),
        present: false,
    }];
    let map = renames(&[("r", "people"), ("b", "bb")]);

    let found = migration(&old, &new, &facts, &BTreeSet::new(), &map).unwrap();

    let mut next = 20;
    let writes = found.writes(&new, || {
        next += 1;
        InstanceId::Added(format!("d.{next}"))
    });
    let said: Vec<String> = writes
        .iter()
        .map(|write| match write {
            Carry::Instance { repeat } => format!("+ {repeat}"),
            Carry::Answer { from, to, .. } => format!("{from} > {to}"),
            Carry::Words { from, to } => format!("{from} ~ {to}"),
            Carry::Left { instance } => format!("- {instance}"),
        })
        .collect();
    assert_eq!(
        said,
        [
            "+ /data/people",
            "/data/r{1}/a > /data/people{1}/a",
            "/data/r{d.4}/a > /data/people{d.21}/a",
            "/data/r{d.4}/b > /data/people{d.21}/bb",
            "- /data/r{d.4}",
        ]
    );
    assert_eq!(found.added, []);
}

#[test]
fn a_rename_must_name_one_question_on_each_side() {
    let old =
        form(r#"[{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"}]"#);
    let refused = |pairs: &[(&str, &str)]| {
        migration(&old, &old, &Facts::default(), &BTreeSet::new(), &renames(pairs)).unwrap_err()
    };

    assert_eq!(refused(&[("z", "a")]), BadRename::Old { name: "z".into() });
    assert_eq!(refused(&[("a", "z")]), BadRename::New { name: "z".into() });
    assert_eq!(
        refused(&[("a", "b"), ("b", "b")]),
        BadRename::Twice { name: "b".into() }
    );
}

#[test]
fn what_waits_for_a_question_is_not_overwritten_by_a_question_of_the_same_name() {
    let old = form(
        r#"[{"type": "begin group", "name": "g", "label": "G"}, {"type": "text", "name": "a", "label": "A"}, {"type": "end group"}]"#,
    );
    let new = form(r#"[{"type": "text", "name": "a", "label": "A"}]"#);
    let facts = facts(&[("/data/g/a", "here"), ("/data/a", "left by an earlier version")]);

    let found = migration(&old, &new, &facts, &BTreeSet::new(), &Renames::new()).unwrap();

    assert_eq!(
        fates(&found),
        [
            ("/data/g/a", &Fate::NoPlace(NoPlace::Gone)),
            ("/data/a", &Fate::Kept)
        ]
    );
}

#[test]
fn what_was_said_beside_a_question_goes_with_it_and_stays_with_an_answer_that_stays() {
    let old = form(
        r#"[{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"},
            {"type": "text", "name": "c", "label": "C"}, {"type": "text", "name": "d", "label": "D"}]"#,
    );
    let new = form(
        r#"[{"type": "text", "name": "aa", "label": "A"}, {"type": "begin group", "name": "g", "label": "G"},
            {"type": "text", "name": "b", "label": "B"}, {"type": "integer", "name": "d", "label": "D"}, {"type": "end group"}]"#,
    );
    let facts = facts(&[("/data/a", "x"), ("/data/d", "many")]);
    let beside: BTreeSet<String> = ["/data/a", "/data/b", "/data/c", "/data/d"]
        .map(str::to_owned)
        .into();

    let found = migration(&old, &new, &facts, &beside, &renames(&[("a", "aa")])).unwrap();

    let words: Vec<Carry> = found
        .writes(&new, || InstanceId::Added("d.1".into()))
        .into_iter()
        .filter(|write| matches!(write, Carry::Words { .. }))
        .collect();
    let moved = |from: &str, to: &str| Carry::Words {
        from: from.into(),
        to: to.into(),
    };
    assert_eq!(
        words,
        [moved("/data/a", "/data/aa"), moved("/data/b", "/data/g/b")]
    );
    let unanswered: Vec<(&str, bool)> = found
        .besides
        .iter()
        .map(|beside| (beside.key.as_str(), beside.to.is_some()))
        .collect();
    assert_eq!(unanswered, [("/data/b", true), ("/data/c", false)]);
}
