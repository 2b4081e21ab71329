//! Why a translation is not taken, in words.

use crate::locale::Messages;
use crate::translation::TranslationError;

/// The sentence for an error of the translation room.
pub fn translation_error(error: &TranslationError, messages: &Messages) -> String {
    let with = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned().into()))
            .collect();
        messages.with(id, &args)
    };
    match error {
        TranslationError::Shape { detail } => with("translations-shape", &[("detail", detail)]),
        TranslationError::BadCode { code } => with("translations-bad-code", &[("code", code)]),
        TranslationError::BadState { language, word } => with(
            "translations-bad-state",
            &[("language", language), ("word", word)],
        ),
        TranslationError::UnknownItem { language, item } => with(
            "translations-unknown-item",
            &[("language", language), ("item", item)],
        ),
        TranslationError::BlankLost {
            language,
            item,
            blank,
        } => with(
            "translations-blank-lost",
            &[("language", language), ("item", item), ("blank", blank)],
        ),
        TranslationError::Incomplete {
            language,
            state,
            missing,
        } => {
            let args = [
                ("language", language.clone().into()),
                ("state", messages.text(&format!("translations-{state}")).into()),
                ("missing", (*missing).into()),
            ];
            messages.with("translations-incomplete", &args)
        }
    }
}
