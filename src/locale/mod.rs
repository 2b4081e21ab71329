//! The interface's messages: Fluent files per language and room, plurals, fallback.
//!
//! Errors carry fields; the sentence a person reads is made here, at the edge. A language is one folder of files under
//! `src/locale` and one line in [`LANGUAGES`]; what it lacks is shown in English. Labels of forms are not here: they
//! belong to the forms.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

/// An argument of a message: a text or a number (numbers choose plural forms).
pub use fluent_bundle::FluentValue as Arg;

macro_rules! rooms {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/app.ftl")),
            include_str!(concat!($language, "/actions.ftl")),
            include_str!(concat!($language, "/tui.ftl")),
            include_str!(concat!($language, "/keyboard.ftl")),
            include_str!(concat!($language, "/handover.ftl")),
            include_str!(concat!($language, "/informant.ftl")),
            include_str!(concat!($language, "/keytable.ftl")),
            include_str!(concat!($language, "/line.ftl")),
            include_str!(concat!($language, "/paper.ftl")),
            include_str!(concat!($language, "/cli.ftl")),
            include_str!(concat!($language, "/coordinate.ftl")),
            include_str!(concat!($language, "/form.ftl")),
            include_str!(concat!($language, "/authoring.ftl")),
            include_str!(concat!($language, "/session.ftl")),
            include_str!(concat!($language, "/attach.ftl")),
            include_str!(concat!($language, "/store.ftl")),
            include_str!(concat!($language, "/keep.ftl")),
            include_str!(concat!($language, "/bundle.ftl")),
            include_str!(concat!($language, "/exchange.ftl")),
            include_str!(concat!($language, "/keys.ftl")),
            include_str!(concat!($language, "/identify.ftl")),
            include_str!(concat!($language, "/report.ftl")),
            include_str!(concat!($language, "/translation.ftl")),
            include_str!(concat!($language, "/functions.ftl")),
        ]
    };
}

/// One language of the interface: its tag, its own name, its files.
struct Source {
    tag: &'static str,
    name: &'static str,
    files: &'static [&'static str],
}

/// Every language of the interface; the first is the one a machine without a preference gets.
static LANGUAGES: [Source; 2] = [
    Source {
        tag: "fr",
        name: "Français",
        files: rooms!("fr"),
    },
    Source {
        tag: "en",
        name: "English",
        files: rooms!("en"),
    },
];

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(usize);

impl Language {
    /// French.
    pub const FR: Self = Self(0);
    /// English, in which a message missing elsewhere is shown.
    pub const EN: Self = Self(1);

    /// All languages, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(Self)
    }

    /// The language of a tag such as `fr`, `fr-FR`, `fr_BF.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag
            .split(['-', '_', '.', '@'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        LANGUAGES
            .iter()
            .position(|source| source.tag == primary)
            .map(Self)
    }

    /// The language that the environment asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order), if we speak it.
    pub fn from_environment<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        values
            .into_iter()
            .find(|value| !value.is_empty())
            .and_then(Self::from_tag)
    }

    /// The tag: `fr`, `en`.
    pub fn tag(self) -> &'static str {
        LANGUAGES[self.0].tag
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        LANGUAGES[self.0].name
    }

    /// The language after this one, round and round.
    pub fn next(self) -> Self {
        Self((self.0 + 1) % LANGUAGES.len())
    }
}

/// The messages of one language, with English behind it.
pub struct Messages {
    language: Language,
    own: FluentBundle<FluentResource>,
    fallback: Option<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Messages").field(&self.language.tag()).finish()
    }
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: Language) -> Self {
        let fallback = (language != Language::EN).then(|| bundle(Language::EN));
        Self {
            language,
            own: bundle(language),
            fallback,
        }
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `id`; an unknown id is shown itself, so that a person can name it to us.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The message `id` with its arguments.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        format(&self.own, id, &args)
            .or_else(|| {
                self.fallback
                    .as_ref()
                    .and_then(|fallback| format(fallback, id, &args))
            })
            .unwrap_or_else(|| id.to_owned())
    }

    /// Whether the message `id` exists in this language or in the fallback.
    pub fn has(&self, id: &str) -> bool {
        self.own.has_message(id)
            || self
                .fallback
                .as_ref()
                .is_some_and(|fallback| fallback.has_message(id))
    }
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut problems = Vec::new();
    Some(
        bundle
            .format_pattern(pattern, Some(args), &mut problems)
            .into_owned(),
    )
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.tag().parse().expect("tags in LANGUAGES are valid");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // U+2068 and U+2069 around arguments would reach files, pipes and terminals.
    bundle.set_use_isolating(false);
    for file in LANGUAGES[language.0].files {
        // A damaged line spoils itself only; a test parses every file without tolerance.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Message id → names of its arguments, read from the text of the files.
    fn arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut out = BTreeMap::<String, BTreeSet<String>>::new();
        let mut current = String::new();
        for line in LANGUAGES[language.0].files.iter().flat_map(|file| file.lines()) {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if !line.starts_with(' ') && !line.starts_with('}') {
                let (id, _) = line
                    .split_once('=')
                    .unwrap_or_else(|| panic!("not a message: {line}"));
                id.trim().clone_into(&mut current);
                assert!(
                    !out.contains_key(&current),
                    "{} holds {current} twice",
                    language.tag()
                );
                out.insert(current.clone(), BTreeSet::new());
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                    .collect()
            });
            out.get_mut(&current)
                .expect("a message begins before its lines")
                .extend(names);
        }
        out
    }

    #[test]
    fn every_file_parses() {
        for language in Language::all() {
            for file in LANGUAGES[language.0].files {
                if let Err((_, problems)) = FluentResource::try_new((*file).to_owned()) {
                    panic!("{}: {problems:?}", language.tag());
                }
            }
        }
    }

    #[test]
    fn french_and_english_hold_the_same_messages_with_the_same_arguments() {
        assert_eq!(arguments(Language::FR), arguments(Language::EN));
    }

    #[test]
    fn plurals_follow_the_language() {
        let french = Messages::new(Language::FR);
        let english = Messages::new(Language::EN);
        assert_eq!(
            french.with("count-interviews", &[("count", 0.into())]),
            "0 entretien"
        );
        assert_eq!(
            french.with("count-interviews", &[("count", 2.into())]),
            "2 entretiens"
        );
        assert_eq!(
            english.with("count-interviews", &[("count", 0.into())]),
            "0 interviews"
        );
        assert_eq!(
            english.with("count-interviews", &[("count", 1.into())]),
            "1 interview"
        );
    }

    /// "1 entretiens" and "1 ligne(s)" are what happens otherwise. A line that is a variant has chosen its form already.
    #[test]
    fn a_count_before_a_plural_chooses_its_form() {
        const COUNTS: [&str; 12] = [
            "count",
            "events",
            "interviews",
            "added",
            "changed",
            "kept",
            "moved",
            "new",
            "joined",
            "days",
            "rows",
            "sheets",
        ];
        for language in Language::all() {
            let files = LANGUAGES[language.0].files.iter();
            for line in files.flat_map(|file| file.lines()) {
                assert!(!line.contains("(s)"), "{line}");
                if line.trim_start().starts_with(['[', '*']) {
                    continue;
                }
                for count in COUNTS {
                    let after = line
                        .split_once(&format!("{{ ${count} }} "))
                        .map(|(_, after)| after);
                    let noun = after
                        .and_then(|after| after.split([' ', ',', '.', ')']).next())
                        .unwrap_or("");
                    let plural = noun.len() > 3 && noun.ends_with('s');
                    assert!(!plural, "{}: one {noun}? {line}", language.tag());
                }
            }
        }
    }

    #[test]
    fn arguments_are_not_wrapped_in_isolates() {
        let shown = Messages::new(Language::FR).with("saved-at", &[("time", "14:07:31".into())]);
        assert_eq!(shown, "enregistré 14:07:31");
    }

    #[test]
    fn an_unknown_message_shows_its_name() {
        assert_eq!(
            Messages::new(Language::FR).text("no-such-message"),
            "no-such-message"
        );
    }

    #[test]
    fn the_environment_chooses_a_language_we_speak() {
        assert_eq!(
            Language::from_environment(["", "fr_BF.UTF-8"]),
            Some(Language::FR)
        );
        assert_eq!(Language::from_environment(["en_ET"]), Some(Language::EN));
        assert_eq!(Language::from_environment(["am_ET"]), None);
    }
}
