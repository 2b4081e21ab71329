//! Forms that no honest author writes: each meets a bound and an error, none a panic or a long wait.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use repere::form::{Attachments, Form, Problem, Severity, Workbook, sheet};
use repere::interview::{Answer, Command, Env, Interview};
use repere::xpath::{Expr, ExprError};

/// What no step may take, even unoptimised on a busy machine: a bound, not a measure.
const LONG: Duration = Duration::from_secs(20);

fn build(survey: &str, choices: &str) -> (Option<Arc<Form>>, Vec<Problem>) {
    let book = format!("{{\"survey\": [{survey}], \"choices\": [{choices}]}}");
    let book = Workbook::from_json(&book).unwrap();
    let started = Instant::now();
    let built = Form::build(&book, &Attachments::default());
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    built
}

fn errors(survey: &str) -> Vec<&'static str> {
    let (form, problems) = build(survey, "");
    assert!(form.is_none());
    let errors = problems.iter().filter(|found| found.severity == Severity::Error);
    errors.map(Problem::code).collect()
}

fn env() -> Env {
    let now: jiff::civil::DateTime = "2024-03-15T10:30:00".parse().unwrap();
    Env::at(now.in_tz("UTC").unwrap())
}

fn set(interview: &mut Interview, name: &str, value: &str) {
    let place = interview.find(name).unwrap();
    let answer = Answer::Value(value.to_owned());
    let staged = interview.stage(Command::Set { place, answer }, &env()).unwrap();
    interview.keep(staged);
}

#[test]
fn a_megabyte_of_expression_is_too_long() {
    let long = "1 + ".repeat(250_000) + "1";
    assert!(matches!(Expr::parse(&long), Err(ExprError::TooLong { .. })));
}

#[test]
fn brackets_in_brackets_have_an_end() {
    for (open, close) in [("(", ")"), ("not(", ")"), ("a[", "]"), ("-(", ")")] {
        let deep = open.repeat(20_000) + "1" + &close.repeat(20_000);
        assert!(Expr::parse(&deep).is_err(), "{open}");
    }
    let unclosed = "(".repeat(100_000);
    assert!(Expr::parse(&unclosed).is_err());
}

#[test]
fn a_long_chain_of_operators_is_worked_out() {
    let (form, problems) = build(
        &format!(
            r#"{{"type": "calculate", "name": "a", "calculation": "{}1"}}"#,
            "1 + ".repeat(20_000)
        ),
        "",
    );
    let interview = Interview::new(form.unwrap_or_else(|| panic!("{problems:?}")), &env());
    let place = interview.find("a").unwrap();
    assert_eq!(interview.answer(&place).unwrap().text(), "20001");
}

#[test]
fn groups_in_groups_have_an_end() {
    let mut survey = String::new();
    for number in 0..3_000 {
        let _ = write!(
            survey,
            r#"{{"type": "begin group", "name": "g{number}", "label": "G"}},"#
        );
    }
    survey += &vec![r#"{"type": "end group"}"#; 3_000].join(",");
    assert!(errors(&survey).contains(&"SIZE_001"));
}

#[test]
fn json_in_json_has_an_end() {
    let deep = "{\"survey\": ".to_owned() + &"[".repeat(100_000);
    assert!(Workbook::from_json(&deep).is_err());
    assert!(sheet::read(deep.as_bytes()).is_err());
}

#[test]
fn a_circle_of_thousands_is_named() {
    let mut survey = String::new();
    for number in 0..3_000 {
        let comma = if number > 0 { "," } else { "" };
        let next = (number + 1) % 3_000;
        let _ = write!(
            survey,
            r#"{comma}{{"type": "calculate", "name": "c{number}", "calculation": "${{c{next}}} + 1"}}"#
        );
    }
    assert_eq!(errors(&survey), ["CYCLE_001"]);
}

#[test]
fn a_hundred_thousand_choices_are_filtered_in_time() {
    let mut choices = String::new();
    for number in 0..100_000 {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(
            choices,
            r#"{comma}{{"list_name": "l", "name": "c{number}", "label": "C", "half": "{}"}}"#,
            number % 2
        );
    }
    let (form, problems) = build(
        r#"{"type": "text", "name": "half", "label": "H"}, {"type": "select_one l", "name": "a", "label": "A", "choice_filter": "half = ${half}"}"#,
        &choices,
    );
    let mut interview = Interview::new(form.unwrap_or_else(|| panic!("{problems:?}")), &env());
    let started = Instant::now();

    set(&mut interview, "half", "1");

    let place = interview.find("a").unwrap();
    assert_eq!(interview.view(&place).unwrap().choices.len(), 50_000);
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[test]
fn counts_of_counts_have_an_end() {
    let (form, problems) = build(
        r#"{"type": "integer", "name": "n", "label": "N"},
        {"type": "begin repeat", "name": "r", "label": "R", "repeat_count": "${n}"},
        {"type": "begin repeat", "name": "s", "label": "S", "repeat_count": "${n}"},
        {"type": "begin repeat", "name": "t", "label": "T", "repeat_count": "${n}"},
        {"type": "text", "name": "a", "label": "A"},
        {"type": "end repeat"}, {"type": "end repeat"}, {"type": "end repeat"}"#,
        "",
    );
    let mut interview = Interview::new(form.unwrap_or_else(|| panic!("{problems:?}")), &env());
    let started = Instant::now();

    set(&mut interview, "n", "9999999");

    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[test]
fn triggers_that_trigger_each_other_come_to_rest() {
    let (form, problems) = build(
        r#"{"type": "text", "name": "a", "label": "A", "trigger": "${b}", "calculation": "concat(${b}, '+')"},
        {"type": "text", "name": "b", "label": "B", "trigger": "${a}", "calculation": "concat(${a}, '-')"}"#,
        "",
    );
    let mut interview = Interview::new(form.unwrap_or_else(|| panic!("{problems:?}")), &env());

    set(&mut interview, "a", "x");

    let place = interview.find("b").unwrap();
    assert!(interview.answer(&place).unwrap().text().len() < 1_000);
}

#[test]
fn a_pattern_that_backtracks_for_ever_is_given_up() {
    let (form, problems) = build(
        r#"{"type": "text", "name": "a", "label": "A", "constraint": "regex(., '(a*)*(b*)*(a|b|c)*\\1d')"}"#,
        "",
    );
    let mut interview = Interview::new(form.unwrap_or_else(|| panic!("{problems:?}")), &env());
    let started = Instant::now();

    set(&mut interview, "a", &"abab".repeat(10_000));

    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[cfg(unix)]
#[test]
fn files_that_lead_back_to_themselves_are_no_attachments() {
    let folder = tempfile::tempdir().unwrap();
    let media = folder.path().join("f-media");
    std::fs::create_dir(&media).unwrap();
    std::os::unix::fs::symlink(&media, media.join("again")).unwrap();
    std::os::unix::fs::symlink(media.join("b"), media.join("a")).unwrap();
    std::os::unix::fs::symlink(media.join("a"), media.join("b")).unwrap();
    std::fs::write(folder.path().join("f.json"), "{}").unwrap();

    let files = sheet::read_media_beside(&folder.path().join("f.json")).unwrap();

    assert_eq!(files.iter().count(), 0);
    assert!(sheet::read_path(&media.join("a")).is_err());
}

#[test]
fn a_list_that_grows_by_its_own_entities_is_refused_or_read_as_it_stands() {
    let mut bomb = String::from("<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">");
    for number in 1..20 {
        let (name, inner) = (number, number - 1);
        let inner = if inner == 0 {
            "a".to_owned()
        } else {
            format!("e{inner}")
        };
        let _ = write!(bomb, "<!ENTITY e{name} \"{}\">", format!("&{inner};").repeat(10));
    }
    bomb += "]><root><item><name>&e19;</name><label>x</label></item></root>";
    let mut files = Attachments::default();
    files.insert("l.xml", bomb);
    let book = Workbook::from_json(
        r#"{"survey": [{"type": "select_one_from_file l.xml", "name": "a", "label": "A"}]}"#,
    )
    .unwrap();

    let (form, _) = Form::build(&book, &files);

    let longest = form.map_or(0, |form| form.lists()[0].choices[0].value.len());
    assert!(longest < 100);
}
