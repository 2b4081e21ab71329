//! Informants in words: whether they agreed, and why nothing of theirs is written.

use crate::locale::Messages;
use crate::log::Introduction;
use crate::speech::Said;
use crate::text::clean::prose_line;

/// How consent is given: the choices of the shipped forms' list `conshow`.
pub const HOW: [&str; 4] = ["oral", "sign", "witn", "hier"];

/// Whether an informant agreed and how, in words: `accord donné, signé 12`.
pub fn consent_words(said: &Introduction, messages: &Messages) -> String {
    let state = messages.text(&format!("consent-{}", said.consent.word()));
    let (how, rest) = match said.how.split_once(' ') {
        Some((how, rest)) => (how, rest),
        None => (said.how.as_str(), ""),
    };
    let how = if HOW.contains(&how) {
        [messages.text(&format!("consent-how-{how}")), rest.to_owned()]
            .join(" ")
            .trim_end()
            .to_owned()
    } else {
        said.how.clone()
    };
    let parts = [state, prose_line(&how), said.on.clone()];
    let there: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    there.join(", ")
}

/// The sentence for words whose speaker did not agree, and the way to ask.
pub fn no_consent(informant: &str, refused: bool, messages: &Messages) -> Said {
    let who = crate::text::clean::name(informant).into_owned();
    let id = if refused {
        "informant-refused"
    } else {
        "informant-unasked"
    };
    Said::data(messages.with(id, &[("who", who.into())]))
}
