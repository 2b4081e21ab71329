//! The profile as text, for a terminal or a printed page: the table first, then every line with its reasons.

use crate::locale::{Arg, Messages};
use crate::text::{self, clean, wrap};

use super::profile::{Finding, Profile, Question, Reason};
use super::rules::Rules;
use super::wording::Wording;

/// The narrowest page on which the table stands.
const LEAST: usize = 60;

/// The profile as lines no wider than `width` cells, each ended by a newline.
pub fn text(
    profile: &Profile,
    rules: &Rules,
    wording: &Wording,
    messages: &Messages,
    width: usize,
) -> String {
    let mut page = Page {
        rules,
        wording,
        messages,
        width: width.max(LEAST),
        out: String::new(),
    };
    page.heading(profile);
    page.table(profile);
    page.reasons(profile);
    page.dimensions(profile);
    page.questions(profile);
    page.unknown_signs(profile);
    page.out
}

/// Several profiles side by side: one row a process, one column an authority, numbered in the order given.
pub fn comparison(profiles: &[Profile], rules: &Rules, messages: &Messages, width: usize) -> String {
    let mut page = Page {
        rules,
        wording: &Wording::default(),
        messages,
        width: width.max(LEAST),
        out: String::new(),
    };
    for (at, profile) in profiles.iter().enumerate() {
        let from = [("date", profile.reference.as_str()), ("rules", &profile.rules)];
        let seen = page.say("identify-seen-from", &from);
        page.paragraph(
            &format!("[{}] ", at + 1),
            &format!("{} · {seen}", profile.authority.name),
        );
    }
    page.line("");
    const COLUMN: usize = 5;
    // As many columns as stand beside the names; the others follow below.
    let fit = (page.width - 34) / COLUMN;
    for (part, some) in profiles.chunks(fit.max(1)).enumerate() {
        let heads = (0..some.len()).map(|at| text::fit(&format!("[{}]", part * fit + at + 1), COLUMN, ""));
        let head = format!("{}{}", " ".repeat(34), heads.collect::<String>());
        page.line(&head);
        for process in &rules.processes {
            let name = format!("{} {}", process.code, process.short.in_language(page.language()));
            let cells = some.iter().map(|profile| {
                let cell = profile
                    .process(&process.code)
                    .map(|finding| page.cell(finding))
                    .unwrap_or_default();
                text::fit(&cell, COLUMN, "…")
            });
            let row = format!("{} {}", text::fit(&name, 33, "…"), cells.collect::<String>());
            page.line(&row);
        }
        page.line("");
    }
    let legend = page.messages.text("identify-legend-cells");
    page.paragraph("", &legend);
    page.out
}

struct Page<'a> {
    rules: &'a Rules,
    wording: &'a Wording,
    messages: &'a Messages,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn language(&self) -> &'static str {
        self.messages.language().tag()
    }

    fn label<'l>(&'l self, kind: &str, code: &'l str) -> &'l str {
        self.rules.label(kind, code, self.language())
    }

    fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::from(*value)))
            .collect();
        self.messages.with(id, &args)
    }

    fn line(&mut self, text: &str) {
        // Names and quotes come from other machines: nothing in them may act on the terminal.
        self.out.push_str(clean::prose(text).trim_end());
        self.out.push('\n');
    }

    /// A paragraph whose first line begins with `first` and whose other lines are indented as far.
    fn paragraph(&mut self, first: &str, text: &str) {
        let indent = text::cells(first);
        for (at, line) in wrap::lines(text, self.width.saturating_sub(indent).max(20))
            .into_iter()
            .enumerate()
        {
            let lead = if at == 0 {
                first.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.line(&format!("{lead}{line}"));
        }
    }

    fn title(&mut self, id: &str) {
        let title = self.messages.text(id);
        self.line("");
        self.line(&title);
        self.line(&"─".repeat(text::cells(&title).min(self.width)));
    }

    fn heading(&mut self, profile: &Profile) {
        let title = self.say("identify-title", &[("name", &profile.authority.name)]);
        self.paragraph("", &title);
        let from = [("date", profile.reference.as_str()), ("rules", &profile.rules)];
        let seen = self.say("identify-seen-from", &from);
        self.paragraph("", &seen);
        let count = Arg::from(profile.interviews.len());
        let interviews = self.messages.with("identify-interviews", &[("count", count)]);
        self.paragraph("", &interviews);
        for read in &profile.interviews {
            let who = if read.documents {
                self.messages.text("identify-documents")
            } else {
                read.informant.clone()
            };
            let id = format!("state-{}", read.state);
            let state = if self.messages.has(&id) {
                self.messages.text(&id)
            } else {
                read.state.clone()
            };
            let line = format!("{who} · {} · {} · {state}", read.date, read.form);
            self.paragraph("  ", &line);
        }
        for unread in &profile.unread {
            let args = [
                ("interview", unread.interview.as_str()),
                ("form", unread.form.as_str()),
            ];
            let waiting = self.say("identify-unread", &args);
            self.paragraph("  ", &waiting);
        }
        self.line("");
    }

    fn table(&mut self, profile: &Profile) {
        let label = self.width - 52;
        let heads = ["process", "status", "strength", "state", "steering", "maturity"]
            .map(|head| self.messages.text(&format!("identify-head-{head}")));
        let [process, status, strength, state, steering, maturity] = &heads;
        let row = |cells: [&str; 6]| {
            let widths = [label + 5, 9, 6, 11, 12, 9];
            let cells = cells
                .iter()
                .zip(widths)
                .map(|(cell, width)| text::fit(cell, width - 1, "…"));
            cells.collect::<Vec<_>>().join(" ")
        };
        let head = row([process, status, strength, state, steering, maturity]);
        self.line(&head);
        self.line(&"─".repeat(self.width));
        for finding in &profile.processes {
            let name = self.name(finding, true);
            let flag = if finding.contradiction { " !" } else { "" };
            let strength = format!("{}{flag}", finding.strength.unwrap_or("–"));
            let dash = "–";
            let cells = [
                name.as_str(),
                self.label("status", finding.status),
                &strength,
                finding
                    .time_state
                    .as_deref()
                    .map_or(dash, |state| self.label("time_state", state)),
                finding
                    .steering
                    .as_deref()
                    .map_or(dash, |steering| self.label("steering", steering)),
                &self.short_level(finding),
            ];
            let line = row(cells);
            self.line(&line);
        }
        let legend = self.messages.text("identify-legend");
        self.line("");
        self.paragraph("", &legend);
    }

    fn name(&self, finding: &Finding, short: bool) -> String {
        let label = self.rules.process(&finding.code).map(|process| {
            if short {
                process.short.in_language(self.language()).to_owned()
            } else if self.language() == "fr" {
                process.fr.clone()
            } else {
                process.en.clone()
            }
        });
        format!("{} {}", finding.code, label.unwrap_or_default())
    }

    /// A finding in four signs: the status, the strength, a contradiction.
    fn cell(&self, finding: &Finding) -> String {
        let status = self.messages.text(&format!("identify-cell-{}", finding.status));
        let flag = if finding.contradiction { "!" } else { "" };
        format!("{status}{}{flag}", finding.strength.unwrap_or_default())
    }

    fn wide(&self, finding: &Finding) -> bool {
        let wide = self.rules.maturity.wide;
        finding
            .maturity
            .is_some_and(|maturity| maturity.high - maturity.low > wide)
    }

    fn short_level(&self, finding: &Finding) -> String {
        match finding.maturity {
            None => "–".into(),
            Some(_) if self.wide(finding) => "?".into(),
            Some(level) if level.low == level.high => format!("M{}", level.low),
            Some(level) => format!("M{}–M{}", level.low, level.high),
        }
    }

    fn reasons(&mut self, profile: &Profile) {
        self.title("identify-reasons-title");
        for finding in profile
            .processes
            .iter()
            .filter(|finding| !finding.reasons.is_empty())
        {
            self.line("");
            let name = self.name(finding, false);
            self.paragraph("", &name);
            for sentence in self.sentences(finding) {
                self.paragraph("  ", &sentence);
            }
            for reason in &finding.reasons {
                let (lead, line) = self.reason(reason);
                self.paragraph(&lead, &line);
            }
        }
    }

    /// What the line of the table says, in sentences.
    fn sentences(&self, finding: &Finding) -> Vec<String> {
        let mut out = Vec::new();
        let status = self.label("status", finding.status);
        let meaning = self.label("rule", &finding.rule);
        out.push(self.say(
            "identify-rule",
            &[("status", status), ("rule", &finding.rule), ("meaning", meaning)],
        ));
        let counts = [
            ("strength", Arg::from(finding.strength.unwrap_or_default())),
            ("sources", Arg::from(finding.sources)),
            ("organisations", Arg::from(finding.organisations)),
        ];
        let id = if finding.strength.is_some() {
            "identify-strength"
        } else {
            "identify-sources"
        };
        out.push(self.messages.with(id, &counts));
        if finding.contradiction {
            out.push(self.messages.text("identify-contradiction"));
        }
        if let Some(state) = &finding.time_state {
            let state = self.label("time_state", state);
            out.push(match &finding.since {
                Some(since) => self.say("identify-time-since", &[("state", state), ("since", since)]),
                None => self.say("identify-time", &[("state", state)]),
            });
        }
        if let Some(steering) = &finding.steering {
            out.push(self.say(
                "identify-steering",
                &[("steering", self.label("steering", steering))],
            ));
        }
        let holders: Vec<&str> = finding
            .holder
            .iter()
            .map(|code| self.label("holder", code))
            .collect();
        let holders = holders.join(", ");
        let elsewhere = finding.maturity.is_none() && !finding.holder.is_empty();
        if elsewhere {
            out.push(self.say("identify-elsewhere", &[("holders", &holders)]));
        } else if !finding.holder.is_empty() {
            out.push(self.say("identify-held", &[("holders", &holders)]));
        }
        out.extend(self.maturity(finding));
        out
    }

    fn maturity(&self, finding: &Finding) -> Option<String> {
        let maturity = finding.maturity?;
        let low = maturity.low.to_string();
        let high = maturity.high.to_string();
        let level = if self.wide(finding) {
            let bounds = [("low", format!("M{low}")), ("high", format!("M{high}"))];
            self.say(
                "identify-not-established",
                &bounds.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        } else if low == high {
            self.say(
                "identify-level",
                &[("level", &low), ("word", self.label("maturity", &low))],
            )
        } else {
            self.say("identify-levels", &[("low", &low), ("high", &high)])
        };
        let endured = finding.regulation;
        let criteria: Vec<String> = finding
            .criteria
            .iter()
            .map(|criterion| {
                let mut label = self.label("criterion", criterion.code);
                if endured {
                    let other = self.label("endured_criterion", criterion.code);
                    label = if other == criterion.code { label } else { other };
                }
                let points = match (criterion.low, criterion.high) {
                    (0, 2) => self.messages.text("identify-unknown-criterion"),
                    (low, high) if low == high => low.to_string(),
                    (low, high) => format!("{low}–{high}"),
                };
                format!("{label} {points}")
            })
            .collect();
        let id = if endured {
            "identify-grip"
        } else {
            "identify-maturity"
        };
        Some(self.say(id, &[("level", &level), ("criteria", &criteria.join(", "))]))
    }

    fn reason(&self, reason: &Reason) -> (String, String) {
        let said = self.label("answer", &reason.answer);
        let what = match reason.sign.as_deref().and_then(|code| self.rules.sign(code)) {
            Some(sign) => {
                let label = if self.language() == "fr" {
                    &sign.fr
                } else {
                    &sign.en
                };
                self.pair(&format!("{} {label}", sign.code), said)
            }
            None => {
                let (form, question, language) = (&reason.form, &reason.question, self.language());
                let asked = self.wording.question(form, question, language);
                let answer = self.wording.answer(form, question, &reason.answer, language);
                let answer = answer.unwrap_or_else(|| reason.answer.clone());
                format!("{} {answer}", asked.unwrap_or_else(|| format!("{question} =")))
            }
        };
        let quote = reason
            .quote
            .as_deref()
            .map(|quote| self.say("identify-quote", &[("quote", quote)]));
        let quote = quote.map(|quote| format!(" {quote}")).unwrap_or_default();
        let lead = format!(
            "    {} G{} ",
            text::fit(self.label("bears_on", &reason.rule), 8, "…"),
            reason.grade
        );
        (
            lead,
            format!(
                "{what}{quote} ({}, {}, {})",
                reason.informant, reason.date, reason.form
            ),
        )
    }

    fn pair(&self, name: &str, value: &str) -> String {
        self.say("identify-pair", &[("name", name), ("value", value)])
    }

    fn dimensions(&mut self, profile: &Profile) {
        self.title("identify-dimensions-title");
        for (finding, dimension) in profile.dimensions.iter().zip(&self.rules.dimensions) {
            let french = self.language() == "fr";
            let label = if french { &dimension.fr } else { &dimension.en };
            self.line("");
            self.paragraph("", &format!("{} {label}", dimension.code));
            for (found, item) in finding.items.iter().zip(&dimension.items) {
                let points = match found.points {
                    Some(points) => self.messages.with(
                        "identify-points",
                        &[("points", Arg::from(points)), ("max", Arg::from(found.max))],
                    ),
                    None => self.messages.text("identify-not-asked"),
                };
                let label = if french { &item.fr } else { &item.en };
                let line = self.pair(label, &points);
                self.paragraph("  ", &line);
            }
        }
    }

    fn questions(&mut self, profile: &Profile) {
        self.title("identify-questions-title");
        if profile.questions_back.is_empty() {
            let none = self.messages.text("identify-no-questions");
            self.paragraph("", &none);
        }
        // What is asked of many processes in the same words, of the same people, is asked once.
        let mut grouped: Vec<(&Question, Vec<&str>)> = Vec::new();
        for question in &profile.questions_back {
            let code = question.process.as_deref();
            let together = ["who_knows", "second_voice"].contains(&question.kind);
            let same = grouped
                .iter_mut()
                .find(|(first, _)| together && first.kind == question.kind && first.ask == question.ask);
            match same {
                Some((_, codes)) => codes.extend(code),
                None => grouped.push((question, code.into_iter().collect())),
            }
        }
        for (question, codes) in grouped {
            let sentence = self.question(question, &codes);
            self.paragraph("  • ", &sentence);
        }
    }

    fn question(&self, question: &Question, codes: &[&str]) -> String {
        let names: Vec<String> = codes
            .iter()
            .map(|code| {
                let short = self
                    .rules
                    .process(code)
                    .map(|process| process.short.in_language(self.language()));
                format!("{} ({code})", short.unwrap_or_default())
            })
            .collect();
        let names = names.join(", ");
        let informants = question.informants.join(", ");
        let sign = question.sign.as_deref().unwrap_or_default();
        let sign = self.rules.sign(sign).map_or(sign, |known| {
            if self.language() == "fr" {
                &known.fr
            } else {
                &known.en
            }
        });
        let since = question.since.as_deref().unwrap_or_default();
        let mut id = format!("identify-q-{}", question.kind);
        if question.sign.is_some() {
            id.push_str("-sign");
        } else if question.since.is_some() {
            id.push_str("-since");
        }
        let mut sentence = self.say(
            &id,
            &[
                ("process", &names),
                ("informants", &informants),
                ("sign", sign),
                ("since", since),
            ],
        );
        if !question.ask.is_empty() {
            let roles: Vec<String> = question
                .ask
                .iter()
                .map(|role| lower_first(self.label("role", role)))
                .collect();
            sentence.push(' ');
            sentence.push_str(&self.say("identify-ask", &[("roles", &roles.join(", "))]));
        }
        sentence
    }

    fn unknown_signs(&mut self, profile: &Profile) {
        if profile.unknown_signs.is_empty() {
            return;
        }
        self.title("identify-unknown-signs-title");
        for unknown in &profile.unknown_signs {
            let line = self.say(
                "identify-unknown-sign-line",
                &[
                    ("sign", &unknown.sign),
                    ("question", &unknown.question),
                    ("informant", &unknown.informant),
                    ("date", &unknown.date),
                ],
            );
            self.paragraph("  ", &line);
        }
    }
}

/// A label within a sentence: only its first letter is lowered, for names and abbreviations keep theirs.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(char::to_lowercase);
    let abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !abbreviation => first.chain(letters).collect(),
        _ => label.to_owned(),
    }
}
