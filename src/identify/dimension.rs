//! The twelve dimensions, item by item.
//!
//! Of several informants the best answer stands, save where a mean is asked for; an item that nobody was asked has no points, which is not zero.
//! Nothing is summed: a capacity to regulate is not a figure out of ten.

use std::collections::BTreeSet;

use super::observe::{Fact, Testimony};
use super::profile::{DimensionFinding, Finding, ItemFinding, RoleFinding};
use super::roles;
use super::rules::{Computed, How, Item, Rules};

/// Reads every dimension.
pub fn read(
    rules: &Rules,
    testimonies: &[Testimony],
    findings: &[Finding],
    roles: &[RoleFinding],
) -> Vec<DimensionFinding> {
    let item = |item: &Item| ItemFinding {
        code: item.code.clone(),
        points: match item.how {
            How::Computed(Computed::HeldRoles) => roles::held_families(roles),
            _ => points(rules, item, testimonies, findings),
        }
        .map(|points| points.min(item.max)),
        max: most(item, findings),
    };
    rules
        .dimensions
        .iter()
        .map(|dimension| DimensionFinding {
            code: dimension.code.clone(),
            items: dimension.items.iter().map(item).collect(),
        })
        .collect()
}

/// The most points: where processes are counted, as many as could be.
fn most(item: &Item, findings: &[Finding]) -> u32 {
    if item.how != How::Computed(Computed::Hold) {
        return item.max;
    }
    let steered = |finding: &&Finding| finding.status == "present" && finding.steering.is_some();
    findings.iter().filter(steered).count() as u32
}

fn points(rules: &Rules, item: &Item, testimonies: &[Testimony], findings: &[Finding]) -> Option<u32> {
    let facts: Vec<&Fact> = answers(testimonies, &item.from);
    let best = |worth: &dyn Fn(&Fact) -> Option<u32>| facts.iter().filter_map(|fact| worth(fact)).max();
    match &item.how {
        How::Points(table) => best(&|fact| {
            let points = |value| table.get(value).copied().unwrap_or(0);
            fact.values().map(points).max()
        }),
        How::Mean(table) => {
            let all = || facts.iter().flat_map(|fact| fact.values());
            let sum: u32 = all().map(|value| table.get(value).copied().unwrap_or(0)).sum();
            let count = all().count() as u32;
            (count > 0).then(|| (2 * sum + count) / (2 * count))
        }
        How::Count { except } => {
            let distinct: BTreeSet<&str> = facts.iter().flat_map(|fact| fact.values()).collect();
            let counted = distinct
                .iter()
                .filter(|value| !except.iter().any(|code| code == *value))
                .count();
            (!facts.is_empty()).then_some(counted as u32)
        }
        How::Steps(steps) => best(&|fact| {
            let said: u32 = fact.value()?.trim().parse().ok()?;
            Some(steps.iter().filter(|step| said >= **step).count() as u32)
        }),
        How::Filled { except } => best(&|fact| {
            let filled = fact
                .values()
                .any(|value| !except.iter().any(|code| code == value));
            Some(if filled { item.max } else { 0 })
        }),
        How::Computed(computed) => work_out(rules, item, *computed, testimonies, findings),
    }
}

fn answers<'a>(testimonies: &'a [Testimony], questions: &[String]) -> Vec<&'a Fact> {
    testimonies
        .iter()
        .flat_map(|testimony| &testimony.facts)
        .filter(|fact| questions.contains(&fact.question) && fact.value().is_some())
        .collect()
}

fn work_out(
    rules: &Rules,
    item: &Item,
    what: Computed,
    testimonies: &[Testimony],
    findings: &[Finding],
) -> Option<u32> {
    let present: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.status == "present")
        .collect();
    let named = |question: &str| answers(testimonies, &[question.to_owned()]);
    match what {
        Computed::SeveralServices => {
            let staff = named("a_serv");
            let split = staff.iter().any(|fact| fact.value() == Some("split"));
            let both = named(&rules.maturity.actors.from).into_iter().any(|fact| {
                ["serv", "util"]
                    .iter()
                    .all(|code| fact.values().any(|value| value == *code))
            });
            // A process that names one service does not say that there is no other.
            if split || both {
                Some(2)
            } else {
                (!staff.is_empty()).then_some(0)
            }
        }
        Computed::HalfTold => {
            let table = &rules.maturity.told;
            let said = named(&table.channels);
            let heard = |finding: &Finding| -> Vec<&Fact> {
                let ours = |fact: &&&Fact| fact.process.as_deref() == Some(&finding.code);
                said.iter().filter(ours).copied().collect()
            };
            let tells = |fact: &Fact| {
                fact.values()
                    .any(|value| !table.none.iter().any(|code| code == value))
            };
            let asked = present
                .iter()
                .filter(|finding| !heard(finding).is_empty())
                .count();
            let told = present
                .iter()
                .filter(|finding| heard(finding).into_iter().any(tells))
                .count();
            let enough = told * 2 >= present.len();
            // Those not asked about could still tip it: it is known only once they cannot.
            if present.is_empty() || (!enough && (told + present.len() - asked) * 2 >= present.len()) {
                return None;
            }
            Some(if enough { 2 } else { 0 })
        }
        Computed::Hold => {
            let steered: Vec<&str> = present
                .iter()
                .filter_map(|finding| finding.steering.as_deref())
                .collect();
            let held = steered
                .iter()
                .filter(|code| ["sought", "accompanied"].contains(code));
            (!steered.is_empty()).then_some(held.count() as u32)
        }
        // A resident is right who knows of a link (the first question) that is found to be one (the others).
        Computed::Citizens | Computed::ElectionDocuments => thirds(item, testimonies),
        Computed::Returns => {
            let sides: Vec<&Fact> = answers(testimonies, &item.from);
            let named = |side: &str| {
                let for_it = |fact: &&&Fact| fact.value() == Some(side) || fact.value() == Some("both");
                (sides.iter().filter(for_it).count() as u32).min(2)
            };
            (!sides.is_empty()).then(|| named("us") + named("them"))
        }
        // Worked out from the roles, before anything else is.
        Computed::HeldRoles => None,
    }
}

/// Of those asked the first question, the share who answer every question with yes, in whole thirds.
fn thirds(item: &Item, testimonies: &[Testimony]) -> Option<u32> {
    let first = item.from.first()?;
    let asked: Vec<&Testimony> = testimonies
        .iter()
        .filter(|testimony| testimony.value(first).is_some())
        .collect();
    let right = asked
        .iter()
        .filter(|testimony| {
            item.from
                .iter()
                .all(|question| testimony.value(question) == Some("yes"))
        })
        .count();
    (!asked.is_empty()).then(|| (right * 3 / asked.len()) as u32)
}
