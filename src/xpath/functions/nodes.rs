//! What is asked of nodes themselves, and of the device.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::tree::Call;
use crate::xpath::value::Value;

const F: Family = Family::Repeats;

pub(super) const ROWS: &[Function] = &[
    row(
        "name",
        "(node?)",
        (0, 1),
        Gives::Text,
        F,
        "Gives the name of a node.",
        name,
    )
    .paths(&[0]),
    row(
        "local-name",
        "(node?)",
        (0, 1),
        Gives::Text,
        F,
        "Gives the name of a node without prefix.",
        local_name,
    )
    .paths(&[0]),
    row(
        "property",
        "(name)",
        (1, 1),
        Gives::Text,
        F,
        "Gives a property of the device or its user.",
        property,
    ),
    row(
        "version",
        "()",
        (0, 0),
        Gives::Text,
        F,
        "Gives the version of the form.",
        version,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn name<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let node = match call.arguments.first() {
        Some(argument) => run.raw_nodes(argument, "name")?.first(),
        None => Some(run.item),
    };
    Ok(node.map_or(Value::BLANK, |node| Value::Text(run.scope.name(node))))
}

fn local_name<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let name = name(run, call)?;
    let name = run.text_of(name);
    Ok(Value::text(
        name.rsplit(':').next().unwrap_or_default().to_owned(),
    ))
}

fn property<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let name = run.text(&call.arguments[0])?;
    Ok(run.scope.property(&name).map_or(Value::BLANK, Value::Text))
}

fn version<'a>(run: &Evaluation<'a, '_>, _: &'a Call) -> Outcome<'a> {
    Ok(run.scope.property("version").map_or(Value::BLANK, Value::Text))
}
