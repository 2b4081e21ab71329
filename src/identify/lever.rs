//! From a profile to questions worth discussing, and to who can help.
//!
//! A lever is a suggestion, worded as a question; it names what made it come up. Whoever can help is read from the
//! register of support, where the organisation agreed to be listed.

use std::collections::BTreeMap;

use super::observe::{Offer, Testimony};
use super::profile::{Because, DimensionFinding, Finding, Helper, LeverFinding, NeedFinding, PartFinding};
use super::rules::{Lever, Rules, When};

/// What a lever looks at.
pub struct View<'a> {
    /// The processes.
    pub findings: &'a [Finding],
    /// The dimensions.
    pub dimensions: &'a [DimensionFinding],
    /// How far migrants and diasporas take part.
    pub part: &'a [PartFinding],
    /// The register of support.
    pub offers: &'a [Offer],
}

/// The levers whose conditions all hold, in the order of the table.
pub fn read(rules: &Rules, view: &View<'_>) -> Vec<LeverFinding> {
    let read = |lever: &Lever| {
        let because: Option<Vec<Because>> = lever.when.iter().map(|when| holds(when, view)).collect();
        Some(LeverFinding {
            code: lever.code.clone(),
            because: because?,
            helpers: helpers(rules, view.offers, &lever.needs),
        })
    };
    rules.levers.iter().filter_map(read).collect()
}

/// The needs named, the most named first, each with who can help.
pub fn needs(rules: &Rules, testimonies: &[Testimony], offers: &[Offer]) -> Vec<NeedFinding> {
    let asked = &rules.support.needs;
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for testimony in testimonies {
        for fact in testimony
            .facts
            .iter()
            .filter(|fact| asked.contains(&fact.question))
        {
            if let Some(code) = fact.value() {
                let by = named.entry(code).or_default();
                if !by.contains(&testimony.who()) {
                    by.push(testimony.who());
                }
            }
        }
    }
    let mut needs: Vec<NeedFinding> = named
        .into_iter()
        .map(|(code, by)| NeedFinding {
            code: code.to_owned(),
            informants: by.into_iter().map(str::to_owned).collect(),
            helpers: helpers(rules, offers, &[code.to_owned()]),
        })
        .collect();
    needs.sort_by(|a, b| (b.informants.len(), &a.code).cmp(&(a.informants.len(), &b.code)));
    needs
}

/// The supports that answer most of the needs, by name where that ties.
fn helpers(rules: &Rules, offers: &[Offer], needs: &[String]) -> Vec<Helper> {
    let mut fit: Vec<Helper> = offers
        .iter()
        .map(|offer| Helper {
            name: offer.name.clone(),
            kind: offer.kind.clone(),
            contact: offer.contact.clone(),
            needs: needs
                .iter()
                .filter(|need| offer.needs.contains(need))
                .cloned()
                .collect(),
        })
        .filter(|helper| !helper.needs.is_empty())
        .collect();
    fit.sort_by(|a, b| (b.needs.len(), &a.name).cmp(&(a.needs.len(), &b.name)));
    fit.dedup_by(|a, b| a.name == b.name);
    fit.truncate(rules.support.helpers);
    fit
}

fn holds(when: &When, view: &View<'_>) -> Option<Because> {
    let because = |what: &str, value: u32, of: u32, processes: Vec<String>| Because {
        what: what.to_owned(),
        value,
        of,
        processes,
    };
    match when {
        When::DimensionAtMost { code, points } => {
            let (got, of) = asked(view, code)?;
            (got * 10 <= points * of).then(|| because(code, got, of, Vec::new()))
        }
        When::DimensionAtLeast { code, points } => {
            let (got, of) = asked(view, code)?;
            (got * 10 >= points * of).then(|| because(code, got, of, Vec::new()))
        }
        When::Processes {
            among,
            status,
            time_state,
            steering,
            at_least,
        } => {
            let fits =
                |list: &[String], value: &str| list.is_empty() || list.iter().any(|item| item == value);
            let found: Vec<String> = view
                .findings
                .iter()
                .filter(|finding| fits(among, &finding.code) && fits(status, finding.status))
                .filter(|finding| fits(time_state, finding.time_state.as_deref().unwrap_or_default()))
                .filter(|finding| fits(steering, finding.steering.as_deref().unwrap_or_default()))
                .map(|finding| finding.code.clone())
                .collect();
            let count = found.len() as u32;
            (found.len() >= *at_least).then(|| because("processes", count, *at_least as u32, found))
        }
        When::Contradictions(least) => {
            let found: Vec<String> = view
                .findings
                .iter()
                .filter(|finding| finding.contradiction)
                .map(|finding| finding.code.clone())
                .collect();
            let count = found.len() as u32;
            (found.len() >= *least).then(|| because("contradictions", count, *least as u32, found))
        }
        When::PartAtMost(level) => {
            let highest = view.part.iter().map(|part| part.high).max()?;
            (highest <= *level).then(|| because("part", highest, 4, Vec::new()))
        }
    }
}

/// The points of the items that were asked, and the most they could be; `None` where less than half was asked.
fn asked(view: &View<'_>, code: &str) -> Option<(u32, u32)> {
    let dimension = view.dimensions.iter().find(|dimension| dimension.code == code)?;
    let all: u32 = dimension.items.iter().map(|item| item.max).sum();
    let (mut got, mut of) = (0, 0);
    for item in &dimension.items {
        if let Some(points) = item.points {
            got += points;
            of += item.max;
        }
    }
    (of * 2 >= all && of > 0).then_some((got, of))
}
