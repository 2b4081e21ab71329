//! `repere inbox`: everything that needs a decision, the worst and oldest first.

use serde_json::{Value, json};

use crate::cli::args::Format;
use crate::cli::table::Table;
use crate::cli::{Failure, Out, Setting, moment};
use crate::coordinate::{Item, Need, inbox};
use crate::speech;

/// Lists what needs a decision.
pub fn run(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let now = setting.world.now().timestamp().as_second();
    let items = inbox(&session, now).map_err(|e| setting.not_done(&e))?;
    if setting.format == Format::Json {
        let list: Vec<Value> = items.iter().map(as_json).collect();
        return Ok(out.json(&json!({ "items": list }))?);
    }
    if items.is_empty() {
        return Ok(out.line(&setting.messages.text("inbox-empty"))?);
    }
    let heading = [
        "inbox-column-need",
        "inbox-column-about",
        "inbox-column-since",
        "inbox-column-id",
    ];
    let mut table = Table::new(heading.into_iter().map(|id| setting.messages.text(id)).collect());
    for item in &items {
        table.row(vec![
            speech::need(&item.need, &setting.messages),
            item.title.clone(),
            if item.since == 0 {
                String::new()
            } else {
                moment::day(item.since, setting)
            },
            item.interview.map(|id| id.to_string()).unwrap_or_default(),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn as_json(item: &Item) -> Value {
    let mut value = json!({
        "need": item.need.word(),
        "about": item.title,
        "interview": item.interview.map(|id| id.to_string()),
        "since": (item.since != 0).then_some(item.since),
    });
    match &item.need {
        Need::Apart(device, events) => {
            value["device"] = json!(device.to_string());
            value["events"] = json!(events);
        }
        Need::Refused(_, why) => value["why"] = json!(why),
        Need::Fork(device) | Need::Waiting(device) => value["device"] = json!(device.to_string()),
        Need::Silent(device, days) => {
            value["device"] = json!(device.to_string());
            value["days"] = json!(days);
        }
        Need::Request { event, kind, revoked } => {
            value["event"] = json!(event.to_string());
            value["kind"] = json!(kind);
            value["revoked"] = json!(revoked);
        }
        Need::Conflict { key, label } | Need::Instance { key, label } => {
            value["key"] = json!(key);
            value["label"] = json!(label);
        }
        Need::Question { event, key, text } | Need::Answered { event, key, text } => {
            value["question"] = json!(event.to_string());
            value["key"] = json!(key);
            value["text"] = json!(text);
        }
        Need::Duplicate(other) => value["other"] = json!(other.to_string()),
        Need::Lookalike(one, other) => value["authorities"] = json!([one, other]),
        Need::Withdrawal | Need::Changed | Need::Review | Need::Newer => {}
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::shape::keeps;
    use crate::log::{DeviceId, InterviewId};

    #[test]
    fn every_line_has_the_names_that_the_page_promises() {
        let device = DeviceId::of_key(&[1; 32]);
        let (event, text) = (device.event(3), String::new);
        let needs = [
            Need::Withdrawal,
            Need::Fork(device),
            Need::Request {
                event,
                kind: text(),
                revoked: true,
            },
            Need::Conflict {
                key: text(),
                label: text(),
            },
            Need::Instance {
                key: text(),
                label: text(),
            },
            Need::Question {
                event,
                key: text(),
                text: text(),
            },
            Need::Answered {
                event,
                key: text(),
                text: text(),
            },
            Need::Changed,
            Need::Review,
            Need::Duplicate(InterviewId(event)),
            Need::Lookalike(text(), text()),
            Need::Apart(device, 3),
            Need::Refused([7; 32], text()),
            Need::Waiting(device),
            Need::Silent(device, 12),
            Need::Newer,
        ];
        let page = include_str!("../../docs/json.md");
        let listed: Vec<Value> = needs
            .into_iter()
            .map(|need| {
                assert!(page.contains(&format!("`{}`", need.word())), "{}", need.word());
                as_json(&Item {
                    need,
                    interview: None,
                    title: text(),
                    since: 1,
                })
            })
            .collect();
        keeps(page, "inbox", &[json!({ "items": listed })], &[]);
    }
}
