//! What an event says.

use sha2::{Digest, Sha256};

use super::id::{DeviceId, EventId, InterviewId};
use super::informant::Introduction;
use super::plain::Plain;

/// Why there is no value: the four non-answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NonResponse {
    /// The informant does not know.
    DontKnow,
    /// The informant refuses to answer.
    Refused,
    /// The question does not apply here.
    NotApplicable,
    /// The question was not asked.
    NotAsked,
}

impl NonResponse {
    /// The word that stands for it in events, scripts and exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::DontKnow => "dont_know",
            Self::Refused => "refused",
            Self::NotApplicable => "not_applicable",
            Self::NotAsked => "not_asked",
        }
    }

    /// The non-answer of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::DontKnow, Self::Refused, Self::NotApplicable, Self::NotAsked]
            .into_iter()
            .find(|n| n.word() == word)
    }
}

/// What a question has: a value, or a non-answer with an optional reason. A cleared question has the value `""`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// The text that a submission would write.
    Value(String),
    /// A non-answer; the reason is `""` where none was given.
    Missing {
        /// Which of the four.
        kind: NonResponse,
        /// The reason in the interviewer's words.
        reason: String,
    },
}

impl Answer {
    /// The text to expressions and exports: a non-answer is `""`.
    pub fn text(&self) -> &str {
        match self {
            Self::Value(text) => text,
            Self::Missing { .. } => "",
        }
    }
}

/// One immutable statement of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Device and number.
    pub id: EventId,
    /// The interview that it belongs to, none for what concerns the study as a whole. A withdrawal belongs to none, so
    /// that it outlives what it erases; see [`Event::concerns`].
    pub interview: Option<InterviewId>,
    /// Whose words they are: an informant's code, `""` for the interview's main informant and for what no informant said.
    /// Together with the interview it chooses the part that the event travels, is withheld and is erased with.
    pub informant: String,
    /// The wall clock of the device, in seconds since 1970. It decides nothing.
    pub at: i64,
    /// The wall clock was doubtful.
    pub doubt: bool,
    /// 1 + the maximum over the causal past. Computed on each machine, never sent.
    pub lamport: u64,
    /// What the author had before them, ascending. Of a revision, note or voice: the heads of the same question. Of a
    /// workflow event, a removal or a restoration: the last event of each device in the interview.
    pub parents: Vec<EventId>,
    /// What it says.
    pub body: Body,
}

/// The beginning of an interview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Begun {
    /// The form's `form_id`.
    pub form: String,
    /// The form's `version`.
    pub version: String,
    /// The form's content hash.
    pub hash: String,
    /// The authority's id: its code in the study's list, else country and folded name.
    pub authority: String,
    /// The authority's country, ISO 3166-1 alpha-3 in lower case.
    pub country: String,
    /// The authority's name as the interviewer wrote it.
    pub name: String,
    /// The wave of the study, `""` where there is one only.
    pub wave: String,
    /// The language in which the interview began, ISO 639-3.
    pub language: String,
    /// The main informant's code, `""` where not known yet.
    pub informant: String,
}

/// "This question now has this answer."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The question: its path with an instance id at each repeat level.
    pub key: String,
    /// What it has now.
    pub answer: Answer,
    /// Why a value stands against a soft check, `""` where no reason was asked.
    pub reason: String,
    /// The event because of which the engine wrote this; none where a person did.
    pub cause: Option<EventId>,
    /// The language in which the question was asked, `""` for the one the interview began in.
    pub language: String,
}

/// The kinds of statement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// An interview begins; its id is this event's.
    Begun(Begun),
    /// A question has an answer.
    Revised(Revision),
    /// From here on the interview is filled with another version of its form; what has no place there stays in the log.
    Migrated {
        /// The form's `form_id`.
        form: String,
        /// The form's `version`.
        version: String,
        /// The form's content hash.
        hash: String,
    },
    /// A person added an instance to this repeat (key of the repeat); the instance's id is this event's.
    Added {
        /// Key of the repeat, without an instance id at its last level.
        repeat: String,
    },
    /// An instance was removed.
    Removed {
        /// Key of the instance.
        instance: String,
    },
    /// A removed instance is wanted after all.
    Restored {
        /// Key of the instance.
        instance: String,
    },
    /// A note on a question, or on the interview where the key is `""`. A later note of the same author that names it as
    /// its parent replaces it.
    Noted {
        /// Key of the question or `""`.
        key: String,
        /// The note; `""` takes an earlier one back.
        text: String,
    },
    /// Another informant's statement, kept beside the standing answer.
    Voiced {
        /// Key of the question.
        key: String,
        /// What that informant says.
        answer: Answer,
    },
    /// Who an informant is and whether they agreed: in that informant's part, or in the main one's.
    Introduced(Introduction),
    /// The interviewer holds the interview to be complete.
    Submitted,
    /// The coordinator sends it back.
    Returned {
        /// Why.
        text: String,
    },
    /// The coordinator accepts what the parents show.
    Accepted {
        /// A remark.
        text: String,
    },
    /// What the parents show may enter analysis exports.
    Released {
        /// A remark.
        text: String,
    },
    /// Acceptance or release is taken back; the interview stands as submitted.
    Reopened {
        /// Why.
        text: String,
    },
    /// A question back to the field.
    Asked {
        /// Key of the question it is about, `""` for the interview.
        key: String,
        /// What the coordinator wants to know.
        text: String,
    },
    /// The field's reply to a question back.
    Replied {
        /// The question back.
        question: EventId,
        /// The reply.
        text: String,
    },
    /// The coordinator has what was asked for.
    Settled {
        /// The question back.
        question: EventId,
        /// A remark.
        text: String,
    },
    /// The interview, or a group of it, goes to a colleague.
    HandedOver {
        /// Key of the group, `""` for the whole.
        group: String,
        /// The colleague's person code; one's own takes it back. An event in an informant's part says that this informant
        /// answers there instead of the main one.
        to: String,
    },
    /// An interview, or what one informant said in it, is withdrawn: values go, this event stays.
    Withdrawn {
        /// The interview.
        interview: InterviewId,
        /// The informant's code; none withdraws the whole interview.
        informant: Option<String>,
        /// Why.
        text: String,
    },
    /// Two authorities are one, or no longer (`holds` false).
    Alias {
        /// One id.
        one: String,
        /// The other id.
        other: String,
        /// Whether they are one.
        holds: bool,
    },
    /// This interview repeats another, or does not (`holds` false: both are valid).
    Duplicate {
        /// The other interview.
        of: InterviewId,
        /// Whether it repeats it.
        holds: bool,
    },
    /// A field note, outside any question.
    FieldNoted {
        /// The authority's id, `""` for none.
        authority: String,
        /// The note.
        text: String,
    },
    /// One entry of the study record.
    Studied {
        /// The entry's name.
        name: String,
        /// Its value.
        value: String,
    },
    /// This device goes on from another that must not write any more.
    Continued {
        /// The device it replaces.
        from: DeviceId,
        /// Why (restored backup, copied folder…).
        text: String,
    },
    /// A kind from a newer program, kept and relayed word for word.
    Unknown {
        /// Its word.
        kind: String,
        /// The rest of its row, as canonical JSON items without the brackets.
        rest: String,
    },
}

impl Event {
    /// The hash of all that the event says. Its Lamport counter follows from the headers and does not count.
    /// CHANGING IT CHANGES DIGESTS AND THE NAMES OF BRANCHES.
    pub fn digest(&self) -> [u8; 32] {
        let interview = self
            .interview
            .map(|interview| interview.to_string())
            .unwrap_or_default();
        let said = Plain::List(vec![
            self.id.to_string().into(),
            interview.into(),
            self.informant.as_str().into(),
            self.at.into(),
        ]);
        Sha256::new()
            .chain_update(said.to_string())
            .chain_update(self.encode())
            .finalize()
            .into()
    }

    /// The interview whose record this event can change.
    pub fn concerns(&self) -> Option<InterviewId> {
        match &self.body {
            Body::Withdrawn { interview, .. } => Some(*interview),
            _ => self.interview,
        }
    }

    /// The word of its kind: `revise` for a revision, else the word that its row bears.
    pub fn kind(&self) -> &str {
        self.body.kind()
    }

    /// Whether the engine wrote it because of another event.
    pub fn is_auto(&self) -> bool {
        matches!(&self.body, Body::Revised(Revision { cause: Some(_), .. }))
    }
}

impl Body {
    /// The word of this kind: what the store's `kind` column and, but for revisions, the row bear.
    pub fn kind(&self) -> &str {
        match self {
            Self::Begun(_) => "begin",
            Self::Revised(_) => "revise",
            Self::Migrated { .. } => "migrate",
            Self::Added { .. } => "add",
            Self::Removed { .. } => "remove",
            Self::Restored { .. } => "restore",
            Self::Noted { .. } => "note",
            Self::Voiced { .. } => "voice",
            Self::Introduced(_) => "informant",
            Self::Submitted => "submit",
            Self::Returned { .. } => "return",
            Self::Accepted { .. } => "accept",
            Self::Released { .. } => "release",
            Self::Reopened { .. } => "reopen",
            Self::Asked { .. } => "ask",
            Self::Replied { .. } => "reply",
            Self::Settled { .. } => "settle",
            Self::HandedOver { .. } => "handover",
            Self::Withdrawn { .. } => "withdraw",
            Self::Alias { .. } => "alias",
            Self::Duplicate { .. } => "duplicate",
            Self::FieldNoted { .. } => "fieldnote",
            Self::Studied { .. } => "study",
            Self::Continued { .. } => "continue",
            Self::Unknown { kind, .. } => kind,
        }
    }
}
