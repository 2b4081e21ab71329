//! Reading the sources: statements, properties and list entries, with the line each stands on.

use std::collections::BTreeMap;

use super::lists::{self, List};
use super::{AssembleError, Fault, Source};

/// Where something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub file: String,
    pub line: usize,
}

impl Place {
    pub(super) fn fault(&self, fault: Fault) -> AssembleError {
        AssembleError {
            file: self.file.clone(),
            line: self.line,
            fault,
        }
    }
}

/// A statement and the properties below it.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub place: Place,
    pub words: Vec<String>,
    pub properties: Vec<(String, String)>,
}

/// A form before its parts are put in.
#[derive(Debug)]
pub(super) struct FormSource {
    pub id: String,
    pub head: Statement,
    pub names: BTreeMap<String, String>,
    pub body: Vec<Statement>,
}

/// All that the sources define.
#[derive(Debug, Default)]
pub(super) struct Library {
    pub names: BTreeMap<String, String>,
    pub parts: BTreeMap<String, Vec<Statement>>,
    pub lists: BTreeMap<String, List>,
    pub forms: Vec<FormSource>,
}

/// What the lines being read belong to.
enum Open {
    Nothing,
    Part(String),
    Form(usize),
    List(String),
}

/// Words that begin a statement inside a part or a form.
const ITEMS: [&str; 15] = [
    "use",
    "end",
    "group",
    "repeat",
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "note",
    "calculate",
    "hidden",
    "select_one",
    "select_multiple",
    "range",
];

/// The library that all sources together make.
pub(super) fn read(sources: &[Source<'_>]) -> Result<Library, Vec<AssembleError>> {
    let mut library = Library::default();
    let mut faults = Vec::new();
    for source in sources {
        if let Some(name) = source.name.strip_suffix(".csv") {
            let name = name.rsplit('/').next().unwrap_or(name);
            match lists::from_csv(source) {
                Ok(list) => keep_list(&mut library, name, list, &mut faults),
                Err(fault) => faults.push(fault),
            }
        } else {
            read_text(source, &mut library, &mut faults);
        }
    }
    if faults.is_empty() {
        Ok(library)
    } else {
        Err(faults)
    }
}

fn keep_list(library: &mut Library, name: &str, list: List, faults: &mut Vec<AssembleError>) {
    if library.lists.contains_key(name) {
        faults.push(list.place.fault(Fault::Twice {
            what: "list",
            name: name.to_owned(),
        }));
    } else {
        library.lists.insert(name.to_owned(), list);
    }
}

fn read_text(source: &Source<'_>, library: &mut Library, faults: &mut Vec<AssembleError>) {
    let mut open = Open::Nothing;
    let mut names = BTreeMap::new();
    let mut form = None;
    for (index, raw) in source.text.lines().enumerate() {
        let place = Place {
            file: source.name.to_owned(),
            line: index + 1,
        };
        let line = raw.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let outcome = if line.starts_with("    ") {
            continue_property(line.trim(), &place, &mut open, library)
        } else if line.starts_with(' ') {
            read_property(line.trim(), &place, &mut open, library)
        } else {
            read_statement(line, &place, &mut open, library, &mut names, &mut form)
        };
        faults.extend(outcome.err());
    }
    match form {
        Some(at) => library.forms[at].names = names,
        None => library.names.extend(names),
    }
}

fn read_statement(
    line: &str,
    place: &Place,
    open: &mut Open,
    library: &mut Library,
    names: &mut BTreeMap<String, String>,
    form: &mut Option<usize>,
) -> Result<(), AssembleError> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    let incomplete = || {
        place.fault(Fault::Incomplete {
            statement: line.to_owned(),
        })
    };
    if let (Open::List(name), true) = (&*open, line.contains(" | ")) {
        let list = library.lists.get_mut(name).ok_or_else(incomplete)?;
        return list.push_line(line, place);
    }
    match words[0].as_str() {
        "let" => {
            let (name, value) = line["let".len()..].split_once('=').ok_or_else(incomplete)?;
            names.insert(name.trim().to_owned(), value.trim().to_owned());
            *open = Open::Nothing;
        }
        "part" => {
            let name = words.get(1).ok_or_else(incomplete)?.clone();
            if library.parts.insert(name.clone(), Vec::new()).is_some() {
                return Err(place.fault(Fault::Twice { what: "part", name }));
            }
            *open = Open::Part(name);
        }
        "list" => {
            let name = words.get(1).ok_or_else(incomplete)?.clone();
            let columns = words.iter().skip(2).filter(|w| *w != ":").cloned().collect();
            if library.lists.contains_key(&name) {
                return Err(place.fault(Fault::Twice { what: "list", name }));
            }
            library
                .lists
                .insert(name.clone(), List::new(place.clone(), columns));
            *open = Open::List(name);
        }
        "form" => {
            let id = words.get(1).ok_or_else(incomplete)?.clone();
            if form.is_some() || library.forms.iter().any(|f| f.id == id) {
                return Err(place.fault(Fault::Twice {
                    what: "form",
                    name: id,
                }));
            }
            let head = Statement {
                place: place.clone(),
                words,
                properties: Vec::new(),
            };
            *form = Some(library.forms.len());
            *open = Open::Form(library.forms.len());
            library.forms.push(FormSource {
                id,
                head,
                names: BTreeMap::new(),
                body: Vec::new(),
            });
        }
        word if ITEMS.contains(&word) => {
            let statement = Statement {
                place: place.clone(),
                words,
                properties: Vec::new(),
            };
            match open {
                Open::Part(name) => library.parts.entry(name.clone()).or_default().push(statement),
                Open::Form(at) => library.forms[*at].body.push(statement),
                Open::Nothing | Open::List(_) => {
                    return Err(place.fault(Fault::OutOfPlace {
                        statement: line.to_owned(),
                    }));
                }
            }
        }
        word => {
            return Err(place.fault(Fault::UnknownWord {
                word: word.to_owned(),
            }));
        }
    }
    Ok(())
}

fn last_properties<'l>(open: &Open, library: &'l mut Library) -> Option<&'l mut Vec<(String, String)>> {
    match open {
        Open::Part(name) => library.parts.get_mut(name)?.last_mut().map(|s| &mut s.properties),
        Open::Form(at) => {
            let form = library.forms.get_mut(*at)?;
            Some(
                form.body
                    .last_mut()
                    .map_or(&mut form.head.properties, |s| &mut s.properties),
            )
        }
        Open::Nothing | Open::List(_) => None,
    }
}

fn read_property(
    line: &str,
    place: &Place,
    open: &mut Open,
    library: &mut Library,
) -> Result<(), AssembleError> {
    let out_of_place = || {
        place.fault(Fault::OutOfPlace {
            statement: line.to_owned(),
        })
    };
    let (key, value) = line.split_once(':').ok_or_else(out_of_place)?;
    let properties = last_properties(open, library).ok_or_else(out_of_place)?;
    properties.push((key.trim().to_owned(), value.trim().to_owned()));
    Ok(())
}

/// A line indented by four goes on with the property above it.
fn continue_property(
    line: &str,
    place: &Place,
    open: &mut Open,
    library: &mut Library,
) -> Result<(), AssembleError> {
    let out_of_place = || {
        place.fault(Fault::OutOfPlace {
            statement: line.to_owned(),
        })
    };
    let properties = last_properties(open, library).ok_or_else(out_of_place)?;
    let (_, value) = properties.last_mut().ok_or_else(out_of_place)?;
    if !value.is_empty() {
        value.push(' ');
    }
    value.push_str(line);
    Ok(())
}
