//! `docs/json.md` says what scripts can count on: held against what the commands print.

use serde_json::Value;

use crate::support::Laptop;
use crate::support::shape::keeps;

const PAGE: &str = include_str!("../docs/json.md");

fn on(laptop: &Laptop, words: &[&str]) -> Value {
    laptop.run(&[words, &["--format", "json"]].concat()).json()
}

/// An interview with the screening of a town, filled by a script.
fn filled(laptop: &Laptop, authority: &str, script: &str) -> String {
    let script = laptop.file("script.json", script);
    let words = [
        "interview",
        "fill",
        "cit",
        "--script",
        &script,
        "--authority",
        authority,
        "--country",
        "bfa",
        "--informant",
        "M1",
    ];
    on(laptop, &words)["id"].as_str().expect("an id").to_owned()
}

fn bundle(laptop: &Laptop, name: &str) -> String {
    let file = laptop.path(name).to_string_lossy().into_owned();
    laptop
        .run(&["bundle", "create", "-o", &file, "--all", "--unsealed"])
        .succeeds();
    file
}

#[test]
fn what_is_printed_about_merges_and_duplicates_is_what_the_page_says() {
    let (ana, ben, desk) = (
        Laptop::of("T1", "A01"),
        Laptop::of("T2", "B01"),
        Laptop::of("C", "C01"),
    );
    let one = filled(
        &ana,
        "Ganzourgou",
        r#"[{"op":"set","path":"h_wave","value":"2"}]"#,
    );
    let other = filled(
        &ben,
        "Guanzourgou",
        r#"[{"op":"set","path":"h_pop","nonresponse":"refused","reason":"non"}]"#,
    );
    let files = [bundle(&ana, "a.json"), bundle(&ben, "b.json")];
    let broken = desk.file("broken.json", "{}");
    let waits = on(&desk, &["merge", &files[0]]);
    let merged = on(&desk, &["merge", "--accept-new", &files[0], &files[1]]);
    let refused: Value =
        serde_json::from_str(&desk.run(&["merge", &broken, "--format", "json"]).out).expect("JSON");
    keeps(
        PAGE,
        "merge",
        [&waits, &merged, &refused],
        &[
            "merged[].forks[]",
            "parcels[].file",
            "parcels[].from",
            "parcels[].parts",
            "parcels[].whole",
            "parcels[].wanted",
            "parcels[].lacks",
        ],
    );
    keeps(PAGE, "merge log", [&on(&desk, &["merge", "log"])], &[]);

    keeps(
        PAGE,
        "duplicates",
        [&on(&desk, &["duplicates"])],
        &[
            "interviews[].marked",
            "interviews[].causes[]",
            "interviews[].shared",
            "interviews[].equal",
        ],
    );
    let compared = on(&desk, &["duplicates", "compare", &one, &other, "--all"]);
    let back = on(&desk, &["duplicates", "compare", &other, &one, "--all"]);
    keeps(PAGE, "duplicates compare", [&compared, &back], &[]);
    let marked = on(&desk, &["duplicates", "mark", &one, &other, "--both-valid"]);
    keeps(PAGE, "duplicates mark", [&marked], &[]);
    let all = on(&desk, &["duplicates", "list", "--all"]);
    keeps(PAGE, "duplicates", [&all], &[]);

    let last = merged["merged"][1]["bundle"].as_str().expect("a name");
    keeps(
        PAGE,
        "merge undo",
        [&on(&desk, &["merge", "undo", last, "--dry-run"])],
        &[],
    );
}
