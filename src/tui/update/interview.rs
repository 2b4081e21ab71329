//! What the interview screen's wishes lead to.

use super::open;
use crate::interview::Answer;
use crate::text::clean::prose;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::screen::interview;
use crate::tui::theme::Role;
use crate::tui::window::{Line, Purpose, Target, Window};

pub(super) fn interview_wish(model: &mut Model, wish: interview::Wish) -> Vec<Effect> {
    match wish {
        interview::Wish::Do(effects) => effects,
        interview::Wish::Note => open(
            model,
            Window::writing(Purpose::Note, String::new()),
            "window-note",
        ),
        interview::Wish::FieldNote => open(
            model,
            Window::writing(Purpose::FieldNote, String::new()),
            "window-field-note",
        ),
        interview::Wish::Translate => translate(model),
        interview::Wish::Speaker => open(
            model,
            Window::typing(Purpose::Speaker, String::new()),
            "window-speaker",
        ),
        interview::Wish::Informants => open(
            model,
            Window::typing(Purpose::Informants, String::new()),
            "window-informants",
        ),
        interview::Wish::Presence { arrives } => open(
            model,
            Window::typing(Purpose::Presence { arrives }, String::new()),
            if arrives {
                "window-arrival"
            } else {
                "window-departure"
            },
        ),
        interview::Wish::Why => why(model),
        interview::Wish::Reply => open(
            model,
            Window::writing(Purpose::Reply, String::new()),
            "window-reply",
        ),
        interview::Wish::Ask => open(
            model,
            Window::writing(Purpose::AskField, String::new()),
            "window-conflict-ask",
        ),
        interview::Wish::Jump => open(model, Window::typing(Purpose::Jump, String::new()), "window-jump"),
        interview::Wish::Search => open(
            model,
            Window::typing(Purpose::SearchInterview, String::new()),
            "window-search",
        ),
        interview::Wish::Reason { warning } => {
            let about = format!("{warning}\n{}", model.ui.say("window-reason"));
            model.window = Some(Window::typing(Purpose::Reason, about));
            Vec::new()
        }
        interview::Wish::Remove(place, label) => {
            let about = model.ui.with("window-remove", &[("label", label.into())]);
            model.window = Some(Window::asking(Purpose::Remove(place), about));
            Vec::new()
        }
        interview::Wish::TenMinutes => open(
            model,
            Window::asking(Purpose::TenMinutes, String::new()),
            "window-ten-minutes",
        ),
        interview::Wish::Review => {
            let mut effects = model
                .interview()
                .map(|interview| interview.settle())
                .unwrap_or_default();
            effects.push(Effect::LoadReview);
            effects
        }
        interview::Wish::History(place) => vec![Effect::LoadHistory(place)],
        interview::Wish::Outside(text) => vec![Effect::EditOutside(text)],
        interview::Wish::Abbreviations => {
            let short = model.interview().map(|interview| interview.sheet.short.clone());
            let short = short.unwrap_or_default();
            let about = if short.is_empty() {
                "window-no-abbreviations"
            } else {
                "window-abbreviations"
            };
            let lines = short.iter().map(|(short, long)| Line {
                text: format!("{short}  {}", prose(long)),
                right: String::new(),
                target: Target::Text(long.to_owned()),
            });
            model.window = Some(Window::reading(
                Purpose::Abbreviations,
                model.ui.say(about),
                lines.collect(),
            ));
            Vec::new()
        }
        interview::Wish::Say(id) => {
            model.notice = Some((model.ui.say(id), Role::Warning));
            Vec::new()
        }
        interview::Wish::Close(effects) => effects,
    }
}

/// The verbatim answer above, its working translation below, to be written.
fn translate(model: &mut Model) -> Vec<Effect> {
    let Some(interview) = model.interview() else {
        return Vec::new();
    };
    let Some(view) = interview.sheet.question() else {
        return Vec::new();
    };
    let verbatim = prose(view.answer.text()).into_owned();
    let before = interview.sheet.translation.clone();
    let about = format!("{verbatim}\n\n{}", model.ui.say("window-translation"));
    let window = Window::writing(Purpose::Translation, about).with_text(&before);
    open(model, window, "")
}

/// Why there is no answer, or why a doubtful one stands: what was said before can be changed.
fn why(model: &mut Model) -> Vec<Effect> {
    let Some(view) = model.interview().and_then(|interview| interview.sheet.question()) else {
        return Vec::new();
    };
    let before = match &view.answer {
        Answer::Missing { reason, .. } => reason.clone(),
        Answer::Value(_) => String::new(),
    };
    let window = Window::typing(Purpose::Why, String::new()).with_text(&before);
    open(model, window, "window-why")
}
