//! How the rows of a card are shared: everything keeps a row while there is one, the answer keeps what it needs.

/// Rows for each part of a card, as wanted or as given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// The question.
    pub label: u16,
    /// The question in a second language.
    pub second: u16,
    /// The short help.
    pub hint: u16,
    /// The longer help.
    pub guidance: u16,
    /// Where it is answered.
    pub control: u16,
    /// What is wrong, what hangs on it, the keys of the non-answers.
    pub foot: u16,
}

/// The rows given, and the blank rows between.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shares {
    /// The parts.
    pub rows: Rows,
    /// Before the help, before the control, before the foot.
    pub gaps: [u16; 3],
}

/// A list shows at least so many choices before its question takes more than a row.
const LIST: u16 = 4;

/// Shares the rows of a card. What is given less than it wants says so by its own sign.
pub(super) fn share(room: u16, want: Rows) -> Shares {
    let mut left = room;
    let mut given = Rows::default();
    let mut take = |given: &mut u16, want: u16, most: u16| {
        let more = want.saturating_sub(*given).min(most).min(left);
        *given += more;
        left -= more;
    };
    take(&mut given.label, want.label, 1);
    take(&mut given.control, want.control, 2);
    take(&mut given.foot, want.foot, 1);
    take(&mut given.hint, want.hint, 1);
    take(&mut given.second, want.second, 1);
    take(&mut given.guidance, want.guidance, 1);
    take(&mut given.control, want.control, LIST - 2);
    take(&mut given.label, want.label, u16::MAX);
    take(&mut given.hint, want.hint, u16::MAX);
    take(&mut given.second, want.second, u16::MAX);
    take(&mut given.guidance, want.guidance, u16::MAX);
    take(&mut given.foot, want.foot, u16::MAX);
    take(&mut given.control, want.control, u16::MAX);
    let mut gaps = [0; 3];
    for (gap, needed) in [(1, want.control > 0), (2, want.foot > 0), (0, want.hint > 0)] {
        take(&mut gaps[gap], u16::from(needed), 1);
    }
    Shares { rows: given, gaps }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_low_screen_still_shows_where_to_answer() {
        let want = Rows {
            label: 3,
            hint: 2,
            control: 4,
            foot: 2,
            ..Rows::default()
        };
        let got = share(8, want).rows;
        assert_eq!((got.label, got.hint, got.control, got.foot), (2, 1, 4, 1));
    }

    proptest! {
        #[test]
        fn no_more_rows_are_given_than_there_are_and_none_are_left_while_one_is_wanted(
            room in 0u16..60, label in 0u16..30, hint in 0u16..9, control in 0u16..60, foot in 0u16..9
        ) {
            let want = Rows { label, hint, control, foot, ..Rows::default() };
            let Shares { rows, gaps } = share(room, want);
            let given = rows.label + rows.hint + rows.control + rows.foot;
            let wanted = label + hint + control + foot;
            prop_assert_eq!(given, wanted.min(room));
            prop_assert!(given + gaps.iter().sum::<u16>() <= room);
        }
    }
}
