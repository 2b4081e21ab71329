//! What was typed after `repere form`: plain data, checked for shape and nothing more.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `repere form …`.
#[derive(Debug, Subcommand)]
pub enum FormCommand {
    /// The forms at hand.
    List,
    /// A form as an outline.
    Show {
        #[command(flatten)]
        /// Which form.
        form: Given,
    },
    /// What is wrong with a form.
    Check {
        #[command(flatten)]
        /// Which form.
        form: Given,
    },
    /// A form in another kind of file.
    Convert {
        /// An id or a file.
        input: String,
        /// The file to write, `.json` or `.xlsx`.
        output: PathBuf,
        #[arg(long)]
        /// Write over a file that is there.
        force: bool,
    },
    /// What changed between two versions of a form.
    Diff {
        /// An id or a file.
        old: String,
        /// An id or a file.
        new: String,
    },
    /// Scenarios played on a form.
    Test {
        #[command(flatten)]
        /// Which form.
        form: Given,
        #[arg(long, value_name = "FILE")]
        /// Scenario files; without, those that lie beside the form.
        scenario: Vec<PathBuf>,
    },
    /// Answers given by a script, and the form after each of them.
    Trace {
        #[command(flatten)]
        /// Which form.
        form: Given,
        #[arg(long, value_name = "SCRIPT.json")]
        /// The list of operations.
        script: PathBuf,
        #[arg(long, value_name = "LIST")]
        /// Where to take snapshots: `start` and numbers of operations.
        after: Option<String>,
    },
    /// Expressions evaluated in a small form.
    Eval {
        #[arg(long, value_name = "CASES.json")]
        /// The form, its answers and the expressions.
        instance: PathBuf,
    },
    /// The questionnaire on paper.
    Print {
        /// An id or a file.
        form: String,
        #[arg(long)]
        /// With boxes and lines to write on.
        blank: bool,
        #[arg(long, value_name = "CODE")]
        /// A language of its labels; twice for two.
        language: Vec<String>,
        #[arg(short, long, value_name = "FILE")]
        /// The file to write.
        output: Option<PathBuf>,
    },
    /// Make the shipped forms again from their sources.
    Build {
        #[arg(long, value_name = "DIR", default_value = "forms")]
        /// The folder that holds `source/`.
        dir: PathBuf,
        #[arg(long)]
        /// Write nothing; say whether the forms are up to date.
        check: bool,
    },
}

/// A form, and how it is read.
#[derive(Debug, Args)]
pub struct Given {
    /// An id or a file.
    pub form: String,
    #[arg(long, value_name = "DIR")]
    /// The folder of the form's attachments; without, `NAME-media` beside it.
    pub attachments: Option<PathBuf>,
    #[arg(long)]
    /// Let pass what older tools accepted, and say so.
    pub lenient: bool,
}

impl Given {
    /// A form by its id or file, read as it stands.
    pub fn named(form: &str) -> Self {
        Self {
            form: form.to_owned(),
            attachments: None,
            lenient: false,
        }
    }
}
