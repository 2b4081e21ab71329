//! What becomes of an interview in another version of its form: a line an answer, and the count of them.

use crate::form::{Form, Template, Texts};
use crate::interview::{Answer, BadRename, Fate, Migration, MigrationStep, NoPlace};
use crate::locale::Messages;
use crate::session::{Open, beside};
use crate::text::attached::Attached;
use crate::text::clean::{name, prose_line};

/// The sentence for a rename that names no single question.
pub fn bad_rename(bad: &BadRename, messages: &Messages) -> String {
    let (id, named) = match bad {
        BadRename::Old { name } => ("cli-migrate-no-old", name),
        BadRename::New { name } => ("cli-migrate-no-new", name),
        BadRename::Twice { name } => ("cli-migrate-twice", name),
    };
    messages.with(id, &[("name", name(named).into_owned().into())])
}

/// The word for what becomes of an answer.
pub fn fate_word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Former => "former",
        Fate::Moved => "moved",
        Fate::Converted(_) => "converted",
        Fate::NoPlace(_) => "no-place",
    }
}

/// The word for why an answer has no place; empty for one that has.
pub fn fate_reason(fate: &Fate) -> &'static str {
    match fate {
        Fate::NoPlace(NoPlace::Gone) => "gone",
        Fate::NoPlace(NoPlace::NotAsked) => "not-asked",
        Fate::NoPlace(NoPlace::Level) => "level",
        Fate::NoPlace(NoPlace::Unfit) => "unfit",
        _ => "",
    }
}

/// A line for every answer, for every question beside which something was said, and for every new question.
pub fn migration_lines(open: &Open, form: &Form, migration: &Migration, messages: &Messages) -> Vec<String> {
    let steps = migration
        .steps
        .iter()
        .map(|step| line(step, open, form, messages));
    let besides = migration.besides.iter().map(|besides| {
        let node = besides.from.map(|node| &open.form().node(node).label);
        let args = [
            ("from", besides.key.clone().into()),
            (
                "label",
                node.map(|texts| label(open.form(), texts, messages))
                    .unwrap_or_default()
                    .into(),
            ),
            (
                "to",
                besides
                    .to
                    .map(|node| form.node(node).path.clone())
                    .unwrap_or_default()
                    .into(),
            ),
        ];
        let told = messages.with("cli-migrate-beside", &args);
        format!("{told}{}", words(open, &besides.key, messages))
    });
    let added = migration.added.iter().map(|node| {
        let node = form.node(*node);
        let args = [
            ("to", node.path.clone().into()),
            ("label", label(form, &node.label, messages).into()),
        ];
        messages.with("cli-migrate-added", &args)
    });
    steps
        .chain(besides)
        .chain(added)
        .map(|line| prose_line(&line))
        .collect()
}

/// How many answers are kept, moved, converted and without a place; `done` where it was written.
pub fn migration_count(
    open: &Open,
    form: &Form,
    migration: &Migration,
    done: bool,
    messages: &Messages,
) -> String {
    let count = |wanted: &[&str]| {
        let steps = migration.steps.iter();
        steps
            .filter(|step| wanted.contains(&fate_word(&step.fate)))
            .count()
    };
    let keys = migration.steps.iter().map(|step| &step.key);
    let keys = keys.chain(migration.besides.iter().map(|besides| &besides.key));
    let (notes, voices) = keys
        .map(|key| beside(open, key))
        .fold((0, 0), |(notes, voices), (more, others)| {
            (notes + more, voices + others)
        });
    let args = [
        ("form", form.id().to_owned().into()),
        ("version", form.version().to_owned().into()),
        ("kept", count(&["kept", "former"]).into()),
        ("moved", count(&["moved"]).into()),
        ("converted", count(&["converted"]).into()),
        ("aside", count(&["no-place"]).into()),
        ("added", migration.added.len().into()),
        ("notes", notes.into()),
        ("voices", voices.into()),
    ];
    let id = if done {
        "cli-migrate-done"
    } else {
        "cli-migrate-would"
    };
    messages.with(id, &args)
}

fn line(step: &MigrationStep, open: &Open, form: &Form, messages: &Messages) -> String {
    let label = match (step.from, step.to) {
        (Some(node), _) => label(open.form(), &open.form().node(node).label, messages),
        (None, Some(node)) => label(form, &form.node(node).label, messages),
        (None, None) => String::new(),
    };
    let now = match &step.fate {
        Fate::Converted(answer) => shown(answer, messages),
        _ => String::new(),
    };
    let args = [
        ("from", step.key.clone().into()),
        ("label", label.into()),
        (
            "to",
            step.to
                .map(|node| form.node(node).path.clone())
                .unwrap_or_default()
                .into(),
        ),
        ("value", shown(&step.answer, messages).into()),
        ("now", now.into()),
        ("why", fate_reason(&step.fate).into()),
    ];
    let told = messages.with(&format!("cli-migrate-{}", fate_word(&step.fate)), &args);
    format!("{told}{}", words(open, &step.key, messages))
}

/// What else was said at a key, in brackets; nothing where nothing was.
fn words(open: &Open, key: &str, messages: &Messages) -> String {
    let (notes, voices) = beside(open, key);
    if notes + voices == 0 {
        return String::new();
    }
    let args = [("notes", notes.into()), ("voices", voices.into())];
    format!(" ({})", messages.with("cli-migrate-words", &args))
}

fn shown(answer: &Answer, messages: &Messages) -> String {
    match answer {
        // Of a file, its name: the hash is for machines.
        Answer::Value(text) => Attached::read(text).map_or_else(|| text.clone(), |file| file.name),
        Answer::Missing { kind, .. } => messages.text(&format!("nonresponse-{}", kind.word())),
    }
}

/// A text in the user's language where the form has it, with references as they are written.
fn label(form: &Form, texts: &Texts, messages: &Messages) -> String {
    let languages = form.languages();
    let language = languages.find_code(messages.language().tag());
    let template = texts
        .get(language.unwrap_or_else(|| languages.default()))
        .or_else(|| texts.any().and_then(|any| texts.get(any)));
    template.map(Template::source).unwrap_or_default()
}
