use super::*;
use crate::form::{Attachments, NonResponse};
use crate::interview::{Answer, Place};
use crate::log::State;

const FORM: &str = r#"{"survey": [
  {"type": "text", "name": "role", "label": "Role?"},
  {"type": "integer", "name": "years", "label": "Years?", "constraint": ". < 60"},
  {"type": "text", "name": "why", "label": "Why?", "relevant": "${years} > 10"},
  {"type": "begin repeat", "name": "link", "label": "Link"},
  {"type": "text", "name": "with", "label": "With whom?"},
  {"type": "end repeat"}
], "settings": [{"form_id": "little", "version": "1"}]}"#;

struct Table {
    session: Session,
    open: Open,
    folder: tempfile::TempDir,
}

fn world() -> World {
    World::pinned("2026-11-22T10:00:00+00:00[UTC]".parse().unwrap(), 7)
}

fn unlock() -> Unlock {
    Unlock {
        patience: Duration::ZERO,
        ..Unlock::to_write(Secret::None, "test")
    }
}

fn purpose(person: &str) -> Purpose {
    Purpose {
        study: "IVT".into(),
        team: "T1".into(),
        person: person.into(),
        practice: false,
    }
}

fn value(text: &str) -> Answer {
    Answer::Value(text.into())
}

impl Table {
    /// A new folder with one interview on the little form.
    fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::create(folder.path(), &purpose("A01"), &unlock(), world()).unwrap();
        let form = session.form_of("little", FORM, &Attachments::default()).unwrap();
        let open = session
            .begin(&form, &Beginning::about(Authority::named("bfa", "Zorgho")))
            .unwrap();
        Self {
            session,
            open,
            folder,
        }
    }

    fn place(&self, path: &str) -> Place {
        self.open.interview().find(path).unwrap()
    }

    #[track_caller]
    fn answer(&mut self, path: &str, text: &str) -> Saved {
        let place = self.place(path);
        self.session
            .answer(&mut self.open, &place, value(text), &Words::default())
            .unwrap()
    }

    fn stands(&self, path: &str) -> Answer {
        self.open.interview().answer(&self.place(path)).unwrap()
    }

    /// Ends the program and starts it again.
    fn restart(self) -> Self {
        let (id, folder) = (self.open.id(), self.folder);
        drop(self.session);
        let session = Session::open(folder.path(), &unlock(), world()).unwrap();
        let open = session.open_interview(id).unwrap();
        Self {
            session,
            open,
            folder,
        }
    }
}

#[test]
fn an_answer_that_returned_is_there_after_a_restart_and_so_is_its_place() {
    let mut table = Table::set();
    table.answer("role", "dgs");
    table.answer("years", "12");
    let table = table.restart();
    assert_eq!(table.stands("role"), value("dgs"));
    assert!(table.open.interview().is_relevant(&table.place("why")));
    assert_eq!(
        table.session.left_at(&table.open).unwrap(),
        Some((table.place("years"), 0))
    );
    assert_eq!(
        table.session.last_bookmark().unwrap().unwrap().interview,
        table.open.id()
    );
}

#[test]
fn making_a_folder_and_opening_an_interview_write_no_event() {
    let mut table = Table::set();
    table.answer("role", "dgs");
    let (id, last) = (table.open.id(), table.session.store().last());
    let table = table.restart();
    assert_eq!(table.session.store().last(), last);
    assert_eq!(id.0.n, 1);
}

#[test]
fn a_non_answer_keeps_its_kind_and_reason_and_a_broken_rule_keeps_its_text() {
    let mut table = Table::set();
    let refused = Answer::Missing {
        kind: NonResponse::Refused,
        reason: "secret".into(),
    };
    let place = table.place("role");
    table
        .session
        .answer(&mut table.open, &place, refused.clone(), &Words::default())
        .unwrap();
    table.answer("years", "99");
    let table = table.restart();
    assert_eq!(table.stands("role"), refused);
    let line = table.session.interview(table.open.id()).unwrap();
    let progress = line.progress.unwrap();
    assert_eq!(
        (table.stands("years"), progress.invalid, progress.missing),
        (value("99"), 1, 1)
    );
}

#[test]
fn an_added_instance_bears_the_id_of_its_event() {
    let mut table = Table::set();
    let repeat = table.place("/data/link");
    let (saved, place) = table.session.add_instance(&mut table.open, &repeat).unwrap();
    assert_eq!(
        table.open.interview().key(&place),
        format!("/data/link{{{}}}", saved.event)
    );
    table.answer("/data/link[2]/with", "Reims");
    let mut table = table.restart();
    assert_eq!(table.stands("/data/link[2]/with"), value("Reims"));

    table.session.remove_instance(&mut table.open, &place).unwrap();
    let table = table.restart();
    assert!(table.open.interview().find("/data/link[2]/with").is_err());
}

#[test]
fn a_submitted_interview_says_so_until_something_changes() {
    let mut table = Table::set();
    table.answer("role", "dgs");
    table.session.submit(&mut table.open).unwrap();
    let line = table.session.interview(table.open.id()).unwrap();
    assert_eq!((line.state, line.changed_since), (State::Submitted, false));
    table.answer("role", "cab");
    let line = table.session.interview(table.open.id()).unwrap();
    assert_eq!((line.state, line.changed_since), (State::Submitted, true));
}

#[test]
fn undoing_is_a_new_revision_and_redoing_another() {
    let mut table = Table::set();
    table.answer("role", "dgs");
    table.answer("role", "cab");
    table.session.undo(&mut table.open).unwrap();
    assert_eq!(table.stands("role"), value("dgs"));
    table.session.undo(&mut table.open).unwrap();
    assert_eq!(table.stands("role"), value(""));
    table.session.redo(&mut table.open).unwrap();
    let said: Vec<_> = table.session.history(&table.open, "/data/role").unwrap();
    let said: Vec<_> = said.iter().map(|version| version.answer.text()).collect();
    assert_eq!(said, ["dgs", "cab", "dgs", "", "dgs"]);
    table.session.redo(&mut table.open).unwrap();
    assert!(matches!(
        table.session.redo(&mut table.open),
        Err(AnswerError::NothingToUndo)
    ));
    assert_eq!(table.restart().stands("role"), value("cab"));
}

#[test]
fn undoing_an_instance_takes_it_away_and_undoing_its_removal_brings_it_back() {
    let mut table = Table::set();
    let repeat = table.place("/data/link");
    let (_, place) = table.session.add_instance(&mut table.open, &repeat).unwrap();
    table.answer("/data/link[2]/with", "Reims");
    table.session.remove_instance(&mut table.open, &place).unwrap();
    table.session.undo(&mut table.open).unwrap();
    assert_eq!(table.stands("/data/link[2]/with"), value("Reims"));
    table.session.undo(&mut table.open).unwrap();
    table.session.undo(&mut table.open).unwrap();
    assert!(table.restart().open.interview().find("/data/link[2]").is_err());
}

#[test]
fn notes_stand_until_their_author_replaces_them() {
    let mut table = Table::set();
    let place = table.place("role");
    let first = table
        .session
        .note(&mut table.open, Some(&place), "hesitant", None)
        .unwrap()
        .event;
    table
        .session
        .note(&mut table.open, None, "door open", None)
        .unwrap();
    table
        .session
        .note(&mut table.open, Some(&place), "very hesitant", Some(first))
        .unwrap();
    let mut table = table.restart();
    let notes: Vec<_> = table
        .open
        .record()
        .notes
        .iter()
        .map(|n| (n.key.as_str(), n.text.as_str()))
        .collect();
    assert_eq!(notes, [("", "door open"), ("/data/role", "very hesitant")]);
    // What the program writes down as a note is none of the interviewer's.
    table.session.evening(&mut table.open, true).unwrap();
    assert_eq!(table.session.interview(table.open.id()).unwrap().notes, 2);
}

#[test]
fn text_being_typed_comes_back_and_goes_with_its_answer() {
    let mut table = Table::set();
    let place = table.place("role");
    table.session.keep_draft(&table.open, &place, "dire", 4).unwrap();
    let mut table = table.restart();
    let drafts = table.session.drafts(&table.open).unwrap();
    assert_eq!(
        (&drafts[0].0, drafts[0].1.text.as_str(), drafts[0].1.cursor),
        (&place, "dire", 4)
    );
    table.answer("role", "directeur");
    assert!(
        table
            .restart()
            .session
            .drafts(&Table::set().open)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_failed_write_leaves_the_interview_as_it_was() {
    let mut table = Table::set();
    table.answer("role", "dgs");
    let id = table.open.id();
    let reader = Unlock {
        access: Access::Read,
        ..unlock()
    };
    let mut session = Session::open(table.folder.path(), &reader, world()).unwrap();
    let mut open = session.open_interview(id).unwrap();
    let place = open.interview().find("role").unwrap();
    let failed = session.answer(&mut open, &place, value("cab"), &Words::default());
    assert!(matches!(
        failed,
        Err(AnswerError::NotSaved(StoreError::OpenedForReading))
    ));
    assert_eq!(open.interview().answer(&place), Some(value("dgs")));
}

#[test]
fn one_form_id_and_version_means_one_content() {
    let mut table = Table::set();
    let other = FORM.replace("Role?", "Which role?");
    let form = table
        .session
        .form_of("little", &other, &Attachments::default())
        .unwrap();
    let refused = table
        .session
        .begin(&form, &Beginning::about(Authority::named("bfa", "Boudry")));
    assert!(matches!(refused, Err(SessionError::ChangedForm { id, .. }) if id == "little"));
}

#[test]
fn interviews_and_authorities_are_listed_and_found() {
    let mut table = Table::set();
    table.answer("role", "directrice");
    let form = std::sync::Arc::clone(table.open.form());
    table
        .session
        .begin(&form, &Beginning::about(Authority::named("BFA", "ZORGHO")))
        .unwrap();
    assert_eq!(table.session.interviews().unwrap().len(), 2);
    let authorities = table.session.authorities().unwrap();
    assert_eq!((authorities.len(), authorities[0].interviews.len()), (1, 2));
    assert_eq!(table.session.search("zôrgho").unwrap().len(), 2);
    let found = table.session.search("direct").unwrap();
    assert_eq!(found[0].key.as_deref(), Some("/data/role"));
}

#[test]
fn a_new_device_in_an_old_folder_says_whom_it_continues() {
    let mut table = Table::set();
    let old = table.session.identity().device;
    table
        .session
        .store_mut()
        .reincarnate(Doubt::SeenElsewhere, &|bytes| bytes.fill(3))
        .unwrap();
    table.answer("role", "dgs");
    let events: Vec<_> = table
        .open
        .events()
        .iter()
        .filter(|e| e.id.device != old)
        .map(|e| e.id.n)
        .collect();
    assert_eq!(events, [2]);
    assert_eq!(table.session.store().check().unwrap(), []);
    assert_eq!(table.session.store().continues(), None);
}

#[test]
fn the_core_questionnaire_is_shipped_and_can_be_begun() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::create(folder.path(), &purpose("A01"), &unlock(), world()).unwrap();
    let form = session.form("core").unwrap();
    let beginning = Beginning {
        language: "fra".into(),
        ..Beginning::about(Authority::named("fra", "Tinqueux"))
    };
    let open = session.begin(&form, &beginning).unwrap();
    assert_eq!(open.record().begun.as_ref().unwrap().language, "fra");
    let again = session.open_interview(open.id()).unwrap();
    assert_eq!(
        again.interview().outline().len(),
        open.interview().outline().len()
    );
    assert!(
        matches!(session.form("coree"), Err(SessionError::UnknownForm { suggestion: Some(s), .. }) if s == "core")
    );
}

const TENDER: &str = r#"{"survey": [
  {"type": "hidden", "name": "st_org", "prefill": "organisation"},
  {"type": "hidden", "name": "st_consent", "prefill": "consent"},
  {"type": "text", "name": "plain", "label": "Plain?"},
  {"type": "text", "name": "harm", "label": "Harm?", "sensitive": "yes"},
  {"type": "text", "name": "must", "label": "Must?", "sensitive": "yes", "nonresponse": "none"},
  {"type": "begin repeat", "name": "link", "label": "Link"},
  {"type": "text", "name": "debated", "label": "Debated?", "sensitive": "yes"},
  {"type": "end repeat"}
], "settings": [{"form_id": "tender", "version": "1"}]}"#;

fn begun(table: &mut Table) -> Open {
    let form = table
        .session
        .form_of("tender", TENDER, &Attachments::default())
        .unwrap();
    let about = Beginning::about(Authority::named("bfa", "Zorgho"));
    table.session.begin(&form, &about).unwrap()
}

fn answer_at(open: &Open, name: &str) -> Answer {
    let interview = open.interview();
    interview.answer(&interview.find(name).unwrap()).unwrap()
}

#[test]
fn what_the_study_says_of_itself_stands_in_the_interviews_begun_after() {
    let mut table = Table::set();
    assert_eq!(answer_at(&begun(&mut table), "st_org"), value(""));
    table
        .session
        .set_of_study("organisation", "le laboratoire")
        .unwrap();
    table
        .session
        .enter_consent("mos", "Mam tʋmda ne ${t_org}.", "draft")
        .unwrap();
    let open = begun(&mut table);
    assert_eq!(answer_at(&open, "st_org"), value("le laboratoire"));
    assert_eq!(
        answer_at(&open, "st_consent"),
        value("[mos]Mam tʋmda ne le laboratoire.[/][mos.state]draft[/]")
    );
    table.session.set_of_study("organisation", "").unwrap();
    assert_eq!(answer_at(&begun(&mut table), "st_org"), value(""));
}

#[test]
fn one_switch_leaves_the_sensitive_questions_out_in_every_pass() {
    let mut table = Table::set();
    table.session.set_of_study("sensitive", "off").unwrap();
    let mut open = begun(&mut table);
    let spared = Answer::Missing {
        kind: NonResponse::NotAsked,
        reason: "sensitive".into(),
    };
    assert_eq!(answer_at(&open, "harm"), spared);
    assert_eq!(answer_at(&open, "/data/link[1]/debated"), spared);
    assert!(answer_at(&open, "plain").is_blank() && answer_at(&open, "must").is_blank());
    let link = open.interview().find("/data/link").unwrap();
    table.session.add_instance(&mut open, &link).unwrap();
    assert_eq!(answer_at(&open, "/data/link[2]/debated"), spared);
}

#[test]
fn the_sensitive_questions_of_one_interview_can_be_left_out_and_answers_stay() {
    let mut table = Table::set();
    let mut open = begun(&mut table);
    let harm = open.interview().find("harm").unwrap();
    table
        .session
        .answer(&mut open, &harm, value("told"), &Words::default())
        .unwrap();
    assert_eq!(table.session.spare(&mut open).unwrap(), 1);
    assert_eq!(answer_at(&open, "harm"), value("told"));
    assert_eq!(table.session.spare(&mut open).unwrap(), 0);
}

#[test]
fn an_interview_is_told_as_odk_tells_it_in_an_audit() {
    let mut table = Table::set();
    table.answer("years", "12");
    let repeat = table
        .open
        .interview()
        .whole(&table.place("/data/link[1]"))
        .unwrap();
    table.session.add_instance(&mut table.open, &repeat).unwrap();
    let line = "@fr role:12 >years:40";
    table
        .session
        .remark(&mut table.open, None, Remark::Pace, line)
        .unwrap();

    let rows = table.session.audit(&table.open).unwrap();

    let began = table.open.record().began_at.unwrap() * 1000;
    let told: Vec<(&str, &str, i64, Option<i64>, &str)> = rows
        .iter()
        .map(|row| {
            let end = row.end.map(|end| end - began);
            (
                row.event,
                row.node.as_str(),
                row.start - began,
                end,
                row.new.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("question", "/data/role", -52_000, Some(-40_000), ""),
            ("jump", "", -40_000, None, ""),
            ("question", "/data/years", -40_000, Some(0), "12"),
            ("form start", "", 0, None, ""),
            ("add repeat", "/data/link[2]", 0, None, ""),
            ("form exit", "", 0, None, ""),
        ]
    );
    assert!(rows.iter().all(|row| row.user == "A01"));
}
