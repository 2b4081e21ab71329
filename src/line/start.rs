//! Pages to fill, one line a field: first start, unlock, new interview, send, receive.

use super::answer::{self, Read};
use super::talk::{Stage, Talk};
use crate::interview::{ChoiceView, Shown};
use crate::locale::{Language, Messages};
use crate::session::is_person_code;
use crate::text::clean::name;
use crate::text::fold::name_key;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::interview::choose::LONG;

/// A page, at the field that is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Page {
    /// The language of the interface.
    Language,
    /// A study or an exercise.
    Start,
    /// The codes of a new folder and its passphrase, field by field.
    Study(Field),
    /// The passphrase of the folder.
    Unlock,
    /// The form of a new interview.
    Form,
    /// Its country.
    Country {
        /// The form.
        form: String,
    },
    /// Its authority.
    Authority {
        /// The form.
        form: String,
        /// The country.
        country: String,
        /// What was typed, while known names like it are looked for or offered.
        typed: String,
        /// The known names that were offered.
        offered: Vec<String>,
    },
    /// Its main informant.
    Informant {
        /// The form.
        form: String,
        /// The country.
        country: String,
        /// The authority.
        authority: String,
    },
    /// Where a bundle is written.
    Send {
        /// What an empty line means.
        suggested: String,
    },
    /// Which bundles are read.
    Receive,
}

/// A field of a new folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Study,
    Team,
    Person,
    Passphrase,
    Again,
}

impl Field {
    fn id(self) -> &'static str {
        match self {
            Self::Study => "page-study-code",
            Self::Team => "page-team-code",
            Self::Person => "page-person-code",
            Self::Passphrase => "page-passphrase",
            Self::Again => "page-passphrase-again",
        }
    }
}

impl Page {
    /// The first page of the first start.
    pub(super) fn language() -> Self {
        Self::Language
    }

    pub(super) fn secret(&self) -> bool {
        matches!(self, Self::Unlock | Self::Study(Field::Passphrase | Field::Again))
    }

    pub(super) fn prompt(&self, messages: &Messages) -> String {
        let label = match self {
            Self::Language => messages.text("page-language-choice"),
            Self::Start => messages.text("page-start-choice"),
            Self::Study(field) => messages.text(field.id()),
            Self::Unlock => messages.text("page-passphrase"),
            Self::Form => format!("{} [core]", messages.text("page-form")),
            Self::Country { .. } => messages.text("page-country"),
            Self::Authority { .. } => messages.text("page-authority"),
            Self::Informant { .. } => messages.text("page-informant"),
            Self::Send { suggested } => format!("{} [{suggested}]", messages.text("page-file")),
            Self::Receive => messages.text("page-files"),
        };
        format!("{label} > ")
    }
}

impl Talk {
    pub(super) fn read_page(&mut self, page: &Page) {
        match page {
            Page::Language => {
                self.say("page-language-about");
                let names: Vec<(String, String)> = Language::all()
                    .map(|language| (language.tag().to_owned(), language.name().to_owned()))
                    .collect();
                self.choices(&listed(&names));
            }
            Page::Start => {
                self.say("page-start-about");
                let choices = self.start_choices();
                self.choices(&listed(&choices));
            }
            Page::Study(Field::Study) => self.say("page-study-about"),
            Page::Study(_) => {}
            Page::Unlock => self.say("page-unlock-about"),
            Page::Form => {
                self.say("page-begin-about");
                let forms = self.home.forms.clone();
                self.choices(&listed(&forms));
            }
            Page::Country { .. } => {
                let count = self.home.countries.len();
                if count > LONG {
                    self.with("line-search-list", &[("count", count.into())]);
                } else {
                    let countries = self.home.countries.clone();
                    self.choices(&listed(&countries));
                }
            }
            Page::Authority { offered, .. } if !offered.is_empty() => {
                self.say("page-suggestions");
                let names: Vec<(String, String)> = offered
                    .iter()
                    .map(|known| (String::new(), name(known).into_owned()))
                    .collect();
                self.choices(&listed(&names));
                self.say("line-suggestions");
            }
            Page::Authority { .. } | Page::Informant { .. } => {}
            Page::Send { .. } => self.say("page-send-about"),
            Page::Receive => self.say("page-receive-about"),
        }
    }

    fn start_choices(&self) -> Vec<(String, String)> {
        ["study", "practice"]
            .map(|value| (value.to_owned(), self.word(&format!("page-start-{value}"))))
            .to_vec()
    }

    pub(super) fn hear_page(&mut self, page: Page, line: &str) -> Vec<Effect> {
        let typed = line.trim();
        match page {
            Page::Language => {
                let languages: Vec<Language> = Language::all().collect();
                let names: Vec<(String, String)> = languages
                    .iter()
                    .map(|language| (language.tag().to_owned(), language.name().to_owned()))
                    .collect();
                let language = if typed.is_empty() {
                    Some(self.messages.language())
                } else {
                    self.chosen(&names, typed).map(|index| languages[index])
                };
                let Some(language) = language else {
                    return Vec::new();
                };
                self.messages = Messages::new(language);
                self.push(Stage::Page(Page::Start));
                vec![Effect::KeepLanguage(language)]
            }
            Page::Start => {
                let choices = self.start_choices();
                match self.chosen(&choices, typed) {
                    Some(0) => {
                        self.push(Stage::Page(Page::Study(Field::Study)));
                        Vec::new()
                    }
                    Some(_) => {
                        vec![Effect::Practise]
                    }
                    None => Vec::new(),
                }
            }
            Page::Study(field) => self.hear_study(field, line),
            Page::Unlock => vec![Effect::Unlock(line.to_owned())],
            Page::Form => {
                let forms = self.home.forms.clone();
                let form = if typed.is_empty() {
                    Some("core".to_owned())
                } else {
                    self.chosen(&forms, typed).map(|index| forms[index].0.clone())
                };
                if let Some(form) = form {
                    self.next_page(Page::Country { form });
                }
                Vec::new()
            }
            Page::Country { form } => {
                let countries = self.home.countries.clone();
                if let Some(index) = self.chosen(&countries, typed) {
                    self.next_page(Page::Authority {
                        form,
                        country: countries[index].0.clone(),
                        typed: String::new(),
                        offered: Vec::new(),
                    });
                }
                Vec::new()
            }
            Page::Authority {
                form,
                country,
                typed: before,
                offered,
            } => {
                if !offered.is_empty() {
                    let number = typed
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    let authority = match number.and_then(|index| offered.get(index)) {
                        Some(known) => Some(known.clone()),
                        // An empty line keeps what was typed; other words are another name.
                        None if typed.is_empty() => Some(before),
                        None => None,
                    };
                    if let Some(authority) = authority {
                        return self.ask_informant(form, country, authority);
                    }
                }
                if typed.is_empty() {
                    self.say("page-fill");
                    return Vec::new();
                }
                if let Some(Stage::Page(page)) = self.stages.last_mut() {
                    *page = Page::Authority {
                        form,
                        country: country.clone(),
                        typed: typed.to_owned(),
                        offered: Vec::new(),
                    };
                }
                vec![Effect::SuggestAuthorities {
                    name: typed.to_owned(),
                    country,
                }]
            }
            Page::Informant {
                form,
                country,
                authority,
            } => {
                if !typed.is_empty() && !is_person_code(typed) {
                    self.say("page-bad-code");
                    return Vec::new();
                }
                vec![Effect::Begin {
                    form,
                    country,
                    authority,
                    informant: typed.to_owned(),
                }]
            }
            Page::Send { suggested } => {
                let path = if typed.is_empty() {
                    suggested
                } else {
                    typed.to_owned()
                };
                vec![Effect::Send {
                    path,
                    to: String::new(),
                }]
            }
            Page::Receive => {
                if typed.is_empty() {
                    self.back();
                    return Vec::new();
                }
                vec![Effect::Rehearse(crate::tui::update::paths(typed))]
            }
        }
    }

    fn hear_study(&mut self, field: Field, line: &str) -> Vec<Effect> {
        let typed = line.trim();
        if typed.is_empty() && !matches!(field, Field::Passphrase | Field::Again) {
            self.say("page-fill");
            return Vec::new();
        }
        let next = match field {
            Field::Study => {
                typed.clone_into(&mut self.start.study);
                Field::Team
            }
            Field::Team => {
                typed.clone_into(&mut self.start.team);
                Field::Person
            }
            Field::Person => {
                typed.clone_into(&mut self.start.person);
                Field::Passphrase
            }
            Field::Passphrase => {
                self.start.passphrase = Some(line.to_owned()).filter(|line| !line.is_empty());
                Field::Again
            }
            Field::Again if self.start.passphrase.as_deref().unwrap_or_default() == line => {
                return vec![Effect::Create(self.start.clone())];
            }
            Field::Again => {
                self.say("page-passphrases-differ");
                Field::Passphrase
            }
        };
        self.next_page(Page::Study(next));
        Vec::new()
    }

    /// Known names like the one typed: offered, or the interview begins.
    pub(super) fn take_suggestions(&mut self, found: &[(String, String)]) -> Vec<Effect> {
        let Some(Stage::Page(Page::Authority {
            form,
            country,
            typed,
            offered,
        })) = self.stages.last_mut()
        else {
            return Vec::new();
        };
        let same = |known: &&(String, String)| name_key(&known.1) == name_key(typed);
        let known = found.iter().find(same).map(|(_, known)| known.clone());
        if let Some(authority) = known.or_else(|| found.is_empty().then(|| typed.clone())) {
            let (form, country) = (form.clone(), country.clone());
            return self.ask_informant(form, country, authority);
        }
        *offered = found.iter().map(|(_, known)| known.clone()).collect();
        self.read_next();
        Vec::new()
    }

    /// The last page before an interview begins; an empty line leaves the informant unnamed.
    fn ask_informant(&mut self, form: String, country: String, authority: String) -> Vec<Effect> {
        self.next_page(Page::Informant {
            form,
            country,
            authority,
        });
        Vec::new()
    }

    /// The folder could not be made of the codes typed: they are asked again.
    pub(super) fn begin_codes_again(&mut self) {
        if matches!(self.stages.last(), Some(Stage::Page(Page::Study(_)))) {
            self.next_page(Page::Study(Field::Study));
        }
    }

    pub(super) fn act_page(&mut self, page: &Page, action: Action) -> Option<Vec<Effect>> {
        match (action, page) {
            (Action::Back, _) if self.stages.len() > 1 => {
                self.back();
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn next_page(&mut self, page: Page) {
        self.stages.pop();
        self.push(Stage::Page(page));
    }

    /// The item that a line names; otherwise says what could be meant.
    pub(super) fn chosen(&mut self, items: &[(String, String)], line: &str) -> Option<usize> {
        let choices = listed(items);
        match answer::choose(&choices, line) {
            Ok(index) => Some(index),
            Err(read) => {
                self.unclear(&choices, &read);
                None
            }
        }
    }

    /// Says what a line could have meant.
    pub(super) fn unclear(&mut self, choices: &[ChoiceView], read: &Read) {
        match read {
            Read::Answer(_) => {}
            Read::Unknown(typed) => {
                let typed = name(typed).into_owned();
                self.with("line-no-choice", &[("typed", typed.into())]);
            }
            Read::Unclear(typed, found) => {
                let typed = name(typed).into_owned();
                self.with("line-unclear", &[("typed", typed.into())]);
                let numbered: Vec<(usize, &ChoiceView)> = found
                    .iter()
                    .take(LONG)
                    .map(|index| (*index, &choices[*index]))
                    .collect();
                self.numbered(&numbered);
            }
        }
    }
}

/// Items of a page as choices: value, words.
pub(super) fn listed(items: &[(String, String)]) -> Vec<ChoiceView> {
    items
        .iter()
        .map(|(value, label)| ChoiceView {
            value: value.clone(),
            label: Shown {
                text: label.clone(),
                fallback: None,
            },
            chosen: false,
        })
        .collect()
}
