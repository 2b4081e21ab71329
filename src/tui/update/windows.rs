//! What windows lead to.

use super::act;
use crate::tui::effect::{Decision, Effect, Go};
use crate::tui::key::Key;
use crate::tui::model::{Model, Screen};
use crate::tui::screen::interview;
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
pub(super) fn find_lines(model: &mut Model) -> Vec<Effect> {
    let Some(window) = &model.window else {
        return Vec::new();
    };
    let typed = window.text().to_owned();
    let lines = match window.purpose {
        Purpose::Palette => window::palette(&model.ui, &model.scopes(), &typed),
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
        Purpose::Palette | Purpose::Help => match target {
            Some(Target::Action(action)) => act(model, action),
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
        Purpose::SearchProfile | Purpose::History | Purpose::Sent => Vec::new(),
        Purpose::Note => {
            let place = model
                .interview()
                .and_then(|interview| interview.sheet.place().cloned());
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
        Purpose::Decide => {
            let Screen::Conflicts(conflicts) = model.screen() else {
                return Vec::new();
            };
            let conflict = conflicts.at;
            if text.is_empty() {
                return Vec::new();
            }
            vec![Effect::Decide {
                conflict,
                answer: Decision::Value(text),
                reason: String::new(),
            }]
        }
    }
}
