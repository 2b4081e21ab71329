//! What was typed: plain data, checked for shape and nothing more.
//!
//! What it means (which folder, which language, which clock) is settled in `setting`. The sentences of the help stand
//! in the locale room under the ids that `help` derives from the names here, so that both languages say the same.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli::bundle::BundleCommand;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "repere", version, disable_help_subcommand = true)]
pub struct Line {
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    #[arg(long)]
    /// Talk line by line instead of drawing screens.
    pub plain: bool,
    #[arg(long)]
    /// Key in what was filled on paper: said then, typed now.
    pub from_paper: bool,
    /// The command; none opens the full screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command takes.
#[derive(Debug, Args)]
pub struct Common {
    #[arg(long, global = true, value_name = "DIR")]
    /// The data folder.
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "fr|en")]
    /// The language of the interface.
    pub lang: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    /// How lists are printed.
    pub format: Format,
    #[arg(long, global = true, value_name = "FILE")]
    /// A file whose first line is the passphrase.
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "N", conflicts_with = "passphrase_file")]
    /// A descriptor from which the passphrase is read.
    pub passphrase_fd: Option<i32>,
    #[arg(long, global = true)]
    /// Draw with ASCII characters only.
    pub ascii: bool,
    #[arg(long, global = true, value_name = "LOCAL-TIME")]
    /// Stand the clock still at this local time.
    pub now: Option<String>,
    #[arg(long, global = true, value_name = "ZONE")]
    /// The time zone, by its IANA name.
    pub tz: Option<String>,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for people.
    Text,
    /// One JSON value for programs.
    Json,
    /// A page for a browser or a printer; profiles and reports only.
    Html,
}

/// The commands, as in the design's eleventh section.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a data folder without the wizard.
    Init(Init),
    /// Open a practice folder.
    Practice,
    /// Questionnaires.
    #[command(subcommand)]
    Form(crate::cli::form::FormCommand),
    /// Interviews.
    #[command(subcommand)]
    Interview(InterviewCommand),
    /// The documents that travel.
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Bring bundles in.
    Merge(Merge),
    /// Questions with two answers.
    Conflicts(super::conflicts::Conflicts),
    /// Interviews that may be one.
    Duplicates(super::duplicates::Duplicates),
    /// Everything that needs a decision.
    Inbox,
    /// A question back to the field.
    Ask(super::review::Ask),
    /// A reply to a question back.
    Reply(super::review::Answering),
    /// A question back that is settled.
    Settle(super::review::Answering),
    /// Send an interview back.
    Return(super::review::About),
    /// Accept interviews.
    Accept(super::review::Bulk),
    /// Release accepted interviews.
    Release(super::review::Bulk),
    /// Take an acceptance or a release back.
    Reopen(super::review::About),
    /// Withdraw an interview or an informant.
    Withdraw(super::review::Withdraw),
    /// Authorities of the study.
    #[command(subcommand)]
    Authority(AuthorityCommand),
    /// The profile of an authority.
    #[command(alias = "identify")]
    Profile(crate::cli::profile::Typed),
    /// The study’s record.
    #[command(subcommand)]
    Study(crate::cli::study::Study),
    /// A study’s own lists.
    #[command(subcommand)]
    List(crate::cli::list::List),
    /// Consent text and names of processes, in other languages.
    #[command(subcommand)]
    Translations(crate::cli::translations::Translations),
    /// What the study gives back.
    #[command(subcommand)]
    Report(crate::cli::report::Report),
    /// Verify the data folder.
    Check(Check),
    /// Copy the data folder to a second place.
    Backup(crate::cli::keep::Backup),
    /// Make a data folder again.
    Restore(crate::cli::keep::Restore),
    /// Who can open the folder, and by what.
    #[command(subcommand)]
    Keys(crate::cli::keys::KeysCommand),
    /// One figure for the whole content.
    Digest,
    /// Draw a screen of the program as text.
    #[command(hide = true)]
    Screenshot(Screenshot),
    /// Help on a topic.
    Help(Help),
}

/// `repere init`.
#[derive(Debug, Args)]
pub struct Init {
    #[arg(long, value_name = "CODE", required_unless_present = "invite")]
    /// The study's code.
    pub study: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "study")]
    /// The study's invitation.
    pub invite: Option<PathBuf>,
    #[arg(long, value_name = "CODE")]
    /// The team's code.
    pub team: String,
    #[arg(long, value_name = "CODE")]
    /// The person's code.
    pub person: String,
    #[arg(long)]
    /// Let the key lie beside the data.
    pub no_passphrase: bool,
}

/// `repere interview …`.
#[derive(Debug, Subcommand)]
pub enum InterviewCommand {
    /// The interviews of the folder.
    List,
    /// One interview, question by question.
    Show {
        /// The interview's id, or the beginning of one.
        id: String,
    },
    /// Begin an interview.
    New {
        /// An id or a file.
        form: String,
        #[command(flatten)]
        /// Which authority it is about.
        about: About,
    },
    /// Answer by a script, through the same door as a person.
    Fill {
        /// A form (begins an interview) or an interview's id.
        form: String,
        #[arg(long, value_name = "SCRIPT.json")]
        /// The list of operations.
        script: PathBuf,
        #[command(flatten)]
        /// Which authority it is about.
        about: About,
        #[arg(long)]
        /// Submit it at the end.
        submit: bool,
    },
    /// Submit an interview.
    Submit {
        /// The interview's id, or the beginning of one.
        id: String,
    },
    /// Move an interview to another version of its form.
    Migrate(crate::cli::interview::Migrate),
    /// Write the files that its answers name (pictures, sounds, documents) into a folder.
    Media {
        /// The interview's id, or the beginning of one.
        id: String,
        /// The folder.
        #[arg(short, long, value_name = "DIR")]
        output: std::path::PathBuf,
    },
    /// How long it stood at each question.
    Timing {
        /// The interview's id, or the beginning of one.
        id: String,
    },
    /// Hand an interview, or a group of it, over.
    HandOver(crate::cli::interview::HandOver),
    /// Take back what was handed over.
    TakeBack(crate::cli::interview::TakeBack),
    /// Who speaks in an interview, and who agreed.
    Informant(crate::cli::interview::Typed),
    /// What another informant says about a question.
    Voice(crate::cli::interview::Voice),
    /// Every value that a question has had.
    History {
        /// The interview's id, or the beginning of one.
        id: String,
        /// The question's path or name.
        path: String,
    },
}

/// Which authority an interview is about.
#[derive(Debug, Args)]
pub struct About {
    #[arg(long, value_name = "NAME")]
    /// The authority's name or code.
    pub authority: Option<String>,
    #[arg(long, value_name = "ISO")]
    /// Its country, by three letters.
    pub country: Option<String>,
    #[arg(long, value_name = "CODE")]
    /// The main informant, by a code.
    pub informant: Option<String>,
    #[arg(long, value_name = "N")]
    /// The wave of the study.
    pub wave: Option<u8>,
}

/// `repere merge FILE…`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Merge {
    #[command(subcommand)]
    /// What to do instead of merging.
    pub command: Option<MergeCommand>,
    #[arg(required = true, value_name = "FILE")]
    /// The bundles.
    pub files: Vec<PathBuf>,
    #[arg(long)]
    /// Say what would happen; write nothing.
    pub dry_run: bool,
    #[arg(long)]
    /// Accept devices met for the first time.
    pub accept_new: bool,
}

/// `repere merge undo` and `repere merge log`.
#[derive(Debug, Subcommand)]
pub enum MergeCommand {
    /// Take a merge back.
    Undo {
        /// The bundle, by the beginning of its name, which may be a hyphen.
        #[arg(allow_hyphen_values = true)]
        bundle: String,
        #[arg(long)]
        /// Say what would happen; write nothing.
        dry_run: bool,
    },
    /// All that was merged here.
    Log,
    /// The files that were set aside.
    Refused {
        #[arg(long)]
        /// Leave them at that.
        leave: bool,
    },
}

/// `repere authority …`.
#[derive(Debug, Subcommand)]
pub enum AuthorityCommand {
    /// The authorities of the study.
    List,
    /// One authority and its interviews.
    Show {
        /// Its name or id.
        authority: String,
    },
    /// Say that two authorities are one.
    Alias {
        /// One, by its name or id.
        one: String,
        /// The other.
        other: String,
        #[arg(long)]
        /// Say that they are two.
        revoke: bool,
    },
}

/// `repere check`.
#[derive(Debug, Args)]
pub struct Check {
    #[arg(long)]
    /// Throw projections away and make them again.
    pub rebuild: bool,
}

/// `repere screenshot`.
#[derive(Debug, Args)]
pub struct Screenshot {
    /// Which screen.
    pub screen: String,
    #[arg(long, default_value_t = 80)]
    /// Columns.
    pub width: u16,
    #[arg(long, default_value_t = 24)]
    /// Rows.
    pub height: u16,
    #[arg(long)]
    /// A drawing for a web page instead of text.
    pub svg: bool,
}

/// `repere help`.
#[derive(Debug, Args)]
pub struct Help {
    /// `functions`, or a command's words.
    pub topic: Vec<String>,
}
