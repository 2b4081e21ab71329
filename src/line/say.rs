//! What is read out: a card with its question, its choices, what stands and what is wrong with it; the help.

use super::interview::is_long;
use super::talk::{Talk, WIDTH};
use crate::form::Kind;
use crate::interview::typed::Grain;
use crate::interview::{Answer, ChoiceView, Failure, Place, QuestionView, Shown};
use crate::speech;
use crate::text::cells;
use crate::text::clean::{prose, prose_line};
use crate::tui::driver::words;
use crate::tui::screen::interview::choose::{LONG, row_keys};
use crate::tui::sheet::{Card, LineKind, Mark, Repeat, Sheet, Signs, holds};

/// What was read out last: said again only where it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heard {
    place: Option<Place>,
    row: usize,
    section: String,
    page: Option<Place>,
    standing: String,
}

impl Talk {
    /// An act is durable: said before whatever comes next.
    pub(super) fn saved(&mut self) {
        self.with_saved = true;
    }

    /// "Saved." as the beginning of the next words, where there is something to say.
    pub(super) fn take_saved(&mut self) -> String {
        if std::mem::take(&mut self.with_saved) {
            format!("{} ", self.word("line-saved"))
        } else {
            String::new()
        }
    }

    /// Reads the card out, or what has changed of it.
    pub(super) fn read_card(&mut self) {
        let Some(sheet) = self.sheet.clone() else { return };
        let heard = Heard {
            place: sheet.place().cloned(),
            row: self.row,
            section: sheet.section.clone(),
            page: sheet.page.as_ref().map(|page| page.place.clone()),
            standing: standing(&sheet.card, self.row),
        };
        if self.read_out.as_ref() == Some(&heard) {
            return;
        }
        let before = self.read_out.replace(heard);
        let same_card = before
            .as_ref()
            .is_some_and(|before| before.place == sheet.place().cloned());
        let same_row = same_card && before.as_ref().is_some_and(|before| before.row == self.row);
        let new_section = before
            .as_ref()
            .is_none_or(|before| before.section != sheet.section);
        let mut section = if new_section && !self.sober && !sheet.section.is_empty() {
            format!("{}. ", prose_line(&sheet.section).trim_end_matches('.'))
        } else {
            String::new()
        };
        // The words of a page are said with its first question, where they are not the section's.
        if let Some(page) = sheet.page.as_ref().filter(|_| !self.sober)
            && before.is_none_or(|before| before.page.as_ref() != Some(&page.place))
        {
            let words = [&page.label, &page.called];
            for said in words
                .into_iter()
                .filter(|said| **said != sheet.section && !said.is_empty())
            {
                section.extend([said.trim_end_matches('.'), ". "]);
            }
        }
        match &sheet.card {
            Card::Question(view) if same_row => self.read_state(&sheet, view),
            Card::Question(view) => self.read_question(&sheet, view, &section),
            Card::Rows { label, rows } => {
                if !same_card {
                    self.tell(&format!("{section}{}", prose(label)));
                    if let Some(row) = rows.first() {
                        self.read_row_keys(&row.choices);
                    }
                }
                if let Some(row) = rows.get(self.row) {
                    self.read_row(&sheet, row, same_row);
                }
            }
            Card::Signs(signs) => self.read_signs(signs, &section, same_card),
            Card::Repeat(repeat) => self.read_repeat(repeat, &section),
            Card::Empty => self.say("interview-empty"),
        }
    }

    /// `[31/46] `: the number of a question among those that are asked, the one by which `:g` finds it.
    fn numbered_place(&mut self, sheet: &Sheet, place: &Place) -> String {
        let asked = || {
            sheet
                .lines
                .iter()
                .filter(|line| line.kind == LineKind::Question && !line.marks.is_empty())
        };
        let at = asked().position(|line| line.place == *place);
        match at {
            Some(at) if !self.sober => format!("[{}/{}] ", at + 1, asked().count()),
            _ => String::new(),
        }
    }

    fn read_question(&mut self, sheet: &Sheet, view: &QuestionView, section: &str) {
        let saved = self.take_saved();
        let number = self.numbered_place(sheet, &view.place);
        let label = self.shown(&view.label);
        let how = if view.readonly { None } else { self.how(view) };
        let how = how
            .filter(|_| !self.sober)
            .map(|how| format!(" ({how})"))
            .unwrap_or_default();
        self.tell(&format!("{saved}{number}{section}{label}{how}"));
        if let Some(second) = &sheet.second {
            let (label, choices) = second;
            self.tell(&prose(label));
            let choices: Vec<(String, String)> = choices
                .iter()
                .map(|words| (String::new(), words.clone()))
                .collect();
            self.choices(&super::start::listed(&choices));
        }
        let hint = prose(&view.hint.text).into_owned();
        if !hint.is_empty() && !self.sober {
            self.tell_under("  ", &hint);
        }
        if view.kind.is_select() {
            if view.choices.len() > LONG {
                self.with("line-search-list", &[("count", view.choices.len().into())]);
            } else {
                self.choices(&view.choices);
            }
        }
        self.read_state(sheet, view);
    }

    /// How a question is answered, in a word or two.
    fn how(&self, view: &QuestionView) -> Option<String> {
        let day = format!("interview-type-{}", Grain::of(&view.appearance).word());
        let id = match view.kind {
            Kind::SelectOne => "line-how-one",
            Kind::SelectMultiple => "line-how-several",
            Kind::Rank => "line-how-rank",
            Kind::Date => day.as_str(),
            Kind::Time => "interview-type-time",
            Kind::DateTime => "interview-type-datetime",
            Kind::Integer => "interview-type-integer",
            Kind::Decimal | Kind::Range => "interview-type-decimal",
            Kind::Geopoint => "interview-type-geopoint",
            Kind::Image | Kind::Audio | Kind::Video | Kind::File => "line-how-file",
            Kind::Acknowledge => "line-how-acknowledge",
            Kind::Note => "line-how-note",
            _ if is_long(view) => "line-how-long",
            _ => "line-how-text",
        };
        Some(self.word(id))
    }

    /// What stands, what is wrong with it, what hangs on it.
    fn read_state(&mut self, sheet: &Sheet, view: &QuestionView) {
        if !view.answer.is_blank() {
            let saved = self.take_saved();
            let answer = if view.sensitive && matches!(view.answer, Answer::Value(_)) {
                self.word("line-masked")
            } else {
                words::answer(view, &self.messages)
            };
            let text = self.messages.with("line-answer", &[("answer", answer.into())]);
            self.tell(&format!("{saved}{text}"));
        }
        if let Some(draft) = &sheet.draft
            && draft.text != view.answer.text()
        {
            self.with("line-draft", &[("text", prose_line(&draft.text).into())]);
        }
        let unanswered =
            |failure: &&Failure| view.answer.is_blank() && matches!(failure, Failure::Required { .. });
        let broken: Vec<String> = view
            .failures
            .iter()
            .filter(|failure| !unanswered(failure))
            .map(|failure| speech::broken_rule(failure, &self.messages))
            .collect();
        for rule in broken {
            self.tell_under("  ! ", &rule);
        }
        if let Some(warning) = &view.warning
            && view.valid
        {
            self.tell_under("  ? ", &prose(&warning.text));
        }
        if self.sober {
            return;
        }
        if sheet.versions.len() > 1 {
            self.say("line-two-versions");
        }
        if !sheet.away.is_empty() {
            self.with("interview-elsewhere", &[("who", sheet.away.as_str().into())]);
        }
        if !sheet.speaker.is_empty() {
            let who = crate::text::clean::name(&sheet.speaker).into_owned();
            let id = if sheet.beside {
                "interview-speaks"
            } else {
                "interview-answers-here"
            };
            self.with(id, &[("who", who.into())]);
        }
        for (who, answer) in &sheet.voices {
            let mark = self
                .messages
                .with("interview-voice", &[("who", who.as_str().into())]);
            self.tell_under("  ", &format!("{mark} — {}", prose(answer)));
        }
        if sheet.flag {
            self.say("interview-flag");
        }
        if sheet.lines.get(sheet.here).is_some_and(|line| line.changed) {
            self.say("interview-changed");
        }
        if !sheet.translation.is_empty() {
            let text = prose(&sheet.translation).into_owned();
            self.with("line-translation", &[("text", text.into())]);
        }
        for question in &sheet.asked_back {
            let text = prose_line(question);
            self.with("line-asked-back", &[("text", text.into())]);
        }
        for note in &sheet.notes {
            let text = prose_line(note);
            self.with("line-note", &[("text", text.into())]);
        }
    }

    fn read_row_keys(&mut self, choices: &[ChoiceView]) {
        let keys = row_keys(&self.messages, choices);
        let mut items: Vec<String> = keys
            .iter()
            .zip(choices)
            .map(|(key, choice)| format!("{key} {}", prose_line(&choice.label.text)))
            .collect();
        items.push(format!("? {}", self.word("nonresponse-dont_know")));
        self.flow(&items);
    }

    fn read_row(&mut self, sheet: &Sheet, row: &QuestionView, again: bool) {
        let saved = self.take_saved();
        let number = self.numbered_place(sheet, &row.place);
        let label = if again {
            String::new()
        } else {
            self.shown(&row.label)
        };
        let answer = match &row.answer {
            answer if answer.is_blank() => String::new(),
            _ => format!(" — {}", words::answer(row, &self.messages)),
        };
        self.tell(&format!("{saved}{number}{label}{answer}"));
        let hint = prose(&row.hint.text).into_owned();
        if !hint.is_empty() && !self.sober && !again {
            self.tell_under("  ", &hint);
        }
        let broken: Vec<String> = row
            .failures
            .iter()
            .filter(|_| !row.answer.is_blank())
            .map(|failure| speech::broken_rule(failure, &self.messages))
            .collect();
        for rule in broken {
            self.tell_under("  ! ", &rule);
        }
    }

    fn read_signs(&mut self, signs: &Signs, section: &str, same_card: bool) {
        let saved = self.take_saved();
        let mut lead = saved;
        if !same_card {
            let label = prose_line(&signs.columns[0].label.text);
            self.tell(&format!("{lead}{section}{}. {label}", prose_line(&signs.title)));
            self.say("interview-signs-legend");
            lead = String::new();
        }
        let count = signs.rows.len();
        match signs.rows.get(self.row) {
            Some((value, label)) => {
                let ids = ["interview-sign-now", "interview-sign-before", "interview-sign-no"];
                let column = signs.columns.iter().position(|view| holds(view, value));
                let mark = column
                    .map(|index| format!(" — {}", self.word(ids[index])))
                    .unwrap_or_default();
                let text = format!("{lead}({}/{count}) {}{mark}", self.row + 1, prose_line(label));
                self.tell(&text);
            }
            None => self.say("interview-empty"),
        }
    }

    fn read_repeat(&mut self, repeat: &Repeat, section: &str) {
        let saved = self.take_saved();
        self.tell(&format!("{saved}{section}{}", prose(&repeat.label)));
        if repeat.instances.is_empty() {
            self.say("line-no-instance");
        }
        for (index, instance) in repeat.instances.iter().enumerate() {
            let done = instance.marks.iter().filter(|mark| **mark != Mark::Open).count();
            let text = format!(
                "{} ({done}/{})",
                prose_line(&instance.label),
                instance.marks.len()
            );
            self.tell_under(&format!("  {} ", index + 1), &text);
        }
        if !self.sober {
            self.say(if repeat.open {
                "line-repeat"
            } else {
                "line-repeat-counted"
            });
        }
    }

    /// Words of a form, with a mark where they are in another language than the one asked for.
    fn shown(&self, shown: &Shown) -> String {
        let text = prose(&shown.text);
        match &shown.fallback {
            Some(language) => {
                let mark = self
                    .messages
                    .with("interview-fallback", &[("language", language.as_str().into())]);
                format!("{text} [{mark}]")
            }
            None => text.into_owned(),
        }
    }

    /// Choices with their numbers.
    pub(super) fn choices(&mut self, choices: &[ChoiceView]) {
        let all: Vec<(usize, &ChoiceView)> = choices.iter().enumerate().collect();
        self.numbered(&all);
    }

    /// Some choices with the numbers they have among all.
    pub(super) fn numbered(&mut self, choices: &[(usize, &ChoiceView)]) {
        let items: Vec<String> = choices
            .iter()
            .map(|(index, choice)| format!("{} {}", index + 1, prose_line(&choice.label.text)))
            .collect();
        self.flow(&items);
    }

    /// Items side by side in as many rows as they need; none is broken but one that fills a row alone.
    pub(super) fn flow(&mut self, items: &[String]) {
        let mut row = String::new();
        for item in items {
            if !row.is_empty() && cells(&row) + 3 + cells(item) > WIDTH {
                let full = std::mem::take(&mut row);
                self.tell_row(&full);
            }
            row.push_str(if row.is_empty() { "  " } else { "   " });
            row.push_str(item);
        }
        if !row.is_empty() {
            self.tell_row(&row);
        }
    }

    fn tell_row(&mut self, row: &str) {
        self.tell_under("  ", row.trim_start());
    }

    pub(super) fn prompt_interview(&mut self) -> String {
        let rows = matches!(
            self.sheet.as_ref().map(|sheet| &sheet.card),
            Some(Card::Rows { .. } | Card::Signs(_))
        );
        // Whose words the next line is taken for, where it is not the main informant's.
        let speaker = self.sheet.as_ref().map(|sheet| sheet.speaker.as_str());
        let who = speaker
            .filter(|code| !code.is_empty())
            .map(|code| format!("({code}) "))
            .unwrap_or_default();
        if rows {
            return format!("{who}> ");
        }
        if std::mem::replace(&mut self.told_commands, true) || self.sober {
            return format!("{who}{}", self.word("line-prompt-answer"));
        }
        format!("{who}{}", self.word("line-prompt-answer-help"))
    }

    /// The state of an outline line in words.
    pub(super) fn state_words(&self, line: &crate::tui::sheet::Line) -> String {
        match (line.kind, line.marks.first()) {
            (_, None) => String::new(),
            (LineKind::Question, Some(mark)) if line.marks.len() == 1 && line.changed => {
                format!("{}, {}", self.mark_word(*mark), self.word("interview-changed"))
            }
            (LineKind::Question, Some(mark)) if line.marks.len() == 1 => self.mark_word(*mark),
            _ if !line.away.is_empty() => {
                let who = ("who", line.away.clone().into());
                let with = self.messages.with("hand-over-with", &[who]);
                format!("{}/{}, {with}", line.done(), line.marks.len())
            }
            _ => format!("{}/{}", line.done(), line.marks.len()),
        }
    }

    pub(super) fn mark_word(&self, mark: Mark) -> String {
        self.word(match mark {
            Mark::Invalid => "review-invalid",
            Mark::AskedBack => "review-asked-back",
            Mark::Conflict => "review-conflict",
            Mark::Doubtful => "review-doubtful",
            Mark::Missing => "review-missing",
            Mark::Open => "review-open",
            Mark::Answered => "line-answered",
        })
    }

    /// What other interviews about the authority answer to the question.
    pub(super) fn earlier(&mut self, found: &[(String, String)]) {
        self.say(if found.is_empty() {
            "window-no-earlier"
        } else {
            "window-earlier"
        });
        for (when, answer) in found {
            self.tell_under("  ", &format!("{when} : {}", prose(answer)));
        }
    }

    /// Reads back what the person said, for them to confirm: nothing that is for the interviewer alone.
    pub(super) fn read_back(&mut self, sheet: &Sheet) {
        let said = sheet
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Question && !line.private && !line.answer.is_empty());
        let lines: Vec<String> = said
            .map(|line| format!("{} — {}", prose_line(&line.label), prose_line(&line.answer)))
            .collect();
        if lines.is_empty() {
            self.say("reading-nothing");
        }
        for line in lines {
            self.tell_under("  ", &line);
        }
    }
}

/// What stands on a card, to notice a change.
fn standing(card: &Card, row: usize) -> String {
    match card {
        Card::Question(view) => format!("{:?}{:?}{:?}", view.answer, view.failures, view.label),
        Card::Rows { rows, .. } => rows
            .get(row)
            .map(|row| format!("{:?}", row.answer))
            .unwrap_or_default(),
        Card::Signs(signs) => format!("{row}{}", signs.rows.len()),
        Card::Repeat(repeat) => format!("{:?}", repeat.instances),
        Card::Empty => String::new(),
    }
}
