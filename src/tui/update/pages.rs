//! What the pages to fill lead to.

use crate::session::{is_person_code, is_study_code};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::screen::home::Home;
use crate::tui::screen::page::{self, Control, Purpose as PagePurpose};

pub(super) fn page_changed(model: &mut Model) -> Vec<Effect> {
    if let Screen::Page(page) = model.screen()
        && page.purpose == PagePurpose::Begin
        && page.at == 2
    {
        let (name, country) = (page.value(2), page.value(1));
        return vec![Effect::SuggestAuthorities { name, country }];
    }
    Vec::new()
}

pub(super) fn page_wish(model: &mut Model, wish: page::Wish) -> Vec<Effect> {
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

pub(super) fn page_done(model: &mut Model, page: &page::Page) -> Vec<Effect> {
    match page.purpose {
        PagePurpose::Language => {
            if let Some(language) = crate::locale::Language::from_tag(&page.value(0)) {
                model.speak(language);
                let choices = ["study", "practice", "plain"]
                    .map(|value| (value.to_owned(), model.ui.say(&format!("page-start-{value}"))))
                    .to_vec();
                let items = vec![page::Item::list("page-start-choice", choices, "study")];
                model
                    .screens
                    .push(Screen::Page(Box::new(page::Page::new(PagePurpose::Start, items))));
                // Before anything is typed: nobody shall work a day among boxes without knowing that it can be mended.
                super::try_terminal(model);
                return vec![Effect::KeepLanguage(language)];
            }
            Vec::new()
        }
        PagePurpose::Start => {
            if page.value(0) == "plain" {
                return vec![Effect::Plain];
            }
            if page.value(0) == "practice" {
                return vec![Effect::Practise];
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
            // A code typed in small letters is meant in capitals, as the questionnaires ask for it.
            let study = page.value(0).to_uppercase();
            if !is_study_code(&study) {
                return problem(model, 0, "page-bad-study-code");
            }
            for item in [1, 2] {
                if !is_person_code(&page.value(item)) {
                    return problem(model, item, "page-bad-code");
                }
            }
            if first != second {
                forget(model, &[3, 4]);
                return problem(model, 3, "page-passphrases-differ");
            }
            model.start.study = study;
            model.start.team = page.value(1);
            model.start.person = page.value(2);
            model.start.passphrase = (!first.is_empty()).then_some(first);
            vec![Effect::Create(model.start.clone())]
        }
        PagePurpose::Unlock => vec![Effect::Unlock(page.value(0))],
        PagePurpose::Begin => {
            let informant = page.value(3);
            if !informant.is_empty() && !is_person_code(&informant) {
                return problem(model, 3, "page-bad-code");
            }
            vec![Effect::Begin {
                form: page.value(0),
                country: page.value(1),
                authority: page.value(2),
                informant,
            }]
        }
        PagePurpose::Send => vec![Effect::Send {
            path: page.value(0),
            to: page.value(1),
        }],
        PagePurpose::Migrate => {
            let chosen = page.value(0);
            let to = if chosen.is_empty() { page.value(1) } else { chosen };
            if to.is_empty() {
                return problem(model, 1, "page-fill");
            }
            let line = |home: &mut Home| {
                home.data
                    .interviews
                    .get(home.interview)
                    .map(|line| line.id.clone())
            };
            let Some(interview) = model.home().and_then(line) else {
                return Vec::new();
            };
            vec![Effect::PreviewMigration {
                interview,
                to,
                renames: page.value(2),
            }]
        }
        PagePurpose::Receive => vec![Effect::Rehearse(paths(&page.value(0)))],
    }
}

/// Paths as typed or pasted: separated by blanks, quoted where they hold blanks.
pub fn paths(text: &str) -> Vec<String> {
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

/// Says what is wrong with an item, and goes there.
fn problem(model: &mut Model, item: usize, id: &str) -> Vec<Effect> {
    if let Screen::Page(page) = model.screen() {
        page.at = item;
        page.problem = Some(id.to_owned());
    }
    Vec::new()
}

/// Empties fields that nobody can read and correct.
fn forget(model: &mut Model, items: &[usize]) {
    if let Screen::Page(page) = model.screen() {
        for item in items {
            if let Some(Control::Text { field, .. }) = page.items.get_mut(*item).map(|item| &mut item.control)
            {
                field.set_text("");
            }
        }
    }
}
