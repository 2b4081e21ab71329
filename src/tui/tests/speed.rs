//! From a key to its frame, on the largest forms of the design's budget.
//!
//! `REPERE_KEYS=200 cargo test --release --lib tui::tests::speed -- --nocapture` prints the figures; without it a few
//! keys are pressed on forms a tenth as large, and only a slip of orders of magnitude fails, for a debug build on a busy
//! machine. With `TMPDIR` on a file system in memory the figures are the processor's alone; what they have more elsewhere
//! is the disk's.

use super::{Bench, sheets};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// How often each key is pressed.
fn count() -> usize {
    std::env::var("REPERE_KEYS")
        .ok()
        .and_then(|keys| keys.parse().ok())
        .unwrap_or(3)
}

/// A size of the budget, or a tenth of it where no figures are asked for.
fn size(full: usize) -> usize {
    if std::env::var_os("REPERE_KEYS").is_some() {
        full
    } else {
        full / 10
    }
}

/// What no key may take, whatever the build and the machine.
const NEVER: Duration = Duration::from_secs(5);

/// A form of so many questions in groups of twenty, with a filter between every two of them.
fn questions(count: usize) -> String {
    let mut rows = String::new();
    for n in 0..count {
        if n % 20 == 0 {
            if n > 0 {
                rows.push_str(r#"{"type": "end group"},"#);
            }
            write!(
                rows,
                r#"{{"type": "begin group", "name": "g{n}", "label": "Groupe {n}"}},"#
            )
            .expect("a string");
        }
        let relevant = if n % 2 == 1 {
            format!(r#", "relevant": "${{q{}}} != 'x'""#, n - 1)
        } else {
            String::new()
        };
        write!(
            rows,
            r#"{{"type": "text", "name": "q{n}", "label": "Question {n} ?"{relevant}}},"#
        )
        .expect("a string");
    }
    rows.push_str(r#"{"type": "end group"}"#);
    rows
}

/// The same with a counted repeat of instances that each work out twenty values.
fn with_instances(instances: usize) -> String {
    let mut rows = questions(size(1000));
    write!(
        rows,
        r#",{{"type": "begin repeat", "name": "r", "label": "Lien", "repeat_count": "{instances}"}},{{"type": "integer", "name": "n", "label": "Combien ?"}}"#
    )
    .expect("a string");
    for c in 0..20 {
        write!(
            rows,
            r#",{{"type": "calculate", "name": "c{c}", "calculation": "${{n}} + {c}"}}"#
        )
        .expect("a string");
    }
    rows.push_str(r#",{"type": "end repeat"}"#);
    rows
}

/// The slowest and the middle of the times from a key to its frame.
fn timed(bench: &mut Bench, key: &str, times: usize) -> (Duration, Duration) {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let from = Instant::now();
            bench.keys(key);
            bench
                .model
                .draw(&mut ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(
                    0, 0, 80, 24,
                )));
            from.elapsed()
        })
        .collect();
    took.sort();
    (took[times / 2], took[times - 1])
}

/// What is pressed, and what it does.
const KEYS: [(&str, &str); 5] = [
    ("a", "a letter typed"),
    ("a Enter", "an answer"),
    ("x Enter", "an answer that closes a branch"),
    ("PageDown", "a move"),
    ("Ctrl-T", "a jump to what is open"),
];

/// Presses keys in an interview as it begins, then in one where every question has its answer; gives the slowest of the
/// middles.
fn keys_on(form: &str, first: &str) -> Duration {
    let mut bench = Bench::with("fr", &sheets(form, ""));
    let mut worst = Duration::ZERO;
    for filled in [false, true] {
        bench.goes_to(first);
        if filled {
            for _ in 0..size(1000) {
                bench.keys("a Enter");
            }
            bench.goes_to(first);
        }
        for (key, does) in KEYS {
            let (middle, slowest) = timed(&mut bench, key, count());
            let held = if filled { "filled" } else { "begun" };
            eprintln!("  {held:>6} {does:>31}: {middle:?} in the middle, {slowest:?} at worst");
            worst = worst.max(middle);
        }
    }
    worst
}

#[test]
fn a_key_on_a_thousand_questions() {
    eprintln!("{} questions", size(1000));
    assert!(keys_on(&questions(size(1000)), "q0") < NEVER);
}

#[test]
fn a_key_on_a_thousand_questions_and_five_hundred_instances() {
    eprintln!(
        "{} questions, {} instances with 20 calculations each",
        size(1000),
        size(500)
    );
    assert!(keys_on(&with_instances(size(500)), "q0") < NEVER);
}

#[test]
fn a_key_in_a_list_of_fifty_thousand() {
    let mut towns = String::new();
    for n in 0..size(50_000) {
        let comma = if n > 0 { "," } else { "" };
        write!(
            towns,
            r#"{comma}{{"list_name": "c", "name": "c{n}", "label": "Saint-Étienne-{n:05}-des-Bois"}}"#
        )
        .expect("a string");
    }
    let form = sheets(
        r#"{"type": "text", "name": "t", "label": "T"}, {"type": "select_one c", "name": "s", "label": "Commune ?"}"#,
        &towns,
    );
    let mut bench = Bench::with("fr", &form);
    bench.goes_to("s");
    eprintln!("{} choices", size(50_000));
    let mut worst = Duration::ZERO;
    for key in ["e", "t", "9", "Backspace", "Down", "z", "q"] {
        let (_, slowest) = timed(&mut bench, key, 1);
        eprintln!("  {key:>10}: {slowest:?}");
        worst = worst.max(slowest);
    }
    assert!(worst < NEVER, "{worst:?}");
}
