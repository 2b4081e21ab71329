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
    /// Cut any file into slices.
    Split {
        /// The file.
        file: PathBuf,
        #[arg(long, value_name = "SIZE")]
        /// No slice larger than this: `100k`, `20M`.
        max_size: String,
    },
    /// Join slices again.
    Join {
        #[arg(required = true)]
        /// The slices, in any order.
        files: Vec<PathBuf>,
        #[arg(short, long, value_name = "FILE")]
        /// The file to write.
        output: PathBuf,
    },
    /// Any bundle as text, for mail and chat.
    Armor {
        /// The bundle.
        file: PathBuf,
    },
    /// A small bundle as a code to scan.
    Qr {
        /// The bundle.
        file: PathBuf,
    },
    /// What is lacking here, and the request for it.
    Request {
        #[arg(short, long, value_name = "FILE")]
        /// The file to write; without, what is lacking is listed.
        output: Option<PathBuf>,
        #[arg(long = "for", value_name = "DEVICE")]
        /// Whom to ask; without, whoever sent what waits.
        receiver: Vec<String>,
    },
    /// What left and what came, for good.
    Log,
    /// How far each interview has come, and the last word of each device.
    Receipts,
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
    #[arg(long, value_name = "SIZE")]
    /// Several files, none larger than this: `100k`, `20M`.
    pub max_size: Option<String>,
    #[arg(long, conflicts_with = "unsealed")]
    /// The files that answers name, instead of the answers.
    pub media: bool,
    #[arg(long)]
    /// As text, for mail and chat.
    pub armor: bool,
    #[arg(long)]
    /// Without seal: anyone who has the file can read it.
    pub unsealed: bool,
}
