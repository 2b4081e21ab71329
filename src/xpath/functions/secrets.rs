//! Hashes, encodings, identifiers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};
use ed25519_dalek::{Signature, VerifyingKey};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::tree::Call;
use crate::xpath::value::Value;

const F: Family = Family::Secrets;

pub(super) const ROWS: &[Function] = &[
    row(
        "uuid",
        "(length?)",
        (0, 1),
        Gives::Text,
        F,
        "Makes an identifier that nothing else has; put it in once() to keep it.",
        uuid,
    ),
    row(
        "digest",
        "(text, algorithm, encoding?)",
        (2, 3),
        Gives::Text,
        F,
        "Hashes a text with MD5, SHA-1, SHA-256, SHA-384 or SHA-512, as base64 or hex.",
        digest,
    ),
    row(
        "base64-decode",
        "(text)",
        (1, 1),
        Gives::Text,
        F,
        "Reads base64; nothing if it is none.",
        base64_decode,
    ),
    row(
        "extract-signed",
        "(text, public key)",
        (2, 2),
        Gives::Text,
        F,
        "Gives the text that a key has signed, nothing if it has not.",
        extract_signed,
    ),
];

const ALGORITHMS: [&str; 5] = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

/// Base64 with or without its padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

type Outcome<'a> = Result<Value<'a>, EvalError>;

/// Whether `digest` knows this algorithm.
pub(in crate::xpath) fn is_algorithm(name: &str) -> bool {
    ALGORITHMS.contains(&name)
}

fn uuid<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some(argument) = call.arguments.first() else {
        return Ok(Value::text(run.scope.uuid()));
    };
    let length = run.number(argument)?;
    let length = if length.is_nan() {
        0
    } else {
        length.clamp(0.0, 1_000.0) as usize
    };
    let letter = |_| char::from(LETTERS[((run.scope.random() * 62.0) as usize).min(61)]);
    Ok(Value::text((0..length).map(letter).collect::<String>()))
}

fn digest<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let text = run.text(&call.arguments[0])?;
    let algorithm = run.text(&call.arguments[1])?;
    let hash = match algorithm.as_ref() {
        "MD5" => Md5::digest(text.as_bytes()).to_vec(),
        "SHA-1" => Sha1::digest(text.as_bytes()).to_vec(),
        "SHA-256" => Sha256::digest(text.as_bytes()).to_vec(),
        "SHA-384" => Sha384::digest(text.as_bytes()).to_vec(),
        "SHA-512" => Sha512::digest(text.as_bytes()).to_vec(),
        _ => {
            return Err(EvalError::BadValue {
                function: "digest",
                value: algorithm.into_owned(),
            });
        }
    };
    let encoding = match call.arguments.get(2) {
        Some(encoding) => run.text(encoding)?,
        None => "base64".into(),
    };
    match encoding.as_ref() {
        "base64" => Ok(Value::text(STANDARD.encode(hash))),
        "hex" => Ok(Value::text(hex::encode(hash))),
        _ => Err(EvalError::BadValue {
            function: "digest",
            value: encoding.into_owned(),
        }),
    }
}

fn base64_decode<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let text = run.text(&call.arguments[0])?;
    let bytes = LENIENT.decode(text.trim()).unwrap_or_default();
    Ok(Value::text(String::from_utf8(bytes).unwrap_or_default()))
}

/// The text holds a signature of 64 bytes, then the message; the key 32 bytes; both in base64.
fn extract_signed<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let (text, key) = (run.text(&call.arguments[0])?, run.text(&call.arguments[1])?);
    let message = || {
        let signed = LENIENT.decode(text.trim()).ok()?;
        let key: [u8; 32] = LENIENT.decode(key.trim()).ok()?.try_into().ok()?;
        let (signature, message) = signed.split_at_checked(64)?;
        let signature = Signature::from_slice(signature).ok()?;
        VerifyingKey::from_bytes(&key)
            .ok()?
            .verify_strict(message, &signature)
            .ok()?;
        String::from_utf8(message.to_vec()).ok()
    };
    Ok(Value::text(message().unwrap_or_default()))
}
