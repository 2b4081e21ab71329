//! The help of the command line in the user's language.
//!
//! clap holds the shape of the commands; their sentences stand in the locale room. The id of a message follows from
//! the words typed: `cli-form-trace` for a command, `cli-form-trace--script` for one of its arguments, `cli--data` for
//! an option of every command. A test finds whatever has no sentence.

use clap::builder::{Resettable, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory};

use crate::cli::args::Line;
use crate::locale::Messages;

/// The command line with all its help in one language.
pub fn command(messages: &Messages) -> Command {
    let command = Line::command();
    let globals: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    localise(command, "cli", &globals, messages)
}

fn localise(mut command: Command, id: &str, globals: &[String], messages: &Messages) -> Command {
    command.build();
    let headings = (
        messages.text("cli-heading-commands"),
        messages.text("cli-heading-arguments"),
        messages.text("cli-heading-options"),
    );
    let has_options = command.get_opts().next().is_some();
    let template = format!(
        "{{about}}\n\n{}: {{usage}}{}{}{}\n",
        messages.text("cli-heading-usage"),
        section(command.has_subcommands(), &headings.0, "subcommands"),
        section(
            command.get_positionals().next().is_some(),
            &headings.1,
            "positionals"
        ),
        section(has_options, &headings.2, "options"),
    );
    command = command
        .about(messages.text(id))
        .long_about(Resettable::<StyledStr>::Reset)
        .help_template(template)
        .mut_args(|arg| {
            let name = arg.get_id().to_string();
            let sentence = match name.as_str() {
                "help" => "cli--help".to_owned(),
                "version" => "cli--version".to_owned(),
                _ if globals.contains(&name) => format!("cli--{}", name.replace('_', "-")),
                _ => format!("{id}--{}", name.replace('_', "-")),
            };
            let arg = if name == "help" {
                arg.action(ArgAction::HelpShort)
            } else {
                arg
            };
            arg.help(messages.text(&sentence))
                .long_help(Resettable::<StyledStr>::Reset)
                .hide_possible_values(true)
                .hide_default_value(true)
        });
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    for name in names {
        let child = format!("{id}-{name}");
        command = command.mut_subcommand(name, |sub| localise(sub, &child, globals, messages));
    }
    command
}

fn section(present: bool, heading: &str, tag: &str) -> String {
    if present {
        format!("\n\n{heading}:\n{{{tag}}}")
    } else {
        String::new()
    }
}

/// What is wrong with the words typed, in one sentence and a pointer to the help.
pub fn usage_sentence(error: &clap::Error, messages: &Messages) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => messages.with("cli-usage-unknown", &[("argument", argument.into())]),
        ErrorKind::InvalidSubcommand => {
            let word = context(ContextKind::InvalidSubcommand);
            messages.with("cli-usage-command", &[("word", word.into())])
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            messages.text("cli-usage-no-command")
        }
        ErrorKind::MissingRequiredArgument => {
            messages.with("cli-usage-missing", &[("argument", argument.into())])
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            messages.with(
                "cli-usage-conflict",
                &[("argument", argument.into()), ("other", other.into())],
            )
        }
        _ => messages.with(
            "cli-usage-value",
            &[("argument", argument.into()), ("value", value.into())],
        ),
    };
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(context)
    .find(|text| !text.is_empty())
    .map(|near| messages.with("cli-usage-near", &[("near", near.into())]));
    let mut parts = vec![sentence];
    parts.extend(suggestion);
    parts.push(messages.text("cli-usage-help"));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn missing(command: &Command, found: &mut Vec<String>) {
        found.extend(
            command
                .get_about()
                .map(ToString::to_string)
                .filter(|t| t.starts_with("cli-")),
        );
        for arg in command.get_arguments() {
            found.extend(
                arg.get_help()
                    .map(ToString::to_string)
                    .filter(|t| t.starts_with("cli-")),
            );
        }
        for sub in command.get_subcommands() {
            missing(sub, found);
        }
    }

    #[test]
    fn every_command_and_option_has_its_sentence() {
        for language in Language::all() {
            let mut found = Vec::new();
            missing(&command(&Messages::new(language)), &mut found);
            found.sort();
            assert!(found.is_empty(), "{}: {}", language.tag(), found.join("\n"));
        }
    }
}
