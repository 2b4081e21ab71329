//! The two sides of a partnership, item by item: where they agree, where they differ, where one is silent.
//!
//! No average is made. Who answered is never shown to the other side; words cross only where the informant allows
//! them to be quoted. Of several sheets on one side the latest stands.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::observe::{Testimony, loose_date};
use super::rules::{Gap, MirrorItem, Rules};
use crate::text::fold::name_key;

/// A partnership that more than one sheet speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mirror {
    /// The code that both sides share.
    pub partnership: String,
    /// The sides, the authorities in the order of their names.
    pub sides: Vec<Side>,
    /// Each shared item.
    pub items: Vec<Reflection>,
    /// The questions with the widest gaps, widest first.
    pub widest: Vec<String>,
}

/// One side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The authority's id.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// Which side its sheet says it is.
    pub side: String,
    /// The day of the sheet that stands.
    pub date: String,
    /// How many sheets there are.
    pub sheets: usize,
}

/// One item on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reflection {
    /// The question of the first side.
    pub question: String,
    /// The question of the second side.
    pub mirror: String,
    /// What the first side says.
    pub first: Option<String>,
    /// What the second side says, in the first side's terms.
    pub second: Option<String>,
    /// `agree`, `differ`, `silent` (one side), `words` (set beside each other).
    pub outcome: &'static str,
    /// How far apart, in tenths, where that is measured.
    pub gap: Option<u32>,
}

/// One sheet of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The authority's id.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// What was said.
    pub testimony: Testimony,
}

/// Every partnership on which two authorities filled a sheet, by its code.
pub fn read(rules: &Rules, sheets: &[Sheet]) -> Vec<Mirror> {
    let mirror = &rules.mirror;
    let mut partnerships: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| sheet.testimony.form == mirror.form) {
        if let Some(code) = sheet.testimony.value(&mirror.code) {
            partnerships.entry(name_key(code)).or_default().push(sheet);
        }
    }
    partnerships
        .into_values()
        .filter_map(|sheets| two_sides(rules, &sheets))
        .collect()
}

fn two_sides(rules: &Rules, sheets: &[&Sheet]) -> Option<Mirror> {
    let mut sides: BTreeMap<(&str, &str), Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        // An operator is a third voice, no side.
        if sheet.testimony.value(&rules.mirror.side) != Some(OPERATOR) {
            sides
                .entry((sheet.name.as_str(), sheet.authority.as_str()))
                .or_default()
                .push(sheet);
        }
    }
    let mut standing = sides.into_values().map(|sheets| {
        let latest = sheets
            .iter()
            .max_by_key(|sheet| (sheet.testimony.date, &sheet.testimony.interview))
            .copied();
        (latest, sheets.len())
    });
    let ((Some(first), of_first), (Some(second), of_second)) = (standing.next()?, standing.next()?) else {
        return None;
    };
    let items: Vec<Reflection> = rules
        .mirror
        .items
        .iter()
        .map(|item| reflect(item, &first.testimony, &second.testimony))
        .collect();
    let mut apart: Vec<(u32, &str)> = items
        .iter()
        .filter_map(|item| Some((item.gap.filter(|gap| *gap > 0)?, item.question.as_str())))
        .collect();
    apart.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
    let widest = apart
        .into_iter()
        .take(rules.mirror.widest)
        .map(|(_, question)| question.to_owned())
        .collect();
    let side = |sheet: &Sheet, sheets: usize| Side {
        authority: sheet.authority.clone(),
        name: sheet.name.clone(),
        side: sheet
            .testimony
            .value(&rules.mirror.side)
            .unwrap_or_default()
            .to_owned(),
        date: sheet.testimony.date.to_string(),
        sheets,
    };
    Some(Mirror {
        partnership: first.testimony.value(&rules.mirror.code)?.to_owned(),
        sides: vec![side(first, of_first), side(second, of_second)],
        items,
        widest,
    })
}

const OPERATOR: &str = "oper";

fn reflect(item: &MirrorItem, first: &Testimony, second: &Testimony) -> Reflection {
    let words = item.gap == Gap::Words;
    let said = |testimony: &Testimony, question: &str| {
        let quotable = testimony.informant.quotable || testimony.informant.documents;
        testimony
            .value(question)
            .filter(|_| !words || quotable)
            .map(|value| value.trim().to_owned())
    };
    let here = said(first, &item.here);
    let there = said(second, &item.there).map(|value| if words { value } else { swapped(item, &value) });
    let (outcome, gap) = match (&here, &there) {
        (Some(_), Some(_)) if words => ("words", None),
        (Some(here), Some(there)) => {
            let gap = gap(&item.gap, here, there);
            (if gap == Some(0) { "agree" } else { "differ" }, gap)
        }
        _ => ("silent", None),
    };
    Reflection {
        question: item.here.clone(),
        mirror: item.there.clone(),
        first: here,
        second: there,
        outcome,
        gap,
    }
}

/// The other side's answer in this side's terms.
fn swapped(item: &MirrorItem, value: &str) -> String {
    let code = |code: &str| item.swap.get(code).map_or(code, String::as_str).to_owned();
    value.split_whitespace().map(code).collect::<Vec<_>>().join(" ")
}

/// How far apart, in tenths of what could be.
fn gap(kind: &Gap, here: &str, there: &str) -> Option<u32> {
    let number = |text: &str| text.parse::<u32>().ok();
    match kind {
        Gap::Words => None,
        Gap::One => Some(if here == there { 0 } else { 10 }),
        Gap::Many => {
            let set =
                |text: &str| -> BTreeSet<String> { text.split_whitespace().map(str::to_owned).collect() };
            let (here, there) = (set(here), set(there));
            let all = here.union(&there).count() as u32;
            let alone = here.symmetric_difference(&there).count() as u32;
            Some((alone * 10).div_ceil(all.max(1)))
        }
        Gap::Ladder(steps) => {
            let step = |value: &str| steps.iter().position(|step| step == value);
            let apart = step(here)?.abs_diff(step(there)?) as u32;
            Some((apart * 10).div_ceil(steps.len().saturating_sub(1).max(1) as u32))
        }
        Gap::Number => {
            let (here, there) = (number(here)?, number(there)?);
            Some((here.abs_diff(there) * 10).div_ceil(here.max(there).max(1)))
        }
        Gap::Year => Some(number(here)?.abs_diff(number(there)?).min(10)),
        Gap::Date => {
            let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
            let apart = months(loose_date(here)?).abs_diff(months(loose_date(there)?));
            Some(u32::try_from(apart.min(10)).unwrap_or(10))
        }
    }
}
