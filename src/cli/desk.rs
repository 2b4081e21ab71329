//! Opening the data folder for a command: which folder, which passphrase, to read or to write.

use std::io::IsTerminal;
use std::path::Path;

use crate::cli::args::Init;
use crate::cli::{Failure, Out, Setting};
use crate::exchange::{ExchangeError, Invitation, bind};
use crate::session::{
    Purpose, Secret, Session, SessionError, Standing, StoreError, Unlock, is_person_code, is_study_code,
};
use crate::speech::{Blame, exchange_error, session_error};
use crate::text::clean;

impl Setting {
    /// A session error as the failure of a command.
    pub fn refused(&self, error: &SessionError) -> Failure {
        let said = session_error(error, &self.messages);
        match said.blame {
            Blame::Data => Failure::data(said.sentence),
            Blame::Machine => Failure::machine(said.sentence),
        }
    }

    /// Opens the data folder beside a possible writer.
    pub fn open_to_read(&self) -> Result<Session, Failure> {
        let secret = self.secret_of_the_folder()?;
        let read = || Session::open(&self.data, &Unlock::to_read(secret.clone()), self.world.clone());
        let opened = match read() {
            // Reading migrates nothing: the folder is opened once to write, which brings it up to date.
            Err(SessionError::Store(StoreError::Outdated)) => {
                drop(self.open(&Unlock::to_write(secret.clone(), "repere"))?);
                read()
            }
            opened => opened,
        };
        opened.map_err(|e| self.refused(&e))
    }

    /// Opens the data folder as its one writer; others are told that `program` writes.
    pub fn open_to_write(&self, program: &str) -> Result<Session, Failure> {
        self.open(&Unlock::to_write(self.secret_of_the_folder()?, program))
    }

    fn open(&self, unlock: &Unlock) -> Result<Session, Failure> {
        Session::open(&self.data, unlock, self.world.clone()).map_err(|e| self.refused(&e))
    }

    fn secret_of_the_folder(&self) -> Result<Secret, Failure> {
        self.secret_of(&self.data)
    }

    /// The passphrase for the folder at `dir`, or for the copy that lies there, where it asks for one.
    pub fn secret_of(&self, dir: &Path) -> Result<Secret, Failure> {
        let copy = crate::store::backup_in(dir);
        let dir = copy.as_ref().map_or(dir, crate::store::Folder::root);
        let standing = Session::look(dir).map_err(|e| self.refused(&e))?;
        let Standing::Present {
            needs_passphrase: true,
            ..
        } = standing
        else {
            return Ok(Secret::None);
        };
        if let Some(given) = self.passphrase_given()? {
            return Ok(Secret::passphrase(given));
        }
        if !std::io::stdin().is_terminal() {
            return Ok(Secret::None);
        }
        let typed = rpassword::prompt_password(self.messages.text("cli-ask-passphrase"))?;
        Ok(Secret::passphrase(typed))
    }

    /// The passphrase for a new folder: from the file or descriptor named, else typed twice.
    pub fn secret_for_a_new_folder(&self) -> Result<Secret, Failure> {
        if let Some(given) = self.passphrase_given()? {
            if given.is_empty() {
                return Err(Failure::usage(self.messages.text("cli-empty-passphrase")));
            }
            return Ok(Secret::passphrase(given));
        }
        if !std::io::stdin().is_terminal() {
            return Err(Failure::usage(self.messages.text("cli-no-passphrase-given")));
        }
        self.ask_for_a_new_passphrase()
    }

    /// A new passphrase, typed twice at the terminal.
    pub fn ask_for_a_new_passphrase(&self) -> Result<Secret, Failure> {
        let typed = rpassword::prompt_password(self.messages.text("cli-ask-new-passphrase"))?;
        let again = rpassword::prompt_password(self.messages.text("cli-ask-passphrase-again"))?;
        if typed.is_empty() {
            return Err(Failure::usage(self.messages.text("cli-empty-passphrase")));
        }
        if typed != again {
            return Err(Failure::usage(self.messages.text("cli-passphrases-differ")));
        }
        Ok(Secret::passphrase(typed))
    }
}

/// `repere init`: makes a data folder.
pub fn init(typed: &Init, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let secret = if typed.no_passphrase {
        Secret::None
    } else {
        setting.secret_for_a_new_folder()?
    };
    let said = |e: ExchangeError| setting.said(exchange_error(&e, &setting.messages));
    // Read before anything is made: a folder that was to be bound is bound or is not there.
    let invitation = match &typed.invite {
        Some(file) => Some(Invitation::read(&setting.read(file)?).map_err(said)?),
        None => None,
    };
    let study = match &invitation {
        Some(invitation) => invitation.study.clone(),
        None => typed.study.clone().unwrap_or_default(),
    };
    let purpose = Purpose {
        study: code(&study, "--study", is_study_code, "cli-bad-study-code", setting)?,
        team: code(&typed.team, "--team", is_person_code, "cli-bad-code", setting)?,
        person: code(&typed.person, "--person", is_person_code, "cli-bad-code", setting)?,
        practice: false,
    };
    let unlock = Unlock::to_write(secret, "repere init");
    let mut session = Session::create(&setting.data, &purpose, &unlock, setting.world.clone())
        .map_err(|e| setting.refused(&e))?;
    if let Some(invitation) = &invitation {
        bind(&mut session, invitation).map_err(said)?;
    }
    let identity = session.identity();
    let args = [
        ("path", setting.data.display().to_string().into()),
        ("study", identity.study.clone().into()),
        ("team", identity.team.clone().into()),
        ("person", identity.person.clone().into()),
        ("device", identity.device.to_string().into()),
    ];
    out.line(&setting.messages.with("cli-init-done", &args))?;
    if let Some(invitation) = &invitation {
        let args = [("fingerprint", invitation.fingerprint().into())];
        out.line(&setting.messages.with("keys-bound-to", &args))?;
    }
    if typed.no_passphrase {
        out.remark(&setting.messages.text("cli-init-open-key"));
    }
    Ok(())
}

fn code(
    typed: &str,
    option: &str,
    fits: fn(&str) -> bool,
    otherwise: &str,
    setting: &Setting,
) -> Result<String, Failure> {
    if fits(typed) {
        return Ok(typed.to_owned());
    }
    let args = [
        ("option", option.to_owned().into()),
        ("value", clean::name(typed).into_owned().into()),
    ];
    Err(Failure::usage(setting.messages.with(otherwise, &args)))
}
