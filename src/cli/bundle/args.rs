//! The words of `repere bundle …`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `repere bundle …`.
#[derive(Debug, Subcommand)]
pub enum BundleCommand {
    /// Write a bundle.
    Create(Create),
    /// What a bundle holds.
    Show {
        /// The bundle.
        file: PathBuf,
        #[arg(long)]
        /// Event by event.
        expand: bool,
    },
    /// Whether a bundle is whole and signed.
    Verify {
        /// The bundle.
        file: PathBuf,
    },
}

/// `repere bundle create`.
#[derive(Debug, Args)]
pub struct Create {
    #[arg(short, long, value_name = "FILE")]
    /// The file to write.
    pub output: PathBuf,
    #[arg(long)]
    /// Everything, whatever the other side holds.
    pub all: bool,
    #[arg(long = "for", value_name = "DEVICE")]
    /// For this device or person: what it has not confirmed, sealed to it; can be given several times.
    pub receiver: Vec<String>,
    #[arg(long, value_name = "NAME")]
    /// One authority only.
    pub authority: Option<String>,
    #[arg(long, value_name = "ID")]
    /// One interview only.
    pub interview: Option<String>,
    #[arg(long)]
    /// Without the drafts.
    pub submitted: bool,
    #[arg(long, value_name = "R", conflicts_with = "unsealed")]
    /// Sealed to this device or this age key too; can be given several times.
    pub recipient: Vec<String>,
    #[arg(long)]
    /// Without seal: anyone who has the file can read it.
    pub unsealed: bool,
}
