//! When text being typed is due to be kept: so long after the first key that is not kept yet, however fast keys follow.
//!
//! Pure: the moment is an argument, measured on a clock that only goes forward. It keeps nothing itself.

use std::time::Duration;

/// Text is kept when so much time has passed since the first key that is not kept yet: with the write that follows, a
/// crash takes less than a second of typing.
pub(super) const JOURNAL: Duration = Duration::from_millis(700);

/// Since when something typed is not kept.
#[derive(Debug, Default)]
pub(super) struct Due {
    since: Option<Duration>,
}

impl Due {
    /// A key came at this moment.
    pub(super) fn typed(&mut self, now: Duration) {
        self.since.get_or_insert(now);
    }

    /// What was typed is kept.
    pub(super) fn kept(&mut self) {
        self.since = None;
    }

    /// How long to wait yet, zero where it is time; none where nothing waits to be kept.
    pub(super) fn left(&self, now: Duration) -> Option<Duration> {
        self.since
            .map(|since| JOURNAL.saturating_sub(now.saturating_sub(since)))
    }

    /// Whether it is time.
    pub(super) fn is_due(&self, now: Duration) -> bool {
        self.left(now) == Some(Duration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A simulated clock: keys at any distance, a write of up to 300 ms after each time it was due.
        #[test]
        fn no_key_waits_longer_than_a_second(gaps in prop::collection::vec(0_u64..2_000, 1..200), write in 0_u64..=300) {
            let (mut due, mut now, mut oldest) = (Due::default(), Duration::ZERO, None);
            for gap in gaps {
                let next = now + Duration::from_millis(gap);
                // The loop wakes when it is due, also in the middle of keys that come without a pause.
                if let Some(left) = due.left(now).filter(|left| now + *left <= next) {
                    now += left;
                    prop_assert!(due.is_due(now));
                    now += Duration::from_millis(write);
                    let waited = now.saturating_sub(oldest.take().expect("only what was typed is due"));
                    prop_assert!(waited <= Duration::from_secs(1), "{waited:?}");
                    due.kept();
                }
                now = now.max(next);
                due.typed(now);
                oldest.get_or_insert(now);
            }
        }
    }

    #[test]
    fn nothing_is_due_where_nothing_was_typed_and_the_first_key_counts() {
        let at = Duration::from_millis;
        let mut due = Due::default();
        assert_eq!(due.left(at(5_000)), None);
        due.typed(at(100));
        due.typed(at(600));
        assert_eq!(due.left(at(700)), Some(at(100)));
        assert!(due.is_due(at(800)));
        due.kept();
        assert!(!due.is_due(at(9_000)));
    }
}
