//! Finding a form: by id among the installed, shipped and kept ones, or by the path of a file.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{FormOrigin, FormRef, FormSummary, Session, SessionError};
use crate::form::sheet::{self, SheetError};
use crate::form::{Attachments, Form, Shipped, Workbook};
use crate::store::{FormFile, KeptForm};

/// How the files end that are taken for forms in the data folder; what they hold decides how they are read.
const FORM_FILES: [&str; 6] = ["json", "xlsx", "xls", "csv", "zip", "md"];

/// Forms that were built once, by hash, with what the store keeps of them.
#[derive(Default)]
pub(super) struct Shelf {
    built: RefCell<HashMap<String, Built>>,
}

#[derive(Clone)]
struct Built {
    form: Arc<Form>,
    kept: Arc<KeptForm>,
}

impl Shelf {
    /// Builds a form of its sheets and files, or takes the one built before.
    fn build(&self, name: &str, json: &str, files: &Attachments) -> Result<Arc<Form>, SessionError> {
        let broken = |problems| SessionError::BrokenForm {
            name: name.to_owned(),
            problems,
        };
        let book = Workbook::from_json(json).map_err(|problem| broken(vec![*problem]))?;
        let (form, problems) = Form::build(&book, files);
        let form = form.ok_or_else(|| broken(problems))?;
        let built = Built {
            kept: Arc::new(kept(&form, json, files)),
            form,
        };
        let mut shelf = self.built.borrow_mut();
        Ok(Arc::clone(
            &shelf.entry(built.kept.hash.clone()).or_insert(built).form,
        ))
    }

    /// A shipped form, built once in the life of the program.
    fn shipped(&self, shipped: &Shipped) -> Result<Arc<Form>, SessionError> {
        let Some(form) = crate::form::shipped_form(shipped.id) else {
            return self.build(shipped.id, shipped.json(), &Attachments::default());
        };
        let mut shelf = self.built.borrow_mut();
        let built = shelf.entry(form.hash().to_owned()).or_insert_with(|| Built {
            kept: Arc::new(kept(&form, shipped.json(), &Attachments::default())),
            form,
        });
        Ok(Arc::clone(&built.form))
    }

    fn find(&self, hash: &str) -> Option<Arc<Form>> {
        self.built.borrow().get(hash).map(|built| Arc::clone(&built.form))
    }

    /// What the store keeps of a form that was built here.
    pub(super) fn kept(&self, hash: &str) -> Option<Arc<KeptForm>> {
        self.built.borrow().get(hash).map(|built| Arc::clone(&built.kept))
    }
}

impl Session {
    /// The forms that an interview can be begun with, and those kept with interviews; titles in a language, by its
    /// code, where the forms have them.
    pub fn forms(&self, language: &str) -> Result<Vec<FormSummary>, SessionError> {
        let mut found: Vec<FormSummary> = Vec::new();
        let mut add = |form: &Form, origin| {
            let about = reference(form);
            if !found.iter().any(|known| known.form == about) {
                found.push(FormSummary {
                    form: about,
                    title: form.title_in(language).to_owned(),
                    origin,
                });
            }
        };
        for path in self.installed() {
            // A broken file is told by `form check`; it must not hide the forms beside it.
            if let Ok(form) = self.form_file(&path) {
                add(&form, FormOrigin::Installed);
            }
        }
        for shipped in crate::form::shipped() {
            add(&*self.shelf.shipped(shipped)?, FormOrigin::Shipped);
        }
        for (_, _, hash) in self.store.kept_forms()? {
            if let Some(form) = self.form_by_hash(&hash)? {
                add(&form, FormOrigin::Kept);
            }
        }
        Ok(found)
    }

    /// A form by its id (installed, shipped or kept), or by the path of a file.
    pub fn form(&self, name: &str) -> Result<Arc<Form>, SessionError> {
        let given = Path::new(name);
        if given.extension().is_some() && given.is_file() {
            return self.form_file(given);
        }
        for path in self.installed() {
            let form = self.form_file(&path);
            // A broken file must not hide the forms beside it, unless it is the one asked for.
            match form {
                Ok(form) if form.id() == name => return Ok(form),
                Err(error) if path.file_stem().is_some_and(|stem| stem == name) => return Err(error),
                _ => {}
            }
        }
        if let Some(shipped) = crate::form::shipped().iter().find(|shipped| shipped.id == name) {
            return self.shelf.shipped(shipped);
        }
        for (id, _, hash) in self.store.kept_forms()?.into_iter().rev() {
            if id == name
                && let Some(form) = self.form_by_hash(&hash)?
            {
                return Ok(form);
            }
        }
        Err(SessionError::UnknownForm {
            name: name.to_owned(),
            suggestion: self.nearest_form(name)?,
        })
    }

    /// A form by the hash of its content: kept with an interview, or built before.
    pub fn form_by_hash(&self, hash: &str) -> Result<Option<Arc<Form>>, SessionError> {
        if let Some(form) = self.shelf.find(hash) {
            return Ok(Some(form));
        }
        let Some(kept) = self.store.kept_form(hash)? else {
            return Ok(None);
        };
        let mut files = Attachments::default();
        for file in &kept.files {
            files.insert(&file.name, file.bytes.clone());
        }
        self.shelf.build(&kept.id, &kept.json, &files).map(Some)
    }

    /// A form of sheets given as JSON text, with the files that it names.
    pub fn form_of(&self, name: &str, json: &str, files: &Attachments) -> Result<Arc<Form>, SessionError> {
        self.shelf.build(name, json, files)
    }

    fn form_file(&self, path: &Path) -> Result<Arc<Form>, SessionError> {
        let unreadable = |source| SessionError::FormFile {
            path: path.to_owned(),
            source,
        };
        let name = path.display().to_string();
        let book = match sheet::read_path(path) {
            Ok(book) => book,
            Err(SheetError::Json(problem)) => {
                return Err(SessionError::BrokenForm {
                    name,
                    problems: vec![*problem],
                });
            }
            Err(why) => return Err(unreadable(why)),
        };
        let files = sheet::read_media_beside(path).map_err(unreadable)?;
        // What is kept is JSON whatever the file was: the hash is that of the sheets, not of the file.
        self.shelf.build(&name, &sheet::write_json(&book), &files)
    }

    /// The files of forms in the data folder, by name.
    fn installed(&self) -> Vec<PathBuf> {
        let listing = std::fs::read_dir(self.store.folder().forms());
        let paths = listing
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| {
                path.extension()
                    .is_some_and(|end| FORM_FILES.iter().any(|known| end.eq_ignore_ascii_case(known)))
            })
            .collect();
        paths.sort_unstable();
        paths
    }

    /// The form whose id differs least, if it differs little.
    fn nearest_form(&self, name: &str) -> Result<Option<String>, SessionError> {
        let shipped = crate::form::shipped().iter().map(|form| form.id.to_owned());
        let kept = self.store.kept_forms()?.into_iter().map(|(id, _, _)| id);
        let near = shipped.chain(kept).map(|id| (distance(name, &id), id)).min();
        Ok(near.filter(|(distance, _)| *distance <= 2).map(|(_, id)| id))
    }
}

/// What the store keeps of a form.
fn kept(form: &Form, json: &str, files: &Attachments) -> KeptForm {
    KeptForm {
        hash: form.hash().to_owned(),
        id: form.id().to_owned(),
        version: form.version().to_owned(),
        json: json.to_owned(),
        files: files
            .iter()
            .map(|(name, bytes)| FormFile::new(name, bytes))
            .collect(),
    }
}

/// A form's name as lists and events bear it.
pub(super) fn reference(form: &Form) -> FormRef {
    FormRef {
        id: form.id().to_owned(),
        version: form.version().to_owned(),
        hash: form.hash().to_owned(),
    }
}

/// How many letters must be changed, added or left out (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_slip_of_the_finger_is_near() {
        assert_eq!(
            [
                distance("core", "cor"),
                distance("core", "coer"),
                distance("core", "par")
            ],
            [1, 2, 3]
        );
    }
}
