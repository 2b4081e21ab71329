//! The folder behind the screens: made, practised in, unlocked, opened.

use super::super::effect::{NewFolder, News};
use super::Driver;
use crate::demonstration::{self, DemonstrationError};
use crate::log::State;
use crate::session::{Purpose, Secret, Session, SessionError, StoreError, Unlock};

impl Driver {
    pub(super) fn create(&mut self, folder: &NewFolder) -> Vec<News> {
        let purpose = Purpose {
            study: folder.study.clone(),
            team: folder.team.clone(),
            person: folder.person.clone(),
            practice: false,
        };
        let secret = folder.passphrase.clone().map_or(Secret::None, Secret::passphrase);
        match Session::create(
            &self.dir,
            &purpose,
            &Unlock::to_write(secret, "repere"),
            self.world.clone(),
        ) {
            Ok(session) => {
                self.session = Some(session);
                self.home()
            }
            Err(error) => vec![News::Failed(self.sentence(&error))],
        }
    }

    /// Opens the practice folder, made and filled where it is not there yet.
    pub(super) fn practise(&mut self) -> Vec<News> {
        let place = demonstration::place(&self.dir);
        match demonstration::practice(
            &place,
            &Unlock::to_write(Secret::None, "repere"),
            self.world.clone(),
        ) {
            Ok(session) => {
                self.dir = place;
                self.session = Some(session);
                self.home()
            }
            Err(DemonstrationError::Folder(error) | DemonstrationError::Act { source: error, .. }) => {
                vec![News::Failed(self.sentence(&error))]
            }
        }
    }

    pub(super) fn unlock(&mut self, secret: Secret) -> Vec<News> {
        self.opened(secret)
            .unwrap_or_else(|error| vec![News::Failed(self.sentence(&error))])
    }

    /// Opens the folder; a passphrase that does not fit is asked again.
    pub(super) fn opened(&mut self, secret: Secret) -> Result<Vec<News>, SessionError> {
        let unlock = Unlock::to_write(secret, "repere");
        let session = match Session::open(&self.dir, &unlock, self.world.clone()) {
            Err(SessionError::Store(StoreError::WrongKey | StoreError::Locked)) => {
                return Ok(vec![News::Locked { wrong: true }]);
            }
            other => other?,
        };
        let person = session.identity().person;
        let same = self.locked_by.take().is_none_or(|before| before == person);
        let last = session.last_bookmark().ok().flatten().filter(|_| same);
        // What was submitted is done: the next start is at home, unless it came back.
        let open = |id| {
            session
                .interview(id)
                .is_ok_and(|line| matches!(line.state, State::Draft | State::Returned))
        };
        let last = last.filter(|bookmark| open(bookmark.interview));
        let moved = session.store().moved_to();
        self.session = Some(session);
        let mut news = self.home();
        if let Some(to) = moved {
            news.push(News::Failed(
                self.messages.with("notice-moved", &[("to", to.into())]),
            ));
        }
        // After a crash, or when one left from an interview, it is on the table again: it is where one was.
        if let Some(bookmark) = last {
            news.extend(self.open(&bookmark.interview.to_string()));
        }
        Ok(news)
    }

    pub(super) fn retell(&mut self) -> Vec<News> {
        let mut news = self.home();
        if let Some(desk) = &mut self.desk {
            desk.respell(&self.messages);
            news.extend(self.sheet());
        }
        news
    }
}
