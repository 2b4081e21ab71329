//! `repere form eval`: expressions evaluated in a small form, as the conformance cases ask for it.

use std::path::Path;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value as Json, json};

use crate::cli::{Failure, Out, Setting};
use crate::form::{Attachments, Form, Workbook};
use crate::interview::{Env, Interview, Op};
use crate::xpath::Value;

use super::load::problems_as_json;

/// The file of cases; members beyond these are the runner's business.
#[derive(Deserialize)]
struct Cases {
    form: Box<RawValue>,
    #[serde(default)]
    script: Vec<Op>,
    #[serde(default)]
    now: Option<String>,
    #[serde(default)]
    tz: Option<String>,
    #[serde(default)]
    context: Option<String>,
    #[serde(rename = "cases")]
    list: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    expr: String,
    #[serde(default)]
    context: Option<String>,
}

/// Evaluates every case and prints the results in order.
pub fn run(file: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let bad = |why: String| {
        let args = [("file", file.display().to_string().into()), ("why", why.into())];
        Failure::data(setting.messages.with("cli-not-json", &args))
    };
    let cases: Cases = serde_json::from_str(&setting.read(file)?).map_err(|e| bad(e.to_string()))?;
    let built = Workbook::from_json(cases.form.get()).map_err(|problem| vec![*problem]);
    let form = match built.map(|book| Form::build(&book, &Attachments::default())) {
        Ok((Some(form), _)) => form,
        Ok((None, problems)) | Err(problems) => {
            out.json(&problems_as_json(&problems, setting))?;
            return Err(Failure::told());
        }
    };
    let env = Env::at(moment(&cases, setting, &bad)?);
    let mut interview = Interview::new(form, &env);
    for (number, op) in cases.script.iter().enumerate() {
        for command in op.commands(&interview, number).map_err(|e| bad(e.to_string()))? {
            let staged = interview.stage(command, &env).map_err(|e| bad(e.to_string()))?;
            interview.keep(staged);
        }
    }
    let results: Vec<Json> = cases
        .list
        .iter()
        .map(|case| result(&interview, case, cases.context.as_deref()))
        .collect();
    Ok(out.json(&json!({ "results": results }))?)
}

fn moment(cases: &Cases, setting: &Setting, bad: &dyn Fn(String) -> Failure) -> Result<jiff::Zoned, Failure> {
    let Some(now) = &cases.now else {
        return Ok(setting.world.now());
    };
    let zone = match &cases.tz {
        Some(name) => TimeZone::get(name).map_err(|e| bad(e.to_string()))?,
        None => setting.world.now().time_zone().clone(),
    };
    now.parse::<DateTime>()
        .and_then(|local| local.to_zoned(zone))
        .map_err(|e| bad(e.to_string()))
}

fn result(interview: &Interview, case: &Case, otherwise: Option<&str>) -> Json {
    let root = format!("/{}", interview.form().root().name);
    let context = case.context.as_deref().or(otherwise).unwrap_or(&root);
    let value = interview
        .find(context)
        .map_err(|refusal| refusal.to_string())
        .and_then(|place| {
            interview
                .evaluate(&case.expr, &place)
                .map_err(|error| error.to_string())
        });
    match value {
        Ok(Value::Boolean(boolean)) => json!({ "expr": case.expr, "context": context, "value": boolean }),
        Ok(value) => json!({ "expr": case.expr, "context": context, "value": value.stored() }),
        Err(error) => json!({ "expr": case.expr, "context": context, "error": error }),
    }
}
