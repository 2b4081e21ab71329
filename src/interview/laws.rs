//! What must hold of every interview, whatever the form and the acts.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Answer, Command, Env, Facts, InstanceFact, InstanceId, Interview, Place, Write};
use crate::form::{Attachments, Form, NonResponse, Workbook};

/// A form with every kind of rule that an act can set off; without these rows.
fn rich(rules: &[String], without: &[&str]) -> Option<Arc<Form>> {
    let rule = |index: usize| rules[index % rules.len()].as_str();
    let mut survey = json!([
        {"type": "today", "name": "day"},
        {"type": "integer", "name": "a", "label": "A"},
        {"type": "integer", "name": "b", "label": "B", "default": "3"},
        {"type": "integer", "name": "n", "label": "N", "constraint": ". < 6"},
        {"type": "calculate", "name": "c", "calculation": rule(0)},
        {"type": "integer", "name": "d", "label": "D", "calculation": rule(1)},
        {"type": "text", "name": "t", "label": "T", "trigger": "${a}", "calculation": "concat('t', ${c})"},
        {"type": "text", "name": "u", "label": "U", "trigger": "${t}", "calculation": "concat(${t}, '+')"},
        {"type": "calculate", "name": "first", "calculation": "once(${a})"},
        {"type": "select_one zone", "name": "z", "label": "Z", "required": "${a} > 1"},
        {"type": "select_multiple town", "name": "w", "label": "W", "choice_filter": "zone = ${z}"},
        {"type": "begin group", "name": "g", "label": "G", "relevant": rule(2)},
        {"type": "integer", "name": "e", "label": "E", "relevant": "${b} > 1", "read_only": "${b} > 4"},
        {"type": "calculate", "name": "f", "calculation": "${e} + 1"},
        {"type": "begin repeat", "name": "r", "label": "R ${x}"},
        {"type": "integer", "name": "x", "label": "X", "default": "${b} + 1"},
        {"type": "calculate", "name": "y", "calculation": rule(3)},
        {"type": "calculate", "name": "p", "calculation": "position(..)"},
        {"type": "calculate", "name": "prev", "calculation": "indexed-repeat(${x}, ${r}, position(..) - 1)"},
        {"type": "begin repeat", "name": "s", "label": "S", "relevant": "${x} != 2"},
        {"type": "integer", "name": "v", "label": "V", "warning": ". < 3"},
        {"type": "calculate", "name": "q", "calculation": "${v} + ${x} + count(${s})"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "inner", "calculation": "sum(${q})"},
        {"type": "end repeat"},
        {"type": "end group"},
        {"type": "begin repeat", "name": "m", "label": "M", "repeat_count": "${n}"},
        {"type": "text", "name": "mn", "label": "Name"},
        {"type": "integer", "name": "md", "label": "Dynamic", "default": "position(..) + 0"},
        {"type": "end repeat"},
        {"type": "select_one ${mn}", "name": "who", "label": "Who"},
        {"type": "calculate", "name": "all", "calculation": "concat(sum(${y}), '/', count(${r}), '/', join(',', ${mn}))"},
        {"type": "calculate", "name": "some", "calculation": "count(${r}[./x > 2])"},
    ]);
    if let Some(rows) = survey.as_array_mut() {
        rows.retain(|row| !without.contains(&row["name"].as_str().unwrap_or_default()));
    }
    let choices = json!([
        {"list_name": "zone", "name": "1", "label": "1"},
        {"list_name": "zone", "name": "2", "label": "2"},
        {"list_name": "town", "name": "k", "label": "K", "zone": "1"},
        {"list_name": "town", "name": "l", "label": "L ${a}", "zone": "1"},
        {"list_name": "town", "name": "o", "label": "O", "zone": "2"},
    ]);
    let settings = json!([{"form_id": "rich", "instance_name": "concat(${a}, '-', ${all})"}]);
    let book = json!({"survey": survey, "choices": choices, "settings": settings});
    let book = Workbook::from_json(&book.to_string()).expect("the form is JSON");
    Form::build(&book, &Attachments::default()).0
}

/// Rules to draw from; a draw that makes a cycle makes no form.
const RULES: &[&str] = &[
    "${a} + ${b}",
    "${b} * 2",
    "coalesce(${d}, 0) + 1",
    "${a} > ${b}",
    "${c} + ${b}",
    "count(${r}) + ${a}",
    "if(${a} = '', ${b}, ${z})",
    "sum(${v}) + ${b}",
    "selected(${w}, 'k') or ${a} > 2",
    "${b} < 4",
    "max(${x}) - ${b}",
];

/// One act, by numbers that are read against what is there.
#[derive(Debug, Clone)]
struct Act {
    what: u8,
    place: usize,
    value: u8,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = (0..10_u8, any::<usize>(), 0..8_u8).prop_map(|(what, place, value)| Act { what, place, value });
    proptest::collection::vec(act, 1..25)
}

fn env() -> Env {
    let now: jiff::civil::DateTime = "2024-03-15T10:30:00".parse().expect("a moment");
    Env::at(now.in_tz("UTC").expect("UTC is there")).seeded("law")
}

/// The command that an act means here, if it means one.
fn command(interview: &Interview, act: &Act, number: usize) -> Option<Command> {
    let places = interview.places();
    let place = places[act.place % places.len()].clone();
    let node = interview.form().node(place.node());
    match act.what {
        0 => {
            let id = InstanceId::Added(format!("dev.{number}"));
            Some(Command::AddInstance {
                repeat: interview.whole(&place).unwrap_or(place),
                id,
            })
        }
        1 => Some(Command::RemoveInstance { place }),
        2 => Some(Command::Set {
            place,
            answer: Answer::Missing {
                kind: NonResponse::ALL[usize::from(act.value) % 4],
                reason: String::new(),
            },
        }),
        _ => {
            let text = match node.kind {
                crate::form::Kind::SelectOne => ["1", "2", "", "x"][usize::from(act.value) % 4].to_owned(),
                crate::form::Kind::SelectMultiple => {
                    ["k", "k l", "o", "", "l o"][usize::from(act.value) % 5].to_owned()
                }
                _ if act.value == 7 => String::new(),
                _ => act.value.to_string(),
            };
            Some(Command::Set {
                place,
                answer: Answer::Value(text),
            })
        }
    }
}

/// What a store would know after these writes.
#[derive(Default)]
struct Store {
    instances: Vec<InstanceFact>,
    answers: BTreeMap<String, Answer>,
}

impl Store {
    fn take(&mut self, writes: &[Write]) {
        for write in writes {
            match write {
                Write::Answer { key, answer, .. } => drop(self.answers.insert(key.clone(), answer.clone())),
                Write::Added { key } => self.instances.push(InstanceFact {
                    key: key.clone(),
                    present: true,
                }),
                Write::Removed { key } => {
                    self.instances.retain(|fact| fact.key != *key);
                    self.instances.push(InstanceFact {
                        key: key.clone(),
                        present: false,
                    });
                    self.answers
                        .retain(|answer, _| !answer.starts_with(&format!("{key}/")));
                    self.instances
                        .retain(|fact| !fact.key.starts_with(&format!("{key}/")));
                }
            }
        }
    }

    fn facts(&self) -> Facts {
        let answers = self
            .answers
            .iter()
            .map(|(key, answer)| (key.clone(), answer.clone()))
            .collect();
        Facts {
            instances: self.instances.clone(),
            answers,
        }
    }
}

fn state(interview: &Interview) -> Value {
    let mut nodes = serde_json::to_value(interview.snapshot()).expect("plain data");
    nodes
        .as_array_mut()
        .expect("a list")
        .push(json!(interview.name()));
    nodes
}

/// The nodes that differ between two states.
fn differences(one: &Value, other: &Value) -> Vec<String> {
    let (one, other) = (one.as_array().expect("a list"), other.as_array().expect("a list"));
    let differ = one.iter().zip(other).filter(|(one, other)| one != other);
    let mut found: Vec<String> = differ
        .map(|(one, other)| format!("{one} is not {other}"))
        .collect();
    if one.len() != other.len() {
        found.push(format!("{} nodes are not {}", one.len(), other.len()));
    }
    found
}

/// A row of a form that is made at random.
#[derive(Debug, Clone)]
struct Draw {
    what: u8,
    rule: usize,
    names: (usize, usize),
}

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let names = (any::<usize>(), any::<usize>());
    let draw = (0..12_u8, any::<usize>(), names).prop_map(|(what, rule, names)| Draw { what, rule, names });
    proptest::collection::vec(draw, 4..18)
}

/// A form of any shape: groups and repeats in each other, rules over whatever row, before or after. With `acts`, also
/// what depends on the order of acts. A draw that makes a circle makes no form.
fn wild(draws: &[Draw], acts: bool) -> Option<Arc<Form>> {
    let mut rows = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    // All rows read rows before them, or all read rows after them: circles are rare. What is read holds a value, mostly.
    let backward = draws[0].rule.is_multiple_of(2);
    let valued = |row: &usize| draws[*row].what < 9;
    for (number, draw) in draws.iter().enumerate() {
        let before: Vec<usize> = (0..number).filter(valued).collect();
        let after: Vec<usize> = (number + 1..draws.len()).filter(valued).collect();
        let near = if backward && draw.what != 9 {
            &after
        } else {
            &before
        };
        let name = |pick: usize| match near.get(pick % (near.len() + 1)) {
            Some(row) => format!("${{q{row}}}"),
            None if pick.is_multiple_of(4) => format!("${{q{}}}", pick % draws.len()),
            None => "3".to_owned(),
        };
        let (a, b) = (name(draw.names.0), name(draw.names.1));
        let rules = [
            format!("{a} + 1"),
            format!("concat({a}, '.', {b})"),
            format!("count({a}) + {b}"),
            format!("sum({a})"),
            format!("if({a} > 2, {b}, {a})"),
            format!("join('-', {a})"),
            format!("coalesce({a}, {b})"),
            format!("max({a}) * 2"),
        ];
        // Some functions take a path and nothing else.
        let rule = &rules[if a == "3" { 0 } else { draw.rule % rules.len() }];
        let row = |kind: &str| json!({"type": kind, "name": format!("q{number}"), "label": "Q"});
        let with = |kind: &str, column: &str, rule: &str| {
            let mut row = row(kind);
            row[column] = json!(rule);
            row
        };
        rows.push(match draw.what {
            0 | 1 => row("integer"),
            2 => with("integer", "relevant", &format!("{a} > 3 or {b} = 2")),
            3 => json!({"type": "integer", "name": format!("q{number}"), "label": "Q",
                "constraint": format!(". < 5 or {a} = 3"), "required": format!("{b} > 1")}),
            4 => with("integer", "relevant", &format!("{a} != 1")),
            5 | 6 => with("calculate", "calculation", rule),
            7 if acts => with("integer", "default", &format!("{a} + 1")),
            8 if acts => with("integer", "calculation", rule),
            9 => {
                open.push("group");
                with("begin group", "relevant", &format!("{a} > 1 or {b} = 1"))
            }
            10 => {
                open.push("repeat");
                row("begin repeat")
            }
            _ => match open.pop() {
                Some(block) => json!({"type": format!("end {block}")}),
                None => row("text"),
            },
        });
    }
    rows.extend(
        open.iter()
            .rev()
            .map(|block| json!({"type": format!("end {block}")})),
    );
    let book = Workbook::from_json(&json!({"survey": rows}).to_string()).expect("the form is JSON");
    Form::build(&book, &Attachments::default()).0
}

fn check(form: &Arc<Form>, acts: &[Act]) -> Result<(), TestCaseError> {
    let env = env();
    let mut interview = Interview::new(Arc::clone(form), &env);
    let mut store = Store::default();
    store.take(&interview.take_initial_writes());
    for (number, act) in acts.iter().enumerate() {
        let before = state(&interview);
        let Some(command) = command(&interview, act, number) else {
            continue;
        };
        // An act that could not be made durable leaves no trace.
        if let Ok(staged) = interview.stage(command.clone(), &env) {
            interview.undo(staged);
        }
        prop_assert_eq!(
            differences(&before, &state(&interview)),
            Vec::<String>::new(),
            "undo {:?}",
            act
        );
        let Ok(staged) = interview.stage(command, &env) else {
            continue;
        };
        store.take(staged.writes());
        interview.keep(staged);
        // Working out what can change gives what working out everything gives.
        let quick = state(&interview);
        interview.recompute_all();
        prop_assert_eq!(
            differences(&quick, &state(&interview)),
            Vec::<String>::new(),
            "all {:?}",
            act
        );
        // So does what was written down, read again from nothing.
        let restored = Interview::restore(Arc::clone(form), &env, &store.facts());
        prop_assert_eq!(
            differences(&quick, &state(&restored)),
            Vec::<String>::new(),
            "restored {:?}",
            act
        );
        prop_assert!(restored.orphans().is_empty(), "{:?}", restored.orphans());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_way_the_long_way_and_the_store_agree(
        rules in proptest::collection::vec(proptest::sample::select(RULES).prop_map(str::to_owned), 4),
        acts in acts(),
    ) {
        let form = rich(&rules, &[]).ok_or_else(|| TestCaseError::reject("a circle"))?;
        check(&form, &acts)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_agree_in_forms_of_any_shape(draws in draws(), acts in acts()) {
        let form = wild(&draws, true).ok_or_else(|| TestCaseError::reject("a circle"))?;
        check(&form, &acts)?;
    }
}

/// Rows whose value depends on when others are answered: edits, triggers, first values, dropped choices.
const ORDERED: [&str; 6] = ["d", "t", "u", "first", "z", "w"];

/// Rules that read none of these.
const TIMELESS: &[&str] = &[
    "${a} + ${b}",
    "${b} * 2",
    "count(${r}) + ${a}",
    "${b} < 4",
    "sum(${v}) + ${b}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn independent_answers_give_one_state_in_any_order(
        rules in proptest::collection::vec(proptest::sample::select(TIMELESS).prop_map(str::to_owned), 4),
        values in proptest::collection::vec(0..8_u8, 5),
        order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        // What is read-only or without choices by then is not independent of what made it so: `e` and `who` are not set.
        let names = ["/data/a", "/data/b", "/data/n", "/data/g/r[1]/x", "/data/g/r[1]/s[1]/v"];
        let form = rich(&rules, &ORDERED).ok_or_else(|| TestCaseError::reject("a circle"))?;
        let filled = |order: &[usize]| {
            let mut interview = Interview::new(Arc::clone(&form), &env());
            for index in order {
                let place = interview.find(names[*index]).expect("the question is there");
                say(&mut interview, place, values[*index]);
            }
            state(&interview)
        };
        prop_assert_eq!(differences(&filled(&[0, 1, 2, 3, 4]), &filled(&order)), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_do_in_forms_of_any_shape(
        draws in draws(),
        values in proptest::collection::vec(0..8_u8, 18),
        order in Just((0..18).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let form = wild(&draws, false).ok_or_else(|| TestCaseError::reject("a circle"))?;
        let filled = |order: &[usize]| {
            let mut interview = Interview::new(Arc::clone(&form), &env());
            let asked = |place: &Place| form.node(place.node()).kind == crate::form::Kind::Integer;
            let places: Vec<Place> = interview.places().into_iter().filter(asked).collect();
            for index in order {
                if let Some(place) = places.get(*index) {
                    say(&mut interview, place.clone(), values[*index]);
                }
            }
            (state(&interview), places.len())
        };
        let (one, count) = filled(&(0..18).collect::<Vec<_>>());
        prop_assume!(count > 1);
        prop_assert_eq!(differences(&one, &filled(&order).0), Vec::<String>::new());
    }
}

fn say(interview: &mut Interview, place: Place, value: u8) {
    let command = Command::Set {
        place,
        answer: Answer::Value(value.to_string()),
    };
    let staged = interview.stage(command, &env()).expect("the act is allowed");
    interview.keep(staged);
}

#[test]
fn most_draws_make_a_form() {
    let made = RULES.iter().filter(|rule| {
        let rules = [
            (*rule).to_string(),
            "${b}".into(),
            "${b} < 4".into(),
            "${x}".into(),
        ];
        rich(&rules, &[]).is_some()
    });
    assert!(made.count() >= 8);
}
