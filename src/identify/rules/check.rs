//! Problems that a well-formed rule table can still have: codes that point nowhere, numbers out of range.

use std::collections::BTreeSet;

use super::read::RulesProblem;
use super::{Need, Rules, When};

/// Reports every problem of `rules`.
pub fn check(rules: &Rules, problems: &mut Vec<RulesProblem>) {
    let families = codes("families", rules.families.iter().map(|row| &row.code), problems);
    let processes = codes("processes", rules.processes.iter().map(|row| &row.code), problems);
    let signs = codes("signs", rules.signs.iter().map(|row| &row.code), problems);
    codes("rules", rules.rules.iter().map(|row| &row.id), problems);
    codes("levers", rules.levers.iter().map(|row| &row.code), problems);
    let dimensions = codes(
        "dimensions",
        rules.dimensions.iter().map(|row| &row.code),
        problems,
    );

    let mut defined = |table, known: &BTreeSet<&str>, named: &mut dyn Iterator<Item = &String>| {
        for code in named {
            if !known.contains(code.as_str()) {
                problems.push(RulesProblem::Undefined {
                    table,
                    code: code.clone(),
                });
            }
        }
    };
    defined(
        "processes",
        &families,
        &mut rules.processes.iter().map(|row| &row.family),
    );
    defined(
        "signs",
        &processes,
        &mut rules.signs.iter().map(|row| &row.process),
    );
    defined("implied", &signs, &mut rules.implied.iter().map(|row| &row.sign));
    defined("routine", &signs, &mut rules.routine.iter().map(|row| &row.sign));
    for row in &rules.competence {
        defined("competence", &families, &mut row.families.iter());
        defined("competence", &processes, &mut row.processes.iter());
    }
    let maturity = &rules.maturity;
    defined("maturity", &signs, &mut maturity.formal.proof.signs.iter());
    defined("maturity", &signs, &mut maturity.means.proof.signs.iter());
    defined("maturity", &processes, &mut maturity.endured.processes.iter());
    for lever in &rules.levers {
        for when in &lever.when {
            match when {
                When::DimensionAtMost { code, .. } | When::DimensionAtLeast { code, .. } => {
                    defined("levers", &dimensions, &mut std::iter::once(code));
                }
                When::Processes { among, .. } => defined("levers", &processes, &mut among.iter()),
                When::Contradictions(_) | When::PartAtMost(_) => {}
            }
        }
    }
    for need in needs(rules) {
        if let Need::Process { among } = need {
            defined("rules", &processes, &mut among.iter());
        }
    }
    ranges(rules, problems);
}

fn ranges(rules: &Rules, problems: &mut Vec<RulesProblem>) {
    let mut range = |fine: bool, table, what: &str| {
        if !fine {
            problems.push(RulesProblem::Range {
                table,
                what: what.to_owned(),
            });
        }
    };
    for row in &rules.competence {
        range((1..=2).contains(&row.k), "competence", "k");
    }
    for need in needs(rules) {
        match need {
            Need::Signs { grade, .. } | Need::SharedSign { grade, .. } => {
                range((1..=4).contains(grade), "rules", "grade");
            }
            Need::Affirmed { competence } | Need::Denied { competence, .. } => {
                range(*competence <= 2, "rules", "competence");
            }
            _ => {}
        }
    }
    range(
        rules.maturity.bands.is_sorted() && !rules.maturity.bands.is_empty(),
        "maturity",
        "bands",
    );
    range(
        (1..=1200).contains(&rules.window_months),
        "window_months",
        "months",
    );
    for cap in &rules.maturity.caps {
        range(
            "FRTALV".contains(&cap.criterion) && cap.criterion.len() == 1,
            "maturity",
            "criterion",
        );
    }
    let last = rules
        .rules
        .last()
        .is_some_and(|rule| rule.any.iter().any(Vec::is_empty));
    if !last {
        problems.push(RulesProblem::NoLastRule);
    }
}

fn needs(rules: &Rules) -> impl Iterator<Item = &Need> {
    rules.rules.iter().flat_map(|rule| rule.any.iter().flatten())
}

fn codes<'a>(
    table: &'static str,
    named: impl Iterator<Item = &'a String>,
    problems: &mut Vec<RulesProblem>,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for code in named {
        if !seen.insert(code.as_str()) {
            problems.push(RulesProblem::Twice {
                table,
                code: code.clone(),
            });
        }
    }
    seen
}
