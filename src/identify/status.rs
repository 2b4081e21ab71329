//! P1 to P10: the first rule that applies gives the status, and says which words made it apply.

use std::collections::BTreeSet;

use super::evidence::{Heard, Kind, Word};
use super::rules::{Need, Rule, Rules};

/// The rule that applied, and the words it rests on.
pub struct Verdict<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Indexes of words.
    pub because: BTreeSet<usize>,
}

/// The first rule that applies.
pub fn judge<'r>(rules: &'r Rules, heard: &Heard<'_>) -> Verdict<'r> {
    for rule in &rules.rules {
        for needs in &rule.any {
            let met: Option<Vec<BTreeSet<usize>>> =
                needs.iter().map(|need| met(rules, need, heard)).collect();
            if let Some(met) = met {
                return Verdict {
                    rule,
                    because: met.into_iter().flatten().collect(),
                };
            }
        }
    }
    unreachable!("the reader refuses a table whose last rule does not always apply")
}

/// The words that meet a need, or `None` where it is not met.
fn met(rules: &Rules, need: &Need, heard: &Heard<'_>) -> Option<BTreeSet<usize>> {
    let words = |test: &dyn Fn(&Word<'_>) -> bool| -> BTreeSet<usize> {
        (0..heard.words.len())
            .filter(|index| test(&heard.words[*index]))
            .collect()
    };
    match need {
        Need::Signs { class, grade, count } => {
            let signs: BTreeSet<&str> = heard
                .signs()
                .into_iter()
                .filter(|((_, of), best)| of == class && best >= grade)
                .map(|((sign, _), _)| sign)
                .collect();
            (signs.len() >= *count).then(|| {
                words(&|word| {
                    word.positive()
                        && word.class == *class
                        && word.sign.is_some_and(|sign| signs.contains(sign))
                })
            })
        }
        Need::SharedSign {
            class,
            grade,
            organisations,
        } => {
            let told = |word: &Word<'_>, sign: &str| {
                matches!(word.kind, Kind::Now | Kind::Before)
                    && word.class == *class
                    && word.alone >= *grade
                    && word.sign == Some(sign)
            };
            heard.signs().into_keys().find_map(|(sign, _)| {
                let told = words(&|word| told(word, sign));
                (organisations_of(heard, &told).len() >= *organisations).then_some(told)
            })
        }
        Need::ScreeningNotDenied => {
            let least = rules.contradiction.denial_competence;
            let denied = words(&|word| word.kind == Kind::Denied && word.denial >= least);
            denied.is_empty().then_some(denied)
        }
        Need::Affirmed { competence } => {
            let affirmed = words(&|word| word.kind == Kind::Affirmed && word.competence >= *competence);
            (!affirmed.is_empty()).then_some(affirmed)
        }
        Need::Denied {
            competence,
            years,
            organisations,
            outside,
        } => {
            let denied = words(&|word| {
                word.kind == Kind::Denied
                    && word.denial >= *competence
                    && (*years == 0 || word.testimony.informant.years.is_some_and(|said| said >= *years))
            });
            let informants = |test: &dyn Fn(&Word<'_>) -> bool| {
                denied
                    .iter()
                    .map(|index| &heard.words[*index])
                    .filter(|word| test(word))
                    .map(|word| word.testimony.who())
                    .collect::<BTreeSet<_>>()
                    .len()
            };
            let enough = organisations_of(heard, &denied).len() >= *organisations
                && informants(&|_| true) >= *organisations
                && informants(&|word| word.testimony.outside(rules)) >= *outside;
            enough.then_some(denied)
        }
        Need::NoPositiveSign => {
            let positive = heard.words.iter().any(Word::positive);
            (!positive).then(BTreeSet::new)
        }
        Need::Process { among } => among.contains(&heard.process.code).then(BTreeSet::new),
    }
}

fn organisations_of<'h>(heard: &'h Heard<'_>, words: &BTreeSet<usize>) -> BTreeSet<&'h str> {
    words
        .iter()
        .filter_map(|index| heard.words[*index].organisation.as_deref())
        .collect()
}
