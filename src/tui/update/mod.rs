//! What an event does to the model, and which effects it asks for. No I/O.

use crate::tui::action::Action;
use crate::tui::effect::{Decision, Effect};
use crate::tui::event::Event;
use crate::tui::key::{Code, Key};
use crate::tui::listed;
use crate::tui::model::{Model, Screen};
use crate::tui::screen::page::Purpose as PagePurpose;
use crate::tui::screen::{conflict, home, inbox, merge, migration, page, profile, review};
use crate::tui::theme::Theme;
use crate::tui::window::{self, Purpose, Window};

mod hand_over;
mod informants;
mod interview;
mod pages;
mod windows;

use interview::interview_wish;
pub use pages::paths;
use pages::{page_changed, page_wish};
pub(super) use windows::find_lines as find_window_lines;
use windows::{find_lines, window_key};

/// Takes an event.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => {
            model.notice = None;
            if model.window.is_some() {
                window_key(model, key)
            } else {
                screen_key(model, key)
            }
        }
        Event::Paste(text) => {
            model.notice = None;
            paste(model, &text)
        }
        Event::Resize(columns, rows) => {
            model.ui.size = (columns, rows);
            Vec::new()
        }
        Event::Tick => match model.interview() {
            Some(interview) => interview.journal().into_iter().chain([Effect::Pause]).collect(),
            None => Vec::new(),
        },
        Event::Idle => lock(model, true),
        Event::Leave => leave(model),
        Event::Stop => vec![Effect::Suspend],
        Event::Continue => vec![Effect::Redraw],
    }
}

/// Keeps what is being typed and asks for the passphrase again.
fn lock(model: &mut Model, idle: bool) -> Vec<Effect> {
    let mut effects = settled(model);
    effects.push(Effect::Lock { idle });
    effects
}

/// Saves what is entered and ends.
fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = settled(model);
    effects.push(Effect::Quit);
    effects
}

/// What is to be kept before the interview is put away: text that is no answer yet becomes a draft, not an answer
/// behind the person's back.
fn settled(model: &mut Model) -> Vec<Effect> {
    match model.interview() {
        Some(interview) => interview.journal().into_iter().collect(),
        None => Vec::new(),
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(open) = &mut model.window {
        if open.insert(text) == window::Wish::Changed {
            return find_lines(model);
        }
        return Vec::new();
    }
    match model.screen() {
        Screen::Page(page) => {
            page.insert(text);
            page_changed(model)
        }
        Screen::Interview(interview) => interview.insert(text),
        _ => Vec::new(),
    }
}

fn screen_key(model: &mut Model, key: Key) -> Vec<Effect> {
    // Choices are picked before any action is looked for.
    let (screen, ui) = split(model);
    match screen {
        Screen::Interview(interview) => {
            if let Some(wish) = interview.pick(key, ui) {
                return interview_wish(model, wish);
            }
        }
        Screen::Page(page) => {
            if let Code::Char(c) = key.code
                && !key.ctrl
                && !key.alt
                && let Some(wish) = page.pick(c)
            {
                return page_wish(model, wish);
            }
        }
        _ => {}
    }
    let typing = model.typing();
    let scopes = model.scopes();
    if let Some(action) = model.ui.keymap.action(&scopes, key, typing) {
        return act(model, action);
    }
    if let Some(c) = key.typed()
        && typing
    {
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        return match model.screen() {
            Screen::Page(page) => {
                page.insert(text);
                page_changed(model)
            }
            Screen::Interview(interview) => interview.insert(text),
            _ => Vec::new(),
        };
    }
    Vec::new()
}

/// What brings the words of the screen in front once more, where the driver put them into words.
fn told_in_words(model: &mut Model) -> Vec<Effect> {
    match model.screen() {
        Screen::Profile(profile) => {
            let id = profile.data.id.clone();
            let compared = (!profile.comparison.is_empty()).then(|| Effect::LoadComparison(id.clone()));
            [Effect::LoadProfile(id)].into_iter().chain(compared).collect()
        }
        Screen::Review(_) => vec![Effect::LoadReview],
        Screen::Conflicts(_) => vec![Effect::LoadConflicts],
        Screen::Inbox(_) => vec![Effect::LoadInbox],
        _ => Vec::new(),
    }
}

/// Does an action wherever it belongs.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Leave => return leave(model),
        Action::Language => {
            let next = model.ui.messages.language().next();
            model.speak(next);
            let mut effects = vec![Effect::KeepLanguage(next)];
            // Lists in words (states, days) are told again in the other language; a page begun before there is a
            // folder has none.
            if model.home().is_some() {
                effects.push(Effect::Retell);
                effects.extend(told_in_words(model));
            }
            return effects;
        }
        Action::Theme => {
            let at = Theme::ALL
                .iter()
                .position(|(_, theme)| *theme == model.ui.theme)
                .unwrap_or_default();
            model.ui.theme = Theme::ALL[(at + 1) % Theme::ALL.len()].1;
            return Vec::new();
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Plain => {
            let mut effects = settled(model);
            effects.push(Effect::Plain);
            return effects;
        }
        Action::Lock => return lock(model, false),
        Action::CheckFolder | Action::CheckHere => return vec![Effect::CheckFolder],
        Action::SaveElsewhere => {
            let window = Window::typing(Purpose::SaveElsewhere, String::new());
            return open(model, window, "window-save-elsewhere");
        }
        Action::Ascii => {
            model.ui.ascii = !model.ui.ascii;
            return Vec::new();
        }
        Action::TerminalTest => {
            try_terminal(model);
            return Vec::new();
        }
        Action::Help => {
            model.window = Some(Window::typing(Purpose::Help, model.ui.say("window-help")));
            return find_lines(model);
        }
        Action::Palette => {
            model.window = Some(Window::typing(Purpose::Palette, model.ui.say("window-palette")));
            return find_lines(model);
        }
        Action::EditCopy | Action::EditCut => return copy(model, action),
        Action::EditPaste => {
            let text = model.clipboard.clone();
            return paste(model, &text);
        }
        _ => {}
    }
    match model.screen() {
        Screen::Blank => Vec::new(),
        Screen::Page(page) => match page.act(action) {
            Some(wish) => page_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Home(home) => match home.act(action) {
            Some(wish) => home_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Interview(interview) => match interview.act(action) {
            Some(wish) => interview_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Review(review) => match review.act(action) {
            Some(wish) => review_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Profile(profile) => match profile.act(action) {
            Some(profile::Wish::Back) => back(model),
            Some(profile::Wish::Search) => open(
                model,
                Window::typing(Purpose::SearchProfile, String::new()),
                "window-search",
            ),
            Some(profile::Wish::Answer { interview, event }) => vec![Effect::OpenAnswer { interview, event }],
            Some(profile::Wish::Take { authority, text }) => vec![Effect::TakeQuestion { authority, text }],
            Some(profile::Wish::Compare(authority)) => vec![Effect::LoadComparison(authority)],
            Some(profile::Wish::Export(authority)) => vec![Effect::ExportProfile(authority)],
            Some(profile::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Merge(merge) => match merge.act(action) {
            Some(merge::Wish::Apply { accept_new }) => vec![Effect::Merge { accept_new }],
            Some(merge::Wish::Undo) => vec![Effect::UndoMerge],
            Some(merge::Wish::Back) => {
                model.screens.pop();
                vec![Effect::LoadHome]
            }
            Some(merge::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Migration(migration) => match migration.act(action) {
            Some(migration::Wish::Apply) => {
                let count = migration.data.count.clone();
                let about = format!("{count}\n\n{}", model.ui.say("window-migrate"));
                model.window = Some(Window::asking(Purpose::Migrate, about));
                Vec::new()
            }
            Some(migration::Wish::Back) => back(model),
            Some(migration::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Inbox(inbox) => match inbox.act(action) {
            Some(inbox::Wish::Do(item, act)) => vec![Effect::Inbox {
                item,
                act,
                text: String::new(),
            }],
            Some(inbox::Wish::Return) => open(
                model,
                Window::typing(Purpose::InboxReturn, String::new()),
                "window-inbox-return",
            ),
            Some(inbox::Wish::Filter) => {
                let window = Window::typing(Purpose::InboxFilter, String::new()).with_text(&inbox.filter);
                open(model, window, "window-inbox-filter")
            }
            Some(inbox::Wish::AcceptAll) => {
                let (items, still_open) = inbox.to_accept();
                if items.is_empty() {
                    model.notice = Some((model.ui.say("inbox-none-to-accept"), super::theme::Role::Warning));
                    return Vec::new();
                }
                let args = [("count", items.len().into()), ("open", still_open.into())];
                let about = model.ui.with("window-accept-all", &args);
                model.window = Some(Window::asking(Purpose::AcceptAll, about));
                Vec::new()
            }
            // Esc first gives all lines back, then leaves.
            Some(inbox::Wish::Back) if !inbox.filter.is_empty() => {
                inbox.narrow("");
                Vec::new()
            }
            Some(inbox::Wish::Back) => {
                model.screens.pop();
                vec![Effect::LoadHome]
            }
            Some(inbox::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Conflicts(conflicts) => match conflicts.act(action) {
            Some(conflict::Wish::Version(version)) => {
                let conflict = conflicts.at;
                let reason = std::mem::take(&mut conflicts.reason);
                vec![Effect::Decide {
                    conflict,
                    answer: Decision::Version(version),
                    reason,
                }]
            }
            Some(conflict::Wish::Reason) => open(
                model,
                Window::typing(Purpose::ConflictReason, String::new()),
                "window-conflict-reason",
            ),
            Some(conflict::Wish::Ask) => open(
                model,
                Window::writing(Purpose::ConflictAsk, String::new()),
                "window-conflict-ask",
            ),
            Some(conflict::Wish::Third) => open(
                model,
                Window::writing(Purpose::Decide, String::new()),
                "window-decide",
            ),
            Some(conflict::Wish::Back) => {
                model.screens.pop();
                vec![Effect::LoadHome]
            }
            Some(conflict::Wish::Nothing) | None => Vec::new(),
        },
    }
}

/// Shows what this terminal is to draw, and how to do without what it cannot.
fn try_terminal(model: &mut Model) {
    let lines = listed::terminal_test(&model.ui);
    let about = model.ui.say("window-terminal-test");
    model.window = Some(Window::reading(Purpose::TerminalTest, about, lines));
}

/// The screen shown and its surroundings, at once.
fn split(model: &mut Model) -> (&mut Screen, &super::ui::Ui) {
    (
        model.screens.last_mut().expect("there is always a screen"),
        &model.ui,
    )
}

fn back(model: &mut Model) -> Vec<Effect> {
    if model.screens.len() > 1 {
        model.screens.pop();
    }
    Vec::new()
}

fn open(model: &mut Model, mut window: Window, about: &str) -> Vec<Effect> {
    if window.about.is_empty() {
        window.about = model.ui.say(about);
    }
    // Notes and replies are written with the same abbreviations as answers.
    if window.field.as_ref().is_some_and(super::field::Field::many_lines)
        && let Some(interview) = model.interview()
    {
        window.short = interview.sheet.short.clone();
    }
    model.window = Some(window);
    find_lines(model)
}

fn copy(model: &mut Model, action: Action) -> Vec<Effect> {
    let field = match model.screens.last_mut() {
        Some(Screen::Interview(interview)) => interview.entry.field(),
        _ => None,
    };
    if let Some(field) = field {
        let text = if action == Action::EditCut {
            field.cut()
        } else {
            field.selected().to_owned()
        };
        if !text.is_empty() {
            model.clipboard = text;
        }
    }
    Vec::new()
}

fn home_wish(model: &mut Model, wish: home::Wish) -> Vec<Effect> {
    match wish {
        home::Wish::Nothing => Vec::new(),
        home::Wish::New => {
            let Some(home) = model.home() else {
                return Vec::new();
            };
            let last = home
                .data
                .authorities
                .first()
                .map(|line| line.id.split(':').next().unwrap_or_default().to_owned());
            let items = vec![
                page::Item::list("page-form", home.data.forms.clone(), "core"),
                page::Item::list(
                    "page-country",
                    home.data.countries.clone(),
                    &last.unwrap_or_default(),
                ),
                page::Item::text("page-authority", ""),
                page::Item::optional("page-informant"),
            ];
            let mut page = page::Page::new(PagePurpose::Begin, items);
            // Most interviews use the form and country of the last one: the name is what has to be typed.
            page.at = if home.data.authorities.is_empty() { 0 } else { 2 };
            model.screens.push(Screen::Page(Box::new(page)));
            Vec::new()
        }
        home::Wish::Open(id) => vec![Effect::Open(id)],
        home::Wish::Profile(id) => vec![Effect::LoadProfile(id)],
        home::Wish::Migrate(id) => vec![Effect::LoadVersions(id)],
        home::Wish::HandOver(id) => vec![Effect::OpenToHandOver(id)],
        home::Wish::Search => open(
            model,
            Window::typing(Purpose::SearchAll, String::new()),
            "window-search-all",
        ),
        home::Wish::Send => {
            let mut items = vec![page::Item::text("page-file", "")];
            // The field sends to its coordinators; who is one says to whom.
            let peers = model
                .home()
                .map(|home| home.data.peers.clone())
                .unwrap_or_default();
            if let Some((first, _)) = peers.first().cloned() {
                items.push(page::Item::list("page-to", peers, &first));
            }
            model
                .screens
                .push(Screen::Page(Box::new(page::Page::new(PagePurpose::Send, items))));
            vec![Effect::SuggestFile]
        }
        home::Wish::Receive => {
            let items = vec![page::Item::text("page-files", "")];
            model.screens.push(Screen::Page(Box::new(page::Page::new(
                PagePurpose::Receive,
                items,
            ))));
            Vec::new()
        }
        home::Wish::Conflicts => vec![Effect::LoadConflicts],
        home::Wish::Inbox => vec![Effect::LoadInbox],
    }
}

fn review_wish(model: &mut Model, wish: review::Wish) -> Vec<Effect> {
    match wish {
        review::Wish::Nothing => Vec::new(),
        review::Wish::Back => back(model),
        review::Wish::Go(place) => {
            model.screens.pop();
            vec![Effect::Go(super::effect::Go::To(place))]
        }
        review::Wish::Submit => {
            let Screen::Review(review) = model.screen() else {
                return Vec::new();
            };
            let left = review.data.points.len();
            let about = model.ui.with("window-submit", &[("count", left.into())]);
            model.window = Some(Window::asking(Purpose::Submit, about));
            Vec::new()
        }
    }
}
