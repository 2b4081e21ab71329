//! The page `docs/exchange.md`, run line by line: two laptops, a coordinator, a successor, and one stick.

use std::collections::HashMap;

use crate::support::Laptop;

#[test]
fn the_page_on_exchange_holds_word_for_word() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exchange.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let stick = tempfile::tempdir().expect("a stick");
    let mut laptops: HashMap<String, Laptop> = HashMap::new();
    let mut answer = String::new();
    let (mut commands, mut typed) = (0, "");
    for line in page.lines().filter_map(|line| line.strip_prefix("    ")) {
        if let Some(expected) = line.strip_prefix("→ ") {
            assert!(
                answer.contains(expected),
                "{typed}\n“{expected}” is not in what was answered:\n{answer}"
            );
            continue;
        }
        let (name, rest) = line.split_once(['$', '!']).expect("a name and a prompt");
        let refused = line.as_bytes()[name.len()] == b'!';
        for person in ["coordination", name] {
            laptops.entry(person.to_owned()).or_insert_with(Laptop::new);
        }
        let words: Vec<String> = rest
            .split_whitespace()
            .skip(1)
            .map(|word| match (word.split_once(':'), word.strip_prefix("stick/")) {
                (_, Some(file)) => stick.path().join(file).display().to_string(),
                (Some((owner, file)), None) => laptops[owner].path(file).display().to_string(),
                _ => word.to_owned(),
            })
            .collect();
        let ran = laptops[name].run(&words);
        answer = format!("{}{}", ran.out, ran.err);
        let status = if refused { Some(1) } else { Some(0) };
        assert_eq!(ran.status, status, "{line}\n{answer}");
        commands += 1;
        typed = line;
    }
    assert!(commands > 30, "only {commands} commands were found on the page");
}
