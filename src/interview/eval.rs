//! Expressions tried out on a filled form: the contract's `eval`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::script::Op;
use super::{Env, Interview};
use crate::form::Form;
use crate::xpath::Value;

/// One expression to work out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EvalCase {
    /// The expression.
    pub expr: String,
    /// The node it is read from; the file's own context if there is none.
    #[serde(default)]
    pub context: Option<String>,
}

/// What an expression gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalResult {
    /// The expression.
    pub expr: String,
    /// The node it was read from.
    pub context: String,
    /// Its value: a text, or yes or no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<serde_json::Value>,
    /// Why it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// Fills a form by a script, then works out each expression at its node.
pub fn eval(
    form: &Arc<Form>,
    script: &[Op],
    context: &str,
    cases: &[EvalCase],
    env: &Env,
) -> Vec<EvalResult> {
    let mut interview = Interview::new(Arc::clone(form), env);
    for (number, op) in script.iter().enumerate() {
        interview.run(op, number, env);
    }
    cases.iter().map(|case| one(&interview, case, context)).collect()
}

fn one(interview: &Interview, case: &EvalCase, context: &str) -> EvalResult {
    let context = case.context.as_deref().unwrap_or(context).to_owned();
    let found = interview
        .find(&context)
        .map_err(|refusal| refusal.to_string())
        .and_then(|place| {
            interview
                .evaluate(&case.expr, &place)
                .map_err(|error| error.to_string())
        });
    let (value, error) = match found {
        Ok(Value::Boolean(truth)) => (Some(truth.into()), None),
        Ok(value) => (Some(value.stored().into_owned().into()), None),
        Err(error) => (None, Some(error)),
    };
    EvalResult {
        expr: case.expr.clone(),
        context,
        value,
        error,
    }
}
