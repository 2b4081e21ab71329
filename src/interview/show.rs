//! Reading an interview: questions as screens draw them, checks, expressions tried out.

use super::tree::{At, ROOT};
use super::{Answer, ChoiceView, Failure, Interview, Place, QuestionView, Shown, offers, value};
use crate::form::{Kind, LanguageId, OptionSource, Texts};
use crate::xpath::{EvalError, Expr, ExprError, Value};

/// What checking a whole interview says: the first failure in document order, required before constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing blocks.
    Ok,
    /// An answer is missing and nobody said why.
    Required(Place),
    /// A value breaks a rule.
    Constraint(Place),
}

/// Why an expression typed by a person has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// It cannot be read.
    #[error(transparent)]
    Syntax(#[from] ExprError),
    /// It cannot be worked out.
    #[error(transparent)]
    Evaluation(#[from] EvalError),
    /// A name in it is no question's, or several questions'.
    #[error("there is no single question {name}")]
    Reference {
        /// The name.
        name: String,
    },
    /// The place is not there.
    #[error("no such place")]
    Place,
}

impl Interview {
    /// A question as a screen draws it, in the language shown; groups and instances too.
    pub fn view(&self, place: &Place) -> Option<QuestionView> {
        self.view_in(place, self.language)
    }

    /// A question in a given language.
    pub fn view_in(&self, place: &Place, language: LanguageId) -> Option<QuestionView> {
        let at = self.at(place)?;
        let mut view = self.bare(at, place, language);
        view.choices = self.choices_at(at, language);
        Some(view)
    }

    /// A question with the chosen ones alone among its choices: enough for words about its answer and its state, at the
    /// price of few where a list has fifty thousand.
    pub fn view_chosen(&self, place: &Place) -> Option<QuestionView> {
        let at = self.at(place)?;
        let language = self.language;
        let mut view = self.bare(at, place, language);
        let node = self.tree.node(at.node);
        let plain = node.options.as_ref().filter(|options| options.filter.is_none());
        view.choices = match plain.map(|options| options.source) {
            Some(OptionSource::List(list)) if node.kind.is_select() && !self.tree.is_whole(at) => {
                let values = self.tree.slot(at).value.split_whitespace();
                let chosen = values.filter_map(|value| self.form().list(list).find(value));
                chosen
                    .map(|choice| ChoiceView {
                        value: choice.value.clone(),
                        label: self.shown(at, &choice.label, language),
                        chosen: true,
                    })
                    .collect()
            }
            _ => {
                let mut all = self.choices_at(at, language);
                all.retain(|choice| choice.chosen);
                all
            }
        };
        Some(view)
    }

    /// A question without its choices.
    fn bare(&self, at: At, place: &Place, language: LanguageId) -> QuestionView {
        let node = self.tree.node(at.node);
        let whole = self.tree.is_whole(at);
        let failures = if whole {
            Vec::new()
        } else {
            self.failures_at(at, language)
        };
        let text = |texts: &Texts| self.shown(at, texts, language);
        let slot = (!whole).then(|| self.tree.slot(at));
        QuestionView {
            place: place.clone(),
            kind: node.kind,
            name: node.name.clone(),
            path: self.position_path(place),
            label: text(&node.label),
            hint: text(&node.hint),
            guidance: text(&node.guidance),
            answer: slot.map_or(Answer::Value(String::new()), |_| self.answer_at(at)),
            relevant: self.is_for_here(at) && self.asked(at),
            required: slot.is_some_and(|slot| slot.required),
            readonly: slot.is_some_and(|slot| slot.readonly),
            valid: failures.is_empty(),
            failures,
            warning: slot
                .filter(|slot| slot.relevant && !slot.quiet)
                .map(|_| text(&node.warning_message)),
            choices: Vec::new(),
            nonresponse: node.nonresponse,
            sensitive: node.sensitive,
            personal: node.personal,
            must_ask: node.must_ask,
            interviewer: node.interviewer,
            appearance: node.appearance.clone(),
            parameters: node.parameters.clone(),
        }
    }

    /// What a place is called in a language, without the rest of its view.
    pub fn label_in(&self, place: &Place, language: LanguageId) -> Option<Shown> {
        let at = self.at(place)?;
        Some(self.shown(at, &self.tree.node(at.node).label, language))
    }

    pub(super) fn shown(&self, at: At, texts: &Texts, language: LanguageId) -> Shown {
        let (text, other) = offers::shown(&self.tree, &self.env, at, texts, language);
        Shown {
            text,
            fallback: other.map(|other| self.form().languages().name(other).to_owned()),
        }
    }

    fn choices_at(&self, at: At, language: LanguageId) -> Vec<ChoiceView> {
        let node = self.tree.node(at.node);
        if !node.kind.is_select() {
            return Vec::new();
        }
        let chosen: Vec<&str> = self.tree.slot(at).value.split_whitespace().collect();
        offers::offers(&self.tree, &self.env, at, language)
            .into_iter()
            .map(|offer| {
                let stored = offers::value_of(&self.tree, offer);
                let label = match offer {
                    offers::Offer::Row(list, row) => self.shown(
                        at,
                        &self.form().lists()[list as usize].choices[row as usize].label,
                        language,
                    ),
                    offers::Offer::Node(_) => Shown {
                        text: stored.to_owned(),
                        fallback: None,
                    },
                };
                let one = node.kind == Kind::SelectOne && self.tree.slot(at).value == stored;
                let several = node.kind != Kind::SelectOne && chosen.contains(&stored);
                ChoiceView {
                    value: stored.to_owned(),
                    label,
                    chosen: one || several,
                }
            })
            .collect()
    }

    /// What stands at a place.
    pub fn answer(&self, place: &Place) -> Option<Answer> {
        self.at(place)
            .filter(|at| !self.tree.is_whole(*at))
            .map(|at| self.answer_at(at))
    }

    /// Whether a place is asked now, with all groups around it.
    pub fn is_relevant(&self, place: &Place) -> bool {
        self.at(place).is_some_and(|at| self.asked(at))
    }

    /// The relevance of a node; for a repeat as a whole, whether an instance may be added now.
    pub(super) fn asked(&self, at: At) -> bool {
        if !self.tree.is_whole(at) {
            return self.tree.slot(at).relevant;
        }
        let own = self.tree.node(at.node).relevant.as_ref().is_none_or(|bound| {
            let world = super::scope::World::new(&self.tree, &self.env, self.language, at, bound);
            bound.expr.holds(&world).unwrap_or(true)
        });
        own && self.tree.is_relevant(at)
    }

    /// Everything wrong at a place.
    pub(super) fn failures_at(&self, at: At, language: LanguageId) -> Vec<Failure> {
        let node = self.tree.node(at.node);
        let slot = self.tree.slot(at);
        let mut found = Vec::new();
        if !slot.relevant || !node.kind.has_control() || !self.is_for_here(at) {
            return found;
        }
        if slot.value.is_empty() {
            if slot.required && slot.missing.is_none() {
                found.push(Failure::Required {
                    message: self.shown(at, &node.required_message, language),
                });
            }
            return found;
        }
        if !value::fits(node, &slot.value, self.env.now.time_zone()) {
            found.push(Failure::Type { kind: node.kind });
        } else if node.kind == Kind::Range && !value::in_range(node, &slot.value) {
            let (start, end, step) = value::range(node);
            found.push(Failure::Range { start, end, step });
        }
        if node.kind == Kind::Rank && !self.ranks_all(at) {
            found.push(Failure::Rank);
        }
        if let Some(rule) = node.constraint.as_ref().filter(|_| !slot.holds) {
            let message = self.shown(at, &node.constraint_message, language);
            found.push(Failure::Constraint {
                message,
                rule: rule.text.clone(),
            });
        }
        found
    }

    fn ranks_all(&self, at: At) -> bool {
        let chosen = self.tree.slot(at).value.split_whitespace().count();
        chosen == offers::offers(&self.tree, &self.env, at, self.language).len()
    }

    pub(super) fn is_valid(&self, at: At) -> bool {
        let node = self.tree.node(at.node);
        let slot = self.tree.slot(at);
        if !slot.relevant || !node.kind.has_control() || !self.is_for_here(at) {
            return true;
        }
        if slot.value.is_empty() {
            return !slot.required || slot.missing.is_some();
        }
        slot.holds
            && value::fits(node, &slot.value, self.env.now.time_zone())
            && (node.kind != Kind::Range || value::in_range(node, &slot.value))
            && (node.kind != Kind::Rank || self.ranks_all(at))
    }

    /// Checks the interview.
    pub fn validate(&self) -> Verdict {
        let mut verdict = Verdict::Ok;
        self.walk(&mut |at, whole| {
            if verdict == Verdict::Ok && !whole && !self.is_valid(at) {
                let place = self.place(at);
                verdict = if self.tree.slot(at).value.is_empty() {
                    Verdict::Required(place)
                } else {
                    Verdict::Constraint(place)
                };
            }
        });
        verdict
    }

    /// Every place where something blocks, with what.
    pub fn failures(&self) -> Vec<(Place, Vec<Failure>)> {
        let mut found = Vec::new();
        self.walk(&mut |at, whole| {
            if !whole && !self.is_valid(at) {
                found.push((self.place(at), self.failures_at(at, self.language)));
            }
        });
        found
    }

    /// Every relevant place whose value fails a soft check.
    pub fn warnings(&self) -> Vec<(Place, Shown)> {
        let mut found = Vec::new();
        self.walk(&mut |at, whole| {
            let slot = self.tree.slot(at);
            if !whole && self.is_for_here(at) && slot.relevant && !slot.quiet {
                let message = self.shown(at, &self.tree.node(at.node).warning_message, self.language);
                found.push((self.place(at), message));
            }
        });
        found
    }

    /// The value of an expression at a place.
    pub fn evaluate(&self, source: &str, place: &Place) -> Result<Value<'static>, ExpressionError> {
        let at = self.at(place).ok_or(ExpressionError::Place)?;
        let expr = Expr::parse(source)?;
        let bound = self
            .form()
            .bind(expr, at.node)
            .map_err(|name| ExpressionError::Reference { name })?;
        let world = super::scope::World::new(&self.tree, &self.env, self.language, at, &bound);
        Ok(bound.expr.evaluate(&world)?.into_owned())
    }

    /// The name that the form gives the interview, empty without one.
    pub fn name(&self) -> String {
        let root = &self.form().root().name;
        let node = self.form().find_path(&format!("/{root}/meta/instanceName"));
        node.map_or_else(String::new, |node| {
            self.tree.slot(At { frame: ROOT, node }).value.clone()
        })
    }
}
