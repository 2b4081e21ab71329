//! Every attack of `docs/bundle.md`, through the real binary, between two honest bundles of one merge: a sentence, exit
//! status 1, nothing of the hostile file taken, the file on the list with its reason, and the honest ones merged.

use std::path::Path;
use std::sync::OnceLock;

use crate::support::forge::{Mallory, Pack, age, brotli, card};
use crate::support::{Laptop, Ran};

/// Two honest bundles, made once.
fn honest() -> &'static [Vec<u8>; 2] {
    static HONEST: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    HONEST.get_or_init(|| {
        [("A01", "Kaya"), ("B01", "Tenkodogo")].map(|(person, town)| {
            let laptop = Laptop::of("T1", person);
            laptop.begins_cit(town);
            read(&bundle(&laptop, &["--unsealed"]))
        })
    })
}

/// Writes a bundle and gives its path.
fn bundle(laptop: &Laptop, options: &[&str]) -> String {
    let file = laptop.path("made.bundle").display().to_string();
    let words = [&["bundle", "create", "-o", &file], options].concat();
    laptop.run(&words).succeeds();
    file
}

fn read(file: &str) -> Vec<u8> {
    std::fs::read(file).expect("a file of ours")
}

/// The coordinator's laptop, on which everything arrives.
struct Desk(Laptop);

impl Desk {
    fn new() -> Self {
        Self(Laptop::of("C", "C01"))
    }

    fn card(&self) -> repere::log::Card {
        let file = self.0.path("card").display().to_string();
        self.0.run(&["keys", "card", "-o", &file]).succeeds();
        card(&String::from_utf8(read(&file)).expect("text"))
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.path(name);
        std::fs::write(&path, bytes).expect("written");
        path.display().to_string()
    }

    fn merge(&self, files: &[&str]) -> Ran {
        self.0.run(&[&["merge", "--accept-new"], files].concat())
    }

    /// How many interviews it holds.
    fn interviews(&self) -> usize {
        let list = self.0.run(&["interview", "list", "--format", "json"]).json();
        list["interviews"].as_array().expect("a list").len()
    }

    /// The reasons on the list of what was set aside.
    fn reasons(&self) -> Vec<String> {
        let list = self.0.run(&["merge", "refused", "--format", "json"]).json();
        let list = list["refused"].as_array().expect("a list");
        list.iter()
            .map(|line| line["why"].as_str().expect("a word").to_owned())
            .collect()
    }

    /// Merges a hostile file between two honest ones, and gives the sentence about it.
    #[track_caller]
    fn meets(&self, hostile: &[u8], reason: &str) -> String {
        let file = self.file("hostile.bundle", hostile);
        let said = self.meets_file(&file);
        assert_eq!(self.reasons(), [reason], "{said}");
        said
    }

    #[track_caller]
    fn meets_file(&self, hostile: &str) -> String {
        let [one, two] = honest();
        let (one, two) = (self.file("one.bundle", one), self.file("two.bundle", two));
        let said = self.merge(&[&one, hostile, &two]).refuses(1);
        assert!(said.contains(hostile), "the file is named: {said}");
        assert_eq!(self.interviews(), 2, "the honest bundles are merged: {said}");
        assert!(Path::new(hostile).exists(), "the file stays where it lies");
        self.0.run(&["check"]).succeeds();
        said
    }
}

/// Mallory's sound document, with a text in it replaced by another.
fn altered(from: &str, to: &str) -> Vec<u8> {
    let mallory = Mallory::new();
    let document = mallory.document(&mallory.bundle());
    assert!(document.contains(from), "{from} is not in {document}");
    document.replacen(from, to, 1).into_bytes()
}

#[test]
fn size_a_file_longer_than_any_bundle_is_not_even_read() {
    let desk = Desk::new();
    let file = desk.0.path("endless.bundle");
    let sparse = std::fs::File::create(&file).expect("a file");
    sparse.set_len((1 << 30) + 1).expect("a sparse file");
    let said = desk.meets_file(&file.display().to_string());
    assert!(said.contains("longer than any bundle"), "{said}");
    assert_eq!(desk.reasons(), ["long"]);
}

#[test]
fn size_a_segment_beyond_its_limit_is_refused() {
    let long = format!("\"segments\":[\"{}\",", "x".repeat(64 << 20));
    let said = Desk::new().meets(&altered("\"segments\":[", &long), "long");
    assert!(said.contains("segment no. 1 is longer"), "{said}");
}

#[test]
fn depth_lists_in_lists_end_at_the_limit() {
    for depth in [17, 200, 100_000] {
        let deep = format!("\"holds\":{}{},\n\"x", "[".repeat(depth), "]".repeat(depth));
        let said = Desk::new().meets(&altered("\"holds", &deep), "json");
        assert!(said.contains("nothing of it was taken"), "{said}");
    }
}

#[test]
fn count_a_list_beyond_its_limit_is_refused() {
    let many = format!("\"devices\":[{}", "0,".repeat(100_001));
    let said = Desk::new().meets(&altered("\"devices\":[", &many), "long");
    assert!(said.contains("lists more than 100000"), "{said}");
    let fields = "\"f\":0,".repeat(100);
    let said = Desk::new().meets(&altered("\"made\"", &format!("{fields}\"made\"")), "json");
    assert!(said.contains("more than 64 fields"), "{said}");
    let items = format!("\"segments\":[[{}0],", "0,".repeat(9_000_000));
    let said = Desk::new().meets(&altered("\"segments\":[", &items), "json");
    assert!(said.contains("more than 8000000 items"), "{said}");
}

#[test]
fn count_a_head_with_too_many_recipients_or_forms_is_refused() {
    let desk = Desk::new();
    let to = desk.card();
    for pack in [
        Pack {
            recipients: 65,
            ..Pack::default()
        },
        Pack {
            forms: 17,
            ..Pack::default()
        },
    ] {
        let hostile = Mallory::new().sealed(&to, &pack, b"x");
        let file = desk.file("hostile.bundle", &hostile);
        let said = desk.merge(&[&file]).refuses(1);
        assert!(said.contains("no whole Repère bundle"), "{said}");
    }
    assert_eq!(desk.reasons(), ["damaged", "damaged"]);
}

#[test]
fn ratio_few_bytes_that_claim_to_be_very_many_are_not_decompressed() {
    let desk = Desk::new();
    let length = 256 << 20;
    let bomb = brotli(&vec![b'['; length]);
    assert!(bomb.len() < 1000, "{} bytes", bomb.len());
    for codec in [1, 2] {
        let pack = Pack {
            codec,
            length: length as u32,
            ..Pack::default()
        };
        let desk = Desk::new();
        let said = desk.meets(&Mallory::new().sealed(&desk.card(), &pack, &bomb), "bomb");
        assert!(said.contains("grows beyond"), "{said}");
    }
    let pack = Pack {
        length: u32::MAX,
        ..Pack::default()
    };
    let said = desk.meets(&Mallory::new().sealed(&desk.card(), &pack, &bomb), "long");
    assert!(said.contains("longer than any bundle"), "{said}");
}

#[test]
fn bomb_in_the_compression_stops_at_the_length_that_was_signed() {
    let desk = Desk::new();
    let pack = Pack {
        length: 1000,
        ..Pack::default()
    };
    let bomb = brotli(&vec![b'['; 64 << 20]);
    let said = desk.meets(&Mallory::new().sealed(&desk.card(), &pack, &bomb), "bomb");
    assert!(said.contains("grows beyond the 1000 bytes"), "{said}");
}

#[test]
fn bomb_in_the_codec_ends_in_a_sentence() {
    let streams: [&[u8]; 4] = [
        b"",
        b"\x00\x00\xff\xff\xff\xff\x7f",
        b"\xff\xff\xff\xff\x7f",
        &[0xff; 5000],
    ];
    for bytes in streams {
        let desk = Desk::new();
        let pack = Pack {
            codec: 2,
            length: 4 << 20,
            ..Pack::default()
        };
        let said = desk.meets(&Mallory::new().sealed(&desk.card(), &pack, bytes), "damaged");
        assert!(said.contains("cannot be read"), "{said}");
    }
}

#[test]
fn bomb_in_the_seal_costs_no_work() {
    let desk = Desk::new();
    // A stanza that asks for 2^63 rounds, one of 100,000 strangers, and a seal around nothing of ours.
    let rounds = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    let mut hostile = Mallory::new().cover();
    hostile.extend(rounds.as_bytes());
    hostile.extend([0; 40]);
    let file = desk.file("rounds.bundle", &hostile);
    let said = desk.merge(&[&file]).refuses(1);
    assert!(
        said.contains("sealed to others") || said.contains("the seal is cut off"),
        "{said}"
    );
    let mut nothing = Mallory::new().cover();
    nothing.extend(age(&desk.card(), &vec![0; 1 << 20]));
    let said = desk.meets(&nothing, "damaged");
    assert!(said.contains("no whole Repère bundle"), "{said}");
}

#[test]
fn bomb_in_the_armour_is_no_longer_than_its_text() {
    let text = format!(
        "-----BEGIN REPERE BUNDLE aaaa-aaaa-aaaa-----\n{}\n-----END REPERE BUNDLE-----",
        "QUFB".repeat(1 << 20)
    );
    let said = Desk::new().meets(text.as_bytes(), "damaged");
    assert!(said.contains("the text is cut off or changed"), "{said}");
}

#[test]
fn json_that_two_readers_would_take_differently_is_refused() {
    for (from, to, words) in [
        (
            "\"made\":1790000100",
            "\"made\":1790000100,\n\"made\":1",
            "stands in it twice",
        ),
        ("\"made\":1790000100", "\"made\":NaN", "damaged"),
        ("\"made\":1790000100", "\"made\":18446744073709551616", "damaged"),
        ("\"made\":1790000100", "\"made\":9007199254740993", "damaged"),
        ("\"made\":1790000100", "\"made\":1.790000100e9", "damaged"),
        ("\"study\":\"TEST\"", "\"study\":\"\\ud800\"", "damaged"),
        (
            "\"study\":\"TEST\"",
            "\"study\":\"TEST\",\n\"path\":\"/etc/passwd\"",
            "not part of this format",
        ),
    ] {
        let said = Desk::new().meets(&altered(from, to), "json");
        assert!(said.contains(words), "{to}: {said}");
    }
}

#[test]
fn wrong_hash_an_altered_part_or_form_is_refused() {
    let said = Desk::new().meets(&altered("Malice", "Malign"), "segment");
    assert!(said.contains("segment no. 1 was altered"), "{said}");
    let said = Desk::new().meets(Mallory::new().with_form(&"0f".repeat(32)).as_bytes(), "form");
    assert!(said.contains("not the one that its hash names"), "{said}");
}

#[test]
fn wrong_signature_under_another_name_is_refused() {
    let desk = Desk::new();
    // A time that her signature does not cover; then her pack, cut out of its seal and sealed anew with a changed sheet.
    let said = desk.meets(
        &altered("\"made\":1790000100", "\"made\":1790000101"),
        "signature",
    );
    assert!(said.contains("does not cover this content"), "{said}");
    let desk = Desk::new();
    let sealed = Mallory::new().sealed(&desk.card(), &Pack::default(), b"x");
    let end = sealed.iter().position(|byte| *byte == b'\n').expect("a sheet") + 1;
    let sheet = String::from_utf8_lossy(&sealed[..end]).replace("\"upto\":0", "\"upto\":9");
    let relabelled = [sheet.as_bytes(), &sealed[end..]].concat();
    let said = desk.meets(&relabelled, "signature");
    assert!(said.contains("does not cover this content"), "{said}");
}

#[test]
fn wrong_signature_a_seal_taken_off_or_made_anew_is_refused() {
    let desk = Desk::new();
    let sealed = Mallory::new().sealed(&desk.card(), &Pack::default(), b"x");
    let end = sealed.iter().position(|byte| *byte == b'\n').expect("a sheet") + 1;
    let said = desk.meets(&sealed[end..], "signature");
    assert!(said.contains("was taken off"), "{said}");
    // Sealed for somebody else, who seals it to us: her signature holds, and names the other.
    let (desk, other) = (Desk::new(), Desk::new());
    let pack = Mallory::new().packed(&other.card(), &Pack::default(), b"x");
    let mut anew = Mallory::new().cover();
    anew.extend(age(&desk.card(), &pack));
    let said = desk.meets(&anew, "signature");
    assert!(said.contains("did not seal it to us"), "{said}");
}

#[test]
fn replay_the_same_bundle_brings_nothing_and_one_of_another_study_is_refused() {
    let desk = Desk::new();
    let file = desk.file("one.bundle", &honest()[0]);
    desk.merge(&[&file]).succeeds();
    let digest = desk.0.run(&["digest"]).succeeds();
    for _ in 0..3 {
        let said = desk.0.run(&["merge", &file, "--format", "json"]).json();
        assert_eq!(said["events"], 0, "{said}");
    }
    assert_eq!(desk.0.run(&["digest"]).succeeds(), digest);
    let stranger = Laptop::new();
    let words = [
        "init",
        "--study",
        "OTHER",
        "--team",
        "T1",
        "--person",
        "A01",
        "--no-passphrase",
    ];
    stranger.run(&words).succeeds();
    stranger.begins_cit("Kaya");
    let desk = Desk::new();
    let said = desk.meets(&read(&bundle(&stranger, &["--unsealed"])), "study");
    assert!(said.contains("of study “OTHER”"), "{said}");
}

#[test]
fn replay_an_old_bundle_does_not_bring_back_what_was_withdrawn() {
    let (ana, desk) = (Laptop::of("T1", "A01"), Desk::new());
    ana.begins_cit("Kaya");
    let old = desk.file("old.bundle", &read(&bundle(&ana, &["--unsealed"])));
    desk.merge(&[&old]).succeeds();
    let id = ana.run(&["interview", "list", "--format", "json"]).json();
    let id = id["interviews"][0]["id"].as_str().expect("an id").to_owned();
    ana.run(&["withdraw", &id]).succeeds();
    let new = desk.file("new.bundle", &read(&bundle(&ana, &["--unsealed", "--all"])));
    desk.merge(&[&new]).succeeds();
    let digest = desk.0.run(&["digest"]).succeeds();
    desk.merge(&[&old]).succeeds();
    assert_eq!(desk.0.run(&["digest"]).succeeds(), digest);
    let list = desk.0.run(&["interview", "list", "--format", "json"]).json();
    assert_eq!(list["interviews"][0]["state"], "withdrawn", "{list}");
}

#[test]
fn downgrade_a_bundle_without_seal_from_a_device_that_seals_is_said() {
    let (ana, desk) = (Laptop::of("T1", "A01"), Desk::new());
    let to = repere::bundle::Recipient::of(&desk.card().key).to_string();
    ana.begins_cit("Kaya");
    let sealed = desk.file("sealed.bundle", &read(&bundle(&ana, &["--recipient", &to])));
    let said = desk.merge(&[&sealed]).succeeds();
    assert!(!said.contains("less safe"), "{said}");
    ana.begins_cit("Tenkodogo");
    let bare = desk.file("bare.bundle", &read(&bundle(&ana, &["--unsealed"])));
    let said = desk.merge(&[&bare]).succeeds();
    assert!(said.contains("less safe way"), "{said}");
    assert_eq!(desk.interviews(), 2);
    let again = desk.merge(&[&bare]).succeeds();
    assert!(
        !again.contains("less safe"),
        "what brings nothing alarms nobody: {again}"
    );
}

#[test]
fn downgrade_a_layout_or_codec_that_nobody_knows_is_refused() {
    for (version, codec) in [(0, 1), (2, 1), (1, 0), (1, 9)] {
        let desk = Desk::new();
        let pack = Pack {
            version,
            codec,
            ..Pack::default()
        };
        let said = desk.meets(&Mallory::new().sealed(&desk.card(), &pack, b"x"), "newer");
        assert!(said.contains("newer version"), "{said}");
    }
    let said = Desk::new().meets(&altered("\"repere-bundle\":1", "\"repere-bundle\":0"), "newer");
    assert!(said.contains("format 0"), "{said}");
}

#[test]
fn equivocation_two_events_under_one_number_are_both_kept_and_said() {
    let (desk, mallory) = (Desk::new(), Mallory::new());
    let one = desk.file("one.bundle", mallory.document(&mallory.bundle()).as_bytes());
    let other = desk.file(
        "other.bundle",
        mallory.document(&mallory.bundle_about("Zorgho")).as_bytes(),
    );
    let said = desk.merge(&[&one]).succeeds();
    assert!(!said.contains("two different events"), "{said}");
    let said = desk.merge(&[&other]).succeeds();
    assert!(said.contains("wrote two different events number 1"), "{said}");
    assert_eq!(desk.interviews(), 2, "both are kept");
    let check = desk.0.run(&["check"]).succeeds();
    assert!(check.contains("wrote two different events"), "{check}");
    let inbox = desk.0.run(&["inbox"]).succeeds();
    assert!(inbox.contains("two histories"), "{inbox}");
}

#[test]
fn path_a_name_in_an_answer_is_never_used_as_a_path() {
    let desk = Desk::new();
    let form = r#"{"survey": [{"type": "image", "name": "plan", "label": "Plan"}, {"type": "text", "name": "say", "label": "S"}],
        "settings": [{"form_id": "pictures", "version": "1"}]}"#;
    let ana = Laptop::of("T1", "A01");
    let hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    let about = ["--authority", "Kaya", "--country", "bfa"];
    for (laptop, value) in [
        (&ana, "../../evil.jpg"),
        (&ana, "/tmp/evil.jpg"),
        (&desk.0, "fine.jpg"),
    ] {
        let (form, picture) = (laptop.file("f.json", form), laptop.file("foo.jpg", "foo"));
        let script = format!(
            r#"[{{"op":"set","path":"plan","value":"{picture}"}},{{"op":"set","path":"say","value":"{value};sha256={hash};size=3"}}]"#
        );
        let script = laptop.file("s.json", &script);
        laptop
            .run(&[&["interview", "fill", &form, "--script", &script], &about[..]].concat())
            .succeeds();
    }
    let file = desk.file("path.bundle", &read(&bundle(&ana, &["--unsealed"])));
    desk.merge(&[&file]).succeeds();
    let list = desk.0.run(&["interview", "list", "--format", "json"]).json();
    for line in list["interviews"].as_array().expect("a list") {
        let folder = desk.0.path("deep/er/media").display().to_string();
        desk.0
            .run(&[
                "interview",
                "media",
                line["id"].as_str().expect("an id"),
                "-o",
                &folder,
            ])
            .succeeds();
    }
    for escaped in ["evil.jpg", "deep/evil.jpg", "deep/er/evil.jpg"] {
        assert!(!desk.0.path(escaped).exists(), "{escaped}");
    }
    assert!(desk.0.path("deep/er/media/fine.jpg").exists());
    assert!(!Path::new("/tmp/evil.jpg").exists());
}

/// An interviewer of the study `TEST` whom the coordinator has not met.
fn stranger() -> (Laptop, Vec<u8>) {
    let ana = Laptop::of("T1", "A01");
    ana.begins_cit("Kaya");
    let bytes = read(&bundle(&ana, &["--unsealed"]));
    (ana, bytes)
}

#[test]
fn apart_an_unknown_device_waits_by_name_until_a_person_takes_its_word() {
    let (_ana, bytes) = stranger();
    let desk = Desk::new();
    let file = desk.file("first.bundle", &bytes);
    let said = desk.0.run(&["merge", &file]).succeeds();
    assert!(
        said.contains("person A01") && said.contains("kept waiting"),
        "{said}"
    );
    assert_eq!(desk.interviews(), 0);
    std::fs::remove_file(&file).expect("the stick is gone");
    let list = desk.0.run(&["keys", "show", "--format", "json"]).json();
    assert_eq!(list["apart"][0]["person"], "A01", "{list}");
    for words in [&["check"][..], &["keys", "show"], &["inbox"]] {
        let said = desk.0.run(words).succeeds();
        assert!(
            said.contains("A01") && said.contains("8 events wait"),
            "{words:?}: {said}"
        );
    }
    let said = desk.0.run(&["keys", "trust", "B99"]).refuses(1);
    assert!(said.contains("no device held apart"), "{said}");

    let said = desk.0.run(&["keys", "trust", "A01"]).succeeds();
    assert!(said.contains("8 events that had waited are in"), "{said}");
    assert_eq!(desk.interviews(), 1);
    let said = desk.0.run(&["inbox"]).succeeds();
    assert!(!said.contains("apart"), "{said}");
    desk.0.run(&["check"]).succeeds();
}

#[test]
fn apart_what_waited_comes_in_with_the_grant_that_the_study_gives() {
    let desk = Desk::new();
    let paper = desk.0.path("paper").display().to_string();
    desk.0.run(&["keys", "study", "--recovery", &paper]).succeeds();
    let (ana, bytes) = stranger();
    let (file, card) = (
        desk.file("first.bundle", &bytes),
        ana.path("card").display().to_string(),
    );
    ana.run(&["keys", "card", "-o", &card]).succeeds();
    desk.0.run(&["merge", &file]).succeeds();
    assert_eq!(desk.interviews(), 0);
    desk.0.run(&["keys", "add", &card]).succeeds();
    assert_eq!(desk.interviews(), 1, "no second merge is needed");
    // Revoked from before her next event on: it is kept, without effect, and named.
    desk.0.run(&["keys", "revoke", "A01"]).succeeds();
    ana.begins_cit("Zorgho");
    let late = desk.file("late.bundle", &read(&bundle(&ana, &["--unsealed"])));
    desk.0.run(&["merge", &late]).succeeds();
    let said = desk.0.run(&["inbox"]).succeeds();
    assert!(said.contains("revoked device"), "{said}");
    desk.0.run(&["check"]).succeeds();
}

#[test]
fn apart_a_refused_file_leaves_the_inbox_when_a_person_leaves_it_or_it_is_taken() {
    let desk = Desk::new();
    let file = desk.file("torn.bundle", &honest()[0][..200]);
    desk.0.run(&["merge", &file]).refuses(1);
    let inbox = desk.0.run(&["inbox"]).succeeds();
    assert!(inbox.contains("file set aside: cut off or damaged"), "{inbox}");
    let check = desk.0.run(&["check"]).succeeds();
    assert!(check.contains("One file was set aside"), "{check}");
    desk.0.run(&["merge", "refused", "--leave"]).succeeds();
    let inbox = desk.0.run(&["inbox"]).succeeds();
    assert!(!inbox.contains("set aside"), "{inbox}");
    let list = desk.0.run(&["merge", "refused"]).succeeds();
    assert!(
        list.contains("torn.bundle") && list.contains("left at that"),
        "{list}"
    );
}
