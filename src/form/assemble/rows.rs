//! Statements turned into rows of the survey sheet.

use std::collections::BTreeMap;

use super::source::{FormSource, Library, Statement};
use super::{AssembleError, Fault};

/// A row: cells by column.
pub(super) type Row = BTreeMap<&'static str, String>;

/// The columns of the survey sheet in the order in which a row is written, with the property that fills each.
pub(super) const COLUMNS: [(&str, &str); 35] = [
    ("type", ""),
    ("name", ""),
    ("label::Français (fr)", "fr"),
    ("label::English (en)", "en"),
    ("hint::Français (fr)", "hint.fr"),
    ("hint::English (en)", "hint.en"),
    ("guidance_hint::Français (fr)", "help.fr"),
    ("guidance_hint::English (en)", "help.en"),
    ("required", "required"),
    ("required_message::Français (fr)", "required.fr"),
    ("required_message::English (en)", "required.en"),
    ("relevant", "relevant"),
    ("constraint", "constraint"),
    ("constraint_message::Français (fr)", "constraint.fr"),
    ("constraint_message::English (en)", "constraint.en"),
    ("warning", "warning"),
    ("warning_message::Français (fr)", "warning.fr"),
    ("warning_message::English (en)", "warning.en"),
    ("calculation", "calculation"),
    ("default", "default"),
    ("trigger", "trigger"),
    ("choice_filter", "filter"),
    ("repeat_count", "count"),
    ("read_only", "read_only"),
    ("appearance", "appearance"),
    ("parameters", "parameters"),
    ("nonresponse", "nonresponse"),
    ("sensitive", ""),
    ("personal", ""),
    ("must_ask", ""),
    ("prefill", "prefill"),
    ("interviewer", ""),
    ("supervisor", ""),
    ("objective", "objective"),
    ("mirror", "mirror"),
];

/// What a mark after the name means: a column and its cell.
const MARKS: [(&str, &str, &str); 7] = [
    ("required", "required", "yes"),
    ("answer_only", "nonresponse", "none"),
    ("sensitive", "sensitive", "yes"),
    ("personal", "personal", "yes"),
    ("must_ask", "must_ask", "yes"),
    ("interviewer", "interviewer", "yes"),
    ("supervisor", "supervisor", "yes"),
];

/// The rows of a form, and the lists they use in order of first use.
pub(super) struct Survey {
    pub rows: Vec<Row>,
    pub lists: Vec<String>,
}

/// The survey sheet of a form.
pub(super) fn survey(form: &FormSource, library: &Library) -> Result<Survey, Vec<AssembleError>> {
    let mut maker = Maker {
        form,
        library,
        rows: Vec::new(),
        lists: Vec::new(),
        open: Vec::new(),
        faults: Vec::new(),
    };
    maker.put(&form.body);
    if let Some((_, name)) = maker.open.pop() {
        maker
            .faults
            .push(form.head.place.fault(Fault::NotFound { what: "end", name }));
    }
    if maker.faults.is_empty() {
        Ok(Survey {
            rows: maker.rows,
            lists: maker.lists,
        })
    } else {
        Err(maker.faults)
    }
}

struct Maker<'s> {
    form: &'s FormSource,
    library: &'s Library,
    rows: Vec<Row>,
    lists: Vec<String>,
    open: Vec<(&'static str, String)>,
    faults: Vec<AssembleError>,
}

impl Maker<'_> {
    fn put(&mut self, statements: &[Statement]) {
        for statement in statements {
            if let Err(fault) = self.put_one(statement) {
                self.faults.push(fault);
            }
        }
    }

    fn put_one(&mut self, statement: &Statement) -> Result<(), AssembleError> {
        let place = &statement.place;
        let incomplete = || {
            place.fault(Fault::Incomplete {
                statement: statement.words.join(" "),
            })
        };
        let word = statement.words[0].as_str();
        match word {
            "use" => {
                let name = statement.words.get(1).ok_or_else(incomplete)?;
                let part = self.library.parts.get(name).ok_or_else(|| {
                    place.fault(Fault::NotFound {
                        what: "part",
                        name: name.clone(),
                    })
                })?;
                self.put(part);
                return Ok(());
            }
            "end" => {
                let (kind, _) = self.open.pop().ok_or_else(|| {
                    place.fault(Fault::OutOfPlace {
                        statement: "end".to_owned(),
                    })
                })?;
                self.rows.push(Row::from([("type", kind.to_owned())]));
                return Ok(());
            }
            _ => {}
        }
        let select = word.starts_with("select_");
        let list = if select {
            Some(statement.words.get(1).ok_or_else(incomplete)?)
        } else {
            None
        };
        let name = statement
            .words
            .get(1 + usize::from(select))
            .ok_or_else(incomplete)?;
        let kind = match (word, list) {
            ("group", _) => "begin_group".to_owned(),
            ("repeat", _) => "begin_repeat".to_owned(),
            (_, Some(list)) => format!("{word} {list}"),
            _ => word.to_owned(),
        };
        let mut row = Row::from([("type", kind), ("name", name.clone())]);
        for mark in &statement.words[2 + usize::from(select)..] {
            put_mark(mark, &mut row, statement)?;
        }
        for (key, value) in &statement.properties {
            let column = COLUMNS
                .iter()
                .find(|(_, property)| property == key && !key.is_empty());
            let (column, _) =
                column.ok_or_else(|| place.fault(Fault::UnknownProperty { key: key.clone() }))?;
            row.insert(column, expand(value, self.form, self.library, statement, 0)?);
        }
        match word {
            "group" => self.open.push(("end_group", name.clone())),
            "repeat" => self.open.push(("end_repeat", name.clone())),
            _ => {}
        }
        let specify = match list {
            Some(list) => self.use_list(list, statement)?.then(|| specify(name, &row)),
            None => None,
        };
        self.rows.push(row);
        self.rows.extend(specify);
        Ok(())
    }

    /// Notes the list as used, and says whether it has the choice `oth`.
    fn use_list(&mut self, name: &str, statement: &Statement) -> Result<bool, AssembleError> {
        let list = self.library.lists.get(name).ok_or_else(|| {
            statement.place.fault(Fault::NotFound {
                what: "list",
                name: name.to_owned(),
            })
        })?;
        if !self.lists.iter().any(|l| l == name) {
            self.lists.push(name.to_owned());
        }
        Ok(list.has("oth"))
    }
}

/// Puts what a mark says into the row.
fn put_mark(mark: &str, row: &mut Row, statement: &Statement) -> Result<(), AssembleError> {
    if mark == "none_alone" {
        row.insert(
            "constraint",
            "not(selected(., 'none') and count-selected(.) > 1)".to_owned(),
        );
        row.insert(
            "constraint_message::Français (fr)",
            "La réponse négative ne va avec aucune autre.".to_owned(),
        );
        row.insert(
            "constraint_message::English (en)",
            "The negative answer goes with no other.".to_owned(),
        );
        return Ok(());
    }
    let (_, column, cell) = MARKS.iter().find(|(word, ..)| *word == mark).ok_or_else(|| {
        statement.place.fault(Fault::UnknownWord {
            word: mark.to_owned(),
        })
    })?;
    row.insert(column, (*cell).to_owned());
    Ok(())
}

/// The question that "other" opens: which one?
fn specify(name: &str, asked: &Row) -> Row {
    let mut row = Row::from([
        ("type", "text".to_owned()),
        ("name", format!("{name}_oth")),
        ("label::Français (fr)", "Autre : préciser".to_owned()),
        ("label::English (en)", "Other: specify".to_owned()),
        ("relevant", format!("selected(${{{name}}}, 'oth')")),
    ]);
    for column in ["sensitive", "personal", "interviewer", "supervisor"] {
        if let Some(cell) = asked.get(column) {
            row.insert(column, cell.clone());
        }
    }
    row
}

/// A value with each `@name` replaced by what a `let` says.
fn expand(
    value: &str,
    form: &FormSource,
    library: &Library,
    statement: &Statement,
    depth: usize,
) -> Result<String, AssembleError> {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('@') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let end = tail
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(tail.len());
        let name = &tail[..end];
        let meaning = form
            .names
            .get(name)
            .or_else(|| library.names.get(name))
            .ok_or_else(|| {
                statement.place.fault(Fault::NotFound {
                    what: "@name",
                    name: name.to_owned(),
                })
            })?;
        if depth > 8 {
            return Err(statement.place.fault(Fault::Circle {
                name: name.to_owned(),
            }));
        }
        out.push_str(&expand(meaning, form, library, statement, depth + 1)?);
        rest = &tail[end..];
    }
    out.push_str(rest);
    Ok(out)
}
