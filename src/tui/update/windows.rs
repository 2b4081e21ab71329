//! What windows lead to.

use super::{act, hand_over, informants};
use crate::interview::{Answer, Place};
use crate::tui::effect::{Decision, Effect, Go, InboxAct};
use crate::tui::key::Key;
use crate::tui::listed;
use crate::tui::model::{Model, Screen};
use crate::tui::screen::interview;
use crate::tui::theme::Role;
use crate::tui::window::{self, Purpose, Target, Window};

pub(super) fn window_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(window) = &mut model.window else {
        return Vec::new();
    };
    match window.key(key, &model.ui) {
        window::Wish::Nothing => Vec::new(),
        window::Wish::Changed => find_lines(model),
        window::Wish::Close => {
            let closed = model.window.take();
            // A soft check whose reason is not given is kept all the same: the value stands, the doubt shows.
            if closed.is_some_and(|window| window.purpose == Purpose::Reason) {
                return vec![Effect::Go(Go::Next)];
            }
            Vec::new()
        }
        window::Wish::Done => {
            let window = model.window.take();
            window
                .map(|window| window_done(model, window))
                .unwrap_or_default()
        }
    }
}

/// Finds the lines of a window for what is typed.
pub(in crate::tui) fn find_lines(model: &mut Model) -> Vec<Effect> {
    let Some(window) = &model.window else {
        return Vec::new();
    };
    let typed = window.text().to_owned();
    let lines = match &window.purpose {
        Purpose::Palette => listed::palette(&model.ui, &model.scopes(), &typed),
        Purpose::Help => listed::help(&model.ui, &model.scopes(), &typed),
        Purpose::Speaker | Purpose::Informants | Purpose::Role { .. } | Purpose::Presence { .. } => {
            let Model { ui, screens, .. } = model;
            let sheet = screens.iter().find_map(|screen| match screen {
                Screen::Interview(interview) => Some(&interview.sheet),
                _ => None,
            });
            sheet.map_or_else(Vec::new, |sheet| match &window.purpose {
                Purpose::Role { code, .. } => interview::roles(sheet, ui, code, &typed),
                _ => interview::speakers(sheet, ui, &typed),
            })
        }
        Purpose::HandOver { .. } | Purpose::HandOverTo { .. } => hand_over::lines(model, &typed),
        Purpose::Jump | Purpose::SearchInterview => {
            let Some(interview) = model.interview() else {
                return Vec::new();
            };
            interview::lines(&interview.sheet, &typed)
        }
        Purpose::SearchProfile => {
            if let Screen::Profile(profile) = model.screen() {
                profile.find(&typed);
            }
            return Vec::new();
        }
        Purpose::SearchAll => {
            return if typed.trim().chars().count() < 2 {
                Vec::new()
            } else {
                vec![Effect::SearchAll(typed)]
            };
        }
        _ => return Vec::new(),
    };
    if let Some(window) = &mut model.window {
        window.at = window.at.min(lines.len().saturating_sub(1));
        window.lines = lines;
    }
    Vec::new()
}

pub(super) fn window_done(model: &mut Model, window: Window) -> Vec<Effect> {
    let text = window.text().trim().to_owned();
    let target = window.lines.get(window.at).map(|line| line.target.clone());
    match window.purpose {
        Purpose::Palette | Purpose::Help | Purpose::TerminalTest => match target {
            Some(Target::Action(action)) => act(model, action),
            Some(Target::Elsewhere) => {
                model.notice = Some((model.ui.say("palette-not-here"), Role::Warning));
                Vec::new()
            }
            _ => Vec::new(),
        },
        Purpose::Jump | Purpose::SearchInterview => {
            let Some(interview) = model.interview() else {
                return Vec::new();
            };
            match target {
                Some(Target::Line(index)) => {
                    match interview.sheet.lines.get(index).map(|line| line.place.clone()) {
                        Some(place) => interview.go_to(place),
                        None => Vec::new(),
                    }
                }
                _ => Vec::new(),
            }
        }
        Purpose::SearchAll => match target {
            Some(Target::Interview(id)) => vec![Effect::Open(id)],
            _ => Vec::new(),
        },
        Purpose::SaveElsewhere if text.is_empty() => Vec::new(),
        Purpose::SaveElsewhere => vec![Effect::SaveElsewhere(text)],
        Purpose::SearchProfile
        | Purpose::Earlier
        | Purpose::Thread
        | Purpose::Sent
        | Purpose::Examined
        | Purpose::Compared => Vec::new(),
        Purpose::History => match (target, shown_place(model)) {
            (Some(Target::Answer(answer)), Some(place)) => vec![Effect::Answer {
                place,
                answer: *answer,
                reason: String::new(),
            }],
            _ => Vec::new(),
        },
        Purpose::Abbreviations => match (target, model.interview()) {
            (Some(Target::Text(long)), Some(interview)) => interview.insert(&long),
            _ => Vec::new(),
        },
        Purpose::FieldNote if text.is_empty() => Vec::new(),
        Purpose::FieldNote => vec![Effect::Note { place: None, text }],
        Purpose::Notes => match (target, shown_place(model)) {
            (Some(Target::Note(_, Some(place))), _) => model
                .interview()
                .map(|interview| interview.go_to(place))
                .unwrap_or_default(),
            (Some(Target::Note(note, None)), Some(place)) => vec![Effect::AttachNote { note, place }],
            _ => Vec::new(),
        },
        Purpose::Translation => match shown_place(model) {
            Some(place) => vec![Effect::Translate { place, text }],
            None => Vec::new(),
        },
        Purpose::Speaker => match target {
            Some(Target::Speaker(code)) => informants::speak(model, code),
            _ => Vec::new(),
        },
        Purpose::Informants => match target {
            Some(Target::Speaker(code)) => informants::introduce(model, code, false),
            _ => Vec::new(),
        },
        Purpose::HandOver { people } => hand_over::chosen(model, target, people),
        Purpose::HandOverTo { group, .. } => hand_over::given(target, group),
        Purpose::HandOverFile { group, to } => vec![Effect::HandOver {
            group,
            to,
            informant: String::new(),
            file: text,
        }],
        Purpose::MainCode => informants::name_main(model, text),
        Purpose::Role { code, speaks } => match target {
            Some(Target::Role(role)) => informants::ask_consent(model, code, role, speaks),
            _ => Vec::new(),
        },
        Purpose::Consent { code, role, speaks } => match target {
            Some(Target::Consent(consent, how)) => {
                let said = interview::introduced(&role, consent, how, &text, model.today);
                vec![Effect::Introduce { code, said, speaks }]
            }
            _ => Vec::new(),
        },
        Purpose::Presence { arrives } => match target {
            Some(Target::Speaker(code)) if !code.is_empty() => informants::come_or_go(model, code, arrives),
            _ => Vec::new(),
        },
        Purpose::Why => {
            let view = model.interview().and_then(|interview| interview.sheet.question());
            let Some(view) = view else { return Vec::new() };
            let (answer, reason) = match &view.answer {
                Answer::Missing { kind, .. } => (
                    Answer::Missing {
                        kind: *kind,
                        reason: text,
                    },
                    String::new(),
                ),
                value @ Answer::Value(_) => (value.clone(), text),
            };
            vec![Effect::Answer {
                place: view.place.clone(),
                answer,
                reason,
            }]
        }
        Purpose::Note => {
            let place = shown_place(model);
            if text.is_empty() {
                Vec::new()
            } else {
                vec![Effect::Note { place, text }]
            }
        }
        Purpose::Reason => {
            let Some(interview) = model.interview() else {
                return Vec::new();
            };
            let Some(view) = interview.sheet.question() else {
                return Vec::new();
            };
            let mut effects = Vec::new();
            if !text.is_empty() {
                effects.push(Effect::Answer {
                    place: view.place.clone(),
                    answer: view.answer.clone(),
                    reason: text,
                });
            }
            effects.push(Effect::Go(Go::Next));
            effects
        }
        Purpose::Remove(place) => vec![Effect::RemoveInstance(place)],
        Purpose::TenMinutes => vec![Effect::TenMinutes],
        Purpose::Submit => vec![Effect::Submit],
        Purpose::Migrate => vec![Effect::Migrate],
        Purpose::Decide => {
            let Screen::Conflicts(conflicts) = model.screen() else {
                return Vec::new();
            };
            let conflict = conflicts.at;
            if text.is_empty() {
                return Vec::new();
            }
            let reason = std::mem::take(&mut conflicts.reason);
            vec![Effect::Decide {
                conflict,
                answer: Decision::Value(text),
                reason,
            }]
        }
        Purpose::ConflictReason => {
            if let Screen::Conflicts(conflicts) = model.screen() {
                conflicts.reason = text;
            }
            Vec::new()
        }
        Purpose::ConflictAsk => match model.screen() {
            Screen::Conflicts(conflicts) if !text.is_empty() => {
                let conflict = conflicts.at;
                vec![Effect::AskConflict { conflict, text }]
            }
            _ => Vec::new(),
        },
        Purpose::Reply | Purpose::AskField if text.is_empty() => Vec::new(),
        Purpose::AskField => vec![Effect::AskField(text)],
        Purpose::Reply => vec![Effect::Reply(text)],
        Purpose::InboxReturn => match model.screen() {
            Screen::Inbox(inbox) => inbox.item().map_or_else(Vec::new, |item| {
                vec![Effect::Inbox {
                    item,
                    act: InboxAct::Return,
                    text,
                }]
            }),
            _ => Vec::new(),
        },
        Purpose::InboxFilter => {
            if let Screen::Inbox(inbox) = model.screen() {
                inbox.narrow(&text);
            }
            Vec::new()
        }
        Purpose::AcceptAll => match model.screen() {
            Screen::Inbox(inbox) => vec![Effect::AcceptAll(inbox.to_accept().0)],
            _ => Vec::new(),
        },
    }
}

/// The question that is shown, or the row under the cursor.
fn shown_place(model: &mut Model) -> Option<Place> {
    model.interview().and_then(|interview| interview.pointed())
}
