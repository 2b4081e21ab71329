//! The state of the conversation: where one is, what was heard, what is to be said.

use super::command::{self, Asked};
use super::desk::Desk;
use super::entry::Entry;
use super::start::Page;
use crate::locale::{Arg, Language, Messages};
use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, News};
use crate::tui::screen::home::HomeData;
use crate::tui::sheet::Sheet;

/// The width of what is said: the narrowest terminal that is promised.
pub(super) const WIDTH: usize = 79;

/// Where one is; what lies below in the stack is come back to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stage {
    /// A page to fill: first start, unlock, new interview, send, receive.
    Page(Page),
    /// Home.
    Home,
    /// At a card of the interview.
    Interview,
    /// Something is being entered about the card: a long answer, a note, a reason, a yes or no.
    Entry(Entry),
    /// A list that was read out: review, profile, rehearsal, conflicts, hits.
    Desk(Desk),
}

/// A conversation.
#[derive(Debug)]
pub struct Talk {
    pub(super) messages: Messages,
    pub(super) today: jiff::civil::Date,
    pub(super) stages: Vec<Stage>,
    pub(super) home: HomeData,
    pub(super) sheet: Option<Sheet>,
    /// The row of the card, where it has several.
    pub(super) row: usize,
    /// The question, its row and its answer as last read out; read out again when one of them differs.
    pub(super) read_out: Option<super::say::Heard>,
    /// Hints, notes and counts stay unsaid: the officer listens.
    pub(super) sober: bool,
    /// Interviews are keyed in from paper.
    pub(super) from_paper: bool,
    /// The answer just given may fail a soft check: ask why it is kept.
    pub(super) weighing: Option<crate::interview::Place>,
    /// The required question that was left open once.
    pub(super) reminded: Option<crate::interview::Place>,
    /// The lines of a long answer that is on its way, until it is saved.
    pub(super) sending: Option<Vec<String>>,
    /// What first start has learnt so far.
    pub(super) start: crate::tui::effect::NewFolder,
    /// Whether the commands were told already.
    pub(super) told_commands: bool,
    /// What is to be read out before the next prompt.
    due: bool,
    /// An act became durable and nobody has said so yet.
    pub(super) with_saved: bool,
    said: String,
}

impl Talk {
    /// A conversation before anything is known.
    pub fn new(language: Language, today: jiff::civil::Date) -> Self {
        Self {
            messages: Messages::new(language),
            today,
            stages: Vec::new(),
            home: HomeData::default(),
            sheet: None,
            row: 0,
            read_out: None,
            sober: false,
            from_paper: false,
            weighing: None,
            reminded: None,
            sending: None,
            start: crate::tui::effect::NewFolder::default(),
            told_commands: false,
            due: false,
            with_saved: false,
            said: String::new(),
        }
    }

    /// Says what day it is, for what is typed as a day.
    pub fn set_today(&mut self, today: jiff::civil::Date) {
        self.today = today;
    }

    /// The question that is being asked, where one is.
    pub fn asking(&self) -> Option<crate::interview::QuestionView> {
        matches!(self.stages.last(), Some(Stage::Interview))
            .then(|| self.sheet.as_ref().and_then(|sheet| self.asked(sheet)))?
    }

    /// The interview as it was told last, and the row of its card that is being asked.
    pub fn sheet(&self) -> Option<(&Sheet, usize)> {
        self.sheet.as_ref().map(|sheet| (sheet, self.row))
    }

    /// Keys in from paper: each interview opens as said before and typed now, and nothing is read out but the questions.
    pub fn key_from_paper(&mut self, on: bool) {
        self.from_paper = on;
        self.sober |= on;
    }

    /// Says what is wrong with a file of the person's own.
    pub fn warn(&mut self, problem: &str) {
        self.tell(problem);
    }

    /// What was said since the last time, with what is due to be read out now.
    pub fn speak(&mut self) -> String {
        if std::mem::take(&mut self.due) {
            self.read_stage();
        }
        let saved = self.take_saved();
        if !saved.is_empty() {
            self.tell(saved.trim_end());
        }
        std::mem::take(&mut self.said)
    }

    /// What stands before the line to be typed.
    pub fn prompt(&mut self) -> String {
        match self.stages.last() {
            None => String::new(),
            Some(Stage::Page(page)) => page.prompt(&self.messages),
            Some(Stage::Home) => self.word("line-prompt-home"),
            Some(Stage::Interview) => self.prompt_interview(),
            Some(Stage::Entry(entry)) => entry.prompt(&self.messages),
            Some(Stage::Desk(desk)) => desk.prompt(&self.messages),
        }
    }

    /// Whether the line to be typed is a passphrase: neither shown nor repeated.
    pub fn secret(&self) -> bool {
        matches!(self.stages.last(), Some(Stage::Page(page)) if page.secret())
    }

    /// Hears a line.
    pub fn hear(&mut self, line: &str) -> Vec<Effect> {
        let verbatim =
            self.secret() || matches!(self.stages.last(), Some(Stage::Entry(entry)) if entry.verbatim());
        match line.strip_prefix(':') {
            Some(rest) if !verbatim && !rest.starts_with(':') => self.command(rest),
            // Two colons are one that begins an answer.
            Some(rest) if !verbatim => self.answer(rest),
            _ => self.answer(line),
        }
    }

    /// The input ended: leave; what was being typed stays as a draft.
    pub fn end(&mut self) -> Vec<Effect> {
        vec![Effect::Quit]
    }

    fn answer(&mut self, line: &str) -> Vec<Effect> {
        match self.stages.last().cloned() {
            None => Vec::new(),
            Some(Stage::Page(page)) => self.hear_page(page, line),
            Some(Stage::Home) => self.hear_home(line),
            Some(Stage::Interview) => self.hear_interview(line),
            Some(Stage::Entry(entry)) => self.hear_entry(entry, line),
            Some(Stage::Desk(desk)) => self.hear_desk(desk, line),
        }
    }

    /// Does a command, or says why not.
    pub(super) fn command(&mut self, line: &str) -> Vec<Effect> {
        match command::read(line, &self.messages) {
            Asked::Action(action, rest) => match self.act(action, &rest) {
                Some(effects) => effects,
                None => {
                    self.say("line-not-here");
                    Vec::new()
                }
            },
            Asked::Several(actions) => {
                let names: Vec<String> = actions
                    .iter()
                    .filter_map(|action| command::shown(*action))
                    .collect();
                self.with("line-several", &[("commands", names.join(", ").into())]);
                Vec::new()
            }
            Asked::Nothing => {
                self.say("line-unknown");
                Vec::new()
            }
        }
    }

    /// Does an action; none where it cannot be done at this stage.
    pub(super) fn act(&mut self, action: Action, rest: &str) -> Option<Vec<Effect>> {
        match action {
            Action::Help if matches!(rest, "manual" | "manuel") => {
                for (_, line) in crate::manual::lines(self.messages.language()) {
                    self.tell(line);
                }
                return Some(Vec::new());
            }
            Action::Help => {
                self.help();
                return Some(Vec::new());
            }
            Action::Palette => {
                self.all_commands();
                return Some(Vec::new());
            }
            Action::Leave => return Some(vec![Effect::Quit]),
            Action::Lock => return Some(vec![Effect::Lock { idle: false }]),
            Action::CheckFolder | Action::CheckHere => return Some(vec![Effect::CheckFolder]),
            Action::SaveElsewhere => {
                let place = rest.trim();
                if place.is_empty() {
                    self.say("window-save-elsewhere");
                    return Some(Vec::new());
                }
                return Some(vec![Effect::SaveElsewhere(place.to_owned())]);
            }
            Action::Redraw => {
                self.read_again();
                return Some(Vec::new());
            }
            Action::Language => {
                let next = self.messages.language().next();
                self.messages = Messages::new(next);
                self.read_again();
                let mut effects = vec![Effect::KeepLanguage(next)];
                if self.stages.contains(&Stage::Home) {
                    effects.push(Effect::Retell);
                }
                return Some(effects);
            }
            _ => {}
        }
        match self.stages.last().cloned() {
            None => None,
            Some(Stage::Page(page)) => self.act_page(&page, action),
            Some(Stage::Home) => self.act_home(action, rest),
            Some(Stage::Interview) => self.act_interview(action, rest),
            Some(Stage::Entry(_)) => self.act_entry(action),
            Some(Stage::Desk(desk)) => {
                let done = self.act_desk(&desk, action, rest);
                // A list of places hides no command of the interview that it was made of.
                if done.is_none() && matches!(desk, Desk::Places(_)) {
                    self.back();
                    return self.act_interview(action, rest);
                }
                done
            }
        }
    }

    /// Takes news; may ask for more.
    pub fn told(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::NoFolder => self.turn_to(Stage::Page(Page::language())),
            News::Locked { wrong } => {
                if wrong {
                    self.say("page-wrong-passphrase");
                }
                self.turn_to(Stage::Page(Page::Unlock));
            }
            News::Home(data) => {
                self.home = *data;
                if !self.stages.contains(&Stage::Home) {
                    self.turn_to(Stage::Home);
                }
            }
            News::AtHome => {
                self.sheet = None;
                self.read_out = None;
                self.turn_to(Stage::Home);
            }
            News::Sheet(sheet) => return self.take_sheet(*sheet),
            News::Saved(_) => {
                self.sending = None;
                self.saved();
            }
            News::Kept(_) => {}
            News::SaveFailed(what) => {
                self.with("interview-save-failed", &[("what", what.into())]);
                // The text is not lost: the point alone tries again.
                if let Some(lines) = self.sending.take() {
                    self.push(Stage::Entry(Entry::Long { lines }));
                }
            }
            News::Failed(what) => {
                self.tell(&what);
                self.begin_codes_again();
            }
            News::Refused(what) | News::Notice(what) => self.tell(&what),
            News::Suggestions(found) => return self.take_suggestions(&found),
            News::File(path) => {
                if let Some(Stage::Page(Page::Send { suggested })) = self.stages.last_mut() {
                    *suggested = path;
                }
            }
            News::AskHandOver(_) => {
                if let Some(sheet) = self.sheet.clone() {
                    self.read_hand_overs(&sheet);
                }
            }
            // Nobody asked for another place: it is written where the screen would suggest.
            News::HandOverFile { group, to, path } => {
                return vec![Effect::HandOver {
                    group,
                    to,
                    informant: String::new(),
                    file: path,
                }];
            }
            News::Sent => self.back(),
            News::Hits(hits) => self.take_hits(hits),
            News::Review(data) => self.replace_desk(Desk::Review(data)),
            News::History(versions) => self.push(Stage::Desk(Desk::History(versions))),
            News::Notes(notes) => self.push(Stage::Desk(Desk::Notes(notes))),
            News::Earlier(found) => self.earlier(&found),
            News::Thread(said) => {
                self.say(if said.is_empty() {
                    "window-no-thread"
                } else {
                    "window-thread"
                });
                for (text, who) in said {
                    self.tell_under("  ", &format!("{text} ({who})"));
                }
            }
            News::FileSeen(seen) => match seen {
                Some(what) => self.tell(&what),
                None => self.say("file-absent"),
            },
            News::Profile(data) => self.replace_desk(Desk::Profile(data)),
            News::Comparison(lines) => lines.iter().for_each(|line| self.tell(line)),
            News::Rehearsal(data) => self.take_rehearsal(data),
            News::Conflicts(cards) => self.replace_desk(Desk::Conflicts { cards, at: 0 }),
            // The inbox is a screen; in line mode it is `repere inbox` in the shell.
            News::ConflictAt(_) | News::Inbox(_) | News::Compared { .. } => {}
            News::Versions(_) | News::Migration(_) => {}
            News::Edited(text) => return self.edited(&text),
            News::Submitted => self.say("submitted"),
            News::Examined(lines) => lines.iter().for_each(|line| self.tell(line)),
            News::Moved(what) => self.tell(&what),
        }
        Vec::new()
    }

    /// What is said when the person's own editor gave nothing back.
    pub(super) fn editor_failed(&self, why: &str) -> String {
        self.messages
            .with("editor-failed", &[("why", why.to_owned().into())])
    }

    /// One stage back.
    pub(super) fn back(&mut self) {
        if self.stages.len() > 1 {
            self.stages.pop();
        }
        self.due = true;
    }

    /// Goes to a stage from which one comes back.
    pub(super) fn push(&mut self, stage: Stage) {
        self.stages.push(stage);
        self.due = true;
    }

    /// Goes to a stage and forgets all others.
    pub(super) fn turn_to(&mut self, stage: Stage) {
        self.stages = vec![stage];
        self.due = true;
    }

    pub(super) fn replace_desk(&mut self, desk: Desk) {
        if matches!(self.stages.last(), Some(Stage::Desk(_) | Stage::Page(_))) && self.stages.len() > 1 {
            self.stages.pop();
        }
        self.push(Stage::Desk(desk));
    }

    /// Reads the stage out once more.
    pub(super) fn read_again(&mut self) {
        self.read_out = None;
        self.due = true;
    }

    pub(super) fn read_next(&mut self) {
        self.due = true;
    }

    fn read_stage(&mut self) {
        match self.stages.last().cloned() {
            None => {}
            Some(Stage::Page(page)) => self.read_page(&page),
            Some(Stage::Home) => self.read_home(),
            Some(Stage::Interview) => self.read_card(),
            Some(Stage::Entry(entry)) => self.read_entry(&entry),
            Some(Stage::Desk(desk)) => self.read_desk(&desk),
        }
    }

    /// A message, not said yet.
    pub(super) fn word(&self, id: &str) -> String {
        self.messages.text(id)
    }

    /// Says a message.
    pub(super) fn say(&mut self, id: &str) {
        let text = self.messages.text(id);
        self.tell(&text);
    }

    /// Says a message with arguments.
    pub(super) fn with(&mut self, id: &str, args: &[(&str, Arg<'_>)]) {
        let text = self.messages.with(id, args);
        self.tell(&text);
    }

    /// Says words that are clean already, wrapped.
    pub(super) fn tell(&mut self, text: &str) {
        for row in wrap::lines(text, WIDTH) {
            self.said.push_str(&row);
            self.said.push('\n');
        }
    }

    /// Says words under a mark: the rows after the first stand under the words, not under the mark.
    pub(super) fn tell_under(&mut self, mark: &str, text: &str) {
        let indent = crate::text::cells(mark);
        for (at, row) in wrap::lines(text, WIDTH.saturating_sub(indent).max(20))
            .iter()
            .enumerate()
        {
            if at == 0 {
                self.said.push_str(mark);
            } else {
                self.said.push_str(&" ".repeat(indent));
            }
            self.said.push_str(row);
            self.said.push('\n');
        }
    }
}
