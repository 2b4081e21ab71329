//! The two frames, solidarity and interest: each on its own scale, today and five years ago, said and written.
//!
//! It describes talk. What is done (where the means go) is set beside it, never mixed in.

use std::collections::BTreeMap;

use super::observe::{Fact, Testimony};
use super::profile::{Counted, Frame, Scale, Tenths, Told};
use super::rules::{FrameRules, Rules};

/// Reads the frames.
pub fn read(rules: &Rules, testimonies: &[Testimony]) -> Frame {
    let frame = &rules.frame;
    let average = |question: &str| average(frame, testimonies, question);
    let scales: Vec<Scale> = frame
        .scales
        .iter()
        .map(|scale| Scale {
            code: scale.code.clone(),
            now: average(&scale.now),
            then: average(&scale.then),
            written: average(&scale.written),
        })
        .collect();
    let cell = |of: &dyn Fn(&Scale) -> Option<Tenths>| {
        let high: Option<Vec<bool>> = scales
            .iter()
            .map(|scale| of(scale).map(|tenths| tenths.value >= frame.high))
            .collect();
        match high?.as_slice() {
            [false, false] => Some("unspoken"),
            [true, false] => Some("solidarity"),
            [false, true] => Some("interest"),
            [true, true] => Some("mutual"),
            _ => None,
        }
    };
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, fact) in facts(testimonies, &frame.justifications) {
        for code in fact.values() {
            *counts.entry(code).or_default() += 1;
        }
    }
    let mut justifications: Vec<Counted> = counts
        .into_iter()
        .map(|(code, count)| Counted {
            code: code.to_owned(),
            count,
        })
        .collect();
    justifications.sort_by(|a, b| (b.count, &a.code).cmp(&(a.count, &b.code)));
    let behaviour = facts(testimonies, &frame.behaviour)
        .map(|(testimony, fact)| Told {
            form: testimony.form.clone(),
            question: fact.question.clone(),
            answer: fact.value().unwrap_or_default().to_owned(),
            informant: testimony.who().to_owned(),
            date: testimony.date.to_string(),
        })
        .collect();
    Frame {
        cell: cell(&|scale| scale.now),
        cell_then: cell(&|scale| scale.then),
        scales,
        justifications,
        behaviour,
    }
}

fn facts<'a>(
    testimonies: &'a [Testimony],
    questions: &'a [String],
) -> impl Iterator<Item = (&'a Testimony, &'a Fact)> {
    testimonies
        .iter()
        .flat_map(|testimony| testimony.facts.iter().map(move |fact| (testimony, fact)))
        .filter(|(_, fact)| questions.contains(&fact.question) && fact.value().is_some())
}

fn average(frame: &FrameRules, testimonies: &[Testimony], question: &str) -> Option<Tenths> {
    let said: Vec<u32> = testimonies
        .iter()
        .flat_map(|testimony| &testimony.facts)
        .filter(|fact| fact.question == question)
        .filter_map(|fact| frame.points.get(fact.value()?).copied())
        .collect();
    let voices = u32::try_from(said.len()).ok().filter(|voices| *voices > 0)?;
    Some(Tenths {
        value: said.iter().sum::<u32>() * 10 / voices,
        voices,
    })
}
