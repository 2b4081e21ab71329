//! Who plays which role: held, only claimed, only attributed.
//!
//! A family of actors holds a role where one informant of that family and one of another name it, or where a document
//! shows it. What it alone says is claimed, what others alone say is attributed; the gap is a result of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::observe::{Fact, Testimony};
use super::profile::{PartFinding, RoleFinding};
use super::rules::{RoleRules, Rules};

/// Where one role of one family is named: over all, or in one process.
type Key = (Option<String>, String, String);

#[derive(Debug, Default)]
struct Naming {
    claimed: BTreeSet<String>,
    attributed: BTreeSet<String>,
    shown: bool,
}

/// The roles over all processes, then process by process.
pub fn read(rules: &Rules, testimonies: &[Testimony]) -> Vec<RoleFinding> {
    let mut reader = Reader {
        rules: &rules.roles,
        found: BTreeMap::new(),
    };
    for testimony in testimonies {
        reader.inventory(testimony);
        reader.named(testimony);
        reader.initiator(testimony);
    }
    let order = |process: &Option<String>| match process {
        None => 0,
        Some(code) => {
            let at = rules.processes.iter().position(|known| known.code == *code);
            at.map_or(usize::MAX, |at| at + 1)
        }
    };
    let mut findings: Vec<RoleFinding> = reader.found.into_iter().map(finding).collect();
    findings.sort_by_key(|finding| {
        (
            order(&finding.process),
            finding.family.clone(),
            finding.role.clone(),
        )
    });
    findings
}

/// How far each group takes part; of several informants the lowest and the highest.
pub fn part(rules: &Rules, testimonies: &[Testimony]) -> Vec<PartFinding> {
    let read = |part: &super::rules::Part| {
        let said: Vec<u32> = testimonies
            .iter()
            .flat_map(|testimony| &testimony.facts)
            .filter(|fact| fact.question == part.from)
            .filter_map(|fact| part.levels.get(fact.value()?).copied())
            .collect();
        Some(PartFinding {
            group: part.code.clone(),
            low: *said.iter().min()?,
            high: *said.iter().max()?,
            voices: said.len(),
        })
    };
    rules.roles.part.iter().filter_map(read).collect()
}

/// How many families hold a role; `None` where nobody named any.
pub fn held_families(findings: &[RoleFinding]) -> Option<u32> {
    let held: BTreeSet<&str> = findings
        .iter()
        .filter(|finding| finding.process.is_none() && finding.standing == "held")
        .map(|finding| finding.family.as_str())
        .collect();
    (!findings.is_empty()).then_some(held.len() as u32)
}

fn finding(((process, family, role), naming): (Key, Naming)) -> RoleFinding {
    let standing = match (
        naming.shown,
        naming.claimed.is_empty(),
        naming.attributed.is_empty(),
    ) {
        (true, ..) | (_, false, false) => "held",
        (_, false, true) => "claimed",
        _ => "attributed",
    };
    RoleFinding {
        process,
        family,
        role,
        standing,
        claimed_by: naming.claimed.into_iter().collect(),
        attributed_by: naming.attributed.into_iter().collect(),
        shown: naming.shown,
    }
}

/// By whose word a role is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Itself,
    Another,
    Both,
    Document,
}

struct Reader<'r> {
    rules: &'r RoleRules,
    found: BTreeMap<Key, Naming>,
}

impl Reader<'_> {
    fn inventory(&mut self, testimony: &Testimony) {
        let names = &self.rules.inventory;
        let field = |row: &str, question: &str| -> Vec<String> {
            testimony
                .facts
                .iter()
                .filter(|fact| fact.row == row && fact.question == question)
                .flat_map(Fact::values)
                .map(str::to_owned)
                .collect()
        };
        let rows: Vec<(String, String)> = testimony
            .facts
            .iter()
            .filter(|fact| fact.question == names.family)
            .filter_map(|fact| Some((fact.row.clone(), self.family(fact.value()?))))
            .collect();
        for (row, family) in rows {
            let names = &self.rules.inventory;
            let who = field(&row, &names.who);
            let says = |among: &[String]| who.iter().any(|code| among.contains(code));
            let by = match (says(&names.claimed), says(&names.attributed), says(&names.shown)) {
                (_, _, true) => By::Document,
                (true, true, _) => By::Both,
                (true, false, _) => By::Itself,
                (false, true, _) => By::Another,
                _ => self.by(testimony, &family),
            };
            let roles: Vec<String> = names.roles.iter().flat_map(|name| field(&row, name)).collect();
            let processes = field(&row, &names.processes);
            for role in roles {
                self.note(testimony, None, &family, &role, by);
                for process in &processes {
                    self.note(testimony, Some(process), &family, &role, by);
                }
            }
        }
    }

    fn named(&mut self, testimony: &Testimony) {
        for named in self.rules.named.clone() {
            let own = self.own(testimony);
            let families = if named.of.is_empty() { &own } else { &named.of };
            let roles: Vec<String> = testimony
                .facts
                .iter()
                .filter(|fact| fact.question == named.from)
                .flat_map(Fact::values)
                .map(str::to_owned)
                .collect();
            for family in families {
                let by = self.by(testimony, family);
                for role in &roles {
                    self.note(testimony, None, family, role, by);
                }
            }
        }
    }

    fn initiator(&mut self, testimony: &Testimony) {
        let rule = self.rules.initiator.clone();
        for fact in testimony.facts.iter().filter(|fact| fact.question == rule.from) {
            let (Some(said), Some(process)) = (fact.value(), &fact.process) else {
                continue;
            };
            let family = self.family(said);
            let by = self.by(testimony, &family);
            self.note(testimony, None, &family, &rule.role, by);
            self.note(testimony, Some(process), &family, &rule.role, by);
        }
    }

    fn note(&mut self, testimony: &Testimony, process: Option<&String>, family: &str, role: &str, by: By) {
        let key = (process.cloned(), family.to_owned(), role.to_owned());
        let naming = self.found.entry(key).or_default();
        let who = testimony.who().to_owned();
        match by {
            By::Itself => {
                naming.claimed.insert(who);
            }
            By::Another => {
                naming.attributed.insert(who);
            }
            By::Both => {
                naming.claimed.insert(who.clone());
                naming.attributed.insert(who);
            }
            By::Document => naming.shown = true,
        }
    }

    fn family(&self, code: &str) -> String {
        self.rules.same.get(code).map_or(code, String::as_str).to_owned()
    }

    fn own(&self, testimony: &Testimony) -> Vec<String> {
        let roles = testimony.informant.roles.iter();
        roles
            .filter_map(|role| self.rules.speaks.get(role))
            .flatten()
            .cloned()
            .collect()
    }

    fn by(&self, testimony: &Testimony, family: &str) -> By {
        if testimony.informant.documents {
            By::Document
        } else if self.own(testimony).iter().any(|own| own == family) {
            By::Itself
        } else {
            By::Another
        }
    }
}
