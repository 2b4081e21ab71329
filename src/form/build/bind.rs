//! The second pass: cells become texts and expressions, names become nodes.

use super::super::clean::yes_no;
use super::super::defaults::is_dynamic;
use super::super::resolve::resolve;
use super::super::{
    Address, Bound, Default, Kind, LanguageId, NodeId, NonResponse, NonResponses, OptionSource, Part,
    Problem, ProblemKind, Template, Texts,
};
use super::{Builder, Draft, DraftCell, parameters};
use crate::xpath::{Expr, nearest};

/// The columns that hold a text in some language.
#[derive(Clone, Copy)]
enum TextColumn {
    Label,
    Hint,
    Guidance,
    RequiredMessage,
    ConstraintMessage,
    WarningMessage,
}

/// The language of a text: where a row writes a text once, without a language, it is that of all of them; beside others
/// it is of the default one.
#[derive(Clone, Copy)]
pub(super) enum Spoken<'a> {
    All,
    In(Option<&'a str>),
}

impl Builder<'_> {
    pub(super) fn bind(&mut self) {
        for index in 0..self.nodes.len() {
            let draft = std::mem::take(&mut self.drafts[index]);
            self.bind_plain(index, &draft);
            self.bind_texts(index, &draft);
            self.bind_rules(index, &draft);
            self.bind_options(index, &draft);
            self.drafts[index] = draft;
        }
        self.bind_choice_labels();
        self.check_default_language();
    }

    fn bind_plain(&mut self, index: usize, draft: &Draft) {
        let flag = |column: &str| yes_no(draft.text(column)) == Some(true);
        let (sensitive, personal) = (flag("sensitive"), flag("personal"));
        let (must_ask, interviewer) = (flag("must_ask"), flag("interviewer"));
        // Rows come in document order: what is around this one has its flag.
        let around = self.nodes[index].parent.map(NodeId::index);
        let supervisor = flag("supervisor") || around.is_some_and(|around| self.nodes[around].supervisor);
        let prefill = draft.text("prefill").to_owned();
        let nonresponse = self.nonresponse(draft);
        let appearance: Vec<String> = draft
            .text("appearance")
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let pairs = parameters::pairs(draft.text("parameters"));
        if pairs.is_none() {
            let text = draft.text("parameters").to_owned();
            self.error(
                draft.at(draft.get("parameters")),
                ProblemKind::BadParameters { text },
            );
        }
        let known = |cell: &&DraftCell| {
            cell.column.contains("::")
                || matches!(
                    &*cell.column,
                    "image" | "audio" | "video" | "big-image" | "save_to" | "intent"
                )
        };
        let mut extra: Vec<(String, String)> = draft
            .cells
            .iter()
            .filter(known)
            .map(|cell| (cell.header.to_string(), cell.text.clone()))
            .collect();
        // One kind for many words: `form check` says the one that its author wrote.
        if self.nodes[index].kind == Kind::Background {
            extra.push(("type".to_owned(), draft.text("type").to_owned()));
        }
        let node = &mut self.nodes[index];
        (node.sensitive, node.personal, node.nonresponse) = (sensitive, personal, nonresponse);
        (node.must_ask, node.interviewer, node.supervisor) = (must_ask, interviewer, supervisor);
        node.prefill = prefill;
        (node.appearance, node.parameters, node.extra) = (appearance, pairs.unwrap_or_default(), extra);
    }

    fn nonresponse(&mut self, draft: &Draft) -> NonResponses {
        let text = draft.text("nonresponse");
        if text.is_empty() {
            return NonResponses::ALL;
        }
        let mut set = NonResponses::NONE;
        for word in text.split_whitespace().filter(|word| *word != "none") {
            match NonResponse::from_word(word) {
                Some(kind) => set = set.with(kind),
                None => {
                    let near = nearest(word, NonResponse::ALL.map(NonResponse::word));
                    let at = draft.at(draft.get("nonresponse"));
                    let problem = Problem::error(
                        at,
                        ProblemKind::BadNonResponse {
                            word: word.to_owned(),
                        },
                    );
                    self.problems
                        .push(problem.suggest(near.first().map(|word| (*word).to_owned())));
                }
            }
        }
        set
    }

    fn bind_texts(&mut self, index: usize, draft: &Draft) {
        let columns = [
            ("label", TextColumn::Label),
            ("hint", TextColumn::Hint),
            ("guidance_hint", TextColumn::Guidance),
            ("required_message", TextColumn::RequiredMessage),
            ("constraint_message", TextColumn::ConstraintMessage),
            ("warning_message", TextColumn::WarningMessage),
        ];
        for (column, place) in columns {
            let mut texts = Texts::default();
            let cells: Vec<&DraftCell> = draft
                .cells
                .iter()
                .filter(|cell| *cell.column == *column)
                .collect();
            for cell in &cells {
                let language = match (cell.language.as_deref(), cells.len()) {
                    (None, 1) => Spoken::All,
                    (language, _) => Spoken::In(language),
                };
                self.put_text(&mut texts, language, &cell.text, &draft.at(Some(cell)));
            }
            for bound in texts.outputs_mut() {
                self.resolve(bound, NodeId(index as u32));
            }
            if texts.is_empty() {
                continue;
            }
            let node = &mut self.nodes[index];
            *match place {
                TextColumn::Label => &mut node.label,
                TextColumn::Hint => &mut node.hint,
                TextColumn::Guidance => &mut node.guidance,
                TextColumn::RequiredMessage => &mut node.required_message,
                TextColumn::ConstraintMessage => &mut node.constraint_message,
                TextColumn::WarningMessage => &mut node.warning_message,
            } = texts;
        }
    }

    /// Adds the text of a cell in its language.
    pub(super) fn put_text(&mut self, texts: &mut Texts, language: Spoken<'_>, text: &str, at: &Address) {
        if text.is_empty() {
            return;
        }
        let Spoken::In(language) = language else {
            *texts = Texts::sole(self.template(text, at));
            return;
        };
        let language = language
            .or(self.settings.get("default_language"))
            .unwrap_or("default");
        let language = self.languages.find(language).unwrap_or(LanguageId(0));
        let template = self.template(text, at);
        texts.set(language, template);
    }

    /// A text cut at its references.
    fn template(&mut self, text: &str, at: &Address) -> Template {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            if start > 0 {
                parts.push(Part::Text(rest[..start].to_owned()));
            }
            let end = rest[start..].find('}').map_or(rest.len(), |end| start + end + 1);
            let reference = &rest[start..end];
            match Expr::parse(reference) {
                Ok(expr) => parts.push(Part::Output(Box::new(Bound {
                    text: reference.to_owned(),
                    at: at.clone(),
                    targets: Vec::new(),
                    expr,
                }))),
                Err(_) => self.error(
                    at.clone(),
                    ProblemKind::BadReference {
                        text: reference.to_owned(),
                    },
                ),
            }
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        // There are thousands of texts of one part, and room for four is what a list begins with.
        parts.shrink_to_fit();
        Template { parts }
    }

    fn bind_rules(&mut self, index: usize, draft: &Draft) {
        let id = NodeId(index as u32);
        let kind = self.nodes[index].kind;
        let relevant = self.rule(draft, "relevant", id);
        let required = self.rule(draft, "required", id);
        let constraint = self.rule(draft, "constraint", id);
        let warning = self.rule(draft, "warning", id);
        let calculation = self.rule(draft, "calculation", id);
        let count = if kind == Kind::Repeat {
            self.rule(draft, "repeat_count", id)
        } else {
            None
        };
        let mut readonly = self.rule(draft, "readonly", id);
        if kind == Kind::Note {
            readonly = self.expression("true()", Address::default(), id);
        }
        let default = match draft.get("default") {
            Some(cell) if is_dynamic(&cell.text, kind) => self
                .expression(&cell.text, draft.at(Some(cell)), id)
                .map(Default::Dynamic),
            Some(cell) => Some(Default::Static(cell.text.clone())),
            None => None,
        };
        let trigger = self.triggers(draft);
        let given = calculation.is_some() || draft.get("calculation").is_some();
        if kind == Kind::Calculate && !given && !matches!(default, Some(Default::Dynamic(_))) {
            let name = self.nodes[index].name.clone();
            self.error(
                self.cell(draft, "calculation"),
                ProblemKind::NoCalculation { name },
            );
        }
        let node = &mut self.nodes[index];
        (node.relevant, node.required, node.readonly) = (relevant, required, readonly);
        (node.constraint, node.warning, node.calculation) = (constraint, warning, calculation);
        (node.count, node.default, node.trigger) = (count, default, trigger);
    }

    fn rule(&mut self, draft: &Draft, column: &str, node: NodeId) -> Option<Bound> {
        let cell = draft.get(column)?;
        let at = draft.at(Some(cell));
        let flags = matches!(column, "relevant" | "required" | "readonly");
        match yes_no(&cell.text).filter(|_| flags) {
            Some(true) => self.expression("true()", at, node),
            // What is free and open anyway needs no rule; `relevant` = no hides for ever.
            Some(false) if column == "relevant" => self.expression("false()", at, node),
            Some(false) => None,
            None => self.expression(&cell.text, at, node),
        }
    }

    fn expression(&mut self, text: &str, at: Address, node: NodeId) -> Option<Bound> {
        match Expr::parse(text) {
            Ok(expr) => {
                let mut bound = Bound {
                    text: text.to_owned(),
                    at,
                    expr,
                    targets: Vec::new(),
                };
                self.resolve(&mut bound, node);
                Some(bound)
            }
            Err(error) => {
                self.problems.push(super::expression::problem(text, error, at));
                None
            }
        }
    }

    /// Finds what the references of an expression mean and reports those that mean nothing.
    fn resolve(&mut self, bound: &mut Bound, node: NodeId) {
        for reference in bound.expr.references() {
            let found = self.names.get(&*reference.name).map_or(0, Vec::len);
            if found == 1 || *reference.name == *self.nodes[0].name {
                continue;
            }
            let name = reference.name.to_string();
            let problem = if found == 0 {
                let near = nearest(&name, self.names.keys().map(String::as_str));
                let suggestion = near.first().map(|name| (*name).to_owned());
                Problem::error(bound.at.clone(), ProblemKind::UnknownReference { name }).suggest(suggestion)
            } else {
                Problem::error(bound.at.clone(), ProblemKind::AmbiguousReference { name })
            };
            self.problems.push(problem);
        }
        bound.targets = resolve(&self.nodes, &self.names, node, &bound.expr);
    }

    fn triggers(&mut self, draft: &Draft) -> Vec<NodeId> {
        let Some(cell) = draft.get("trigger") else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for word in cell
            .text
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            let at = draft.at(Some(cell));
            if word.matches("${").count() > 1 {
                let text = word.to_owned();
                self.error(at, ProblemKind::UnseparatedReferences { text });
                continue;
            }
            let name = word
                .strip_prefix("${")
                .and_then(|rest| rest.strip_suffix('}'))
                .map(str::trim);
            // What stands beside the reference is passed over, as in pyxform, and told.
            let inside = || Some(word.split_once("${")?.1.split_once('}')?.0.trim());
            let name = match (name, inside()) {
                (None, Some(inside)) => {
                    let text = word.to_owned();
                    self.warning(at.clone(), ProblemKind::BadReference { text });
                    Some(inside)
                }
                (name, _) => name,
            };
            let Some(name) = name else {
                self.error(
                    at,
                    ProblemKind::BadReference {
                        text: word.to_owned(),
                    },
                );
                continue;
            };
            match self.names.get(name).map(Vec::as_slice) {
                Some([node]) if self.nodes[node.index()].kind.has_control() => found.push(*node),
                Some([_]) => {
                    let (name, trigger) = (draft.text("name").to_owned(), name.to_owned());
                    self.error(at, ProblemKind::HiddenTrigger { name, trigger });
                }
                Some([_, ..]) => self.error(
                    at,
                    ProblemKind::AmbiguousReference {
                        name: name.to_owned(),
                    },
                ),
                _ => {
                    let near = nearest(name, self.names.keys().map(String::as_str));
                    let suggestion = near.first().map(|name| (*name).to_owned());
                    let kind = ProblemKind::UnknownReference {
                        name: name.to_owned(),
                    };
                    self.problems.push(Problem::error(at, kind).suggest(suggestion));
                }
            }
        }
        found
    }

    fn bind_options(&mut self, index: usize, draft: &Draft) {
        let Some(mut options) = self.nodes[index].options.take() else {
            return;
        };
        let id = NodeId(index as u32);
        if matches!(options.source, OptionSource::Repeat(_)) {
            let at = draft.at(draft.get("type"));
            let text = draft
                .text("type")
                .split_once("${")
                .map_or("", |(_, rest)| rest)
                .to_owned();
            options.nodes = self.expression(&format!("${{{text}"), at, id);
            let target = options
                .nodes
                .as_ref()
                .and_then(|bound| bound.targets.first().copied().flatten());
            if let Some(target) = target {
                options.source = OptionSource::Repeat(target.node);
            }
        }
        options.filter = match self.searched(draft, &mut options) {
            Some(found) => {
                let own = draft.text("choice_filter");
                let both = match (found.is_empty(), own.is_empty()) {
                    (_, true) => found,
                    (true, false) => own.to_owned(),
                    (false, false) => format!("({found}) and ({own})"),
                };
                let at = draft.at(draft.get("appearance"));
                (!both.is_empty())
                    .then(|| self.expression(&both, at, id))
                    .flatten()
            }
            None => {
                let looks = |word: &String| word.starts_with("search(");
                options.elsewhere = self.nodes[index].appearance.iter().any(looks);
                self.rule(draft, "choice_filter", id)
            }
        };
        let node = &self.nodes[index];
        if node
            .parameter("randomize")
            .is_some_and(|value| yes_no(value) == Some(true))
        {
            let seed = node.parameter("seed").map(str::to_owned);
            let at = draft.at(draft.get("parameters"));
            options.randomize = Some(seed.and_then(|seed| self.expression(&seed, at, id)));
        }
        self.nodes[index].options = Some(options);
    }

    /// Labels of choices may name questions; they are read from the root.
    fn bind_choice_labels(&mut self) {
        for list in 0..self.lists.len() {
            for choice in 0..self.lists[list].choices.len() {
                let mut label = std::mem::take(&mut self.lists[list].choices[choice].label);
                for bound in label.outputs_mut() {
                    self.resolve(bound, NodeId(0));
                }
                self.lists[list].choices[choice].label = label;
            }
        }
    }

    fn check_default_language(&mut self) {
        let Some(language) = self.settings.get("default_language").map(str::to_owned) else {
            return;
        };
        if self.languages.find(&language).is_none() {
            let at = Address {
                sheet: "settings".into(),
                row: Some(2),
                column: Some("default_language".into()),
            };
            let names: Vec<&str> = self.languages.iter().map(|id| self.languages.name(id)).collect();
            let suggestion = nearest(&language, names).first().map(|name| (*name).to_owned());
            let problem = Problem::warning(at, ProblemKind::UnknownLanguage { language });
            self.problems.push(problem.suggest(suggestion));
        }
    }
}
