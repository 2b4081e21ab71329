//! A fleet of laptops in memory, driven by chance: what they write, send, lose, clone, restore and withdraw.
//!
//! A schedule is a list of steps made from a seed; running it uses no clock, no disk and no chance, so that the same
//! steps end in the same bytes. A schedule that fails is cut down to the steps that it takes to fail, which are printed.

mod folders;
mod laptop;
mod law;
mod step;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use laptop::{Fleet, Plant};
use law::Ending;
use step::{Step, schedule};

/// Runs a schedule to its end: every bundle delivered, everybody has sent everything. The digest of what all hold, or
/// the law that was broken.
fn run(seed: u64, steps: &[Step], plant: Plant) -> Result<Ending, String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut fleet = Fleet::new(seed, plant);
        for step in steps {
            fleet.take(step);
        }
        fleet.settle();
        law::judge(&fleet)
    }));
    outcome.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        Err(text.unwrap_or_else(|| {
            panic
                .downcast_ref::<&str>()
                .map_or_else(|| "panicked".into(), |s| (*s).to_owned())
        }))
    })
}

/// Takes steps away as long as the schedule still fails: in the end it takes every step that is left.
fn least(seed: u64, mut steps: Vec<Step>, plant: Plant) -> Vec<Step> {
    let mut size = steps.len().div_ceil(2);
    while size > 0 {
        let (before, mut at) = (steps.len(), 0);
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + size).min(steps.len()));
            if run(seed, &fewer, plant).is_err() {
                steps = fewer;
            } else {
                at += size;
            }
        }
        // One step less may make another needless.
        if size > 1 || steps.len() == before {
            size /= 2;
        }
    }
    steps
}

/// What is printed of a seed whose schedule fails: why, the steps that it takes, and how to run it again.
fn report(seed: u64, plant: Plant) -> String {
    let steps = least(seed, schedule(seed), plant);
    let why = run(seed, &steps, plant);
    let list: Vec<String> = steps.iter().map(|step| format!("  {step:?}")).collect();
    format!(
        "seed {seed}: {why:?}\n{}\n(REPERE_SEED={seed} REPERE_FLEET=1 runs it again)",
        list.join("\n")
    )
}

/// How many schedules: as many as fit into a few seconds of an unoptimised build, or `REPERE_FLEET` (`.ci/run` asks for
/// 100,000); from `REPERE_SEED` on, or from 0.
fn numbers() -> std::ops::Range<u64> {
    let read = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let first = read("REPERE_SEED").unwrap_or(0);
    first..first + read("REPERE_FLEET").unwrap_or(if cfg!(debug_assertions) { 1_000 } else { 100_000 })
}

#[test]
fn every_fleet_ends_with_the_same_content_and_nothing_confirmed_is_lost() {
    let numbers = numbers();
    let next = AtomicU64::new(numbers.start);
    let (forks, conflicts) = (AtomicU64::new(0), AtomicU64::new(0));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let failed = std::thread::scope(|scope| {
        let search = || {
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= numbers.end {
                    return None;
                }
                let steps = schedule(seed);
                let first = run(seed, &steps, Plant::Sound);
                let again = (seed.is_multiple_of(64)).then(|| run(seed, &steps, Plant::Sound));
                if let Ok(ending) = &first {
                    forks.fetch_add(ending.forks, Ordering::Relaxed);
                    conflicts.fetch_add(ending.conflicts, Ordering::Relaxed);
                }
                if first.is_err() || again.is_some_and(|again| again != first) {
                    next.store(numbers.end, Ordering::Relaxed);
                    return Some(seed);
                }
            }
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(search)).collect();
        workers
            .into_iter()
            .filter_map(|worker| worker.join().expect("a worker ends"))
            .min()
    });
    if let Some(seed) = failed {
        panic!("{}", report(seed, Plant::Sound));
    }
    let (forks, conflicts) = (forks.into_inner(), conflicts.into_inner());
    let count = numbers.end - numbers.start;
    eprintln!("{count} schedules: {forks} forks, {conflicts} conflicts, nothing lost");
    // A fleet in which nothing happens proves nothing.
    assert!(
        count < 100 || (forks > count / 20 && conflicts > count / 20),
        "{forks} forks, {conflicts} conflicts"
    );
}

/// The laws are laws only if a broken fleet breaks them.
#[test]
fn a_fleet_that_loses_an_answer_is_caught_and_its_history_is_cut_to_what_it_takes() {
    let steps = schedule(1);
    let mut fleet = Fleet::new(1, Plant::Sound);
    for step in &steps {
        fleet.take(step);
    }
    fleet.settle();
    assert!(law::judge(&fleet).is_ok());
    fleet.lose_one();
    assert!(law::judge(&fleet).unwrap_err().contains("digest"));

    let forgets = [
        Step::Begin { who: 0 },
        Step::Send {
            from: 0,
            to: 1,
            fate: step::Fate::Lost,
        },
        Step::Begin { who: 1 },
    ];
    let twice = [(); 2].map(|()| run(3, &forgets, Plant::Sound));
    assert_eq!(twice[0], twice[1], "the same bytes each time");
}

#[test]
fn a_planted_fault_is_found_cut_to_the_steps_that_it_takes_and_replayed_to_the_same_bytes() {
    let plant = Plant::ForgetsIn1970;
    let seed = (0..500)
        .find(|seed| run(*seed, &schedule(*seed), plant).is_err())
        .expect("some schedule sets a clock to 1970 and answers");
    assert!(run(seed, &schedule(seed), Plant::Sound).is_ok());

    let steps = least(seed, schedule(seed), plant);
    assert!(steps.len() <= 6 && schedule(seed).len() > 15, "{steps:?}");
    let why = run(seed, &steps, plant).unwrap_err();
    assert!(why.contains("a confirmed answer is lost"), "{why}");
    for at in 0..steps.len() {
        let mut fewer = steps.clone();
        fewer.remove(at);
        assert!(
            run(seed, &fewer, plant).is_ok(),
            "{:?} takes no part in it",
            steps[at]
        );
    }

    let told = report(seed, plant);
    assert_eq!(told, report(seed, plant), "the same bytes each time");
    assert!(told.contains("Clock {") && told.contains("to: 0 }"), "{told}");
}
