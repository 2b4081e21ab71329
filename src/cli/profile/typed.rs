//! What was typed after `repere profile`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `repere profile`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Typed {
    #[arg(required_unless_present = "all")]
    /// Its name or id.
    pub authority: Option<String>,
    #[arg(long, conflicts_with = "authority")]
    /// Every authority of the study.
    pub all: bool,
    #[command(flatten)]
    /// What is read.
    pub reading: Reading,
    #[command(subcommand)]
    /// Several profiles, or both sides of a partnership.
    pub command: Option<Several>,
}

/// What is read, and by which rules.
#[derive(Debug, Args)]
pub struct Reading {
    #[arg(long)]
    /// Read accepted interviews only.
    pub accepted: bool,
    #[arg(long, value_name = "N")]
    /// Read one wave only.
    pub wave: Option<u32>,
    #[arg(long, value_name = "DATE")]
    /// The day to look from.
    pub at: Option<jiff::civil::Date>,
    #[arg(long, value_name = "FILE.json")]
    /// A rule table other than the one that ships.
    pub rules: Option<PathBuf>,
}

/// Several profiles.
#[derive(Debug, Subcommand)]
pub enum Several {
    /// Profiles side by side: `NAME`, or `NAME@2` for what was known by its second wave.
    Compare {
        #[arg(required = true, num_args = 2.., value_name = "NAME[@WAVE]")]
        /// Whose.
        authorities: Vec<String>,
        #[command(flatten)]
        /// What is read.
        reading: Reading,
    },
    /// Both sides of a partnership.
    Mirror {
        #[arg(value_name = "CODE")]
        /// The code that both sides share; without, every partnership.
        partnership: Option<String>,
        #[command(flatten)]
        /// What is read.
        reading: Reading,
    },
    /// Ask the field a question that the profile leaves open.
    Ask {
        /// Its name or id.
        authority: String,
        /// The question, by its number; without, all are listed.
        number: Option<usize>,
    },
    /// Whether a rule table can be used.
    Rules {
        #[arg(value_name = "FILE.json")]
        /// The table; without, the one that ships is printed.
        file: Option<PathBuf>,
    },
}
