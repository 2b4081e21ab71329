//! The nearest right word to a wrong one.

/// The candidates nearest to a word, at most three, best first; none if nothing is near enough.
///
/// A slip is a letter left out, added, changed, or two swapped; case does not count. One slip is allowed per three
/// letters, at least one, so that short words do not suggest each other. A word that is the beginning of another comes
/// after those.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let folded: Vec<char> = word.chars().flat_map(char::to_lowercase).take(64).collect();
    let limit = (folded.len() / 3).max(1);
    let mut found: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .filter_map(|candidate| {
            let other: Vec<char> = candidate.chars().flat_map(char::to_lowercase).take(64).collect();
            let near = other.len().abs_diff(folded.len()) <= limit;
            let slips = if near { slips(&folded, &other) } else { usize::MAX };
            if slips > limit && folded.len() >= 3 && other.starts_with(&folded) {
                return Some((limit + 1, candidate));
            }
            (slips <= limit).then_some((slips, candidate))
        })
        .collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.dedup_by_key(|(_, candidate)| *candidate);
    found
        .into_iter()
        .take(3)
        .map(|(_, candidate)| candidate)
        .collect()
}

/// The number of slips between two words (optimal string alignment).
fn slips(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(from != to))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn one_slip_is_near_and_a_stranger_is_not() {
        assert_eq!(nearest("slected", ["select", "selected", "not"]), ["selected"]);
        assert_eq!(nearest("vilage", ["village", "age"]), ["village"]);
        assert!(nearest("zz", ["age"]).is_empty());
    }
}
