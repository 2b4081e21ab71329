//! Comparisons that cannot work, and questions that are never asked.

use super::super::{Bound, Form, Kind, Node, NodeId, OptionSource, Problem, ProblemKind};
use crate::xpath::{Operator, Term, TermKind, nearest};

pub(super) fn check(form: &Form, problems: &mut Vec<Problem>) {
    for node in form.nodes() {
        for bound in node.rules() {
            bound
                .expr
                .tree()
                .walk(&mut |term| compared(form, bound, term, problems));
        }
    }
    never_asked(form, problems);
}

/// The question that a path leads to from any instance.
fn question<'f>(form: &'f Form, bound: &Bound, term: &Term) -> Option<&'f Node> {
    let TermKind::Path(path) = &term.kind else {
        return None;
    };
    let target = bound.targets.get(path.slot).copied().flatten()?;
    Some(form.node(target.node))
}

fn text(term: &Term) -> Option<&str> {
    match &term.kind {
        TermKind::Text(text) => Some(text),
        _ => None,
    }
}

/// A question compared with a literal somewhere in an expression.
fn compared(form: &Form, bound: &Bound, term: &Term, problems: &mut Vec<Problem>) {
    match &term.kind {
        TermKind::Chain { first, rest } => {
            let mut left: &Term = first;
            for (operator, right) in rest {
                if matches!(operator, Operator::Equal | Operator::NotEqual) {
                    equality(form, bound, left, right, problems);
                }
                left = right;
            }
        }
        TermKind::Call(call) if call.function.name == "selected" => {
            if let [list, word] = call.arguments.as_slice()
                && let (Some(node), Some(word)) = (question(form, bound, list), text(word))
            {
                unknown_choice(form, bound, node, word, problems);
            }
        }
        _ => {}
    }
}

fn equality(form: &Form, bound: &Bound, left: &Term, right: &Term, problems: &mut Vec<Problem>) {
    let pairs = [(left, right), (right, left)];
    let found = pairs
        .into_iter()
        .find_map(|(path, literal)| Some((question(form, bound, path)?, text(literal)?)));
    let Some((node, word)) = found else { return };
    if word.is_empty() {
        return;
    }
    if node.kind == Kind::SelectMultiple {
        let kind = ProblemKind::SelectCompared {
            name: node.name.clone(),
        };
        problems.push(
            Problem::warning(bound.at.clone(), kind)
                .suggest(Some(format!("selected(${{{}}}, '{word}')", node.name))),
        );
    }
    unknown_choice(form, bound, node, word, problems);
}

fn unknown_choice(form: &Form, bound: &Bound, node: &Node, word: &str, problems: &mut Vec<Problem>) {
    if word.is_empty() || word.contains(' ') || has_choice(form, node, word) {
        return;
    }
    let Some(OptionSource::List(list)) = node.options.as_ref().map(|options| options.source) else {
        return;
    };
    let list = form.list(list);
    let near = nearest(word, list.choices.iter().map(|choice| choice.value.as_str()));
    let kind = ProblemKind::UnknownChoice {
        name: node.name.clone(),
        choice: word.to_owned(),
        list: list.name.clone(),
    };
    let near = near.first().map(|near| (*near).to_owned());
    problems.push(Problem::warning(bound.at.clone(), kind).suggest(near));
}

/// Whether a question can have this choice, as far as the form alone tells.
fn has_choice(form: &Form, node: &Node, word: &str) -> bool {
    let Some(options) = node.options.as_ref().filter(|options| !options.loose) else {
        return true;
    };
    let OptionSource::List(list) = options.source else {
        return true;
    };
    let list = form.list(list);
    options.elsewhere || !list.present || list.find(word).is_some()
}

/// The outermost rows whose relevance can never hold.
fn never_asked(form: &Form, problems: &mut Vec<Problem>) {
    let mut hidden_to = 0;
    for node in form.nodes() {
        let Some(bound) = node.relevant.as_ref().filter(|_| node.id.0 >= hidden_to) else {
            continue;
        };
        if never(form, bound, bound.expr.tree()) {
            hidden_to = node.end;
            let kind = ProblemKind::NeverRelevant {
                name: node.name.clone(),
            };
            problems.push(Problem::warning(bound.at.clone(), kind));
        }
    }
}

/// Whether a condition is false whatever the answers; what cannot be told is no.
fn never(form: &Form, bound: &Bound, term: &Term) -> bool {
    match &term.kind {
        TermKind::Text(text) => text.is_empty(),
        TermKind::Number(number) => *number == 0.0,
        TermKind::Call(call) => match call.function.name {
            "false" => true,
            "not" => call.arguments.first().is_some_and(always),
            "selected" => match call.arguments.as_slice() {
                [list, word] => impossible(form, bound, list, word),
                _ => false,
            },
            _ => false,
        },
        TermKind::Chain { first, rest } => {
            let all = |operator: Operator| rest.iter().all(|(found, _)| *found == operator);
            let mut terms = std::iter::once(&**first).chain(rest.iter().map(|(_, term)| term));
            if all(Operator::And) {
                let terms: Vec<&Term> = terms.collect();
                terms.iter().any(|term| never(form, bound, term)) || contradict(form, bound, &terms)
            } else if all(Operator::Or) {
                terms.all(|term| never(form, bound, term))
            } else if let [(Operator::Equal, right)] = rest.as_slice() {
                unequal(first, right)
                    || impossible(form, bound, first, right)
                    || impossible(form, bound, right, first)
            } else {
                false
            }
        }
        TermKind::Negate { .. } | TermKind::Path(_) => false,
    }
}

fn always(term: &Term) -> bool {
    match &term.kind {
        TermKind::Text(text) => !text.is_empty(),
        TermKind::Number(number) => *number != 0.0 && !number.is_nan(),
        TermKind::Call(call) => call.function.name == "true",
        _ => false,
    }
}

/// Two literals that differ.
fn unequal(left: &Term, right: &Term) -> bool {
    match (&left.kind, &right.kind) {
        (TermKind::Text(one), TermKind::Text(other)) => one != other,
        (TermKind::Number(one), TermKind::Number(other)) => one != other,
        _ => false,
    }
}

/// A question that must have a choice it does not have.
fn impossible(form: &Form, bound: &Bound, path: &Term, word: &Term) -> bool {
    match (question(form, bound, path), text(word)) {
        (Some(node), Some(word)) => !word.is_empty() && !word.contains(' ') && !has_choice(form, node, word),
        _ => false,
    }
}

/// One question that must equal two different texts.
fn contradict(form: &Form, bound: &Bound, terms: &[&Term]) -> bool {
    let mut wanted: Vec<(NodeId, &str)> = Vec::new();
    for term in terms {
        let TermKind::Chain { first, rest } = &term.kind else {
            continue;
        };
        let [(Operator::Equal, right)] = rest.as_slice() else {
            continue;
        };
        for (path, literal) in [(&**first, right), (right, &**first)] {
            if let (Some(node), Some(word)) = (question(form, bound, path), text(literal)) {
                // Inside a repeat a path may lead to several instances, of which any may be meant.
                let single = node.depth == 0;
                if single
                    && wanted
                        .iter()
                        .any(|(known, other)| *known == node.id && *other != word)
                {
                    return true;
                }
                wanted.push((node.id, word));
            }
        }
    }
    false
}
