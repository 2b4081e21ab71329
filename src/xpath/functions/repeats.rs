//! Repeats and lists: counting, places, looking rows up.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::random::{ParkMiller, seed, shuffle};
use crate::xpath::scope::{Key, Node, NodeSet};
use crate::xpath::tree::{Call, Start, Term, TermKind};
use crate::xpath::value::Value;

const F: Family = Family::Repeats;

pub(super) const ROWS: &[Function] = &[
    row(
        "count",
        "(nodes)",
        (1, 1),
        Gives::Number,
        F,
        "Counts nodes; those not relevant do not count.",
        count,
    ),
    row(
        "count-non-empty",
        "(nodes)",
        (1, 1),
        Gives::Number,
        F,
        "Counts the nodes that have a value.",
        count_non_empty,
    ),
    row(
        "position",
        "(node?)",
        (0, 1),
        Gives::Number,
        F,
        "Gives the number of a repeat instance, of position(..) usually.",
        position,
    )
    .paths(&[0]),
    row(
        "last",
        "()",
        (0, 0),
        Gives::Number,
        F,
        "In brackets: how many nodes there are.",
        last,
    ),
    row(
        "indexed-repeat",
        "(question, repeat, number, …)",
        (3, 7),
        Gives::Nodes,
        F,
        "Gives the question of the n-th instance of a repeat, up to three levels.",
        indexed,
    )
    .paths(&[0, 1, 3, 5])
    .every(2),
    row(
        "instance",
        "(id)",
        (1, 1),
        Gives::Nodes,
        F,
        "Gives a list or file by its name.",
        instance,
    ),
    row(
        "current",
        "()",
        (0, 0),
        Gives::Nodes,
        F,
        "In brackets: the question whose expression this is.",
        |run, _| Ok(Value::Nodes(run.scope.current().into())),
    ),
    row(
        "randomize",
        "(nodes, seed?)",
        (1, 2),
        Gives::Nodes,
        F,
        "Shuffles nodes, always alike for one seed.",
        randomize,
    ),
    row(
        "pulldata",
        "(file, column, key column, key)",
        (4, 4),
        Gives::Text,
        F,
        "Looks a value up in a file: the column of the first row whose key column has the key.",
        pulldata,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

fn count<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    Ok(Value::Number(run.nodes(&call.arguments[0], "count")?.len() as f64))
}

fn count_non_empty<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let nodes = run.nodes(&call.arguments[0], "count-non-empty")?;
    Ok(Value::Number(
        nodes
            .iter()
            .filter(|node| !run.scope.text(*node).is_empty())
            .count() as f64,
    ))
}

fn position<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let place = match (call.arguments.first(), run.place) {
        (Some(argument), _) => {
            let node = run.raw_nodes(argument, "position")?.first();
            node.map_or(0, |node| run.scope.position(node))
        }
        (None, Some((place, _))) => place,
        (None, None) => run.scope.position(run.item),
    };
    Ok(Value::Number(place as f64))
}

fn last<'a>(run: &Evaluation<'a, '_>, _: &'a Call) -> Outcome<'a> {
    Ok(Value::Number(run.place.map_or(1, |(_, size)| size) as f64))
}

/// Walks from repeat to repeat, choosing one instance of each, then reads the question inside the last.
fn indexed<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut chosen: Option<Node> = None;
    for pair in call.arguments[1..].chunks_exact(2) {
        let instances = within(run, &pair[0], chosen)?;
        let place = run.number(&pair[1])?;
        // A blank, 0, or a number beyond the end names no instance.
        let found = if place >= 1.0 {
            instances.get(place.trunc() as usize - 1)
        } else {
            None
        };
        let Some(found) = found else {
            return Ok(Value::Nodes(NodeSet::new()));
        };
        chosen = Some(found);
    }
    let mut nodes = within(run, &call.arguments[0], chosen)?;
    run.drop_irrelevant(&mut nodes);
    Ok(Value::Nodes(nodes))
}

/// The nodes of a path that lie inside a chosen instance.
fn within<'a>(run: &Evaluation<'a, '_>, term: &'a Term, chosen: Option<Node>) -> Result<NodeSet, EvalError> {
    let Some(chosen) = chosen else {
        return run.raw_nodes(term, "indexed-repeat");
    };
    let relative = match &term.kind {
        TermKind::Path(path) => matches!(path.start, Start::Context | Start::Current),
        _ => true,
    };
    // Read from the chosen instance, an absolute path or a reference stays inside it.
    let from = if relative { *run } else { run.standing_at(chosen) };
    let mut nodes = from.raw_nodes(term, "indexed-repeat")?;
    nodes.retain(|node| {
        let mut at = Some(node);
        while let Some(node) = at {
            if node == chosen {
                return true;
            }
            at = run.scope.parent(node);
        }
        false
    });
    Ok(nodes)
}

fn instance<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let id = run.text(&call.arguments[0])?;
    match run.scope.instance(&id) {
        Some(root) => Ok(Value::Nodes(root.into())),
        None => Err(EvalError::UnknownInstance { id: id.into_owned() }),
    }
}

fn randomize<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let nodes = run.nodes(&call.arguments[0], "randomize")?;
    let mut items: Vec<Node> = nodes.iter().collect();
    match call.arguments.get(1) {
        Some(argument) => {
            let mut numbers = ParkMiller::new(seed(&run.text(argument)?));
            shuffle(&mut items, || numbers.draw());
        }
        None => shuffle(&mut items, || run.scope.random()),
    }
    Ok(Value::Nodes(items.into_iter().collect()))
}

fn pulldata<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let file = run.text(&call.arguments[0])?;
    let id = file.strip_suffix(".csv").unwrap_or(&file);
    let (column, key_column) = (run.text(&call.arguments[1])?, run.text(&call.arguments[2])?);
    let key = run.text(&call.arguments[3])?;
    let Some(root) = run.scope.instance(id) else {
        return Err(EvalError::UnknownInstance { id: id.to_owned() });
    };
    if key.is_empty() {
        return Ok(Value::BLANK);
    }
    let mut rows = NodeSet::new();
    let indexed = run
        .scope
        .lookup(root, "item", &key_column, Key::Text(&key), &mut rows);
    if !indexed {
        rows = NodeSet::new();
        run.scope.children(root, Some("item"), &mut rows);
        run.spend(rows.len())?;
        rows.retain(|row| cell(run, row, &key_column).is_some_and(|cell| *run.scope.text(cell) == *key));
    }
    let found = rows.first().and_then(|row| cell(run, row, &column));
    Ok(found.map_or(Value::BLANK, |cell| Value::Text(run.scope.text(cell))))
}

fn cell(run: &Evaluation<'_, '_>, row: Node, column: &str) -> Option<Node> {
    let mut cells = NodeSet::new();
    run.scope.children(row, Some(column), &mut cells);
    cells.first()
}
