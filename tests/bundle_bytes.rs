//! What a bundle weighs, on the interviews of the byte study and on filled shipped forms, against the ceilings.
//!
//! `REPERE_BYTES=1 cargo test --test integration bundle_bytes -- --nocapture` prints the table that stands in
//! `benches/README.md`; a run without it measures less and holds the ceilings all the same.

use repere::bundle::CarriedForm;
use repere::log::{Answer, Begun, Body, InterviewId, Revision};

use crate::support::byte_study::{Writer, form, interview, study};
use crate::support::{shared, talk};

fn median(mut sizes: Vec<usize>) -> usize {
    sizes.sort_unstable();
    sizes[sizes.len() / 2]
}

/// The interviews of the byte study: the ceilings of the design.
#[test]
fn the_study_interviews_stay_below_the_ceilings() {
    let Some((form, interviews)) = shared().and_then(|folder| study(&folder)) else {
        return;
    };
    let forms = [form.clone()];

    let mut writer = Writer::new(7);
    let mut rows = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    let all = std::env::var_os("REPERE_BYTES").is_some();
    for one in &interviews[..if all { 30 } else { 5 }] {
        let events = interview(&mut writer, &form, one);
        let segment = writer.close(&events);
        let (sealed, open) = writer.wire(&segment, &forms, 1);
        rows[0].push(sealed);
        rows[3].push(open);
        rows[1].push(if all {
            writer.wire(&segment, &forms, 2).0
        } else {
            0
        });
        rows[2].push(if all { writer.wire(&segment, &[], 1).0 } else { 0 });
    }
    let [sealed, two, bare, open] = rows.map(median);
    println!("| 1 interview (median) | {sealed} | {two} | {bare} | {open} |");
    let batch = |count: usize| {
        let mut writer = Writer::new(9);
        let mut events = Vec::new();
        for one in &interviews[..count] {
            events.extend(interview(&mut writer, &form, one));
        }
        let segment = writer.close(&events);
        let (sealed, open) = writer.wire(&segment, &forms, 1);
        let two = if all {
            writer.wire(&segment, &forms, 2).0
        } else {
            0
        };
        let bare = if all { writer.wire(&segment, &[], 1).0 } else { 0 };
        println!("| {count} interviews | {sealed} | {two} | {bare} | {open} |");
        sealed
    };
    let eight = batch(8);
    if all {
        batch(20);
        let hundred = batch(100);
        assert!(hundred <= 75_000, "a hundred: {hundred} bytes");
    }
    let (asked, answered) = question_and_answer(&forms);
    println!("| a question back | {asked} | | | |");
    println!("| its answer | {answered} | | | |");
    // The design's ceilings.
    assert!(sealed <= 1700, "one interview: {sealed} bytes");
    assert!(eight <= 7_300, "eight: {eight} bytes");
    assert!(
        asked.max(answered) <= 900,
        "a question back: {asked} bytes, its answer {answered}"
    );
}

/// A coordinator asks about one question; the field explains and corrects.
fn question_and_answer(forms: &[CarriedForm]) -> (usize, usize) {
    let (mut coordinator, mut field) = (Writer::new(11), Writer::new(12));
    let begun = field.event(None, 1_790_000_000, Vec::new(), Body::Begun(Begun::default()));
    field.close(std::slice::from_ref(&begun));
    let interview = InterviewId(begun.id);
    let key = "/data/agriculture/superficie_ha".to_owned();
    let text =
        "Neuf hectares pour ce ménage, est-ce bien la surface cultivée cette année, ou la surface possédée ?";
    let ask = Body::Asked {
        key: key.clone(),
        text: text.into(),
    };
    let asked = coordinator.event(Some(interview), 1_790_100_000, Vec::new(), ask);
    let segment = coordinator.close(std::slice::from_ref(&asked));
    let there = coordinator.wire(&segment, forms, 1).0;
    let reply = Body::Replied {
        question: asked.id,
        text: "Possédée. Cette année il en cultive quatre et demi, le reste est prêté à ses frères.".into(),
    };
    let revise = Body::Revised(Revision {
        key,
        answer: Answer::Value("4.5".into()),
        reason: String::new(),
        cause: None,
        language: String::new(),
    });
    let events = [
        field.event(Some(interview), 1_790_200_000, Vec::new(), reply),
        field.event(Some(interview), 1_790_200_040, Vec::new(), revise),
    ];
    let segment = field.close(&events);
    (there, field.wire(&segment, forms, 1).0)
}

/// Filled shipped forms, by respondents made of chance; their texts are few, so they weigh less than people's.
#[test]
fn filled_shipped_forms_are_weighed() {
    let all = std::env::var_os("REPERE_BYTES").is_some();
    let shipped = if all {
        &["core", "act", "mis", "cit"][..]
    } else {
        &["cit"]
    };
    for id in shipped {
        let json = repere::form::shipped()
            .iter()
            .find(|form| form.id == *id)
            .expect("shipped")
            .json();
        let carried = form(id, &serde_json::from_str(json).expect("JSON"));
        let built = talk::shipped(id);
        let env = talk::env();
        let (mut writer, mut sizes) = (Writer::new(5), Vec::new());
        for seed in 0..if all { 5 } else { 1 } {
            let said = crate::support::respondent::said(&built, seed, &env);
            let begin = Body::Begun(Begun {
                form: carried.id.clone(),
                version: carried.version.clone(),
                hash: carried.hash.clone(),
                ..Begun::default()
            });
            let mut events = vec![writer.event(None, 1_790_000_000, Vec::new(), begin)];
            let interview = InterviewId(events[0].id);
            for (key, value) in said {
                let at = events[events.len() - 1].at + 9;
                let revised = Body::Revised(Revision {
                    key,
                    answer: Answer::Value(value),
                    reason: String::new(),
                    cause: None,
                    language: String::new(),
                });
                events.push(writer.event(Some(interview), at, Vec::new(), revised));
            }
            let segment = writer.close(&events);
            sizes.push((
                events.len(),
                writer.wire(&segment, std::slice::from_ref(&carried), 1),
            ));
        }
        let events = median(sizes.iter().map(|(events, _)| *events).collect());
        let sealed = median(sizes.iter().map(|(_, (sealed, _))| *sealed).collect());
        let open = median(sizes.iter().map(|(_, (_, open))| *open).collect());
        println!("| {id}, {events} events (median) | {sealed} | {open} |");
        assert!(sealed < open, "{id}: {sealed} sealed, {open} open");
    }
}
