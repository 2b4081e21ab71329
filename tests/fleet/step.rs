//! What can happen in a fleet.

use crate::support::respondent::Chance;

/// How many laptops a fleet begins with.
pub const LAPTOPS: usize = 4;

/// What becomes of a bundle on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It arrives.
    Whole,
    /// It never arrives.
    Lost,
    /// It arrives twice.
    Twice,
    /// It arrives before those that were sent earlier.
    First,
    /// Its end is missing: the receiver refuses all of it.
    Truncated,
    /// Only its later half was put into it: what it rests on is missing.
    Half,
}

/// One step of a schedule. A step that cannot be taken is none, so that any part of a schedule is a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Begins an interview.
    Begin { who: usize },
    /// Answers a question of an interview that is on the laptop.
    Answer {
        who: usize,
        interview: usize,
        question: usize,
    },
    /// Writes a note.
    Note { who: usize, interview: usize },
    /// Submits an interview.
    Submit { who: usize, interview: usize },
    /// Withdraws an interview.
    Withdraw { who: usize, interview: usize },
    /// Sends everything that the laptop holds.
    Send { from: usize, to: usize, fate: Fate },
    /// Merges the next bundle that arrived.
    Merge { who: usize },
    /// The laptop's disk is copied: another laptop goes on as the same device, and nobody notices.
    Clone { who: usize },
    /// A copy of the laptop's disk is put aside.
    Copy { who: usize },
    /// The copy is put back; noticed, the laptop goes on as a new device.
    Restore { who: usize, noticed: bool },
    /// The clock is set.
    Clock { who: usize, to: i64 },
}

/// Dead batteries, time zones, the far future, and a clock that is right.
const CLOCKS: [i64; 7] = [
    0,
    978_307_200,
    1_795_000_000 - 10_800,
    1_795_000_000,
    1_795_010_800,
    1_794_996_400,
    4_070_908_800,
];

/// The schedule of a seed.
pub fn schedule(seed: u64) -> Vec<Step> {
    let mut chance = Chance::new(seed);
    let length = 8 + chance.below(40);
    let mut steps = vec![Step::Begin { who: 0 }];
    // Most of what can go wrong goes wrong between people who work on the same interview.
    for to in 1..LAPTOPS {
        steps.push(Step::Send {
            from: 0,
            to,
            fate: Fate::Whole,
        });
        steps.push(Step::Merge { who: to });
    }
    for _ in 0..length {
        let who = chance.below(LAPTOPS + 2);
        let interview = chance.below(3);
        steps.push(match chance.below(100) {
            0..6 => Step::Begin { who },
            6..42 => Step::Answer {
                who,
                interview,
                question: chance.below(3),
            },
            42..46 => Step::Note { who, interview },
            46..50 => Step::Submit { who, interview },
            50..51 => Step::Withdraw { who, interview },
            51..70 => {
                let fates = [
                    Fate::Whole,
                    Fate::Whole,
                    Fate::Whole,
                    Fate::Lost,
                    Fate::Twice,
                    Fate::First,
                    Fate::Truncated,
                    Fate::Half,
                ];
                Step::Send {
                    from: who,
                    to: chance.below(LAPTOPS + 2),
                    fate: fates[chance.below(fates.len())],
                }
            }
            70..88 => Step::Merge { who },
            88..91 => Step::Clone { who },
            91..94 => Step::Copy { who },
            94..97 => Step::Restore {
                who,
                noticed: chance.below(2) == 0,
            },
            _ => Step::Clock {
                who,
                to: CLOCKS[chance.below(CLOCKS.len())],
            },
        });
    }
    steps
}
