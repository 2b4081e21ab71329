//! What the standard refuses or warns of, row by row, once all rows are nodes.

use std::collections::HashMap;

use super::super::clean::is_name;
use super::super::headers::{Columns, Table};
use super::super::types::{self, RowType, SelectSource};
use super::super::{Address, Kind, NodeId, Problem, ProblemKind};
use super::{Builder, Draft, parameters};
use crate::xpath::nearest;

/// The sheets of the standard.
const SHEETS: [&str; 6] = [
    "survey",
    "choices",
    "settings",
    "external_choices",
    "entities",
    "osm",
];

impl Builder<'_> {
    /// Checks every row, then what concerns the form as a whole.
    pub(super) fn check(&mut self) {
        let drafts = std::mem::take(&mut self.drafts);
        // What a form adds by itself, and the further rounds of a loop, have no row of their own to blame.
        let mut seen = std::collections::HashSet::new();
        for (index, draft) in drafts.iter().enumerate() {
            let written = draft.get("type").is_some();
            if written && draft.row.is_some_and(|row| seen.insert(row)) {
                self.check_row(NodeId(index as u32), draft);
            }
        }
        self.check_repeats(&drafts);
        self.check_entities(&drafts);
        self.drafts = drafts;
        self.check_settings();
        self.check_sheets();
        self.check_languages();
    }

    /// The cell of a row in a column, whether the row has one there or not.
    pub(super) fn cell(&self, draft: &Draft, column: &str) -> Address {
        let header = match draft.cells.iter().find(|cell| *cell.column == *column) {
            Some(cell) => cell.header.to_string(),
            None => {
                let written = self.survey_headers.iter().find(|(meaning, _)| meaning == column);
                written.map_or(column, |(_, header)| header).to_owned()
            }
        };
        Address {
            sheet: self.sheet_name("survey"),
            row: draft.row,
            column: Some(header),
        }
    }

    /// The name of a sheet as the file writes it.
    fn sheet_name(&self, name: &str) -> String {
        self.book
            .sheet(name)
            .map_or_else(|| name.to_owned(), |sheet| sheet.name.clone())
    }

    fn check_row(&mut self, id: NodeId, draft: &Draft) {
        let (kind, name) = (self.nodes[id.index()].kind, self.nodes[id.index()].name.clone());
        self.check_label(id, draft);
        match kind {
            Kind::Group if self.nodes[id.index()].children.is_empty() => {
                self.warning(
                    self.cell(draft, "type"),
                    ProblemKind::EmptyGroup { name: name.clone() },
                );
            }
            Kind::Background => self.check_background(draft, &name),
            Kind::Meta(_) => {
                let word = draft.text("type").to_owned();
                if word.contains("sim") || word.contains("subscriber") {
                    self.warning(self.cell(draft, "type"), ProblemKind::DeadType { kind: word });
                }
            }
            _ => {}
        }
        self.check_select(draft, &name);
        let found = parameters::check(kind, draft.text("type"), draft.text("parameters"), |list| {
            self.list_ids.contains_key(list)
        });
        for (kind, near) in found {
            self.problems
                .push(Problem::error(self.cell(draft, "parameters"), kind).suggest(near));
        }
        if kind == Kind::Range {
            let list = |name: &str| {
                let id = self.list_ids.get(name)?;
                self.lists.get(id.0 as usize)
            };
            let found = super::range_labels::check(draft.text("parameters"), draft.text("appearance"), list);
            for kind in found {
                self.error(self.cell(draft, "parameters"), kind);
            }
        }
        if kind == Kind::Image && !draft.text("parameters").contains("max-pixels") {
            self.warning(self.cell(draft, "type"), ProblemKind::NoMaxPixels { name });
        }
    }

    fn check_label(&mut self, id: NodeId, draft: &Draft) {
        let node = &self.nodes[id.index()];
        let name = node.name.clone();
        let has = |column: &str| draft.cells.iter().any(|cell| *cell.column == *column);
        let shown = ["label", "hint", "guidance_hint", "image", "audio", "video"]
            .into_iter()
            .any(has);
        // A row that is worked out and says nothing is a hidden value, in ODK too.
        let worked_out = has("calculation") || has("trigger");
        if node.kind.has_control() && !shown && !worked_out {
            let at = self.cell(draft, "label");
            self.error(at, ProblemKind::NoLabel { name });
        } else if node.kind == Kind::Repeat && !has("label") {
            let at = self.cell(draft, "label");
            self.warning(at, ProblemKind::NoRepeatLabel { name });
        }
    }

    fn check_background(&mut self, draft: &Draft, name: &str) {
        let name = name.to_owned();
        match draft.text("type").replace(['_', ' '], "-").as_str() {
            "audit" if name != "audit" => {
                self.error(self.cell(draft, "name"), ProblemKind::AuditName { name });
            }
            "background-geopoint" => {
                if draft.get("trigger").is_none() {
                    self.error(
                        self.cell(draft, "trigger"),
                        ProblemKind::PointWithoutTrigger { name: name.clone() },
                    );
                }
                if draft.get("calculation").is_some() {
                    self.error(
                        self.cell(draft, "calculation"),
                        ProblemKind::PointWithCalculation { name },
                    );
                }
            }
            _ => {}
        }
    }

    fn check_select(&mut self, draft: &Draft, name: &str) {
        let Some((RowType::Select { source, or_other, .. }, _)) = types::parse(draft.text("type")) else {
            return;
        };
        let at = self.cell(draft, "type");
        if or_other && draft.get("choice_filter").is_some() {
            self.error(
                at.clone(),
                ProblemKind::OtherWithFilter {
                    name: name.to_owned(),
                },
            );
        } else if or_other && self.languages.len() > 1 {
            self.warning(
                at.clone(),
                ProblemKind::UntranslatedOther {
                    name: name.to_owned(),
                },
            );
        }
        if let SelectSource::File(file) = source {
            let known = [".csv", ".xml", ".geojson"]
                .iter()
                .any(|end| file.to_lowercase().ends_with(end));
            if !known && !file.contains("${") {
                self.error(at, ProblemKind::BadListFile { file });
            }
        }
    }

    fn check_repeats(&mut self, drafts: &[Draft]) {
        let mut seen: HashMap<String, NodeId> = HashMap::new();
        for (index, draft) in drafts.iter().enumerate() {
            let node = &self.nodes[index];
            if node.kind != Kind::Repeat {
                continue;
            }
            let (id, name) = (node.id, node.name.clone());
            let at = self.cell(draft, "name");
            if name == self.nodes[0].name {
                self.error(at, ProblemKind::RepeatNamedRoot { name });
            } else if seen.insert(name.clone(), id).is_some() {
                self.error(at, ProblemKind::DuplicateRepeat { name });
            }
        }
    }

    fn check_settings(&mut self) {
        if let Some(name) = self.settings.get("name").filter(|name| !is_name(name)) {
            let name = name.to_owned();
            let at = Address {
                sheet: self.sheet_name("settings"),
                row: Some(2),
                column: Some("name".to_owned()),
            };
            self.error(at, ProblemKind::BadRootName { name });
        }
        if self.settings.get("public_key").is_some() && self.settings.flag("omit_instanceID", false)
            || self.settings.get("public_key").is_some() && self.settings.flag("omit_instanceid", false)
        {
            let at = Address {
                sheet: self.sheet_name("settings"),
                row: Some(2),
                column: None,
            };
            self.error(at, ProblemKind::KeyWithoutId {});
        }
    }

    fn check_sheets(&mut self) {
        for sheet in &self.book.sheets {
            let name = sheet.name.trim().to_lowercase();
            if SHEETS.contains(&name.as_str()) || name.starts_with('_') || name == "indicators" {
                continue;
            }
            // pyxform speaks up at two slips, whatever the length.
            let near = nearest(
                &name,
                SHEETS
                    .into_iter()
                    .filter(|known| self.book.sheet(known).is_none()),
            );
            if let Some(near) = near.first() {
                let at = Address {
                    sheet: sheet.name.clone(),
                    row: None,
                    column: None,
                };
                let problem = Problem::warning(
                    at,
                    ProblemKind::MisspeltSheet {
                        sheet: sheet.name.clone(),
                    },
                );
                self.problems.push(problem.suggest(Some((*near).to_owned())));
            }
        }
    }

    /// Languages without a code; columns that lack a language which another column has.
    fn check_languages(&mut self) {
        let mut uncoded = Vec::new();
        for (name, table) in [("survey", Table::Survey), ("choices", Table::Choices)] {
            let Some(sheet) = self.book.sheet(name) else {
                continue;
            };
            let columns = Columns::read(sheet, table, &mut Vec::new());
            let mut translated: Vec<(&str, Vec<Option<&str>>)> = Vec::new();
            for (number, meaning) in columns.meanings().iter().enumerate() {
                let empty = !sheet.rows.iter().any(|row| row.text(number).is_some());
                if empty || !super::super::headers::is_translated(&meaning.column) {
                    continue;
                }
                let language = meaning.language.as_deref();
                match translated
                    .iter_mut()
                    .find(|(column, _)| *column == meaning.column)
                {
                    Some((_, languages)) => languages.push(language),
                    None => translated.push((&meaning.column, vec![language])),
                }
                if let Some(language) = language
                    && !has_code(language)
                    && !uncoded.contains(&language.to_owned())
                {
                    uncoded.push(language.to_owned());
                    let column = columns.meanings().iter().position(|known| known == meaning);
                    let at = Address {
                        sheet: sheet.name.clone(),
                        row: Some(1),
                        column: column.map(|column| sheet.headers[column].clone()),
                    };
                    let kind = ProblemKind::LanguageWithoutCode {
                        language: language.to_owned(),
                    };
                    self.problems.push(Problem::warning(at, kind));
                }
            }
            // A column in no language is one for all of them, unless the form has a language for such texts.
            let plain = self.settings.get("default_language").unwrap_or("default");
            let plain = self.languages.find(plain).is_some();
            translated.retain(|(_, languages)| languages.iter().any(Option::is_some));
            let mut all: Vec<Option<&str>> = Vec::new();
            for (_, languages) in &translated {
                all.extend(
                    languages
                        .iter()
                        .filter(|language| !all.contains(language) && (plain || language.is_some()))
                        .copied()
                        .collect::<Vec<_>>(),
                );
            }
            for (column, languages) in &translated {
                for language in all.iter().filter(|language| !languages.contains(language)) {
                    let language = language
                        .or(self.settings.get("default_language"))
                        .unwrap_or("default");
                    let at = Address {
                        sheet: sheet.name.clone(),
                        row: Some(1),
                        column: None,
                    };
                    let kind = ProblemKind::MissingTranslation {
                        column: (*column).to_owned(),
                        language: language.to_owned(),
                    };
                    self.problems.push(Problem::warning(at, kind));
                }
            }
        }
    }

    /// Whether a name is one that entities and their properties may have.
    pub(super) fn check_entity_name(&mut self, name: &str, at: &Address, is_list: bool) {
        let name = name.to_owned();
        if name.starts_with("__") {
            self.error(at.clone(), ProblemKind::EntityUnderscores { name });
        } else if is_list && name.contains('.') {
            self.error(at.clone(), ProblemKind::EntityPoint { name });
        } else if !is_list && matches!(name.to_lowercase().as_str(), "name" | "label") {
            self.error(at.clone(), ProblemKind::EntityReserved { name });
        } else if !is_name(&name) {
            self.error(at.clone(), ProblemKind::BadName { name });
        }
    }
}

/// Whether a language's name ends in a code in brackets: `Français (fr)`, `Tamasheq (taq-Tfng)`.
fn has_code(language: &str) -> bool {
    let code = language
        .rsplit_once('(')
        .and_then(|(_, code)| code.trim_end().strip_suffix(')'));
    code.is_some_and(|code| {
        let primary = code.split('-').next().unwrap_or_default();
        (2..=3).contains(&primary.len()) && primary.chars().all(|letter| letter.is_ascii_alphabetic())
    })
}
