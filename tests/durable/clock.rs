//! Clocks that are wrong, set, moved to another zone: an interview goes on through all of it, what is shown last is what
//! was said last, and only what cannot be is in doubt.

use std::sync::{Arc, Mutex};

use jiff::Zoned;

use super::*;

/// A clock on the wall, which people set, and how long the machine runs, which nobody sets.
#[derive(Clone)]
struct Wall(Arc<Mutex<(Zoned, Duration)>>);

impl Wall {
    fn at(text: &str) -> Self {
        Self(Arc::new(Mutex::new((text.parse().unwrap(), Duration::ZERO))))
    }

    fn world(&self) -> World {
        let (clock, uptime, mut state) = (self.clone(), self.clone(), 7_u8);
        World::new(
            move || clock.0.lock().unwrap().0.clone(),
            move || uptime.0.lock().unwrap().1,
            move |bytes| {
                for byte in bytes {
                    state = state.wrapping_mul(5).wrapping_add(3);
                    *byte = state;
                }
            },
        )
    }

    /// A minute has passed, and the wall shows this.
    fn shows(&self, text: &str) {
        let mut wall = self.0.lock().unwrap();
        *wall = (text.parse().unwrap(), wall.1 + Duration::from_mins(1));
    }
}

/// Answers once at each of these times; which answers are in doubt. The last answer stands, here and after opening again.
fn doubts(times: &[&str]) -> Vec<bool> {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("data");
    let wall = Wall::at(times[0]);
    let purpose = Purpose {
        study: "TEST".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    };
    let mut session = Session::create(&folder, &purpose, &unlock(), wall.world()).unwrap();
    let mut interview = begin(&mut session);
    for (number, time) in (1..).zip(times) {
        wall.shows(time);
        answer(&mut session, &mut interview, number).unwrap();
        assert_eq!(standing(&interview), number, "{time}");
    }
    let id = interview.id();
    drop(session);
    let session = Session::open(&folder, &unlock(), wall.world()).unwrap();
    assert_eq!(standing(&session.open_interview(id).unwrap()), times.len() as u64);
    assert_eq!(session.store().check().unwrap(), []);
    let events = session.store().events(id).unwrap();
    let revised = events
        .iter()
        .filter(|event| matches!(event.body, repere::log::Body::Revised(_)));
    revised.map(|event| event.doubt).collect()
}

#[test]
fn a_dead_battery_is_in_doubt_and_no_answer_is_lost_to_it() {
    assert_eq!(
        doubts(&["1970-01-01T00:01:00+00:00[UTC]", "1970-01-01T00:02:00+00:00[UTC]"]),
        [true, true]
    );
}

#[test]
fn years_that_cannot_be_are_in_doubt_until_the_clock_is_set_right_and_not_after() {
    let times = [
        "2001-05-01T09:00:00+00:00[UTC]",
        "2099-05-01T09:00:00+00:00[UTC]",
        "2099-05-01T09:01:00+00:00[UTC]",
        "2026-12-01T10:00:00+00:00[UTC]",
        "2026-12-01T10:01:00+00:00[UTC]",
    ];
    assert_eq!(doubts(&times), [true, true, true, true, false]);
}

#[test]
fn a_clock_set_back_in_the_middle_is_in_doubt() {
    let times = [
        "2026-12-01T10:00:00+00:00[UTC]",
        "2026-12-01T09:01:00+00:00[UTC]",
        "2026-12-01T10:02:00+00:00[UTC]",
    ];
    assert_eq!(doubts(&times)[..2], [false, true]);
}

#[test]
fn another_time_zone_is_no_doubt() {
    let times = [
        "2026-12-01T10:00:00+00:00[Africa/Ouagadougou]",
        "2026-12-01T11:01:00+01:00[Europe/Paris]",
        "2026-12-01T05:02:00-05:00[America/Port-au-Prince]",
    ];
    assert_eq!(doubts(&times), [false, false, false]);
}

#[test]
fn the_hour_that_comes_twice_and_the_hour_that_never_comes_are_no_doubt() {
    let autumn = [
        "2027-10-31T02:59:00+02:00[Europe/Paris]",
        "2027-10-31T02:00:00+01:00[Europe/Paris]",
    ];
    assert_eq!(doubts(&autumn), [false, false]);
    let spring = [
        "2027-03-28T01:59:00+01:00[Europe/Paris]",
        "2027-03-28T03:00:00+02:00[Europe/Paris]",
    ];
    assert_eq!(doubts(&spring), [false, false]);
}

#[test]
fn the_29th_of_february_raises_no_doubt() {
    let times = ["2028-02-28T23:59:00+00:00[UTC]", "2028-02-29T00:00:00+00:00[UTC]"];
    assert_eq!(doubts(&times), [false, false]);
    let times = ["2028-02-29T23:59:00+00:00[UTC]", "2028-03-01T00:00:00+00:00[UTC]"];
    assert_eq!(doubts(&times), [false, false]);
}
