//! A respondent made of chance: answers whatever is asked, the same way for the same seed.

use std::collections::BTreeSet;
use std::sync::Arc;

use repere::form::{Form, Kind, NonResponse};
use repere::interview::{Answer, Command, Env, InstanceId, Interview, Place, QuestionView};

/// A small generator (SplitMix64): the walk depends on its seed alone.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).expect("below a usize")
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        (!of.is_empty()).then(|| &of[self.below(of.len())])
    }
}

/// What a walk met.
#[derive(Default)]
pub struct Walk {
    /// The names of the questions asked.
    pub asked: BTreeSet<String>,
    /// How many answers were given.
    pub answers: usize,
    /// Questions that no try could answer and no non-answer could close.
    pub stuck: Vec<String>,
}

/// Walks a form from its first question to its last, answering as chance says.
pub fn walk(form: &Arc<Form>, seed: u64, env: &Env) -> Walk {
    walk_through(form, seed, env, Study::of(seed), &mut |_, _| ())
}

/// What such a respondent says, question by question: keys and values.
pub fn said(form: &Arc<Form>, seed: u64, env: &Env) -> Vec<(String, String)> {
    let mut said = Vec::new();
    walk_through(form, seed, env, Study::Plain, &mut |interview, place| {
        if let Some(view) = interview.view(place).filter(|view| !view.readonly) {
            said.push((interview.key(place), view.answer.text().to_owned()));
        }
    });
    said
}

/// What the study brings to a walk: what chance alone would hardly ever meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Study {
    /// Nothing.
    Plain,
    /// A consent text of its own, in draft.
    OwnText,
    /// A country with another calendar.
    Ethiopia,
}

impl Study {
    fn of(seed: u64) -> Self {
        match seed % 4 {
            1 => Self::OwnText,
            2 => Self::Ethiopia,
            _ => Self::Plain,
        }
    }
}

fn walk_through(
    form: &Arc<Form>,
    seed: u64,
    env: &Env,
    study: Study,
    heard: &mut dyn FnMut(&Interview, &Place),
) -> Walk {
    let mut chance = Chance::new(seed);
    let mut interview = Interview::new(form.clone(), env);
    let mut walk = Walk::default();
    let mut added = 0;
    if let (Study::OwnText, Ok(place)) = (study, interview.find("st_consent")) {
        let texts = ["fra", "eng", "mos", "amh"].map(|code| format!("[{code}]T[/][{code}.state]draft[/]"));
        set(&mut interview, &place, Answer::Value(texts.concat()), env);
    }
    let mut place = interview.first();
    while let Some(here) = place {
        let view = interview.view(&here).expect("a question in view");
        walk.asked.insert(view.name.clone());
        walk.answers += 1;
        assert!(
            walk.answers < 20_000,
            "seed {seed}: the walk does not end, at {}",
            view.path
        );
        if !answer(&mut interview, &view, &mut chance, env) {
            walk.stuck.push(view.path);
        }
        if study == Study::Ethiopia && view.name == "h_ctry" {
            set(&mut interview, &here, Answer::Value("eth".into()), env);
        }
        heard(&interview, &here);
        if added < 3 && chance.below(40) == 0 {
            added += add_instance(&mut interview, &mut chance, env, added);
        }
        place = interview.next(&here);
    }
    walk
}

/// Answers one question; says whether it is settled.
fn answer(interview: &mut Interview, view: &QuestionView, chance: &mut Chance, env: &Env) -> bool {
    if view.readonly || view.kind == Kind::Note {
        return true;
    }
    let refusals: Vec<NonResponse> = NonResponse::ALL
        .into_iter()
        .filter(|kind| view.nonresponse.allows(*kind))
        .collect();
    let silent = |kind: NonResponse| Answer::Missing {
        kind,
        reason: String::new(),
    };
    if chance.below(12) == 0
        && let Some(kind) = chance.one(&refusals)
    {
        return set(interview, &view.place, silent(*kind), env);
    }
    for _ in 0..12 {
        let Some(value) = value(view, chance) else { break };
        if set(interview, &view.place, Answer::Value(value), env) {
            return true;
        }
    }
    refusals
        .first()
        .is_some_and(|kind| set(interview, &view.place, silent(*kind), env))
}

/// Gives an answer; says whether the question is valid with it.
fn set(interview: &mut Interview, place: &Place, answer: Answer, env: &Env) -> bool {
    let staged = interview
        .stage(
            Command::Set {
                place: place.clone(),
                answer,
            },
            env,
        )
        .expect("an answer is taken");
    interview.keep(staged);
    interview.view(place).is_none_or(|view| view.valid)
}

/// A value of the question's kind; `None` where there is nothing to choose.
fn value(view: &QuestionView, chance: &mut Chance) -> Option<String> {
    const WORDS: [&str; 6] = [
        "XOF",
        "IVT-2026",
        "une école",
        "R1 R2",
        "2019",
        "eau et assainissement à Zorgho",
    ];
    const NUMBERS: [&str; 9] = ["0", "1", "2", "3", "12", "40", "1998", "2007", "2024"];
    let choices: Vec<&str> = view.choices.iter().map(|c| c.value.as_str()).collect();
    Some(match view.kind {
        Kind::SelectOne => (*chance.one(&choices)?).to_owned(),
        Kind::SelectMultiple => {
            let most = 1 + chance.below(3);
            let first = chance.below(choices.len().max(1));
            choices
                .iter()
                .cycle()
                .skip(first)
                .take(most.min(choices.len()))
                .copied()
                .collect::<Vec<_>>()
                .join(" ")
        }
        Kind::Integer | Kind::Decimal => (*chance.one(&NUMBERS)?).to_owned(),
        Kind::Date => format!(
            "20{:02}-{:02}-{:02}",
            10 + chance.below(16),
            1 + chance.below(12),
            1 + chance.below(28)
        ),
        Kind::Time => format!("{:02}:{:02}:00.000Z", chance.below(24), chance.below(60)),
        _ => (*chance.one(&WORDS)?).to_owned(),
    })
}

/// Adds an instance to an open repeat, and says how many were added.
fn add_instance(interview: &mut Interview, chance: &mut Chance, env: &Env, so_far: usize) -> usize {
    let open: Vec<Place> = interview
        .places()
        .into_iter()
        .filter(|place| interview.can_add(place))
        .collect();
    let Some(repeat) = chance.one(&open) else { return 0 };
    let id = InstanceId::Added(format!("TEST.{}", so_far + 1));
    match interview.stage(
        Command::AddInstance {
            repeat: repeat.clone(),
            id,
        },
        env,
    ) {
        Ok(staged) => {
            interview.keep(staged);
            1
        }
        Err(_) => 0,
    }
}
