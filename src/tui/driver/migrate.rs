//! An interview moved to another version of its form: which versions there are, what would become of it, and doing it.

use super::Driver;
use super::travel::home_of;
use crate::form::Form;
use crate::interview::Renames;
use crate::log::InterviewId;
use crate::session::{Open, Session, SessionError};
use crate::speech::{bad_rename, migration_count, migration_lines};
use crate::text::clean::name;
use crate::tui::effect::News;
use crate::tui::screen::migration::Preview;
use std::sync::Arc;

/// The migration that is previewed.
pub(super) struct Plan {
    interview: InterviewId,
    form: Arc<Form>,
    renames: Renames,
}

impl Driver {
    /// The other versions of an interview's form that are at hand.
    pub(super) fn versions(&self, interview: &str) -> Vec<News> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let read = || -> Result<Vec<(String, String)>, SessionError> {
            let all = session.interviews()?;
            let Some(line) = all.into_iter().find(|line| line.id.to_string() == interview) else {
                return Ok(Vec::new());
            };
            let forms = session.forms(self.messages.language().tag())?.into_iter();
            let others =
                forms.filter(|form| form.form.id == line.form.id && form.form.hash != line.form.hash);
            let words = |form: &crate::session::FormSummary| {
                format!(
                    "{} {}  {}",
                    name(&form.form.id),
                    name(&form.form.version),
                    name(&form.title)
                )
            };
            Ok(others
                .map(|form| (form.form.hash.clone(), words(&form)))
                .collect())
        };
        match read() {
            Ok(versions) => vec![News::Versions(versions)],
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// What would become of each answer; nothing is written.
    pub(super) fn preview_migration(&mut self, interview: &str, to: &str, renames: &str) -> Vec<News> {
        let renames = match self.renames(renames) {
            Ok(renames) => renames,
            Err(sentence) => return vec![News::Failed(sentence)],
        };
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let (open, form) = match found(session, interview, to) {
            Ok(Some(found)) => found,
            Ok(None) => return Vec::new(),
            Err(error) => return vec![News::Failed(self.sentence(&error))],
        };
        if form.hash() == open.form().hash() {
            return vec![News::Failed(self.messages.text("cli-migrate-same"))];
        }
        let migration = match session.preview_migration(&open, &form, &renames) {
            Ok(migration) => migration,
            Err(bad) => return vec![News::Failed(bad_rename(&bad, &self.messages))],
        };
        let preview = Preview {
            authority: name(&open.authority().name).into_owned(),
            count: migration_count(&open, &form, &migration, false, &self.messages),
            lines: migration_lines(&open, &form, &migration, &self.messages),
        };
        self.plan = Some(Plan {
            interview: open.id(),
            form,
            renames,
        });
        vec![News::Migration(Box::new(preview))]
    }

    /// Does what was previewed.
    pub(super) fn migrate(&mut self) -> Vec<News> {
        let (Some(plan), Some(session)) = (self.plan.take(), &mut self.session) else {
            return Vec::new();
        };
        let messages = &self.messages;
        let mut write = || -> Result<String, SessionError> {
            let open = session.open_interview(plan.interview)?;
            let migration = session.preview_migration(&open, &plan.form, &plan.renames);
            let Ok(migration) = migration else {
                return Ok(String::new());
            };
            let told = migration_count(&open, &plan.form, &migration, true, messages);
            session.migrate(open, &plan.form, &migration)?;
            Ok(told)
        };
        match write() {
            Ok(told) => {
                let mut news = vec![News::AtHome];
                news.extend(self.home());
                news.push(News::Notice(told));
                news
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Renames as they are typed: `old=new` apart by blanks, or the path of a file of them.
    fn renames(&self, typed: &str) -> Result<Renames, String> {
        let mut renames = Renames::new();
        let bad = |id: &str, args: &[(&str, crate::locale::Arg<'_>)]| self.messages.with(id, args);
        for word in crate::tui::update::paths(typed) {
            if let Some((old, new)) = word.split_once('=') {
                renames.insert(old.to_owned(), new.to_owned());
                continue;
            }
            let Ok(text) = std::fs::read_to_string(home_of(&word)) else {
                return Err(bad(
                    "cli-migrate-pair",
                    &[("pair", name(&word).into_owned().into())],
                ));
            };
            let read: Renames = serde_json::from_str(&text).map_err(|why| {
                let args = [
                    ("file", name(&word).into_owned().into()),
                    ("why", why.to_string().into()),
                ];
                bad("cli-not-json", &args)
            })?;
            renames.extend(read);
        }
        Ok(renames)
    }
}

/// The interview and the version to move it to: by the hash of a form that is at hand, or by the path of a file.
fn found(session: &Session, interview: &str, to: &str) -> Result<Option<(Open, Arc<Form>)>, SessionError> {
    let all = session.interviews()?;
    let Some(line) = all.into_iter().find(|line| line.id.to_string() == interview) else {
        return Ok(None);
    };
    let open = session.open_interview(line.id)?;
    let form = match session.form_by_hash(to)? {
        Some(form) => form,
        None => session.form(&home_of(to).display().to_string())?,
    };
    if form.id() != open.form().id() {
        return Err(SessionError::OtherForm {
            id: open.form().id().to_owned(),
            other: form.id().to_owned(),
        });
    }
    Ok(Some((open, form)))
}
