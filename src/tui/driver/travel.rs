//! Bundles out and in, and the conflicts that merging brings to light.

use super::{Driver, words};
use crate::coordinate::{self, CardKind, Choice, CoordinateError, Side};
use crate::exchange::{
    self, ExchangeError, How, Progress, Report, Scope, Touched, Unwritten, Waiting, Why, addressees,
    merge_watched, note_sent, outgoing, put, recipient, wire,
};
use crate::interview::Answer;
use crate::log::{self, InterviewId};
use crate::session::Session;
use crate::speech;
use crate::text::clean::{name, prose_line};
use crate::tui::effect::{Decision, News};
use crate::tui::screen::conflict::Conflict;
use crate::tui::screen::merge::Rehearsed;
use crate::tui::sheet::Version;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// What is told how far a merge is, and may stop it.
type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// A conflict that is shown, with what is needed to decide it.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    interview: InterviewId,
    key: String,
    /// An instance that one removed and another wrote in: the first choice keeps it, the second removes it.
    instance: bool,
}

/// What a conflict shown is about.
pub(super) fn about(shown: &Shown) -> (InterviewId, &str) {
    (shown.interview, &shown.key)
}

/// Whether a conflict shown is about this.
pub(super) fn is_about(shown: &Shown, interview: InterviewId, key: &str) -> bool {
    about(shown) == (interview, key)
}

impl Driver {
    /// Says what a merge would do; nothing is written.
    pub(super) fn rehearse(&mut self, files: &[String], watch: Watch<'_>) -> Vec<News> {
        self.files = files.iter().map(|file| home_of(file)).collect();
        self.run_merge(true, watch)
    }

    /// Merges what was rehearsed.
    pub(super) fn merge(&mut self, watch: Watch<'_>) -> Vec<News> {
        self.run_merge(false, watch)
    }

    fn run_merge(&mut self, rehearse: bool, watch: Watch<'_>) -> Vec<News> {
        let files = self.files.clone();
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let how = How {
            rehearse,
            accept_new: self.accept_new,
        };
        match merge_watched(session, &files, how, watch) {
            Ok(report) => {
                if !rehearse {
                    let brought = report.merged.iter().filter(|merged| merged.segments > 0);
                    self.merged = brought.map(|merged| merged.bundle).collect();
                }
                let mut told = self.told(&report, !rehearse);
                if !rehearse {
                    told.remarks.extend(self.ask_back(&report));
                }
                vec![News::Rehearsal(Box::new(told))]
            }
            Err(error) => vec![News::Failed(self.exchange_sentence(&error))],
        }
    }

    /// Where something is missing of what came, writes the request for it beside the files, on the stick that goes back.
    fn ask_back(&self, report: &Report) -> Option<String> {
        let missing = |one: &Waiting| matches!(one.why, Why::Events(_));
        let folder = self.files.first()?.parent()?;
        if !report.waiting.iter().any(missing) {
            return None;
        }
        match exchange::ask_back(self.session.as_ref()?, folder) {
            Ok(written) => {
                let (path, devices) = written?;
                let who: Vec<String> = devices.into_iter().map(|device| self.who(device)).collect();
                let path = name(&path.display().to_string()).into_owned();
                let args = [("path", path.into()), ("who", who.join(" / ").into())];
                Some(self.messages.with("merge-request-written", &args))
            }
            Err(error) => Some(self.exchange_sentence(&error)),
        }
    }

    /// Takes back what the last merge alone brought, and shows what merging it again would do.
    pub(super) fn undo_merge(&mut self) -> Vec<News> {
        let at = self.world.now().timestamp().as_second();
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let mut events = 0;
        while let Some(bundle) = self.merged.pop() {
            match session.store_mut().undo_merge(*bundle.bytes(), at, false) {
                Ok(Ok(undone)) => events += undone.events,
                Ok(Err(hold)) => return vec![News::Failed(speech::hold(&hold, &self.messages).sentence)],
                Err(error) => {
                    return vec![News::Failed(speech::store_error(&error, &self.messages).sentence)];
                }
            }
        }
        let told = self.messages.with("undo-done", &[("count", events.into())]);
        let mut news = self.run_merge(true, &mut |_| ControlFlow::Continue(()));
        news.push(News::Notice(told));
        news
    }

    fn exchange_sentence(&self, error: &ExchangeError) -> String {
        speech::exchange_error(error, &self.messages).sentence
    }

    /// A report in words.
    fn told(&self, report: &Report, applied: bool) -> Rehearsed {
        let say = |id: &str| self.messages.text(id);
        let touched = || report.merged.iter().flat_map(|merged| &merged.touched);
        let names = |new: bool| {
            let names: BTreeSet<String> = touched()
                .filter(|one| one.new == new)
                .map(|one| name(&one.authority).into_owned())
                .collect();
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        let new = touched().filter(|one| one.new).count() as u64;
        let joined = touched().filter(|one| !one.new).count() as u64;
        let decide: u64 = touched().map(Touched::to_decide).sum();
        let counted = |id: &str, count: u64, details: String| {
            (count, self.messages.with(id, &[("count", count.into())]), details)
        };
        let counts = vec![
            counted("merge-new", new, names(true)),
            counted("merge-joined", joined, names(false)),
            counted("merge-decide", decide, String::new()),
            counted("merge-waiting", report.waiting.len() as u64, String::new()),
            counted("merge-refused", report.refused.len() as u64, String::new()),
            counted("merge-events", report.events(), String::new()),
        ];
        let mut remarks: Vec<String> = report
            .refused
            .iter()
            .map(|file| speech::refused(file, &self.messages).sentence)
            .collect();
        let strangers: BTreeSet<(&str, &str)> = report
            .merged
            .iter()
            .flat_map(|merged| &merged.strangers)
            .map(|stranger| (stranger.person.as_str(), stranger.team.as_str()))
            .collect();
        remarks.extend(strangers.into_iter().map(|(person, team)| {
            let args = [
                ("team", name(team).into_owned().into()),
                ("person", name(person).into_owned().into()),
            ];
            self.messages.with("merge-stranger", &args)
        }));
        // What waits for a stranger to be accepted is said once, with the stranger's name.
        let waiting = report.waiting.iter().filter(|one| one.why != Why::Acceptance);
        remarks.extend(waiting.map(|one| speech::waiting(one, &self.messages)));
        let only_receipts = report
            .merged
            .iter()
            .filter(|merged| merged.receipt && merged.events == 0);
        remarks.extend(only_receipts.map(|merged| {
            let args = [("who", self.who(merged.from).into())];
            self.messages.with("merge-receipt", &args)
        }));
        remarks.extend(
            report
                .parcels
                .iter()
                .map(|taken| speech::parcel(taken, &self.who(taken.from), &self.messages)),
        );
        if report.renewed {
            remarks.push(say("merge-renewed"));
        }
        if report.stopped {
            let last = report
                .merged
                .last()
                .map(|merged| merged.file.display().to_string());
            let args = [
                ("count", (report.merged.len() + report.refused.len()).into()),
                ("of", self.files.len().into()),
                ("last", name(&last.unwrap_or_default()).into_owned().into()),
            ];
            let id = if applied {
                "merge-stopped"
            } else {
                "merge-stopped-rehearsal"
            };
            remarks.insert(0, self.messages.with(id, &args));
        }
        Rehearsed {
            bundles: report.merged.len() + report.parcels.len() + report.refused.len(),
            something: report.events() > 0
                || !report.parcels.is_empty()
                || report
                    .merged
                    .iter()
                    .any(|merged| merged.segments > 0 || merged.waiting > 0 || merged.receipt),
            strangers: report.merged.iter().any(|merged| !merged.strangers.is_empty()),
            counts,
            each: report
                .merged
                .iter()
                .map(|merged| speech::brought(merged, &self.messages))
                .collect(),
            remarks,
            applied,
        }
    }

    /// Writes a bundle of what its receivers have not confirmed, whole or not at all: to a device, else to the coordinators.
    pub(super) fn send(&mut self, path: &str, to: &str) -> Vec<News> {
        let mut path = home_of(path);
        if path.is_dir() {
            path = path.join(self.bundle_name());
        }
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        // To the study's coordinators and sealed to them, where the folder belongs to a study.
        let whom = if to.is_empty() {
            addressees(session.store())
        } else {
            recipient(session.store(), to).map(|(device, key)| (device.into_iter().collect(), vec![key]))
        };
        let wrapped = whom.and_then(|(receivers, recipients)| {
            let scope = Scope {
                receivers,
                ..Scope::default()
            };
            let leaving = outgoing(session, &scope)?;
            let bytes = wire(session, &leaving, &recipients, None)?;
            Ok((leaving, bytes, !recipients.is_empty()))
        });
        let (leaving, bytes, sealed) = match wrapped {
            Ok(wrapped) => wrapped,
            Err(error) => return vec![News::Failed(self.exchange_sentence(&error))],
        };
        match put(&path, &bytes) {
            Ok(()) => {
                let file = path.display().to_string();
                if let Err(error) = note_sent(session, &leaving, &file, bytes.len() as u64) {
                    return vec![News::Failed(speech::store_error(&error, &self.messages).sentence)];
                }
                let args = [
                    ("path", path.display().to_string().into()),
                    ("count", leaving.bundle.contents().interviews.len().into()),
                    ("kilobytes", (bytes.len().div_ceil(1000)).into()),
                ];
                let id = match (sealed, to) {
                    (false, _) => "sent",
                    (true, "") => "sent-sealed",
                    (true, _) => "sent-sealed-to",
                };
                let who = to
                    .parse()
                    .map_or_else(|_| String::new(), |device| self.who(device));
                let args = [args.as_slice(), &[("who", who.into())]].concat();
                let told = News::Notice(self.messages.with(id, &args));
                // What left shows at home.
                let mut news = self.home();
                news.extend([News::Sent, told]);
                news
            }
            Err(why) => {
                let why = match why {
                    Unwritten::System(error) => error.to_string(),
                    Unwritten::Differs => self.messages.text("file-differs"),
                };
                let path = ("path", path.display().to_string().into());
                vec![News::Failed(
                    self.messages.with("not-sent", &[path, ("why", why.into())]),
                )]
            }
        }
    }

    /// Reads the conflicts of all interviews.
    pub(super) fn conflicts(&mut self) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        match read_conflicts(session, &self.messages) {
            Ok(found) => {
                let (cards, shown) = found.into_iter().unzip();
                self.shown = shown;
                vec![News::Conflicts(cards)]
            }
            Err(error) => vec![News::Failed(self.not_done(&error))],
        }
    }

    /// Decides a conflict: one more revision with all versions as parents.
    pub(super) fn decide(
        &mut self,
        conflict: usize,
        decision: &Decision,
        reason: &str,
    ) -> Result<Vec<News>, Vec<News>> {
        let (Some(shown), Some(session)) = (self.shown.get(conflict).cloned(), &mut self.session) else {
            return Ok(Vec::new());
        };
        let choice = match (decision, shown.instance) {
            (Decision::Version(0), true) => Choice::Keep,
            (Decision::Version(_), true) => Choice::Remove,
            (_, true) => return Ok(Vec::new()),
            (Decision::Version(index), false) => Choice::Version(*index),
            (Decision::Value(text), false) => Choice::Write(log::Answer::Value(text.clone())),
            (Decision::Missing(kind), false) => match log::NonResponse::from_word(kind.word()) {
                Some(kind) => Choice::Write(log::Answer::Missing {
                    kind,
                    reason: String::new(),
                }),
                None => return Ok(Vec::new()),
            },
        };
        match coordinate::decide(session, shown.interview, &shown.key, &choice, reason) {
            Ok(_) => {
                let mut news = self.conflicts();
                news.push(News::Notice(self.messages.text("conflict-decided")));
                Ok(news)
            }
            Err(error) => Err(vec![News::Failed(self.not_done(&error))]),
        }
    }
}

fn read_conflicts(
    session: &Session,
    messages: &crate::locale::Messages,
) -> Result<Vec<(Conflict, Shown)>, CoordinateError> {
    let cards = coordinate::cards(session)?;
    Ok(cards
        .into_iter()
        .map(|card| {
            let question = if card.label.is_empty() {
                card.key.clone()
            } else {
                prose_line(&card.label)
            };
            let (versions, provisional, instance, question) = match card.kind {
                CardKind::Answers { versions, shown } => {
                    let versions = versions.iter().map(|side| weighed(side, messages)).collect();
                    (versions, shown, false, question)
                }
                CardKind::Instance { removed, edited } => {
                    let side = |id: &str, told: &[(log::EventId, String, i64)]| Version {
                        answer: messages.text(id),
                        who: told
                            .iter()
                            .map(|(_, who, _)| who.as_str())
                            .collect::<Vec<_>>()
                            .join(", "),
                        when: told
                            .last()
                            .map(|(_, _, at)| words::moment(*at))
                            .unwrap_or_default(),
                        reason: String::new(),
                        value: Answer::Value(String::new()),
                        beside: Vec::new(),
                    };
                    let versions = vec![side("conflict-keep", &edited), side("conflict-remove", &removed)];
                    let what = messages.text("conflict-instance");
                    (versions, 0, true, format!("{question}\n{what}"))
                }
            };
            let shown = Shown {
                interview: card.interview,
                key: card.key,
                instance,
            };
            let card = Conflict {
                interview: card.interview.to_string(),
                title: card.title,
                question,
                versions,
                provisional,
            };
            (card, shown)
        })
        .collect())
}

/// One side with all that helps to weigh it.
fn weighed(side: &Side, messages: &crate::locale::Messages) -> Version {
    let mut beside = Vec::new();
    if !side.informant.is_empty() {
        beside.push(messages.with(
            "conflict-words-of",
            &[("informant", side.informant.clone().into())],
        ));
    }
    beside.extend(side.notes.iter().map(|note| format!("✎ {note}")));
    let read = if side.had_read.is_empty() {
        "—".to_owned()
    } else {
        side.had_read.join(" / ")
    };
    beside.push(messages.with("conflict-had-read", &[("what", read.into())]));
    if side.doubt {
        beside.push(messages.text("conflict-doubt"));
    }
    let answer = words::heard(&side.answer);
    Version {
        answer: match &answer {
            Answer::Missing { .. } => words::of(&answer, None, messages),
            Answer::Value(_) => side.words.clone(),
        },
        who: side.who.clone(),
        when: words::moment(side.at),
        reason: side.reason.clone(),
        value: answer,
        beside,
    }
}

/// A path as typed, with `~` for the home folder.
pub(super) fn home_of(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(path),
    }
}
