//! The appearance `search('file', 'contains', 'column', value)`: choices looked up in a file, as Collect does.
//!
//! The rows of the list name columns of the file: the first one gives the column of the values and that of the labels.
//! Where the file is not at hand the list stays as it is, and `form check` says so.

use super::super::clean::is_name;
use super::super::{Address, OptionSource, Options};
use super::{Builder, Draft};

/// The arguments of a search, as written.
#[derive(Debug, PartialEq, Eq)]
struct Search<'a> {
    file: &'a str,
    /// How, in which columns, and what for.
    wanted: Option<(&'a str, &'a str, &'a str)>,
    /// A column, and what it must be.
    only: Option<(&'a str, &'a str)>,
}

impl Builder<'_> {
    /// Makes a select read the file that its appearance searches; gives the condition of its choices, `""` for all.
    pub(super) fn searched(&mut self, draft: &Draft, options: &mut Options) -> Option<String> {
        let OptionSource::List(list) = options.source else {
            return None;
        };
        let search = read(draft.text("appearance"))?;
        let file = format!("{}.csv", search.file.trim_end_matches(".csv"));
        self.attachments.get(&file)?;
        let columns = &mut self.lists[list.0 as usize];
        let first = columns.choices.first()?;
        let label = first.label.get(self.languages.default());
        let label = label
            .or_else(|| first.label.get(first.label.any()?))
            .map(super::super::Template::source);
        // Several columns may make a label: the first is the name.
        let label = label.and_then(|text| Some(text.split(',').next()?.trim().to_owned()));
        let value = first.value.clone();
        // Its rows name columns: they are no choices that somebody forgot to use.
        for choice in &mut columns.choices {
            choice.at = Address::default();
        }
        let at = draft.at(draft.get("appearance"));
        let found = self.file_list(&file, Some(&value), label.as_deref(), &at);
        options.source = OptionSource::List(found);
        Some(search.condition())
    }
}

impl Search<'_> {
    fn condition(&self) -> String {
        let columns = |text: &str| -> Vec<String> {
            let names = text.split(',').map(|name| name.trim().to_owned());
            names.filter(|name| is_name(name)).collect()
        };
        let mut all = Vec::new();
        if let Some((how, where_, what)) = self.wanted {
            let one = |column: &String| match how {
                "contains" => format!("contains({column}, {what})"),
                "startswith" => format!("starts-with({column}, {what})"),
                "endswith" => format!("ends-with({column}, {what})"),
                _ => format!("{column} = {what}"),
            };
            let any: Vec<String> = columns(where_).iter().map(one).collect();
            all.push(any.join(" or "));
        }
        if let Some((column, what)) = self.only {
            all.extend(columns(column).iter().map(|column| format!("{column} = {what}")));
        }
        let all: Vec<String> = all
            .into_iter()
            .filter(|one| !one.is_empty())
            .map(|one| format!("({one})"))
            .collect();
        all.join(" and ")
    }
}

/// The search of an appearance cell, if it has one that can be read.
fn read(appearance: &str) -> Option<Search<'_>> {
    let start = appearance.find("search(")? + "search(".len();
    let mut arguments = Vec::new();
    let (mut depth, mut quote, mut from) = (0, None, start);
    for (at, letter) in appearance[start..]
        .char_indices()
        .map(|(at, letter)| (start + at, letter))
    {
        match (letter, quote) {
            (letter, Some(open)) if letter == open => quote = None,
            (_, Some(_)) => {}
            ('\'' | '"', None) => quote = Some(letter),
            ('(' | '{' | '[', None) => depth += 1,
            (')', None) if depth == 0 => {
                arguments.push(appearance[from..at].trim());
                return search(&arguments);
            }
            (')' | '}' | ']', None) => depth -= 1,
            (',', None) if depth == 0 => {
                arguments.push(appearance[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    None
}

fn search<'a>(arguments: &[&'a str]) -> Option<Search<'a>> {
    let plain = |text: &'a str| {
        let inner = text.strip_prefix(['\'', '"'])?.strip_suffix(['\'', '"'])?;
        (!inner.is_empty()).then_some(inner)
    };
    let file = plain(arguments.first()?)?;
    let wanted = match arguments {
        [_, how, columns, what, ..] => Some((plain(how)?, plain(columns)?, *what)),
        _ => None,
    };
    let only = match arguments {
        [_, _, _, _, column, what] => Some((plain(column)?, *what)),
        _ => None,
    };
    Some(Search { file, wanted, only })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Attachments, Form, Workbook};

    #[test]
    fn a_search_is_read_with_its_arguments() {
        let condition = |text| read(text).map(|search| search.condition());
        assert_eq!(condition("minimal search('fruits')").as_deref(), Some(""));
        assert_eq!(
            condition("search('f', 'matches', 'town', ${t})").as_deref(),
            Some("(town = ${t})")
        );
        assert_eq!(
            condition("search('f', 'contains', 'a, b', if(${t} = ')', 'x', 'y'), 'kind', 'big')").as_deref(),
            Some(
                "(contains(a, if(${t} = ')', 'x', 'y')) or contains(b, if(${t} = ')', 'x', 'y'))) and (kind = 'big')"
            )
        );
        assert_eq!(read("search"), None);
        assert_eq!(read("search(${t}"), None);
    }

    #[test]
    fn choices_come_from_the_file_that_is_searched() {
        let book = Workbook::from_json(
            r#"{"survey": [{"type": "text", "name": "t", "label": "T"},
                {"type": "select_one f", "name": "q", "label": "Q", "appearance": "search('towns', 'startswith', 'kind', ${t})"}],
                "choices": [{"list_name": "f", "name": "code", "label": "name"}]}"#,
        )
        .unwrap();
        let mut files = Attachments::default();
        files.insert("towns.csv", "code,name,kind\nkya,Kaya,north\nbfo,Bobo,west\n");

        let (form, problems) = crate::form::check(&book, &files);

        let form: std::sync::Arc<Form> = form.unwrap_or_else(|| panic!("{problems:?}"));
        assert_eq!(problems, [], "the rows that name columns are used");
        let options = form.node(form.find_name("q").unwrap()).options.as_ref().unwrap();
        let OptionSource::List(list) = options.source else {
            panic!("a list")
        };
        let values: Vec<&str> = form
            .list(list)
            .choices
            .iter()
            .map(|choice| choice.value.as_str())
            .collect();
        assert_eq!(values, ["kya", "bfo"]);
        assert_eq!(options.filter.as_ref().unwrap().text, "(starts-with(kind, ${t}))");
    }
}
