//! The reading as a whole: steering, actors' roles, the two frames, the dimensions, levers and who can help.

use crate::locale::Arg;
use crate::text::page::Page;

use super::super::profile::{Because, Frame, Helper, LeverFinding, Profile, RoleFinding, Scale, Tenths};
use super::super::rules::When;
use super::Words;

/// A cause names so many processes; the others are counted.
const NAMED: usize = 5;

impl Words<'_> {
    pub(super) fn overview(&self, page: &mut Page, profile: &Profile) {
        page.say(self.steered(profile));
        self.roles(page, profile);
        self.frame(page, &profile.frame);
        self.dimensions(page, profile);
    }

    /// How many of the processes found are sought, accompanied, observed, endured.
    fn steered(&self, profile: &Profile) -> String {
        let found: Vec<_> = profile
            .processes
            .iter()
            .filter(|finding| ["present", "probable"].contains(&finding.status))
            .collect();
        let mut parts: Vec<(String, usize)> = ["sought", "accompanied", "observed", "endured"]
            .iter()
            .map(|code| {
                let those = found
                    .iter()
                    .filter(|finding| finding.steering.as_deref() == Some(*code));
                (self.label("steering", code).to_owned(), those.count())
            })
            .collect();
        let unsaid = found.iter().filter(|finding| finding.steering.is_none()).count();
        parts.push((self.messages.text("identify-not-said"), unsaid));
        let count = found.len().to_string();
        let told = parts.iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(label, count)| format!("{label} {count}")).collect();
        let parts = told.join(", ");
        self.say("identify-steered", &[("count", &count), ("parts", &parts)])
    }

    fn roles(&self, page: &mut Page, profile: &Profile) {
        page.name(self.messages.text("identify-roles-title"));
        let overall: Vec<&RoleFinding> = profile
            .roles
            .iter()
            .filter(|role| role.process.is_none())
            .collect();
        if overall.is_empty() {
            page.hang("  ", self.messages.text("identify-roles-none"));
        }
        for standing in ["held", "claimed", "attributed"] {
            let lines: Vec<String> = overall
                .iter()
                .filter(|role| role.standing == standing)
                .map(|role| self.playing(&role.family, &role.role))
                .collect();
            if !lines.is_empty() {
                let heading = self.messages.text(&format!("identify-role-{standing}"));
                page.hang(
                    "  ",
                    self.pair(&heading, &lines.join(&self.messages.text("identify-between"))),
                );
            }
        }
        for part in &profile.participation {
            let question = if part.group == "migr" {
                "mg_level"
            } else {
                "di_level"
            };
            let level = |level: u32| self.answer("act", question, &format!("v{level}")).to_lowercase();
            let group = self.family(&part.group);
            let said = if part.low == part.high {
                level(part.low)
            } else {
                format!("{} / {}", level(part.low), level(part.high))
            };
            page.hang("  ", self.pair(&group, &said));
        }
    }

    /// A family of actors and the role it has, in that order: labels of families have brackets of their own.
    pub fn playing(&self, family: &str, role: &str) -> String {
        let role = self.answer("act", "ac_role", role).to_lowercase();
        format!("{}, {role}", self.family(family))
    }

    /// The label of a family of actors; the executive and its services are one.
    pub fn family(&self, code: &str) -> String {
        match code {
            "la" => self.messages.text("identify-family-la"),
            code => self.answer("act", "ac_fam", code),
        }
    }

    fn frame(&self, page: &mut Page, frame: &Frame) {
        page.name(self.messages.text("identify-frame-title"));
        let tenths = |tenths: &Option<Tenths>| match tenths {
            Some(tenths) => {
                let point = if self.language() == "fr" { ',' } else { '.' };
                format!(
                    "{}{point}{} ({})",
                    tenths.value / 10,
                    tenths.value % 10,
                    tenths.voices
                )
            }
            None => "–".to_owned(),
        };
        let told = |scale: &&Scale| scale.now.is_some() || scale.then.is_some() || scale.written.is_some();
        for scale in frame.scales.iter().filter(told) {
            let args = [
                ("now", tenths(&scale.now)),
                ("then", tenths(&scale.then)),
                ("written", tenths(&scale.written)),
            ];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            let name = self
                .messages
                .text(&format!("identify-scale-{}", scale.code.to_lowercase()));
            page.hang("  ", self.pair(&name, &self.say("identify-scale", &args)));
        }
        if frame.scales.iter().any(|scale| told(&scale)) {
            page.hang("  ", self.messages.text("identify-scale-legend"));
        }
        if let Some(cell) = frame.cell {
            let now = self.messages.text(&format!("identify-frame-{cell}"));
            let then = frame
                .cell_then
                .map(|cell| self.messages.text(&format!("identify-frame-{cell}")));
            page.hang(
                "  ",
                match then {
                    Some(then) => self.say("identify-frame-both", &[("now", &now), ("then", &then)]),
                    None => self.say("identify-frame-now", &[("now", &now)]),
                },
            );
        }
        if !frame.justifications.is_empty() {
            let counted: Vec<String> = frame
                .justifications
                .iter()
                .map(|just| {
                    let label = self.answer("core", "pr_why_c", &just.code);
                    format!("{} ({})", label.to_lowercase(), just.count)
                })
                .collect();
            let name = self.messages.text("identify-justifications");
            let between = self.messages.text("identify-between");
            page.hang("  ", self.pair(&name, &counted.join(&between)));
        }
        for told in &frame.behaviour {
            let asked = self
                .wording
                .question(&told.form, &told.question, self.language())
                .unwrap_or_else(|| told.question.clone());
            let answer = self.answer(&told.form, &told.question, &told.answer);
            page.hang(
                "  ",
                format!("{asked} {answer} ({}, {})", told.informant, told.date),
            );
        }
        if frame
            .scales
            .iter()
            .all(|scale| scale.now.is_none() && scale.written.is_none())
            && frame.justifications.is_empty()
        {
            page.hang("  ", self.messages.text("identify-not-asked"));
        }
    }

    fn dimensions(&self, page: &mut Page, profile: &Profile) {
        page.heading(self.messages.text("identify-dimensions-title"));
        for (finding, dimension) in profile.dimensions.iter().zip(&self.rules.dimensions) {
            let french = self.language() == "fr";
            let label = if french { &dimension.fr } else { &dimension.en };
            page.name(format!("{} {label}", dimension.code));
            for (found, item) in finding.items.iter().zip(&dimension.items) {
                let points = match found.points {
                    Some(points) => self.messages.with(
                        "identify-points",
                        &[("points", Arg::from(points)), ("max", Arg::from(found.max))],
                    ),
                    None => self.messages.text("identify-not-asked"),
                };
                let label = if french { &item.fr } else { &item.en };
                page.hang("  ", self.pair(label, &points));
            }
            if dimension.items.is_empty() {
                page.hang(
                    "  ",
                    self.messages
                        .text(&format!("identify-unscored-{}", dimension.code)),
                );
            }
        }
    }

    pub(super) fn support(&self, page: &mut Page, profile: &Profile) {
        if profile.levers.is_empty() && profile.needs.is_empty() {
            page.say(self.messages.text("identify-no-lever"));
        }
        for lever in &profile.levers {
            for (at, line) in self.lever(lever).into_iter().enumerate() {
                page.hang(if at == 0 { "  • " } else { "    " }, line);
            }
        }
        if !profile.needs.is_empty() {
            page.name(self.messages.text("identify-needs-title"));
        }
        for need in &profile.needs {
            let label = self.answer("core", "need1", &need.code);
            let count = Arg::from(need.informants.len());
            let label = Arg::from(label);
            let line = self
                .messages
                .with("identify-need", &[("need", label), ("count", count)]);
            page.hang("  • ", format!("{line} {}", self.helpers(&need.helpers)));
        }
    }

    /// A lever: the question, why it comes up, who can help.
    pub fn lever(&self, lever: &LeverFinding) -> Vec<String> {
        let known = self.rules.levers.iter().find(|known| known.code == lever.code);
        let sentence = known.map_or(lever.code.as_str(), |known| {
            if self.language() == "fr" {
                &known.fr
            } else {
                &known.en
            }
        });
        // The causes stand in the order of the conditions.
        let whens = known.map(|known| known.when.as_slice()).unwrap_or_default();
        let why: Vec<String> = lever
            .because
            .iter()
            .enumerate()
            .map(|(at, because)| self.because(because, whens.get(at)))
            .collect();
        vec![
            sentence.to_owned(),
            self.say(
                "identify-lever-why",
                &[("why", &why.join(&self.messages.text("identify-between")))],
            ),
            self.helpers(&lever.helpers),
        ]
    }

    /// What the processes of a condition have in common, in the words of the table.
    fn common(&self, when: Option<&When>) -> String {
        let Some(When::Processes {
            status,
            time_state,
            steering,
            ..
        }) = when
        else {
            return String::new();
        };
        let label = |kind: &str, codes: &[String]| -> Vec<String> {
            let labels = codes.iter().map(|code| self.label(kind, code).to_owned());
            labels.collect()
        };
        let all = [
            label("status", status),
            label("time_state", time_state),
            label("steering", steering),
        ];
        let or = self.messages.text("identify-or");
        let said = all.iter().filter(|labels| !labels.is_empty());
        said.map(|labels| labels.join(&or)).collect::<Vec<_>>().join(", ")
    }

    fn because(&self, because: &Because, when: Option<&When>) -> String {
        let value = because.value.to_string();
        let of = because.of.to_string();
        let args = [("value", value.as_str()), ("of", &of)];
        match because.what.as_str() {
            "processes" | "contradictions" => {
                let id = format!("identify-because-{}", because.what);
                let short = because.processes.iter().take(NAMED).map(|code| self.short(code));
                let between = self.messages.text("identify-between");
                let names = short.collect::<Vec<_>>().join(&between);
                let more = because.processes.len().saturating_sub(NAMED);
                let common = self.common(when);
                self.messages.with(
                    &id,
                    &[
                        ("value", Arg::from(because.value)),
                        ("common", Arg::from(common)),
                        ("names", Arg::from(names)),
                        ("more", Arg::from(more)),
                        ("between", Arg::from(between)),
                    ],
                )
            }
            "part" => self.say("identify-because-part", &args),
            code => {
                let dimension = self.rules.dimensions.iter().find(|known| known.code == code);
                let name = dimension.map_or(code, |known| {
                    if self.language() == "fr" {
                        &known.fr
                    } else {
                        &known.en
                    }
                });
                self.say("identify-because-dimension", &[("name", name), args[0], args[1]])
            }
        }
    }

    fn helpers(&self, helpers: &[Helper]) -> String {
        if helpers.is_empty() {
            return self.messages.text("identify-no-helper");
        }
        let named: Vec<String> = helpers
            .iter()
            .map(|helper| match &helper.contact {
                Some(contact) => format!("{} ({contact})", helper.name),
                None => helper.name.clone(),
            })
            .collect();
        self.say("identify-helpers", &[("names", &named.join(", "))])
    }
}
