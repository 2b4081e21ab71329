//! Every shipped form walked by respondents made of chance: no dead end, every question reachable.
//!
//! `REPERE_WALKS` sets how many walks a form gets; a build for release does a thousand in seconds.

use std::collections::BTreeSet;

use crate::support::respondent::walk;
use crate::support::talk::{env, shipped};

fn walks() -> u64 {
    std::env::var("REPERE_WALKS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(24)
}

fn every_question_is_reached(id: &str) {
    let form = shipped(id);
    let env = env();
    let mut asked = BTreeSet::new();
    for seed in 0..walks() {
        let walk = walk(&form, seed, &env);
        assert!(walk.stuck.is_empty(), "{id}, seed {seed}: {:?}", walk.stuck);
        asked.extend(walk.asked);
    }
    let never: Vec<&str> = form
        .nodes()
        .iter()
        .filter(|node| node.kind.has_control() && !asked.contains(&node.name))
        // The head of a table of rows is a label in a question's clothes, made by the standard, and asks nothing.
        .filter(|node| !node.name.starts_with("reserved_name_for_field_list_labels"))
        .map(|node| node.name.as_str())
        .collect();
    // A rare branch may need more walks than a quick run makes.
    assert!(
        never.is_empty() || walks() < 1000 && never.len() < 12,
        "{id}: never asked: {never:?}"
    );
}

macro_rules! walked {
    ($($id:ident),*) => { $(
        #[test]
        fn $id() {
            every_question_is_reached(stringify!($id));
        }
    )* };
}

walked!(core, act, eco, par, ele, inn, trn, mis, app, cit, eve, con, scr);
