//! What the screens ask to be done; the driver does it and brings news.

use super::sheet::Sheet;
use crate::form::NonResponse;
use crate::interview::{Answer, Place};
use crate::locale::Language;

/// Where to go in an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Go {
    /// To the next stop.
    Next,
    /// To the next stop, unless the question just answered is invalid.
    NextIfSound,
    /// To the stop before.
    Previous,
    /// To a place.
    To(Place),
    /// To the next question that is open.
    NextOpen,
    /// To the next one that is doubtful or invalid.
    NextDoubtful,
    /// To the next one that a coordinator asks about.
    NextAsked,
    /// Where one was before the last jump.
    Back,
}

/// One thing to be done outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program; everything is saved.
    Quit,
    /// Leave the screens and go on line by line.
    Plain,
    /// Give the terminal back until the shell continues us.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Remember the language of the interface.
    KeepLanguage(Language),
    /// Make a data folder.
    Create(NewFolder),
    /// Open the practice folder, made and filled where it is not there yet.
    Practise,
    /// Open the data folder with a passphrase.
    Unlock(String),
    /// Read what home shows.
    LoadHome,
    /// Search all interviews.
    SearchAll(String),
    /// Say everything that is on the screen again, in the language of the interface.
    Retell,
    /// Suggest authorities for a name that is being typed.
    SuggestAuthorities {
        /// What is typed.
        name: String,
        /// The country chosen.
        country: String,
    },
    /// Suggest where a bundle could be written.
    SuggestFile,
    /// Begin an interview.
    Begin {
        /// The form's id.
        form: String,
        /// The country, ISO 3166-1 alpha-3.
        country: String,
        /// The authority's name.
        authority: String,
        /// The main informant's code, empty where it is not known yet.
        informant: String,
    },
    /// Open an interview by the id that home shows.
    Open(String),
    /// Read which other versions of an interview's form are at hand.
    LoadVersions(String),
    /// Look what would become of an interview in another version of its form.
    PreviewMigration {
        /// The interview.
        interview: String,
        /// The form's hash, or the path of a file.
        to: String,
        /// Renames as they were typed.
        renames: String,
    },
    /// Move the interview as it was previewed.
    Migrate,
    /// Close it: the journal is written, home is read again.
    Close,
    /// Answer a question.
    Answer {
        /// The question.
        place: Place,
        /// The answer.
        answer: Answer,
        /// Why it is kept against a soft check.
        reason: String,
    },
    /// Go somewhere in the interview.
    Go(Go),
    /// Write a note on a question, or on the interview.
    Note {
        /// The question.
        place: Option<Place>,
        /// The text.
        text: String,
    },
    /// Flag a question for the evening, or take the flag away.
    Flag(Place),
    /// Write the working translation of an answer.
    Translate {
        /// The question.
        place: Place,
        /// The translation; an empty one takes it away.
        text: String,
    },
    /// Someone joins the talk, or leaves it.
    Presence {
        /// The informant's code.
        code: String,
        /// Joins.
        arrives: bool,
    },
    /// What is typed from here on was said before, or the talk goes on live.
    Evening(bool),
    /// Read all notes of the interview.
    LoadNotes,
    /// Hang one of the notes listed on a question.
    AttachNote {
        /// Which.
        note: usize,
        /// The question.
        place: Place,
    },
    /// From here on answers are this informant's, `""` for the main one.
    Speak(String),
    /// Open an interview by the id that home shows and ask what of it goes to whom.
    OpenToHandOver(String),
    /// Ask what of the open interview goes to whom.
    AskHandOver,
    /// Suggest where the bundle of a hand-over could be written.
    SuggestHandOver {
        /// The group; none for the whole interview.
        group: Option<Place>,
        /// The colleague.
        to: String,
    },
    /// Hand the interview or a group of it over, with the bundle that goes with it.
    HandOver {
        /// The group; none for the whole interview.
        group: Option<Place>,
        /// The colleague, `""` where it stays here.
        to: String,
        /// The informant who answers there instead of the main one, `""` for none.
        informant: String,
        /// Where the bundle is written, `""` for none.
        file: String,
    },
    /// Take back what was handed over.
    TakeBack {
        /// The group; none for the whole interview.
        group: Option<Place>,
    },
    /// Say who an informant is and whether they agreed.
    Introduce {
        /// The code, `""` for the main informant.
        code: String,
        /// What is said of them.
        said: crate::log::Introduction,
        /// Who agreed speaks from here on.
        speaks: bool,
    },
    /// Read what other interviews about the authority answer to a question.
    LoadEarlier(Place),
    /// Read the questions back about a question, with what came of them.
    LoadThread(Place),
    /// Look at the file whose path is typed.
    LookAtFile(String),
    /// Add an instance to a repeat and go into it.
    AddInstance(Place),
    /// Remove an instance.
    RemoveInstance(Place),
    /// Keep what is being typed.
    Draft {
        /// The question.
        place: Place,
        /// The text.
        text: String,
        /// The byte before which the cursor stands.
        cursor: usize,
    },
    /// Nobody types: what the last keys did not wait for is to be made durable.
    Pause,
    /// Show the questions in another language of the form.
    FormLanguage(usize),
    /// Show two languages at once, or no longer.
    TwoLanguages(bool),
    /// Take the last answer back, or give it again.
    UndoAnswer {
        /// Again instead of back.
        redo: bool,
    },
    /// Ten minutes are left: mark everything that need not be asked.
    TenMinutes,
    /// Read what the review shows.
    LoadReview,
    /// Submit the interview.
    Submit,
    /// Read the history of a question.
    LoadHistory(Place),
    /// Read the profile of an authority.
    LoadProfile(String),
    /// Compare an authority with the others, its waves, the other sides of its partnerships.
    LoadComparison(String),
    /// Open an interview at the answer that an event gave.
    OpenAnswer {
        /// The interview.
        interview: String,
        /// The event.
        event: String,
    },
    /// Take a question along to the field.
    TakeQuestion {
        /// The authority.
        authority: String,
        /// The question.
        text: String,
    },
    /// Write a profile as a page beside one's documents.
    ExportProfile(String),
    /// Rehearse a merge of files.
    Rehearse(Vec<String>),
    /// Merge what was rehearsed.
    Merge {
        /// Take the word of devices that this folder has not met.
        accept_new: bool,
    },
    /// Take back what the last merge alone brought.
    UndoMerge,
    /// Write a bundle to this file or into this folder, for this device, or for the coordinators where it is empty.
    Send {
        /// The file or folder.
        path: String,
        /// The device.
        to: String,
    },
    /// Read the conflicts of all interviews.
    LoadConflicts,
    /// Read what needs a decision.
    LoadInbox,
    /// Do something about a line of the inbox.
    Inbox {
        /// Which line.
        item: usize,
        /// What.
        act: InboxAct,
        /// A word that goes with it.
        text: String,
    },
    /// Accept the interviews of these lines of the inbox.
    AcceptAll(Vec<usize>),
    /// Reply to the question back in front.
    Reply(String),
    /// Ask the field about the question in front.
    AskField(String),
    /// Ask the field about a conflict.
    AskConflict {
        /// Which of the conflicts listed.
        conflict: usize,
        /// What is asked.
        text: String,
    },
    /// Decide a conflict.
    Decide {
        /// Which of the conflicts listed.
        conflict: usize,
        /// Which version stands, or another answer.
        answer: Decision,
        /// Why.
        reason: String,
    },
    /// Give a text to the user's own editor.
    EditOutside(String),
    /// Lock the folder.
    Lock {
        /// Because nobody touched a key, not because somebody asked.
        idle: bool,
    },
    /// Examine the folder.
    CheckFolder,
    /// Go on in another folder: the disk under this one takes nothing more.
    SaveElsewhere(String),
}

impl Effect {
    /// Whether it may take longer than a person expects of a key.
    pub fn is_slow(&self) -> bool {
        matches!(
            self,
            Self::Create(_)
                | Self::Practise
                | Self::Unlock(_)
                | Self::Rehearse(_)
                | Self::Merge { .. }
                | Self::UndoMerge
                | Self::AcceptAll(_)
                | Self::Send { .. }
                | Self::HandOver { .. }
                | Self::CheckFolder
                | Self::SaveElsewhere(_)
                | Self::Submit
                | Self::PreviewMigration { .. }
                | Self::Migrate
        )
    }
}

/// What is done about a line of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxAct {
    /// Go where it can be decided.
    Open,
    /// Accept the interview.
    Accept,
    /// Settle the question back.
    Settle,
    /// Send the interview back.
    Return,
    /// The two are one.
    Same,
    /// The two are two.
    Apart,
    /// Leave it at that.
    Leave,
}

/// How a conflict is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// One of the versions, by its number from 0.
    Version(usize),
    /// Another value.
    Value(String),
    /// A non-answer.
    Missing(NonResponse),
}

/// What first start has learnt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewFolder {
    /// The study's code.
    pub study: String,
    /// The team's code.
    pub team: String,
    /// The person's code.
    pub person: String,
    /// The passphrase; none leaves the key beside the data.
    pub passphrase: Option<String>,
}

/// What the driver tells the model.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// There is no data folder yet.
    NoFolder,
    /// The folder wants its passphrase.
    Locked {
        /// The last one was wrong.
        wrong: bool,
    },
    /// What home shows.
    Home(Box<super::screen::home::HomeData>),
    /// Everything over home is closed.
    AtHome,
    /// Where a bundle could be written.
    File(String),
    /// What goes to whom is asked; the persons known here.
    AskHandOver(Vec<String>),
    /// Where the bundle of a hand-over could be written.
    HandOverFile {
        /// The group.
        group: Option<Place>,
        /// The colleague.
        to: String,
        /// The path.
        path: String,
    },
    /// A bundle was written.
    Sent,
    /// The interview as it stands now.
    Sheet(Box<Sheet>),
    /// An act is durable since that time of day.
    Saved(String),
    /// A draft is kept since that time of day.
    Kept(String),
    /// An act could not be made durable: nothing was changed, the text stays in the field.
    SaveFailed(String),
    /// An act is refused, in words.
    Refused(String),
    /// Something to say, without more.
    Notice(String),
    /// Something did not work, in words.
    Failed(String),
    /// Authorities like the one being typed.
    Suggestions(Vec<(String, String)>),
    /// Hits of a search through all interviews.
    Hits(Vec<super::screen::home::Hit>),
    /// What the review shows.
    Review(Box<super::screen::review::ReviewData>),
    /// The history of a question.
    History(Vec<super::sheet::Version>),
    /// What is known of a file: its name and size, or that there is none.
    FileSeen(Option<String>),
    /// The notes of the interview.
    Notes(Vec<super::sheet::NoteLine>),
    /// The questions back about a question and what came of them, in order: words, who and when.
    Thread(Vec<(String, String)>),
    /// What other interviews answer: form and day, words.
    Earlier(Vec<(String, String)>),
    /// A profile.
    Profile(Box<super::screen::profile::ProfileData>),
    /// A comparison, a line each.
    Comparison(Vec<String>),
    /// A rehearsed merge.
    Rehearsal(Box<super::screen::merge::Rehearsed>),
    /// The conflicts.
    Conflicts(Vec<super::screen::conflict::Conflict>),
    /// The card of the conflicts to show first.
    ConflictAt(usize),
    /// Two interviews side by side.
    Compared {
        /// Which two, and the keys that decide.
        about: String,
        /// What each says, those that differ first.
        lines: Vec<String>,
    },
    /// What needs a decision.
    Inbox(Vec<super::screen::inbox::Line>),
    /// The other versions of an interview's form: hash, words.
    Versions(Vec<(String, String)>),
    /// What would become of an interview in another version.
    Migration(Box<super::screen::migration::Preview>),
    /// A text came back from another editor.
    Edited(String),
    /// The interview was submitted.
    Submitted,
    /// What the examination of the folder found, line by line.
    Examined(Vec<String>),
    /// Work goes on in another folder, in words.
    Moved(String),
}
