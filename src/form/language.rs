//! The languages a form is written in.

/// The number of a language in its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(pub(crate) u16);

/// The languages of a form, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    names: Vec<String>,
    default: LanguageId,
}

impl Languages {
    /// The languages by name, and the one shown first.
    pub fn new(names: Vec<String>, default: usize) -> Self {
        Self {
            names,
            default: LanguageId(default as u16),
        }
    }

    /// The language shown when nobody has chosen: `default_language`, else the first of the file.
    pub fn default(&self) -> LanguageId {
        self.default
    }

    /// The name as the form writes it: `Français (fr)`; a form without language columns has one, named `default`.
    pub fn name(&self, language: LanguageId) -> &str {
        &self.names[usize::from(language.0)]
    }

    /// The language of that exact name.
    pub fn find(&self, name: &str) -> Option<LanguageId> {
        self.iter().find(|language| self.name(*language) == name)
    }

    /// The language whose code in brackets is `code` (`fr`, `fra`), or whose name is.
    pub fn find_code(&self, code: &str) -> Option<LanguageId> {
        self.iter().find(|language| {
            let name = self.name(*language);
            name.eq_ignore_ascii_case(code)
                || name
                    .rsplit_once('(')
                    .is_some_and(|(_, end)| end.trim_end_matches(')').trim().eq_ignore_ascii_case(code))
        })
    }

    /// All languages in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..self.names.len() as u16).map(LanguageId)
    }

    /// How many languages there are: at least one.
    #[allow(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.names.len()
    }
}
