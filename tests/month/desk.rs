//! A person of the month, with a folder of their own.

use std::path::PathBuf;

use repere::exchange::{How, Scope, digest, merge, outgoing};
use repere::form::Attachments;
use repere::interview::Answer;
use repere::log::{InterviewId, State};
use repere::session::{Authority, Beginning, Purpose, Secret, Session, Unlock, Words, World};

use super::FORM;

/// One person's folder.
pub struct Desk {
    pub session: Session,
    pub folder: tempfile::TempDir,
    pub sent: usize,
}

impl Desk {
    pub fn of(person: &str, team: &str, seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a place");
        let purpose = Purpose {
            study: "month".into(),
            team: team.into(),
            person: person.into(),
            practice: false,
        };
        let now = "2026-12-01T09:00:00+00:00[UTC]".parse().expect("a time");
        let unlock = Unlock::to_write(Secret::None, "test");
        let session =
            Session::create(folder.path(), &purpose, &unlock, World::pinned(now, seed)).expect("a folder");
        Self {
            session,
            folder,
            sent: 0,
        }
    }

    pub fn begin(&mut self, country: &str, name: &str, informant: &str) -> InterviewId {
        let form = self
            .session
            .form_of("month", FORM, &Attachments::default())
            .expect("the form");
        let about = Beginning {
            informant: informant.into(),
            ..Beginning::about(Authority::named(country, name))
        };
        self.session.begin(&form, &about).expect("begun").id()
    }

    pub fn answer(&mut self, id: InterviewId, question: &str, value: &str) {
        let mut open = self.session.open_interview(id).expect("opened");
        let place = open.interview().find(question).expect("the question");
        let value = Answer::Value(value.into());
        self.session
            .answer(&mut open, &place, value, &Words::default())
            .expect("answered");
    }

    pub fn submit(&mut self, id: InterviewId) {
        let mut open = self.session.open_interview(id).expect("opened");
        self.session.submit(&mut open).expect("submitted");
    }

    pub fn send(&mut self) -> PathBuf {
        let bundle = outgoing(&mut self.session, &Scope::default()).expect("a bundle");
        let signer = self.session.store().signer().expect("a key");
        self.sent += 1;
        let file = self.folder.path().join(format!("{}.json", self.sent));
        std::fs::write(&file, repere::bundle::write(&bundle.bundle, &signer)).expect("written");
        file
    }

    pub fn receive(&mut self, files: &[PathBuf]) -> u64 {
        let report = merge(
            &mut self.session,
            files,
            How {
                accept_new: true,
                rehearse: false,
            },
        )
        .expect("merged");
        assert!(report.refused.is_empty(), "{:?}", report.refused);
        report.events()
    }

    pub fn digest(&self) -> String {
        digest(self.session.store()).expect("a digest").to_string()
    }

    pub fn state(&self, id: InterviewId) -> State {
        self.session.record(id).expect("held").state
    }
}
