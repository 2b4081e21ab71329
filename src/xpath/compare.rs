//! `=`, `!=`, `<`, `<=`, `>`, `>=` between values of any type.
//!
//! With a boolean on one side both become booleans; with a number both become numbers; dates compare as moments, a
//! quoted date with a date too (as Web Forms; JavaRosa says false). Two texts are equal or not; for order they become
//! numbers. Nodes: one that satisfies the comparison is enough; no nodes read as one blank (as JavaRosa).

use super::error::EvalError;
use super::evaluate::Evaluation;
use super::scope::{Kind, NodeSet};
use super::time;
use super::tree::Operator;
use super::value::Value;

/// Numbers closer than this are equal, as in JavaRosa: `0.1 + 0.2 = 0.3`.
const NEAR: f64 = 1e-12;

/// Compares two values.
pub(super) fn compare(
    evaluation: &Evaluation<'_, '_>,
    operator: Operator,
    left: &Value<'_>,
    right: &Value<'_>,
) -> Result<bool, EvalError> {
    let test = Test { evaluation, operator };
    match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) if test.is_equality() => {
            let same = evaluation.truth_of(left) == evaluation.truth_of(right);
            Ok(same == (operator == Operator::Equal))
        }
        (Value::Nodes(lefts), Value::Nodes(rights)) => {
            let rights: Vec<Side<'_>> = test.sides(rights).collect();
            for left in test.sides(lefts) {
                evaluation.spend(rights.len())?;
                if rights
                    .iter()
                    .any(|right| test.holds(left.as_ref(), right.as_ref()))
                {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        (Value::Nodes(lefts), right) => Ok(test
            .sides(lefts)
            .any(|left| test.holds(left.as_ref(), (right, false)))),
        (left, Value::Nodes(rights)) => Ok(test
            .sides(rights)
            .any(|right| test.holds((left, false), right.as_ref()))),
        (left, right) => Ok(test.holds((left, false), (right, false))),
    }
}

/// The value of a node, and whether a boolean was stored there.
struct Side<'v>(Value<'v>, bool);

impl<'v> Side<'v> {
    fn as_ref(&self) -> (&Value<'v>, bool) {
        (&self.0, self.1)
    }
}

struct Test<'e, 'a, 'w> {
    evaluation: &'e Evaluation<'a, 'w>,
    operator: Operator,
}

impl<'a> Test<'_, 'a, '_> {
    fn is_equality(&self) -> bool {
        matches!(self.operator, Operator::Equal | Operator::NotEqual)
    }

    fn sides(&self, nodes: &NodeSet) -> impl Iterator<Item = Side<'a>> {
        let blank = nodes.is_empty().then_some(Side(Value::BLANK, false));
        let side = |node| {
            let boolean = self.evaluation.scope.kind(node) == Kind::Boolean;
            Side(self.evaluation.atom(node), boolean)
        };
        blank
            .into_iter()
            .chain(nodes.iter().map(side).collect::<Vec<_>>())
    }

    fn holds(&self, left: (&Value<'_>, bool), right: (&Value<'_>, bool)) -> bool {
        if self.is_equality() {
            return self.equal(left, right) == (self.operator == Operator::Equal);
        }
        let (left, right) = self.ordered(left.0, right.0);
        match self.operator {
            Operator::Less => left < right,
            Operator::LessOrEqual => left <= right,
            Operator::Greater => left > right,
            _ => left >= right,
        }
    }

    fn equal(
        &self,
        (left, left_boolean): (&Value<'_>, bool),
        (right, right_boolean): (&Value<'_>, bool),
    ) -> bool {
        let zone = self.evaluation.zone();
        match (left, right) {
            (Value::Text(left), Value::Text(right)) => {
                left == right
                    || (left_boolean && same_boolean(left, right))
                    || (right_boolean && same_boolean(right, left))
            }
            (Value::Number(_), _) | (_, Value::Number(_)) => {
                let (left, right) = (left.number(zone), right.number(zone));
                left == right || (left - right).abs() < NEAR
            }
            (Value::Date(left), Value::Date(right)) => left == right,
            (Value::Time(left), Value::Time(right)) => left.time == right.time,
            (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_) | Value::Text(_))
            | (Value::Text(_), Value::Date(_) | Value::DateTime(_)) => {
                match (time::to_moment(left, zone), time::to_moment(right, zone)) {
                    (Some(left), Some(right)) => left.at == right.at,
                    _ => left.stored() == right.stored(),
                }
            }
            _ => left.stored() == right.stored(),
        }
    }

    /// Both sides as numbers that can be put in order.
    fn ordered(&self, left: &Value<'_>, right: &Value<'_>) -> (f64, f64) {
        let zone = self.evaluation.zone();
        let moments = |value: &Value<'_>| matches!(value, Value::DateTime(_));
        if moments(left) || moments(right) {
            let as_moment = |value: &Value<'_>| match value {
                Value::Date(_) | Value::DateTime(_) | Value::Text(_) => time::to_moment(value, zone),
                _ => None,
            };
            if let (Some(left), Some(right)) = (as_moment(left), as_moment(right)) {
                return (left.utc_days(), right.utc_days());
            }
        }
        (left.number(zone), right.number(zone))
    }
}

/// `1` and `0` stored for a boolean also equal `true` and `false`.
fn same_boolean(stored: &str, other: &str) -> bool {
    matches!((stored, other), ("1", "true") | ("0", "false"))
}
