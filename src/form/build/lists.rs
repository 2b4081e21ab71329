//! The choices sheet.

use super::super::clean::{cell as cell_text, clean, is_name};
use super::super::headers::{Columns, Table};
use super::super::{Address, Choice, ChoiceList, Kind, ListId, ProblemKind, Texts};
use super::Builder;
use super::bind::Spoken;

/// What stands before the name of a list of the sheet `external_choices`, which may be that of another list.
pub(super) const EXTERNAL: &str = "external_choices/";

/// The column that holds the ids of texts.
const TEXT_ID: &str = "itextId";

impl Builder<'_> {
    pub(super) fn read_lists(&mut self) {
        self.read_choices("choices", "");
        self.read_choices("external_choices", EXTERNAL);
        self.number_texts();
    }

    /// Gives the choices of translated lists the ids that `jr:itext()` takes, in a column of their own, as pyxform does.
    fn number_texts(&mut self) {
        for list in &mut self.lists {
            if list.choices.iter().all(|choice| choice.label.is_shared()) {
                continue;
            }
            list.columns.push(TEXT_ID.to_owned());
            for (number, choice) in list.choices.iter_mut().enumerate() {
                choice.cells.reserve_exact(1);
                choice.cells.push(format!("{}-{number}", list.name));
            }
            *list = std::mem::take(list).finish();
        }
    }

    fn read_choices(&mut self, name: &str, prefix: &str) {
        let Some(sheet) = self.book.sheet(name) else {
            return;
        };
        let columns = Columns::read(sheet, Table::Choices, &mut self.problems);
        let keep = !self.settings.flag("clean_text_values", true);
        let extras: Vec<(usize, String)> = columns
            .meanings()
            .iter()
            .enumerate()
            .filter(|(_, meaning)| meaning.language.is_none() && is_name(&meaning.column))
            .filter(|(_, meaning)| !matches!(meaning.column.as_str(), "list_name" | "name" | "label"))
            .map(|(index, meaning)| (index, meaning.column.clone()))
            .collect();
        for (index, meaning) in columns.meanings().iter().enumerate() {
            // A column without header is told only where a row has something in it.
            let used = || {
                sheet
                    .rows
                    .iter()
                    .any(|row| row.text(index).is_some_and(|text| !text.trim().is_empty()))
            };
            if meaning.column.contains(char::is_whitespace) || meaning.column.is_empty() && used() {
                let header = sheet.headers[index].clone();
                let at = Address {
                    sheet: sheet.name.clone(),
                    row: Some(1),
                    column: Some(header.clone()),
                };
                self.warning(at, ProblemKind::BadChoicesHeader { header });
            }
        }
        let Some(list_column) = columns.find("list_name") else {
            if sheet.rows.iter().any(|row| !row.cells.is_empty()) {
                let at = Address {
                    sheet: sheet.name.clone(),
                    row: Some(1),
                    column: None,
                };
                self.error(
                    at,
                    ProblemKind::MissingHeader {
                        header: "list_name".into(),
                    },
                );
            }
            return;
        };
        let name_column = columns.find("name");
        for row in &sheet.rows {
            let list = clean(row.text(list_column).unwrap_or_default(), keep);
            if list.is_empty() {
                continue;
            }
            let at = |column: Option<usize>| Address {
                sheet: sheet.name.clone(),
                row: Some(row.number),
                column: column.map(|column| sheet.headers[column].clone()),
            };
            let value = clean(
                name_column
                    .and_then(|column| row.text(column))
                    .unwrap_or_default(),
                keep,
            );
            if value.is_empty() {
                self.error(at(name_column), ProblemKind::ChoiceWithoutName { list });
                continue;
            }
            let mut label = Texts::default();
            let labels = || {
                let cells = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
                cells.filter(|cell| columns.meanings()[cell.column].column == "label")
            };
            for cell in labels() {
                let language = match (&columns.meanings()[cell.column].language, labels().count()) {
                    (None, 1) => Spoken::All,
                    (language, _) => Spoken::In(language.as_deref()),
                };
                let text = cell_text("label", &cell.text, keep);
                self.put_text(&mut label, language, &text, &at(Some(cell.column)));
            }
            let id = self.list(prefix, &list, &extras);
            let mut cells = vec![value.clone(), String::new()];
            cells.extend(
                extras
                    .iter()
                    .map(|(column, _)| clean(row.text(*column).unwrap_or_default(), keep)),
            );
            let list = &mut self.lists[id.0 as usize];
            list.choices.push(Choice {
                value,
                label,
                cells,
                row: Some(row.number),
                at: at(None),
            });
        }
    }

    fn list(&mut self, prefix: &str, name: &str, extras: &[(usize, String)]) -> ListId {
        let key = format!("{prefix}{name}");
        if let Some(id) = self.list_ids.get(&key) {
            return *id;
        }
        let mut columns = vec!["name".to_owned(), "label".to_owned()];
        columns.extend(extras.iter().map(|(_, column)| column.clone()));
        let list = ChoiceList {
            name: name.to_owned(),
            columns,
            present: true,
            label_column: Some(1),
            ..ChoiceList::default()
        };
        self.add_list(&key, list.finish())
    }

    pub(super) fn add_list(&mut self, id: &str, list: ChoiceList) -> ListId {
        let number = ListId(self.lists.len() as u32);
        self.lists.push(list);
        self.list_ids.insert(id.to_owned(), number);
        number
    }

    /// Adds the choice `other` to a list, for `or_other`.
    pub(super) fn add_other(&mut self, id: ListId) {
        let mut label = Texts::default();
        for language in self.languages.iter() {
            let template = super::super::Template {
                parts: vec![super::super::Part::Text("Other".into())],
            };
            label.set(language, template);
        }
        let list = &mut self.lists[id.0 as usize];
        if list.find("other").is_some() {
            return;
        }
        let mut cells = vec![String::new(); list.columns.len()];
        cells[0] = "other".into();
        list.choices.push(Choice {
            value: "other".into(),
            label,
            cells,
            row: None,
            at: Address::default(),
        });
    }

    /// Two choices of one name; a list of several answers whose choices hold blanks.
    pub(super) fn check_lists(&mut self) {
        let allowed = self.settings.flag("allow_choice_duplicates", false);
        let mut found = Vec::new();
        // Only the choices sheet is judged: the rows of a file are its owner's.
        for list in self.lists.iter().filter(|list| list.label_column.is_some()) {
            let mut seen = std::collections::HashSet::new();
            for choice in &list.choices {
                let at = Address {
                    column: Some("name".into()),
                    ..choice.at.clone()
                };
                if choice.row.is_some() && !allowed && !seen.insert(choice.value.as_str()) {
                    let (list, name) = (list.name.clone(), choice.value.clone());
                    found.push(super::super::Problem::error(
                        at,
                        ProblemKind::DuplicateChoice { list, name },
                    ));
                }
                if choice.row.is_some() && choice.label.is_empty() {
                    let at = Address {
                        column: Some("label".into()),
                        ..choice.at.clone()
                    };
                    let (list, name) = (list.name.clone(), choice.value.clone());
                    found.push(super::super::Problem::warning(
                        at,
                        ProblemKind::ChoiceWithoutLabel { list, name },
                    ));
                }
            }
        }
        for node in self.nodes.iter().filter(|node| node.kind == Kind::SelectMultiple) {
            let Some(super::super::OptionSource::List(id)) =
                node.options.as_ref().map(|options| options.source)
            else {
                continue;
            };
            let list = &self.lists[id.0 as usize];
            for choice in list
                .choices
                .iter()
                .filter(|choice| choice.value.contains(' ') && choice.row.is_some())
            {
                let at = Address {
                    column: Some("name".into()),
                    ..choice.at.clone()
                };
                let (list, name) = (list.name.clone(), choice.value.clone());
                let problem = super::super::Problem::error(at, ProblemKind::ChoiceWithBlank { list, name });
                if !found.contains(&problem) {
                    found.push(problem);
                }
            }
        }
        self.problems.append(&mut found);
    }
}
