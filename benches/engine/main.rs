//! The engine's figures: how long a form takes to load, and one answer to be worked out.
//!
//! The forms are those on which the peers' engines were measured; `benches/README.md` holds all figures side by side.

mod forms;

use std::sync::Arc;

use divan::Bencher;
use divan::black_box;
use repere::form::{Attachments, Form};
use repere::interview::{Answer, Command, Env, InstanceId, Interview, Place};

fn main() {
    divan::main();
}

fn env() -> Env {
    let now: jiff::civil::DateTime = "2024-03-15T10:30:00".parse().expect("a moment");
    Env::at(now.in_tz("UTC").expect("UTC is there"))
}

fn begun(form: &Arc<Form>) -> Interview {
    Interview::new(Arc::clone(form), &env())
}

fn set(interview: &mut Interview, place: &Place, value: &str) {
    let command = Command::Set {
        place: place.clone(),
        answer: Answer::Value(value.to_owned()),
    };
    act(interview, command);
}

fn act(interview: &mut Interview, command: Command) {
    let staged = interview.stage(command, &env()).expect("the act is allowed");
    black_box(interview.keep(staged));
}

/// Answers a question over and over, by turns, and measures one answer.
fn answers(bencher: Bencher<'_, '_>, mut interview: Interview, path: &str, values: [&str; 2]) {
    let place = interview.find(path).expect("the question is there");
    let world = env();
    let mut turn = 0;
    bencher.bench_local(move || {
        turn = 1 - turn;
        let command = Command::Set {
            place: place.clone(),
            answer: Answer::Value(values[turn].to_owned()),
        };
        let staged = interview.stage(command, &world).expect("the act is allowed");
        interview.keep(staged)
    });
}

mod questions {
    use super::*;

    /// From the text of the file to an interview that can be answered.
    #[divan::bench(args = [100, 1_000, 2_000])]
    fn load(bencher: Bencher<'_, '_>, questions: usize) {
        let text = forms::flat_text(questions);
        bencher.bench_local(|| begun(&forms::form(&text, &Attachments::default())));
    }

    /// An integer that the total of two hundred reads.
    #[divan::bench(args = [100, 1_000, 2_000])]
    fn one_answer(bencher: Bencher<'_, '_>, questions: usize) {
        let form = forms::form(&forms::flat_text(questions), &Attachments::default());
        answers(bencher, begun(&form), "q1", ["5", "12"]);
    }

    /// A choice that shows and hides two questions.
    #[divan::bench(args = [100, 1_000, 2_000])]
    fn one_branch(bencher: Bencher<'_, '_>, questions: usize) {
        let form = forms::form(&forms::flat_text(questions), &Attachments::default());
        answers(bencher, begun(&form), "q0", ["yes", "no"]);
    }
}

mod instances {
    use super::*;

    fn form() -> Arc<Form> {
        forms::form(&forms::instances_text(), &Attachments::default())
    }

    fn filled(count: usize) -> Interview {
        let mut interview = begun(&form());
        let place = interview.find("n").expect("the question is there");
        set(&mut interview, &place, &count.to_string());
        interview
    }

    /// The same with a price in each, so that a change goes all the way: a blank one makes every product 0 for ever.
    fn priced(count: usize) -> Interview {
        let mut interview = filled(count);
        for number in 1..=count {
            for (name, value) in [("qty", "2"), ("price", "2.5")] {
                let place = interview.find(&format!("/data/item[{number}]/{name}"));
                set(&mut interview, &place.expect("the question is there"), value);
            }
        }
        interview
    }

    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_through_the_last(bencher: Bencher<'_, '_>, count: usize) {
        answers(
            bencher,
            priced(count),
            &format!("/data/item[{count}]/qty"),
            ["3", "4"],
        );
    }

    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_through_all(bencher: Bencher<'_, '_>, count: usize) {
        answers(bencher, priced(count), "rate", ["3", "4"]);
    }

    /// All instances that a count asks for, by one answer.
    #[divan::bench(args = [50, 100, 250, 500, 1_000], sample_count = 20)]
    fn create(bencher: Bencher<'_, '_>, count: usize) {
        let form = form();
        let place = begun(&form).find("n").expect("the question is there");
        bencher
            .with_inputs(|| begun(&form))
            .bench_local_refs(|interview| set(interview, &place, &count.to_string()));
    }

    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_in_the_last(bencher: Bencher<'_, '_>, count: usize) {
        answers(
            bencher,
            filled(count),
            &format!("/data/item[{count}]/qty"),
            ["3", "4"],
        );
    }

    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_in_the_first(bencher: Bencher<'_, '_>, count: usize) {
        answers(bencher, filled(count), "/data/item[1]/qty", ["3", "4"]);
    }

    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_outside(bencher: Bencher<'_, '_>, count: usize) {
        answers(bencher, filled(count), "q1", ["5", "12"]);
    }

    /// An answer that every instance reads, and through it nineteen more calculations each.
    #[divan::bench(args = [50, 100, 250, 500, 1_000])]
    fn answer_to_all(bencher: Bencher<'_, '_>, count: usize) {
        answers(bencher, filled(count), "rate", ["3", "4"]);
    }

    /// The same instances in an open repeat, added one after the other as a person does.
    #[divan::bench(args = [50, 100, 250, 500], sample_count = 10)]
    fn add_one_by_one(bencher: Bencher<'_, '_>, count: usize) {
        let open = forms::instances_text().replace("\"repeat_count\":\"${n}\",", "");
        let form = forms::form(&open, &Attachments::default());
        let repeat = begun(&form).find("item").expect("the repeat is there");
        bencher
            .with_inputs(|| begun(&form))
            .bench_local_refs(|interview| {
                for number in 1..count {
                    let id = InstanceId::Added(format!("dev.{number}"));
                    let repeat = repeat.clone();
                    act(interview, Command::AddInstance { repeat, id });
                }
            });
    }
}

mod lists {
    use super::*;

    #[divan::bench(sample_count = 10)]
    fn load_50_000_choices(bencher: Bencher<'_, '_>) {
        let text = forms::cascade_text();
        bencher.bench_local(|| begun(&forms::form(&text, &Attachments::default())));
    }

    /// Another region, with a town chosen that its list no longer holds.
    #[divan::bench]
    fn answer_above_50_000_choices(bencher: Bencher<'_, '_>) {
        let form = forms::form(&forms::cascade_text(), &Attachments::default());
        let mut interview = begun(&form);
        for (name, value) in [("region", "r3"), ("town", "t3")] {
            let place = interview.find(name).expect("the question is there");
            set(&mut interview, &place, value);
        }
        answers(bencher, interview, "region", ["r3", "r4"]);
    }

    /// The five hundred choices that the filter lets pass, as a screen draws them.
    #[divan::bench]
    fn show_500_of_50_000_choices(bencher: Bencher<'_, '_>) {
        let form = forms::form(&forms::cascade_text(), &Attachments::default());
        let mut interview = begun(&form);
        let [region, town] = ["region", "town"].map(|name| interview.find(name).expect("there"));
        set(&mut interview, &region, "r3");
        bencher.bench_local(|| interview.view(&town));
    }

    #[divan::bench]
    fn answer_that_looks_up_5_000_rows(bencher: Bencher<'_, '_>) {
        let (text, files) = forms::lookup_text();
        answers(
            bencher,
            begun(&forms::form(&text, &files)),
            "code",
            ["t17", "t4999"],
        );
    }
}
