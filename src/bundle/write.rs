//! A bundle as its document: one line per segment, so that a person can find their way with any tool.

use super::form::compact;
use super::{Bundle, FORMAT, WORD};
use crate::log::{Card, Plain, Segment, Signer, to_base64};

/// Writes the document, signed by its sender.
///
/// ```
/// use repere::bundle::{self, Bundle};
/// use repere::log::{Card, Signer};
///
/// let signer = Signer::from_seed(&[7; 32]);
/// let bundle = Bundle {
///     study: "rep26".into(),
///     from: signer.device(),
///     made: 1_790_000_000,
///     receipt: bundle::Receipt::default(),
///     cards: vec![Card::sign(&signer, "rep26", "bfa", "P07")],
///     forms: Vec::new(),
///     segments: Vec::new(),
/// };
/// let document = bundle::write(&bundle, &signer);
/// let back = bundle::read(document.as_bytes(), &|_| None).expect("what was written is read");
/// assert_eq!(back, bundle);
/// ```
pub fn write(bundle: &Bundle, signer: &Signer) -> String {
    let mut out = fields(bundle, None);
    field(&mut out, "signature", &to_base64(&bundle.sign(signer)).into());
    out.push_str("}\n");
    out
}

/// Writes the document as it stands inside a seal: the signature, and the card in the head, stand outside.
pub(super) fn write_unsigned(bundle: &Bundle, outside: Option<&Card>) -> String {
    let mut out = fields(bundle, outside);
    out.push_str("}\n");
    out
}

fn fields(bundle: &Bundle, outside: Option<&Card>) -> String {
    let mut out = String::from("{");
    field(&mut out, WORD, &FORMAT.into());
    field(&mut out, "study", &bundle.study.as_str().into());
    field(&mut out, "from", &bundle.from.to_string().into());
    field(&mut out, "made", &bundle.made.into());
    let needs = bundle.needs();
    field(
        &mut out,
        "needs",
        &Plain::List(needs.events().map(|event| event.to_string().into()).collect()),
    );
    field(&mut out, "holds", &bundle.receipt.to_plain());
    let inside: Vec<&Card> = bundle
        .cards
        .iter()
        .filter(|card| Some(*card) != outside)
        .collect();
    list(&mut out, "devices", &inside, |card, out| {
        card.to_plain().write(out);
    });
    list(&mut out, "forms", &bundle.forms, |form, out| {
        for (name, value) in [
            ("{\"hash\":", &form.hash),
            (",\"id\":", &form.id),
            (",\"version\":", &form.version),
        ] {
            out.push_str(name);
            Plain::from(value.as_str()).write(out);
        }
        out.push_str(",\"sheets\":");
        out.push_str(&compact(&form.json));
        out.push('}');
    });
    list(&mut out, "segments", &bundle.segments, Segment::write);
    out
}

fn name(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push_str(",\n");
    }
    Plain::from(name).write(out);
    out.push(':');
}

fn field(out: &mut String, called: &str, value: &Plain) {
    name(out, called);
    value.write(out);
}

fn list<T>(out: &mut String, called: &str, items: &[T], write: impl Fn(&T, &mut String)) {
    name(out, called);
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        write(item, out);
    }
    out.push(']');
}
