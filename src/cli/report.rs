//! `repere report`: what the study gives back, as text, as a page, as data.

use clap::{Args, Subcommand};

use super::args::Format;
use super::{Failure, Out, Setting};
use crate::form::shipped_form;
use crate::identify::Rules;
use crate::report::{Kind, Material, write};

/// `repere report …`.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// What was collected, what is found, what changed, where sources disagree.
    Study(Whom),
    /// A few pages: the study's questions and what stays open.
    Synthesis(Whom),
    /// Needs against abilities and offers.
    Needs(Whom),
    /// A brief for a support network.
    Network {
        /// Its name in the register, or the beginning of it.
        name: Option<String>,
        #[command(flatten)]
        /// Who is named.
        whom: Whom,
    },
    /// What was promised, authority by authority: the team’s own list.
    Promises,
    /// What was answered in one form, question by question.
    Answers {
        /// The form's id.
        form: String,
        #[command(flatten)]
        /// Who is named.
        whom: Whom,
    },
}

/// Who is named.
#[derive(Debug, Args)]
pub struct Whom {
    #[arg(long)]
    /// Name every authority: for the team's own eyes.
    pub named: bool,
}

/// The page of a terminal that nobody widened.
const WIDTH: usize = 80;

/// Prints a report.
pub fn run(typed: &Report, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let (kind, whom) = match typed {
        Report::Study(whom) => (Kind::Study, whom),
        Report::Synthesis(whom) => (Kind::Synthesis, whom),
        Report::Needs(whom) => (Kind::Needs, whom),
        Report::Promises => (Kind::Promises, &Whom { named: true }),
        Report::Network { name, whom } => (Kind::Network(name.clone()), whom),
        Report::Answers { form, whom } => {
            if shipped_form(form).is_none() {
                let args = [("form", crate::text::clean::name(form).into_owned().into())];
                return Err(Failure::data(setting.messages.with("report-no-form", &args)));
            }
            (Kind::Answers(form.clone()), whom)
        }
    };
    let session = setting.open_to_read()?;
    let rules = Rules::shipped();
    let material = Material::gather(&session, rules).map_err(|e| setting.refused(&e))?;
    let messages = &setting.messages;
    let page = write(&kind, &material, rules, messages, whom.named);
    match setting.format {
        Format::Text => out.write(&page.lines(WIDTH))?,
        Format::Html => out.write(&page.html(messages.language().tag()))?,
        Format::Json => out.json(&page.json())?,
    }
    Ok(())
}
