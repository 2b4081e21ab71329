//! What an event does to the model, and which effects it asks for. No I/O.

use super::action::Action;
use super::effect::{Decision, Effect};
use super::event::Event;
use super::key::{Code, Key};
use super::model::{Model, Screen};
use super::screen::page::{Control, Purpose as PagePurpose};
use super::screen::{conflict, home, interview, merge, page, profile, review};
use super::theme::{Role, Theme};
use super::window::{self, Purpose, Target, Window};

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
        Event::Tick => model
            .interview()
            .and_then(interview::Interview::journal)
            .into_iter()
            .collect(),
        Event::Leave => leave(model),
        Event::Continue => vec![Effect::Redraw],
    }
}

/// Saves what is entered and ends.
fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects: Vec<Effect> = match model.interview() {
        // Text that is no answer yet is kept as a draft, not made an answer behind the person's back.
        Some(interview) => interview.journal().into_iter().collect(),
        None => Vec::new(),
    };
    effects.push(Effect::Quit);
    effects
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
        Screen::Interview(interview) => {
            interview.insert(text);
            Vec::new()
        }
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
            Screen::Interview(interview) => {
                interview.insert(text);
                Vec::new()
            }
            _ => Vec::new(),
        };
    }
    Vec::new()
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
        Action::Help => {
            let lines = window::help(&model.ui, &model.scopes());
            model.window = Some(Window::reading(Purpose::Help, model.ui.say("window-help"), lines));
            return Vec::new();
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
    let (screen, ui) = split(model);
    match screen {
        Screen::Blank => Vec::new(),
        Screen::Page(page) => match page.act(action) {
            Some(wish) => page_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Home(home) => match home.act(action) {
            Some(wish) => home_wish(model, wish),
            None => Vec::new(),
        },
        Screen::Interview(interview) => match interview.act(action, ui) {
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
            Some(profile::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Merge(merge) => match merge.act(action) {
            Some(merge::Wish::Apply) => vec![Effect::Merge],
            Some(merge::Wish::Back) => {
                model.screens.pop();
                vec![Effect::LoadHome]
            }
            Some(merge::Wish::Nothing) | None => Vec::new(),
        },
        Screen::Conflicts(conflicts) => match conflicts.act(action) {
            Some(conflict::Wish::Version(version)) => {
                let conflict = conflicts.at;
                vec![Effect::Decide {
                    conflict,
                    answer: Decision::Version(version),
                    reason: String::new(),
                }]
            }
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
            ];
            let mut page = page::Page::new(PagePurpose::Begin, items);
            // Most interviews use the form and country of the last one: the name is what has to be typed.
            page.at = if home.data.authorities.is_empty() { 0 } else { 2 };
            model.screens.push(Screen::Page(Box::new(page)));
            Vec::new()
        }
        home::Wish::Open(id) => vec![Effect::Open(id)],
        home::Wish::Profile(id) => vec![Effect::LoadProfile(id)],
        home::Wish::Search => open(
            model,
            Window::typing(Purpose::SearchAll, String::new()),
            "window-search-all",
        ),
        home::Wish::Send => {
            let items = vec![page::Item::text("page-file", "")];
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
    }
}

fn page_changed(model: &mut Model) -> Vec<Effect> {
    if let Screen::Page(page) = model.screen()
        && page.purpose == PagePurpose::Begin
        && page.at == 2
    {
        let (name, country) = (page.value(2), page.value(1));
        return vec![Effect::SuggestAuthorities { name, country }];
    }
    Vec::new()
}

fn page_wish(model: &mut Model, wish: page::Wish) -> Vec<Effect> {
    let Screen::Page(page) = model.screen() else {
        return Vec::new();
    };
    match wish {
        page::Wish::Nothing => Vec::new(),
        page::Wish::Changed => page_changed(model),
        page::Wish::Back => {
            if model.screens.len() > 1 {
                model.screens.pop();
            }
            Vec::new()
        }
        page::Wish::Done => {
            let page = page.clone();
            page_done(model, &page)
        }
    }
}

fn page_done(model: &mut Model, page: &page::Page) -> Vec<Effect> {
    match page.purpose {
        PagePurpose::Language => {
            if let Some(language) = crate::locale::Language::from_tag(&page.value(0)) {
                model.speak(language);
                let choices = ["study", "practice"]
                    .map(|value| (value.to_owned(), model.ui.say(&format!("page-start-{value}"))))
                    .to_vec();
                let items = vec![page::Item::list("page-start-choice", choices, "study")];
                model
                    .screens
                    .push(Screen::Page(Box::new(page::Page::new(PagePurpose::Start, items))));
                return vec![Effect::KeepLanguage(language)];
            }
            Vec::new()
        }
        PagePurpose::Start => {
            model.start.practice = page.value(0) == "practice";
            if model.start.practice {
                let ours = |word: &str| word.to_owned();
                model.start.study = ours("EXERCICE");
                model.start.team = ours("T0");
                model.start.person = ours("A00");
                return vec![Effect::Create(model.start.clone())];
            }
            let items = vec![
                page::Item::text("page-study-code", ""),
                page::Item::text("page-team-code", ""),
                page::Item::text("page-person-code", ""),
                page::Item::secret("page-passphrase", true),
                page::Item::secret("page-passphrase-again", true),
            ];
            model
                .screens
                .push(Screen::Page(Box::new(page::Page::new(PagePurpose::Study, items))));
            Vec::new()
        }
        PagePurpose::Study => {
            let (first, second) = (page.value(3), page.value(4));
            if first != second {
                return problem(model, 4, "page-passphrases-differ");
            }
            model.start.study = page.value(0);
            model.start.team = page.value(1);
            model.start.person = page.value(2);
            model.start.passphrase = (!first.is_empty()).then_some(first);
            vec![Effect::Create(model.start.clone())]
        }
        PagePurpose::Unlock => vec![Effect::Unlock(page.value(0))],
        PagePurpose::Begin => {
            vec![Effect::Begin {
                form: page.value(0),
                country: page.value(1),
                authority: page.value(2),
            }]
        }
        PagePurpose::Send => vec![Effect::Send(page.value(0))],
        PagePurpose::Receive => vec![Effect::Rehearse(paths(&page.value(0)))],
    }
}

/// Paths as typed or pasted: separated by blanks, quoted where they hold blanks.
fn paths(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut current = String::new();
    let mut quote = None;
    for c in text.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            (' ', None) => {
                if !current.is_empty() {
                    out.push(std::mem::take(&mut current));
                }
            }
            (c, _) => current.push(c),
        }
    }
    if !current.is_empty() {
        out.push(current);
    }
    out
}

fn problem(model: &mut Model, item: usize, id: &str) -> Vec<Effect> {
    if let Screen::Page(page) = model.screen() {
        page.at = item;
        page.problem = Some(id.to_owned());
        for index in [3, 4] {
            if let Some(Control::Text {
                field, masked: true, ..
            }) = page.items.get_mut(index).map(|item| &mut item.control)
            {
                field.set_text("");
            }
        }
        page.at = 3;
    }
    Vec::new()
}

fn interview_wish(model: &mut Model, wish: interview::Wish) -> Vec<Effect> {
    match wish {
        interview::Wish::Do(effects) => effects,
        interview::Wish::Note => open(
            model,
            Window::writing(Purpose::Note, String::new()),
            "window-note",
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
                .map(interview::Interview::settle)
                .unwrap_or_default();
            effects.push(Effect::LoadReview);
            effects
        }
        interview::Wish::History(place) => vec![Effect::LoadHistory(place)],
        interview::Wish::Outside(text) => vec![Effect::EditOutside(text)],
        interview::Wish::Say(id) => {
            model.notice = Some((model.ui.say(id), Role::Warning));
            Vec::new()
        }
        interview::Wish::Close(effects) => effects,
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

fn window_key(model: &mut Model, key: Key) -> Vec<Effect> {
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
                return vec![Effect::Go(super::effect::Go::Next)];
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
fn find_lines(model: &mut Model) -> Vec<Effect> {
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

fn window_done(model: &mut Model, window: Window) -> Vec<Effect> {
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
            effects.push(Effect::Go(super::effect::Go::Next));
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
