//! Whatever is typed: a value or an error with its place, within a bound.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::xpath::{MAX_DEPTH, parse_number, print_number, time};

/// What no text may take, even unoptimised on a busy machine: a bound, not a measure.
const LONG: Duration = Duration::from_secs(10);

#[test]
fn a_megabyte_of_brackets_is_an_error() {
    for open in ["(", "[", "not(", "-", "a[", "/data/r[", "1+("] {
        assert!(Expr::parse(&open.repeat(1_000_000 / open.len())).is_err());
        assert!(Expr::parse(&open.repeat(50_000 / open.len())).is_err());
    }
    let deep = "(".repeat(MAX_DEPTH - 1) + "1" + &")".repeat(MAX_DEPTH - 1);
    assert_eq!(eval(&sample(), &deep), "1");
    let long = "1".to_owned() + &" + 1".repeat(30_000);
    assert_eq!(eval(&sample(), &long), "30001");
    assert_eq!(
        eval(&sample(), &("if(1 = 2, 1, ".repeat(150) + "7" + &")".repeat(150))),
        "7"
    );
}

#[test]
fn an_endless_search_ends_in_an_error() {
    let mut tree = Tree::new("UTC");
    for _ in 0..300 {
        tree.add(Node(0), "a", Kind::Text, "");
    }
    let expr =
        Expr::parse("count(/data/a[count(/data/a[count(/data/a[count(/data/a) > 1]) > 1]) > 1])").unwrap();

    assert!(expr.evaluate(&tree).is_err());
}

/// Words and signs of the language, so that random texts come near to it.
fn soup() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "1",
        "2.5",
        "'a'",
        "\"b\"",
        "${i}",
        "${r}",
        "${last-saved#s}",
        "name",
        "/data/r",
        "..",
        ".",
        "(",
        ")",
        "[",
        "]",
        ",",
        "+",
        "-",
        "*",
        "div",
        "mod",
        "and",
        "or",
        "=",
        "!=",
        "<",
        "<=",
        "|",
        "/",
        "//",
        "::",
        "if(",
        "count(",
        "concat(",
        "selected(",
        "regex(",
        "position(",
        "current()",
        "instance('lst')",
        "jr:choice-name(",
        "date(",
        "substr(",
        "round(",
        "randomize(",
        "$",
        "{",
        "é",
        "==",
    ]);
    prop::collection::vec(words, 0..24).prop_map(|words| words.join(" "))
}

/// Expressions that are right by construction.
fn right() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "1",
        "0.5",
        "'a b'",
        "\"it's\"",
        "${i}",
        "${n}",
        "/data/r/v",
        "../i",
        ".",
        "/data/e",
        "today()",
        "now()",
        "instance('lst')/root/item/num",
        "/data/r[v > 1]/n",
        "current()",
        "/data/*",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(5, 40, 3, |inner| {
        let operator = prop::sample::select(vec![
            "+", "-", "*", "div", "mod", "and", "or", "=", "!=", "<", "<=", ">", ">=",
        ]);
        prop_oneof![
            (inner.clone(), operator, inner.clone())
                .prop_map(|(a, operator, b)| format!("{a} {operator} {b}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.clone().prop_map(|a| format!("-{a}")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("concat({a}, {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("round({a}, {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("substr({a}, {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("format-date({a}, {b})")),
            inner.clone().prop_map(|a| format!("/data/r[{a}]/v")),
            inner.prop_map(|a| format!("(/data/r)[{a}]/n")),
        ]
    })
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic_or_hang(text in ".{0,200}") {
        let started = Instant::now();
        let _ = Expr::parse(&text);
        prop_assert!(started.elapsed() < LONG);
    }

    #[test]
    fn no_soup_of_words_panics_or_hangs(text in soup()) {
        let started = Instant::now();
        if let Ok(expr) = Expr::parse(&text) {
            let _ = expr.evaluate(&sample());
        }
        prop_assert!(started.elapsed() < LONG);
    }

    #[test]
    fn what_is_printed_parses_to_the_same(text in right()) {
        let expr = Expr::parse(&text).unwrap();
        let printed = expr.to_string();
        let again = Expr::parse(&printed).unwrap();

        prop_assert_eq!(again.to_string(), printed);
        prop_assert_eq!(again.slots(), expr.slots());
        let tree = sample();
        prop_assert_eq!(format!("{:?}", again.evaluate(&tree)), format!("{:?}", expr.evaluate(&tree)));
    }

    #[test]
    fn a_number_that_is_printed_reads_back(number in any::<f64>()) {
        let printed = print_number(number);
        if number.is_finite() && number.abs() < 1e21 {
            prop_assert_eq!(parse_number(&printed), Some(number));
        }
    }

    #[test]
    fn a_day_and_its_number_are_one(number in -700_000_i32..2_900_000) {
        let day = time::day(f64::from(number)).unwrap();

        prop_assert_eq!(time::days(day), f64::from(number));
        prop_assert_eq!(time::parse_date(&time::print_date(day)).is_some(), day.year() >= 0);
    }
}
