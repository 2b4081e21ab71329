//! A brief for a support network: what is in trouble first, what its members go through, who offers what.

use super::Writer;
use crate::text::fold::name_key;
use crate::text::page::Page;

impl Writer<'_> {
    pub(super) fn network(&self, page: &mut Page, name: Option<&str>) {
        let wanted = name.map(name_key);
        let offers: Vec<_> = self
            .material
            .offers
            .iter()
            .filter(|offer| {
                wanted
                    .as_ref()
                    .is_none_or(|wanted| name_key(&offer.name).contains(wanted))
            })
            .collect();
        // The beginning of a name is enough to find it; the title says it whole.
        let known = offers.first().filter(|_| offers.len() == 1);
        let whole = known.map(|offer| offer.name.as_str());
        page.title(match name {
            Some(name) => self.say("report-network-of", &[("name", whole.unwrap_or(name))]),
            None => self.text("report-network-title"),
        });
        // The processes that the network says it meets most; all where it is not in the register.
        let met: Vec<&str> = match name {
            Some(_) => offers
                .iter()
                .flat_map(|offer| &offer.processes)
                .map(String::as_str)
                .collect(),
            None => Vec::new(),
        };
        let concerns = |code: &str| met.is_empty() || met.contains(&code);
        page.heading(self.text("report-trouble-title"));
        let mut none = true;
        for state in ["suspended", "ended", "slowed"] {
            for unit in &self.material.units {
                for finding in unit
                    .profile
                    .processes
                    .iter()
                    .filter(|finding| concerns(&finding.code))
                {
                    if finding.time_state.as_deref() != Some(state) {
                        continue;
                    }
                    none = false;
                    let state = self.rules.label("time_state", state, self.language());
                    let since = finding.since.as_deref().map(|since| self.words().month(since));
                    let since = since.map(|since| self.say("report-since", &[("since", &since)]));
                    let since = since.map(|since| format!(" {since}"));
                    let args = [
                        ("name", self.unit_first(unit)),
                        ("process", self.process(&finding.code)),
                        ("state", format!("{state}{}", since.unwrap_or_default())),
                    ];
                    page.item(self.say(
                        "report-trouble",
                        &args.each_ref().map(|(name, value)| (*name, value.as_str())),
                    ));
                }
            }
        }
        if none {
            page.say(self.text("report-no-trouble"));
        }
        page.heading(self.text("report-met-title"));
        for process in self
            .rules
            .processes
            .iter()
            .filter(|process| concerns(&process.code))
        {
            let there = |status: &str| {
                let found = self
                    .material
                    .units
                    .iter()
                    .filter_map(|unit| unit.profile.process(&process.code));
                found.filter(|finding| finding.status == status).count()
            };
            let (present, probable) = (there("present"), there("probable"));
            if present + probable > 0 {
                page.item(self.standing(&process.code));
            }
        }
        page.heading(self.text("report-register-title"));
        if offers.is_empty() {
            page.say(self.text("report-no-offer"));
        }
        for offer in offers {
            let needs: Vec<String> = offer
                .needs
                .iter()
                .map(|need| self.answer("core", "need1", need))
                .collect();
            let scale = self.answer("app", "ap_scale", &offer.scale);
            let kind = self.answer("app", "ap_type", &offer.kind);
            let contact = offer.contact.as_deref().map(|contact| format!(" · {contact}"));
            let facets = format!("{kind} · {}{}", scale.to_lowercase(), contact.unwrap_or_default());
            page.name(self.say("identify-pair", &[("name", &offer.name), ("value", &facets)]));
            page.hang("  ", needs.join(&self.text("identify-between")));
        }
        page.heading(self.text("report-rising-title"));
        self.quotes(page, &["ap_up", "ap_blind"]);
    }
}
