//! How an interview went in time: one line a sitting, written when the interview is put away.
//!
//! `h_mode:12 h_lang:4 >s_coop:31 @fr pr_ex{3}:40 &DGS d_trend:190`: seconds on each question in the order of visits,
//! `>` before one that was jumped to, `@` the language of the questions from here on, `&` who speaks, `!` the main
//! informant. A pause is what it looks like: a long visit. It travels as a remark of the interviewer, is never shown in
//! an interview, and is left out where the form's settings say `timing: no`. Seconds are the machine's own count of time
//! since it started; the clock on the wall has no part in them.

use super::{AnswerError, Open, Remark, Session};
use std::time::Duration;

/// How many visits a line holds.
const MANY: usize = 60;

/// A sitting as it goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    line: String,
    here: Option<(String, bool, Duration)>,
    language: String,
    speaker: String,
    visits: usize,
    /// Something was said in this sitting: looking alone leaves no trace.
    acted: bool,
}

impl Pace {
    /// One stands at a question now, having jumped there or not.
    pub fn arrive(&mut self, key: &str, jumped: bool, now: Duration) {
        let name = name_of(key);
        if self.here.as_ref().is_some_and(|(here, ..)| *here == name) {
            return;
        }
        self.leave(now);
        self.here = Some((name, jumped, now));
    }

    /// The questions are shown in this language, and this informant speaks (`""` for the main one).
    pub fn heard(&mut self, language: &str, speaker: &str) {
        if self.language != language {
            language.clone_into(&mut self.language);
            self.push(&format!("@{language}"));
        }
        if self.speaker != speaker {
            speaker.clone_into(&mut self.speaker);
            let said = if speaker.is_empty() {
                "!".to_owned()
            } else {
                format!("&{speaker}")
            };
            self.push(&said);
        }
    }

    /// Whether the line is long enough to be kept at once: a power cut costs the times of so many questions at most.
    pub fn is_long(&self) -> bool {
        self.visits >= MANY && self.acted
    }

    /// Something was said.
    pub fn act(&mut self) {
        self.acted = true;
    }

    /// The line of the sitting, which ends here; none where nothing was said in it.
    pub fn end(&mut self, now: Duration) -> Option<String> {
        self.leave(now);
        let ended = std::mem::take(self);
        (ended.acted && !ended.line.is_empty()).then_some(ended.line)
    }

    fn leave(&mut self, now: Duration) {
        let Some((name, jumped, since)) = self.here.take() else {
            return;
        };
        let seconds = now.saturating_sub(since).as_secs();
        self.visits += 1;
        let jump = if jumped { ">" } else { "" };
        self.push(&format!("{jump}{name}:{seconds}"));
    }

    fn push(&mut self, item: &str) {
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(item);
    }
}

/// The question's name, with the instance it stands in: `/data/pr{3}/pf/pr_ex` gives `pr_ex{3}`.
fn name_of(key: &str) -> String {
    let name = key.rsplit('/').next().unwrap_or(key);
    let instances: String = key
        .split('/')
        .filter(|step| *step != name)
        .filter_map(|step| step.find('{').map(|at| &step[at..]))
        .collect();
    format!("{name}{instances}")
}

/// One visit of a question, read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The question's name, with its instance.
    pub question: String,
    /// Seconds.
    pub seconds: u64,
    /// It was jumped to.
    pub jumped: bool,
    /// The language of the questions, `""` where not known.
    pub language: String,
    /// Who spoke, `""` for the main informant.
    pub speaker: String,
}

/// The visits of a sitting; what a newer program may have added is passed over.
pub fn visits(line: &str) -> Vec<Visit> {
    let (mut language, mut speaker) = (String::new(), String::new());
    let mut out = Vec::new();
    for item in line.split_whitespace() {
        match item.split_at(item.chars().next().map_or(0, char::len_utf8)) {
            ("@", code) => code.clone_into(&mut language),
            ("&", code) => code.clone_into(&mut speaker),
            ("!", "") => speaker.clear(),
            _ => {
                let jumped = item.starts_with('>');
                let Some((question, seconds)) = item.trim_start_matches('>').rsplit_once(':') else {
                    continue;
                };
                let Ok(seconds) = seconds.parse() else { continue };
                out.push(Visit {
                    question: question.to_owned(),
                    seconds,
                    jumped,
                    language: language.clone(),
                    speaker: speaker.clone(),
                });
            }
        }
    }
    out
}

impl Session {
    /// Keeps how a sitting went, unless the form's settings say that no times are kept.
    pub fn keep_pace(&mut self, open: &mut Open, pace: &mut Pace) -> Result<(), AnswerError> {
        let now = self.world().uptime();
        let off = open
            .form()
            .settings()
            .get("timing")
            .is_some_and(|word| matches!(word, "no" | "false" | "off" | "0"));
        match pace.end(now) {
            Some(line) if !off => self.remark(open, None, Remark::Pace, &line).map(|_| ()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_sitting_is_one_line_that_is_read_back() {
        let mut pace = Pace::default();
        pace.heard("fr", "");
        pace.arrive("/data/hdr/h_mode", false, at(10));
        pace.arrive("/data/hdr/h_mode", false, at(15));
        pace.act();
        pace.arrive("/data/pr{3}/pf/pr_ex", true, at(22));
        pace.heard("fr", "DGS");
        let line = pace.end(at(62)).expect("something was said");
        assert_eq!(line, "@fr h_mode:12 &DGS >pr_ex{3}:40");
        let read: Vec<(String, u64, bool)> = visits(&line)
            .into_iter()
            .map(|visit| (visit.question, visit.seconds, visit.jumped))
            .collect();
        assert_eq!(
            read,
            [
                ("h_mode".to_owned(), 12, false),
                ("pr_ex{3}".to_owned(), 40, true)
            ]
        );
    }

    #[test]
    fn looking_alone_leaves_no_trace() {
        let mut pace = Pace::default();
        pace.arrive("/data/a", false, at(0));
        assert_eq!(pace.end(at(100)), None);
    }

    #[test]
    fn what_a_newer_program_adds_is_passed_over() {
        assert_eq!(visits("~new a:3 b b:x"), visits("a:3"));
    }
}
