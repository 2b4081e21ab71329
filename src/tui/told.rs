//! What news from the driver does to the model.

use super::effect::{Effect, News};
use super::model::{Model, Screen};
use super::screen::home::Home;
use super::screen::interview::{Interview, Wish};
use super::screen::merge::Merge;
use super::screen::migration::Migration;
use super::screen::page::{Item, Page, Purpose as PagePurpose};
use super::screen::profile::Profile;
use super::screen::review::Review;
use super::theme::Role;
use super::window::{Line, Purpose, Target, Window};
use crate::locale::Language;

/// Takes news; may ask for more.
pub fn told(model: &mut Model, news: News) -> Vec<Effect> {
    match news {
        News::NoFolder => {
            let choices = Language::all()
                .map(|language| (language.tag().to_owned(), language.name().to_owned()))
                .collect();
            let chosen = model.ui.messages.language().tag();
            let page = Page::new(
                PagePurpose::Language,
                vec![Item::list("page-language-choice", choices, chosen)],
            );
            model.screens = vec![Screen::Page(Box::new(page))];
        }
        News::Locked { wrong } => {
            let person = model.home().map(|home| home.data.person.clone());
            if let (Some(person), Some(window)) =
                (person, model.window.take().filter(|open| open.field.is_some()))
            {
                model.stashed = Some((person, window));
            }
            model.clipboard.clear();
            let mut page = Page::new(PagePurpose::Unlock, vec![Item::secret("page-passphrase", true)]);
            page.problem = wrong.then(|| "page-wrong-passphrase".to_owned());
            model.screens = vec![Screen::Page(Box::new(page))];
        }
        News::Home(data) => {
            model.ui.open_cards = data.conflicts;
            if let Some(home) = model.home() {
                home.take(*data);
            } else {
                let mut home = Home::default();
                home.take(*data);
                model.screens = vec![Screen::Home(Box::new(home))];
            }
        }
        News::AtHome => {
            // Whoever went from a profile to the answer behind it goes on with the profile.
            let below = |screen: &Screen| match screen {
                Screen::Profile(profile) => Some(profile.data.id.clone()),
                _ => None,
            };
            let interview = model
                .screens
                .iter()
                .position(|screen| matches!(screen, Screen::Interview(_)));
            let profile = interview
                .and_then(|at| at.checked_sub(1))
                .and_then(|at| Some((at, below(model.screens.get(at)?)?)));
            if let Some((at, authority)) = profile {
                model.screens.truncate(at + 1);
                return vec![Effect::LoadProfile(authority)];
            }
            model.screens.truncate(1);
        }
        News::Sheet(sheet) => return sheet_told(model, *sheet),
        News::Saved(time) => {
            if let Some(interview) = model.interview() {
                interview.saved = Some(time);
                interview.failure = None;
            }
        }
        News::Kept(time) => {
            if let Some(interview) = model.interview() {
                interview.kept = Some(time);
            }
        }
        News::SaveFailed(what) => match model.interview() {
            Some(interview) => interview.not_kept(what),
            None => model.notice = Some((what, Role::Error)),
        },
        News::Refused(what) | News::Failed(what) => {
            model.notice = Some((what, Role::Error));
        }
        News::Notice(what) => model.notice = Some((what, Role::Text)),
        News::AskHandOver(people) => {
            let window = Window::typing(Purpose::HandOver { people }, model.ui.say("window-hand-over"));
            model.window = Some(window);
            super::update::find_window_lines(model);
        }
        News::HandOverFile { group, to, path } => {
            let about = model.ui.say("window-hand-over-file");
            let window = Window::typing(Purpose::HandOverFile { group, to }, about).with_text(&path);
            model.window = Some(window);
        }
        News::Suggestions(found) => {
            if let Screen::Page(page) = model.screen() {
                page.suggestions = found;
            }
        }
        News::File(path) => {
            if let Screen::Page(page) = model.screen()
                && page.purpose == PagePurpose::Send
            {
                page.insert(&path);
            }
        }
        News::Sent => {
            if matches!(model.screen(), Screen::Page(page) if page.purpose == PagePurpose::Send) {
                model.screens.pop();
            }
        }
        News::Hits(hits) => {
            if let Some(window) = &mut model.window
                && window.purpose == Purpose::SearchAll
            {
                window.at = 0;
                window.lines = hits
                    .into_iter()
                    .map(|hit| Line {
                        text: hit.text,
                        right: hit.title,
                        target: Target::Interview(hit.interview),
                    })
                    .collect();
            }
        }
        News::Review(data) => {
            if let Screen::Review(review) = model.screen() {
                review.data = *data;
                review.at = review.at.min(review.data.points.len().saturating_sub(1));
            } else {
                model.screens.push(Screen::Review(Review { data: *data, at: 0 }));
            }
        }
        News::History(versions) => {
            let lines = versions
                .into_iter()
                .map(|version| Line {
                    text: said_because(&version),
                    right: format!("{} {}", version.who, version.when),
                    target: Target::Answer(Box::new(version.value)),
                })
                .collect();
            model.window = Some(Window::reading(
                Purpose::History,
                model.ui.say("window-history"),
                lines,
            ));
        }
        News::FileSeen(seen) => {
            if let Some(interview) = model.interview() {
                interview.file = seen;
            }
        }
        News::Notes(notes) => {
            let about = if notes.is_empty() {
                "window-no-notes"
            } else {
                "window-notes"
            };
            let lines = notes
                .into_iter()
                .enumerate()
                .map(|(at, note)| Line {
                    text: note.text,
                    right: note.when,
                    target: Target::Note(at, note.place),
                })
                .collect();
            model.window = Some(Window::reading(Purpose::Notes, model.ui.say(about), lines));
        }
        News::Earlier(found) => {
            let mut about = model.ui.say(if found.is_empty() {
                "window-no-earlier"
            } else {
                "window-earlier"
            });
            // Long answers are read whole above the list; the latest ones come first.
            for (when, said) in found.iter().take(EARLIER) {
                about.extend(["\n\n", when.as_str(), " : ", said.as_str()]);
            }
            let rest = found.into_iter().skip(EARLIER).map(|(when, said)| Line {
                text: said,
                right: when,
                target: Target::Nothing,
            });
            model.window = Some(Window::reading(Purpose::Earlier, about, rest.collect()));
        }
        News::Thread(said) => {
            let about = if said.is_empty() {
                "window-no-thread"
            } else {
                "window-thread"
            };
            let line = |(text, right)| Line {
                text,
                right,
                target: Target::Nothing,
            };
            let lines = said.into_iter().map(line).collect();
            model.window = Some(Window::reading(Purpose::Thread, model.ui.say(about), lines));
        }
        News::Comparison(lines) => {
            if let Screen::Profile(profile) = model.screen() {
                profile.comparison = lines;
            }
        }
        News::Profile(data) => {
            if let Screen::Profile(profile) = model.screen() {
                profile.data = *data;
            } else {
                model.screens.push(Screen::Profile(Profile {
                    data: *data,
                    ..Profile::default()
                }));
            }
        }
        News::Rehearsal(data) => {
            if matches!(model.screen(), Screen::Page(_)) {
                model.screens.pop();
            }
            if let Screen::Merge(merge) = model.screen() {
                merge.data = *data;
            } else {
                model.screens.push(Screen::Merge(Merge {
                    data: *data,
                    details: false,
                }));
            }
        }
        News::Versions(mut versions) => {
            versions.push((String::new(), model.ui.say("page-migrate-by-file")));
            let first = versions[0].0.clone();
            let items = vec![
                Item::list("page-migrate-version", versions, &first),
                Item::optional("page-migrate-file"),
                Item::optional("page-migrate-renames"),
            ];
            let page = Page::new(PagePurpose::Migrate, items);
            model.screens.push(Screen::Page(Box::new(page)));
        }
        News::Migration(data) => {
            let data = *data;
            model.screens.push(Screen::Migration(Migration { data, at: 0 }));
        }
        News::Compared { about, lines } => {
            model.window = Some(Window::reading(Purpose::Compared, about, read_only(lines)));
        }
        News::Conflicts(cards) => {
            model.ui.open_cards = cards.len() as u32;
            if let Screen::Conflicts(conflicts) = model.screen() {
                conflicts.take(cards);
            } else {
                let mut conflicts = super::screen::conflict::Conflicts::default();
                conflicts.take(cards);
                model.screens.push(Screen::Conflicts(conflicts));
            }
        }
        News::ConflictAt(at) => {
            if let Screen::Conflicts(conflicts) = model.screen() {
                conflicts.at = at.min(conflicts.cards.len().saturating_sub(1));
            }
        }
        News::Inbox(lines) => {
            if let Screen::Inbox(inbox) = model.screen() {
                inbox.take(lines);
            } else {
                let mut inbox = super::screen::inbox::Inbox::default();
                inbox.take(lines);
                model.screens.push(Screen::Inbox(inbox));
            }
        }
        News::Edited(text) => {
            if let Some(interview) = model.interview() {
                interview.edited(&text);
            }
        }
        News::Examined(lines) => {
            let about = model.ui.say("window-examined");
            model.window = Some(Window::reading(Purpose::Examined, about, read_only(lines)));
        }
        News::Moved(what) => {
            model.notice = Some((what, Role::Good));
            // What is in the field goes to the new disk at once; as an answer when its author says so.
            let Some(interview) = model.interview() else {
                return Vec::new();
            };
            interview.failure = None;
            return interview.journal().into_iter().collect();
        }
        News::Submitted => {
            model.notice = Some((model.ui.say("submitted"), Role::Good));
        }
    }
    Vec::new()
}

/// Lines of a window that are only to be read.
fn read_only(lines: Vec<String>) -> Vec<Line> {
    let line = |text| Line {
        text,
        right: String::new(),
        target: Target::Nothing,
    };
    lines.into_iter().map(line).collect()
}

/// How many of the earlier answers are shown whole.
const EARLIER: usize = 3;

/// A version in words, with the reason that stands beside it.
fn said_because(version: &super::sheet::Version) -> String {
    let said = crate::text::clean::prose_line(&version.answer);
    let reason = crate::text::clean::prose_line(&version.reason);
    match (said.is_empty(), reason.is_empty()) {
        (true, _) => "—".to_owned(),
        (false, true) => said,
        (false, false) => format!("{said} ({reason})"),
    }
}

fn sheet_told(model: &mut Model, sheet: super::sheet::Sheet) -> Vec<Effect> {
    let today = model.today;
    if let Some(interview) = model.interview() {
        interview.set_today(today);
        if let Some(Wish::Reason { warning }) = interview.take(sheet) {
            let about = format!("{warning}\n{}", model.ui.say("window-reason"));
            model.window = Some(Window::typing(Purpose::Reason, about));
        }
        return Vec::new();
    }
    let from_paper = model.from_paper && !sheet.evening;
    // The page on which it was begun is done.
    if matches!(model.screen(), Screen::Page(_)) && model.screens.len() > 1 {
        model.screens.pop();
    }
    model.window = None;
    model
        .screens
        .push(Screen::Interview(Box::new(Interview::new(sheet, today))));
    if let Some((person, window)) = model.stashed.take()
        && model.home().is_some_and(|home| home.data.person == person)
    {
        model.window = Some(window);
    }
    if from_paper {
        return vec![Effect::Evening(true)];
    }
    Vec::new()
}
