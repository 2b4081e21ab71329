//! `repere help [TOPIC]`: the functions of expressions, or the help of a command.

use serde_json::json;

use crate::cli::args::{Format, Help};
use crate::cli::{Failure, Out, Setting, help};
use crate::manual;
use crate::text::{clean, wrap};
use crate::xpath::functions::{self, Function};

/// The narrowest terminal that is promised, less a margin for the sentence under a function.
const WIDTH: usize = 76;

/// Prints the help on a topic.
pub fn run(asked: &Help, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    match asked.topic.as_slice() {
        [word] if word == "functions" => list_functions(setting, out),
        [word] if word == "keys" => super::keytable::run(setting, out),
        [word] if word == "key-table" => Ok(out.write(&super::keytable::document(&setting.messages))?),
        [word] if word == "manual" => print_manual(setting, out),
        words => command_help(words, setting, out),
    }
}

/// The manual, wrapped for a terminal; a pipe gets the same.
fn print_manual(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    for line in manual::text(setting.messages.language()).lines() {
        for row in wrap::lines(line, WIDTH) {
            out.line(&row)?;
        }
    }
    Ok(())
}

fn command_help(words: &[String], setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut command = help::command(&setting.messages);
    for word in words {
        let Some(inner) = command.find_subcommand(word) else {
            let topic = clean::name(&words.join(" ")).into_owned();
            return Err(Failure::usage(
                setting.messages.with("cli-no-topic", &[("topic", topic.into())]),
            ));
        };
        command = inner.clone();
    }
    Ok(out.write(&command.render_help().to_string())?)
}

fn list_functions(setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let table = functions::table();
    if setting.format == Format::Json {
        let list: Vec<_> = table.iter().map(|f| as_json(f, setting)).collect();
        return Ok(out.json(&json!({ "functions": list }))?);
    }
    let mut family = None;
    for function in table {
        if family != Some(function.family) {
            if family.is_some() {
                out.line("")?;
            }
            family = Some(function.family);
            out.line(
                &setting
                    .messages
                    .text(&format!("function-family-{}", function.family.key())),
            )?;
        }
        let gives = setting
            .messages
            .text(&format!("function-gives-{}", function.gives.key()));
        out.line(&format!("  {}{}  → {gives}", function.name, function.takes))?;
        for line in wrap::lines(&sentence(function, setting), WIDTH) {
            out.line(&format!("    {line}"))?;
        }
    }
    Ok(())
}

fn as_json(function: &Function, setting: &Setting) -> serde_json::Value {
    json!({
        "name": function.name,
        "arguments": function.takes,
        "gives": function.gives.key(),
        "family": function.family.key(),
        "doc": sentence(function, setting),
    })
}

/// What the function is for, in the user's language.
fn sentence(function: &Function, setting: &Setting) -> String {
    setting.messages.text(&message_id(function))
}

fn message_id(function: &Function) -> String {
    format!("function-{}", function.name.replace(':', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, Messages};

    #[test]
    fn every_function_is_explained_as_its_row_says() {
        let english = Messages::new(Language::EN);
        for function in functions::table() {
            assert_eq!(
                english.text(&message_id(function)),
                function.doc,
                "{}",
                function.name
            );
        }
    }
}
