//! Reading an interview: questions as screens draw them, checks, the outline, the way through.

use super::tree::{At, ROOT};
use super::{
    Answer, ChoiceView, Failure, Interview, OutlineItem, Place, Progress, QuestionView, Shown, offers, value,
};
use crate::form::{Kind, LanguageId, Node, Texts};
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
        let node = self.tree.node(at.node);
        let whole = self.tree.is_whole(at);
        let failures = if whole {
            Vec::new()
        } else {
            self.failures_at(at, language)
        };
        let text = |texts: &Texts| self.shown(at, texts, language);
        let slot = (!whole).then(|| self.tree.slot(at));
        Some(QuestionView {
            place: place.clone(),
            kind: node.kind,
            name: node.name.clone(),
            path: self.position_path(place),
            label: text(&node.label),
            hint: text(&node.hint),
            guidance: text(&node.guidance),
            answer: slot.map_or(Answer::Value(String::new()), |_| self.answer_at(at)),
            relevant: self.asked(at),
            required: slot.is_some_and(|slot| slot.required),
            readonly: slot.is_some_and(|slot| slot.readonly),
            valid: failures.is_empty(),
            failures,
            warning: slot
                .filter(|slot| slot.relevant && !slot.quiet)
                .map(|_| text(&node.warning_message)),
            choices: self.choices_at(at, language),
            nonresponse: node.nonresponse,
            sensitive: node.sensitive,
            personal: node.personal,
            must_ask: node.must_ask,
            interviewer: node.interviewer,
            appearance: node.appearance.clone(),
            parameters: node.parameters.clone(),
        })
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
    fn asked(&self, at: At) -> bool {
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
        if !slot.relevant || !node.kind.has_control() {
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

    fn is_valid(&self, at: At) -> bool {
        let node = self.tree.node(at.node);
        let slot = self.tree.slot(at);
        if !slot.relevant || !node.kind.has_control() {
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
            if !whole && self.tree.slot(at).relevant && !self.tree.slot(at).quiet {
                let message = self.shown(at, &self.tree.node(at.node).warning_message, self.language);
                found.push((self.place(at), message));
            }
        });
        found
    }

    /// Visits all nodes in document order: groups and repeats as wholes before what they hold.
    fn walk(&self, visit: &mut dyn FnMut(At, bool)) {
        self.walk_inside(
            At {
                frame: ROOT,
                node: self.form().root().id,
            },
            visit,
        );
    }

    fn walk_inside(&self, around: At, visit: &mut dyn FnMut(At, bool)) {
        for child in &self.tree.node(around.node).children {
            let node = self.tree.node(*child);
            let at = At {
                frame: around.frame,
                node: *child,
            };
            if node.kind == Kind::Repeat {
                visit(at, true);
                for frame in self.tree.instances(around.frame, *child) {
                    let at = At {
                        frame: *frame,
                        node: *child,
                    };
                    visit(at, false);
                    self.walk_inside(at, visit);
                }
            } else {
                visit(at, false);
                self.walk_inside(at, visit);
            }
        }
    }

    /// All places in document order, irrelevant ones too: questions, groups, repeats as wholes and their instances.
    pub fn places(&self) -> Vec<Place> {
        let mut found = Vec::new();
        self.walk(&mut |at, _| found.push(self.place(at)));
        found
    }

    /// The questions that are asked now, in document order.
    pub fn questions(&self) -> Vec<Place> {
        let mut found = Vec::new();
        self.walk(&mut |at, whole| {
            if self.is_asked(at, whole) {
                found.push(self.place(at));
            }
        });
        found
    }

    fn is_asked(&self, at: At, whole: bool) -> bool {
        let node = self.tree.node(at.node);
        // The head of a table shows the choices once and is not a question.
        let head = node.kind.is_select() && node.looks("label");
        !whole && node.kind.has_control() && !head && self.tree.slot(at).relevant
    }

    /// The first question asked.
    pub fn first(&self) -> Option<Place> {
        let mut found = None;
        self.walk(&mut |at, whole| {
            if found.is_none() && self.is_asked(at, whole) {
                found = Some(at);
            }
        });
        found.map(|at| self.place(at))
    }

    /// The next question asked after a place; after a group or instance, the first inside it.
    pub fn next(&self, place: &Place) -> Option<Place> {
        let at = self.at(place)?;
        self.questions_around(at).1
    }

    /// The last question asked before a place.
    pub fn previous(&self, place: &Place) -> Option<Place> {
        let at = self.at(place)?;
        self.questions_around(at).0
    }

    fn questions_around(&self, place: At) -> (Option<Place>, Option<Place>) {
        let (mut before, mut after, mut passed) = (None, None, false);
        let target_whole = self.tree.is_whole(place);
        self.walk(&mut |at, whole| {
            if at == place && whole == target_whole {
                passed = true;
            } else if after.is_none() && self.is_asked(at, whole) {
                if passed {
                    after = Some(at);
                } else {
                    before = Some(at);
                }
            }
        });
        (before.map(|at| self.place(at)), after.map(|at| self.place(at)))
    }

    /// The places that share a screen with this one: those of the field-list around it, else itself alone.
    pub fn page(&self, place: &Place) -> Vec<Place> {
        let Some(at) = self.at(place) else {
            return Vec::new();
        };
        let mut list = None;
        let mut above = Some(at);
        while let Some(found) = above {
            let node = self.tree.node(found.node);
            if node.kind.is_group() && (node.looks("field-list") || node.looks("table-list")) {
                list = Some(found);
            }
            above = self.tree.parent(found);
        }
        let Some(list) = list else {
            return vec![place.clone()];
        };
        let mut found = Vec::new();
        self.walk_inside(list, &mut |at, whole| {
            if self.is_asked(at, whole) {
                found.push(self.place(at));
            }
        });
        found
    }

    /// The instances of a repeat as a whole.
    pub fn instances(&self, whole: &Place) -> Vec<Place> {
        let Some(at) = self.at(whole).filter(|at| self.tree.is_whole(*at)) else {
            return Vec::new();
        };
        let frames = self.tree.instances(at.frame, at.node).iter();
        frames.map(|frame| self.place_of_frame(*frame)).collect()
    }

    /// Whether a person may add an instance to a repeat now.
    pub fn can_add(&self, whole: &Place) -> bool {
        self.at(whole).is_some_and(|at| {
            let node = self.tree.node(at.node);
            self.tree.is_whole(at) && node.count.is_none() && self.asked(at)
        })
    }

    /// The place of the group, instance or form around a place; `None` for the form's own children.
    pub fn parent(&self, place: &Place) -> Option<Place> {
        let parent = self.tree.parent(self.at(place)?)?;
        (parent.node != self.form().root().id).then(|| self.place(parent))
    }

    /// The outline: groups, repeats, instances and questions in document order, irrelevant ones marked.
    pub fn outline(&self) -> Vec<OutlineItem> {
        let mut items = Vec::new();
        self.walk(&mut |at, whole| {
            let node = self.tree.node(at.node);
            if !node.kind.has_control() && !matches!(node.kind, Kind::Group | Kind::Repeat) {
                return;
            }
            items.push(OutlineItem {
                place: self.place(at),
                kind: node.kind,
                instance: node.kind == Kind::Repeat && !whole,
                depth: self.nesting(at, whole),
                label: self.shown(at, &node.label, self.language),
                relevant: if whole {
                    self.asked(at)
                } else {
                    self.tree.slot(at).relevant
                },
                progress: self.progress_at(at, whole),
            });
        });
        items
    }

    fn nesting(&self, at: At, whole: bool) -> usize {
        let mut depth = usize::from(!whole && self.tree.node(at.node).kind == Kind::Repeat);
        let mut above = self.tree.parent(at);
        while let Some(found) = above {
            let node = self.tree.node(found.node);
            // An instance stands under its repeat: two lines of the outline.
            depth += usize::from(node.parent.is_some()) + usize::from(node.kind == Kind::Repeat);
            above = self.tree.parent(found);
        }
        depth
    }

    /// How far a place is, with all it holds; a repeat as a whole counts all its instances.
    pub fn progress(&self, place: &Place) -> Progress {
        self.at(place).map_or_else(Progress::default, |at| {
            self.progress_at(at, self.tree.is_whole(at))
        })
    }

    /// How far the interview is.
    pub fn progress_in_all(&self) -> Progress {
        self.progress_at(
            At {
                frame: ROOT,
                node: self.form().root().id,
            },
            false,
        )
    }

    fn progress_at(&self, at: At, whole: bool) -> Progress {
        let mut progress = Progress::default();
        if whole {
            for frame in self.tree.instances(at.frame, at.node) {
                let instance = At {
                    frame: *frame,
                    node: at.node,
                };
                self.walk_inside(instance, &mut |at, whole| self.count(at, whole, &mut progress));
            }
        } else {
            self.count(at, false, &mut progress);
            self.walk_inside(at, &mut |at, whole| self.count(at, whole, &mut progress));
        }
        progress
    }

    fn count(&self, at: At, whole: bool, progress: &mut Progress) {
        let node: &Node = self.tree.node(at.node);
        if !self.is_asked(at, whole) || node.kind == Kind::Note {
            return;
        }
        let slot = self.tree.slot(at);
        let blank = slot.value.is_empty();
        progress.questions += 1;
        progress.missing += u32::from(slot.missing.is_some());
        progress.answered += u32::from(!blank);
        progress.required += u32::from(blank && slot.required && slot.missing.is_none());
        progress.invalid += u32::from(!blank && !self.is_valid(at));
        progress.warned += u32::from(!blank && !slot.quiet);
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
