//! The language, case by case; what holds for any input stands in [`laws`].

mod laws;

use super::fixture::Tree;
use super::{Expr, ExprError, Kind, Node, Origin, Role, Scope, Value};

/// The tree of the conformance cases: questions, two repeats, a list.
fn sample() -> Tree {
    let mut tree = Tree::new("UTC");
    let data = Node(0);
    for (name, kind, text) in [
        ("s", Kind::Text, "abc"),
        ("i", Kind::Number, "7"),
        ("d", Kind::Number, "2.5"),
        ("neg", Kind::Number, "-4"),
        ("three", Kind::Number, "3"),
        ("e", Kind::Number, ""),
        ("date", Kind::Date, "2024-02-29"),
        ("dt", Kind::DateTime, "2024-02-29T10:30:00.000Z"),
        ("time", Kind::Time, "09:15:00.000Z"),
        ("one", Kind::Text, "a"),
        ("sel", Kind::Text, "a b c"),
        ("gp", Kind::Text, "1.5 2.5 10.0 5.0"),
        (
            "gt",
            Kind::Text,
            "1.0 1.0 0.0 0.0; 1.0 2.0 0.0 0.0; 2.0 2.0 0.0 0.0",
        ),
    ] {
        tree.add(data, name, kind, text);
    }
    for (v, n) in [("1", "x"), ("", "y"), ("3", "z")] {
        let r = tree.repeat(data, "r");
        tree.add(r, "v", Kind::Number, v);
        tree.add(r, "n", Kind::Text, n);
    }
    for v in ["4", "9"] {
        let full = tree.repeat(data, "full");
        tree.add(full, "v", Kind::Number, v);
    }
    tree.current = tree.add(data, "p", Kind::Text, "");
    tree.list(
        "lst",
        &["name", "label", "grp", "num"],
        &[
            &["a", "Alpha", "g1", "4"],
            &["b", "Beta", "g1", "10"],
            &["c", "Gamma", "g2", "9"],
        ],
    );
    tree.label("one", "a", "Alpha");
    tree
}

/// The value as the conformance cases write it.
fn eval(tree: &Tree, source: &str) -> String {
    match Expr::parse(source).unwrap().evaluate(tree).unwrap() {
        Value::Boolean(boolean) => boolean.to_string(),
        value => value.stored().into_owned(),
    }
}

fn all(cases: &[(&str, &str)]) {
    let tree = sample();
    for (source, expected) in cases {
        assert_eq!(eval(&tree, source), *expected, "{source}");
    }
}

fn refused(source: &str) -> ExprError {
    Expr::parse(source).expect_err(source)
}

#[test]
fn a_quoted_path_of_nothing_is_refused_with_its_place() {
    for source in [
        "jr:choice-name(${q}, '')",
        "jr:choice-name(${q}, '  ')",
        "jr:choice-name(${q}, '(')",
    ] {
        let error = Expr::parse(source).unwrap_err();
        assert!(error.span().start >= 21, "{source}: {error:?}");
    }
}

#[test]
fn operators_bind_as_in_xpath() {
    all(&[
        ("10 - 4 - 3", "3"),
        ("2 + 3 * 4", "14"),
        ("- 3 + 5", "2"),
        ("1 - -1", "2"),
        ("2 > 1 > 0", "true"),
        ("1 = 2 or 3 = 3 and 4 = 4", "true"),
        ("-5 mod 3", "-2"),
        ("8 div 4 div 2", "1"),
        ("6 div 2 * 3", "9"),
    ]);
}

#[test]
fn a_blank_is_no_number() {
    all(&[
        ("/data/e * 0", ""),
        ("/data/e < 1", "false"),
        ("/data/e > 1", "false"),
        ("/data/e = ''", "true"),
        ("'' = 0", "false"),
        ("if(/data/e, 'y', 'n')", "n"),
        ("string(number('x'))", "NaN"),
        ("concat('<', number('x'), '>')", "<>"),
    ]);
}

#[test]
fn numbers_print_without_exponent() {
    all(&[
        ("0.000001", "0.000001"),
        ("1 div 3", "0.3333333333333333"),
        ("100000000 * 10000000000", "1000000000000000000"),
        ("pow(10, 21)", "1e+21"),
        ("0 * -1", "0"),
        ("1 div 0", "Infinity"),
        ("number('1e3')", ""),
        ("number('+5')", ""),
    ]);
}

#[test]
fn rounding_is_half_up_on_decimals() {
    all(&[
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(1.005, 2)", "1.01"),
        ("round(2.345, 2)", "2.35"),
        ("round(1250, -2)", "1300"),
        ("round(0.49999999999999994)", "0"),
    ]);
}

#[test]
fn dates_are_days_and_compare_with_quoted_dates() {
    all(&[
        ("/data/date + 1", "19783"),
        ("date(/data/date + 1)", "2024-03-01"),
        ("today() - /data/date", "15"),
        ("/data/date < '2024-03-01'", "true"),
        ("/data/dt > /data/date", "true"),
        ("/data/dt = /data/date", "false"),
        ("date('2024-2-9')", "2024-02-09"),
        ("decimal-date-time(/data/dt)", "19782.4375"),
        ("format-date(/data/date, '%a %e %b %y %W')", "Thu 29 Feb 24 09"),
    ]);
}

#[test]
fn a_day_is_a_whole_day_in_every_zone() {
    let mut tree = Tree::new("America/New_York");
    tree.current = tree.add(Node(0), "date", Kind::Date, "2024-02-29");

    assert_eq!(eval(&tree, ". + 0"), "19782");
    assert_eq!(eval(&tree, "decimal-date-time(.)"), "19782.208333333332");
    assert_eq!(eval(&tree, "now()"), "2024-03-15T10:30:00.000-04:00");
}

#[test]
fn a_text_that_is_no_date_reads_as_blank_and_is_reported() {
    let tree = sample();

    assert_eq!(eval(&tree, "date('2024-02-30')"), "");
    assert_eq!(eval(&tree, "date('')"), "");
    assert_eq!(tree.reported.borrow().len(), 1);
}

#[test]
fn nodes_compare_when_one_of_them_does() {
    all(&[
        ("/data/r/v = 3", "true"),
        ("/data/r/v = 4", "false"),
        ("/data/missing = ''", "true"),
        ("count(/data/r[v != ''])", "2"),
        ("0.1 + 0.2 = 0.3", "true"),
    ]);
}

#[test]
fn what_is_not_relevant_reads_as_blank_and_does_not_count() {
    let mut tree = sample();
    let second = Expr::parse("/data/r[2]")
        .unwrap()
        .nodes(&tree)
        .unwrap()
        .first()
        .unwrap();
    tree.hide(second);

    assert_eq!(eval(&tree, "count(/data/r)"), "2");
    assert_eq!(eval(&tree, "join('', /data/r/n)"), "xz");
    assert_eq!(eval(&tree, "/data/r[2]/n"), "");
    assert_eq!(eval(&tree, "position(/data/r[3])"), "3");
}

#[test]
fn inside_a_repeat_names_mean_this_instance() {
    let mut tree = sample();
    tree.current = Expr::parse("/data/r[3]/n")
        .unwrap()
        .nodes(&tree)
        .unwrap()
        .first()
        .unwrap();

    assert_eq!(eval(&tree, "${n}"), "z");
    assert_eq!(eval(&tree, "/data/r/n"), "z");
    assert_eq!(eval(&tree, "count(${r})"), "3");
    assert_eq!(eval(&tree, "position(..)"), "3");
    assert_eq!(eval(&tree, "indexed-repeat(${n}, ${r}, position(..) - 1)"), "y");
    assert_eq!(eval(&tree, "count(/data/r[n != current()/../n])"), "2");
    assert_eq!(eval(&tree, "${r}[${v} = 1]/n"), "x");
}

#[test]
fn repeats_are_indexed_level_by_level() {
    let mut tree = Tree::new("UTC");
    for (house, people) in [("A", ["a1", "a2"]), ("B", ["b1", "b2"])] {
        let hh = tree.repeat(Node(0), "hh");
        tree.add(hh, "head", Kind::Text, house);
        for person in people {
            let p = tree.repeat(hh, "p");
            tree.current = tree.add(p, "nm", Kind::Text, person);
        }
    }

    // The current node stands in the last person of the last house.
    assert_eq!(eval(&tree, "indexed-repeat(${nm}, ${hh}, 1, ${p}, 2)"), "a2");
    assert_eq!(
        eval(&tree, "indexed-repeat(/data/hh/p/nm, /data/hh, 1, /data/hh/p, 1)"),
        "a1"
    );
    assert_eq!(eval(&tree, "indexed-repeat(${nm}, ${p}, 1)"), "b1");
    assert_eq!(eval(&tree, "indexed-repeat(${head}, ${hh}, 0)"), "");
    assert_eq!(eval(&tree, "indexed-repeat(${head}, ${hh}, 9)"), "");
    assert_eq!(eval(&tree, "concat(position(../..), position(..))"), "22");
}

#[test]
fn lists_are_looked_up_through_the_index_and_give_the_same_rows() {
    let mut tree = sample();
    let sources = [
        "instance('lst')/root/item[name = 'b']/label",
        "join(',', instance('lst')/root/item[grp = 'g1' and name != 'a']/label)",
        "instance('lst')/root/item[num = 9]/label",
        "count(instance('lst')/root/item[grp = ''])",
        "count(instance('lst')/root/item[extra = ''])",
        "pulldata('lst', 'label', 'name', 'c')",
    ];
    let scanned = sources.map(|source| eval(&tree, source));

    tree.with_index();

    assert_eq!(sources.map(|source| eval(&tree, source)), scanned);
    assert_eq!(scanned, ["Beta", "Beta", "Gamma", "0", "3", "Gamma"]);
    assert_eq!(tree.looked_up.get(), 4);
}

#[test]
fn a_choice_filter_is_a_predicate_on_the_rows_of_a_list() {
    let tree = sample();
    let root = tree.instance("lst").unwrap();
    let rows = |source: &str| {
        Expr::parse(source)
            .unwrap()
            .filter(&tree, root, "item")
            .unwrap()
            .len()
    };

    assert_eq!(rows("grp = 'g1'"), 2);
    assert_eq!(rows("num < ${i}"), 1);
    assert_eq!(rows("position() = last()"), 1);
}

#[test]
fn a_function_takes_what_its_row_says() {
    assert!(matches!(
        refused("if(true(), 'y')"),
        ExprError::Arguments {
            function: "if",
            least: 3,
            given: 2,
            ..
        }
    ));
    assert!(matches!(
        refused("indexed-repeat(${a}, ${b}, 1, ${c})"),
        ExprError::Arguments { .. }
    ));
    assert!(matches!(
        refused("indexed-repeat(1, ${b}, 1)"),
        ExprError::Argument { number: 1, .. }
    ));
    assert!(
        matches!(refused("slected(${a}, 'b')"), ExprError::UnknownFunction { near, .. } if near == ["selected"])
    );
    assert!(matches!(
        refused("difference-in-months(${a}, ${b})"),
        ExprError::ForeignFunction { .. }
    ));
    assert!(matches!(
        refused("regex(., '[A-Z')"),
        ExprError::BadPattern { .. }
    ));
    assert!(matches!(
        refused("if(false(), regex(., '('), 1)"),
        ExprError::BadPattern { .. }
    ));
    assert!(matches!(
        refused("digest('a', 'CRC32')"),
        ExprError::Argument { .. }
    ));
}

#[test]
fn a_slip_is_named_where_it_stands() {
    let at = |source: &str| {
        let span = refused(source).span();
        source[span.start..span.end].to_owned()
    };

    assert_eq!(at("1 +"), "+");
    assert_eq!(at("${a} == 1"), "==");
    assert_eq!(at("${a} AND ${b}"), "AND");
    assert_eq!(at("${a} && ${b}"), "&&");
    assert_eq!(at("${a} <> 1"), "<>");
    assert_eq!(at("if(1, 2, 3"), "(");
    assert_eq!(at("${a} = 'x"), "'x");
    assert_eq!(at("${water > 3"), "${water");
    assert_eq!(at("1 2"), "2");
    assert_eq!(at("jr:choice-name(1, '1 + 1')"), "'1 + 1'");
}

#[test]
fn a_reference_is_a_token_also_between_the_quotes_of_choice_name() {
    let expr = Expr::parse("concat(${last-saved#q}, jr:choice-name(${one}, '${one}'), '${not}')").unwrap();

    let names: Vec<_> = expr
        .references()
        .iter()
        .map(|reference| (&*reference.name, reference.last_saved))
        .collect();

    assert_eq!(names, [("q", true), ("one", false), ("one", false)]);
    assert_eq!(expr.slots(), 3);
    assert_eq!(eval(&sample(), "jr:choice-name(${one}, '${one}')"), "Alpha");
}

#[test]
fn dependencies_name_what_predicates_read_too() {
    let expr = Expr::parse(
        "sum(/data/r[v = current()/../three]/n) + position(..) + instance('l')/root/item[a = .]/b",
    )
    .unwrap();

    let found: Vec<String> = expr
        .dependencies()
        .iter()
        .map(|dependency| {
            let origin = match &dependency.origin {
                Origin::Root => "",
                Origin::Item => ".",
                Origin::Current => "current()",
                Origin::Instance(id) => id,
                Origin::Reference(reference) => &reference.name,
            };
            let steps: Vec<String> = dependency
                .steps
                .iter()
                .map(|(axis, test)| match test {
                    super::NameTest::Name(name) => name.to_string(),
                    super::NameTest::Any => axis.name().to_owned(),
                })
                .collect();
            let place = if dependency.role == Role::Place {
                " (place)"
            } else {
                ""
            };
            format!("{origin}/{}{place}", steps.join("/"))
        })
        .collect();

    assert_eq!(
        found,
        [
            "/data/r/v",
            "current()/parent/three",
            "/data/r/n",
            "./parent (place)",
            "l/root/item/a",
            "l/root/item/",
            "l/root/item/b"
        ]
        .map(|path| path.trim_end_matches('/'))
    );
}
