//! What was lost on the way is asked for and comes after: missing prerequisites, and the files that answers name.

use crate::support::Laptop;
use crate::support::forge::Mallory;

const FORM: &str = r#"{"survey": [{"type": "image", "name": "plan", "label": "Plan"}],
    "settings": [{"form_id": "pictures", "version": "1"}]}"#;

/// An interviewer and a coordinator who have met, and a stick between them.
struct Pair {
    ana: Laptop,
    desk: Laptop,
    stick: tempfile::TempDir,
}

impl Pair {
    fn new() -> Self {
        let pair = Self {
            ana: Laptop::of("T1", "A01"),
            desk: Laptop::of("C", "C01"),
            stick: tempfile::tempdir().expect("a stick"),
        };
        pair.ana.begins_cit("Kaya");
        let first = pair.on_stick("first.bundle");
        pair.ana
            .run(&["bundle", "create", "-o", &first, "--unsealed"])
            .succeeds();
        pair.desk.run(&["merge", &first, "--accept-new"]).succeeds();
        let back = pair.on_stick("back.bundle");
        pair.desk
            .run(&["bundle", "create", "-o", &back, "--for", "A01"])
            .succeeds();
        pair.ana.run(&["merge", &back, "--accept-new"]).succeeds();
        pair
    }

    fn on_stick(&self, name: &str) -> String {
        self.stick.path().join(name).display().to_string()
    }

    /// What ana writes for the coordinator, piece by piece.
    fn written(&self, name: &str, options: &[&str]) -> Vec<String> {
        let file = self.on_stick(name);
        let words = [
            "bundle", "create", "-o", &file, "--for", "C01", "--format", "json",
        ];
        let made = self.ana.run(&[&words[..], options].concat()).json();
        let files = made["files"].as_array().expect("a list").iter();
        files
            .map(|file| file.as_str().expect("a path").to_owned())
            .collect()
    }

    fn merge(&self, files: &[String]) -> String {
        let words: Vec<&str> = std::iter::once("merge")
            .chain(files.iter().map(String::as_str))
            .collect();
        self.desk.run(&words).succeeds()
    }

    /// The coordinator's request, brought to ana; what her laptop says of it.
    fn asks(&self) -> String {
        let request = self.on_stick("request.bundle");
        let said = self.desk.run(&["bundle", "request", "-o", &request]).succeeds();
        assert!(said.contains("Request written"), "{said}");
        self.ana.run(&["merge", &request]).succeeds()
    }

    /// Ana attaches a picture of so many bytes.
    fn attaches(&self, bytes: &[u8]) {
        let picture = self.ana.path("plan.jpg");
        std::fs::write(&picture, bytes).expect("a picture");
        let form = self.ana.file("pictures.json", FORM);
        let script = format!(
            r#"[{{"op":"set","path":"plan","value":"{}"}}]"#,
            picture.display()
        );
        let script = self.ana.file("script.json", &script);
        let words = ["interview", "fill", &form, "--script", &script];
        let about = ["--authority", "Zorgho", "--country", "bfa"];
        self.ana.run(&[&words[..], &about[..]].concat()).succeeds();
        let answers = self.written("answers.bundle", &[]);
        self.merge(&answers);
    }

    /// What the coordinator lacks, in bytes.
    fn lacks(&self) -> u64 {
        let list = self.desk.run(&["bundle", "request", "--format", "json"]).json();
        let files = list["files"].as_array().expect("a list");
        let spans = files
            .iter()
            .flat_map(|file| file["missing"].as_array().expect("a list"));
        spans
            .map(|span| span[1].as_u64().expect("a number") - span[0].as_u64().expect("a number"))
            .sum()
    }
}

fn picture() -> Vec<u8> {
    (0..30_000_u32)
        .flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes())
        .collect()
}

#[test]
fn a_piece_that_was_lost_is_asked_for_and_what_waited_comes_in() {
    let pair = Pair::new();
    for town in [
        "Boulsa", "Zorgho", "Mogtedo", "Zam", "Salogo", "Méguet", "Kogho", "Zoungou",
    ] {
        pair.ana.begins_cit(town);
        pair.written("never-carried.bundle", &[]);
    }
    let pieces = pair.written("week.bundle", &["--unsealed", "--max-size", "4k"]);
    assert!(pieces.len() > 1, "{pieces:?}");
    pair.merge(&pieces[1..]);
    let check = pair.desk.run(&["check"]).succeeds();
    assert!(check.contains("repere bundle request"), "{check}");

    let said = pair.asks();
    assert!(
        said.contains("asks for") && !said.contains("asks for no event"),
        "{said}"
    );
    let answer = pair.written("answer.bundle", &[]);
    pair.merge(&answer);

    let check = pair.desk.run(&["check"]).succeeds();
    assert!(!check.contains("wait"), "{check}");
    let digests = [&pair.ana, &pair.desk].map(|laptop| laptop.run(&["digest"]).succeeds());
    assert_eq!(digests[0], digests[1]);
}

#[test]
fn a_picture_comes_on_demand_in_parts_and_goes_on_where_it_stopped() {
    let pair = Pair::new();
    pair.attaches(&picture());
    assert_eq!(pair.lacks(), 120_000);
    assert!(pair.asks().contains("one file held here"));
    let parts = pair.written("plan.parcel", &["--media", "--max-size", "40k"]);
    assert_eq!(parts.len(), 4, "{parts:?}");
    for part in &parts {
        assert!(std::fs::metadata(part).expect("a file").len() <= 40_000, "{part}");
    }
    // Two of them are lost; the others arrive twice and in another order.
    let said = pair.merge(&[parts[2].clone(), parts[0].clone(), parts[2].clone()]);
    assert!(said.contains("none whole yet"), "{said}");
    let left = pair.lacks();
    assert!(left > 0 && left < 60_000, "{left} bytes are left");

    pair.asks();
    let rest = pair.written("rest.parcel", &["--media"]);
    let size: u64 = rest
        .iter()
        .map(|file| std::fs::metadata(file).expect("a file").len())
        .sum();
    assert!(size < left + 1500, "{size} bytes for the {left} that were left");
    let said = pair.merge(&rest);
    assert!(said.contains("one file is whole now"), "{said}");
    let said = pair.desk.run(&["bundle", "request"]).succeeds();
    assert!(said.contains("Nothing is lacking"), "{said}");

    let list = pair.desk.run(&["interview", "list", "--format", "json"]).json();
    let folder = pair.desk.path("media").display().to_string();
    for line in list["interviews"].as_array().expect("a list") {
        let id = line["id"].as_str().expect("an id");
        pair.desk
            .run(&["interview", "media", id, "-o", &folder])
            .succeeds();
    }
    let kept = std::fs::read(pair.desk.path("media/plan.jpg")).expect("the picture");
    assert!(kept == picture(), "it is the picture to the byte");
    pair.desk.run(&["check"]).succeeds();
}

#[test]
fn hostile_parts_of_files_are_refused_and_set_apart() {
    let (pair, mallory) = (Pair::new(), Mallory::new());
    pair.attaches(&picture());
    let hers = pair
        .desk
        .file("mallory.json", &mallory.document(&mallory.bundle()));
    pair.desk.run(&["merge", &hers, "--accept-new"]).succeeds();
    let card = pair.desk.path("card").display().to_string();
    pair.desk.run(&["keys", "card", "-o", &card]).succeeds();
    let card = crate::support::forge::card(&std::fs::read_to_string(card).expect("a card"));
    let list = pair.desk.run(&["bundle", "request", "--format", "json"]).json();
    let named = list["files"][0]["hash"].as_str().expect("a hash").to_owned();

    let other = "0f".repeat(32);
    for (hash, first, bytes, words) in [
        (&other, 0, vec![1; 9], "named by no answer"),
        (&named, 119_999, vec![1; 9], "not at this length"),
        (&named, 0, vec![1; 120_000], "are not what the answer says"),
    ] {
        let parcel = mallory.parcel(&card, hash, first, bytes);
        let file = pair.desk.path("hostile.parcel");
        std::fs::write(&file, parcel).expect("written");
        let said = pair.desk.run(&["merge", &file.display().to_string()]).refuses(1);
        assert!(said.contains(words), "{said}");
        assert_eq!(pair.lacks(), 120_000, "nothing of it is kept");
    }
    let list = pair.desk.run(&["merge", "refused"]).succeeds();
    assert_eq!(list.matches("nobody asked for").count(), 3, "{list}");
}

#[test]
fn a_parcel_of_a_device_that_nobody_took_the_word_of_is_refused() {
    let (pair, mallory) = (Pair::new(), Mallory::new());
    let card = pair.desk.path("card").display().to_string();
    pair.desk.run(&["keys", "card", "-o", &card]).succeeds();
    let card = crate::support::forge::card(&std::fs::read_to_string(card).expect("a card"));
    let file = pair.desk.path("hostile.parcel");
    std::fs::write(&file, mallory.parcel(&card, &"0f".repeat(32), 0, vec![1])).expect("written");
    let said = pair.desk.run(&["merge", &file.display().to_string()]).refuses(1);
    assert!(said.contains(&mallory.device()), "{said}");
}
