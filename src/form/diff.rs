//! What changed between two versions of a form, as people would say it: questions, rules, texts, choices.
//!
//! Rows are matched by path, then by a name that only one row has, then by kind and label: the same question under
//! another name. The order of columns, white space and the rows of the sheets do not count.

use std::collections::{HashMap, HashSet};

use super::{ChoiceList, Default, Form, Node, NodeId, Texts};

macro_rules! differences {
    ($( $(#[$doc:meta])* $name:ident { $($field:ident),* } = $id:literal; )*) => {
        /// One thing that changed; fields are the words that the sentence needs.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the fields are named by what they hold")]
        pub enum Difference { $( $(#[$doc])* $name { $($field: String),* }, )* }

        impl Difference {
            /// The name of the message that words this difference.
            pub fn id(&self) -> &'static str {
                match self { $( Self::$name { .. } => $id, )* }
            }

            /// The names and values that the message needs.
            pub fn fields(&self) -> Vec<(&'static str, &str)> {
                match self { $( Self::$name { $($field),* } => vec![$((stringify!($field), $field.as_str())),*], )* }
            }

            /// The ids of all messages, for the test that holds both languages complete.
            pub const IDS: &'static [&'static str] = &["form-diff-none", $($id),*];
        }
    };
}

differences! {
    /// What concerns the form as a whole: title, version, another setting.
    Setting { name, old, new } = "form-diff-setting";
    /// A question that was not there.
    Added { name, label } = "form-diff-added";
    /// A question that is no longer there.
    Removed { name, label } = "form-diff-removed";
    /// A question that stands in another group.
    Moved { name, old, new } = "form-diff-moved";
    /// A question that is asked under another name.
    Renamed { old, new, label } = "form-diff-renamed";
    /// A question of another type.
    Kind { name, old, new } = "form-diff-kind";
    /// A question that comes earlier or later among those beside it.
    Order { name, before } = "form-diff-order";
    /// A text that reads otherwise in a language.
    Text { name, column, language, old, new } = "form-diff-text";
    /// A rule that is new.
    RuleAdded { name, column, new } = "form-diff-rule-added";
    /// A rule that is gone.
    RuleRemoved { name, column, old } = "form-diff-rule-removed";
    /// A rule that reads otherwise.
    Rule { name, column, old, new } = "form-diff-rule";
    /// A list that was not there.
    ListAdded { list } = "form-diff-list-added";
    /// A list that is no longer there.
    ListRemoved { list } = "form-diff-list-removed";
    /// A choice that was not there.
    ChoiceAdded { list, choice, label } = "form-diff-choice-added";
    /// A choice that is no longer there.
    ChoiceRemoved { list, choice, label } = "form-diff-choice-removed";
    /// A choice that reads otherwise in a language.
    Choice { list, choice, language, old, new } = "form-diff-choice";
}

/// What stands for the end of a group in [`Difference::Order`].
const LAST: &str = "last";

/// Everything that changed, in the order of the new version; what is gone comes after.
pub fn differences(old: &Form, new: &Form) -> Vec<Difference> {
    let mut found = Vec::new();
    settings(old, new, &mut found);
    let pairs = matched(old, new);
    for node in new.nodes().iter().filter(|node| node.row.is_some()) {
        match pairs.get(&node.id) {
            Some(before) => compare(old, new, old.node(*before), node, &mut found),
            None => found.push(Difference::Added {
                name: node.name.clone(),
                label: label(new, &node.label),
            }),
        }
    }
    let kept: HashSet<NodeId> = pairs.values().copied().collect();
    for node in old.nodes().iter().filter(|node| node.row.is_some()) {
        if !kept.contains(&node.id) {
            found.push(Difference::Removed {
                name: node.name.clone(),
                label: label(old, &node.label),
            });
        }
    }
    order(old, new, &pairs, &mut found);
    lists(old, new, &mut found);
    found
}

fn settings(old: &Form, new: &Form, found: &mut Vec<Difference>) {
    for name in [
        "form_id",
        "form_title",
        "version",
        "default_language",
        "instance_name",
        "style",
    ] {
        let value = |form: &Form| form.settings().get(name).unwrap_or_default().to_owned();
        if value(old) != value(new) {
            found.push(Difference::Setting {
                name: name.to_owned(),
                old: value(old),
                new: value(new),
            });
        }
    }
}

/// The old row of each new one.
fn matched(old: &Form, new: &Form) -> HashMap<NodeId, NodeId> {
    let rows = |form: &Form| -> Vec<NodeId> {
        let rows = form.nodes().iter().filter(|node| node.row.is_some());
        rows.map(|node| node.id).collect()
    };
    let mut pairs = HashMap::new();
    let mut taken: HashSet<NodeId> = HashSet::new();
    let mut pair = |to: NodeId, from: NodeId, pairs: &mut HashMap<NodeId, NodeId>| {
        if !pairs.contains_key(&to) && taken.insert(from) {
            pairs.insert(to, from);
        }
    };
    for to in rows(new) {
        if let Some(from) = old.find_path(&new.node(to).path) {
            pair(to, from, &mut pairs);
        }
    }
    for to in rows(new) {
        let name = &new.node(to).name;
        if let (Some(from), Some(_)) = (old.find_name(name), new.find_name(name)) {
            pair(to, from, &mut pairs);
        }
    }
    let said = |form: &Form, node: NodeId| (form.node(node).kind, label(form, &form.node(node).label));
    let mut by_label: HashMap<_, Vec<NodeId>> = HashMap::new();
    for from in rows(old) {
        by_label.entry(said(old, from)).or_default().push(from);
    }
    for to in rows(new) {
        let about = said(new, to);
        if let (Some([from]), false) = (by_label.get(&about).map(Vec::as_slice), about.1.is_empty()) {
            pair(to, *from, &mut pairs);
        }
    }
    pairs
}

fn compare(old: &Form, new: &Form, before: &Node, now: &Node, found: &mut Vec<Difference>) {
    let name = || now.name.clone();
    let above = |form: &Form, node: &Node| {
        let parent = node.parent.map(|parent| form.node(parent));
        parent.map_or_else(String::new, |parent| parent.name.clone())
    };
    if before.name != now.name {
        found.push(Difference::Renamed {
            old: before.name.clone(),
            new: name(),
            label: label(new, &now.label),
        });
    } else if above(old, before) != above(new, now) {
        found.push(Difference::Moved {
            name: name(),
            old: above(old, before),
            new: above(new, now),
        });
    }
    let kinds = [kind(old, before), kind(new, now)];
    if kinds[0] != kinds[1] {
        let [old, new] = kinds;
        found.push(Difference::Kind {
            name: name(),
            old,
            new,
        });
    }
    for (column, one, other) in [
        ("label", &before.label, &now.label),
        ("hint", &before.hint, &now.hint),
        ("guidance_hint", &before.guidance, &now.guidance),
        (
            "required_message",
            &before.required_message,
            &now.required_message,
        ),
        (
            "constraint_message",
            &before.constraint_message,
            &now.constraint_message,
        ),
        ("warning_message", &before.warning_message, &now.warning_message),
    ] {
        for (language, one, other) in texts(old, new, one, other) {
            found.push(Difference::Text {
                name: name(),
                column: column.to_owned(),
                language,
                old: one,
                new: other,
            });
        }
    }
    for ((column, one), (_, other)) in rules(old, before).into_iter().zip(rules(new, now)) {
        let column = column.to_owned();
        match (one, other) {
            (one, other) if one == other => {}
            (one, other) if one.is_empty() => found.push(Difference::RuleAdded {
                name: name(),
                column,
                new: other,
            }),
            (one, other) if other.is_empty() => found.push(Difference::RuleRemoved {
                name: name(),
                column,
                old: one,
            }),
            (old, new) => found.push(Difference::Rule {
                name: name(),
                column,
                old,
                new,
            }),
        }
    }
}

/// The texts of both versions, by language, where they differ.
fn texts(old: &Form, new: &Form, one: &Texts, other: &Texts) -> Vec<(String, String, String)> {
    let names = |form: &Form| -> Vec<String> {
        let languages = form.languages();
        languages.iter().map(|id| languages.name(id).to_owned()).collect()
    };
    let text = |form: &Form, texts: &Texts, name: &str| {
        let found = form
            .languages()
            .find(name)
            .and_then(|language| texts.get(language));
        found.map(super::Template::source).unwrap_or_default()
    };
    let mut languages = names(new);
    for name in names(old) {
        if !languages.contains(&name) {
            languages.push(name);
        }
    }
    languages
        .into_iter()
        .map(|language| {
            let (one, other) = (text(old, one, &language), text(new, other, &language));
            (language, one, other)
        })
        .filter(|(_, one, other)| one != other)
        .collect()
}

fn kind(form: &Form, node: &Node) -> String {
    let list = node.options.as_ref().map(|options| match options.source {
        super::OptionSource::List(list) => form.list(list).name.clone(),
        super::OptionSource::Repeat(node) => format!("${{{}}}", form.node(node).name),
    });
    match list {
        Some(list) => format!("{} {list}", node.kind.word()),
        None => node.kind.word().to_owned(),
    }
}

/// The rules of a row as written, by column; those that it does not have are blank.
fn rules(form: &Form, node: &Node) -> Vec<(&'static str, String)> {
    let bound = |bound: Option<&super::Bound>| bound.map(|bound| bound.text.clone()).unwrap_or_default();
    let options = node.options.as_ref();
    let default = match &node.default {
        Some(Default::Static(text)) => text.clone(),
        Some(Default::Dynamic(found)) => found.text.clone(),
        None => String::new(),
    };
    let triggers: Vec<&str> = node
        .trigger
        .iter()
        .map(|id| form.node(*id).name.as_str())
        .collect();
    let parameters: Vec<String> = node
        .parameters
        .iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    vec![
        ("relevant", bound(node.relevant.as_ref())),
        ("required", bound(node.required.as_ref())),
        ("read_only", bound(node.readonly.as_ref())),
        ("constraint", bound(node.constraint.as_ref())),
        ("warning", bound(node.warning.as_ref())),
        ("calculation", bound(node.calculation.as_ref())),
        ("default", default),
        ("repeat_count", bound(node.count.as_ref())),
        (
            "choice_filter",
            bound(options.and_then(|options| options.filter.as_ref())),
        ),
        ("trigger", triggers.join(", ")),
        ("appearance", node.appearance.join(" ")),
        ("parameters", parameters.join(" ")),
    ]
}

/// Rows that come after one that they came before: told for the row that moved, not for those it passed.
fn order(old: &Form, new: &Form, pairs: &HashMap<NodeId, NodeId>, found: &mut Vec<Difference>) {
    for group in new.nodes().iter().filter(|node| node.kind.is_group()) {
        let same_group = |child: &&NodeId| {
            let before = pairs.get(child).and_then(|before| old.node(*before).parent);
            before.is_some_and(|parent| old.node(parent).path == group.path)
        };
        let children: Vec<(NodeId, NodeId)> = group
            .children
            .iter()
            .filter(same_group)
            .map(|child| (*child, pairs[child]))
            .collect();
        let stays = longest_run(&children);
        for (index, (child, _)) in children.iter().enumerate() {
            if !stays.contains(&index) {
                let before = children
                    .get(index + 1)
                    .map(|(next, _)| new.node(*next).name.clone());
                found.push(Difference::Order {
                    name: new.node(*child).name.clone(),
                    before: before.unwrap_or_else(|| LAST.to_owned()),
                });
            }
        }
    }
}

/// The indexes of a longest run of rows that kept their order among themselves.
fn longest_run(children: &[(NodeId, NodeId)]) -> HashSet<usize> {
    // The last row of the best run of each length, and for each row the one before it in its best run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; children.len()];
    for (index, (_, old)) in children.iter().enumerate() {
        let length = ends.partition_point(|end| children[*end].1 < *old);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut run = HashSet::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.insert(index);
        at = before[index];
    }
    run
}

fn lists(old: &Form, new: &Form, found: &mut Vec<Difference>) {
    let named = |form: &'_ Form, name: &str| form.lists().iter().position(|list| list.name == name);
    for list in new.lists().iter().filter(|list| !list.name.is_empty()) {
        match named(old, &list.name) {
            None => found.push(Difference::ListAdded {
                list: list.name.clone(),
            }),
            Some(before) => choices(old, new, &old.lists()[before], list, found),
        }
    }
    for list in old.lists().iter().filter(|list| !list.name.is_empty()) {
        if named(new, &list.name).is_none() {
            found.push(Difference::ListRemoved {
                list: list.name.clone(),
            });
        }
    }
}

fn choices(old: &Form, new: &Form, before: &ChoiceList, now: &ChoiceList, found: &mut Vec<Difference>) {
    let list = || now.name.clone();
    for choice in &now.choices {
        match before.find(&choice.value) {
            None => found.push(Difference::ChoiceAdded {
                list: list(),
                choice: choice.value.clone(),
                label: label(new, &choice.label),
            }),
            Some(earlier) => {
                for (language, one, other) in texts(old, new, &earlier.label, &choice.label) {
                    found.push(Difference::Choice {
                        list: list(),
                        choice: choice.value.clone(),
                        language,
                        old: one,
                        new: other,
                    });
                }
            }
        }
    }
    for choice in before
        .choices
        .iter()
        .filter(|choice| now.find(&choice.value).is_none())
    {
        found.push(Difference::ChoiceRemoved {
            list: list(),
            choice: choice.value.clone(),
            label: label(old, &choice.label),
        });
    }
}

/// A text in the form's own first language, or in any.
fn label(form: &Form, texts: &Texts) -> String {
    let template = texts
        .get(form.languages().default())
        .or_else(|| texts.any().and_then(|any| texts.get(any)));
    template.map(super::Template::source).unwrap_or_default()
}

#[cfg(test)]
mod tests;
