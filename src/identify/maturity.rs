//! How far a process has taken root: six criteria, an interval, never a guess.
//!
//! A criterion that nobody spoke of counts 0 at the low end and 2 at the high end. What the authority did not choose
//! is read otherwise: dialogue and rules in place of partners and policies, so that the level says how far the
//! authority has taken hold of it, not how big it is.

use serde::Serialize;

use super::document::{Classes, documents};
use super::evidence::Heard;
use super::observe::{Fact, Testimony};
use super::rules::{GradedRule, PointRule, Process, Rules};

/// The points of one criterion: from, to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// F, R, T, A, L or V.
    pub code: &'static str,
    /// The least points.
    pub low: u32,
    /// The most points.
    pub high: u32,
}

/// The interval of levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Maturity {
    /// The lowest level that the answers allow.
    pub low: u32,
    /// The highest.
    pub high: u32,
}

/// What the criteria were read from.
pub struct Reading<'a> {
    /// The interval.
    pub maturity: Maturity,
    /// The criteria, in the order F R T A L V.
    pub criteria: Vec<Criterion>,
    /// The answers that gave them, with the criterion's letter.
    pub because: Vec<(&'static str, &'a Testimony, &'a Fact)>,
}

/// Points as far as known: from, to.
type Range = (u32, u32);

/// Reads the maturity of a process; `endured` says which reading of A and L applies.
pub fn read<'a>(
    rules: &Rules,
    classes: &Classes<'_>,
    heard: &Heard<'_>,
    testimonies: &'a [Testimony],
    endured: bool,
    planned: bool,
) -> Reading<'a> {
    let table = &rules.maturity;
    let mut reader = Reader {
        rules,
        heard,
        process: heard.process,
        testimonies,
        because: Vec::new(),
    };
    let formal = reader.graded("F", &table.formal, classes);
    let means = reader.graded("R", &table.means, classes);
    let time = reader.time();
    let (actors, link) = if endured {
        (
            reader.points("A", &table.endured.talk),
            reader.points("L", &table.endured.rule),
        )
    } else {
        (reader.actors(), reader.link())
    };
    let told = reader.told();
    let because = reader.because;
    let criteria: Vec<Criterion> = [
        ("F", formal),
        ("R", means),
        ("T", time),
        ("A", actors),
        ("L", link),
        ("V", told),
    ]
    .into_iter()
    .map(|(code, range)| {
        let (low, high) = range.unwrap_or((0, 2));
        Criterion { code, low, high }
    })
    .collect();
    let level = |pick: &dyn Fn(&Criterion) -> u32| {
        let sum: u32 = criteria.iter().map(pick).sum();
        let band = table
            .bands
            .iter()
            .position(|top| sum <= *top)
            .unwrap_or(table.bands.len() - 1) as u32;
        let capped = table.caps.iter().filter(|cap| {
            criteria
                .iter()
                .any(|criterion| criterion.code == cap.criterion && pick(criterion) == 0)
        });
        capped.map(|cap| cap.level).fold(band, u32::min)
    };
    let maturity = if planned {
        Maturity {
            low: table.planned_level,
            high: table.planned_level,
        }
    } else {
        Maturity {
            low: level(&|criterion| criterion.low),
            high: level(&|criterion| criterion.high),
        }
    };
    Reading {
        maturity,
        criteria,
        because,
    }
}

struct Reader<'a, 'r> {
    rules: &'r Rules,
    heard: &'r Heard<'r>,
    process: &'r Process,
    testimonies: &'a [Testimony],
    because: Vec<(&'static str, &'a Testimony, &'a Fact)>,
}

impl<'a> Reader<'a, '_> {
    /// The answers to a question about the process, one list a testimony.
    fn answers(&self, question: &str) -> Vec<(&'a Testimony, &'a Fact)> {
        let ours = |fact: &&Fact| {
            fact.question == question
                && fact.process.as_deref() == Some(self.process.code.as_str())
                && fact.value().is_some()
        };
        self.testimonies
            .iter()
            .flat_map(|testimony| {
                testimony
                    .facts
                    .iter()
                    .filter(ours)
                    .map(move |fact| (testimony, fact))
            })
            .collect()
    }

    fn note(&mut self, code: &'static str, found: &[(&'a Testimony, &'a Fact)]) {
        self.because
            .extend(found.iter().map(|(testimony, fact)| (code, *testimony, *fact)));
    }

    fn points(&mut self, code: &'static str, rule: &PointRule) -> Option<Range> {
        let found = self.answers(&rule.from);
        self.note(code, &found);
        let points = |fact: &Fact| {
            fact.values()
                .filter_map(|value| rule.points.get(value))
                .max()
                .copied()
        };
        found
            .iter()
            .filter_map(|(_, fact)| points(fact))
            .max()
            .map(|best| (best, best))
    }

    /// F and R: two points only where a document or a second organisation bears them out.
    fn graded(&mut self, code: &'static str, rule: &GradedRule, classes: &Classes<'_>) -> Option<Range> {
        let asked = PointRule {
            from: rule.from.clone(),
            points: rule.points.clone(),
        };
        let (best, _) = self.points(code, &asked)?;
        let proven = best < 2 || self.proven(rule, classes) || self.shared(rule);
        let best = if proven { best } else { 1 };
        Some((best, best))
    }

    fn proven(&self, rule: &GradedRule, classes: &Classes<'_>) -> bool {
        let proof = &rule.proof;
        let by_sign = self.heard.words.iter().any(|word| {
            word.positive()
                && word.grade >= proof.grade
                && word
                    .sign
                    .is_some_and(|sign| proof.signs.iter().any(|code| code == sign))
        });
        let ours = |code: &str| {
            let sign = self.rules.sign(code);
            classes.class(code).is_some() && sign.is_some_and(|sign| sign.process == self.process.code)
        };
        by_sign
            || self.testimonies.iter().any(|testimony| {
                documents(self.rules, testimony).iter().any(|document| {
                    document.grade >= proof.grade
                        && proof.documents.iter().any(|kind| kind == document.kind)
                        && document.signs.values().any(ours)
                })
            })
    }

    /// The two points said by informants of two organisations.
    fn shared(&self, rule: &GradedRule) -> bool {
        let mut organisations: Vec<String> = self
            .answers(&rule.from)
            .into_iter()
            .filter(|(testimony, _)| !testimony.informant.documents)
            .filter(|(_, fact)| fact.values().any(|value| rule.points.get(value) == Some(&2)))
            .filter_map(|(testimony, _)| testimony.organisation(self.rules))
            .collect();
        organisations.sort();
        organisations.dedup();
        organisations.len() > 1
    }

    fn time(&mut self) -> Option<Range> {
        let rule = &self.rules.maturity.time;
        let since = self.answers(&rule.since);
        let through = self.answers(&rule.through);
        self.note("T", &since);
        self.note("T", &through);
        let years = since
            .iter()
            .filter_map(|(testimony, fact)| {
                let begun: i64 = fact.value()?.trim().get(..4)?.parse().ok()?;
                Some(u32::try_from(i64::from(testimony.date.year()) - begun).unwrap_or(0))
            })
            .max()?;
        if years < rule.some_years {
            return Some((0, 0));
        }
        if years <= rule.long_years {
            return Some((1, 1));
        }
        let passed = through.iter().any(|(_, fact)| {
            fact.values()
                .any(|value| rule.passed.iter().any(|code| code == value))
        });
        Some(match (passed, through.is_empty()) {
            (true, _) => (2, 2),
            (false, true) => (1, 2),
            (false, false) => (1, 1),
        })
    }

    fn actors(&mut self) -> Option<Range> {
        let rule = &self.rules.maturity.actors;
        let found = self.answers(&rule.from);
        let together = self.answers(&rule.together);
        self.note("A", &found);
        self.note("A", &together);
        let families = found.iter().map(|(_, fact)| fact.values().count()).max()?;
        if families < rule.few {
            return Some((0, 0));
        }
        if families < rule.many {
            return Some((1, 1));
        }
        let decide = together.iter().any(|(_, fact)| {
            !fact
                .value()
                .is_some_and(|value| rule.not_together.iter().any(|code| code == value))
        });
        Some(match (decide, together.is_empty()) {
            (true, _) => (2, 2),
            (false, true) => (1, 2),
            (false, false) => (1, 1),
        })
    }

    fn link(&mut self) -> Option<Range> {
        let rule = &self.rules.maturity.link;
        let found = self.answers(&rule.from);
        self.note("L", &found);
        let points = |fact: &Fact| {
            let linked: Vec<&str> = fact
                .values()
                .filter(|value| !rule.none.iter().any(|code| code == value))
                .collect();
            let whole = linked
                .iter()
                .any(|value| rule.whole.iter().any(|code| code == value));
            if whole || linked.len() >= rule.many {
                2
            } else {
                linked.len() as u32
            }
        };
        found
            .iter()
            .map(|(_, fact)| points(fact))
            .max()
            .map(|best| (best, best))
    }

    /// V: told is worth 1, reviewed is worth 1, evaluated *and* told is worth 2.
    fn told(&mut self) -> Option<Range> {
        let rule = &self.rules.maturity.told;
        let review = self.answers(&rule.review);
        let channels = self.answers(&rule.channels);
        self.note("V", &review);
        self.note("V", &channels);
        let reviewed = review
            .iter()
            .filter_map(|(_, fact)| rule.reviewed.get(fact.value()?).copied())
            .max();
        let told = (!channels.is_empty()).then(|| {
            channels.iter().any(|(_, fact)| {
                fact.values()
                    .any(|value| !rule.none.iter().any(|code| code == value))
            })
        });
        let worth = |reviewed: u32, told: bool| match (reviewed, told) {
            (2, true) => 2,
            (0, false) => 0,
            _ => 1,
        };
        if reviewed.is_none() && told.is_none() {
            return None;
        }
        let low = worth(reviewed.unwrap_or(0), told.unwrap_or(false));
        let high = worth(reviewed.unwrap_or(2), told.unwrap_or(true));
        Some((low, high))
    }
}
