//! The windows about informants: who speaks, what their function is, whether they agreed.

use crate::log::{Consent, GROUP, Introduction};
use crate::speech::HOW;
use crate::text::clean::{name, prose_line};
use crate::text::fold::fold;

use crate::tui::sheet::{Informant, Sheet};
use crate::tui::ui::Ui;
use crate::tui::window::{Line, Target};

/// The lines of the window that asks who speaks, for what is typed: the main informant, the group, those known, a new one.
pub fn speakers(sheet: &Sheet, ui: &Ui, typed: &str) -> Vec<Line> {
    let typed = typed.trim();
    let line = |text: String, right: String, code: &str| Line {
        text,
        right,
        target: Target::Speaker(code.to_owned()),
    };
    let matches = |text: &str| fold(text).contains(&fold(typed));
    // Whether they agreed matters more than how.
    let state = |one: &Informant| ui.say(&format!("consent-{}", one.said.consent.word()));
    let called = |code: &str, what: &str| format!("{}  {what}", name(code)).trim().to_owned();
    let mut all = Vec::new();
    if let Some(main) = sheet.informants.iter().find(|one| one.main) {
        let words = ui.say("speaker-main");
        all.push(line(called(&main.code, &words), main.consent.clone(), ""));
    }
    let group = sheet.informant(GROUP).map(state).unwrap_or_default();
    all.push(line(called(GROUP, &ui.say("speaker-group")), group, GROUP));
    let others = sheet
        .informants
        .iter()
        .filter(|one| !one.main && one.code != GROUP);
    all.extend(others.map(|one| line(called(&one.code, &one.role), state(one), &one.code)));
    all.retain(|line| matches(&line.text) || matches(&line.right));
    if !typed.is_empty() && sheet.informants.iter().all(|one| one.code != typed) {
        let code = ("code", name(typed).into_owned().into());
        all.push(line(ui.with("speaker-new", &[code]), String::new(), typed));
    }
    all
}

/// The lines of the window that asks a function: the one that stands, those of the form's list, the words typed.
pub fn roles(sheet: &Sheet, ui: &Ui, code: &str, typed: &str) -> Vec<Line> {
    let typed = typed.trim();
    let line = |text: String, right: String, role: &str| Line {
        text,
        right,
        target: Target::Role(role.to_owned()),
    };
    let (stands, words) = match sheet.informant(code) {
        Some(one) if !one.said.role.is_empty() => (one.said.role.as_str(), one.role.clone()),
        _ => ("", ui.say("informant-no-role")),
    };
    let mut all = Vec::new();
    if typed.is_empty() {
        all.push(line(words, String::new(), stands));
    }
    let listed = sheet
        .roles
        .iter()
        .map(|(value, words)| (value, prose_line(words)));
    let found = listed
        .filter(|(value, words)| fold(words).contains(&fold(typed)) || fold(value).starts_with(&fold(typed)));
    all.extend(found.map(|(value, words)| line(words, value.clone(), value)));
    if !typed.is_empty() {
        all.push(line(name(typed).into_owned(), String::new(), typed));
    }
    all
}

/// The lines of the window that asks for consent: nothing is agreed by a slip, for what stands comes first.
pub fn agreements(sheet: &Sheet, ui: &Ui, code: &str) -> (Vec<Line>, usize) {
    let said = sheet.informant(code).map(|one| &one.said);
    let line = |id: String, consent, how| Line {
        text: ui.say(&id),
        right: String::new(),
        target: Target::Consent(consent, how),
    };
    let mut all = vec![line("consent-unasked".into(), Consent::Unasked, "")];
    let ways = HOW.into_iter();
    all.extend(ways.map(|how| line(format!("consent-given-{how}"), Consent::Given, how)));
    all.push(line("consent-refused".into(), Consent::Refused, ""));
    let stands = all.iter().position(|line| match &line.target {
        Target::Consent(consent, how) => said.is_some_and(|said| {
            said.consent == *consent && (how.is_empty() || said.how.split(' ').next() == Some(how))
        }),
        _ => false,
    });
    (all, stands.unwrap_or_default())
}

/// What is said of an informant, with the words typed beside the way in which they agreed.
pub fn introduced(
    role: &str,
    consent: Consent,
    how: &str,
    words: &str,
    today: jiff::civil::Date,
) -> Introduction {
    let asked = consent != Consent::Unasked;
    Introduction {
        code: String::new(),
        role: role.to_owned(),
        consent,
        how: format!("{how} {words}").trim().to_owned(),
        on: if asked { today.to_string() } else { String::new() },
    }
}
