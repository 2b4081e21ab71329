//! What is read out as a list and answered by number: home, review, profile, rehearsed merge, conflicts, places, hits.

mod read;

use super::entry::Entry;
use super::start::Page;
use super::talk::{Stage, Talk};
use crate::interview::Place;
use crate::locale::Messages;
use crate::text::clean::{name, prose};
use crate::text::fold::fold;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Decision, Effect, Go};
use crate::tui::screen::conflict::Conflict;
use crate::tui::screen::home::Hit;
use crate::tui::screen::merge::Rehearsed;
use crate::tui::screen::profile::ProfileData;
use crate::tui::screen::review::ReviewData;
use crate::tui::sheet::{NoteLine, Version};

/// How many lines of a list are read out before the rest is only counted.
const MANY: usize = 40;

/// A list that was read out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Desk {
    /// The review before submission.
    Review(Box<ReviewData>),
    /// A profile.
    Profile(Box<ProfileData>),
    /// A rehearsed merge.
    Rehearsal(Box<Rehearsed>),
    /// Conflicts, at one of them.
    Conflicts {
        /// All of them.
        cards: Vec<Conflict>,
        /// The one that is decided now.
        at: usize,
    },
    /// Places of the interview, with their words.
    Places(Vec<(Place, String)>),
    /// The versions of the answer in front, the last first.
    History(Vec<Version>),
    /// The notes of the interview, the last first.
    Notes(Vec<NoteLine>),
    /// Hits of a search through all interviews.
    Hits(Vec<Hit>),
}

impl Desk {
    pub(super) fn scopes(&self) -> Vec<Scope> {
        match self {
            Self::Review(_) => vec![Scope::Review],
            Self::Profile(_) => vec![Scope::Profile],
            Self::Rehearsal(data) if data.applied => vec![Scope::Merged],
            Self::Rehearsal(_) => vec![Scope::Merge],
            Self::Conflicts { .. } => vec![Scope::Conflict],
            Self::Places(_) | Self::History(_) | Self::Notes(_) | Self::Hits(_) => Vec::new(),
        }
    }

    pub(super) fn prompt(&self, messages: &Messages) -> String {
        messages.text(match self {
            Self::Review(_) => "line-prompt-review",
            Self::Profile(_) => "line-prompt-profile",
            Self::Rehearsal(data) if data.applied || !data.something => "line-prompt-back",
            Self::Rehearsal(data) if data.strangers => "line-prompt-merge-new",
            Self::Rehearsal(_) => "line-prompt-merge",
            Self::Conflicts { cards, .. } if cards.is_empty() => "line-prompt-back",
            Self::Conflicts { .. } => "line-prompt-conflict",
            Self::History(_) => "line-prompt-version",
            Self::Places(_) | Self::Notes(_) | Self::Hits(_) => "line-prompt-place",
        })
    }
}

impl Talk {
    pub(super) fn read_home(&mut self) {
        let home = self.home.clone();
        let args = [
            ("study", name(&home.study).into_owned().into()),
            ("team", name(&home.team).into_owned().into()),
            ("person", name(&home.person).into_owned().into()),
        ];
        self.with("home-title", &args);
        if home.practice {
            self.say("home-practice");
        }
        if home.unprotected && !home.practice {
            self.say("home-unprotected");
        }
        if home.conflicts > 0 {
            self.with("line-home-conflicts", &[("count", home.conflicts.into())]);
        }
        if home.interviews.is_empty() {
            self.say("line-home-none");
            return;
        }
        let wanting = home
            .interviews
            .iter()
            .filter(|line| line.wants_something())
            .count();
        let count = home.interviews.len();
        self.with(
            "home-interviews",
            &[("wanting", wanting.into()), ("count", count.into())],
        );
        for (index, line) in home.interviews.iter().enumerate().take(MANY) {
            let mark = self.mark_word(line.mark);
            let words = format!(
                "{}, {}, {}, {}, {mark}",
                name(&line.authority),
                name(&line.form),
                line.state,
                line.day
            );
            self.tell_under(&format!("  {} ", index + 1), &words);
        }
        self.left_over(home.interviews.len());
        self.with("home-authorities", &[("count", home.authorities.len().into())]);
    }

    fn left_over(&mut self, count: usize) {
        if count > MANY {
            self.with("line-more", &[("count", (count - MANY).into())]);
        }
    }

    pub(super) fn hear_home(&mut self, line: &str) -> Vec<Effect> {
        let typed = line.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        match numbered(typed, &self.home.interviews) {
            Some(line) => vec![Effect::Open(line.id.clone())],
            // Nothing else can be typed here: a command needs no colon.
            None => self.command(typed),
        }
    }

    pub(super) fn act_home(&mut self, action: Action, rest: &str) -> Option<Vec<Effect>> {
        Some(match action {
            Action::Back => return Some(vec![Effect::Quit]),
            Action::NewInterview => {
                self.push(Stage::Page(Page::Form));
                Vec::new()
            }
            Action::OpenEntry => return Some(self.open_entry(rest)),
            Action::HandOver | Action::HandOverEntry => match numbered(rest, &self.home.interviews) {
                Some(line) => vec![Effect::OpenToHandOver(line.id.clone())],
                None => {
                    self.say("line-open-which");
                    Vec::new()
                }
            },
            Action::SearchHome => {
                if rest.chars().count() < 2 {
                    self.say("line-search-what");
                    return Some(Vec::new());
                }
                vec![Effect::SearchAll(rest.to_owned())]
            }
            Action::OpenProfile => self.open_profile(rest),
            Action::SendBundle => {
                self.push(Stage::Page(Page::Send {
                    suggested: String::new(),
                }));
                vec![Effect::SuggestFile]
            }
            Action::ReceiveBundle => {
                self.push(Stage::Page(Page::Receive));
                Vec::new()
            }
            Action::ShowConflicts => vec![Effect::LoadConflicts],
            _ => return None,
        })
    }

    fn open_entry(&mut self, rest: &str) -> Vec<Effect> {
        match numbered(rest, &self.home.interviews) {
            Some(line) => vec![Effect::Open(line.id.clone())],
            None => {
                self.say("line-open-which");
                Vec::new()
            }
        }
    }

    /// The profile of an authority by number or words; without either, the list.
    fn open_profile(&mut self, rest: &str) -> Vec<Effect> {
        let authorities: Vec<(String, String)> = self
            .home
            .authorities
            .iter()
            .map(|line| (line.id.clone(), name(&line.name).into_owned()))
            .collect();
        let chosen = match (rest.is_empty(), authorities.as_slice()) {
            (true, [_]) => Some(0),
            (true, _) => {
                self.say("line-profile-which");
                self.choices(&super::start::listed(&authorities));
                None
            }
            (false, _) => self.chosen(&authorities, rest),
        };
        chosen
            .map(|index| Effect::LoadProfile(authorities[index].0.clone()))
            .into_iter()
            .collect()
    }

    pub(super) fn take_hits(&mut self, hits: Vec<Hit>) {
        if hits.is_empty() {
            self.say("interview-no-match");
            return;
        }
        self.push(Stage::Desk(Desk::Hits(hits)));
    }

    /// A rehearsal, or the merge that followed it: done, home is read again.
    pub(super) fn take_rehearsal(&mut self, data: Box<Rehearsed>) {
        self.replace_desk(Desk::Rehearsal(data));
    }

    pub(super) fn hear_desk(&mut self, desk: Desk, line: &str) -> Vec<Effect> {
        let typed = line.trim();
        match desk {
            Desk::Rehearsal(data) => self.hear_rehearsal(&data, typed),
            _ if typed.is_empty() => {
                self.back();
                self.after_desk(&desk)
            }
            Desk::Review(data) => match numbered(typed, &data.points) {
                Some(point) => self.leave_for(point.place.clone()),
                None => self.command(typed),
            },
            Desk::Places(places) => match numbered(typed, &places) {
                Some((place, _)) => self.leave_for(place.clone()),
                None => self.command(typed),
            },
            Desk::History(versions) => match (numbered(typed, &versions), self.pointed()) {
                (Some(version), Some(place)) => {
                    self.back();
                    self.read_again();
                    vec![Effect::Answer {
                        place,
                        answer: version.value.clone(),
                        reason: String::new(),
                    }]
                }
                _ => self.command(typed),
            },
            Desk::Notes(notes) => {
                let number = typed
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1));
                let found = number.and_then(|number| Some((number, notes.get(number)?)));
                match (found, self.pointed()) {
                    (
                        Some((
                            _,
                            NoteLine {
                                place: Some(place), ..
                            },
                        )),
                        _,
                    ) => self.leave_for(place.clone()),
                    (Some((note, _)), Some(place)) => {
                        self.back();
                        vec![Effect::AttachNote { note, place }]
                    }
                    _ => self.command(typed),
                }
            }
            Desk::Hits(hits) => match numbered(typed, &hits) {
                Some(hit) => {
                    self.back();
                    vec![Effect::Open(hit.interview.clone())]
                }
                None => self.command(typed),
            },
            Desk::Profile(data) => self.hear_profile(&data, typed),
            Desk::Conflicts { cards, at } => {
                let versions = cards
                    .get(at)
                    .map(|card| card.versions.as_slice())
                    .unwrap_or_default();
                match typed.parse::<usize>() {
                    Ok(number) if (1..=versions.len()).contains(&number) => vec![Effect::Decide {
                        conflict: at,
                        answer: Decision::Version(number - 1),
                        reason: String::new(),
                    }],
                    _ => self.command(typed),
                }
            }
        }
    }

    fn leave_for(&mut self, place: Place) -> Vec<Effect> {
        self.back();
        self.read_again();
        vec![Effect::Go(Go::To(place))]
    }

    /// What is to be read again after a list was left.
    fn after_desk(&mut self, desk: &Desk) -> Vec<Effect> {
        self.read_out = None;
        match desk {
            Desk::Conflicts { .. } | Desk::Rehearsal(_) => vec![Effect::LoadHome],
            _ => Vec::new(),
        }
    }

    fn hear_rehearsal(&mut self, data: &Rehearsed, typed: &str) -> Vec<Effect> {
        let done = data.applied || !data.something;
        match fold(typed).as_str() {
            "o" | "oui" | "y" | "yes" if !done => vec![Effect::Merge { accept_new: false }],
            "" | "n" | "non" | "no" | "o" | "oui" | "y" | "yes" => {
                if !data.applied && data.something {
                    self.say("line-left-as-it-was");
                }
                self.back();
                self.after_desk(&Desk::Rehearsal(Box::default()))
            }
            _ => self.command(typed),
        }
    }

    fn tell_lines(&mut self, lines: &[String]) -> Vec<Effect> {
        for line in lines {
            self.tell(line);
        }
        Vec::new()
    }

    fn hear_profile(&mut self, data: &ProfileData, typed: &str) -> Vec<Effect> {
        let wanted = fold(typed);
        let process = numbered(typed, &data.processes).or_else(|| {
            let named =
                |process: &&crate::tui::screen::profile::Process| fold(&process.name).contains(&wanted);
            data.processes.iter().find(named)
        });
        let Some(process) = process else {
            return self.command(typed);
        };
        self.tell(&process.name);
        if process.reasons.is_empty() {
            self.say("profile-no-reason");
        }
        for reason in &process.reasons {
            self.tell_under("  ", &prose(&reason.text));
        }
        Vec::new()
    }

    pub(super) fn act_desk(&mut self, desk: &Desk, action: Action, rest: &str) -> Option<Vec<Effect>> {
        Some(match (action, desk) {
            (Action::Back, _) => {
                self.back();
                self.after_desk(desk)
            }
            (Action::ReviewSubmit, Desk::Review(data)) => {
                let left = data.points.len();
                self.push(Stage::Entry(Entry::Submit { left }));
                Vec::new()
            }
            (Action::ProfileQuestions, Desk::Profile(data)) => {
                self.say("profile-questions-back");
                if data.questions.is_empty() {
                    self.say("profile-no-question");
                }
                for (at, question) in data.questions.iter().enumerate() {
                    self.tell_under(&format!("  {} ", at + 1), &prose(&question.text));
                }
                Vec::new()
            }
            (Action::ProfileTake, Desk::Profile(data)) => match numbered(rest, &data.questions) {
                Some(question) => vec![Effect::TakeQuestion {
                    authority: data.id.clone(),
                    text: question.text.clone(),
                }],
                None => {
                    self.say("line-take-which");
                    Vec::new()
                }
            },
            (Action::ProfileOverview, Desk::Profile(data)) => self.tell_lines(&data.overview),
            (Action::ProfileLevers, Desk::Profile(data)) => self.tell_lines(&data.levers),
            (Action::ProfileCompare, Desk::Profile(data)) => vec![Effect::LoadComparison(data.id.clone())],
            (Action::ProfileExport, Desk::Profile(data)) => vec![Effect::ExportProfile(data.id.clone())],
            (Action::MergeApply, Desk::Rehearsal(data)) if data.something && !data.applied => {
                vec![Effect::Merge { accept_new: false }]
            }
            (Action::MergeAccept, Desk::Rehearsal(data)) if data.strangers && !data.applied => {
                vec![Effect::Merge { accept_new: true }]
            }
            (Action::MergeUndo, Desk::Rehearsal(data)) if data.something && data.applied => {
                vec![Effect::UndoMerge]
            }
            (Action::ConflictWrite, Desk::Conflicts { cards, at }) if *at < cards.len() => {
                self.push(Stage::Entry(Entry::Third { conflict: *at }));
                Vec::new()
            }
            (Action::ConflictLeave, Desk::Conflicts { cards, at }) if !cards.is_empty() => {
                let next = (at + 1) % cards.len();
                let cards = cards.clone();
                self.replace_desk(Desk::Conflicts { cards, at: next });
                Vec::new()
            }
            _ => return None,
        })
    }
}

/// The item that a number names, from 1.
fn numbered<'a, T>(typed: &str, items: &'a [T]) -> Option<&'a T> {
    let number = typed.trim().parse::<usize>().ok()?;
    items.get(number.checked_sub(1)?)
}
