//! What one line of the table says, in sentences, and the answers behind it.

use crate::locale::Arg;
use crate::text;
use crate::text::page::Page;

use super::super::profile::{Finding, Profile, Reason};
use super::Words;

impl Words<'_> {
    pub(super) fn reasons(&self, page: &mut Page, profile: &Profile) {
        page.heading(self.messages.text("identify-reasons-title"));
        for finding in profile
            .processes
            .iter()
            .filter(|finding| !finding.reasons.is_empty())
        {
            page.name(self.name(&finding.code, false));
            for sentence in self.sentences(finding) {
                page.hang("  ", sentence);
            }
            for reason in &finding.reasons {
                let (lead, line) = self.reason(reason);
                page.hang(format!("    {lead} "), line);
            }
        }
    }

    /// What the line of the table says, in sentences.
    pub fn sentences(&self, finding: &Finding) -> Vec<String> {
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
                Some(since) => {
                    let since = self.month(since);
                    self.say("identify-time-since", &[("state", state), ("since", &since)])
                }
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
        let holders = holders.join(&self.messages.text("identify-between"));
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

    /// What an answer bears on, with its grade; then the answer, who gave it, when and in which form.
    pub fn reason(&self, reason: &Reason) -> (String, String) {
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
                match (asked, self.screened(question)) {
                    (Some(asked), _) => format!("{asked} {answer}"),
                    (None, Some(about)) => self.pair(&about, &answer),
                    (None, None) => format!("{question} = {answer}"),
                }
            }
        };
        let quote = reason
            .quote
            .as_deref()
            .map(|quote| self.say("identify-quote", &[("quote", quote)]));
        let quote = quote.map(|quote| format!(" {quote}")).unwrap_or_default();
        // Documents speak for nobody: their testimony bears the interview's id.
        let who = if reason.informant == reason.interview {
            self.messages.text("identify-documents")
        } else {
            reason.informant.clone()
        };
        let lead = format!(
            "{} G{}",
            text::fit(self.label("bears_on", &reason.rule), 8, "…"),
            reason.grade
        );
        (
            lead,
            format!("{what}{quote} ({who}, {}, {})", reason.date, reason.form),
        )
    }
}
