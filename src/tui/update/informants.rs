//! What the windows about informants lead to: who has not agreed is asked before they speak.

use super::open;
use crate::log::{Consent, GROUP, Introduction};
use crate::session::is_informant_code;
use crate::speech::no_consent;
use crate::text::clean::name;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::screen::interview::agreements;
use crate::tui::sheet::Sheet;
use crate::tui::theme::Role;
use crate::tui::window::{Purpose, Window};

/// From here on this informant speaks, once they have agreed.
pub(super) fn speak(model: &mut Model, code: String) -> Vec<Effect> {
    let Some(consent) = sheet(model).map(|sheet| {
        let known = sheet.informant(&code);
        known.map_or(Consent::Unasked, |one| one.said.consent)
    }) else {
        return Vec::new();
    };
    if !code.is_empty() && consent == Consent::Unasked {
        return introduce(model, code, true);
    }
    if !code.is_empty() && consent == Consent::Refused {
        let said = no_consent(&code, true, &model.ui.messages);
        model.notice = Some((said.sentence, Role::Error));
        return Vec::new();
    }
    let mut effects = model
        .interview()
        .map(|interview| interview.settle())
        .unwrap_or_default();
    effects.push(Effect::Speak(code));
    effects
}

/// Asks for the function of an informant, then for their consent; the main one's code is asked, the form asks the rest.
pub(super) fn introduce(model: &mut Model, code: String, speaks: bool) -> Vec<Effect> {
    let known = sheet(model).is_some_and(|sheet| sheet.informants.iter().any(|one| one.code == code));
    if code.is_empty() {
        let main = sheet(model).and_then(|sheet| sheet.informants.iter().find(|one| one.main));
        let before = main.map(|one| one.code.clone()).unwrap_or_default();
        let window = Window::typing(Purpose::MainCode, String::new()).with_text(&before);
        return open(model, window, "window-main-code");
    }
    if !known && !is_informant_code(&code) {
        model.notice = Some((model.ui.say("informant-not-a-code"), Role::Error));
        return Vec::new();
    }
    // A group has no function, and a function that is known is not asked again on the way to an answer.
    let role = sheet(model).and_then(|sheet| sheet.informant(&code).map(|one| one.said.role.clone()));
    let role = role.unwrap_or_default();
    if code == GROUP || (speaks && !role.is_empty()) {
        return ask_consent(model, code, role, speaks);
    }
    let about = model
        .ui
        .with("window-role", &[("who", name(&code).into_owned().into())]);
    open(model, Window::typing(Purpose::Role { code, speaks }, about), "")
}

/// Asks whether an informant agrees.
pub(super) fn ask_consent(model: &mut Model, code: String, role: String, speaks: bool) -> Vec<Effect> {
    let Some((lines, at)) = sheet(model).map(|sheet| agreements(sheet, &model.ui, &code)) else {
        return Vec::new();
    };
    let id = if code == GROUP {
        "window-consent-group"
    } else {
        "window-consent"
    };
    let about = model.ui.with(id, &[("who", name(&code).into_owned().into())]);
    let mut window = Window::typing(Purpose::Consent { code, role, speaks }, about);
    window.lines = lines;
    window.at = at;
    model.window = Some(window);
    Vec::new()
}

/// Gives the main informant a code.
pub(super) fn name_main(model: &mut Model, code: String) -> Vec<Effect> {
    if !is_informant_code(&code) {
        model.notice = Some((model.ui.say("informant-not-a-code"), Role::Error));
        return Vec::new();
    }
    vec![Effect::Introduce {
        code: String::new(),
        said: Introduction {
            code,
            ..Introduction::default()
        },
        speaks: false,
    }]
}

/// Notes that someone came or went; who comes and was not asked yet is asked at once.
pub(super) fn come_or_go(model: &mut Model, code: String, arrives: bool) -> Vec<Effect> {
    let main = |sheet: &Sheet| sheet.informants.iter().any(|one| one.main && one.code == code);
    let asked = sheet(model).is_some_and(|sheet| {
        let known = sheet.informant(&code);
        main(sheet) || known.is_some_and(|one| one.said.consent != Consent::Unasked)
    });
    let mut effects = vec![Effect::Presence {
        code: code.clone(),
        arrives,
    }];
    if arrives && !asked {
        effects.extend(introduce(model, code, false));
    }
    effects
}

fn sheet(model: &Model) -> Option<&Sheet> {
    model.screens.iter().rev().find_map(|screen| match screen {
        crate::tui::model::Screen::Interview(interview) => Some(&interview.sheet),
        _ => None,
    })
}
