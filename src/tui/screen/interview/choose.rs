//! Which choices are shown for what was typed, best first; accents and case do not matter.

use crate::interview::ChoiceView;
use crate::locale::Messages;
use crate::text::fold::fold;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Lists longer than this are filtered by typing; shorter ones are picked by digit.
pub const LONG: usize = 14;

/// So many of what is misspelt are told apart with care; the rest stays in a rougher order behind them.
const CAREFUL: usize = 200;

/// The choices of a question in a form that is quick to search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded(Vec<String>);

impl Folded {
    /// Folds the words of the choices once.
    pub fn new(choices: &[ChoiceView]) -> Self {
        Self(choices.iter().map(|choice| fold(&choice.label.text)).collect())
    }

    /// The choices that match what was typed, best first; all of them, in their order, when nothing was.
    ///
    /// Best: the number of the choice; the beginning of the words; the beginning of one word; anywhere; the letters in
    /// their order.
    pub fn find(&self, typed: &str) -> Vec<usize> {
        let typed = fold(typed.trim());
        if typed.is_empty() {
            return (0..self.0.len()).collect();
        }
        let number = typed.parse::<usize>().ok();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (index, label) in self.0.iter().enumerate() {
            let rank = if number == Some(index + 1) {
                0
            } else if label.starts_with(&typed) {
                1
            } else if words.iter().all(|word| begins_a_word(label, word)) {
                2
            } else if words.iter().all(|word| label.contains(word)) {
                3
            } else {
                continue;
            };
            found.push((rank, index));
        }
        if found.is_empty() {
            return self.misspelt(&typed, &words);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// The choices that have the letters in their order: those first in which they stand closest together, and of these the
    /// likeliest.
    fn misspelt(&self, typed: &str, words: &[&str]) -> Vec<usize> {
        let close = |(index, label): (usize, &String)| {
            let spread = words
                .iter()
                .map(|word| spread(label, word))
                .sum::<Option<usize>>()?;
            Some((spread, index))
        };
        let mut found: Vec<(usize, usize)> = self.0.iter().enumerate().filter_map(close).collect();
        found.sort_unstable();
        let mut out: Vec<usize> = found.into_iter().map(|(_, index)| index).collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let mut buffer = Vec::new();
        let careful = out.len().min(CAREFUL);
        out[..careful].sort_by_cached_key(|index| {
            let score = pattern.score(Utf32Str::new(&self.0[*index], &mut buffer), &mut matcher);
            (u32::MAX - score.unwrap_or_default(), *index)
        });
        out
    }
}

/// Over how many bytes the letters of a word are spread in a label that has them in their order: from the end of where they
/// are first found back to their nearest beginning.
fn spread(label: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars();
    let mut next = wanted.next();
    let mut end = 0;
    for (at, c) in label.char_indices() {
        if next == Some(c) {
            next = wanted.next();
            end = at + c.len_utf8();
        }
        if next.is_none() {
            break;
        }
    }
    if next.is_some() {
        return None;
    }
    let mut wanted = word.chars().rev();
    let mut next = wanted.next();
    for (at, c) in label[..end].char_indices().rev() {
        if next == Some(c) {
            next = wanted.next();
        }
        if next.is_none() {
            return Some(end - at);
        }
    }
    Some(end)
}

fn begins_a_word(label: &str, word: &str) -> bool {
    label
        .match_indices(word)
        .any(|(at, _)| !label[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// The key by which each choice of a short list is picked in a grid: a letter of its words, told apart, else a digit.
pub fn letters(labels: &[String], wanted: &[Option<char>], taken: &[char]) -> Vec<char> {
    let mut used: Vec<char> = taken.to_vec();
    let mut out = vec!['\0'; labels.len()];
    for (index, label) in labels.iter().enumerate() {
        if let Some(c) = wanted.get(index).copied().flatten()
            && fold(label).contains(c)
            && !used.contains(&c)
        {
            used.push(c);
            out[index] = c;
        }
    }
    for (index, label) in labels.iter().enumerate() {
        if out[index] != '\0' {
            continue;
        }
        let folded = fold(label);
        let initials = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| word.chars().next());
        let key = initials
            .chain(folded.chars())
            .find(|c| c.is_ascii_lowercase() && !used.contains(c))
            .or_else(|| char::from_digit(index as u32 + 1, 10))
            .unwrap_or('\0');
        used.push(key);
        out[index] = key;
    }
    out
}

/// The keys of the choices of a screening: those that the language names, else told apart by their letters.
pub fn row_keys(messages: &Messages, choices: &[ChoiceView]) -> Vec<char> {
    let labels: Vec<String> = choices.iter().map(|choice| choice.label.text.clone()).collect();
    let wanted: Vec<Option<char>> = choices
        .iter()
        .map(|choice| {
            let id = format!("key-choice-{}", choice.value);
            if messages.has(&id) {
                messages.text(&id).chars().next()
            } else {
                None
            }
        })
        .collect();
    letters(&labels, &wanted, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Folded {
        Folded(words.iter().map(|word| fold(word)).collect())
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        let countries = list(&["Burkina Faso", "Éthiopie", "Guinée équatoriale"]);
        assert_eq!(countries.find("eth"), [1]);
        assert_eq!(countries.find("EQUA"), [2]);
    }

    #[test]
    fn the_beginning_comes_before_the_middle() {
        let list = list(&["Grande commune", "Commune", "Intercommunalité"]);
        assert_eq!(list.find("commun"), [1, 0, 2]);
    }

    #[test]
    fn a_number_names_its_choice() {
        assert_eq!(list(&["un", "deux", "trois"]).find("2"), [1]);
    }

    #[test]
    fn letters_in_order_find_what_is_misspelt() {
        assert_eq!(list(&["Ganzourgou", "Kourwéogo"]).find("gnzrg"), [0]);
    }

    #[test]
    fn of_many_that_are_misspelt_the_likeliest_comes_first() {
        let mut names: Vec<String> = (0..1_000).map(|n| format!("sagesse canaux bazar {n}")).collect();
        names[700] = "ganzourgou".into();
        let list = Folded(names);
        assert_eq!(list.find("gnz")[0], 700);
        assert_eq!(list.find("gnz").len(), 1_000);
    }

    #[test]
    fn letters_are_spread_over_the_nearest_place() {
        assert_eq!(spread("la grande ville", "gad"), Some(5));
        assert_eq!(spread("xaxxab", "ab"), Some(2));
        assert_eq!(spread("été", "et"), None);
        assert_eq!(spread("été", "té"), Some(3));
    }

    #[test]
    fn nothing_typed_shows_all() {
        assert_eq!(list(&["a", "b"]).find("  "), [0, 1]);
    }

    #[test]
    fn screening_keys_are_told_apart() {
        let labels: Vec<String> = [
            "Oui, en cours",
            "Oui, terminé ou arrêté",
            "Oui, suspendu",
            "En projet",
            "Non",
        ]
        .map(str::to_owned)
        .into();
        assert_eq!(
            letters(
                &labels,
                &[Some('o'), Some('a'), Some('s'), Some('p'), Some('n')],
                &[]
            ),
            ['o', 'a', 's', 'p', 'n']
        );
        assert_eq!(letters(&labels, &[], &[]).len(), 5);
    }

    #[test]
    fn fifty_thousand_choices_are_searched() {
        let list = Folded(
            (0..50_000)
                .map(|n| format!("localite {n} de la province {}", n % 45))
                .collect(),
        );
        assert_eq!(list.find("localite 49999")[0], 49_999);
    }
}
