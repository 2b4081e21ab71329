//! Why a command stopped, ready to be said: a kind that decides the exit status, one sentence, and what to do next.

use std::process::ExitCode;

/// Who says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The input or the data.
    Data,
    /// The words of the command line.
    Usage,
    /// The machine: disk, lock, permission.
    Machine,
}

impl Kind {
    /// The exit status, stable since the first version.
    pub fn status(self) -> u8 {
        match self {
            Self::Data => 1,
            Self::Usage => 2,
            Self::Machine => 3,
        }
    }
}

/// A failure with its sentence in the user's language.
#[derive(Debug)]
pub struct Failure {
    /// Who says no.
    pub kind: Kind,
    /// What happened, where, and what to do.
    pub sentence: String,
    /// Set where everything that had to be said is already printed.
    pub said: bool,
}

impl Failure {
    /// The input or the data say no.
    pub fn data(sentence: impl Into<String>) -> Self {
        Self {
            kind: Kind::Data,
            sentence: sentence.into(),
            said: false,
        }
    }

    /// The words of the command line are off.
    pub fn usage(sentence: impl Into<String>) -> Self {
        Self {
            kind: Kind::Usage,
            sentence: sentence.into(),
            said: false,
        }
    }

    /// The machine says no.
    pub fn machine(sentence: impl Into<String>) -> Self {
        Self {
            kind: Kind::Machine,
            sentence: sentence.into(),
            said: false,
        }
    }

    /// The data say no, and the result printed says why.
    pub fn told() -> Self {
        Self {
            kind: Kind::Data,
            sentence: String::new(),
            said: true,
        }
    }

    /// The exit code of the process.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.kind.status())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::machine(error.to_string())
    }
}
