//! Values on their way to streams and back: what is a number goes to the coder, what nobody could foretell to the raw
//! bytes, what people wrote to the texts.
//!
//! One function goes both ways: writing, it takes what is given; reading, it ignores that and returns what was written.
//! `None` is a value that this way of writing has no words for, or bytes that no writer wrote.

use std::collections::HashMap;

use super::codebook::{Codebook, with_instances, without_instances};
use super::coder::{Coder, Numbers};
use crate::log::Plain;

/// Strings up to this length are kept, and named by their place when they come again.
const SHORT: usize = 32;
/// So are longer ones that stand outside: a form's hash.
const LONGEST_MARK: usize = 64;
const MOST_WORDS: usize = 4096;
/// A list nests no deeper than in [`Plain`].
const DEEPEST: u32 = 16;
/// Words that need not be met first. CHANGING THEM TAKES A NEW CODEC.
const WORDS: [&str; 28] = [
    "",
    "begin",
    "submit",
    "add",
    "remove",
    "note",
    "ask",
    "reply",
    "settle",
    "return",
    "accept",
    "release",
    "study",
    "fra",
    "eng",
    "why",
    "of",
    "doubt",
    "cause",
    "lang",
    "dont_know",
    "refused",
    "not_applicable",
    "not_asked",
    "M1",
    "bfa",
    "ben",
    "OK",
];

/// Sorts of numbers, each with odds of its own. Their values only matter in that both sides use the same.
pub(super) mod kind {
    pub(in super::super) const COUNT: u32 = 1;
    pub(in super::super) const PLACE: u32 = 2;
    pub(in super::super) const FLAG: u32 = 3;
    pub(in super::super) const CLOCK: u32 = 4;
    pub(super) const TAG: u32 = 5;
    pub(super) const WORD: u32 = 6;
    pub(super) const WHOLE: u32 = 7;
    pub(super) const CHOICE: u32 = 8;
    pub(super) const MANY: u32 = 9;
    pub(super) const NUMBER: u32 = 10;
    pub(super) const LENGTH: u32 = 11;
    pub(super) const WHAT: u32 = 12;
    pub(super) const STEP: u32 = 13;
    pub(super) const BACK: u32 = 14;
    pub(super) const INSTANCE: u32 = 15;
    pub(super) const OWN: u32 = 16;
    pub(super) const PAUSE: u32 = 17;
}

/// Where a cell stands: what its odds depend on.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) about: u32,
    pub(super) question: Option<usize>,
    pub(super) n: i64,
}

pub(super) struct Scribe<'a> {
    pub(super) coder: Coder<'a>,
    pub(super) numbers: Numbers,
    pub(super) text: Vec<u8>,
    pub(super) raw: Vec<u8>,
    /// No part was of another making so far.
    pub(super) regular: bool,
    text_at: usize,
    raw_at: usize,
    /// How many more bytes of document may come of it: nobody's few bytes become many.
    pub(super) budget: u64,
    pub(super) book: &'a Codebook,
    words: Vec<String>,
    places: HashMap<String, usize>,
    /// The keys of the part, in the order in which it learned them.
    keys: Vec<String>,
    last_key: usize,
    instances: HashMap<usize, String>,
}

impl<'a> Scribe<'a> {
    pub(super) fn new(coder: Coder<'a>, book: &'a Codebook, budget: u64) -> Self {
        let mut scribe = Self {
            coder,
            numbers: Numbers::new(),
            text: Vec::new(),
            raw: Vec::new(),
            regular: true,
            text_at: 0,
            raw_at: 0,
            budget,
            book,
            words: Vec::new(),
            places: HashMap::new(),
            keys: Vec::new(),
            last_key: 0,
            instances: HashMap::new(),
        };
        for word in WORDS.iter().copied().chain(book.marks.iter().map(String::as_str)) {
            scribe.learn(word);
        }
        scribe
    }

    pub(super) fn learn(&mut self, word: &str) {
        if word.len() <= LONGEST_MARK && self.words.len() < MOST_WORDS && !self.places.contains_key(word) {
            self.places.insert(word.to_owned(), self.words.len());
            self.words.push(word.to_owned());
        }
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Option<()> {
        self.budget = self.budget.checked_sub(bytes as u64)?;
        Some(())
    }

    pub(super) fn number(&mut self, kind: u32, about: u32, value: u64) -> u64 {
        self.numbers.number(&mut self.coder, kind, about, value)
    }

    pub(super) fn signed(&mut self, kind: u32, about: u32, value: i64) -> i64 {
        self.numbers.signed(&mut self.coder, kind, about, value)
    }

    /// Bytes as they are.
    pub(super) fn bytes<const N: usize>(&mut self, given: &[u8; N]) -> Option<[u8; N]> {
        self.spend(N)?;
        if !self.coder.is_reader() {
            self.raw.extend(given);
            return Some(*given);
        }
        let found = self.raw.get(self.raw_at..)?.get(..N)?.try_into().ok()?;
        self.raw_at += N;
        Some(found)
    }

    /// A string among the texts. Line ends part them; inside, 1 stands for one.
    pub(super) fn say(&mut self, given: &str) -> Option<String> {
        if !self.coder.is_reader() {
            if given.bytes().any(|byte| byte <= 1) {
                return None;
            }
            let inside = given.bytes().map(|byte| if byte == b'\n' { 1 } else { byte });
            self.text.extend(inside);
            self.text.push(b'\n');
            return Some(given.to_owned());
        }
        let rest = self.text.get(self.text_at..)?;
        let length = rest.iter().position(|byte| *byte == b'\n')?;
        let said = rest[..length]
            .iter()
            .map(|byte| if *byte == 1 { b'\n' } else { *byte });
        let said = String::from_utf8(said.collect()).ok()?;
        self.text_at += length + 1;
        self.spend(length)?;
        Some(said)
    }

    /// A part begins: what was learned of its keys is forgotten.
    pub(super) fn turn_the_page(&mut self) {
        self.keys.clear();
        self.instances.clear();
        self.last_key = usize::MAX;
    }

    /// Any value.
    pub(super) fn cell(&mut self, spot: Spot, depth: u32, given: &Plain) -> Option<Plain> {
        self.spend(1)?;
        let book = self.book;
        let choices = book.choices(spot.question);
        let chosen = |word: &str| choices.iter().position(|choice| choice == word);
        let mut several = Vec::new();
        let tag = match given {
            Plain::Number(_) => 5,
            Plain::List(_) => 6,
            Plain::Text(text) => {
                several = text.split(' ').map_while(chosen).collect();
                if several.len() != text.split(' ').count() {
                    several.clear();
                }
                match several.len() {
                    1 => 3,
                    2.. => 4,
                    0 if self.places.contains_key(text) => 0,
                    0 if whole(text).is_some() => 2,
                    0 => 1,
                }
            }
        };
        let about = spot.about;
        let text = given.as_text().unwrap_or_default();
        Some(match self.number(kind::TAG, about, tag) {
            0 => {
                let place = self.places.get(text).copied().unwrap_or(0) as u64;
                let place = self.number(kind::WORD, about, place);
                let word = self.words.get(usize::try_from(place).ok()?)?.clone();
                self.spend(word.len())?;
                word.into()
            }
            1 => {
                let said = self.say(text)?;
                if said.len() <= SHORT && whole(&said).is_none() {
                    self.learn(&said);
                }
                said.into()
            }
            2 => self
                .signed(kind::WHOLE, about, whole(text).unwrap_or(0))
                .to_string()
                .into(),
            3 | 4 if choices.is_empty() => return None,
            tag @ (3 | 4) => {
                let count = match tag {
                    3 => 1,
                    _ => self.number(kind::MANY, about, several.len() as u64),
                };
                let mut words = Vec::new();
                for index in 0..count {
                    let given = several.get(index as usize).copied().unwrap_or(0) as u64;
                    let choice = self.number(kind::CHOICE, about, given);
                    let word = choices.get(usize::try_from(choice).ok()?)?;
                    self.spend(word.len() + 1)?;
                    words.push(word.as_str());
                }
                words.join(" ").into()
            }
            // Numbers in a list are events, mostly the one before.
            5 => {
                let base = if depth > 0 { spot.n } else { 0 };
                let number = self.signed(
                    kind::NUMBER,
                    about,
                    given.as_number().unwrap_or(0).checked_sub(base)?,
                );
                Plain::Number(number.checked_add(base)?)
            }
            6 if depth < DEEPEST => {
                let items = given.as_list().unwrap_or_default();
                let count = self.number(kind::LENGTH, about, items.len() as u64);
                let mut list = Vec::new();
                for index in 0..count {
                    let item = items.get(index as usize).unwrap_or(&Plain::Number(0));
                    let inner = Spot {
                        about: about.wrapping_mul(31).wrapping_add(7),
                        question: None,
                        n: spot.n,
                    };
                    list.push(self.cell(inner, depth + 1, item)?);
                }
                Plain::List(list)
            }
            _ => return None,
        })
    }

    /// One row of a part: `[pause, what, …]`; `n` is the event's number.
    pub(super) fn row(&mut self, n: i64, given: &Plain) -> Option<Plain> {
        let cells = given.as_list().unwrap_or_default();
        if !self.coder.is_reader() && (cells.len() < 2 || cells[0].as_number().is_none()) {
            return None;
        }
        let cell = |at: usize| cells.get(at).unwrap_or(&Plain::Number(0));
        self.spend(4)?;
        let pause = self.signed(kind::PAUSE, 0, cell(0).as_number().unwrap_or(0));
        let (what, question, about) = self.what(n, cell(1))?;
        let mut row = vec![Plain::Number(pause), what];
        let about = |at: usize| about.wrapping_mul(64).wrapping_add(at.min(15) as u32);
        let more = self.number(kind::LENGTH, about(0), cells.len().saturating_sub(2) as u64);
        for at in 2..more.checked_add(2)? {
            let spot = Spot {
                about: about(at as usize),
                question: question.filter(|_| at == 2),
                n,
            };
            let found = self.cell(spot, 0, cell(at as usize))?;
            if question.is_none() && found.as_text().is_some_and(|text| text.starts_with('/')) {
                self.keys.extend(found.as_text().map(str::to_owned));
            }
            row.push(found);
        }
        Some(Plain::List(row))
    }

    /// What a row is about: the cell, the question it answers if the form has it, and a number for the odds of the rest.
    fn what(&mut self, n: i64, given: &Plain) -> Option<(Plain, Option<usize>, u32)> {
        let book = self.book;
        let text = given.as_text().unwrap_or_default();
        let (bare, instances) = without_instances(text);
        let place = book.place(&bare).filter(|_| {
            instances
                .iter()
                .all(|instance| Instance::read(instance).is_some())
        });
        let next = self.last_key.wrapping_add(1);
        let tag = match (given, place) {
            (_, Some(place)) if place == next => 0,
            (_, Some(_)) => 1,
            (Plain::Number(_), _) => 2,
            _ => 3,
        };
        let tag = self.number(kind::WHAT, self.last_key as u32, tag);
        match tag {
            0 | 1 => {
                let mut place = next;
                if tag == 1 {
                    let step = self.book.place(&bare).unwrap_or(0) as i64 - next as i64;
                    let step = self.signed(kind::STEP, self.last_key as u32, step);
                    place = usize::try_from(step.checked_add(next as i64)?).ok()?;
                }
                let bare = book.keys.get(place)?;
                let mut names = Vec::new();
                for depth in 0..bare.matches("{}").count() {
                    names.push(self.instance(depth, n, instances.get(depth).copied().unwrap_or_default())?);
                }
                let key = with_instances(bare, &names);
                self.spend(key.len())?;
                self.last_key = place;
                self.keys.push(key.clone());
                Some((key.into(), Some(place), place as u32 + 64))
            }
            2 => {
                let known = self.keys.len() as i64;
                let back = self.signed(kind::BACK, 0, known - given.as_number().unwrap_or(0));
                let number = known.checked_sub(back)?;
                let key = usize::try_from(number)
                    .ok()
                    .and_then(|number| self.keys.get(number));
                let place = key.and_then(|key| book.place(&without_instances(key).0));
                Some((
                    Plain::Number(number),
                    place,
                    place.map_or(63, |place| place as u32 + 64),
                ))
            }
            _ => {
                let spot = Spot {
                    about: 62,
                    question: None,
                    n,
                };
                let what = self.cell(spot, 0, given)?;
                let word = what.as_text().unwrap_or_default();
                if word.starts_with('/') {
                    self.keys.push(word.to_owned());
                }
                let about = self.places.get(word).copied().unwrap_or(61).min(61) as u32;
                Some((what, None, about))
            }
        }
    }

    /// The instance of a repeat: mostly the one before.
    fn instance(&mut self, depth: usize, n: i64, given: &str) -> Option<String> {
        let before = self.instances.get(&depth).cloned().unwrap_or_default();
        let read = Instance::read(given);
        let tag = match read {
            _ if given == before => 0,
            Some(Instance::Added(_)) => 1,
            _ => 2,
        };
        let instance = match self.number(kind::INSTANCE, depth as u32, tag) {
            0 => before,
            1 => {
                let number = match read {
                    Some(Instance::Added(number)) => number,
                    _ => 0,
                };
                let back = self.signed(kind::OWN, 0, n - number);
                format!(".{}", n.checked_sub(back)?)
            }
            2 => {
                let number = match read {
                    Some(Instance::Made(number)) => number,
                    _ => 0,
                };
                self.signed(kind::OWN, 1, number).to_string()
            }
            _ => return None,
        };
        self.instances.insert(depth, instance.clone());
        Some(instance)
    }
}

/// An instance in a key: added by the same device's event, or made by the form.
enum Instance {
    Added(i64),
    Made(i64),
}

impl Instance {
    fn read(text: &str) -> Option<Self> {
        match text.strip_prefix('.') {
            Some(number) => whole(number).map(Self::Added),
            None => whole(text).map(Self::Made),
        }
    }
}

/// A whole number in its one spelling.
fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.unsigned_abs() < 1 << 50 && number.to_string() == text).then_some(number)
}
