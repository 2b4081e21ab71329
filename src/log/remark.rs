//! Notes that mean something to the program: a flag for the evening, a working translation, who came and went.
//!
//! They are ordinary notes (they travel, are exported and are erased like any other) that begin with a sign, so that
//! a machine which knows nothing of them still shows them whole. Which sign means what is said here and nowhere else.

/// What a note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Remark {
    /// Words of the interviewer.
    Note,
    /// To be completed in the evening: a reason, a note, a code.
    Flag,
    /// A working translation of the verbatim answer.
    Translation,
    /// Someone joined the talk.
    Arrival,
    /// Someone left it.
    Departure,
    /// From here on answers were said before and are typed now.
    Evening,
    /// From here on answers are typed as they are said.
    Live,
    /// How a sitting went in time; never shown in an interview.
    Pace,
}

impl Remark {
    const SIGNED: [(Self, &'static str); 7] = [
        (Self::Flag, "⚑"),
        (Self::Translation, "⇄"),
        (Self::Arrival, "→"),
        (Self::Departure, "←"),
        (Self::Evening, "☾"),
        (Self::Live, "☀"),
        (Self::Pace, "⧖"),
    ];

    /// What a note's text is, and its words without the sign.
    pub fn of(text: &str) -> (Self, &str) {
        Self::SIGNED
            .into_iter()
            .find_map(|(remark, sign)| Some((remark, text.strip_prefix(sign)?.trim_start())))
            .unwrap_or((Self::Note, text))
    }

    /// The text of a note of this kind.
    pub fn text(self, words: &str) -> String {
        let sign = Self::SIGNED
            .into_iter()
            .find_map(|(remark, sign)| (remark == self).then_some(sign));
        match sign {
            Some(sign) => format!("{sign} {words}").trim_end().to_owned(),
            None => words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_read_back_as_what_it_was() {
        for (remark, _) in Remark::SIGNED {
            assert_eq!(Remark::of(&remark.text("DGS")), (remark, "DGS"));
            assert_eq!(Remark::of(&remark.text("")), (remark, ""));
        }
        assert_eq!(Remark::of("une note"), (Remark::Note, "une note"));
    }
}
