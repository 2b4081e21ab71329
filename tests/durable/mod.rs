//! What is on the disk after the worst: kills, full disks, folders that vanish.

mod clock;
mod cut;
mod damage;
mod disk;
mod inject;
mod keep;
mod kill;
mod mount;
mod older;
mod secret;
mod shim;

use std::path::Path;
use std::time::Duration;

use repere::form::Attachments;
use repere::interview::Answer;
use repere::session::{
    Authority, Beginning, Open, Purpose, Secret, Session, SessionError, Unlock, Words, World,
};

const FORM: &str = r#"{"survey": [
  {"type": "text", "name": "count", "label": "Count?"},
  {"type": "text", "name": "other", "label": "Other?"}
], "settings": [{"form_id": "durable", "version": "1"}]}"#;

fn unlock() -> Unlock {
    Unlock {
        patience: Duration::ZERO,
        ..Unlock::to_write(Secret::None, "durable")
    }
}

fn open(folder: &Path) -> Result<Session, SessionError> {
    Session::open(folder, &unlock(), World::system())
}

fn create(folder: &Path) -> Session {
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    };
    Session::create(folder, &purpose, &unlock(), World::system()).unwrap()
}

fn begin(session: &mut Session) -> Open {
    let form = session.form_of("durable", FORM, &Attachments::default()).unwrap();
    session
        .begin(&form, &Beginning::about(Authority::named("bfa", "Zorgho")))
        .unwrap()
}

/// Answers the question with a number; says what went wrong.
fn answer(session: &mut Session, open: &mut Open, number: u64) -> Result<(), repere::session::AnswerError> {
    let place = open.interview().find("count").unwrap();
    let answer = Answer::Value(number.to_string());
    session
        .answer(open, &place, answer, &Words::default())
        .map(|_| ())
}

fn standing(open: &Open) -> u64 {
    let place = open.interview().find("count").unwrap();
    open.interview()
        .answer(&place)
        .unwrap()
        .text()
        .parse()
        .unwrap_or(0)
}
