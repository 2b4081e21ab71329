//! A question that a profile leaves open, in words, and what it asks of the field: the same for command and screen.

use crate::coordinate::Errand;
use crate::identify::render::{Asked, Words};
use crate::identify::wording::Wording;
use crate::identify::{Profile, Rules};
use crate::locale::Messages;

/// The questions that a profile leaves open, in words.
pub fn open_questions(profile: &Profile, rules: &Rules, messages: &Messages) -> Vec<Asked> {
    let wording = Wording::shipped(profile);
    Words::new(rules, &wording, messages).asked(profile)
}

/// What one of them asks for: the screening questions of its processes, the informants concerned.
pub fn errand(authority: &str, asked: &Asked, rules: &Rules) -> Errand {
    Errand {
        authority: authority.to_owned(),
        text: asked.sentence.clone(),
        questions: asked.screening(rules),
        informants: asked.informants.clone(),
    }
}
